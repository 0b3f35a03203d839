"""BibTeX in which every entry and field knows its line."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.splitter import Splitter

from gadatlas.problems import Problem, shorten
from gadatlas.source.text import SourceFile

logging.getLogger("bibtexparser.splitter").addFilter(lambda record: False)


@dataclass(frozen=True, slots=True)
class Field:
    """A field's value without its outer delimiters, and its line."""

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


def parse_bibtex(source: SourceFile, problems: list[Problem]) -> list[BibEntry]:
    """Return the file's entries in their order; syntax errors are added to ``problems``.

    Only entries and ``%`` comment lines belong into a data file: no ``@string``, ``@preamble`` or
    ``@comment``, because what they do depends on the reader.
    """
    try:
        blocks = Splitter(source.text).split().blocks
    except (ParserStateException, RecursionError, ValueError, IndexError) as error:
        problems.append(Problem(source.path, 1, "bibtex-syntax", f"can't be parsed as BibTeX: {shorten(str(error))}"))
        return []
    entries = []
    for block in blocks:
        line = (block.start_line or 0) + 1
        match block:
            case Entry():
                entries.append(_entry(source.path, block, problems))
            case ParsingFailedBlock():
                ignored = getattr(block, "ignore_error_block", None)
                if isinstance(ignored, Entry):
                    entries.append(_entry(source.path, ignored, problems))
                else:
                    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split())
                    problems.append(Problem(source.path, line, "bibtex-syntax", shorten(reason, 160)))
            case ExplicitComment() | Preamble() | String():
                message = "only entries belong here: no @string, @preamble or @comment"
                problems.append(Problem(source.path, line, "bibtex-syntax", message))
            case ImplicitComment():
                problems.extend(_stray_text(source.path, line, block.comment))
    return entries


def _stray_text(path: str, first: int, comment: str) -> list[Problem]:
    return [
        Problem(path, first + offset, "bibtex-syntax", f"text outside an entry: '{shorten(text.strip(), 40)}'")
        for offset, text in enumerate(comment.split("\n"))
        if text.strip() and not text.lstrip().startswith("%")
    ][:5]


def _entry(path: str, block: Entry, problems: list[Problem]) -> BibEntry:
    line = (block.start_line or 0) + 1
    entry = BibEntry(path, line, block.entry_type.lower(), block.key)
    for item in block.fields:
        name, at = item.key.lower(), (item.start_line or 0) + 1
        value = _undelimit(item.value)
        if name in entry.fields:
            problems.append(Problem(path, at, "duplicate-field", f"field given twice: {shorten(name)}"))
        elif value is None:
            message = f"the value of '{shorten(name)}' must stand in braces, quotes, or be a number"
            problems.append(Problem(path, at, "bibtex-syntax", message))
        else:
            entry.fields[name] = Field(" ".join(value.split()), at)
    return entry


def _undelimit(value: str) -> str | None:
    if value.isdecimal() and value.isascii():
        return value
    if len(value) >= 2 and (value[0], value[-1]) in {("{", "}"), ('"', '"')}:
        return value[1:-1]
    return None
