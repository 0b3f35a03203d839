"""Pandoc's citation processor reads our formats and makes the same references of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gadatlas.export import EXTENSIONS, FORMATS
from gadatlas.export.details import page_range
from gadatlas.model import Paper
from tests.factory import make_atlas
from tests.tools.programs import hard_papers, need, real_papers, run

READERS = {"bibtex": "bibtex", "biblatex": "biblatex", "ris": "ris", "csl-json": "csljson"}
PARTICLES = ("dropping-particle", "non-dropping-particle")


def read(name: str, papers: tuple[Paper, ...], folder: Path, *options: str) -> str:
    """Return what pandoc makes of one of our files."""
    pandoc = need("pandoc", "pandoc")
    if READERS[name] not in run([pandoc, "--list-input-formats"], folder).split():
        pytest.skip(f"this pandoc reads no {READERS[name]} (RIS: from 3.0 on)")
    file = folder / f"atlas.{EXTENSIONS[name]}"
    file.write_text(FORMATS[name](make_atlas(), papers), encoding="utf-8", newline="")
    return run([pandoc, "--from", READERS[name], *options, str(file)], folder)


def items(name: str, papers: tuple[Paper, ...], folder: Path) -> dict[str, dict[str, Any]]:
    """Return the papers as pandoc understands them, by key."""
    return {item["id"]: item for item in json.loads(read(name, papers, folder, "--to", "csljson"))}


def references(name: str, papers: tuple[Paper, ...], folder: Path) -> list[str]:
    """Return the formatted references (pandoc's own style: Chicago, author and date), sorted."""
    text = read(name, papers, folder, "--citeproc", "--to", "plain", "--wrap=none")
    return sorted(comparable(reference) for reference in text.strip().split("\n\n"))


def comparable(reference: str) -> str:
    """Return a reference without what the formats cannot all say.

    Title case goes by the braces of BibTeX; its styles know no ``eprint``, so that ours names the number; and
    they refuse a journal's number that has no volume.
    """
    reference = reference.replace("‑", "-")  # TeX has one hyphen
    reference = re.sub(r"arXiv preprint arXiv:[\d.]+\.", "arXiv.", reference)
    return re.sub(r"(?<=[a-z]), no\. \d+(?=\. https)", "", reference).casefold()


@pytest.mark.parametrize("name", ["ris", "csl-json"])
def test_every_format_gives_the_same_references(name: str, tmp_path: Path) -> None:
    expected = references("bibtex", real_papers(), tmp_path)

    assert len(expected) == len(real_papers())
    found = references(name, real_papers(), tmp_path)
    assert set(found) ^ set(expected) == set()
    assert found == expected


@pytest.mark.parametrize("name", READERS)
def test_no_name_loses_a_letter(name: str, tmp_path: Path) -> None:
    found = items(name, hard_papers(), tmp_path)

    for paper in hard_papers():
        assert [person.display for person in paper.authors] == [display(a) for a in found[paper.key]["author"]]


@pytest.mark.parametrize("name", sorted(READERS.keys() - {"biblatex"}))
def test_year_and_pages_come_back(name: str, tmp_path: Path) -> None:
    papers = (*hard_papers(), *real_papers())
    found = items(name, papers, tmp_path)

    for paper in papers:
        first, last = page_range(dict(paper.details).get("pages", ""))
        item = found[paper.key]
        assert paper.year == item["issued"]["date-parts"][0][0]
        if paper.entry_type in ("article", "inproceedings"):
            assert (f"{first}-{last}" if last else first) == item.get("page", "").replace("–", "-")
        assert paper.doi.casefold() == item.get("DOI", "").casefold()


def display(author: dict[str, str]) -> str:
    """Return an author's name as on a title page."""
    if "literal" in author:
        return author["literal"]
    particles = [author[name] for name in PARTICLES if name in author]
    parts = [author.get("given", ""), *particles, author.get("family", ""), author.get("suffix", "")]
    return " ".join(part for part in parts if part).replace("al- ", "al-")
