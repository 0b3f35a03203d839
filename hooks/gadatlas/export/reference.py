"""Formatted references to paste: APA (7th edition), IEEE, and Chicago (author and date), as plain text.

A citation processor in Python takes 14 seconds for 200 papers in these styles, more than the rest of the
build together. So the five kinds of entry are put together here, and a test compares each reference of the
catalogue with what Pandoc's processor makes of our CSL-JSON and the styles of the CSL project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gadatlas.export.details import is_arxiv_preprint, month_number, page_range
from gadatlas.model import EntryType, Paper, Person

MONTHS = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
_PARTICLE = re.compile(r"(?P<particle>(?:[^\W\d_A-Z]\S* )+)(?P<family>.+)")
_LONE_LETTER = re.compile(r"(?<!\S)[^\W\d_](?!\S)")
_RUN_TOGETHER = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")
_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’"})


def apa(paper: Paper) -> str:
    """Return ``Doe, J., & Roe, R. B. (2021). Title. Journal, 1(2), 3–4. https://doi.org/...``."""
    details = dict(paper.details)
    title = paper.title
    volume, number = details.get("volume", ""), details.get("number", "")
    issue = f"{volume}({number})" if number else volume
    match paper.entry_type:
        case EntryType.PHDTHESIS:
            source = [f"{title} [PhD thesis, {paper.venue_name}]"]
        case EntryType.TECHREPORT:
            source = [f"{title} ({number})" if number else title, paper.venue_name]
        case EntryType.MISC:
            source = [f"{title} (arXiv:{paper.arxiv})" if is_arxiv_preprint(paper) else title, paper.venue_name]
        case _:
            source = [title, _listed([paper.venue_name, issue, _pages(paper)])]
    return _sentences([_apa_authors(paper.authors), f"({paper.year})", *source, paper.link], end="")


def ieee(paper: Paper) -> str:
    """Return ``J. Doe and R. B. Roe, “Title,” Journal, vol. 1, no. 2, pp. 3–4, 2021, doi: ...``."""
    details = dict(paper.details)
    pages = _pages(paper)
    pages = f"{'pp.' if page_range(pages)[1] else 'p.'} {pages}" if pages else ""
    date = f"{MONTHS[month_number(paper)]} {paper.year}".strip()
    publisher = details.get("publisher", "")
    match paper.entry_type:
        case EntryType.ARTICLE:
            volume, number = details.get("volume", ""), details.get("number", "")
            issue = [f"vol. {volume}" if volume else "", f"no. {number}" if number else ""]
            source = [paper.venue_name, *issue, pages, date]
        case EntryType.INPROCEEDINGS:
            source = [f"in {paper.venue_name}", publisher, date, pages]
        case EntryType.PHDTHESIS:
            source = ["PhD thesis", paper.venue_name, str(paper.year)]
        case EntryType.TECHREPORT:
            source = [paper.venue_name, details.get("number", ""), date]
        case _:
            server = f"{paper.venue_name}: arXiv:{paper.arxiv}" if is_arxiv_preprint(paper) else paper.venue_name
            source = [date, server]
    link = f"doi: {paper.doi}." if paper.doi else f"Available: {paper.link}"
    joint = ", " if paper.entry_type is EntryType.ARTICLE else ". "
    return f"{_ieee_authors(paper.authors)}, {_quoted(paper.title, ',')} {_listed(source)}{joint}{link}"


def chicago(paper: Paper) -> str:
    """Return ``Doe, Jo, and Rae B. Roe. 2021. “Title.” Journal 1 (2): 3–4. https://doi.org/...``."""
    details = dict(paper.details)
    volume, number = details.get("volume", ""), details.get("number", "")
    title = _quoted(paper.title, ".")
    match paper.entry_type:
        case EntryType.PHDTHESIS:
            source = [title, f"PhD thesis, {paper.venue_name}"]
        case EntryType.TECHREPORT:
            source = [paper.title, number, paper.venue_name]
        case EntryType.MISC:
            number = f"arXiv:{paper.arxiv}" if is_arxiv_preprint(paper) else ""
            source = [title, number, f"Preprint, {paper.venue_name}"]
        case _:
            source = [title, _chicago_source(paper.venue_name, volume, number, _short_pages(paper))]
    return _sentences([_chicago_authors(paper.authors), str(paper.year), *source, paper.link])


