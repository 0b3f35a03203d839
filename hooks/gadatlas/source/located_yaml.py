"""YAML in which every value knows its line.

Built on PyYAML's event stream instead of its composer: no aliases (so no "billion laughs"), no tags,
no recursion, a bound on depth, and duplicate keys are seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import yaml

from gadatlas.problems import Problem, shorten
from gadatlas.source.text import SourceFile

MAX_DEPTH = 12
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``plain`` is false where it was quoted or a block."""

    text: str
    line: int
    plain: bool

    def as_date(self) -> date | None:
        """Return the text as a calendar date, or nothing if it is none."""
        if not _DATE.match(self.text):
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


type_names = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}
Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message = line, rule, message


def parse_yaml(source: SourceFile, problems: list[Problem]) -> Node | None:
    """Return the file's only document as nodes with lines; an empty file is an empty mapping.

    Syntax errors, aliases, tags, a second document, too deep nesting and keys that are not texts are
    added to ``problems`` and give nothing; duplicate keys are added and the first one is kept.
    """
    builder = _Builder(source.path, problems)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            builder.take(event)
    except _Refused as error:
        problems.append(Problem(source.path, error.line, error.rule, error.message))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(Problem(source.path, line, "yaml-syntax", f"not valid YAML: {error.problem or error.context}"))
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(source.path, 1, "yaml-syntax", f"not valid YAML: {shorten(str(error))}"))
        return None
    return builder.root if builder.root is not None else Mapping(1)


class _Builder:
    """Turns a stream of YAML events into nodes, with a stack of the open collections."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        line = event.start_mark.line + 1
        match event:
            case yaml.AliasEvent():
                raise _Refused(line, "yaml-alias", "anchors and aliases are not used in the data; repeat the value")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise _Refused(line, "yaml-syntax", "a data file holds one YAML document")
            case yaml.ScalarEvent():
                self._refuse_tag(event, line)
                self._add(Scalar(event.value, line, event.style is None or event.style == ""))
            case yaml.SequenceStartEvent():
                self._refuse_tag(event, line)
                self._open(Sequence(line))
            case yaml.MappingStartEvent():
                self._refuse_tag(event, line)
                self._open(Mapping(line))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.stack.pop()
                self.keys.pop()

    def _refuse_tag(self, event: yaml.NodeEvent, line: int) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None or event.anchor is not None:
            raise _Refused(line, "yaml-alias", "tags and anchors are not used in the data")

    def _open(self, node: Sequence | Mapping) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(node.line, "yaml-depth", f"the data is nested at most {MAX_DEPTH} deep")
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            if not isinstance(node, Scalar):
                raise _Refused(node.line, "yaml-syntax", "a key must be a text")
            self.keys[-1] = node
            return
        self.keys[-1] = None
        if key.text in parent.entries:
            first = parent.key_lines[key.text]
            message = f"'{shorten(key.text)}' stands here again; first on line {first}"
            self.problems.append(Problem(self.path, key.line, "duplicate-key", message))
        else:
            parent.entries[key.text] = node
            parent.key_lines[key.text] = key.line
