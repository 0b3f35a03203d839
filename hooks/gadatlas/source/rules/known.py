"""What the other files of the data declare, as the rules need it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from gadatlas.model import Facet
from gadatlas.problems import near_match, shorten
from gadatlas.source.records import Records

_HTML = re.compile(r"<(?:/?[A-Za-z]|[!?])[^<>]*>?|&(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`{}|\\^\[\]]")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """Declared ids, venue names and the year that the atlas covers.

    A set is absent where the declaring file could not be read: then nothing counts as unknown.
    """

    branches: frozenset[str] | None
    domains: frozenset[str] | None
    tags: dict[Facet, frozenset[str]]
    venue_kinds: dict[str, str] | None
    coverage_year: int

    @classmethod
    def of(cls, records: Records) -> Known:
        """Collect what the records declare."""
        coverage = records.info.date("coverage_through") if records.info else None
        unread = records.unread
        venue_kinds = {full.text: venue.text("kind") for venue in records.venues for full in venue.texts("full")}
        return cls(
            branches=None if "taxonomy.yml" in unread else frozenset(branch.id for branch in records.branches()),
            domains=None if "domains.yml" in unread else frozenset(domain.text("id") for domain in records.domains),
            tags={facet: frozenset(tag.text("id") for tag in tags) for facet, tags in records.vocabulary.items()},
            venue_kinds=None if "venues.yml" in unread else venue_kinds,
            coverage_year=coverage.year if coverage else 9999,
        )


def wrong_url(value: str) -> str:
    """Return what is wrong with a web address, or nothing: https, a public host, no blanks or brackets."""
    if odd := _NOT_IN_ADDRESS.search(value):
        return f"holds '{odd[0]}', which an address can't have; percent-encode it"
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address"
    if parts.scheme != "https":
        return "must begin with https://"
    if not HOST.fullmatch(host) or port is not None or "@" in parts.netloc:
        return "must name a public host, without user or port"
    return ""


def html_in(value: str) -> str:
    """Return the first piece of HTML in a text, or nothing."""
    match = _HTML.search(value)
    return match[0] if match else ""


def unknown(kind: str, value: str, known: frozenset[str] | None) -> str:
    """Return the complaint about an id that is not declared, with the near match, or nothing."""
    if known is None or value in known:
        return ""
    return f"unknown {kind} '{shorten(value)}'{near_match(value, known)}"
