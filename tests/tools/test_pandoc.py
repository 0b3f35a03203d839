"""Pandoc's citation processor reads our formats and makes the same references of them.

Pandoc is that of the wheel: Debian's reads no RIS.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gadatlas.export import EXTENSIONS, FORMATS
from gadatlas.export.details import page_range
from gadatlas.export.references import pandoc_path
from gadatlas.model import Paper, Person
from tests.factory import make_atlas, make_paper
from tests.tools.programs import hard_papers, real_papers, run

READERS = {"bibtex": "bibtex", "biblatex": "biblatex", "ris": "ris", "csl-json": "csljson"}
PARTICLES = ("dropping-particle", "non-dropping-particle")


def read(name: str, papers: tuple[Paper, ...], folder: Path, *options: str) -> str:
    """Return what pandoc makes of one of our files."""
    file = folder / f"atlas.{EXTENSIONS[name]}"
    file.write_text(FORMATS[name](make_atlas(), papers), encoding="utf-8", newline="")
    return run([pandoc_path(), "--from", READERS[name], *options, str(file)], folder)


def items(name: str, papers: tuple[Paper, ...], folder: Path) -> dict[str, dict[str, Any]]:
    """Return the papers as pandoc understands them, by key."""
    return {item["id"]: item for item in json.loads(read(name, papers, folder, "--to", "csljson"))}


def references(name: str, papers: tuple[Paper, ...], folder: Path) -> list[str]:
    """Return the formatted references (pandoc's own style: Chicago, author and date), sorted."""
    text = read(name, papers, folder, "--citeproc", "--to", "plain", "--wrap=none", "--quiet")
    return sorted(comparable(reference) for reference in text.strip().split("\n\n"))


def comparable(reference: str) -> str:
    """Return a reference without what the formats cannot all say.

    Title case goes by the braces of BibTeX, and TeX has one hyphen. Its styles know no ``eprint``, so that ours
    names the number, and no preprints, whose titles pandoc sets like books'. Pandoc drops the number of a
    conference's volume from BibTeX, and in plain text has no sign for TeX's root; of RIS it calls a report's
    number one of several, and does not read what kind of thesis it is.
    """
    reference = reference.replace("‑", "-").replace("“", "").replace("”", "").replace("’", "'").casefold()
    reference = reference.replace(r"$\sqrt{}$", "√")
    reference = re.sub(r"(?:arxiv:[\d.]+\. preprint, arxiv|arxiv preprint arxiv:[\d.]+)\.", "arxiv.", reference)
    reference = re.sub(r"( \d+) \([\w/-]+\)(?=[:.])", r"\1", reference).replace(". nos. ", ". ")
    reference = reference.replace(", ahead of print.", ".").replace(". phd thesis, ", ". ")
    return re.sub(r"(?<=[a-z]), no\. \d+(?=\. https)", "", reference)


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
        pairs = list(zip(paper.authors, found[paper.key]["author"], strict=True))
        if name == "ris":
            # RIS has the suffix last, which pandoc reads as BibTeX does, in the middle; a comma parts a group's name.
            pairs = [(person, author) for person, author in pairs if not person.suffix and "," not in person.family]
        assert [person.display for person, _ in pairs] == [display(author) for _, author in pairs]


@pytest.mark.parametrize("name", READERS)
def test_a_group_is_no_person(name: str, tmp_path: Path) -> None:
    paper = make_paper(authors=(Person("Fictional Collaboration", literal=True),))

    (item,) = items(name, (paper,), tmp_path).values()
    (author,) = item["author"]
    assert list(author.values()) == ["Fictional Collaboration"]


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
