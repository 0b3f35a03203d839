"""Programs that people give our exports to; Debian supplies them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from gadatlas.model import Atlas, Paper
from gadatlas.problems import report
from gadatlas.source import load
from tests.export.hard_cases import HARD
from tests.projects import REPOSITORY


def need(program: str, package: str) -> str:
    """Return the program's path. Without it a test fails in CI, and is skipped elsewhere."""
    path = shutil.which(program)
    if path is None:
        message = f"no {program} on this machine (Debian: apt-get install --no-install-recommends {package})"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return path


def run(command: list[str], folder: Path, code: int = 0) -> str:
    """Run a program and return all it printed; it must end with ``code``."""
    result = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"max_print_line": "1000"},  # TeX breaks the lines of its log otherwise
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )
    assert result.returncode == code, f"{command[0]} ended with {result.returncode}:\n{result.stdout[-800:]}"
    return result.stdout


@cache
def real_atlas() -> Atlas:
    """The real catalogue."""
    atlas, problems = load(REPOSITORY / "data")
    assert atlas is not None, report(problems)
    return atlas


def real_papers() -> tuple[Paper, ...]:
    """The papers of the real catalogue."""
    return real_atlas().papers


def hard_papers() -> tuple[Paper, ...]:
    """Each hard case under a key of its own, so that all fit in one file."""
    keys = {name: "case" + "".join(c for c in name.casefold() if c.isascii() and c.isalnum()) for name in HARD}
    return tuple(replace(paper, key=keys[name], aliases=(f"old{keys[name]}",)) for name, paper in HARD.items())
