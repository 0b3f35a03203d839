"""Complaints about the data: where, what, and by which rule."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MAX_PROBLEMS = 1_000
_MANY = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint about one line of one data file.

    Attributes:
        path: File, relative to the folder that holds the data folder, with forward slashes.
        line: Line number, from 1.
        rule: Name of the rule that was broken.
        message: What must hold and what was found.
    """

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        """Return ``path:line: message [rule]`` on one line."""
        return f"{printable(self.path)}:{self.line}: {printable(self.message)} [{self.rule}]"

    def github(self) -> str:
        """Return the problem as an annotation command of GitHub's workflow runner.

        Source of the format: GitHub Docs, "Workflow commands for GitHub Actions"; of the escapes:
        actions/toolkit, packages/core/src/command.ts.
        """
        path, rule = _escape_property(self.path), _escape_property(self.rule)
        return f"::error file={path},line={self.line},title={rule}::{_escape_data(self.message)}"


class TooManyProblemsError(Exception):
    """So many problems were found that looking for more helps nobody."""


class Collector:
    """The problems found so far, at most ``limit``, so that hostile data can't keep us busy.

    Attributes:
        found: The problems, in the order in which they were added.
    """

    def __init__(self, limit: int = MAX_PROBLEMS) -> None:
        """Begin without problems."""
        self.found: list[Problem] = []
        self.limit = limit

    def add(self, path: str, line: int, rule: str, message: str) -> None:
        """Add one problem.

        Raises:
            TooManyProblemsError: the list is full.
        """
        self.found.append(Problem(path, line, rule, message))
        if len(self.found) >= self.limit:
            raise TooManyProblemsError


def report(problems: Iterable[Problem], style: str = "text") -> str:
    """Return all problems, sorted, one a line; ``style`` is ``text`` or ``github``."""
    lines = [str(p) if style == "text" else p.github() for p in sorted(problems)]
    if len(lines) >= MAX_PROBLEMS:
        lines.append(f"Stopped after {MAX_PROBLEMS:,} problems; there may be more.")
    return "\n".join(lines)


def near_match(value: str, known: Collection[str]) -> str:
    """Return ``; did you mean 'x'?`` for the known value closest to ``value``, or nothing.

    Comparing is slow: among many known values only the alphabetic neighbours are compared.
    """
    if len(known) > _MANY:
        ordered = sorted(known)
        at = bisect(ordered, value)
        known = ordered[max(0, at - _MANY // 2) : at + _MANY // 2]
    matches = get_close_matches(value[:100], known, n=1, cutoff=0.6)
    return f"; did you mean '{shorten(matches[0], 100)}'?" if matches else ""


def shorten(value: str, width: int = 60) -> str:
    """Return ``value`` cut to ``width`` characters, so that no message floods the terminal."""
    return value if len(value) <= width else value[: width - 1] + "…"


def printable(text: str) -> str:
    """Return ``text`` with control characters shown as escapes, so that a message stays one line."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _escape_data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
