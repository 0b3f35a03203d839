"""YAML in which every value knows its line.

Built on PyYAML's event stream instead of its composer: no aliases (so no "billion laughs"), no tags,
no recursion, a bound on depth, and duplicate keys are seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import yaml

from gadatlas.problems import Collector, shorten
from gadatlas.source.text import SourceFile, unwanted_character

MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its white space single; ``plain`` is false where it was quoted or a block."""

    text: str
    line: int
    plain: bool = True

    def as_date(self) -> date | None:
        """Return the text as a calendar date, or nothing if it is none."""
        if not _DATE.fullmatch(self.text):
            return None
        try:
            return date.fromisoformat(self.text)
        except ValueError:
            return None

    @property
    def is_null(self) -> bool:
        """Whether YAML reads this as "no value"."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Nodes by key; ``key_lines`` tells where each key stands. Keys keep the order of the file."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
TYPE_NAMES: dict[type[Node], str] = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


class _RefusedError(Exception):
    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message = line, rule, message


def parse_yaml(source: SourceFile, problems: Collector) -> Node | None:
    """Return the file's only document as nodes with lines; an empty file is no value, as in YAML.

    Syntax errors, aliases, tags, a second document, too deep nesting and keys that are not texts are
    added to ``problems`` and give nothing; duplicate keys are added and the first one is kept.
    """
    builder = _Builder(source.path, problems)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            builder.take(event)
    except _RefusedError as error:
        problems.add(source.path, error.line, error.rule, error.message)
        return None
    except yaml.MarkedYAMLError as error:
        last = source.text.rstrip().count("\n") + 1
        line = min(error.problem_mark.line + 1, last) if error.problem_mark else 1
        reason = ", ".join(part for part in (error.problem, error.context) if part)
        problems.add(source.path, line, "yaml-syntax", f"not valid YAML: {reason}")
        return None
    return builder.root or Scalar("", 1)


class _Builder:
    """Turns a stream of YAML events into nodes, with a stack of the open collections."""

    def __init__(self, path: str, problems: Collector) -> None:
        self.path = path
        self.problems = problems
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.flows: list[bool] = []

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        line: int = event.start_mark.line + 1  # type: ignore[union-attr]  # events of a parser bear marks
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.keys.pop()
            self.flows.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError(
                    line, "yaml-syntax", "a data file holds one YAML document, here a second one begins"
                )

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            raise _RefusedError(
                line, "yaml-alias", "the data has no anchors (&) and aliases (*); repeat or quote the value"
            )
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise _RefusedError(
                line, "yaml-tag", f"the data has no tags, found '{shorten(event.tag)}'; quote the value"
            )
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (found := unwanted_character(event.value)):
                self.problems.add(self.path, line, "control-character", found)
            if not event.style and "?" in event.value and any(self.flows):
                quoted = f"put quotes around '{shorten(event.value)}'"
                self.problems.add(self.path, line, "yaml-flow", f"{quoted}: other readers stop at a ? in {{}} and []")
            self._add(Scalar(" ".join(event.value.split()), line, not event.style))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            node = Sequence(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line)
            self._open(node, flow=bool(event.flow_style))

    def _open(self, node: Sequence | Mapping, *, flow: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _RefusedError(node.line, "yaml-depth", f"the data is nested at most {MAX_DEPTH} deep")
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        self.flows.append(flow)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is not None:
            self.keys[-1] = None
            self._set(parent, key, node)
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            raise _RefusedError(node.line, "yaml-syntax", f"a key must be a text, found {TYPE_NAMES[type(node)]}")

    def _set(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text in parent.entries:
            message = f"'{shorten(key.text)}' stands here again; first on line {parent.key_lines[key.text]}"
            self.problems.add(self.path, key.line, "duplicate-key", message)
        else:
            parent.entries[key.text] = node
            parent.key_lines[key.text] = key.line
