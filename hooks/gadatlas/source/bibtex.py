"""BibTeX in which every entry and field knows its line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock
from bibtexparser.splitter import Splitter

from gadatlas.problems import Collector, shorten
from gadatlas.source.latex import is_group
from gadatlas.source.text import SourceFile


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


def parse_bibtex(source: SourceFile, problems: Collector) -> list[BibEntry]:
    """Return the file's entries in their order; syntax errors are added to ``problems``.

    Only entries and ``%`` comment lines belong into a data file: no ``@string``, ``@preamble`` or
    ``@comment``, because what they do depends on the reader.
    """
    with _quiet_parser():
        blocks = Splitter(source.text).split().blocks
    entries = []
    previous: Block | None = None
    for block in blocks:
        if not _is_rest(block, previous) and (entry := _entry(source.path, block, problems)):
            entries.append(entry)
        previous = block
    return entries


@contextmanager
def _quiet_parser() -> Iterator[None]:
    """Silence the parser's log: what it says there comes back as failed blocks."""
    logger = logging.getLogger("bibtexparser.splitter")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _is_rest(block: Block, previous: Block | None) -> bool:
    """Return whether a block is only what the parser left of the broken entry before it."""
    return isinstance(block, ImplicitComment) and isinstance(getattr(previous, "error", None), BlockAbortedException)


def _entry(path: str, block: Block, problems: Collector) -> BibEntry | None:
    line = (block.start_line or 0) + 1
    match block:
        case Entry():
            return _with_fields(path, block, problems)
        case ParsingFailedBlock(ignore_error_block=Entry() as repeated):
            return _with_fields(path, repeated, problems)
        case ParsingFailedBlock(error=BlockAbortedException() as error):
            problems.add(path, line, "bibtex-syntax", _reason(error))
        case ImplicitComment():
            _refuse_stray_text(path, line, block.comment, problems)
        case _:
            message = "only entries belong here: no @string, @preamble or @comment"
            problems.add(path, line, "bibtex-syntax", message)
    return None


def _reason(error: BlockAbortedException) -> str:
    if error.abort_reason.startswith("Unexpected"):  # the next entry or the end of the file came too early
        return "a brace or quote of this entry is never closed"
    return f"this entry can't be read: {shorten(' '.join(error.abort_reason.split()), 160)}"


def _refuse_stray_text(path: str, first: int, comment: str, problems: Collector) -> None:
    for line, text in enumerate(comment.split("\n"), first):
        if text.strip() and not text.lstrip().startswith("%"):
            message = f"text outside an entry: '{shorten(text.strip(), 40)}'; a comment begins with %"
            problems.add(path, line, "bibtex-syntax", message)


def _with_fields(path: str, block: Entry, problems: Collector) -> BibEntry | None:
    """Return the entry, or nothing where the syntax of a field leaves in doubt what it says."""
    sound = True
    line = (block.start_line or 0) + 1
    entry = BibEntry(path, line, block.entry_type.lower(), block.key)
    for item in block.fields:
        name, at = " ".join(item.key.lower().split()), (item.start_line or 0) + 1
        if name in entry.fields:
            problems.add(path, at, "duplicate-field", f"field '{shorten(name)}' stands in this entry again")
        elif (value := _undelimited(item.value)) is None:
            found = shorten(" ".join(item.value.split()), 40)
            message = (
                f"'{shorten(name)}' must be one text in braces or quotes, or a number, then a comma; found '{found}'"
            )
            problems.add(path, at, "bibtex-syntax", message)
            sound = False
        else:
            entry.fields[name] = Field(" ".join(value.split()), at)
    return entry if sound else None


def _undelimited(value: str) -> str | None:
    """Return a field's value without its delimiters, or nothing where it isn't one delimited value."""
    if value.isdecimal() and value.isascii():
        return value
    if is_group(value):
        return value[1:-1]
    quoted = len(value) >= 2 and value[0] == value[-1] == '"' and '"' not in value[1:-1].replace('{"}', "")
    return value[1:-1] if quoted else None
