"""Complaints about the data: where, what, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


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
        return f"{self.path}:{self.line}: {printable(self.message)} [{self.rule}]"

    def github(self) -> str:
        """Return the problem as an annotation command of GitHub's workflow runner.

        Source of the format: GitHub Docs, "Workflow commands for GitHub Actions".
        """
        path = _escape_property(self.path)
        return f"::error file={path},line={self.line},title={_escape_property(self.rule)}::{_escape_data(self.message)}"


def report(problems: Iterable[Problem], style: str = "text") -> str:
    """Return all problems, sorted, one a line; ``style`` is ``text`` or ``github``."""
    lines = [str(p) if style == "text" else p.github() for p in sorted(problems)]
    return "\n".join(lines)


def near_match(value: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the known value closest to ``value``, or nothing."""
    matches = get_close_matches(value[:100], list(known), n=1, cutoff=0.6)
    return f"; did you mean '{matches[0]}'?" if matches else ""


def shorten(value: str, width: int = 60) -> str:
    """Return ``value`` cut to ``width`` characters, so that no message floods the terminal."""
    return value if len(value) <= width else value[: width - 1] + "…"


def printable(text: str) -> str:
    """Return ``text`` with control characters shown as escapes, so that a message stays one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)


def _escape_data(text: str) -> str:
    return printable(text.replace("%", "%25")).replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
