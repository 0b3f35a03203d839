"""RIS, the tagged format that reference managers import.

A line is a tag, two spaces, a hyphen, a space and the value, and ends in CR LF; a record begins with TY
and ends with ER. Source of the format: Research Information Systems, "RIS Format Specifications" (2011).
"""

from __future__ import annotations

from collections.abc import Iterable

from gadatlas.export.details import month_number, page_range
from gadatlas.model import EntryType, Paper, Person

TYPES = {
    EntryType.ARTICLE: "JOUR",
    EntryType.INPROCEEDINGS: "CONF",
    EntryType.MISC: "UNPB",
    EntryType.PHDTHESIS: "THES",
    EntryType.TECHREPORT: "RPRT",
}
# T2 is the secondary title of most types; the others are what reference managers look for besides.
VENUE_TAGS = {
    EntryType.ARTICLE: ("T2", "JO"),
    EntryType.INPROCEEDINGS: ("T2", "C3"),
    EntryType.MISC: ("PB",),
    EntryType.PHDTHESIS: ("PB",),
    EntryType.TECHREPORT: ("PB",),
}


def write_ris(papers: Iterable[Paper]) -> str:
    """Return the papers' records in the order given."""
    return "".join(ris_record(paper) for paper in papers)


def ris_record(paper: Paper) -> str:
    """Return one record."""
    tagged = [("TY", TYPES[paper.entry_type]), *((tag, value) for tag, value in _tagged(paper) if value), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tagged)


def _tagged(paper: Paper) -> Iterable[tuple[str, str]]:
    details = dict(paper.details)
    month = month_number(paper)
    first, last = page_range(details.get("pages", ""))
    yield "ID", paper.key
    for person in paper.authors:
        yield "AU", _name(person)
    yield "TI", paper.title
    for tag in VENUE_TAGS[paper.entry_type]:
        yield tag, paper.venue_name
    yield "T3", details.get("series", "")
    yield "PY", str(paper.year)
    yield "DA", f"{paper.year}/{month:02}//" if month else ""
    yield "VL", details.get("volume", "")
    yield "IS", details.get("number", "")
    yield "SP", first
    yield "EP", last
    yield "PB", details.get("publisher", "")
    yield "CY", details.get("address", "")
    yield "M3", details.get("type", "") or ("PhD thesis" if paper.entry_type is EntryType.PHDTHESIS else "")
    yield "DO", paper.doi
    yield "AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""
    yield "UR", paper.link
    yield "N1", details.get("note", "")


def _name(person: Person) -> str:
    """Return ``Family, Given, Suffix``: in RIS the suffix comes last; a comma keeps a group's name whole."""
    if person.literal:
        return f"{person.family},"
    return ", ".join(part for part in (person.family, person.given, person.suffix) if part)
