"""The rules that the data must keep.

A rule is a generator over one subject that yields (line, message); its docstring is what the
contributor's guide says, its name the text in brackets behind a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from gadatlas.problems import Problem
from gadatlas.source.records import Records
from gadatlas.source.rules import annotation, bibliography, catalogue
from gadatlas.source.rules.known import Known

Subject = TypeVar("Subject")
Findings = Iterator[tuple[int, str]]


def rule_name(rule: Callable[..., object]) -> str:
    """Return the name that stands in brackets behind a problem."""
    return rule.__name__.replace("_", "-")


def check(records: Records) -> Iterator[Problem]:
    """Yield every problem that any rule finds."""
    known = Known.of(records)
    for entry in records.entries:
        yield from _apply(bibliography.RULES, entry, entry.path, known)
    for record in records.annotations:
        yield from _apply(annotation.RULES, record, record.path, known)
    for rule in catalogue.RULES:
        for path, line, message in rule(records, known):
            yield Problem(path, line, rule_name(rule), message)


def _apply(
    rules: Iterable[Callable[[Subject, Known], Findings]], subject: Subject, path: str, known: Known
) -> Iterator[Problem]:
    for rule in rules:
        for line, message in rule(subject, known):
            yield Problem(path, line, rule_name(rule), message)
