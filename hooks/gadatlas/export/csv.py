"""CSV for spreadsheets: one row a paper, lists joined with "; ".

Source of the format: RFC 4180. Columns follow ``record.FIELDS``; a nested value takes a column per part.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from gadatlas.export.record import FIELDS, paper_record
from gadatlas.model import Paper

# Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(papers: Iterable[Paper]) -> str:
    """Return a header and the papers' rows in the order given; lines end in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _ in _columns())
    for paper in papers:
        record = paper_record(paper)
        writer.writerow(_guarded(_cell(record, path)) for _, path in _columns())
    return out.getvalue()


def _columns() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each column's name and the path of its value in a paper's record."""
    for field in FIELDS:
        for part in field.schema.get("properties", [""]):
            path = (field.name, part) if part else (field.name,)
            yield "_".join(path), path


def _cell(record: dict[str, Any], path: tuple[str, ...]) -> str:
    value: Any = record
    for name in path:
        value = value.get(name, "") if value else ""
    if isinstance(value, list):
        return "; ".join(_name(item) if isinstance(item, dict) else item for item in value)
    return str(value)


def _name(person: dict[str, str]) -> str:
    return ", ".join(person[part] for part in ("family", "suffix", "given") if part in person)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
