"""BibTeX: 7-bit, LaTeX accents, protected capitals, stable field order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pylatexenc.latexencode import UnicodeToLatexEncoder

from gadatlas.model import EntryType, Paper, Person

VENUE_FIELD = {
    EntryType.ARTICLE: "journal",
    EntryType.INPROCEEDINGS: "booktitle",
    EntryType.MISC: "howpublished",
    EntryType.PHDTHESIS: "school",
    EntryType.TECHREPORT: "institution",
}
_WORD_WITH_CAPITALS = re.compile(r"[^\s{}-]+")
_LATIN = str.maketrans({"–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-", "\u00a0": "~"})


def write_bibtex(papers: Iterable[Paper]) -> str:
    """Return the papers' entries in the order given, a blank line between two."""
    return "\n".join(bibtex_entry(paper) for paper in papers)


def bibtex_entry(paper: Paper) -> str:
    """Return one entry as 7-bit BibTeX.

    Source of the format: O. Patashnik, "BibTeXing" (1988); eprint fields as arXiv recommends.
    """
    pairs = [(name, value) for name, value in _fields(paper) if value]
    width = max(len(name) for name, _ in pairs)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in pairs]
    return "\n".join([f"@{paper.entry_type}{{{paper.key},", *lines, "}", ""])


def _fields(paper: Paper) -> Iterable[tuple[str, str]]:
    details = dict(paper.details)
    yield "author", " and ".join(_name(person) for person in paper.authors)
    yield "title", _title(paper.title_braced)
    yield VENUE_FIELD[paper.entry_type], to_latex(paper.venue_name)
    yield "year", str(paper.year)
    for name in ("volume", "number"):
        yield name, to_latex(details.get(name, ""))
    yield "pages", re.sub(r"\s*[-–]+\s*", "--", details.get("pages", ""))
    for name in ("series", "publisher", "address", "month", "type"):
        yield name, to_latex(details.get(name, ""))
    yield "doi", paper.doi
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield "archiveprefix", "arXiv"
    yield "url", "" if paper.doi else _ascii_url(paper.link)
    yield "note", to_latex(details.get("note", ""))


def _name(person: Person) -> str:
    if person.literal:
        return f"{{{to_latex(person.family)}}}"
    return ", ".join(to_latex(part) for part in (person.family, person.suffix, person.given) if part)


def _title(braced: str) -> str:
    """Encode a title, protecting every word that has a capital after its first letter, or a digit's capital."""
    parts = re.split(r"(\{[^{}]*\})", braced)
    return "".join(
        f"{{{to_latex(part[1:-1])}}}" if part.startswith("{") else _protect(part) for part in parts if part
    )


def _protect(text: str) -> str:
    def word(match: re.Match[str]) -> str:
        encoded = to_latex(match[0])
        return f"{{{encoded}}}" if any(c.isupper() for c in match[0][1:]) else encoded

    return "".join(
        word(match) if (match := _WORD_WITH_CAPITALS.fullmatch(piece)) else to_latex(piece)
        for piece in re.split(r"([^\s{}-]+)", text)
    )


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(replacement_latex_protection="braces-all", unknown_char_policy="fail", unknown_char_warning=False)


@cache
def to_latex(text: str) -> str:
    """Return ``text`` as 7-bit LaTeX: accents and symbols as commands in braces.

    Raises:
        ValueError: a character has no LaTeX form.
    """
    encoded: str = _encoder().unicode_to_latex(text.translate(_LATIN)) if not _plain(text) else text
    return encoded


def _plain(text: str) -> bool:
    return text.isascii() and not re.search(r"[\\{}$&#^_~%<>|\"]", text)


def _ascii_url(url: str) -> str:
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in url)
