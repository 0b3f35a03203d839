"""CSL-JSON, the input of citeproc, Pandoc, Zotero and other citation processors.

Source of the format: Citation Style Language, csl-data.json of schema 1.0.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from gadatlas.export.details import is_arxiv_preprint, month_number, page_range
from gadatlas.model import EntryType, Paper, Person

TYPES = {
    EntryType.ARTICLE: "article-journal",
    EntryType.INPROCEEDINGS: "paper-conference",
    EntryType.MISC: "article",  # CSL's type for preprints
    EntryType.PHDTHESIS: "thesis",
    EntryType.TECHREPORT: "report",
}
PUBLISHED_BY_VENUE = (EntryType.MISC, EntryType.PHDTHESIS, EntryType.TECHREPORT)


def write_csl_json(papers: Iterable[Paper]) -> str:
    """Return the papers as a JSON array in the order given."""
    return json.dumps([csl_item(paper) for paper in papers], ensure_ascii=False, separators=(",", ":")) + "\n"


def csl_item(paper: Paper) -> dict[str, Any]:
    """Return one paper as a CSL item; absent values are left out."""
    details = dict(paper.details)
    first, last = page_range(details.get("pages", ""))
    month = month_number(paper)
    item = {
        "id": paper.key,
        "type": TYPES[paper.entry_type],
        "title": paper.title,
        "author": [_name(person) for person in paper.authors],
        "issued": {"date-parts": [[paper.year, month] if month else [paper.year]]},
        **_venue(paper, details.get("publisher", "")),
        "collection-title": details.get("series", ""),
        "publisher-place": details.get("address", ""),
        "genre": details.get("type", "") or ("PhD thesis" if paper.entry_type is EntryType.PHDTHESIS else ""),
        "volume": details.get("volume", ""),
        **_number(paper, details.get("number", "")),
        "page": f"{first}-{last}" if last else first,
        "DOI": paper.doi,
        "URL": "" if paper.doi else paper.link,
        "note": details.get("note", ""),
    }
    return {name: value for name, value in item.items() if value}


def _venue(paper: Paper, publisher: str) -> dict[str, str]:
    if paper.entry_type in PUBLISHED_BY_VENUE:
        return {"publisher": paper.venue_name}
    return {"container-title": paper.venue_name, "publisher": publisher}


def _number(paper: Paper, number: str) -> dict[str, str]:
    if is_arxiv_preprint(paper):
        return {"number": f"arXiv:{paper.arxiv}"}
    return {"number" if paper.entry_type is EntryType.TECHREPORT else "issue": number}


def _name(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": person.family}
    name = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {part: value for part, value in name.items() if value}
