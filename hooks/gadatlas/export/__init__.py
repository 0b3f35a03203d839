"""The atlas in strict formats, each from a serialiser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gadatlas.export.bibtex import write_bibtex
from gadatlas.export.json import write_json
from gadatlas.model import Atlas, Paper

Writer = Callable[[Atlas, Sequence[Paper]], str]

FORMATS: dict[str, Writer] = {
    "bibtex": lambda _atlas, papers: write_bibtex(papers),
    "json": write_json,
}
