"""Files of the data folder -> records."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from gadatlas.model import Facet
from gadatlas.problems import Collector
from gadatlas.source.bibtex import parse_bibtex
from gadatlas.source.located_yaml import TYPE_NAMES, Mapping, Node, Scalar, Sequence, parse_yaml
from gadatlas.source.records import (
    DOMAIN,
    INFO,
    TAG,
    VENUE,
    VOCABULARY,
    WANTED,
    Record,
    Records,
    Shapes,
    decode_annotations,
    decode_list,
    decode_record,
    decode_taxonomy,
    is_blank,
)
from gadatlas.source.text import SourceFile, read_text

Collection = TypeVar("Collection", Mapping, Sequence)

_YEAR_FILE = re.compile(r"(?:19|20)[0-9][0-9]\.(?:bib|yml)")


def read(data_dir: Path, problems: Collector) -> Records:
    """Read every file of the data folder; what can't be read or decoded is a problem."""
    reader = _Reader(data_dir, problems)
    if data_dir.is_dir():
        reader.read_declarations()
        reader.read_papers()
    else:
        problems.add(reader.folder, 1, "missing-file", "there is no such folder")
    return reader.records


class _Reader:
    def __init__(self, data_dir: Path, problems: Collector) -> None:
        self.data_dir = data_dir
        self.folder = data_dir.absolute().name
        self.problems = problems
        self.records = Records()

    def read_declarations(self) -> None:
        """Read the files that say what there is: branches, domains, tags, venues."""
        records = self.records
        if node := self._yaml("taxonomy.yml", Sequence):
            records.taxonomy = decode_taxonomy(self._path("taxonomy.yml"), node, self.problems)
        records.domains = self._list("domains.yml", DOMAIN, ("id", "title", "summary"))
        records.venues = self._list("venues.yml", VENUE, ("id", "name", "full", "kind"))
        records.wanted = self._list("wanted.yml", WANTED, ("title", "link", "branch", "missing"))
        records.info = self._record("atlas.yml", INFO)
        if vocabulary := self._record("vocabulary.yml", VOCABULARY):
            for facet in Facet:
                tags = vocabulary.fields.get(facet)
                if isinstance(tags, Sequence):
                    records.vocabulary[facet] = decode_list(vocabulary.path, tags, TAG, self.problems, ("id", "name"))

    def read_papers(self) -> None:
        """Read the year files; anything else in their folder is a problem."""
        try:
            names = sorted(file.name for file in (self.data_dir / "papers").iterdir() if file.name[0] != ".")
        except OSError as error:
            self.problems.add(self._path("papers"), 1, "missing-file", f"the folder can't be read: {error.strerror}")
            return
        for name in names:
            if not _YEAR_FILE.fullmatch(name):
                message = "only files called <year>.bib or <year>.yml belong here"
                self.problems.add(self._path(f"papers/{name}"), 1, "file-name", message)
            elif name.endswith(".bib"):
                self._read_entries(f"papers/{name}")
            elif node := self._yaml(f"papers/{name}", Mapping):
                path = self._path(f"papers/{name}")
                self.records.annotations.extend(decode_annotations(path, node, self.problems))

    def _read_entries(self, name: str) -> None:
        before = len(self.problems.found)
        if source := self._text(name):
            self.records.entries.extend(parse_bibtex(source, self.problems))
        if any(problem.rule == "bibtex-syntax" for problem in self.problems.found[before:]):
            self.records.unread.add(name)

    def _list(self, name: str, shapes: Shapes, required: tuple[str, ...]) -> list[Record]:
        node = self._yaml(name, Sequence)
        return decode_list(self._path(name), node, shapes, self.problems, required) if node else []

    def _record(self, name: str, shapes: Shapes) -> Record | None:
        node = self._yaml(name, Mapping)
        return decode_record(self._path(name), node, shapes, self.problems, line=1, required=shapes) if node else None

    def _yaml(self, name: str, expected: type[Collection]) -> Collection | None:
        """Return the file's content, of the expected type; an empty file is an empty collection."""
        source = self._text(name)
        node: Node | None = parse_yaml(source, self.problems) if source else None
        if isinstance(node, expected):
            return node
        if isinstance(node, Scalar) and is_blank(node):
            return expected(1)
        if node is not None:
            message = f"the file must hold {TYPE_NAMES[expected]}, found {TYPE_NAMES[type(node)]}"
            self.problems.add(self._path(name), node.line, "field-type", message)
        self.records.unread.add(name)
        return None

    def _text(self, name: str) -> SourceFile | None:
        source = read_text(self.data_dir / name, self._path(name), self.problems)
        if source is None:
            self.records.unread.add(name)
        return source

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name}"
