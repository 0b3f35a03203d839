"""The search index: Pagefind over the built pages, and the catalogue in the order of its ids."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gadatlas.site.explore import CATALOGUE, KEYS

# What stands on pages but says nothing about them: labels, lists of other papers, numbers, BibTeX.
_SILENT = (
    "dt, pre, math, nav, table.papers, figure.years, .actions, .provenance, .paper-list, .cards, .tree, .tags, "
    ".figures, .count, .about, .headerlink, .footnote, .rules, .wanted, .branch, #cite, #related"
)
# Pagefind's own interfaces, which this site does not use.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_PAPER = re.compile(r"/papers/([^/]+)/$")
_MARK = b"pagefind_dcd"


class IndexingError(Exception):
    """The search engine failed."""


def index_site(site: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Index the built site and put the catalogue into the order of the engine's ids.

    ``meanwhile`` runs while the engine reads the pages; it may write whatever is no page of the index,
    the catalogue among it.

    Raises:
        IndexingError: Pagefind failed, or is not installed.
    """
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet", "--exclude-selectors", _SILENT]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as engine:
        meanwhile()
        output, _ = engine.communicate()
    if engine.returncode:
        raise IndexingError(f"the search index could not be made:\n{output}".rstrip())
    for pattern in _UNUSED:
        for file in sorted((site / "pagefind").glob(pattern)):
            file.unlink()
    _number(site, numbered_keys(site / "pagefind"))


def numbered_keys(bundle: Path) -> dict[str, str]:
    """Return the citation key of each indexed page, empty for prose, by the id that Pagefind's results bear, sorted."""
    fragments = sorted((bundle / "fragment").glob("*.pf_fragment"), key=lambda file: file.stem)
    return {file.stem: _key(file) for file in fragments}


def _key(fragment: Path) -> str:
    data = gzip.decompress(fragment.read_bytes()).removeprefix(_MARK)
    match = _PAPER.search(json.loads(data)["url"])
    return match[1] if match else ""


def _number(site: Path, numbered: dict[str, str]) -> None:
    """Rewrite the catalogue: what stood in the order of keys now stands in that of ids; prose has year 0."""
    names = _read(site / KEYS)
    places = {key: place for place, key in enumerate(names["keys"])}
    if missing := sorted(places.keys() - set(numbered.values())):
        raise IndexingError(f"papers that the search index does not hold: {', '.join(missing[:5])}")
    order = [places.get(key, -1) for key in numbered.values()]

    def ordered(values: list[Any], prose: Any) -> list[Any]:
        return [prose if place < 0 else values[place] for place in order]

    catalogue = _read(site / CATALOGUE)
    facets = [facet | {"papers": ordered(facet["papers"], 0)} for facet in catalogue["facets"]]
    years, code = ordered(catalogue["years"], 0), ordered(catalogue["code"], 0)
    number = {place: number for number, place in enumerate(order)}
    called = {name: number[place] for name, place in catalogue["names"].items()}
    numbers = {"ids": " ".join(numbered), "facets": facets, "years": years, "code": code, "names": called}
    _write(site / CATALOGUE, catalogue | numbers)
    _write(site / KEYS, {"keys": ordered(names["keys"], ""), "titles": ordered(names["titles"], -1)})


def _read(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


def _write(file: Path, document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    file.write_text(text, encoding="utf-8", newline="\n")
