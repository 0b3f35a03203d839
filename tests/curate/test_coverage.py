"""The report counts what is there and names what lacks; the real catalogue keeps the floors that were promised."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gadatlas.cli import main
from gadatlas.curate import lacking
from gadatlas.model import Atlas
from gadatlas.query import Index
from gadatlas.source import load

REPOSITORY = Path(__file__).parent.parent.parent
DOMAINS = {
    "industrial": 180,
    "medical": 80,
    "cybersecurity": 60,
    "finance": 25,
    "surveillance": 50,
    "it-operations": 60,
}


@pytest.fixture(name="atlas", scope="module")
def _atlas() -> Atlas:
    atlas, problems = load(REPOSITORY / "data")
    assert atlas is not None, problems
    return atlas


def test_the_report_counts_papers_and_what_they_have(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    atlas, _ = load(tiny_data)
    assert atlas is not None
    assert main(["--data", str(tiny_data), "report"]) == 0
    report = capsys.readouterr().out

    unchecked = [paper.key for paper in atlas.papers if paper.checked is None]
    checked = len(atlas.papers) - len(unchecked)
    assert f"{len(atlas.papers)} papers" in report
    assert f"with checked: {checked} ({100 * checked / len(atlas.papers):.1f} %)" in report
    assert f"{len(Index(atlas).of_branch('density')):5}  density\n" in report

    assert main(["--data", str(tiny_data), "report", "--without", "checked"]) == 0
    assert capsys.readouterr().out.split() == unchecked

    stand_ins = {paper.key for paper in atlas.papers if paper.checked and "example.org" in paper.checked.against}
    assert stand_ins
    assert main(["--data", str(tiny_data), "report", "--without", "primary"]) == 0
    assert set(capsys.readouterr().out.split()) == {*unchecked, *stand_ins}


def test_the_catalogue_is_large_checked_and_described(atlas: Atlas) -> None:
    total = len(atlas.papers)
    assert total >= 700
    assert sum(paper.checked is not None for paper in atlas.papers) >= 0.97 * total
    assert sum(paper.primary for paper in atlas.papers) >= 0.97 * total
    assert sum(bool(paper.idea) for paper in atlas.papers) >= 0.85 * total
    assert sum(bool(paper.code) for paper in atlas.papers) >= 0.45 * total


def test_every_paper_is_tagged_in_each_facet(atlas: Atlas) -> None:
    """With a family, a kind of data, a setting and an application; what its abstract leaves open is a tag too."""
    assert [paper.key for paper in lacking(atlas, "tags")] == []


def test_every_leaf_and_domain_has_its_papers(atlas: Atlas) -> None:
    index = Index(atlas)
    leaves = [branch.id for branch in atlas.branches() if not branch.children]
    floors = {leaf: 8 if leaf.startswith(("restoration", "synthesis")) else 10 for leaf in leaves}
    short = {leaf: len(index.of_branch(leaf)) for leaf in leaves if len(index.of_branch(leaf)) < floors[leaf]}
    assert short == {}
    assert {
        name: len(index.of_domain(name)) for name, floor in DOMAINS.items() if len(index.of_domain(name)) < floor
    } == {}


def test_every_year_is_there_and_the_last_two_well(atlas: Atlas) -> None:
    years = Counter(paper.year for paper in atlas.papers)
    assert set(range(2014, 2027)) <= years.keys()
    assert years[2025] + years[2026] >= 150


def test_nothing_stands_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Papers that look like one have been told apart by somebody."""
    assert main(["--data", str(REPOSITORY / "data"), "duplicates"]) == 0, capsys.readouterr().out


def test_find_says_what_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(REPOSITORY / "data"), "find", "DRAEM", "No Such Paper Anywhere"]) == 1
    printed = capsys.readouterr().out
    assert "known: DRAEM" in printed
    assert "zavrtanik2021draem" in printed
    assert "new: No Such Paper Anywhere" in printed
