"""Problems: how they print, how they sort, and what they suggest."""

from __future__ import annotations

import time

import pytest

from gadatlas.problems import (
    MAX_PROBLEMS,
    Collector,
    Problem,
    TooManyProblemsError,
    near_match,
    printable,
    report,
    shorten,
)


def test_a_problem_prints_as_path_line_message_rule() -> None:
    assert str(Problem("data/papers/2024.bib", 7, "venue", "unknown")) == "data/papers/2024.bib:7: unknown [venue]"


@pytest.mark.parametrize("odd", ["\n", "\r", "\x1b[31m", "\u2028", "\u202e", "\x00", "\udc80", "\x85"])
def test_a_message_stays_one_line_of_printable_text(odd: str) -> None:
    problem = Problem(f"data/{odd}.bib", 1, "rule", f"before{odd}after")

    assert str(problem).isprintable()
    assert problem.github().isprintable()
    assert str(problem).encode("utf-8")


def test_printable_text_keeps_its_letters() -> None:
    assert printable("Zieliń\tska ✓") == "Zieliń\\tska ✓"


def test_a_github_annotation_escapes_as_the_runner_demands() -> None:
    problem = Problem("data/a,b:c%.bib", 7, "some:rule", "50% of: a, b\r\nnext\tline")

    assert problem.github() == (
        "::error file=data/a%2Cb%3Ac%25.bib,line=7,title=some%3Arule::50%25 of: a, b%0D%0Anext\\tline"
    )


def test_an_escape_in_the_message_is_not_taken_for_one_of_the_runner() -> None:
    assert Problem("f", 1, "r", "%0A").github().endswith("::%250A")


def test_a_report_is_sorted_by_path_then_line_as_a_number_then_rule() -> None:
    problems = [
        Problem("b", 1, "r", "m"),
        Problem("a", 10, "r", "m"),
        Problem("a", 9, "s", "m"),
        Problem("a", 9, "r", "m"),
    ]

    assert report(problems).splitlines() == ["a:9: m [r]", "a:9: m [s]", "a:10: m [r]", "b:1: m [r]"]
    assert report(problems, "github").splitlines()[0] == "::error file=a,line=9,title=r::m"
    assert report([]) == ""


def test_a_full_collector_stops_and_the_report_says_so() -> None:
    problems = Collector()

    for line in range(1, MAX_PROBLEMS):
        problems.add("a", line, "r", "m")
    with pytest.raises(TooManyProblemsError):
        problems.add("a", MAX_PROBLEMS, "r", "m")

    assert len(problems.found) == MAX_PROBLEMS
    assert report(problems.found).splitlines()[-1] == "Stopped after 1,000 problems; there may be more."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("medcial", "; did you mean 'medical'?"),
        ("Medical", "; did you mean 'medical'?"),
        ("quantum", ""),
        ("", ""),
    ],
)
def test_the_near_match_is_the_closest_known_value_if_any_is_close(value: str, expected: str) -> None:
    assert near_match(value, {"medical", "finance", "industrial"}) == expected


def test_the_near_match_among_many_values_is_found_quickly() -> None:
    known = {f"family2024word{number:05}" for number in range(10_000)}
    before = time.process_time()

    found = {near_match(f"family2024word{number:05}x", known) for number in range(0, 10_000, 200)}

    assert len(found - {""}) == 50
    assert time.process_time() - before < 5


def test_shortened_text_ends_with_an_ellipsis() -> None:
    assert (shorten("abc", 3), shorten("abcd", 3)) == ("abc", "ab…")
