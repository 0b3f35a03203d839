"""BibTeX: 7-bit, accents as LaTeX commands, protected capitals, stable field order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gadatlas.export.bib_entry import Pair, format_names, format_pages, format_title, identifiers, write_entry
from gadatlas.export.details import MONTHS, is_arxiv_preprint, month_number
from gadatlas.export.latex import to_latex
from gadatlas.model import EntryType, Paper

_BEYOND_ASCII_INITIAL = re.compile(r"(?<![^\s-])([^\x00-\x7f][\u0300-\u036f]*)")

PUBLISHED_BY_VENUE = (EntryType.MISC, EntryType.PHDTHESIS, EntryType.TECHREPORT)


def write_bibtex(papers: Iterable[Paper]) -> str:
    """Return the papers' entries in the order given, a blank line between two."""
    return "\n".join(bibtex_entry(paper) for paper in papers)


def bibtex_entry(paper: Paper) -> str:
    """Return one entry for BibTeX 0.99 and the styles that come with it; ``eprint`` as arXiv recommends."""
    return write_entry(paper.entry_type, paper.key, _pairs(paper))


def _pairs(paper: Paper) -> Iterable[Pair]:
    details = dict(paper.details)
    month = month_number(paper)
    yield "author", format_names(paper.authors, to_latex, _abbreviable)
    yield "title", format_title(paper.title_braced, to_latex)
    yield paper.entry_type.venue_field, to_latex(_venue(paper))
    yield "year", str(paper.year)
    yield "month", MONTHS[month - 1] if month else to_latex(details.get("month", ""))
    volume, number = details.get("volume", ""), details.get("number", "")
    yield "volume", to_latex(volume)
    yield _number_field(paper, volume, details.get("series", "")), to_latex(number)
    yield "pages", format_pages(details.get("pages", ""), to_latex)
    yield "series", to_latex(details.get("series", ""))
    # A school or institution is the publisher; readers that take both print it twice.
    yield "publisher", "" if paper.entry_type in PUBLISHED_BY_VENUE else to_latex(details.get("publisher", ""))
    for name in ("address", "type"):
        yield name, to_latex(details.get(name, ""))
    yield from identifiers(paper, "archiveprefix")
    yield "note", to_latex(details.get("note", ""))


def _abbreviable(given: str) -> str:
    """Return a given name that BibTeX can shorten: it cuts bytes, except in braces that begin with a command.

    ``\\relax`` prints nothing.
    """
    encoded = to_latex(given)
    return encoded if encoded.isascii() else _BEYOND_ASCII_INITIAL.sub(r"{\\relax \1}", encoded)


def _number_field(paper: Paper, volume: str, series: str) -> str:
    # Styles complain of a number in proceedings beside a volume or without a series, and in a journal without a
    # volume. They pass over "issue", which reference managers read.
    in_proceedings = paper.entry_type is EntryType.INPROCEEDINGS and (volume or not series)
    in_journal = paper.entry_type is EntryType.ARTICLE and not volume
    return "issue" if in_proceedings or in_journal else "number"


def _venue(paper: Paper) -> str:
    # Plain styles print howpublished but know no eprint: without the number nobody finds the preprint.
    return f"arXiv preprint arXiv:{paper.arxiv}" if is_arxiv_preprint(paper) else paper.venue_name
