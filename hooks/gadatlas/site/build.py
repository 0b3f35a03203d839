"""Atlas -> Site: a pure mapping of paths to texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import jinja2

from gadatlas.export import FORMATS
from gadatlas.model import Atlas, Branch, Domain, Paper
from gadatlas.query import by_home, count_by_year
from gadatlas.site.atoms import atom, plural
from gadatlas.site.pages import Page, Site
from gadatlas.site.views import FACETS, Group, Link, Views
from gadatlas.source.rules import annotation, bibliography, catalogue, rule_name

SAMPLE = 10


def build(atlas: Atlas, repository: str = "") -> Site:
    """Return every generated page and file of the site, and its navigation.

    Args:
        atlas: The checked catalogue.
        repository: Address of the project's repository, for the links that report errors; may be empty.
    """
    builder = _Builder(atlas, repository)
    pages = {page.path: page for page in builder.pages()}
    return Site(pages, dict(builder.fragments()), dict(builder.files()), builder.nav())


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("gadatlas.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plural"] = plural
    return environment


def render(template: str, **values: Any) -> str:
    """Return a template's text; values that are not marked as safe are escaped."""
    return _templates().get_template(f"{template}.md.j2").render(**values)


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
        body = render("paper", paper=self.views.paper(paper), root="../../", repository=self.repository)
        description = paper.idea or f"{paper.title}. {paper.venue.name} {paper.year}."
        title = paper.name or paper.title
        meta = {"hide": ["navigation", "toc"]}
        return Page(f"papers/{paper.key}.md", title, description, body, origin=paper.origin, meta=meta)

    def _branch(self, branch: Branch) -> Page:
        path = branch_path(branch)
        root = "../" * (branch.id.count("/") + 2)
        if branch.children:
            groups = [self._sample(child) for child in branch.children]
        else:
            groups = [Group(atom(""), atom(""), "", self.views.rows(self.index.of_branch(branch.id)))]
        body = render(
            "branch",
            trail=[self.views.branch_link(self.index.branches[b]) for b in _parents(branch)],
            count=len(self.index.of_branch(branch.id)),
            years=count_by_year(self.index.of_branch(branch.id)),
            groups=groups,
            bib=f"exports/taxonomy/{branch.id.replace('/', '-')}.bib",
            root=root,
        )
        return Page(path, branch.title, branch.summary, body, _intro(branch.title, branch.summary))

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
        body = render(
            "domain",
            count=len(papers),
            groups=groups,
            bib=f"exports/applications/{domain.id}.bib",
            root="../../",
        )
        intro = _intro(domain.title, domain.summary)
        return Page(f"applications/{domain.id}.md", domain.title, domain.summary, body, intro)

    def _tags(self) -> Iterator[Page]:
        for facet, (slug, title) in FACETS.items():
            for tag in self.atlas.vocabulary[facet]:
                papers = self.index.of_tag(facet, tag.id)
                yield self._tag(f"tags/{slug}/{tag.id}.md", title, tag.name, tag.summary, papers)
        for venue in self.index.venues:
            names = ", ".join(venue.full_names)
            yield self._tag(f"tags/venue/{venue.id}.md", "Venue", venue.name, names, self.index.of_venue(venue.id))

    def _tag(self, path: str, facet: str, name: str, summary: str, papers: tuple[Paper, ...]) -> Page:
        body = render(
            "tag",
            facet=facet,
            title=atom(name),
            summary=atom(summary),
            count=len(papers),
            rows=self.views.rows(papers),
            root="../../../",
        )
        return Page(path, f"{name} ({facet.lower()})", f"Papers of the atlas: {facet.lower()} {name}.", body)

    def fragments(self) -> Iterator[tuple[str, str]]:
        """Yield the generated part of each hand-written page that is not a branch or domain."""
        tree = [(self.views.branch_link(b), atom(b.summary), self._subtree(b)) for b in self.atlas.taxonomy]
        papers = self.atlas.papers
        counts = {
            "papers": len(papers),
            "checked": sum(paper.checked is not None for paper in papers),
            "ideas": sum(bool(paper.idea) for paper in papers),
            "code": sum(bool(paper.code) for paper in papers),
            "venues": len(self.index.venues),
            "coverage": self.atlas.info.coverage_through.isoformat(),
        }
        common = {"tree": tree, "domains": self.views.domain_links, "counts": counts, "years": count_by_year(papers)}
        newest = self.views.rows(self.index.newest_first[:8])
        yield "index.md", render("home", root="", newest=newest, **common)
        yield "taxonomy/index.md", render("taxonomy", root="../", **common)
        yield "applications/index.md", render("applications", root="../", **common)
        yield "tags/index.md", render("tags", root="../", facets=self._facet_lists())
        yield "cite.md", render("cite", root="../", branches=list(self._branch_links()), **common)
        yield "contribute.md", render("contribute", root="../", repository=self.repository, wanted=self._wanted(), rules=list(_rules()))
        yield "about.md", render("about", root="../", **common)

    def _subtree(self, branch: Branch) -> list[tuple[Link, int]]:
        below = list(branch.walk())[1:]
        depth = branch.id.count("/")
        return [(self.views.branch_link(child), child.id.count("/") - depth) for child in below]

    def _branch_links(self) -> Iterator[tuple[Link, str]]:
        for branch in self.atlas.branches():
            count = atom(f"{len(self.index.of_branch(branch.id)):,}")
            bib = f"exports/taxonomy/{branch.id.replace('/', '-')}.bib"
            yield Link(self.views.branch_title(branch), atom(f"taxonomy/{branch.id}/"), count), bib

    def _facet_lists(self) -> list[tuple[str, str, list[Link]]]:
        lists = []
        for facet, (slug, title) in FACETS.items():
            links = [
                Link(atom(t.name), atom(f"tags/{slug}/{t.id}/"), atom(str(len(self.index.of_tag(facet, t.id)))))
                for t in self.atlas.vocabulary[facet]
            ]
            lists.append((title, slug, links))
        venues = [
            Link(atom(v.name), atom(f"tags/venue/{v.id}/"), atom(str(len(self.index.of_venue(v.id)))))
            for v in self.index.venues
        ]
        return [*lists, ("Venue", "venue", venues)]

    def _wanted(self) -> list[tuple[Link, Link, str]]:
        branches = self.index.branches
        return [
            (
                Link(atom(paper.title), atom(paper.link)),
                Link(self.views.branch_title(branches[paper.branch]), atom(f"taxonomy/{paper.branch}/")),
                paper.missing,
            )
            for paper in self.atlas.wanted
        ]

    def files(self) -> Iterator[tuple[str, str]]:
        bibtex = FORMATS["bibtex"]
        everything = self.atlas.papers
        yield "exports/atlas.bib", bibtex(self.atlas, everything)
        yield "exports/atlas.json", FORMATS["json"](self.atlas, everything)
        for branch in self.atlas.branches():
            papers = _by_key(self.index.of_branch(branch.id))
            yield f"exports/taxonomy/{branch.id.replace('/', '-')}.bib", bibtex(self.atlas, papers)
        for domain in self.atlas.domains:
            papers = _by_key(self.index.of_domain(domain.id))
            yield f"exports/applications/{domain.id}.bib", bibtex(self.atlas, papers)
        for paper in everything:
            yield f"papers/{paper.key}/{paper.key}.bib", bibtex(self.atlas, [paper])

    def nav(self) -> list[object]:
        """Return the navigation as MkDocs reads it; paper and tag pages are left out."""
        return [
            {"Home": "index.md"},
            {"Taxonomy": ["taxonomy/index.md", *(_branch_nav(branch) for branch in self.atlas.taxonomy)]},
            {
                "Applications": [
                    "applications/index.md",
                    *({domain.title: f"applications/{domain.id}.md"} for domain in self.atlas.domains),
                ]
            },
            {"Tags": "tags/index.md"},
            {"Cite": "cite.md"},
            {"Contribute": "contribute.md"},
            {"About": "about.md"},
        ]


def branch_path(branch: Branch) -> str:
    """Return where a branch's page stands: a folder's index where it has children."""
    return f"taxonomy/{branch.id}/index.md" if branch.children else f"taxonomy/{branch.id}.md"


def _intro(title: str, summary: str) -> str:
    return f"# {atom(title)}\n\n{atom(summary)}\n\n"


def _branch_nav(branch: Branch) -> dict[str, object]:
    if not branch.children:
        return {branch.title: branch_path(branch)}
    return {branch.title: [branch_path(branch), *(_branch_nav(child) for child in branch.children)]}


def _parents(branch: Branch) -> list[str]:
    return [str(parent) for parent in reversed(PurePosixPath(branch.id).parents) if str(parent) != "."]


def _by_key(papers: tuple[Paper, ...]) -> list[Paper]:
    return sorted(papers, key=lambda paper: paper.key)


def _rules() -> Iterator[tuple[str, str]]:
    for module in (bibliography, annotation, catalogue):
        for rule in module.RULES:
            yield rule_name(rule), (rule.__doc__ or "").strip()
