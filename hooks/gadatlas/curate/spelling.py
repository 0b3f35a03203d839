"""One spelling for letters that are written in several ways."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_GREEK = re.compile(r"GREEK SMALL LETTER (\w+)")


def plain(text: str) -> str:
    """Return text in lower case without accents; Greek letters become their names, other scripts stay."""
    spelt = "".join(_letter(letter) for letter in text.casefold().translate(_LETTERS))
    return "".join(letter for letter in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(letter))


def _letter(letter: str) -> str:
    match = _GREEK.match(unicodedata.name(letter, "")) if not letter.isascii() else None
    return match[1].casefold() if match else letter
