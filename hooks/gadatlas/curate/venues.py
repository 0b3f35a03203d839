"""Printed names of venues, which carry years and ordinals, and the declared ones that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from gadatlas.model import Venue

_NUMBERS = re.compile(r"\b(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th))\b|\([^)]*\)")
_LIKE_ENOUGH = 0.85


def declared_venue(printed: str, venues: Iterable[Venue]) -> str:
    """Return the declared full name that a printed one means, or nothing: years, ordinals and brackets aside.

    A short name means the venue's first full name.
    """
    wanted = _words(printed)
    if not wanted:
        return ""
    full_names = {full: venue.name for venue in venues for full in venue.full_names}
    for full, short in full_names.items():
        if wanted in (_words(full), short.casefold()):
            return full
    likeness = {full: SequenceMatcher(None, wanted, _words(full)).ratio() for full in full_names}
    best = max(likeness, key=lambda full: likeness[full], default="")
    return best if best and likeness[best] >= _LIKE_ENOUGH else ""


def _words(name: str) -> str:
    words = re.findall(r"[^\W_]+", _NUMBERS.sub(" ", name).casefold())
    return " ".join(word for word in words if word not in {"proceedings", "of", "the", "in", "on", "and"})
