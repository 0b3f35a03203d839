"""Author lists become persons."""

from __future__ import annotations

import pytest

from gadatlas.model import Person
from gadatlas.source.latex import LatexError
from gadatlas.source.names import name_parts, parse_person, split_names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("A, B", ["A, B"]),
        ("A, B and C, D", ["A, B", "C, D"]),
        ("A, B AND C, D\n and E, F", ["A, B", "C, D", "E, F"]),
        ("{Mills and Boon} and Anderson, Andy", ["{Mills and Boon}", "Anderson, Andy"]),
        ("A, B and and C, D", ["A, B", "", "C, D"]),
        ("and", ["", ""]),
        ("Sand, Andrea", ["Sand, Andrea"]),
    ],
)
def test_names_are_split_at_the_word_and_outside_braces(value: str, names: list[str]) -> None:
    assert split_names(value) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [("A, B", ["A", "B"]), ("{A, Inc.}, B", ["{A, Inc.}", "B"]), ("A", ["A"]), ("A,,B", ["A", "", "B"])],
)
def test_parts_are_split_at_commas_outside_braces(name: str, parts: list[str]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("name", "person", "display"),
    [
        ("Okonkwo, Chidi", Person("Okonkwo", "Chidi"), "Chidi Okonkwo"),
        ("van der Molen, Sanne", Person("van der Molen", "Sanne"), "Sanne van der Molen"),
        ("Whitcomb, Jr., Theodore", Person("Whitcomb", "Theodore", "Jr."), "Theodore Whitcomb Jr."),
        ('Schr{\\"o}der, J{\\"u}rgen', Person("Schröder", "Jürgen"), "Jürgen Schröder"),
        ('{\\"O}zg{\\"u}r, Ali', Person("Özgür", "Ali"), "Ali Özgür"),
        ("{Lanternworks, Inc.}", Person("Lanternworks, Inc.", literal=True), "Lanternworks, Inc."),
        ("{{Double Group}}", Person("Double Group", literal=True), "Double Group"),
        ("{van der Berg}, {Jan}", Person("van der Berg", "Jan"), "Jan van der Berg"),
        ("{de la Cruz}, {J. P.}", Person("de la Cruz", "J. P."), "J. P. de la Cruz"),
        ("Mononym", Person("Mononym"), "Mononym"),
    ],
)
def test_a_name_becomes_a_person(name: str, person: Person, display: str) -> None:
    assert parse_person(name) == person
    assert parse_person(name).display == display


def test_latex_without_a_unicode_form_is_refused() -> None:
    with pytest.raises(LatexError):
        parse_person("\\foo, Ada")
