"""The rules that the data must keep.

A rule is a generator over one subject that yields (line, message); its docstring is what the
contributor's guide says, its name the text in brackets behind a problem. What can go wrong before
there is a subject is in ``READING_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from gadatlas.problems import Collector
from gadatlas.source.records import Records
from gadatlas.source.rules import annotation, bibliography, catalogue
from gadatlas.source.rules.known import Known

Subject = TypeVar("Subject")
Findings = Iterator[tuple[int, str]]

READING_RULES = {
    "missing-file": "Every file of the data folder is there and is a regular file.",
    "file-name": "The folder papers/ holds files called <year>.bib and <year>.yml, nothing else.",
    "file-size": "A data file has at most 4 MB.",
    "line-length": "A line has at most 5,000 characters.",
    "encoding": "Files are UTF-8.",
    "control-character": "No control characters, no invisible ones such as soft hyphens, no stacks of combining marks.",
    "yaml-syntax": "A .yml file is valid YAML: one document, whose keys are texts.",
    "yaml-alias": "No anchors and aliases in YAML.",
    "yaml-tag": "No tags in YAML.",
    "yaml-flow": "Inside {} and [] in YAML, a text with a ? in it stands in quotes.",
    "yaml-depth": "YAML is nested at most 12 deep.",
    "bibtex-syntax": "A .bib file holds BibTeX entries and % comments; values stand in braces or quotes.",
    "duplicate-field": "An entry has each field once.",
    "duplicate-key": "A YAML mapping has each key once.",
    "field-type": "A field holds a text, a list of texts, a date like 2026-11-23, or a mapping, as documented.",
    "unknown-field": "Only documented fields are allowed.",
    "missing-field": "Required fields are there and not empty.",
}


def rule_name(rule: Callable[..., object]) -> str:
    """Return the name that stands in brackets behind a problem."""
    return rule.__name__.replace("_", "-")


def documented() -> list[tuple[str, str]]:
    """Return name and meaning of every rule, sorted by name, for the contributor's guide."""
    meanings = {name: [meaning] for name, meaning in READING_RULES.items()}
    for rule in (*bibliography.RULES, *annotation.RULES, *catalogue.RULES):
        meanings.setdefault(rule_name(rule), []).append(rule.__doc__ or "")
    return [(name, " ".join(meaning)) for name, meaning in sorted(meanings.items())]


def check(records: Records, problems: Collector) -> None:
    """Add every problem that any rule finds."""
    known = Known.of(records)
    for entry in records.entries:
        _apply(bibliography.RULES, entry, entry.path, known, problems)
    for record in records.annotations:
        _apply(annotation.RULES, record, record.path, known, problems)
    for rule in catalogue.RULES:
        for path, line, message in rule(records, known):
            problems.add(path, line, rule_name(rule), message)


def _apply(
    rules: Iterable[Callable[[Subject, Known], Findings]],
    subject: Subject,
    path: str,
    known: Known,
    problems: Collector,
) -> None:
    for rule in rules:
        for line, message in rule(subject, known):
            problems.add(path, line, rule_name(rule), message)
