"""Whole projects in a temporary folder, built as users build them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent


def make_project(folder: Path, data: Path, *, prose: bool = False) -> Path:
    """Copy the project's own configuration, hooks and pages around ``data``.

    Without ``prose`` the introductions that cite papers of the real catalogue stay behind, and the glossary is empty.
    """
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.copytree(REPOSITORY / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(data, folder / "data")
    ignored = None if prose else _citing_pages
    shutil.copytree(REPOSITORY / "docs", folder / "docs", ignore=ignored)
    if not prose:
        (folder / "docs" / "glossary.md").write_text("# Glossary\n\nTerms of no field.\n", encoding="utf-8")
    return folder


def build_site(project: Path, program: str = "mkdocs", **environment: str) -> Path:
    """Build the project strictly and return the site's folder; a failed build fails the test."""
    result = run_build(project, program, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def run_build(project: Path, program: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a strict build in the project's folder and return what it printed."""
    command = [sys.executable, "-m", program, "build", "--strict", "--quiet"]
    inherited = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "GITHUB_REPOSITORY"}}
    return subprocess.run(
        command,
        cwd=project,
        env=inherited | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def _citing_pages(folder: str, names: list[str]) -> list[str]:
    below = Path(folder).relative_to(REPOSITORY / "docs")
    if below.parts[:1] not in {("taxonomy",), ("applications",)}:
        return []
    return [name for name in names if name != "index.md" or len(below.parts) > 1]
