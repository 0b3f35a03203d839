"""What the Explore page needs to know at once: the facets, their values, and each paper's tags."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gadatlas.model import Facet, Paper, VenueKind
from gadatlas.query import Index, ancestry
from gadatlas.spelling import fold

CATALOGUE = "exports/explore.json"
KEYS = "exports/explore-keys.json"
WORDS = "exports/explore-words.json"
FACETS = {
    Facet.FAMILIES: ("family", "Model family"),
    Facet.MODALITIES: ("modality", "Data"),
    Facet.SETTING: ("setting", "Setting"),
    Facet.SCORE: ("score", "Anomaly score"),
    Facet.FOUNDATION_MODELS: ("model", "Foundation model"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; ``depth`` is its level in a tree."""

    id: str
    name: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A facet: its name in Explore's address, its title, its values, and the value ids of each paper."""

    id: str
    title: str
    choices: tuple[Choice, ...]
    of: dict[str, tuple[str, ...]]


def columns(index: Index) -> Iterator[Column]:
    """Yield Explore's facets in the order of the page."""
    atlas = index.atlas
    papers = atlas.papers
    branches = tuple(Choice(b.id, b.title, b.id.count("/")) for b in atlas.branches())
    order = {branch.id: place for place, branch in enumerate(branches)}
    yield Column("branch", "Branch", branches, {p.key: _with_ancestors(p, order) for p in papers})
    domains = tuple(Choice(domain.id, domain.title) for domain in atlas.domains)
    yield Column("domain", "Application", domains, {p.key: p.domains for p in papers})
    for facet, (slug, title) in FACETS.items():
        tags = tuple(Choice(tag.id, tag.name) for tag in atlas.vocabulary[facet] if index.of_tag(facet, tag.id))
        yield Column(slug, title, tags, {p.key: p.tags(facet) for p in papers})
    kinds = tuple(Choice(kind.value, kind.value.capitalize()) for kind in VenueKind)
    yield Column("kind", "Kind of venue", kinds, {p.key: (p.venue.kind.value,) for p in papers})
    venues = tuple(Choice(venue.id, venue.name) for venue in index.venues)
    yield Column("venue", "Venue", venues, {p.key: (p.venue.id,) for p in papers})


def write_catalogue(index: Index) -> str:
    """Return the facets as JSON: per facet the distinct sets of values, and which set each paper has.

    Papers stand in the order of their keys here; the step that indexes the site puts them into the
    order of the search engine's own ids, and adds these.
    """
    papers = index.atlas.papers
    document = {
        "facets": [_packed(column, papers) for column in columns(index)],
        "years": [paper.year for paper in papers],
        "code": [int(bool(paper.code)) for paper in papers],
        "common": _common(papers),
        "names": _names(papers),
    }
    return _compact(document)


def _names(papers: Sequence[Paper]) -> dict[str, int]:
    """Return the place of each paper whose method has a name, by that name as one word."""
    return {name: place for place, paper in enumerate(papers) if (name := token(paper.name))}


def write_keys(index: Index) -> str:
    """Return the citation keys as JSON, and the papers' places when sorted by title."""
    papers = index.atlas.papers
    by_title = sorted(range(len(papers)), key=lambda n: (fold(papers[n].title), papers[n].key))
    places = dict(zip(by_title, range(len(papers)), strict=True))
    return _compact({"keys": [paper.key for paper in papers], "titles": [places[n] for n in range(len(papers))]})


def write_words(index: Index) -> str:
    """Return the words of the papers' pages as JSON, most frequent first: what a slip can be mended to."""
    tags = {(facet, tag.id): tag.name for facet in FACETS for tag in index.atlas.vocabulary[facet]}
    found: Counter[str] = Counter()
    for paper in index.atlas.papers:
        named = (tags[facet, tag] for facet in FACETS for tag in paper.tags(facet))
        people = (person.display for person in paper.authors)
        texts = [paper.title, paper.name, paper.venue.name, paper.venue_name, *people, *named]
        joined = fold(" ".join([*texts, paper.idea, paper.technique, paper.scenario]))
        found.update({*re.findall(r"[^\W_]{4,}", joined), *re.findall(r"[^\W_]{4,}", joined.replace("-", ""))})
    return _compact(sorted(found, key=lambda word: (-found[word], word)))


def spellings(paper: Paper) -> str:
    """Return what else people type for a paper, as words: plain spellings, venue and year, key, identifiers.

    Identifiers are without their punctuation, which search engines treat as they please; the page's
    scripts write a pasted identifier the same way.
    """
    name = [paper.name, fold(paper.name), token(paper.name)] if paper.name else []
    people = [fold(person.family) for person in paper.authors if fold(person.family) != person.family.lower()]
    identifiers = [token(value) for value in (paper.arxiv, paper.doi, paper.openreview) if value]
    return " ".join(dict.fromkeys([*name, paper.venue.name, paper.key, *identifiers, *people]))


def token(text: str) -> str:
    """Return text as one word of ASCII letters and digits."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _common(papers: Sequence[Paper]) -> list[str]:
    """Return the words that stand in more than half of the titles and ideas."""
    found = Counter(
        word for p in papers for word in set(re.findall(r"[^\W_]{3,}", fold(f"{p.title} {p.idea} {p.technique}")))
    )
    return sorted(word for word, count in found.items() if count > len(papers) / 2)


def _with_ancestors(paper: Paper, order: dict[str, int]) -> tuple[str, ...]:
    found = {ancestor for branch in paper.branches for ancestor in ancestry(branch)}
    return tuple(sorted(found, key=order.__getitem__))


def _packed(column: Column, papers: Iterable[Paper]) -> dict[str, object]:
    places = {choice.id: place for place, choice in enumerate(column.choices)}
    sets: dict[tuple[int, ...], int] = {}
    numbers = [sets.setdefault(tuple(places[v] for v in column.of[p.key]), len(sets)) for p in papers]
    values = [[choice.id, choice.name, choice.depth] for choice in column.choices]
    return {"id": column.id, "title": column.title, "values": values, "sets": [*sets], "papers": numbers}


def _compact(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
