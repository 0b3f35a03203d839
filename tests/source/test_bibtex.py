"""BibTeX comes back with lines, or as problems with lines."""

from __future__ import annotations

import pytest
from pybtex.database import parse_file

from gadatlas.problems import Collector
from gadatlas.source.bibtex import BibEntry, Field, parse_bibtex
from gadatlas.source.text import SourceFile
from tests.conftest import DATA


def _parse(text: str) -> tuple[list[BibEntry], list[tuple[int, str]]]:
    problems = Collector()
    entries = parse_bibtex(SourceFile("data/papers/2024.bib", text), problems)
    return entries, [(problem.line, problem.rule) for problem in problems.found]


def test_entries_and_fields_know_their_lines() -> None:
    entries, problems = _parse(
        "% comment\n\n@Article{key2024a,\n  Title = {A {B}\n    c},\n"
        '  year=2024 , note = "say {"}x{"}"\n}\n\n  @misc{b,}\n'
    )

    assert problems == []
    assert entries == [
        BibEntry(
            "data/papers/2024.bib",
            3,
            "article",
            "key2024a",
            {"title": Field("A {B} c", 4), "year": Field("2024", 6), "note": Field('say {"}x{"}', 6)},
        ),
        BibEntry("data/papers/2024.bib", 9, "misc", "b"),
    ]


def test_an_entry_tells_a_missing_field_s_text_and_line() -> None:
    (entry,), _ = _parse("\n@misc{a, title = {T}}")

    assert (entry.text("title"), entry.text("doi"), entry.line_of("doi")) == ("T", "", 2)


@pytest.mark.parametrize("text", ["", "\n\n", "% only\n% comments\n", "   % indented"])
def test_a_file_may_hold_no_entry(text: str) -> None:
    assert _parse(text) == ([], [])


@pytest.mark.parametrize(
    "text", ["@misc{a}", "@misc{a,}", "@misc { a , }", "@misc{\n a\n}", "@misc{a, x={}}", "@misc{a, x={},}"]
)
def test_commas_at_the_end_and_white_space_are_free(text: str) -> None:
    entries, problems = _parse(text)

    assert problems == []
    assert [entry.key for entry in entries] == ["a"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@misc{a,\n title = {x\n", 2),
        ("@misc{a,\n title = {x,\n year = 1,\n}\n", 2),
        ('@misc{a,\n title = "x,\n year = 1,\n}\n', 2),
        ("@misc{a,\n title = {x}\n year = 1\n}", 2),
        ("@misc{a,\n title = {x} # {y}\n}", 2),
        ("@misc{a,\n title = {x}y\n}", 2),
        ("@misc{a,\n month = jan\n}", 2),
        ("@misc{a,\n title =\n}", 3),
        ("@misc{a,\n title {x}\n}", 2),
        ("@misc{a,\n , title = {x}\n}", 2),
        ("@misc{a,\n % comment\n title = {x}\n}", 2),
        ("@misc{a,\n", 1),
        ("@misc{a\n title = {x}\n}", 1),
        ("@misc{,\n title = {x}\n}", 1),
        ("@misc{title = {x}}", 1),
        ("@misc", 1),
        ("@ {a,}", 1),
        ("@misc(a, title = {x})", 1),
        ("@string{a = {b}}", 1),
        ("@Comment{x}", 1),
        ("@preamble{x}", 1),
        ("@misc{a,}\n\n% fine\nstray\n", 4),
        ("stray\n@misc{a,}\n", 1),
        ("@misc{a,}}", 1),
        ("@misc{a,} @misc{b,}", 1),
    ],
)
def test_a_syntax_error_is_one_problem_with_its_line_and_spoils_no_other_entry(text: str, line: int) -> None:
    entries, problems = _parse(f"{text}\n@misc{{last,}}\n")

    assert problems == [(line, "bibtex-syntax")]
    assert entries[-1].key == "last"


def test_a_backslash_does_not_hide_a_brace() -> None:
    assert _parse("@misc{a, title = {x \\{ y}}")[1] == [(1, "bibtex-syntax")]
    assert _parse("@misc{a, title = {x \\{ y \\} z}}")[0][0].text("title") == "x \\{ y \\} z"


def test_a_repeated_field_is_a_problem_and_the_first_stays() -> None:
    entries, problems = _parse("@misc{a,\n title = {x},\n Title = {y},\n}")

    assert problems == [(3, "duplicate-field")]
    assert entries[0].text("title") == "x"


def test_a_repeated_key_gives_two_entries() -> None:
    assert [entry.line for entry in _parse("@misc{a,}\n@misc{a,}")[0]] == [1, 2]


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_pybtex_which_serves_the_citations_reads_the_same(year: str) -> None:
    file = DATA / "tiny" / "data" / "papers" / f"{year}.bib"
    entries, problems = _parse(file.read_text("utf-8"))
    theirs = parse_file(file, bib_format="bibtex").entries

    assert problems == []
    assert [entry.key for entry in entries] == list(theirs)
    for entry in entries:
        fields = {name.lower(): " ".join(value.split()) for name, value in theirs[entry.key].fields.items()}
        assert {name: found.value for name, found in entry.fields.items() if name != "author"} == fields
