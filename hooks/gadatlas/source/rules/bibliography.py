"""Rules for one BibTeX entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from gadatlas.model import EntryType, VenueKind
from gadatlas.problems import near_match, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.latex import LatexError, check_braces, is_group, to_unicode
from gadatlas.source.names import name_parts, parse_person, split_names
from gadatlas.source.rules.known import Known, html_in, wrong_url

Findings = Iterator[tuple[int, str]]

VENUE_KINDS = {
    EntryType.ARTICLE: (VenueKind.JOURNAL,),
    EntryType.INPROCEEDINGS: (VenueKind.CONFERENCE, VenueKind.WORKSHOP),
    EntryType.MISC: (VenueKind.PREPRINT,),
    EntryType.PHDTHESIS: (VenueKind.THESIS,),
    EntryType.TECHREPORT: (VenueKind.REPORT,),
}
DETAILS = ("volume", "number", "pages", "series", "publisher", "address", "month", "type", "note")
IDENTIFIERS = ("doi", "eprint", "archiveprefix", "primaryclass", "openreview", "url")
KNOWN_FIELDS = frozenset({"author", "title", "year", *(kind.venue_field for kind in EntryType), *DETAILS, *IDENTIFIERS})
KEY = re.compile(r"[a-z]+(?:19|20)[0-9][0-9][a-z0-9]+")
_KINDS = frozenset(kind.value for kind in VenueKind)
_TYPES = {kind.value: kind for kind in EntryType}
_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`A-Z]+")
_ARXIV = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}")
_OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{6,20}")
_ET_AL = re.compile(r"\bet\.?\s+al\b|\A\W*others\W*\Z", re.IGNORECASE)
_TOUCHING = re.compile(r"\w+\.[^\W\d_]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+|[^\W\d_]{1,3}")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})


def entry_type(entry: BibEntry) -> EntryType | None:
    """Return the entry's type, or nothing where the data may not use it."""
    return _TYPES.get(entry.entry_type)


def key_pattern(entry: BibEntry, _known: Known) -> Findings:
    """A key is the first author's family name, the year and the first significant title word: ASCII, lower case."""
    if not KEY.fullmatch(entry.key):
        pattern = "family name, year, title word, all in a-z and 0-9, like zavrtanik2021draem"
        yield entry.line, f"key '{shorten(entry.key)}' must be {pattern}"


def known_type(entry: BibEntry, _known: Known) -> Findings:
    """An entry is @article, @inproceedings, @misc (preprints), @phdthesis or @techreport."""
    if entry_type(entry) is None:
        yield entry.line, f"unknown entry type '@{shorten(entry.entry_type)}'{near_match(entry.entry_type, _TYPES)}"


def unknown_field(entry: BibEntry, _known: Known) -> Findings:
    """Only fields that some output uses are allowed."""
    for name, field in entry.fields.items():
        if name not in KNOWN_FIELDS:
            yield field.line, f"unknown field '{shorten(name)}'{near_match(name, KNOWN_FIELDS)}"


def missing_field(entry: BibEntry, _known: Known) -> Findings:
    """Authors, title, year and venue are there."""
    kind = entry_type(entry)
    for name in ("author", "title", "year", *([kind.venue_field] if kind else [])):
        if not entry.text(name).strip("{} "):
            yield entry.line, f"'{name}' is missing in {shorten(entry.key)}"


def braces(entry: BibEntry, _known: Known) -> Findings:
    """Braces are balanced and not nested deeply."""
    for name, field in entry.fields.items():
        if wrong := check_braces(field.value):
            yield field.line, f"'{shorten(name)}': {wrong}"


def latex(entry: BibEntry, _known: Known) -> Findings:
    """LaTeX in a field has a Unicode form; writing the Unicode itself is better."""
    for name, field in entry.fields.items():
        if name in IDENTIFIERS or check_braces(field.value):
            continue
        try:
            to_unicode(field.value)
        except LatexError as error:
            yield field.line, f"'{shorten(name)}' can't be turned into Unicode: {shorten(str(error), 80)}"


def raw_html(entry: BibEntry, _known: Known) -> Findings:
    """No HTML tags or entities in a field; write the characters themselves."""
    for name, field in entry.fields.items():
        if name not in IDENTIFIERS and (found := html_in(field.value)):
            yield field.line, f"'{shorten(name)}' holds HTML: {shorten(found, 30)}"


def author_names(entry: BibEntry, _known: Known) -> Findings:
    """Authors are complete, in order, each as "Family, Given"; a group's name stands in braces."""
    value = entry.text("author")
    if not value.strip("{} ") or check_braces(value):
        return
    for name in split_names(value):
        if wrong := _wrong_name(name):
            yield entry.line_of("author"), f"author '{shorten(name)}' {wrong}"


