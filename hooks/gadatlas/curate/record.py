"""Bibliographic records as publishers, registries and authors hand them out: BibTeX or CSL-JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gadatlas.model import EntryType
from gadatlas.problems import Collector
from gadatlas.source.bibtex import BibEntry, parse_bibtex
from gadatlas.source.latex import LatexError, is_group, to_unicode
from gadatlas.source.names import name_parts, split_names
from gadatlas.source.text import SourceFile

_TYPES = {
    "article": EntryType.ARTICLE,
    "conference": EntryType.INPROCEEDINGS,
    "inproceedings": EntryType.INPROCEEDINGS,
    "incollection": EntryType.INPROCEEDINGS,
    "phdthesis": EntryType.PHDTHESIS,
    "techreport": EntryType.TECHREPORT,
    # CSL, https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
    "article-journal": EntryType.ARTICLE,
    "journal-article": EntryType.ARTICLE,
    "paper-conference": EntryType.INPROCEEDINGS,
    "proceedings-article": EntryType.INPROCEEDINGS,
    "chapter": EntryType.INPROCEEDINGS,
    "book-chapter": EntryType.INPROCEEDINGS,
    "thesis": EntryType.PHDTHESIS,
    "report": EntryType.TECHREPORT,
}
VENUE_FIELDS = ("booktitle", "journal", "school", "institution")
_ARXIV = re.compile(r"(?:arxiv[.:/\s]*(?:org/(?:abs|pdf)/)?|\A)(\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTICLE = re.compile(r"[a-zß-öø-ÿ']+\Z")


class RecordError(ValueError):
    """The record lacks what an entry cannot do without, or cannot be read."""


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """What a record says, in plain Unicode; authors as ``Family, Given``, absent values empty."""

    entry_type: EntryType
    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    doi: str = ""
    arxiv: str = ""
    openreview: str = ""
    url: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def read_record(text: str) -> PublishedRecord:
    """Return the one record that the text holds, BibTeX or CSL-JSON (also Crossref's, with lists for texts).

    Raises:
        RecordError: the text is neither, holds more than one, or lacks title, authors or year.
    """
    record = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_bibtex(text)
    missing = [name for name in ("title", "authors", "year") if not getattr(record, name)]
    if missing:
        raise RecordError(f"the record has no {' and no '.join(missing)}")
    return record


def _from_bibtex(text: str) -> PublishedRecord:
    problems = Collector()
    entries = parse_bibtex(SourceFile("record", text), problems)
    if problems.found:
        raise RecordError("\n".join(str(problem) for problem in sorted(problems.found)))
    if len(entries) != 1:
        raise RecordError(f"one BibTeX entry is expected, not {len(entries)}")
    unread: list[str] = []
    record = _from_entry(entries[0], unread)
    if unread:
        raise RecordError(unread[0])
    return record


def read_bibliography(source: SourceFile) -> tuple[list[tuple[BibEntry, PublishedRecord]], int]:
    """Return the entries of somebody's BibTeX file, each with its record, and how many blocks could not be read.

    Comments, ``@string`` macros and broken entries are such blocks. A value whose LaTeX has no Unicode
    form is left out of the record.
    """
    problems = Collector(limit=sys.maxsize)
    entries = parse_bibtex(source, problems)
    return [(entry, _from_entry(entry, [])) for entry in entries], len(problems.found)


def _from_entry(entry: BibEntry, unread: list[str]) -> PublishedRecord:
    """Return the entry's record; values that cannot be read are left out and their errors added to ``unread``."""

    def read(convert: Callable[[str], str], text: str) -> str:
        try:
            return convert(text)
        except LatexError as error:
            unread.append(str(error))
            return ""

    values = {name: read(to_unicode, entry.text(name)) for name in entry.fields if name not in {"author", "title"}}
    names = split_names(entry.text("author")) if entry.text("author") else []
    authors = [read(_inverted, name) for name in names]
    venue = next((values[name] for name in VENUE_FIELDS if values.get(name)), "")
    title = read(to_unicode, entry.text("title"))
    return _record(_type_of(entry, venue), title, tuple(authors) if all(authors) else (), values, venue)


def _type_of(entry: BibEntry, venue: str) -> EntryType:
    preprint = "arxiv" in (venue + entry.text("publisher")).casefold()
    return EntryType.MISC if preprint else _TYPES.get(entry.entry_type, EntryType.MISC)


def _inverted(name: str) -> str:
    """Return a BibTeX name as ``Family, Given``: particles in lower case belong to the family name."""
    if is_group(name):
        return f"{{{to_unicode(name)}}}"
    if len(name_parts(name)) > 1:
        return ", ".join(to_unicode(part) for part in name_parts(name))
    words = to_unicode(name).split()
    first = next((place for place, word in enumerate(words[:-1]) if _PARTICLE.match(word)), len(words) - 1)
    return ", ".join(part for part in (" ".join(words[first:]), " ".join(words[:first])) if part)


def _from_json(text: str) -> PublishedRecord:
    try:
        document = json.loads(text)
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from None
    items = document if isinstance(document, list) else [document.get("message", document)]
    if len(items) != 1 or not isinstance(items[0], dict):
        raise RecordError("one CSL-JSON record is expected")
    item: dict[str, Any] = items[0]
    authors = tuple(_csl_name(name) for name in item.get("author", []) if isinstance(name, dict))
    parts = (item.get("issued") or item.get("published") or {}).get("date-parts") or [[""]]
    names = {
        "volume": "volume",
        "issue": "number",
        "page": "pages",
        "publisher": "publisher",
        "DOI": "doi",
        "URL": "url",
    }
    values = {to: _text(item.get(name)) for name, to in names.items()} | {"year": str(parts[0][0] if parts[0] else "")}
    venue = _text(item.get("container-title"))
    entry_type = _TYPES.get(_text(item.get("type")), EntryType.MISC)
    return _record(entry_type, _text(item.get("title")), authors, values, venue)


def _csl_name(name: Mapping[str, str]) -> str:
    if literal := name.get("literal") or name.get("name"):
        return f"{{{literal}}}"
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part for part in (family, name.get("suffix"), name.get("given")) if part)


def _text(value: object) -> str:
    """Return a text of CSL; Crossref wraps it in a list."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if value is not None else ""


def _record(
    entry_type: EntryType, title: str, authors: tuple[str, ...], values: Mapping[str, str], venue: str
) -> PublishedRecord:
    places = " ".join(values.get(name, "") for name in ("eprint", "url", "doi", "journal", "note"))
    arxiv = _ARXIV.search(values.get("eprint", "")) or _ARXIV.search(f" {places}")
    doi = re.sub(r"\Ahttps://(?:dx\.)?doi\.org/", "", values.get("doi", "").casefold().replace("http://", "https://"))
    openreview = _OPENREVIEW.search(values.get("url", ""))
    url = values.get("url", "")
    year = _YEAR.search(values.get("year", "") or values.get("date", ""))
    details = {name: re.sub(r"\s*[-–—]+\s*", "--", values[name]) for name in ("pages",) if values.get(name)}
    return PublishedRecord(
        entry_type,
        title.rstrip("."),
        authors,
        year[0] if year else "",
        "arXiv" if entry_type is EntryType.MISC and arxiv else venue,
        "" if "arxiv" in doi else doi,
        arxiv[1] if arxiv else "",
        openreview[1] if openreview else "",
        "" if re.search(r"doi\.org/|arxiv\.org/|openreview\.net/", url) or not url.startswith("https://") else url,
        {name: values[name] for name in ("volume", "number", "publisher") if values.get(name)} | details,
    )
