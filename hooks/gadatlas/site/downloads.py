"""Files people take away: everything, every branch and every domain in every format, each paper serialised once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from gadatlas.export import EXTENSIONS, FORMATS
from gadatlas.export.json import paper_json
from gadatlas.export.json_schema import write_schema
from gadatlas.model import Atlas, Branch, Domain, Paper
from gadatlas.query import Index

# What stands between two papers of a file. What stands around them is the file of no papers, parted here.
_BETWEEN = {"bibtex": "\n", "biblatex": "\n", "ris": "", "csl-json": ",", "csv": "", "json": ", "}
_PARTED_AFTER = {"csl-json": "[", "json": '"papers": ['}

SCHEMA = "exports/atlas.schema.json"

Contents = Callable[[], str | bytes]
Late = Iterator[tuple[str, Contents]]


class Downloads:
    """Writes selections of one atlas."""

    def __init__(self, atlas: Atlas, index: Index) -> None:
        """Remember whose papers to write; nothing is written yet."""
        self.atlas = atlas
        self.index = index
        self._pieces: dict[tuple[str, str], str] = {}
        self._sizes: dict[str, dict[str, int]] = {}

    def files(self) -> Late:
        """Yield each file, to be made when it is written."""
        yield SCHEMA, write_schema
        for stem, papers in [("exports/atlas", self.atlas.papers), *self.selections()]:
            for name in FORMATS:
                yield f"{stem}.{EXTENSIONS[name]}", partial(self.write, name, papers)
        for paper in self.atlas.papers:
            for key in paper.keys:
                for name in FORMATS:
                    yield f"papers/{key}/{key}.{EXTENSIONS[name]}", partial(self.write, name, (paper,))

    def selections(self) -> Iterator[tuple[str, Sequence[Paper]]]:
        """Yield where the files of each branch and domain stand, without their endings, and its papers by key."""
        for branch in self.atlas.branches():
            yield branch_stem(branch), sorted(self.index.of_branch(branch.id), key=lambda paper: paper.key)
        for domain in self.atlas.domains:
            papers = sorted(self.index.of_domain(domain.id), key=lambda paper: paper.key)
            yield domain_stem(domain), papers

    def write(self, name: str, papers: Sequence[Paper]) -> str:
        """Return what the format's writer returns for these papers."""
        before, after = self._frames[name]
        return before + _BETWEEN[name].join(self.piece(name, paper) for paper in papers) + after

    def size(self, name: str, papers: Sequence[Paper]) -> int:
        """Return how many bytes ``write`` would return."""
        if name not in self._sizes:
            self._sizes[name] = {paper.key: len(self.piece(name, paper).encode()) for paper in self.atlas.papers}
        between = len(_BETWEEN[name]) * max(len(papers) - 1, 0)
        frame = sum(len(text.encode()) for text in self._frames[name])
        return frame + between + sum(self._sizes[name][paper.key] for paper in papers)

    def piece(self, name: str, paper: Paper) -> str:
        """Return one paper as it stands in a file of many, made once."""
        if (name, paper.key) not in self._pieces:
            self._pieces[name, paper.key] = self._piece(name, paper)
        return self._pieces[name, paper.key]

    def _piece(self, name: str, paper: Paper) -> str:
        if name == "json":
            return paper_json(paper)
        before, after = self._frames[name]
        return FORMATS[name](self.atlas, [paper]).removeprefix(before).removesuffix(after)

    @cached_property
    def _frames(self) -> dict[str, tuple[str, str]]:
        empty = {name: FORMATS[name](self.atlas, []) for name in FORMATS}
        return {name: _parted(text, _PARTED_AFTER.get(name, text)) for name, text in empty.items()}


def branch_stem(branch: Branch) -> str:
    """Return where a branch's files stand, without their endings."""
    return f"exports/taxonomy/{branch.id.replace('/', '-')}"


def domain_stem(domain: Domain) -> str:
    """Return where a domain's files stand, without their endings."""
    return f"exports/applications/{domain.id}"


def _parted(text: str, end: str) -> tuple[str, str]:
    place = text.index(end) + len(end)
    return text[:place], text[place:]
