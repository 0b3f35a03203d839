"""All formats through one door."""

from __future__ import annotations

import pytest

from gadatlas.export import EXTENSIONS, FORMATS
from tests.export.hard_cases import HARD
from tests.factory import make_atlas, make_paper


def test_names_are_those_of_the_public_interface() -> None:
    assert ["bibtex", "biblatex", "ris", "csl-json", "csv", "json"] == list(FORMATS) == list(EXTENSIONS)


def test_extensions_are_those_of_the_public_interface() -> None:
    assert list(EXTENSIONS.values()) == ["bib", "biblatex.bib", "ris", "csl.json", "csv", "json"]


@pytest.mark.parametrize("name", FORMATS)
def test_papers_stand_in_the_order_given(name: str) -> None:
    papers = [make_paper(key="b2020x"), make_paper(key="a2021y")]
    text = FORMATS[name](make_atlas(*papers), papers)

    assert 0 < text.index("b2020x") < text.index("a2021y")


@pytest.mark.parametrize("name", FORMATS)
def test_hard_papers_and_no_papers_can_be_written(name: str) -> None:
    papers = list(HARD.values())

    assert FORMATS[name](make_atlas(*papers), papers)
    assert isinstance(FORMATS[name](make_atlas(), []), str)
