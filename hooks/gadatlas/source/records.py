"""YAML nodes, decoded into records whose fields have the expected shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from gadatlas.model import Facet
from gadatlas.problems import Problem, near_match, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.located_yaml import Mapping, Node, Scalar, Sequence, type_names


class Shape(Enum):
    """What a field's value must be."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    DATE = "a date like 2026-11-23"
    RECORD = "a mapping"
    RECORDS = "a list"


@dataclass(slots=True)
class Record:
    """A mapping of the data whose fields are known and well shaped; absent fields are absent here too."""

    path: str
    line: int
    key: str = ""
    fields: dict[str, Node] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text field with its white space single, or nothing."""
        node = self.fields.get(name)
        return " ".join(node.text.split()) if isinstance(node, Scalar) else ""

    def texts(self, name: str) -> list[Scalar]:
        """Return the texts of a list field, each with its line."""
        node = self.fields.get(name)
        return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []

    def date(self, name: str) -> date | None:
        """Return a date field, or nothing."""
        node = self.fields.get(name)
        return node.as_date() if isinstance(node, Scalar) else None

    def line_of(self, name: str) -> int:
        """Return the line of a field's value, or the record's where it is missing."""
        node = self.fields.get(name)
        return node.line if node is not None else self.line


ANNOTATION: dict[str, Shape] = {
    "name": Shape.TEXT,
    "kind": Shape.TEXT,
    "branches": Shape.TEXTS,
    "families": Shape.TEXTS,
    "technique": Shape.TEXT,
    "score": Shape.TEXTS,
    "foundation_models": Shape.TEXTS,
    "modalities": Shape.TEXTS,
    "domains": Shape.TEXTS,
    "setting": Shape.TEXTS,
    "scenario": Shape.TEXT,
    "idea": Shape.TEXT,
    "read": Shape.TEXT,
    "code": Shape.TEXT,
    "added": Shape.DATE,
    "checked": Shape.RECORD,
    "aliases": Shape.TEXTS,
}
CHECKED = {"on": Shape.DATE, "against": Shape.TEXT}
BRANCH = {"id": Shape.TEXT, "title": Shape.TEXT, "summary": Shape.TEXT, "children": Shape.RECORDS}
DOMAIN = {"id": Shape.TEXT, "title": Shape.TEXT, "summary": Shape.TEXT}
TAG = {"id": Shape.TEXT, "name": Shape.TEXT, "summary": Shape.TEXT}
VENUE = {"id": Shape.TEXT, "name": Shape.TEXT, "full": Shape.TEXTS, "kind": Shape.TEXT}
INFO = {"title": Shape.TEXT, "description": Shape.TEXT, "coverage_through": Shape.DATE, "licence": Shape.TEXT}
WANTED = {"title": Shape.TEXT, "link": Shape.TEXT, "branch": Shape.TEXT, "missing": Shape.TEXT}
VOCABULARY = {facet.value: Shape.RECORDS for facet in Facet}


@dataclass(slots=True)
class Records:
    """Everything that was read, before any rule has looked at it."""

    entries: list[BibEntry] = field(default_factory=list)
    annotations: list[Record] = field(default_factory=list)
    taxonomy: list[BranchRecord] = field(default_factory=list)
    domains: list[Record] = field(default_factory=list)
    vocabulary: dict[Facet, list[Record]] = field(default_factory=dict)
    venues: list[Record] = field(default_factory=list)
    wanted: list[Record] = field(default_factory=list)
    info: Record | None = None


@dataclass(slots=True)
class BranchRecord:
    """A branch of the taxonomy with its path as id."""

    id: str
    record: Record
    children: list[BranchRecord] = field(default_factory=list)

    def walk(self) -> Iterator[BranchRecord]:
        """Yield this branch and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def decode_record(
    path: str,
    node: Node,
    shapes: MappingType[str, Shape],
    problems: list[Problem],
    *,
    key: str = "",
    line: int | None = None,
    required: tuple[str, ...] = (),
) -> Record | None:
    """Return the mapping as a record; unknown, misshapen and missing fields are added to ``problems``."""
    if not isinstance(node, Mapping):
        problems.append(Problem(path, node.line, "field-type", f"expected a mapping, found {type_names[type(node)]}"))
        return None
    record = Record(path, line or node.line, key)
    for name, value in node.entries.items():
        at = node.key_lines[name]
        if name not in shapes:
            message = f"unknown field '{shorten(name)}'{near_match(name, shapes)}"
            problems.append(Problem(path, at, "unknown-field", message))
        elif not (isinstance(value, Scalar) and value.is_null):
            if wrong := _wrong_shape(value, shapes[name]):
                problems.append(Problem(path, value.line, "field-type", f"'{name}' must be {shapes[name].value}{wrong}"))
            else:
                record.fields[name] = value
    for name in required:
        if name not in record.fields and name not in node.entries:
            problems.append(Problem(path, record.line, "missing-field", f"'{name}' is missing"))
    return record


def decode_list(
    path: str, node: Node, shapes: MappingType[str, Shape], problems: list[Problem], required: tuple[str, ...]
) -> list[Record]:
    """Return the records of a list of mappings."""
    if isinstance(node, Mapping) and not node.entries:
        return []
    if not isinstance(node, Sequence):
        problems.append(Problem(path, node.line, "field-type", f"expected a list, found {type_names[type(node)]}"))
        return []
    found = (decode_record(path, item, shapes, problems, required=required) for item in node.items)
    return [record for record in found if record is not None]


def decode_annotations(path: str, node: Node, problems: list[Problem]) -> list[Record]:
    """Return the annotations of one year's file, keyed by citation key."""
    if not isinstance(node, Mapping):
        problems.append(Problem(path, node.line, "field-type", "expected annotations by citation key"))
        return []
    found = (
        decode_record(path, value, ANNOTATION, problems, key=key, line=node.key_lines[key], required=("branches", "added"))
        for key, value in node.entries.items()
    )
    return [record for record in found if record is not None]


def decode_taxonomy(path: str, node: Node, problems: list[Problem], parent: str = "") -> list[BranchRecord]:
    """Return the tree of branches; ids below a branch continue its path."""
    branches = []
    for record in decode_list(path, node, BRANCH, problems, ("id", "title", "summary")):
        branch = BranchRecord(f"{parent}/{record.text('id')}".lstrip("/"), record)
        if "children" in record.fields:
            branch.children = decode_taxonomy(path, record.fields["children"], problems, branch.id)
        branches.append(branch)
    return branches


def _wrong_shape(value: Node, shape: Shape) -> str:
    """Return what was found instead, as the end of a sentence; empty where the shape fits."""
    match shape, value:
        case Shape.TEXT, Scalar():
            return ""
        case Shape.DATE, Scalar():
            return "" if value.as_date() else f", found '{shorten(value.text, 30)}'"
        case Shape.TEXTS, Sequence():
            odd = next((item for item in value.items if not isinstance(item, Scalar) or item.is_null), None)
            return "" if odd is None else ", one item is none"
        case (Shape.RECORD, Mapping()) | (Shape.RECORDS, Sequence()):
            return ""
    return f", found {type_names[type(value)]}"