def _wrong_name(name: str) -> str:
    parts = name_parts(name)
    if not name.strip("{}. "):
        return "is empty; one 'and' stands between two authors"
    if _ET_AL.search(name.strip("{} ")):
        return "is no person; name all authors"
    if is_group(name):
        return ""
    if len(parts) not in {2, 3} or not all(part.strip("{} ") for part in parts):
        return "must be 'Family, Given', joined to the next by 'and'; a group's name stands in braces"
    try:
        person = parse_person(name)
    except LatexError:
        return ""
    if len(parts) == 3 and person.suffix.lower().rstrip(".") not in _SUFFIXES:
        return "must be 'Family, Jr., Given': the suffix stands in the middle"
    spelled_out = len(person.family) == 1 and any(c.islower() for c in person.given)
    if _INITIALS.fullmatch(person.family) and person.family.isupper() and not spelled_out:
        return "has only initials for a family name; is the order 'Family, Given'?"
    if touching := _TOUCHING.search(person.given):
        return f"has initials that touch: '{touching[0]}' needs a blank or a hyphen after the dot"
    return ""


def year_format(entry: BibEntry, known: Known) -> Findings:
    """The year has four digits and is not after the year that the atlas covers."""
    year = entry.text("year")
    if not year:
        return
    if not _YEAR.fullmatch(year):
        yield entry.line_of("year"), f"year '{shorten(year)}' must be four digits, like 2024"
    elif int(year) > known.coverage_year:
        yield (
            entry.line_of("year"),
            f"year {year} is in the future: coverage_through in atlas.yml says {known.coverage_year}",
        )


def wrong_year_file(entry: BibEntry, _known: Known) -> Findings:
    """An entry stands in the file of its year."""
    stem, year = PurePosixPath(entry.path).stem, entry.text("year")
    if _YEAR.fullmatch(year) and year != stem:
        yield entry.line_of("year"), f"an entry of {year} belongs into {year}.bib, not {stem}.bib"


def venue(entry: BibEntry, known: Known) -> Findings:
    """The journal, book title, school, ... is one of the full names in venues.yml, of a kind that fits the entry."""
    kind = entry_type(entry)
    name = entry.text(kind.venue_field) if kind else ""
    if kind is None or not name or known.venue_kinds is None:
        return
    try:
        plain = to_unicode(name)
    except LatexError:
        return
    line = entry.line_of(kind.venue_field)
    if plain not in known.venue_kinds:
        yield line, f"unknown venue '{shorten(plain, 100)}'{near_match(plain, known.venue_kinds)}"
    elif (found := known.venue_kinds[plain]) in _KINDS and found not in VENUE_KINDS[kind]:
        fitting = " or ".join(VENUE_KINDS[kind])
        yield line, f"@{kind} goes with a {fitting}, but '{shorten(plain)}' is a {found}"


def identifier(entry: BibEntry, _known: Known) -> Findings:
    """An entry has at least one of DOI, arXiv id (eprint), OpenReview id, publisher's address (url)."""
    if not any(entry.text(name) for name in ("doi", "eprint", "openreview", "url")):
        yield entry.line, f"{shorten(entry.key)} needs one of doi, eprint, openreview, url"


def doi_format(entry: BibEntry, _known: Known) -> Findings:
    """A DOI is bare and lower case: 10.1109/cvpr.2021.00001."""
    doi = entry.text("doi")
    if doi and not _DOI.fullmatch(doi):
        yield entry.line_of("doi"), f"DOI '{shorten(doi)}' must be bare and lower case, like 10.1000/xyz"


def arxiv_format(entry: BibEntry, _known: Known) -> Findings:
    """An arXiv id is bare, without version, and goes with archiveprefix = {arXiv}."""
    eprint, prefix = entry.text("eprint"), entry.text("archiveprefix")
    if eprint and not _ARXIV.fullmatch(eprint):
        yield entry.line_of("eprint"), f"arXiv id '{shorten(eprint)}' must look like 2108.07610, without version"
    if bool(eprint) != (prefix == "arXiv"):
        line = entry.line_of("eprint" if eprint else "archiveprefix")
        yield line, f"eprint goes with archiveprefix = {{arXiv}}, found '{shorten(prefix)}' with '{shorten(eprint)}'"


def openreview_format(entry: BibEntry, _known: Known) -> Findings:
    """An OpenReview id is what follows forum?id= in the address."""
    found = entry.text("openreview")
    if found and not _OPENREVIEW.fullmatch(found):
        yield entry.line_of("openreview"), f"OpenReview id '{shorten(found)}' must look like Sy2fzU9gl"


def url_format(entry: BibEntry, _known: Known) -> Findings:
    """An address begins with https:// and names a public host."""
    url = entry.text("url")
    if url and (wrong := wrong_url(url)):
        yield entry.line_of("url"), f"url '{shorten(url)}' {wrong}"


RULES = (
    key_pattern,
    known_type,
    unknown_field,
    missing_field,
    braces,
    latex,
    raw_html,
    author_names,
    year_format,
    wrong_year_file,
    venue,
    identifier,
    doi_format,
    arxiv_format,
    openreview_format,
    url_format,
)
