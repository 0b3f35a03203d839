"""What the atlas is made of: frozen values, no input or output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class VenueKind(StrEnum):
    """How a venue publishes."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"
    THESIS = "thesis"
    REPORT = "report"


class EntryType(StrEnum):
    """BibTeX entry types that the data may use."""

    ARTICLE = "article"
    INPROCEEDINGS = "inproceedings"
    MISC = "misc"
    PHDTHESIS = "phdthesis"
    TECHREPORT = "techreport"

    @property
    def venue_field(self) -> str:
        """The BibTeX field that names the venue of an entry of this type."""
        return _VENUE_FIELDS[self]


_VENUE_FIELDS = {
    EntryType.ARTICLE: "journal",
    EntryType.INPROCEEDINGS: "booktitle",
    EntryType.MISC: "howpublished",
    EntryType.PHDTHESIS: "school",
    EntryType.TECHREPORT: "institution",
}


class PaperKind(StrEnum):
    """What a paper contributes."""

    METHOD = "method"
    BASIS = "basis"
    SURVEY = "survey"
    BENCHMARK = "benchmark"
    DATASET = "dataset"


class Facet(StrEnum):
    """Closed tag sets of ``vocabulary.yml``; the value is the field's name in an annotation."""

    FAMILIES = "families"
    SCORE = "score"
    FOUNDATION_MODELS = "foundation_models"
    MODALITIES = "modalities"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the data a thing stands: path relative to the project, line from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Person:
    """An author: family name with its particles, given names, suffix such as ``Jr.``.

    A corporate author has only ``family`` and ``literal`` set.
    """

    family: str
    given: str = ""
    suffix: str = ""
    literal: bool = False

    @property
    def display(self) -> str:
        """Given name first, as on a title page."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Venue:
    """A journal, conference, workshop, preprint server, school or institution."""

    id: str
    name: str
    full_names: tuple[str, ...]
    kind: VenueKind


@dataclass(frozen=True, slots=True)
class Tag:
    """One value of a closed tag set."""

    id: str
    name: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the taxonomy; ``id`` is its path (``reconstruction/vae``)."""

    id: str
    title: str
    summary: str
    children: tuple[Branch, ...] = ()

    def walk(self) -> Iterator[Branch]:
        """Yield this branch and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def parent_id(self) -> str:
        """Id of the branch above, empty for a top branch."""
        return self.id.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of application."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Check:
    """When, and against which record, a paper's title, authors, year and venue were compared.

    ``primary`` says that the record is the venue's or archive's own, not one that stands in for it.
    """

    on: date
    against: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: bibliographic facts from ``.bib``, what BibTeX can't hold from ``.yml``.

    ``title`` is plain Unicode; ``title_braced`` keeps the braces that protect capitals.
    ``details`` holds the further BibTeX fields (volume, number, pages, ...) in a fixed order.
    Absent texts are empty, absent lists are empty tuples.
    """

    key: str
    entry_type: EntryType
    title: str
    title_braced: str
    authors: tuple[Person, ...]
    year: int
    venue: Venue
    venue_name: str
    branches: tuple[str, ...]
    origin: Origin
    annotation: Origin
    added: date
    details: tuple[tuple[str, str], ...] = ()
    doi: str = ""
    arxiv: str = ""
    openreview: str = ""
    url: str = ""
    name: str = ""
    kind: PaperKind = PaperKind.METHOD
    families: tuple[str, ...] = ()
    technique: str = ""
    score: tuple[str, ...] = ()
    foundation_models: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    scenario: str = ""
    idea: str = ""
    read: str = ""
    code: str = ""
    checked: Check | None = None
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation key, then the former ones."""
        return (self.key, *self.aliases)

    @property
    def primary(self) -> bool:
        """Whether the paper was compared with a primary record."""
        return self.checked is not None and self.checked.primary

    @property
    def home(self) -> str:
        """Id of the branch where an expert would look first."""
        return self.branches[0]

    def tags(self, facet: Facet) -> tuple[str, ...]:
        """Return the ids of the paper's tags in one closed set."""
        value: tuple[str, ...] = getattr(self, facet.value)
        return value

    @property
    def link(self) -> str:
        """The best address of the paper itself: DOI, publisher's page, OpenReview or arXiv."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.url:
            return self.url
        if self.openreview:
            return f"https://openreview.net/forum?id={self.openreview}"
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else ""


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper that belongs here but lacks authors or an identifier."""

    title: str
    link: str
    branch: str
    missing: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AtlasInfo:
    """The atlas itself; ``primary_hosts`` are those whose records are a venue's or archive's own."""

    title: str
    description: str
    coverage_through: date
    licence: str
    primary_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The whole catalogue, checked. Papers are sorted by key."""

    info: AtlasInfo
    papers: tuple[Paper, ...]
    taxonomy: tuple[Branch, ...]
    domains: tuple[Domain, ...]
    vocabulary: dict[Facet, tuple[Tag, ...]]
    venues: tuple[Venue, ...]
    wanted: tuple[WantedPaper, ...] = field(default=())

    def branches(self) -> Iterator[Branch]:
        """Yield every branch of the taxonomy, parents before children, in the order of the data."""
        for root in self.taxonomy:
            yield from root.walk()
