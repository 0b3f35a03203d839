"""Bibliographic details that the data keeps as text, read for formats that want them in parts."""

from __future__ import annotations

import re

from gadatlas.model import EntryType, Paper

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_DASHED = re.compile(r"(\S+?)\s*(?:--+|[–—])\s*(\S+)")
_HYPHENED = re.compile(r"([^\s-]+)\s*-\s*([^\s-]+)")
_MONTH = re.compile(r"(?P<number>0?[1-9]|1[0-2])|(?P<name>[A-Za-z]{3})[a-z]*\.?")


def month_number(paper: Paper) -> int:
    """Return the month of publication, 1 to 12, or 0 where the data names none or more than one."""
    match = _MONTH.fullmatch(dict(paper.details).get("month", "").strip())
    if not match:
        return 0
    if match["number"]:
        return int(match["number"])
    name = match["name"].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else 0


def page_range(pages: str) -> tuple[str, str]:
    """Return first and last page; the last is empty for an article number, a single page or several ranges.

    A hyphen is a range only where there is one (``12-20``); page numbers such as ``7-1–7-12`` hold hyphens.
    """
    match = _DASHED.fullmatch(pages.strip()) or _HYPHENED.fullmatch(pages.strip())
    if match and not re.search(r"[,;–—]|--", match[1] + match[2]):
        return match[1], match[2]
    return pages.strip(), ""


def is_arxiv_preprint(paper: Paper) -> bool:
    """Return whether arXiv is where the paper appeared, not only where a copy lies."""
    return paper.entry_type is EntryType.MISC and bool(paper.arxiv) and "arxiv" in paper.venue_name.lower()
