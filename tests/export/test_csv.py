"""CSV."""

from __future__ import annotations

import csv
import io

import pytest

from gadatlas.export.csv import write_csv
from gadatlas.model import Paper, Person
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import make_paper, make_rich_paper


def rows(*papers: Paper) -> list[dict[str, str]]:
    """Return the rows as a strict reader sees them."""
    return list(csv.DictReader(io.StringIO(write_csv(papers), newline=""), strict=True))


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_every_row_has_all_columns(paper: Paper) -> None:
    (row,) = rows(paper)

    assert None not in row
    assert (paper.key, paper.title) == (row["key"], row["title"].removeprefix("'"))
    assert len(paper.authors) == len(row["authors"].split("; "))


def test_nested_values_take_a_column_each() -> None:
    (row,) = rows(make_rich_paper())

    assert (row["venue_id"], row["venue_kind"], row["checked_on"]) == ("jfr", "journal", "2026-11-24")
    assert (row["modalities"], row["branches"]) == ("image; time-series", "reconstruction/autoencoder; synthesis/patch")


def test_names_stand_family_first() -> None:
    (row,) = rows(make_paper(authors=(Person("van Doe", "Jo", "Jr."), Person("A Group", literal=True))))

    assert row["authors"] == "van Doe, Jr., Jo; A Group"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(start: str) -> None:
    (row,) = rows(make_paper(title=f"{start}1+1", technique="1=1"))

    assert (f"'{start}1+1", "1=1") == (row["title"], row["technique"])


def test_lines_end_as_rfc_4180_says_and_the_header_always_stands() -> None:
    assert write_csv([]).startswith("key,title,name,authors,year,venue_id,")
    assert write_csv([]).endswith("\r\n")


def test_golden() -> None:
    assert_golden("export/paper.csv", write_csv([make_rich_paper()]))
