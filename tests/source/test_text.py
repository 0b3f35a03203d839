"""Files are refused or read as sound text."""

from __future__ import annotations

from pathlib import Path

import pytest

from gadatlas.problems import Collector
from gadatlas.source.text import MAX_FILE_BYTES, MAX_LINE_CHARACTERS, SourceFile, read_text, unwanted_character


def _read(tmp_path: Path, content: bytes) -> tuple[SourceFile | None, list[str]]:
    file = tmp_path / "file.yml"
    file.write_bytes(content)
    problems = Collector()
    return read_text(file, "data/file.yml", problems), [str(problem) for problem in problems.found]


def test_text_comes_back_as_written(tmp_path: Path) -> None:
    assert _read(tmp_path, "é: 1\n\tü\n".encode()) == (SourceFile("data/file.yml", "é: 1\n\tü\n"), [])


def test_windows_line_ends_become_line_feeds(tmp_path: Path) -> None:
    source, problems = _read(tmp_path, b"a\r\nb\r\n")

    assert source == SourceFile("data/file.yml", "a\nb\n")
    assert problems == []


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    source, _ = _read(tmp_path, "e\u0301".encode())

    assert source == SourceFile("data/file.yml", "é")


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert _read(tmp_path, b"") == (SourceFile("data/file.yml", ""), [])


def test_a_byte_that_is_no_utf8_is_a_problem_of_its_line(tmp_path: Path) -> None:
    expected = "data/file.yml:3: the file must be UTF-8; byte 0xfc is not [encoding]"

    assert _read(tmp_path, b"a\nb\n\xfc\n") == (None, [expected])


def test_every_bad_line_is_reported(tmp_path: Path) -> None:
    long = b"x" * (MAX_LINE_CHARACTERS + 1)
    source, problems = _read(tmp_path, b"\x00\nfine\n" + long + b"\n\xe2\x80\xae\nold mac\rline\n")

    assert source is None
    assert [problem.split(":")[1] for problem in problems] == ["1", "3", "4", "5"]


def test_the_longest_line_and_the_biggest_file_are_accepted(tmp_path: Path) -> None:
    line = b"x" * (MAX_LINE_CHARACTERS - 1) + b"\n"
    content = (line * (MAX_FILE_BYTES // len(line) + 1))[:MAX_FILE_BYTES]

    assert _read(tmp_path, content)[1] == []
    assert _read(tmp_path, content + b"x")[1] != []


def test_a_missing_file_a_folder_and_a_link_are_problems(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "link.yml").symlink_to("/etc/passwd")
    problems = Collector()

    for name in ("missing.yml", "folder.yml", "link.yml"):
        assert read_text(tmp_path / name, name, problems) is None
    assert [problem.rule for problem in problems.found] == ["missing-file"] * 3


@pytest.mark.parametrize(
    "character", "\x00\x07\x0b\x1f\x7f\x85\xad\u200b\u200e\u2028\u202e\u2066\ufeff\ufff9\uffff\ud800"
)
def test_control_and_invisible_characters_are_unwanted(character: str) -> None:
    assert f"U+{ord(character):04X}" in unwanted_character(f"ab{character}")
    assert "character 3 " in unwanted_character(f"ab{character}")


def test_a_letter_bears_few_marks() -> None:
    assert unwanted_character("a" + "\u0301\u0323" * 4) == ""
    assert unwanted_character("a" + "\u0301\u0323" * 4 + "\u05b0") == "a letter bears at most 8 combining marks"


@pytest.mark.parametrize("text", ["plain", "tab\tand\nline", "Ünïcödé", "漢字", "\u00a0", "a\u200cb", "🍐"])
def test_other_characters_are_wanted(text: str) -> None:
    assert unwanted_character(text) == ""
