"""The atlas in strict formats, each from a serialiser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gadatlas.export.biblatex import write_biblatex
from gadatlas.export.bibtex import write_bibtex
from gadatlas.export.csl_json import write_csl_json
from gadatlas.export.csv import write_csv
from gadatlas.export.json import write_json
from gadatlas.export.ris import write_ris
from gadatlas.model import Atlas, Paper

Writer = Callable[[Atlas, Sequence[Paper]], str]

FORMATS: dict[str, Writer] = {
    "bibtex": lambda _atlas, papers: write_bibtex(papers),
    "biblatex": lambda _atlas, papers: write_biblatex(papers),
    "ris": lambda _atlas, papers: write_ris(papers),
    "csl-json": lambda _atlas, papers: write_csl_json(papers),
    "csv": lambda _atlas, papers: write_csv(papers),
    "json": write_json,
}
EXTENSIONS: dict[str, str] = {
    "bibtex": "bib",
    "biblatex": "biblatex.bib",
    "ris": "ris",
    "csl-json": "csl.json",
    "csv": "csv",
    "json": "json",
}
FORMAT_NAMES = {
    "bibtex": "BibTeX",
    "biblatex": "BibLaTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "csv": "CSV",
    "json": "JSON",
}
