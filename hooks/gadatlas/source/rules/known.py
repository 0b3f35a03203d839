"""What the other files of the data declare, as the rules need it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from gadatlas.model import Facet
from gadatlas.source.records import Records

_HTML = re.compile(r"<\s*/?\s*[A-Za-z!?][^<>]*>?|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """Declared ids, venue names and the year that the atlas covers."""

    branches: frozenset[str]
    domains: frozenset[str]
    tags: dict[Facet, frozenset[str]]
    venue_kinds: dict[str, str]
    coverage_year: int

    @classmethod
    def of(cls, records: Records) -> Known:
        """Collect what the records declare."""
        coverage = records.info.date("coverage_through") if records.info else None
        return cls(
            branches=frozenset(branch.id for root in records.taxonomy for branch in root.walk()),
            domains=frozenset(domain.text("id") for domain in records.domains),
            tags={facet: frozenset(tag.text("id") for tag in tags) for facet, tags in records.vocabulary.items()},
            venue_kinds={
                full.text: venue.text("kind") for venue in records.venues for full in venue.texts("full")
            },
            coverage_year=coverage.year if coverage else 9999,
        )

    @cached_property
    def venue_names(self) -> list[str]:
        """Full venue names in a fixed order, for near matches."""
        return sorted(self.venue_kinds)


def wrong_url(value: str) -> str:
    """Return what is wrong with a web address, or nothing: https, a host with a dot, no blanks or brackets."""
    if re.search(r"[\s<>\"'`{}|\\^\[\]]", value):
        return "holds a character that an address can't have; percent-encode it"
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address"
    if parts.scheme != "https":
        return "must begin with https://"
    if not _HOST.match(host) or port is not None or "@" in parts.netloc:
        return "names no public host"
    return ""


def html_in(value: str) -> str:
    """Return the first piece of HTML in a text, or nothing."""
    match = _HTML.search(value)
    return match[0] if match else ""


def unknown(kind: str, value: str, known: Iterable[str]) -> Iterator[str]:
    """Yield the complaint about an id that is not declared, with the near match."""
    from gadatlas.problems import near_match, shorten

    if value not in known:
        yield f"unknown {kind} '{shorten(value)}'{near_match(value, sorted(known))}"
