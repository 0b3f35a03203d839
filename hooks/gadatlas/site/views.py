"""What templates see: values ready to print, made once per paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from gadatlas.export.coins import coins
from gadatlas.model import Atlas, Branch, Facet, Paper, Person
from gadatlas.query import Index, ancestry
from gadatlas.site.atoms import address, atom, authors, authors_short, headline, preformatted
from gadatlas.site.downloads import Downloads
from gadatlas.site.explore import FACETS, spellings

EMPTY = Markup("")


@dataclass(frozen=True, slots=True)
class Link:
    """A text and an address; ``url`` is below the site's root unless it is absolute. ``depth`` indents."""

    text: Markup
    url: Markup
    note: Markup = EMPTY
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a table or list."""

    key: str
    url: Markup
    title: Markup
    name: Markup
    heading: Markup
    authors: Markup
    venue: Markup
    year: int
    how: Markup
    idea: Markup
    code: Markup
    checked: bool
    coins: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper on its own page."""

    row: Row
    authors: Markup
    families: str
    venue: Markup
    venue_url: Markup
    kind: str
    spellings: Markup
    links: list[Link]
    facets: list[tuple[str, list[Link]]]
    technique: Markup
    scenario: Markup
    bibtex: Markup
    related: list[Row]
    checked_on: str
    checked_against: Markup
    checked_primary: bool
    read: Markup
    aliases: list[Markup]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the papers below it; ``more`` counts those left out."""

    title: Markup
    url: Markup
    anchor: str
    rows: list[Row]
    more: int = 0

    @property
    def shown(self) -> int:
        """How many papers stand below the heading."""
        return len(self.rows)


class Views:
    """Makes views of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        """Make nothing yet: each view is made when first asked for."""
        self.atlas = atlas
        self.index = Index(atlas)
        self.downloads = Downloads(atlas, self.index)
        self._rows: dict[str, Row] = {}

    def row(self, paper: Paper) -> Row:
        """Return the paper's row, made once."""
        if paper.key not in self._rows:
            self._rows[paper.key] = Row(
                key=paper.key,
                url=atom(f"papers/{paper.key}/"),
                title=atom(paper.title),
                name=atom(paper.name),
                heading=headline(paper.name, paper.title),
                authors=authors_short(paper.authors),
                venue=atom(paper.venue.name),
                year=paper.year,
                how=self._how(paper),
                idea=atom(paper.idea),
                code=address(paper.code),
                checked=paper.checked is not None,
                coins=coins(paper),
            )
        return self._rows[paper.key]

    def rows(self, papers: Sequence[Paper]) -> list[Row]:
        """Return the rows of several papers."""
        return [self.row(paper) for paper in papers]

    def _how(self, paper: Paper) -> Markup:
        """What tells papers of one branch apart: technique, else foundation models, else scores."""
        if paper.technique:
            return atom(paper.technique)
        facet = Facet.FOUNDATION_MODELS if paper.foundation_models else Facet.SCORE
        return Markup(", ").join(atom(self.index.tags[facet][tag].name) for tag in paper.tags(facet))

    def paper(self, paper: Paper) -> PaperView:
        """Return the view of a paper page."""
        checked = paper.checked
        return PaperView(
            row=self.row(paper),
            authors=authors(paper.authors),
            families=_families(paper.authors),
            venue=atom(paper.venue_name),
            venue_url=atom(f"explore/?venue={paper.venue.id}"),
            kind=paper.venue.kind.value,
            spellings=atom(spellings(paper)),
            links=self._links(paper),
            facets=[(name, links) for name, links in self._facets(paper) if links],
            technique=atom(paper.technique),
            scenario=atom(paper.scenario),
            bibtex=preformatted(self.downloads.piece("bibtex", paper)),
            related=self.rows(self.index.related(paper)),
            checked_on=checked.on.isoformat() if checked else "",
            checked_against=address(checked.against) if checked else Markup(""),
            checked_primary=paper.primary,
            read=address(paper.read),
            aliases=[atom(alias) for alias in paper.aliases],
        )

    def _links(self, paper: Paper) -> list[Link]:
        found = [("Paper", paper.link, "paper")]
        if paper.arxiv and "arxiv.org" not in paper.link:
            found.append((f"arXiv:{paper.arxiv}", f"https://arxiv.org/abs/{paper.arxiv}", ""))
        if paper.openreview and "openreview.net" not in paper.link:
            found.append(("OpenReview", f"https://openreview.net/forum?id={paper.openreview}", ""))
        if paper.doi and paper.url:
            found.append(("Publisher", paper.url, ""))
        if paper.code:
            found.append(("Code", paper.code, "code"))
        return [Link(atom(text), address(url), atom(meta)) for text, url, meta in found if address(url)]

    def _facets(self, paper: Paper) -> list[tuple[str, list[Link]]]:
        branches, domains = self.index.branches, self.index.domains
        found = [
            (
                "Branch",
                [self._tag("branch", b, self.branch_title(branches[b]), f"taxonomy/{b}/") for b in paper.branches],
            ),
            (
                "Application",
                [self._tag("domain", d, atom(domains[d].title), f"applications/{d}/") for d in paper.domains],
            ),
        ]
        for facet, (slug, title) in FACETS.items():
            tags = self.index.tags[facet]
            found.append((title, [self._tag(slug, t, atom(tags[t].name)) for t in paper.tags(facet)]))
        return found

    @staticmethod
    def _tag(facet: str, value: str, text: Markup, page: str = "") -> Link:
        """Return a link to Explore with one filter set; ``note`` is the value's own page, if it has an introduction."""
        return Link(text, atom(f"explore/?{facet}={value}"), atom(page))

    def branch_title(self, branch: Branch) -> Markup:
        """Return a branch's title, with its parents' where the leaf alone would be unclear."""
        parents = [self.index.branches[b].title for b in ancestry(branch.id)[:-1]]
        return Markup(" › ").join(atom(title) for title in [*parents, branch.title])

    def branch_link(self, branch: Branch, depth: int = 0) -> Link:
        """Return a branch's title, address and number of papers."""
        count = len(self.index.of_branch(branch.id))
        return Link(atom(branch.title), atom(f"taxonomy/{branch.id}/"), atom(f"{count:,}"), depth)

    @cached_property
    def domain_links(self) -> list[tuple[Link, Markup]]:
        """Each domain's link with its number of papers, and its summary."""
        return [
            (
                Link(atom(d.title), atom(f"applications/{d.id}/"), atom(f"{len(self.index.of_domain(d.id)):,}")),
                atom(d.summary),
            )
            for d in self.atlas.domains
        ]


def _families(people: Sequence[Person]) -> str:
    """Return how many of each name's last words are the family name, 0 for a group; nothing where all are one."""
    lengths = [0 if p.literal else len(f"{p.family} {p.suffix}".split()) for p in people]
    return " ".join(map(str, lengths)) if set(lengths) != {1} else ""
