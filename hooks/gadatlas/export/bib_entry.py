"""What BibTeX and BibLaTeX entries have in common: names, titles, verbatim fields, and how an entry is written.

Source of the format: O. Patashnik, "BibTeXing" and "Designing BibTeX Styles" (1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gadatlas.export.details import MONTHS, page_range
from gadatlas.export.latex import Encode, direct_quotes
from gadatlas.model import Paper, Person

Pair = tuple[str, str]

# A word ends at a hyphen, so each part of a compound is protected by itself, and before a colon, because
# BibTeX keeps the capital after ": " only where it sees the colon outside braces.
_TITLE_PART = re.compile(
    r"\{(?P<group>[^{}]*)\}|(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f]|\^(?=[^\W_]))*)|(?P<rest>(?:[^\w{}]|_)+)|[{}]"
)
_LONE_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_]-")
_ONLY_MATH = re.compile(r"\{\$[^$]*\$\}")
_NOT_IN_VERBATIM = re.compile(r"[^\x21-\x7e]|[{}\\\"<>^`|]")


def write_entry(entry_type: str, key: str, pairs: Iterable[Pair]) -> str:
    """Return one entry, its fields in the order given, without those that are empty."""
    filled = [(name, value) for name, value in pairs if value]
    width = max((len(name) for name, _ in filled), default=0)
    lines = [f"  {name:<{width}} = {_delimited(name, value)}," for name, value in filled]
    return "\n".join([f"@{entry_type}{{{key},", *lines, "}", ""])


def _delimited(name: str, value: str) -> str:
    return value if name == "month" and value in MONTHS else f"{{{value}}}"


def format_title(braced: str, encode: Encode) -> str:
    """Return a title in which every word that a style must not write in lower case stands in braces.

    Groups of the data are kept; besides them, words with a capital after the first character (``GAN``,
    ``AnoGAN``, ``3D``) and lone capitals with what they begin (``U-Net``), except the article "A", are protected.
    """
    text = direct_quotes(braced)
    return "".join(_title_part(match, encode) for match in _TITLE_PART.finditer(text))


def _title_part(match: re.Match[str], encode: Encode) -> str:
    if word := match["word"]:
        return _group(encode(word)) if _loses_capitals(word, match) else encode(word)
    if group := match["group"]:
        return _group(encode(group))
    return encode(match["rest"] or "")


def _loses_capitals(word: str, match: re.Match[str]) -> bool:
    if any(character.isupper() for character in word[1:]):
        return True
    if not word[0].isupper():
        return False
    title, start, end = match.string, match.start(), match.end()
    if len(word) > 1:
        return start > 1 and bool(_LONE_CAPITAL.match(title, start - 2)) and title[start - 2].isupper()
    article = word == "A" and title[start - 1 : start] in ("", " ", "(", "“", "‘") and title[end : end + 1] in ("", " ")
    return not article


def _group(encoded: str) -> str:
    """Return the text in braces that protect it: none around a formula, two where one would make a macro of it."""
    if _ONLY_MATH.fullmatch(encoded):
        return encoded
    return f"{{{{{encoded}}}}}" if encoded.startswith("\\") else f"{{{encoded}}}"


def format_names(people: Sequence[Person], encode: Encode, encode_given: Encode | None = None) -> str:
    """Return the authors as a BibTeX name list: ``van den Hengel, Anton and Doe, Jr., Jo and {A Group}``."""
    return " and ".join(_name(person, encode, encode_given or encode) for person in people)


def _name(person: Person, encode: Encode, encode_given: Encode) -> str:
    if person.literal:
        return _group(encode(person.family))
    if not (person.given or person.suffix):
        return _group(encode(person.family)) if " " in person.family else _safe(person.family, encode)
    parts = [_family(person.family, encode), *([_safe(person.suffix, encode)] if person.suffix else [])]
    return ", ".join([*parts, _safe(person.given, encode_given)])


def _family(family: str, encode: Encode) -> str:
    """Leave leading lower-case particles to BibTeX; hold together a name with a lower-case word in its middle."""
    words = family.split(" ")
    lead = next((i for i, word in enumerate(words) if not _is_lower(word)), len(words) - 1)
    name = words[lead:]
    last = " ".join(name)
    held = _group(encode(last)) if any(_is_lower(word) for word in name[1:-1]) else _safe(last, encode)
    return " ".join([*(encode(word) for word in words[:lead]), held])


def _safe(part: str, encode: Encode) -> str:
    """Hide commas and the word "and", which would split the name."""
    return _group(encode(part)) if "," in part or " and " in f" {part.lower()} " else encode(part)


def _is_lower(word: str) -> bool:
    return next((character.islower() for character in word if character.isalpha()), False)


def format_pages(pages: str, encode: Encode) -> str:
    """Return a page range with the dash of TeX; anything else, such as an article number, as text."""
    first, last = page_range(pages)
    return f"{encode(first)}--{encode(last)}" if last else encode(pages)


def format_verbatim(value: str) -> str:
    """Return an address or DOI in ASCII: fields that LaTeX prints as they stand take no commands."""
    return _NOT_IN_VERBATIM.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value)


def identifiers(paper: Paper, eprint_type: str) -> Iterable[Pair]:
    """Yield DOI, arXiv id (its kind in the field named ``eprint_type``), and the address where no DOI leads there."""
    yield "doi", format_verbatim(paper.doi)
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield eprint_type, "arXiv"
    yield "url", "" if paper.doi else format_verbatim(paper.link)
