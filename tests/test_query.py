"""Selections and orders over the tiny atlas."""

from pathlib import Path

import pytest

from gadatlas.query import Index, ancestry, by_home, count_by_year
from gadatlas.source import load


@pytest.fixture(name="index")
def _index(tiny_data: Path) -> Index:
    atlas, problems = load(tiny_data)
    assert atlas is not None, problems
    return Index(atlas)


def test_a_branch_holds_the_papers_below_it_once(index: Index) -> None:
    papers = index.of_branch("density")

    assert len({paper.key for paper in papers}) == len(papers)
    assert {paper.key for paper in index.of_branch("density/explicit/normalizing-flow")} < {p.key for p in papers}


def test_lists_are_newest_first(index: Index) -> None:
    years = [paper.year for paper in index.newest_first]

    assert years == sorted(years, reverse=True)


def test_related_papers_share_the_home_branch_and_most_tags(index: Index) -> None:
    paper = index.by_key["tanaka2024noether"]
    related = index.related(paper)

    assert paper not in related
    assert "okonkwo2024mosaic" in {other.key for other in related}
    assert all(other in index.of_branch(paper.home) for other in related)


def test_related_papers_do_not_depend_on_chance(index: Index) -> None:
    again = Index(index.atlas)

    assert all(index.related(paper) == again.related(paper) for paper in index.atlas.papers)


def test_grouping_by_home_loses_no_paper(index: Index) -> None:
    groups = by_home(index.atlas.papers, index.atlas)

    assert sorted(paper.key for _, members in groups for paper in members) == sorted(index.by_key)
    assert all(paper.home == branch.id for branch, members in groups for paper in members)


def test_years_without_papers_count_zero(index: Index) -> None:
    years = count_by_year(index.atlas.papers)

    assert sum(count for _, count in years) == len(index.atlas.papers)
    assert [year for year, _ in years] == list(range(years[0][0], years[-1][0] + 1))
    assert count_by_year([]) == []


def test_ancestry_begins_at_the_root() -> None:
    assert ancestry("a/b/c") == ["a", "a/b", "a/b/c"]
