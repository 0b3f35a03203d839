"""YAML nodes, decoded into records whose fields have the expected shape."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from gadatlas.model import Facet
from gadatlas.problems import Collector, near_match, shorten
from gadatlas.source.bibtex import BibEntry
from gadatlas.source.located_yaml import TYPE_NAMES, Mapping, Node, Scalar, Sequence


class Shape(Enum):
    """What a field's value must be."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    DATE = "a date like 2026-11-23"
    RECORD = "a mapping"
    RECORDS = "a list"


Shapes = MappingType[str, Shape]


@dataclass(slots=True)
class Record:
    """A mapping of the data whose fields are known and well shaped; absent fields are absent here too."""

    path: str
    line: int
    key: str = ""
    fields: dict[str, Node] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text field, or nothing."""
        node = self.fields.get(name)
        return node.text if isinstance(node, Scalar) else ""

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


ANNOTATION = {
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
INFO = {
    "title": Shape.TEXT,
    "description": Shape.TEXT,
    "coverage_through": Shape.DATE,
    "licence": Shape.TEXT,
    "primary_hosts": Shape.TEXTS,
}
WANTED = {"title": Shape.TEXT, "link": Shape.TEXT, "branch": Shape.TEXT, "missing": Shape.TEXT}
VOCABULARY = {facet.value: Shape.RECORDS for facet in Facet}


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


@dataclass(slots=True)
class Records:
    """Everything that was read, before any rule has looked at it.

    ``unread`` names the files, such as ``taxonomy.yml`` or ``papers/2024.bib``, that could not be read to
    the end: what they would have said is not held against the other files.
    """

    entries: list[BibEntry] = field(default_factory=list)
    annotations: list[Record] = field(default_factory=list)
    taxonomy: list[BranchRecord] = field(default_factory=list)
    domains: list[Record] = field(default_factory=list)
    vocabulary: dict[Facet, list[Record]] = field(default_factory=dict)
    venues: list[Record] = field(default_factory=list)
    wanted: list[Record] = field(default_factory=list)
    info: Record | None = None
    unread: set[str] = field(default_factory=set)

    def branches(self) -> Iterator[BranchRecord]:
        """Yield every branch of the taxonomy, parents first."""
        for root in self.taxonomy:
            yield from root.walk()


def decode_record(
    path: str,
    node: Node,
    shapes: Shapes,
    problems: Collector,
    *,
    key: str = "",
    line: int | None = None,
    required: Collection[str] = (),
) -> Record | None:
    """Return the mapping as a record; unknown, misshapen and missing fields are added to ``problems``."""
    if not isinstance(node, Mapping):
        problems.add(path, node.line, "field-type", f"expected a mapping, found {TYPE_NAMES[type(node)]}")
        return None
    record = Record(path, line or node.line, key)
    for name, value in node.entries.items():
        if name not in shapes:
            message = f"unknown field '{shorten(name)}'{near_match(name, shapes)}"
            problems.add(path, node.key_lines[name], "unknown-field", message)
        elif is_blank(value):
            continue
        elif wrong := _wrong_shape(value, shapes[name]):
            problems.add(path, value.line, "field-type", f"'{name}' must be {shapes[name].value}, {wrong}")
        else:
            record.fields[name] = value
    for name in required:
        if is_blank(node.entries.get(name)):
            problems.add(path, record.line, "missing-field", f"'{name}' is missing")
    return record


def decode_list(
    path: str, node: Sequence, shapes: Shapes, problems: Collector, required: Collection[str]
) -> list[Record]:
    """Return the records of a list of mappings."""
    found = (decode_record(path, item, shapes, problems, required=required) for item in node.items)
    return [record for record in found if record is not None]


def decode_annotations(path: str, node: Mapping, problems: Collector) -> list[Record]:
    """Return the annotations of one year's file, keyed by citation key."""
    required = ("branches", "added")
    annotations = []
    for key, value in node.entries.items():
        line = node.key_lines[key]
        record = decode_record(path, value, ANNOTATION, problems, key=key, line=line, required=required)
        annotations.append(record or Record(path, line, key))
    return annotations


def decode_taxonomy(path: str, node: Sequence, problems: Collector, parent: str = "") -> list[BranchRecord]:
    """Return the tree of branches; ids below a branch continue its path."""
    branches = []
    for record in decode_list(path, node, BRANCH, problems, ("id", "title", "summary")):
        branch = BranchRecord(f"{parent}/{record.text('id')}".lstrip("/"), record)
        children = record.fields.get("children")
        if isinstance(children, Sequence):
            branch.children = decode_taxonomy(path, children, problems, branch.id)
        branches.append(branch)
    return branches


def is_blank(node: Node | None) -> bool:
    """Return whether a field is absent, null or an empty text."""
    return node is None or (isinstance(node, Scalar) and (node.is_null or not node.text))


def _wrong_shape(value: Node, shape: Shape) -> str:
    """Return what was found instead, as the end of a sentence; empty where the shape fits."""
    match shape, value:
        case Shape.TEXT, Scalar():
            return ""
        case Shape.DATE, Scalar():
            return "" if value.as_date() else f"found '{shorten(value.text, 30)}'"
        case Shape.TEXTS, Sequence():
            odd = next((item for item in value.items if not isinstance(item, Scalar) or is_blank(item)), None)
            return "" if odd is None else f"found {_item_name(odd)} in it"
        case (Shape.RECORD, Mapping()) | (Shape.RECORDS, Sequence()):
            return ""
    return f"found {TYPE_NAMES[type(value)]}"


def _item_name(item: Node) -> str:
    return "an empty item" if is_blank(item) else TYPE_NAMES[type(item)]
