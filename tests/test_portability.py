"""The same pages from other builders."""

import subprocess
import sys
from pathlib import Path

from gadatlas.cli import main
from tests.conftest import DATA
from tests.projects import build_site, make_project

ZENSICAL = """\
site_name: Atlas
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
"""


def addresses(site: Path) -> set[str]:
    """Return the folder addresses of a built site."""
    return {page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")}


def test_properdocs_builds_the_same_addresses(tiny_site: Path, tmp_path: Path) -> None:
    """The fork of MkDocs takes the same configuration and hooks."""
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")

    assert addresses(build_site(project, "properdocs")) == addresses(tiny_site)


def test_zensical_builds_the_written_pages(tiny_site: Path, tmp_path: Path) -> None:
    """A builder without hooks gets every page from disk."""
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    written = tmp_path / "zensical"
    assert main(["--data", str(project / "data"), "pages", str(written / "docs"), "--docs", str(project / "docs")]) == 0
    (written / "mkdocs.yml").write_text(ZENSICAL, encoding="utf-8")

    command = [sys.executable, "-m", "zensical", "build"]
    result = subprocess.run(
        command, cwd=written, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert addresses(tiny_site) <= addresses(written / "site")
    html = (written / "site" / "papers" / "tanaka2024noether" / "index.html").read_text(encoding="utf-8")
    assert 'data-key="tanaka2024noether"' in html
