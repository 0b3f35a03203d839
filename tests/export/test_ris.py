"""RIS."""

from __future__ import annotations

import re

import pytest

from gadatlas.export.ris import ris_record, write_ris
from gadatlas.model import Paper, Person
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import make_paper, make_rich_paper


def values(paper: Paper, tag: str) -> list[str]:
    """Return the values of one tag in the paper's record."""
    return re.findall(rf"^{tag}  - (.*)\r$", ris_record(paper), re.MULTILINE)


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_every_line_is_a_tag_and_a_value(paper: Paper) -> None:
    lines = ris_record(paper).split("\r\n")

    assert lines.pop() == ""
    assert lines[0].startswith("TY  - ")
    assert lines[-1] == "ER  - "
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - \S[^\r\n]*", line) for line in lines[:-1])


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_title_and_authors_are_plain_text(paper: Paper) -> None:
    assert [paper.title] == values(paper, "TI")
    assert [f"{p.family}," if p.literal else p.family for p in paper.authors] == [
        author if p.literal else author.split(", ")[0]
        for p, author in zip(paper.authors, values(paper, "AU"), strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "kind", "tags"),
    [
        ("article number", "JOUR", ["T2", "JO"]),
        ("workshop", "CONF", ["T2", "C3"]),
        ("preprint", "UNPB", ["PB"]),
        ("thesis", "THES", ["PB"]),
        ("report", "RPRT", ["PB"]),
    ],
)
def test_type_and_venue(name: str, kind: str, tags: list[str]) -> None:
    paper = HARD[name]

    assert [kind] == values(paper, "TY")
    assert all(values(paper, tag) == [paper.venue_name] for tag in tags)


def test_suffix_comes_last() -> None:
    assert values(make_paper(authors=(Person("Doe", "Jo", "Jr."),)), "AU") == ["Doe, Jo, Jr."]


def test_pages_are_split_and_an_article_number_is_a_start_page() -> None:
    rich, numbered = make_rich_paper(), HARD["article number"]

    assert (values(rich, "SP"), values(rich, "EP")) == (["101"], ["120"])
    assert (values(numbered, "SP"), values(numbered, "EP")) == (["e102459"], [])


def test_no_value_can_start_a_line_of_its_own() -> None:
    paper = make_paper(title="Broken\r\nER  - \r\nTY  - JOUR")

    assert values(paper, "TI") == ["Broken ER - TY - JOUR"]


def test_records_keep_their_order() -> None:
    papers = [make_paper(key="b2020x"), make_paper(key="a2021y")]

    assert ris_record(papers[0]) + ris_record(papers[1]) == write_ris(papers)


def test_golden() -> None:
    assert_golden("export/paper.ris", write_ris([make_rich_paper()]))