STYLES: dict[str, Callable[[Paper], str]] = {"APA": apa, "IEEE": ieee, "Chicago": chicago}


def write_references(paper: Paper) -> str:
    """Return the reference in each style, a line each, after the style's name and a tabulator."""
    return "".join(f"{name}\t{style(paper)}\n".replace("'", "’") for name, style in STYLES.items())


def _chicago_source(venue: str, volume: str, number: str, pages: str) -> str:
    issue = (
        f" {volume} ({number})"
        if volume and number
        else f" {volume}"
        if volume
        else f", no. {number}"
        if number
        else ""
    )
    if not pages:
        return venue + issue
    return f"{venue}{issue}{': ' if issue else ', '}{pages}"


def _pages(paper: Paper) -> str:
    first, last = page_range(dict(paper.details).get("pages", ""))
    return f"{first}–{last}" if last else first


def _short_pages(paper: Paper) -> str:
    """Return pages as the Chicago Manual of Style (16th edition, 9.60) shortens the second number."""
    first, last = page_range(dict(paper.details).get("pages", ""))
    if (
        not (first.isdigit() and last.isdigit() and len(first) == len(last))
        or int(first) < 100
        or int(first) % 100 == 0
    ):
        return _pages(paper)
    same = next((place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first) - 1)
    kept = 1 if int(first) % 100 < 10 else 2
    return f"{first}–{last[min(same, len(last) - kept) :]}"


def _apa_authors(people: Sequence[Person]) -> str:
    names = [_inverted(person, _initials(person.given)) for person in people]
    if len(names) > 20:
        return ", ".join(names[:19]) + f", … {names[-1]}"
    return ", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else names[0]


def _ieee_authors(people: Sequence[Person]) -> str:
    names = [_straight(person, _initials(person.given)) for person in people]
    return f"{names[0]} et al." if len(names) > 6 else _series(names)


def _chicago_authors(people: Sequence[Person]) -> str:
    first = people[0]
    match = _PARTICLE.fullmatch(first.family)
    if match and not first.literal:
        head = _listed([match["family"], f"{_dotted(first.given)} {match['particle'].strip()}".strip(), first.suffix])
    else:
        head = _inverted(first, _dotted(first.given))
    names = [head, *(_straight(person, _dotted(person.given)) for person in people[1:])]
    if len(names) > 6:
        return f"{', '.join(names[:3])}, et al."
    # The first name holds a comma itself, so that one stands before "and" even between two.
    return ", ".join(names[:-1]) + f", and {names[-1]}" if len(names) > 1 else names[0]


def _inverted(person: Person, given: str) -> str:
    return person.family if person.literal else _listed([person.family, given, person.suffix])


def _straight(person: Person, given: str) -> str:
    return " ".join(part for part in (given, person.family, person.suffix) if part)


def _series(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + f", and {names[-1]}"


def _initials(given: str) -> str:
    """Return ``J.-P. B.`` for ``Jean-Pierre Bo``; lower-case words, which are no names, stay."""
    return " ".join(_initial(word) for word in _parted(given).split())


def _dotted(given: str) -> str:
    """Return given names with a full stop after each lone letter."""
    return _LONE_LETTER.sub(r"\g<0>.", _parted(given))


def _parted(given: str) -> str:
    """Return ``J. P.`` for ``J.P.``."""
    return _RUN_TOGETHER.sub(". ", given)


def _initial(word: str) -> str:
    if not word[0].isalpha() or word[0].islower():
        return word
    # As in CSL, only a capital after a hyphen counts: Jean-Pierre is J.-P., Young-geun is Y.
    return "-".join(f"{part[0]}." for part in word.split("-") if part and not part[0].islower())


def _quoted(title: str, mark: str) -> str:
    """Return the title in quotation marks with the comma or full stop inside, unless it ends with a mark itself."""
    return f"“{title.translate(_INNER_QUOTES)}{'' if title.endswith(('?', '!', '.')) else mark}”"


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def _sentences(parts: Sequence[str], end: str = ".") -> str:
    """Return the parts as sentences; one that ends with a mark, or with one in quotation marks, gets no full stop."""
    filled = [part for part in parts if part]
    closed = [part if re.search(r"[.?!][”’]?$", part) else f"{part}." for part in filled[:-1]]
    return " ".join([*closed, filled[-1] + end])
