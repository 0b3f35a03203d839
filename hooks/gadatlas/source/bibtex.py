"""BibTeX in which every entry and field knows its line.

Our own reader of the strict part of BibTeX that the data may use: bibtexparser gives a broken entry
the line of its beginning, and runs out of memory on a file of broken ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from gadatlas.problems import Collector, shorten
from gadatlas.source.text import SourceFile

_BLOCK = re.compile(r"^[ \t]*@", re.MULTILINE)
_TYPE = re.compile(r"[ \t]*@[ \t]*(\w*)")
_KEY = re.compile(r"\s*\{\s*([^\s,{}=\"#%]+)(?:\s*,|(?=\s*\}))")
_NAME = re.compile(r"([^\s,{}=\"#%]+)\s*=\s*")
_NUMBER = re.compile(r"[0-9]+")
_DELIMITER = re.compile(r"[{}\"]")
_COMMA = re.compile(r"\s*,|(?=\s*\})")
_END = re.compile(r"\s*\}")
_COMMENT = re.compile(r"%.*")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field's value without its outer delimiters, its white space single, and its line."""

    value: str
    line: int


@dataclass(slots=True)
class BibEntry:
    """One BibTeX entry as written; field names are lower case."""

    path: str
    line: int
    entry_type: str
    key: str
    fields: dict[str, Field] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a field's value as written, or nothing."""
        found = self.fields.get(name)
        return found.value if found else ""

    def line_of(self, name: str) -> int:
        """Return the field's line, or the entry's where the field is missing."""
        found = self.fields.get(name)
        return found.line if found else self.line


class _BrokenError(Exception):
    """What stands at ``line`` is not the BibTeX that is expected; the entry is given up."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_bibtex(source: SourceFile, problems: Collector) -> list[BibEntry]:
    """Return the file's entries in their order; syntax errors are added to ``problems``.

    An entry begins on a line of its own and stands in braces; its values stand in braces or quotes or
    are numbers. Between entries there are only ``%`` comment lines: no ``@string``, ``@preamble`` or
    ``@comment``, because what they do depends on the reader.

    Source of the format: O. Patashnik, "BibTeXing" (1988), section 2.
    """
    entries = []
    for line, block in _blocks(source.text):
        cursor = _Cursor(block, line)
        try:
            if block.lstrip(" \t").startswith("@"):
                entries.append(_entry(source.path, cursor, problems))
            _refuse_stray_text(cursor)
        except _BrokenError as error:
            problems.add(source.path, error.line, "bibtex-syntax", str(error))
    return entries


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut the file before each line that begins with @, so that one broken entry spoils no other."""
    line = 1
    starts = (match.start() for match in _BLOCK.finditer(text))
    for start, end in pairwise(chain([0], starts, [len(text)])):
        yield line, text[start:end].rstrip()
        line += text.count("\n", start, end)


class _Cursor:
    """A place in a block of text, and its line."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.line = line
        self.position = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match ``pattern`` here and move behind it."""
        match = pattern.match(self.text, self.position)
        if match:
            self.move(match.end())
        return match

    def move(self, end: int) -> str:
        """Move to ``end`` and return what was passed over."""
        passed = self.text[self.position : end]
        self.position = end
        self.line += passed.count("\n")
        return passed

    def found(self) -> str:
        """Return what comes next, as the end of a message."""
        line = self.text[self.position :].lstrip().partition("\n")[0].rstrip()
        return f"found '{shorten(line, 40)}'" if line else "found the end of the entry"


def _entry(path: str, cursor: _Cursor, problems: Collector) -> BibEntry:
    line, kind = cursor.line, cursor.take(_TYPE)
    if kind is None or kind[1].lower() in {"", "comment", "preamble", "string"}:
        raise _BrokenError(
            cursor.line, f"only entries like @article belong here, found '{shorten(cursor.text.strip(), 12)}'"
        )
    key = cursor.take(_KEY)
    if key is None:
        raise _BrokenError(
            cursor.line, f"'{{', a key and a comma must follow @{shorten(kind[1], 20)}, {cursor.found()}"
        )
    entry = BibEntry(path, line, kind[1].lower(), key[1])
    while not cursor.take(_END):
        cursor.take(_SPACE)
        name, found = _field(cursor)
        if name in entry.fields:
            problems.add(path, found.line, "duplicate-field", f"field '{shorten(name)}' stands in this entry again")
        else:
            entry.fields[name] = found
    return entry


def _field(cursor: _Cursor) -> tuple[str, Field]:
    line = cursor.line
    name = cursor.take(_NAME)
    if name is None:
        raise _BrokenError(line, f"a field like title = {{...}} or a closing brace is expected, {cursor.found()}")
    value = _value(cursor, shorten(name[1]))
    if not cursor.take(_COMMA):
        message = f"the value of '{shorten(name[1])}' must be closed and followed by a comma, {cursor.found()}"
        raise _BrokenError(line, message)
    return name[1].lower(), Field(" ".join(value.split()), line)


def _value(cursor: _Cursor, name: str) -> str:
    if number := cursor.take(_NUMBER):
        return number[0]
    opening = cursor.text[cursor.position : cursor.position + 1]
    if opening not in {"{", '"'}:
        message = f"the value of '{name}' must stand in braces or quotes or be a number, {cursor.found()}"
        raise _BrokenError(cursor.line, message)
    closing = "}" if opening == "{" else '"'
    depth = 0
    for match in _DELIMITER.finditer(cursor.text, cursor.position):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == closing and depth <= 0 and match.start() > cursor.position:
            return cursor.move(match.end())[1:-1]
    raise _BrokenError(cursor.line, f"the value of '{name}' is never closed: a brace or quote is missing")


def _refuse_stray_text(cursor: _Cursor) -> None:
    while cursor.position < len(cursor.text):
        cursor.take(_SPACE)
        if cursor.position < len(cursor.text) and not cursor.take(_COMMENT):
            raise _BrokenError(
                cursor.line, f"outside entries there are only comments, which begin with %; {cursor.found()}"
            )
