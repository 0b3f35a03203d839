"""BibLaTeX: UTF-8, its own entry types, one date, names of fields from its manual."""

from __future__ import annotations

from collections.abc import Iterable

from gadatlas.export.bib_entry import Pair, format_names, format_pages, format_title, identifiers, write_entry
from gadatlas.export.details import is_arxiv_preprint, month_number, page_range
from gadatlas.export.latex import to_latex_utf8
from gadatlas.model import EntryType, Paper

# Entry type, field of the venue's name, value of "type" where the entry type needs one.
SHAPES = {
    EntryType.ARTICLE: ("article", "journaltitle", ""),
    EntryType.INPROCEEDINGS: ("inproceedings", "booktitle", ""),
    EntryType.MISC: ("online", "organization", ""),
    EntryType.PHDTHESIS: ("thesis", "institution", "phdthesis"),
    EntryType.TECHREPORT: ("report", "institution", "techreport"),
}
# What biblatex's data model allows besides; biber reports any other field.
ALLOWED = {
    EntryType.ARTICLE: ("volume", "number", "series"),
    EntryType.INPROCEEDINGS: ("volume", "number", "series", "publisher", "location"),
    EntryType.MISC: (),
    EntryType.PHDTHESIS: ("location",),
    EntryType.TECHREPORT: ("number", "location"),
}


def write_biblatex(papers: Iterable[Paper]) -> str:
    """Return the papers' entries in the order given, a blank line between two."""
    return "\n".join(biblatex_entry(paper) for paper in papers)


def biblatex_entry(paper: Paper) -> str:
    """Return one entry.

    Source of the format: P. Kime, M. Wemheuer, P. Lehman, "The biblatex Package", sections 2.1 and 2.2.
    """
    return write_entry(SHAPES[paper.entry_type][0], paper.key, _pairs(paper))


def _pairs(paper: Paper) -> Iterable[Pair]:
    details = dict(paper.details)
    _, venue_field, default_type = SHAPES[paper.entry_type]
    yield "author", format_names(paper.authors, to_latex_utf8)
    yield "title", format_title(paper.title_braced, to_latex_utf8)
    yield venue_field, to_latex_utf8("" if is_arxiv_preprint(paper) else paper.venue_name)
    yield "eventtitle", to_latex_utf8(_event(paper))
    yield "date", _date(paper)
    for name in ("volume", "number"):
        yield name, _allowed(paper, name, details.get(name, ""))
    pages = "" if paper.entry_type is EntryType.MISC else details.get("pages", "")
    yield "eid" if _is_article_number(paper, pages) else "pages", format_pages(pages, to_latex_utf8)
    for name in ("series", "publisher"):
        yield name, _allowed(paper, name, details.get(name, ""))
    yield "location", _allowed(paper, "location", details.get("address", ""))
    yield "pubstate", "prepublished" if paper.entry_type is EntryType.MISC else ""
    yield "type", to_latex_utf8(details.get("type", "")) or default_type if default_type else ""
    yield from identifiers(paper, "eprinttype")
    yield "note", to_latex_utf8(details.get("note", ""))
    yield "ids", ", ".join(paper.aliases)


def _allowed(paper: Paper, name: str, value: str) -> str:
    return to_latex_utf8(value) if name in ALLOWED[paper.entry_type] else ""


def _event(paper: Paper) -> str:
    """Return the event's short name where the title of the proceedings doesn't say it."""
    if paper.entry_type is not EntryType.INPROCEEDINGS or paper.venue.name in paper.venue_name:
        return ""
    return paper.venue.name


def _date(paper: Paper) -> str:
    month = month_number(paper)
    return f"{paper.year}-{month:02}" if month else str(paper.year)


def _is_article_number(paper: Paper, pages: str) -> bool:
    return paper.entry_type is EntryType.ARTICLE and pages.isalnum() and not page_range(pages)[1]
