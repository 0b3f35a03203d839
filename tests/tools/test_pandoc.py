"""Pandoc's citation processor reads our formats and makes the same references of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.tools.programs import hard_papers, need, real_papers, run

from gadatlas.export import EXTENSIONS, FORMATS
from gadatlas.model import Paper
from tests.factory import make_atlas

READERS = {"bibtex": "bibtex", "ris": "ris", "csl-json": "csljson"}


def read(name: str, papers: tuple[Paper, ...], folder: Path) -> dict[str, dict[str, Any]]:
    """Return the references that pandoc finds in one of our files, by key."""
    pandoc = need("pandoc", "pandoc")
    file = folder / f"atlas.{EXTENSIONS[name]}"
    file.write_text(FORMATS[name](make_atlas(), papers), encoding="utf-8", newline="")
    items = json.loads(run([pandoc, "--from", READERS[name], "--to", "csljson", str(file)], folder))
    return {item["id"]: item for item in items}


def test_x(tmp_path: Path) -> None:
    a = read("bibtex", real_papers(), tmp_path)
    print(len(a))
    for n in READERS:
        r = read(n, real_papers(), tmp_path)
        print(n, len(r), json.dumps(r.get("abati2019latent"), ensure_ascii=False))
    assert 0
