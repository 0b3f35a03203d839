"""Somebody's bibliography beside the atlas: where the two say different things of one paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from gadatlas.curate.record import VENUE_FIELDS, PublishedRecord, read_bibliography
from gadatlas.curate.titles import plain
from gadatlas.curate.venues import declared_venue
from gadatlas.model import Atlas, EntryType, Paper, VenueKind
from gadatlas.problems import Problem, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.text import SourceFile

# Beside arXiv, whose records say themselves that they are preprints.
_SERVERS = ("corr", "biorxiv", "medrxiv", "ssrn", "preprint")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one BibTeX file.

    Attributes:
        entries: How many entries were read.
        known: How many of them are papers of the atlas.
        unread: How many blocks of the file could not be read: comments, ``@string`` macros, broken entries.
        differences: One for each field that the two give differently, with its line in the file.
    """

    entries: int
    known: int
    unread: int
    differences: list[Problem]


def compare(atlas: Atlas, source: SourceFile) -> Comparison:
    """Hold a BibTeX file against the atlas.

    A paper is found by DOI, arXiv id, OpenReview id or title. Venues that the atlas does not know are not judged.
    """
    papers = _by_identifier(atlas)
    entries, unread = read_bibliography(source)
    known = 0
    differences = []
    for entry, record in entries:
        names = (record.doi, record.arxiv, record.openreview, plain(record.title))
        paper = next((papers[name] for name in names if name and name in papers), None)
        if paper is None:
            continue
        known += 1
        for rule, field, message in _differences(record, paper, atlas):
            where = f"{shorten(entry.key)} is {paper.key}; {message}"
            differences.append(Problem(entry.path, _line(entry, field), rule, where))
    return Comparison(len(entries), known, unread, differences)


def _by_identifier(atlas: Atlas) -> dict[str, Paper]:
    names = ((name, p) for p in atlas.papers for name in (p.doi, p.arxiv, p.openreview, plain(p.title)))
    return {name: paper for name, paper in names if name}


def _line(entry: BibEntry, field: str) -> int:
    names = (*VENUE_FIELDS, "howpublished") if field == "venue" else (field,)
    return entry.line_of(next((name for name in names if entry.text(name)), ""))


def _differences(record: PublishedRecord, paper: Paper, atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Yield rule, field ("venue" for whatever names it) and message of every difference."""
    known = declared_venue(record.venue, atlas.venues)
    unpublished = not known and record.venue.casefold().startswith(_SERVERS)
    preprint_here = record.entry_type is EntryType.MISC or unpublished
    preprint_there = paper.venue.kind is VenueKind.PREPRINT
    if preprint_here and not preprint_there:
        yield "published", "venue", f"a preprint here, published in {paper.venue.name} {paper.year}"
        return
    if record.title and plain(record.title) != plain(paper.title):
        yield "title", "title", f"the title is '{shorten(paper.title, 200)}' in the atlas"
    if message := _authors_differ(record, paper):
        yield "authors", "author", message
    if preprint_there and not preprint_here:
        if record.venue:
            yield "preprint", "venue", f"'{shorten(record.venue)}' here, a preprint in the atlas"
        return
    if known and known not in paper.venue.full_names:
        yield "venue", "venue", f"'{shorten(record.venue)}' here, {paper.venue.name} in the atlas"
    if record.year and record.year != str(paper.year):
        yield "year", "year", f"{record.year} here, {paper.year} in the atlas"


def _authors_differ(record: PublishedRecord, paper: Paper) -> str:
    """Return what differs in the family names, or nothing; ``and others`` ends the comparison."""
    here = [plain(author.split(",")[0]) for author in record.authors]
    there = [plain(person.family) for person in paper.authors]
    if here and here[-1] == "others":
        here, there = here[:-1], there[: len(here) - 1]
    if not here:
        return ""
    for place, (one, other) in enumerate(zip_longest(here, there, fillvalue=""), 1):
        if not one or not other:
            return f"{len(here)} author(s) here, {len(there)} in the atlas"
        # Particles stand with the given name in many bibliographies.
        if not f" {one}".endswith(f" {other}") and not f" {other}".endswith(f" {one}"):
            author = shorten(record.authors[place - 1])
            return f"author {place} is '{author}' here, '{paper.authors[place - 1].display}' in the atlas"
    return ""
