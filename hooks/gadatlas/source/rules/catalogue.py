"""Rules that hold between entries, annotations and the declaring files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from gadatlas.model import VenueKind
from gadatlas.problems import near_match, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.latex import LatexError, check_braces, to_unicode
from gadatlas.source.records import Record, Records
from gadatlas.source.rules.known import Known, unknown, wrong_url

Findings = Iterator[tuple[str, int, str]]
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*\Z")


def duplicate_key(records: Records, _known: Known) -> Findings:
    """A key stands in one .bib and one .yml file, once."""
    for subjects in (records.entries, records.annotations):
        yield from _repeated("key", ((s.key, s.path, s.line) for s in subjects))


def without_annotation(records: Records, _known: Known) -> Findings:
    """Every BibTeX entry has an annotation in the .yml file of the same year."""
    annotated = {record.key: _stem(record.path) for record in records.annotations}
    for entry in records.entries:
        yml = f"{_stem(entry.path)}.yml"
        if entry.key not in annotated:
            near = near_match(entry.key, annotated)
            yield entry.path, entry.line, f"'{shorten(entry.key)}' has no annotation in {yml}{near}"
        elif annotated[entry.key] != _stem(entry.path):
            yield entry.path, entry.line, f"the annotation of '{entry.key}' stands in {annotated[entry.key]}.yml, not {yml}"


def without_entry(records: Records, _known: Known) -> Findings:
    """Every annotation has a BibTeX entry."""
    keys = {entry.key for entry in records.entries}
    for record in records.annotations:
        if record.key not in keys:
            bib = f"{_stem(record.path)}.bib"
            yield record.path, record.line, f"'{shorten(record.key)}' has no entry in {bib}{near_match(record.key, keys)}"


def sorted_file(records: Records, _known: Known) -> Findings:
    """Entries and annotations are sorted by key."""
    for subjects in (records.entries, records.annotations):
        for before, after in pairwise(subjects):
            if before.path == after.path and after.key < before.key:
                yield after.path, after.line, f"'{shorten(after.key)}' must stand before '{shorten(before.key)}'"


def duplicate_identifier(records: Records, _known: Known) -> Findings:
    """A DOI, arXiv id, OpenReview id or normalised title belongs to one paper."""
    for name in ("doi", "eprint", "openreview"):
        yield from _repeated(name, ((e.text(name).lower(), e.path, e.line_of(name)) for e in records.entries))
    yield from _repeated("title", ((normal_title(e), e.path, e.line_of("title")) for e in records.entries))


def alias_taken(records: Records, _known: Known) -> Findings:
    """An alias is no key and no other paper's alias."""
    taken = {entry.key: entry.key for entry in records.entries}
    for record in records.annotations:
        for item in record.texts("aliases"):
            if item.text in taken:
                yield record.path, item.line, f"alias '{shorten(item.text)}' already belongs to {taken[item.text]}"
            taken.setdefault(item.text, record.key)


def declared_id(records: Records, _known: Known) -> Findings:
    """Declared ids are made of letters, digits, dots, pluses and hyphens, and stand once in their file."""
    groups: list[Iterable[tuple[str, Record]]] = [
        ((branch.record.text("id"), branch.record) for root in records.taxonomy for branch in root.walk()),
        *(((record.text("id"), record) for record in group) for group in (records.domains, records.venues)),
        *(((record.text("id"), record) for record in group) for group in records.vocabulary.values()),
    ]
    for group in groups:
        for name, record in group:
            if not _ID.match(name):
                yield record.path, record.line_of("id"), f"id '{shorten(name)}' must be made of letters, digits, . + -"
    paths = ((b.id, b.record.path, b.record.line_of("id")) for root in records.taxonomy for b in root.walk())
    yield from _repeated("id", paths)
    for records_of_file in (records.domains, records.venues, *records.vocabulary.values()):
        yield from _repeated("id", ((r.text("id").lower(), r.path, r.line_of("id")) for r in records_of_file))


def declared_venue(records: Records, _known: Known) -> Findings:
    """A venue's kind is known, and a full name belongs to one venue."""
    for venue in records.venues:
        kind = venue.text("kind")
        if kind and kind not in set(VenueKind):
            yield venue.path, venue.line_of("kind"), f"unknown kind '{shorten(kind)}'{near_match(kind, VenueKind)}"
    names = ((full.text, venue.path, full.line) for venue in records.venues for full in venue.texts("full"))
    yield from _repeated("full name", names)


def wanted(records: Records, known: Known) -> Findings:
    """A wanted paper names its branch and a link, and is not in the atlas already."""
    titles = {normal_title(entry) for entry in records.entries}
    for record in records.wanted:
        for message in unknown("branch", record.text("branch"), known.branches):
            yield record.path, record.line_of("branch"), message
        if wrong := wrong_url(record.text("link")):
            yield record.path, record.line_of("link"), f"link {wrong}"
        if normalise(record.text("title")) in titles:
            yield record.path, record.line_of("title"), "this paper is in the atlas already"


def normal_title(entry: BibEntry) -> str:
    """Return the title as compared for duplicates; empty where it can't be read."""
    value = entry.text("title")
    if check_braces(value):
        return ""
    try:
        return normalise(to_unicode(value))
    except LatexError:
        return ""


def normalise(title: str) -> str:
    """Return letters and digits only, lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _repeated(what: str, values: Iterable[tuple[str, str, int]]) -> Findings:
    first: dict[str, tuple[str, int]] = {}
    for value, path, line in values:
        if not value:
            continue
        if value in first:
            at, number = first[value]
            yield path, line, f"{what} '{shorten(value)}' stands here again; first at {at}:{number}"
        else:
            first[value] = (path, line)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


RULES = (
    duplicate_key,
    without_annotation,
    without_entry,
    sorted_file,
    duplicate_identifier,
    alias_taken,
    declared_id,
    declared_venue,
    wanted,
)
