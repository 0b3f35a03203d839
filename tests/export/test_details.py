"""Details read in parts."""

from __future__ import annotations

import pytest

from gadatlas.export.details import is_arxiv_preprint, month_number, page_range
from tests.factory import CONFERENCE, PREPRINT, make_paper


@pytest.mark.parametrize(
    ("month", "number"),
    [("June", 6), ("jun", 6), ("Sept.", 9), ("06", 6), ("12", 12), ("", 0), ("13", 0), ("Summer", 0), ("May–June", 0)],
)
def test_month_number(month: str, number: int) -> None:
    assert number == month_number(make_paper(details=(("month", month),)))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("1–12", ("1", "12")),
        ("1 -- 12", ("1", "12")),
        ("S1-S9", ("S1", "S9")),
        ("7-1–7-12", ("7-1", "7-12")),
        ("e102459", ("e102459", "")),
        ("1–4, 7–9", ("1–4, 7–9", "")),
        ("7-1-7-12", ("7-1-7-12", "")),
        ("", ("", "")),
    ],
)
def test_page_range(pages: str, expected: tuple[str, str]) -> None:
    assert expected == page_range(pages)


def test_a_published_paper_with_a_copy_on_arxiv_is_no_preprint() -> None:
    assert is_arxiv_preprint(make_paper(venue=PREPRINT, arxiv="2101.00001"))
    assert not is_arxiv_preprint(make_paper(venue=CONFERENCE, arxiv="2101.00001"))
