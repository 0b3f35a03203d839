"""COinS: a paper as the title of an empty span, which reference managers find in lists.

Source of the format: "OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML", stable version 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from gadatlas.export.details import page_range
from gadatlas.model import EntryType, Paper, Person

GENRES = {
    EntryType.ARTICLE: "article",
    EntryType.INPROCEEDINGS: "proceeding",
    EntryType.MISC: "preprint",
    EntryType.TECHREPORT: "report",
}


def coins(paper: Paper) -> str:
    """Return the value of the span's ``title``, percent-encoded, its ampersands not yet escaped for HTML."""
    return "&".join(f"{name}={quote(value, safe=' /:,').replace(' ', '+')}" for name, value in _pairs(paper) if value)


def _pairs(paper: Paper) -> Iterator[tuple[str, str]]:
    details = dict(paper.details)
    thesis = paper.entry_type is EntryType.PHDTHESIS
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'dissertation' if thesis else 'journal'}"
    yield "rft.genre", GENRES.get(paper.entry_type, "")
    yield "rft.title" if thesis else "rft.atitle", paper.title
    yield "rft.inst" if thesis else "rft.jtitle", paper.venue_name
    yield "rft.date", str(paper.year)
    yield "rft.volume", details.get("volume", "")
    first, last = page_range(details.get("pages", ""))
    yield "rft.spage", first
    yield "rft.epage", last
    for person in paper.authors:
        yield "rft.au", family_first(person)
    yield "rft_id", f"info:doi/{paper.doi}" if paper.doi else paper.link


def family_first(person: Person) -> str:
    """Return ``Family Jr., Given``: readers split at the first comma, so there is one, or none for a group."""
    if person.literal:
        return person.family.replace(",", "")
    family = " ".join(part for part in (person.family, person.suffix) if part)
    return f"{family}, {person.given}" if person.given else family
