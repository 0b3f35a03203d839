"""One spelling for words that are written in several ways: the counterpart of fold() in the pages' scripts."""

from __future__ import annotations

import re
import unicodedata

_SPELT_OUT = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "þ": "th"})
_GREEK = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (\w+)")


def fold(text: str) -> str:
    """Return text in lower case without accents; Greek letters become their names, other scripts stay."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(character) for character in unicodedata.normalize("NFKD", text.lower().translate(_SPELT_OUT)))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    greek = _GREEK.match(unicodedata.name(character, ""))
    return greek[1].lower() if greek else character
