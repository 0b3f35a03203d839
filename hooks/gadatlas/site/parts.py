"""The generated parts of pages that are otherwise written by hand: home, overviews, Cite, Contribute."""

from __future__ import annotations

from collections.abc import Iterator

from gadatlas.export import EXTENSIONS
from gadatlas.model import Venue
from gadatlas.query import count_by_year
from gadatlas.site.atoms import address, atom
from gadatlas.site.downloads import branch_stem
from gadatlas.site.explore import FACETS
from gadatlas.site.templates import macro, render
from gadatlas.site.views import Link, Views

NEWEST = 8
FILES = {
    "bibtex": "BibTeX, 7-bit",
    "biblatex": "BibLaTeX, UTF-8",
    "ris": "RIS, for reference managers",
    "csl-json": "CSL-JSON, for citation processors",
    "csv": "a table, for spreadsheets",
    "json": "every field, the taxonomy, domains and tags",
}


def overview_parts(views: Views, repository: str, rules: list[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Return HTML by part name by page path."""
    counts = _counts(views)
    years = macro("years", count_by_year(views.atlas.papers))
    newest = views.rows(views.index.newest_first[:NEWEST])
    return {
        "index.md": {
            "figures": macro("figures", counts),
            "branches": macro("branches", list(_tree(views)), ""),
            "domains": macro("cards", views.domain_links, ""),
            "newest": macro("newest", newest, ""),
            "years": years,
        },
        "explore.md": {"explore": render("explore", root="../")},
        "taxonomy/index.md": {"branches": macro("branches", list(_tree(views)), "../"), "years": years},
        "applications/index.md": {"domains": macro("cards", views.domain_links, "../")},
        "tags/index.md": {slug: macro("tags", links, "../") for slug, links in _tags(views)},
        "cite.md": {
            "everything": macro("downloads", _everything(), "../"),
            "branches": macro("downloads", list(_branch_files(views)), "../"),
            "domains": macro("downloads", list(_domain_files(views)), "../"),
        },
        "contribute.md": {
            "report": macro("report", repository),
            "wanted": macro("wanted", list(_wanted(views))),
            "rules": macro("rules", rules),
        },
        "about.md": {"coverage": macro("coverage", counts)},
    }


def _counts(views: Views) -> dict[str, object]:
    papers = views.atlas.papers
    return {
        "papers": len(papers),
        "checked": sum(paper.checked is not None for paper in papers),
        "primary": sum(paper.primary for paper in papers),
        "ideas": sum(bool(paper.idea) for paper in papers),
        "code": sum(bool(paper.code) for paper in papers),
        "venues": len(views.index.venues),
        "coverage": views.atlas.info.coverage_through.isoformat(),
    }


def _tree(views: Views) -> Iterator[tuple[Link, str, list[Link]]]:
    for root in views.atlas.taxonomy:
        below = [views.branch_link(branch, branch.id.count("/")) for branch in list(root.walk())[1:]]
        yield views.branch_link(root), atom(root.summary), below


def _tags(views: Views) -> Iterator[tuple[str, list[Link]]]:
    index = views.index
    for facet, (slug, _) in FACETS.items():
        yield (
            slug,
            [
                Link(atom(tag.name), atom(f"tags/{slug}/{tag.id}/"), atom(f"{len(index.of_tag(facet, tag.id)):,}"))
                for tag in views.atlas.vocabulary[facet]
            ],
        )
    yield "venue", [_venue(venue, len(index.of_venue(venue.id))) for venue in index.venues]


def _venue(venue: Venue, count: int) -> Link:
    return Link(atom(venue.name), atom(f"tags/venue/{venue.id}/"), atom(f"{count:,}"))


def _everything() -> list[Link]:
    return [
        *(
            Link(atom(f"atlas.{EXTENSIONS[name]}"), atom(f"exports/atlas.{EXTENSIONS[name]}"), atom(note))
            for name, note in FILES.items()
        ),
        Link(atom("atlas.schema.json"), atom("exports/atlas.schema.json"), atom("JSON Schema of atlas.json")),
    ]


def _branch_files(views: Views) -> Iterator[Link]:
    for branch in views.atlas.branches():
        link = views.branch_link(branch, branch.id.count("/"))
        yield Link(link.text, atom(f"{branch_stem(branch)}.bib"), link.note, link.depth)


def _domain_files(views: Views) -> Iterator[Link]:
    for link, _ in views.domain_links:
        yield Link(link.text, atom(f"exports/{link.url.rstrip('/')}.bib"), link.note)


def _wanted(views: Views) -> Iterator[tuple[Link, str, str]]:
    for paper in views.atlas.wanted:
        title = views.branch_title(views.index.branches[paper.branch])
        yield Link(atom(paper.title), address(paper.link)), title, paper.missing
