"""Read data files as text that every later stage can trust."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gadatlas.problems import Problem

MAX_FILE_BYTES = 8_000_000
MAX_LINE_CHARACTERS = 5_000

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A data file read whole: its path as problems show it, and its text."""

    path: str
    text: str


def read_text(file: Path, path: str, problems: list[Problem]) -> SourceFile | None:
    """Return the file's text, or add what is wrong with it to ``problems`` and return nothing.

    Refuses a file over 8 MB or with a line over 5,000 characters before anything parses it, so that
    every parser behind works in bounded time.
    """
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            problems.append(Problem(path, 1, "file-size", f"a data file has at most {MAX_FILE_BYTES:,} bytes"))
            return None
        data = file.read_bytes()
    except OSError as error:
        problems.append(Problem(path, 1, "missing-file", f"the file can't be read: {error.strerror}"))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, "encoding", "the file must be UTF-8"))
        return None
    text = text.replace("\r\n", "\n")
    found = list(_line_problems(path, text))
    problems.extend(found)
    return None if found else SourceFile(path, text)


def _line_problems(path: str, text: str) -> list[Problem]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE_CHARACTERS:
            message = f"a line has at most {MAX_LINE_CHARACTERS:,} characters, this one {len(line):,}"
            found.append(Problem(path, number, "line-length", message))
        elif match := _CONTROL.search(line):
            message = f"control character U+{ord(match[0]):04X} in column {match.start() + 1}"
            found.append(Problem(path, number, "control-character", message))
    return found
