"""Read data files as text that every later stage can trust."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from gadatlas.problems import Collector

MAX_FILE_BYTES = 4_000_000
MAX_LINE_CHARACTERS = 5_000
MAX_MARKS = 8

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or turn the text round
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A data file read whole: its path as problems show it, and its text."""

    path: str
    text: str


def read_text(file: Path, path: str, problems: Collector) -> SourceFile | None:
    """Return the file's text, or add what is wrong with it to ``problems`` and return nothing.

    Refuses a file over 4 MB or with a line over 5,000 characters before anything parses it, so that
    every parser behind works in bounded time. Accented letters come back as one character (NFC), so
    that equal names are equal texts.
    """
    data = _read_bytes(file, path, problems)
    if data is None:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(path, line, "encoding", f"the file must be UTF-8; byte 0x{data[error.start]:02x} is not")
        return None
    text = text.replace("\r\n", "\n")
    return SourceFile(path, unicodedata.normalize("NFC", text)) if _lines_are_sound(path, text, problems) else None


def unwanted_character(text: str) -> str:
    """Return the complaint about the first control or invisible character, or about stacked marks, or nothing."""
    if match := _UNWANTED.search(text):
        name = unicodedata.name(match[0], "control character")
        return f"character {match.start() + 1} is U+{ord(match[0]):04X} ({name}); delete it"
    if not text.isascii() and _most_marks(text) > MAX_MARKS:
        return f"a letter bears at most {MAX_MARKS} combining marks"
    return ""


def _most_marks(text: str) -> int:
    """Return the length of the longest run of combining marks; sorting long runs makes NFC slow."""
    runs = (len(list(run)) for marks, run in groupby(map(unicodedata.combining, text), bool) if marks)
    return max(runs, default=0)


def _read_bytes(file: Path, path: str, problems: Collector) -> bytes | None:
    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            problems.add(path, 1, "missing-file", "a data file must be a regular file, found something else")
        elif (size := file.stat().st_size) > MAX_FILE_BYTES:
            problems.add(path, 1, "file-size", f"a data file has at most {MAX_FILE_BYTES:,} bytes, this one {size:,}")
        else:
            return file.read_bytes()
    except OSError as error:
        problems.add(path, 1, "missing-file", f"the file can't be read: {error.strerror}")
    return None


def _lines_are_sound(path: str, text: str, problems: Collector) -> bool:
    sound = True
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE_CHARACTERS:
            message = f"a line has at most {MAX_LINE_CHARACTERS:,} characters, this one {len(line):,}; break it"
            problems.add(path, number, "line-length", message)
            sound = False
        elif found := unwanted_character(line):
            problems.add(path, number, "control-character", found)
            sound = False
    return sound
