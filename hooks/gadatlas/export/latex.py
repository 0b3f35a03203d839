"""Unicode text -> LaTeX, all of it 7-bit or only what TeX needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from gadatlas.export.latex_symbols import ACCENTS, BELOW, MATH, MATH_ALPHABETS, TEXT

Encode = Callable[[str], str]

_TO_ENCODE = re.compile(r"[\\{}$&#^_~%<>|`\"]|[^\x00-\x7f]")
_PIECE = re.compile(
    r"(?P<greek>(?:[\u0370-\u03ff\u1f00-\u1fff][\u0300-\u036f]*){3,})"
    r"|\^(?P<power>[0-9]+|[A-Za-z])"
    r"|(?P<character>[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+|[\\{}$&#^_~%<>|`])"
)
_STRAIGHT_QUOTE = re.compile(r"""((?:\A|[\s(\[/–—-])[{‘'`]*)"(?=\S)""")
_HYPHENS = str.maketrans({"‐": "-", "‑": "-"})


def to_latex(text: str) -> str:
    """Return ``text`` as 7-bit LaTeX: accents as commands, symbols as mathematics in braces.

    A character for which the LaTeX kernel has no form (Chinese, Cyrillic, a word in Greek, Vietnamese hooks
    and horns, which need T5) stays as it is: every modern TeX reads UTF-8, and nothing gets lost.
    """
    return _encode(text, _command) if _TO_ENCODE.search(text) else text


def to_latex_utf8(text: str) -> str:
    """Return ``text`` with letters and punctuation as they are; what TeX reads as commands, and symbols, as LaTeX."""
    return _encode(text, _command_or_letter) if _TO_ENCODE.search(text) else text


def direct_quotes(text: str) -> str:
    """Return ``text`` with straight double quotes turned into opening and closing ones."""
    return _STRAIGHT_QUOTE.sub(r"\1“", text).replace('"', "”") if '"' in text else text


def _encode(text: str, command: Encode) -> str:
    def piece(match: re.Match[str]) -> str:
        if power := match["power"]:
            return _power(power)
        return match["greek"] or command(match["character"])

    normal = unicodedata.normalize("NFC", direct_quotes(text).translate(_HYPHENS))
    return _PIECE.sub(piece, normal)


def _power(exponent: str) -> str:
    return f"{{$^{exponent}$}}" if len(exponent) == 1 else f"{{$^{{{exponent}}}$}}"


@cache
def _command(character: str) -> str:
    """Return the LaTeX of one character with its combining marks, or the character itself."""
    if character in TEXT:
        return TEXT[character]
    if character in MATH:
        return f"{{${MATH[character]}$}}"
    return _accented(character) or _styled(character) or character


@cache
def _command_or_letter(character: str) -> str:
    written = not character.isascii() and unicodedata.category(character[0])[0] in "LP"
    return character if written and character not in MATH and not _styled(character) else _command(character)


def _accented(character: str) -> str:
    """Return a letter with one or more accents, or nothing: ``{\\'e}``, ``{\\c{s}}``, ``{\\d{\\^e}}``."""
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    if not marks or not all(mark in ACCENTS for mark in marks):
        return ""
    if base.isascii() and base.isalpha():
        found = _dotless(base, marks)
    elif TEXT.get(base, "").startswith("{\\") and base.isalpha():
        found = TEXT[base][1:-1]
    else:
        return ""
    # An accent above needs a letter below it; those below the letter take any box.
    for mark in sorted(marks, key=lambda mark: mark in BELOW):
        accent = ACCENTS[mark]
        simple = (len(found) == 1 and not accent.isalpha()) or re.fullmatch(r"\\[A-Za-z]+", found)
        found = f"\\{accent}{found}" if simple else f"\\{accent}{{{found}}}"
    return f"{{{found}}}"


def _dotless(letter: str, marks: str) -> str:
    # LaTeX takes the dot away by itself only under these four accents.
    above = next((mark for mark in marks if mark not in BELOW), "")
    return f"\\{letter}" if letter in "ij" and above and ACCENTS[above] not in "`'^\"" else letter


def _styled(character: str) -> str:
    """Return a superscript, subscript or letter of a mathematical alphabet, or nothing."""
    if len(character) > 1:
        return ""
    style = unicodedata.decomposition(character).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", character)
    if style not in ("<super>", "<sub>", "<font>") or not (plain in MATH or (plain.isascii() and plain.isalnum())):
        return ""
    symbol = MATH.get(plain, plain)
    if style == "<font>":
        name = unicodedata.name(character)
        alphabet = next((command for word, command in MATH_ALPHABETS.items() if word in name), "")
        return f"{{${alphabet}{{{symbol}}}$}}" if alphabet else f"{{${symbol}$}}"
    return f"{{${'^' if style == '<super>' else '_'}{symbol}$}}"
