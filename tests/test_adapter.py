"""The site as MkDocs builds it from the fabricated atlas."""

import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.conftest import DATA
from tests.projects import build_site, make_project, run_build


def test_generated_pages_are_built(tiny_site: Path) -> None:
    for path in ("papers/tanaka2024noether", "taxonomy/density/explicit/normalizing-flow", "applications/orchards"):
        assert (tiny_site / path / "index.html").is_file()
    assert (tiny_site / "exports" / "atlas.json").is_file()
    assert (tiny_site / "papers" / "tanaka2024noether" / "tanaka2024noether.bib").is_file()


def test_the_pencil_of_a_paper_opens_its_line(tiny_site: Path) -> None:
    bib = (DATA / "tiny" / "data" / "papers" / "2024.bib").read_text(encoding="utf-8")
    line = bib[: bib.index("@inproceedings{tanaka2024noether,")].count("\n") + 1
    html = (tiny_site / "papers" / "tanaka2024noether" / "index.html").read_text(encoding="utf-8")

    assert f'href="https://github.com/example/atlas/edit/main/data/papers/2024.bib#L{line}"' in html


def test_hand_written_pages_take_in_their_parts_and_cite(tmp_path: Path) -> None:
    """An introduction stands above the papers of its branch; its footnotes lead to paper pages."""
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    page = project / "docs" / "taxonomy" / "reconstruction" / "vae.md"
    page.parent.mkdir()
    page.write_text(
        "# VAEs by hand\n\nEchoes help [@schroeder2024echo].\n\n<!-- atlas:papers -->\n\n\\bibliography\n",
        encoding="utf-8",
    )

    html = (build_site(project) / "taxonomy" / "reconstruction" / "vae" / "index.html").read_text(encoding="utf-8")

    assert html.index("VAEs by hand") < html.index('data-key="schroeder2024echo"') < html.index("In the atlas")
    assert 'href="../../../papers/schroeder2024echo/">In the atlas</a>' in html


def test_a_marker_that_names_nothing_ends_the_build(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    (project / "docs" / "about.md").write_text("# About\n\n<!-- atlas:paperz -->\n", encoding="utf-8")

    result = run_build(project)

    assert result.returncode != 0
    assert "about.md has no part 'paperz'; it has: coverage" in result.stderr


def test_bad_data_ends_the_build_with_every_problem(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    bib = project / "data" / "papers" / "2024.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("{2402.00042}", "{x}").replace("{aB3_d-Ef9h}", "{?}"), encoding="utf-8")

    result = run_build(project)

    assert result.returncode != 0
    assert "the data has 2 problem(s)" in result.stderr
    assert re.search(r"data/papers/2024\.bib:\d+: arXiv id 'x' .*\[arxiv-format\]", result.stderr)
    assert "[openreview-format]" in result.stderr


def test_without_a_repository_nothing_points_at_one(tmp_path: Path) -> None:
    site = build_site(make_project(tmp_path / "project", DATA / "tiny" / "data"))

    html = (site / "papers" / "okonkwo2024mosaic" / "index.html").read_text(encoding="utf-8")
    assert "github.com" not in html
    assert "../../contribute/#corrections" in html


def test_serving_shows_edits_to_the_data(tmp_path: Path) -> None:
    """``mkdocs serve`` shows an edit to a data file without a restart."""
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=project, stdout=log, stderr=subprocess.STDOUT)
    try:
        page = f"http://{address}/papers/schroeder2024echo/"
        _wait_for(page, ">Echo<", tmp_path / "log")
        yml = project / "data" / "papers" / "2024.yml"
        yml.write_text(yml.read_text(encoding="utf-8").replace("name: Echo", "name: Echo Two"), encoding="utf-8")
        _wait_for(page, ">Echo Two<", tmp_path / "log")
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(page: str, text: str, log: Path) -> None:
    """Ask for the page until it shows the text: what the server logs of a build depends on how long it took."""
    deadline = time.monotonic() + 120
    while text not in _read(page):
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def _read(page: str) -> str:
    try:
        with urlopen(page, timeout=60) as response:
            return str(response.read(), "utf-8")
    except OSError:  # the server has not started, or is just replacing the site
        return ""


def test_two_builds_give_the_same_bytes(tiny_site: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path / "elsewhere", DATA / "tiny" / "data")
    again = build_site(project, GITHUB_REPOSITORY="example/atlas")
    shutil.rmtree(project / "docs")

    assert _contents(again) == _contents(tiny_site)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
