"""YAML comes back with lines, or as problems with lines."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from gadatlas.problems import Collector
from gadatlas.source import located_yaml
from gadatlas.source.located_yaml import Mapping, Node, Scalar, Sequence, parse_yaml
from gadatlas.source.text import SourceFile


def _parse(text: str) -> tuple[Node | None, list[tuple[int, str]]]:
    problems = Collector()
    node = parse_yaml(SourceFile("data/x.yml", text), problems)
    return node, [(problem.line, problem.rule) for problem in problems.found]


def test_every_value_and_key_knows_its_line() -> None:
    node, problems = _parse("# comment\na: 1\nb:\n  - x\n  - {c: y}\n\nd: >-\n  two\n  lines\n")

    assert problems == []
    assert node == Mapping(
        2,
        {
            "a": Scalar("1", 2),
            "b": Sequence(4, [Scalar("x", 4), Mapping(5, {"c": Scalar("y", 5)}, {"c": 5})]),
            "d": Scalar("two lines", 7, plain=False),
        },
        {"a": 2, "b": 3, "d": 7},
    )


def test_everything_is_text() -> None:
    node, _ = _parse("[yes, 1.0, 2024-01-02, 0x10, null]")

    assert isinstance(node, Sequence)
    assert [item.text for item in node.items if isinstance(item, Scalar)] == [
        "yes",
        "1.0",
        "2024-01-02",
        "0x10",
        "null",
    ]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~", "null"])
def test_a_file_without_content_is_no_value(text: str) -> None:
    node, problems = _parse(text)

    assert isinstance(node, Scalar)
    assert node.is_null
    assert problems == []


@pytest.mark.parametrize(
    ("text", "null"),
    [("a: ~", True), ("a:", True), ("a: null", True), ("a: 'null'", False), ("a: ''", False), ("a: 0", False)],
)
def test_only_plain_null_is_no_value(text: str, null: bool) -> None:
    node, _ = _parse(text)

    assert isinstance(node, Mapping)
    assert isinstance(value := node.entries["a"], Scalar)
    assert value.is_null is null


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2024-1-2", None),
        ("20240102", None),
        ("２０２４-01-02", None),
        ("2024-01-02T00:00", None),
        ("0000-01-01", None),
    ],
)
def test_a_date_has_ten_characters_and_is_in_the_calendar(text: str, expected: date | None) -> None:
    assert Scalar(text, 1).as_date() == expected


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("a: [1\nb: 2\n", 2, "yaml-syntax"),
        ("a: b: c", 1, "yaml-syntax"),
        ("a: 1\n\tb: 2", 2, "yaml-syntax"),
        ("a: 1\n---\nb: 2", 2, "yaml-syntax"),
        ("[a]: 1", 1, "yaml-syntax"),
        ("a: 1\n? {b: 1}\n: 2", 2, "yaml-syntax"),
        ('a: "\\ud800"', 1, "yaml-syntax"),
        ("%YAML 9.9\n---\na", 1, "yaml-syntax"),
        ("a: @b", 1, "yaml-syntax"),
        ("a: 1\nb: *c", 2, "yaml-alias"),
        ("a: 1\nb: &c [1]", 2, "yaml-alias"),
        ("&a b: 1", 1, "yaml-alias"),
        ("a: 1\nb: !!python/object:os.system x", 2, "yaml-tag"),
        ("a: ! x", 1, "yaml-tag"),
        ("a: 1\nb: " + "[" * 12 + "]" * 12, 2, "yaml-depth"),
    ],
)
def test_what_the_data_may_not_hold_is_a_problem_with_its_line(text: str, line: int, rule: str) -> None:
    assert _parse(text) == (None, [(line, rule)])


def test_inside_brackets_a_question_mark_needs_quotes() -> None:
    node, problems = _parse("a: x?y=1\nb: {c: [x?y=1], d: 'x?y=1'}\ne:\n  - x?y=1\n")

    assert problems == [(2, "yaml-flow")]
    assert isinstance(node, Mapping)
    assert node.entries["a"] == Scalar("x?y=1", 1)


def test_twelve_levels_are_allowed() -> None:
    node, problems = _parse("[" * 12 + "]" * 12)

    assert problems == []
    assert isinstance(node, Sequence)


def test_a_repeated_key_is_a_problem_and_the_first_value_stays() -> None:
    node, problems = _parse("a: 1\nb:\n  c: 2\n  c: {d: 1}\na: [3]\n")

    assert problems == [(4, "duplicate-key"), (5, "duplicate-key")]
    assert isinstance(node, Mapping)
    assert node.entries["a"] == Scalar("1", 1)


def test_a_control_character_cannot_come_in_as_an_escape() -> None:
    assert _parse('a: 1\nb: "x\\u202Ey"')[1] == [(2, "control-character")]
    assert _parse('a: "tab\\t, line\\n, \\u00e9"')[1] == []


def test_plain_python_parses_as_the_c_library_does(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 1\nb: [x, 'y', {c: \"z\"}]\nd: |\n  text\n\n  more\ne:\n"
    expected = _parse(text)
    monkeypatch.setattr(located_yaml, "_LOADER", yaml.SafeLoader)

    assert _parse(text) == expected
    assert _parse('a: "\\ud800"')[1] == [(1, "control-character")]
    assert _parse("a: [1\nb: 2\n") == (None, [(2, "yaml-syntax")])
