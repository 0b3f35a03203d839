"""CSL-JSON."""

from __future__ import annotations

import json

import pytest

from gadatlas.export.csl_json import csl_item, write_csl_json
from gadatlas.model import Paper, Person
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import make_paper, make_rich_paper

# Of csl-data.json 1.0.2, which closes items against other names.
KNOWN = {
    *("id", "type", "title", "author", "issued", "container-title", "collection-title", "publisher"),
    *("publisher-place", "genre", "volume", "issue", "number", "page", "DOI", "URL", "note"),
}


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_item_has_known_names_and_no_empty_values(paper: Paper) -> None:
    (item,) = json.loads(write_csl_json([paper]))

    assert set(item) <= KNOWN
    assert all(item.values())
    assert (paper.key, paper.title) == (item["id"], item["title"])
    assert [p.family for p in paper.authors] == [a.get("family") or a["literal"] for a in item["author"]]


@pytest.mark.parametrize(
    ("name", "kind", "venue_variable"),
    [
        ("article number", "article-journal", "container-title"),
        ("workshop", "paper-conference", "container-title"),
        ("preprint", "article", "publisher"),
        ("thesis", "thesis", "publisher"),
        ("report", "report", "publisher"),
    ],
)
def test_type_and_venue(name: str, kind: str, venue_variable: str) -> None:
    item = csl_item(HARD[name])

    assert (kind, HARD[name].venue_name) == (item["type"], item[venue_variable])


def test_names_have_parts_and_groups_are_literal() -> None:
    paper = make_paper(authors=(Person("Doe", "Jo", "Jr."), Person("A Group", literal=True)))

    assert csl_item(paper)["author"] == [{"family": "Doe", "given": "Jo", "suffix": "Jr."}, {"literal": "A Group"}]


def test_date_has_a_month_where_it_is_known() -> None:
    assert csl_item(make_rich_paper())["issued"] == {"date-parts": [[2024, 6]]}
    assert csl_item(make_paper())["issued"] == {"date-parts": [[2021]]}


def test_arxiv_number_of_a_preprint_is_its_number() -> None:
    assert csl_item(HARD["preprint"])["number"] == "arXiv:2101.00001"


def test_report_has_a_number_and_no_issue() -> None:
    item = csl_item(HARD["report"])

    assert (item["number"], item.get("issue")) == ("TR-7", None)


def test_golden() -> None:
    assert_golden("export/paper.csl.json", write_csl_json([make_rich_paper()]))
