"""Checked records -> the atlas. Only called when no rule complained."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from gadatlas.model import (
    Atlas,
    AtlasInfo,
    Branch,
    Check,
    Domain,
    EntryType,
    Facet,
    Origin,
    Paper,
    PaperKind,
    Tag,
    Venue,
    VenueKind,
    WantedPaper,
)
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.latex import to_braced_unicode, to_unicode
from gadatlas.source.located_yaml import Mapping
from gadatlas.source.names import parse_person, split_names
from gadatlas.source.records import BranchRecord, Record, Records
from gadatlas.source.rules.bibliography import DETAILS


def assemble(records: Records) -> Atlas:
    """Return the atlas that the records describe."""
    venues = tuple(
        Venue(r.text("id"), r.text("name"), _values(r, "full"), VenueKind(r.text("kind"))) for r in records.venues
    )
    by_name = {full: venue for venue in venues for full in venue.full_names}
    annotations = {record.key: record for record in records.annotations}
    info = _info(records.info or Record("atlas.yml", 1))
    papers = (_paper(entry, annotations[entry.key], by_name, info.primary_hosts) for entry in records.entries)
    return Atlas(
        info=info,
        papers=tuple(sorted(papers, key=lambda paper: paper.key)),
        taxonomy=tuple(_branch(branch) for branch in records.taxonomy),
        domains=tuple(Domain(r.text("id"), r.text("title"), r.text("summary")) for r in records.domains),
        vocabulary={
            facet: tuple(
                Tag(r.text("id"), r.text("name"), r.text("summary")) for r in records.vocabulary.get(facet, [])
            )
            for facet in Facet
        },
        venues=venues,
        wanted=tuple(
            WantedPaper(r.text("title"), r.text("link"), r.text("branch"), r.text("missing"), Origin(r.path, r.line))
            for r in records.wanted
        ),
    )


def _paper(entry: BibEntry, record: Record, venues: dict[str, Venue], primary_hosts: tuple[str, ...]) -> Paper:
    kind = EntryType(entry.entry_type)
    venue_name = to_unicode(entry.text(kind.venue_field))
    return Paper(
        key=entry.key,
        entry_type=kind,
        title=to_unicode(entry.text("title")),
        title_braced=to_braced_unicode(entry.text("title")),
        authors=tuple(parse_person(name) for name in split_names(entry.text("author"))),
        year=int(entry.text("year")),
        venue=venues[venue_name],
        venue_name=venue_name,
        origin=Origin(entry.path, entry.line),
        annotation=Origin(record.path, record.line),
        details=tuple((name, to_unicode(entry.text(name))) for name in DETAILS if entry.text(name)),
        doi=entry.text("doi"),
        arxiv=entry.text("eprint"),
        openreview=entry.text("openreview"),
        url=entry.text("url"),
        name=record.text("name"),
        kind=PaperKind(record.text("kind") or PaperKind.METHOD),
        branches=_values(record, "branches"),
        domains=_values(record, "domains"),
        families=_values(record, Facet.FAMILIES),
        score=_values(record, Facet.SCORE),
        foundation_models=_values(record, Facet.FOUNDATION_MODELS),
        modalities=_values(record, Facet.MODALITIES),
        setting=_values(record, Facet.SETTING),
        technique=record.text("technique"),
        scenario=record.text("scenario"),
        idea=record.text("idea"),
        read=record.text("read"),
        code=record.text("code"),
        added=_date(record, "added"),
        checked=_checked(record, primary_hosts),
        aliases=_values(record, "aliases"),
    )


def _checked(record: Record, primary_hosts: tuple[str, ...]) -> Check | None:
    node = record.fields.get("checked")
    if not isinstance(node, Mapping):
        return None
    check = Record(record.path, node.line, fields=node.entries)
    against = check.text("against")
    host = f".{urlsplit(against).hostname}"
    return Check(_date(check, "on"), against, any(host.endswith(f".{primary}") for primary in primary_hosts))


def _branch(branch: BranchRecord) -> Branch:
    record = branch.record
    children = tuple(_branch(child) for child in branch.children)
    return Branch(branch.id, record.text("title"), record.text("summary"), children)


def _info(record: Record) -> AtlasInfo:
    coverage = _date(record, "coverage_through")
    return AtlasInfo(
        title=record.text("title"),
        description=record.text("description"),
        coverage_through=coverage,
        licence=record.text("licence"),
        primary_hosts=_values(record, "primary_hosts"),
    )


def _date(record: Record, name: str) -> date:
    value = record.date(name)
    if value is None:
        raise AssertionError(f"{record.path}:{record.line}: '{name}' passed the rules but is no date")
    return value


def _values(record: Record, name: str) -> tuple[str, ...]:
    return tuple(item.text for item in record.texts(name))
