"""Files of the data folder -> records."""

from __future__ import annotations

import re
from pathlib import Path

from gadatlas.model import Facet
from gadatlas.problems import Problem
from gadatlas.source.bibtex import parse_bibtex
from gadatlas.source.located_yaml import Node, parse_yaml
from gadatlas.source.records import (
    DOMAIN,
    INFO,
    TAG,
    VENUE,
    VOCABULARY,
    WANTED,
    Records,
    decode_annotations,
    decode_list,
    decode_record,
    decode_taxonomy,
)
from gadatlas.source.text import read_text

_YEAR_FILE = re.compile(r"(19|20)\d\d\.(bib|yml)\Z")


def read(data_dir: Path) -> tuple[Records, list[Problem]]:
    """Read every file of the data folder; what can't be read or decoded is a problem."""
    reader = _Reader(data_dir)
    return reader.read(), reader.problems


class _Reader:
    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.problems: list[Problem] = []

    def read(self) -> Records:
        records = Records()
        if not self.data_dir.is_dir():
            self.problems.append(Problem(self.data_dir.name, 1, "missing-file", "there is no such folder"))
            return records
        self._declarations(records)
        papers = self.data_dir / "papers"
        for file in sorted(papers.iterdir()) if papers.is_dir() else []:
            path = self._path(file)
            if not _YEAR_FILE.match(file.name):
                message = "only <year>.bib and <year>.yml belong here"
                self.problems.append(Problem(path, 1, "file-name", message))
            elif file.suffix == ".bib":
                source = read_text(file, path, self.problems)
                records.entries.extend(parse_bibtex(source, self.problems) if source else [])
            else:
                node = self._yaml(file)
                records.annotations.extend(decode_annotations(path, node, self.problems) if node else [])
        return records

    def _declarations(self, records: Records) -> None:
        found = {name: self._yaml(self.data_dir / f"{name}.yml") for name in ("taxonomy", "vocabulary", "atlas")}
        lists = {
            name: self._list(name, shapes, required)
            for name, shapes, required in (
                ("domains", DOMAIN, ("id", "title", "summary")),
                ("venues", VENUE, ("id", "name", "full", "kind")),
                ("wanted", WANTED, ("title", "link", "branch", "missing")),
            )
        }
        records.domains, records.venues, records.wanted = lists["domains"], lists["venues"], lists["wanted"]
        if node := found["taxonomy"]:
            records.taxonomy = decode_taxonomy(self._path(self.data_dir / "taxonomy.yml"), node, self.problems)
        if node := found["atlas"]:
            records.info = decode_record(
                self._path(self.data_dir / "atlas.yml"), node, INFO, self.problems, line=1, required=tuple(INFO)
            )
        if node := found["vocabulary"]:
            path = self._path(self.data_dir / "vocabulary.yml")
            record = decode_record(path, node, VOCABULARY, self.problems, line=1, required=tuple(VOCABULARY))
            for facet in Facet:
                if record and facet.value in record.fields:
                    node = record.fields[facet.value]
                    records.vocabulary[facet] = decode_list(path, node, TAG, self.problems, ("id", "name"))

    def _list(self, name: str, shapes: dict, required: tuple[str, ...]) -> list:
        file = self.data_dir / f"{name}.yml"
        node = self._yaml(file)
        return decode_list(self._path(file), node, shapes, self.problems, required) if node else []

    def _yaml(self, file: Path) -> Node | None:
        source = read_text(file, self._path(file), self.problems)
        return parse_yaml(source, self.problems) if source else None

    def _path(self, file: Path) -> str:
        return f"{self.data_dir.name}/{file.relative_to(self.data_dir).as_posix()}"
