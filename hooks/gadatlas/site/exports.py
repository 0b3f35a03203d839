"""The page that says what each export is: size, format, licence, coverage, and how to cite the atlas itself."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gadatlas.export import EXTENSIONS, FORMAT_NAMES
from gadatlas.export.bib_entry import write_entry
from gadatlas.export.json_schema import write_schema
from gadatlas.site.atoms import atom, plural, preformatted
from gadatlas.site.downloads import branch_stem, domain_stem
from gadatlas.site.pages import Page
from gadatlas.site.templates import render
from gadatlas.site.views import Views

MEDIA_TYPES = {
    "atlas.bib": "application/x-bibtex",
    "atlas.biblatex.bib": "application/x-bibtex",
    "atlas.ris": "application/x-research-info-systems",
    "atlas.csl.json": "application/vnd.citationstyles.csl+json",
    "atlas.csv": "text/csv",
    "atlas.json": "application/json",
    "atlas.schema.json": "application/schema+json",
}
CONTENTS = {
    "atlas.bib": "every paper as BibTeX for any LaTeX style",
    "atlas.biblatex.bib": "every paper as BibLaTeX, UTF-8, for biber",
    "atlas.ris": "every paper as RIS, for Zotero, EndNote, Mendeley and other reference managers",
    "atlas.csl.json": "every paper as CSL-JSON, for Pandoc, Quarto and other citation processors",
    "atlas.csv": "every paper as a table, RFC 4180, for spreadsheets",
    "atlas.json": "every field of every paper, the taxonomy, domains and tags",
    "atlas.schema.json": "the JSON Schema (2020-12) that describes atlas.json",
}


@dataclass(frozen=True, slots=True)
class File:
    """One export of everything."""

    name: str
    contents: str
    media_type: str
    size: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A branch or domain: its title, its number of papers, where its files stand without their endings, their sizes."""

    title: Markup
    count: int
    stem: str
    sizes: list[str]


def exports_page(views: Views) -> Page:
    """Return the page."""
    info, downloads = views.atlas.info, views.downloads
    sizes = {f"atlas.{EXTENSIONS[name]}": downloads.size(name, views.atlas.papers) for name in FORMAT_NAMES} | {
        "atlas.schema.json": len(write_schema().encode())
    }
    listed = [File(name, CONTENTS[name], kind, _size(sizes[name])) for name, kind in MEDIA_TYPES.items()]
    titles = {branch_stem(branch): views.branch_title(branch) for branch in views.atlas.branches()}
    titles |= {domain_stem(domain): atom(domain.title) for domain in views.atlas.domains}
    selections = [
        Selection(titles[stem], len(papers), stem, [_size(downloads.size(name, papers)) for name in FORMAT_NAMES])
        for stem, papers in downloads.selections()
        if papers
    ]
    html = render(
        "exports",
        info=info,
        count=len(views.atlas.papers),
        files=listed,
        selections=selections,
        formats=[(FORMAT_NAMES[name], EXTENSIONS[name]) for name in FORMAT_NAMES],
        citation=preformatted(_citation(views)),
        root="../",
    )
    description = "Every export of the atlas: what it holds, its format and size."
    return Page("exports.md", "Exports", description, {"page": html}, meta={"hide": ["navigation", "toc"]})


def _citation(views: Views) -> str:
    """Return how to cite the atlas itself, as BibTeX; the day covered stands for a version."""
    info = views.atlas.info
    day = info.coverage_through
    return write_entry(
        "misc",
        f"atlas{day.year}gad",
        [
            ("author", f"{{{info.title} contributors}}"),
            ("title", f"{{{info.title}}}"),
            ("year", str(day.year)),
            ("note", f"Coverage through {day.isoformat()}, {plural(len(views.atlas.papers), 'paper')}"),
        ],
    )


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
