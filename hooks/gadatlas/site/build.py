"""Atlas -> Site: a pure mapping of paths to texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gadatlas.export.references import References
from gadatlas.model import Atlas, Branch, Domain, Paper
from gadatlas.query import by_home, count_by_year
from gadatlas.site.addresses import updates
from gadatlas.site.atoms import atom
from gadatlas.site.downloads import branch_stem, domain_stem
from gadatlas.site.explore import FACETS
from gadatlas.site.exports import exports_page
from gadatlas.site.machines import Machines
from gadatlas.site.pages import Page, Site
from gadatlas.site.parts import overview_parts
from gadatlas.site.templates import render
from gadatlas.site.views import Group, Views

SAMPLE = 10
LOCAL = "http://127.0.0.1:8000/"


def build(
    atlas: Atlas,
    repository: str = "",
    rules: Iterable[tuple[str, str]] = (),
    address: str = LOCAL,
    references: References | None = None,
) -> Site:
    """Return every generated page, part and file of the site, and its navigation.

    Args:
        atlas: The checked catalogue.
        repository: Address of the project's repository, for the links that report errors; may be empty.
        rules: Name and meaning of each rule of the data, for the contributor's guide.
        address: Where the site will stand, for feeds and whatever else leaves it; may be empty.
        references: The formatted references, if somebody has started to make them already.
    """
    builder = _Builder(atlas, repository)
    pages = {page.path: page for page in builder.pages()}
    parts = overview_parts(builder.views, repository, list(rules))
    pages["exports.md"] = exports_page(builder.views)
    machines = Machines(builder.views, f"{(address or LOCAL).rstrip('/')}/", references or References(atlas.papers))
    return Site(
        pages, parts, dict(machines.files()), _nav(atlas), dict(machines.heads()), updates(atlas, builder.index)
    )


class _Builder:
    def __init__(self, atlas: Atlas, repository: str) -> None:
        self.atlas = atlas
        self.repository = repository
        self.views = Views(atlas)
        self.index = self.views.index

    def pages(self) -> Iterator[Page]:
        for branch in self.atlas.branches():
            yield self._branch(branch)
        for domain in self.atlas.domains:
            yield self._domain(domain)
        yield from self._tags()
        for paper in self.atlas.papers:
            yield self._paper(paper)

    def _paper(self, paper: Paper) -> Page:
        html = render("paper", paper=self.views.paper(paper), root="../../", repository=self.repository)
        return Page(
            f"papers/{paper.key}.md",
            paper.name or paper.title,
            paper.idea or f"{paper.title}. {paper.venue.name} {paper.year}.",
            {"page": html},
            origin=paper.origin,
            meta={"hide": ["navigation", "toc"]},
        )

    def _branch(self, branch: Branch) -> Page:
        papers = self.index.of_branch(branch.id)
        if branch.children:
            groups = [self._sample(child) for child in branch.children]
        else:
            groups = [Group(atom(""), atom(""), "", self.views.rows(papers))]
        html = render(
            "branch",
            count=len(papers),
            years=count_by_year(papers),
            groups=groups,
            bib=f"{branch_stem(branch)}.bib",
            root="../" * (branch.id.count("/") + 2),
        )
        return _with_intro(_branch_path(branch), branch.title, branch.summary, html)

    def _sample(self, branch: Branch) -> Group:
        papers = self.index.of_branch(branch.id)
        rows = self.views.rows(papers[:SAMPLE])
        anchor = branch.id.rpartition("/")[2]
        return Group(atom(branch.title), atom(f"taxonomy/{branch.id}/"), anchor, rows, len(papers) - len(rows))

    def _domain(self, domain: Domain) -> Page:
        papers = self.index.of_domain(domain.id)
        groups = [
            Group(
                self.views.branch_title(branch),
                atom(f"taxonomy/{branch.id}/"),
                branch.id.replace("/", "-"),
                self.views.rows(members),
            )
            for branch, members in by_home(papers, self.atlas)
        ]
        html = render(
            "domain",
            count=len(papers),
            years=count_by_year(papers),
            groups=groups,
            bib=f"{domain_stem(domain)}.bib",
            root="../../",
        )
        return _with_intro(f"applications/{domain.id}.md", domain.title, domain.summary, html)

    def _tags(self) -> Iterator[Page]:
        for facet, (slug, title) in FACETS.items():
            for tag in self.atlas.vocabulary[facet]:
                papers = self.index.of_tag(facet, tag.id)
                yield self._tag(f"tags/{slug}/{tag.id}.md", title, tag.name, tag.summary, papers)
        for venue in self.index.venues:
            names = ", ".join(venue.full_names)
            yield self._tag(f"tags/venue/{venue.id}.md", "Venue", venue.name, names, self.index.of_venue(venue.id))

    def _tag(self, path: str, facet: str, name: str, summary: str, papers: tuple[Paper, ...]) -> Page:
        html = render(
            "tag",
            facet=facet,
            explore=_explore_address(path),
            title=atom(name),
            summary=atom(summary),
            count=len(papers),
            rows=self.views.rows(papers),
            root="../../../",
        )
        title, description = f"{name} ({facet.lower()})", f"Papers of the atlas: {facet.lower()} {name}."
        return Page(path, title, description, {"page": html}, meta={"hide": ["navigation", "toc"]})


def _nav(atlas: Atlas) -> list[object]:
    """Return the navigation as MkDocs reads it; paper and tag pages are left out."""
    domains = ({domain.title: f"applications/{domain.id}.md"} for domain in atlas.domains)
    return [
        {"Home": "index.md"},
        {"Explore": "explore.md"},
        {"Taxonomy": ["taxonomy/index.md", *(_branch_nav(branch) for branch in atlas.taxonomy)]},
        {"Applications": ["applications/index.md", *domains]},
        {"Tags": "tags/index.md"},
        {"Glossary": "glossary.md"},
        {"Cite": "cite.md"},
        {"Contribute": "contribute.md"},
        {"About": "about.md"},
    ]


def _branch_nav(branch: Branch) -> dict[str, object]:
    if not branch.children:
        return {branch.title: _branch_path(branch)}
    return {branch.title: [_branch_path(branch), *(_branch_nav(child) for child in branch.children)]}


def _branch_path(branch: Branch) -> str:
    """Return where a branch's page stands: a folder's index where it has children."""
    return f"taxonomy/{branch.id}/index.md" if branch.children else f"taxonomy/{branch.id}.md"


def _explore_address(path: str) -> str:
    """Return where Explore shows the papers of a tag page."""
    _, facet, value = path.removesuffix(".md").split("/")
    return f"explore/?{facet}={value}"


def _with_intro(path: str, title: str, summary: str, html: str) -> Page:
    prose = f"# {atom(title)}\n\n{atom(summary)}\n\n<!-- atlas:papers -->"
    return Page(path, title, summary, {"papers": html}, prose, meta={"hide": ["toc"]})
