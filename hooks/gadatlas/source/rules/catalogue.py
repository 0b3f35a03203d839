"""Rules that hold between entries, annotations and the declaring files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from gadatlas.model import VenueKind
from gadatlas.problems import near_match, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.latex import LatexError, to_unicode
from gadatlas.source.records import Record, Records
from gadatlas.source.rules.known import HOST, Known, html_in, unknown, wrong_url

Findings = Iterator[tuple[str, int, str]]
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_KINDS = frozenset(kind.value for kind in VenueKind)


class _Place(NamedTuple):
    """Where a value stands; ``shown`` is how a message quotes it, where that differs."""

    value: str
    path: str
    line: int
    shown: str = ""


def duplicate_key(records: Records, _known: Known) -> Findings:
    """A key stands in one .bib and one .yml file, once."""
    yield from _repeated("key", (_Place(entry.key, entry.path, entry.line) for entry in records.entries))
    yield from _repeated("key", (_Place(record.key, record.path, record.line) for record in records.annotations))


def without_annotation(records: Records, _known: Known) -> Findings:
    """Every BibTeX entry has an annotation in the .yml file of the same year."""
    years = {record.key: _year(record.path) for record in records.annotations}
    matched = {entry.key for entry in records.entries if years.get(entry.key) == _year(entry.path)}
    for entry in records.entries:
        year = _year(entry.path)
        if entry.key in matched or f"papers/{year}.yml" in records.unread:
            continue
        elsewhere = f"; it stands in {years[entry.key]}.yml" if entry.key in years else near_match(entry.key, years)
        yield entry.path, entry.line, f"'{shorten(entry.key)}' has no annotation in {year}.yml{elsewhere}"


def without_entry(records: Records, _known: Known) -> Findings:
    """Every annotation has a BibTeX entry."""
    keys = {entry.key for entry in records.entries}
    for record in records.annotations:
        year = _year(record.path)
        if record.key not in keys and f"papers/{year}.bib" not in records.unread:
            near = near_match(record.key, keys)
            yield record.path, record.line, f"'{shorten(record.key)}' has no entry in {year}.bib{near}"


def sorted_file(records: Records, _known: Known) -> Findings:
    """Entries and annotations are sorted by key."""
    entries = ((entry.path, entry.line, entry.key) for entry in records.entries)
    annotations = ((record.path, record.line, record.key) for record in records.annotations)
    for (file, _, before), (path, line, key) in chain(pairwise(entries), pairwise(annotations)):
        if file == path and key < before:
            yield path, line, f"'{shorten(key)}' must stand before '{shorten(before)}'"


def duplicate_identifier(records: Records, _known: Known) -> Findings:
    """A DOI, arXiv id, OpenReview id or title belongs to one paper; of titles only letters and digits count."""
    for name in ("doi", "eprint", "openreview"):
        yield from _repeated(name, (_Place(e.text(name), e.path, e.line_of(name)) for e in records.entries))
    titles = (_Place(normal_title(e), e.path, e.line_of("title"), e.text("title")) for e in records.entries)
    wishes = (_Place(normalise(w.text("title")), w.path, w.line_of("title"), w.text("title")) for w in records.wanted)
    yield from _repeated("title", chain(titles, wishes))


def alias_taken(records: Records, _known: Known) -> Findings:
    """An alias is no key and no other paper's alias."""
    taken = {entry.key: entry.key for entry in records.entries}
    for record in records.annotations:
        for item in record.texts("aliases"):
            if item.text in taken:
                owner = shorten(taken[item.text])
                yield record.path, item.line, f"alias '{shorten(item.text)}' already belongs to '{owner}'"
            taken.setdefault(item.text, record.key)


def declared_id(records: Records, _known: Known) -> Findings:
    """Declared ids are made of letters, digits, dots, pluses and hyphens, and stand once in their file."""
    for record in chain(*_declarations(records)):
        name = record.text("id")
        if name and not _ID.fullmatch(name):
            message = f"id '{shorten(name)}' must begin with a letter or digit, then letters, digits, . + -"
            yield record.path, record.line_of("id"), message
    branches, *others = _declarations(records)
    paths = (branch.id for branch in records.branches())
    yield from _repeated("id", (_Place(i, r.path, r.line_of("id")) for i, r in zip(paths, branches, strict=True)))
    for group in others:
        yield from _repeated("id", (_Place(r.text("id").lower(), r.path, r.line_of("id")) for r in group))


def declared_venue(records: Records, _known: Known) -> Findings:
    """A venue's kind is known, and a full name belongs to one venue."""
    for venue in records.venues:
        kind = venue.text("kind")
        if kind and (message := unknown("kind", kind, _KINDS)):
            yield venue.path, venue.line_of("kind"), message
    names = (_Place(full.text, venue.path, full.line) for venue in records.venues for full in venue.texts("full"))
    yield from _repeated("full name", names)


def declared_markup(records: Records, _known: Known) -> Findings:
    """No HTML in titles, names and summaries; write the characters themselves."""
    info = [records.info] if records.info else []
    for record in chain(*_declarations(records), records.wanted, info):
        for name in record.fields:
            for text in [record.text(name), *(item.text for item in record.texts(name))]:
                if found := html_in(text):
                    yield record.path, record.line_of(name), f"'{name}' holds HTML: {shorten(found, 30)}"


def wanted(records: Records, known: Known) -> Findings:
    """A wanted paper names a branch of taxonomy.yml and a link that begins with https://."""
    for record in records.wanted:
        branch, link = record.text("branch"), record.text("link")
        if branch and (message := unknown("branch", branch, known.branches)):
            yield record.path, record.line_of("branch"), message
        if link and (wrong := wrong_url(link)):
            yield record.path, record.line_of("link"), f"link '{shorten(link)}' {wrong}"


def primary_host(records: Records, _known: Known) -> Findings:
    """A host of primary records in atlas.yml is bare and lower case, like arxiv.org, and stands once."""
    if records.info is None:
        return
    hosts = [_Place(item.text, records.info.path, item.line) for item in records.info.texts("primary_hosts")]
    for host in hosts:
        if not HOST.fullmatch(host.value) or host.value != host.value.lower():
            yield host.path, host.line, f"host '{shorten(host.value)}' must look like arxiv.org"
    yield from _repeated("host", hosts)


def normal_title(entry: BibEntry) -> str:
    """Return the title as compared for duplicates; empty where it can't be read."""
    try:
        return normalise(to_unicode(entry.text("title")))
    except LatexError:
        return ""


def normalise(title: str) -> str:
    """Return letters and digits only, lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _declarations(records: Records) -> list[list[Record]]:
    branches = [branch.record for branch in records.branches()]
    return [branches, records.domains, records.venues, *records.vocabulary.values()]


def _repeated(what: str, places: Iterable[_Place]) -> Findings:
    first: dict[str, _Place] = {}
    for place in places:
        if place.value and (earlier := first.setdefault(place.value, place)) is not place:
            value = shorten(place.shown or place.value)
            yield place.path, place.line, f"{what} '{value}' stands here again; first at {earlier.path}:{earlier.line}"


def _year(path: str) -> str:
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
    declared_markup,
    wanted,
    primary_host,
)
