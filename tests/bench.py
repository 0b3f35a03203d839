"""``make bench``: the site's speed and size as ratios measured side by side in one run."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from gadatlas.search import index_site
from gadatlas.site import build
from gadatlas.source import load
from tests.bench_search import describe, measure_search, open_browser
from tests.projects import make_project
from tests.synthetic import write_catalogue

PLAIN = """\
site_name: Plain
strict: true
theme:
  name: material
  font: false
  features:
    - content.action.edit
    - content.code.copy
    - navigation.indexes
    - navigation.path
    - navigation.prune
    - navigation.tabs
    - navigation.top
    - toc.follow
plugins: [search]
not_in_nav: papers/
nav: [{Home: index.md}]
markdown_extensions: [attr_list, footnotes, tables, {toc: {permalink: true}}]
"""


@dataclass(frozen=True)
class Run:
    """Wall seconds and peak resident megabytes of one command."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print one line per figure."""
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        root = Path(folder)
        _line("files in", str(root.parent))
        small, large = _ours(root, 1_000), _ours(root, 10_000)
        plain, bare = _plain(root, small, "plain", "[search]"), _plain(root, small, "bare", "[]")
        # Each with its own search index; what plain Material takes without one is told as well.
        runs = [(_build(small).seconds, _build(plain).seconds, _build(bare).seconds) for _ in range(5)]
        ours, theirs, barely = (statistics.median(column) for column in zip(*runs, strict=True))
        _line("build of 1,000 papers", f"{ours:.1f} s")
        _line("plain Material, the same 1,000 pages", f"{theirs:.1f} s")
        _line("ratio (limit 1.3)", f"{statistics.median(a / b for a, b, _ in runs):.2f}")
        _line("plain Material without any search", f"{barely:.1f} s")
        _line("ratio to that", f"{statistics.median(a / c for a, _, c in runs):.2f}")
        big = _build(large)
        _line("build of 10,000 papers", f"{big.seconds:.1f} s")
        _line("ratio to 1,000 papers (limit 11)", f"{big.seconds / ours:.2f}")
        _line("peak memory at 10,000 papers (limit 1,000)", f"{big.megabytes:.0f} MB")
        check = _measure([sys.executable, "-m", "gadatlas.cli", "check"], large)
        _line("gadatlas check of 10,000 papers", f"{check.seconds:.1f} s")
        _line("share of the build (limit 0.2)", f"{check.seconds / big.seconds:.3f}")
        _sizes(small / "site")
        _search(root, {1_000: small, 3_000: _ours(root, 3_000), 10_000: large})


def _folder() -> str | None:
    """Files stand in memory where that is offered: what a disk takes for thousands of them varies from run to run."""
    return os.environ.get("TMPDIR") or ("/dev/shm" if Path("/dev/shm").is_dir() else None)


def _ours(root: Path, count: int) -> Path:
    write_catalogue(count, root / f"data-{count}" / "data")
    return make_project(root / f"ours-{count}", root / f"data-{count}" / "data")


def _plain(root: Path, ours: Path, name: str, plugins: str) -> Path:
    """Write the paper pages of ``ours`` as plain Markdown files of a plain Material site."""
    project = root / name
    (project / "docs" / "papers").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(PLAIN.replace("[search]", plugins), encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Plain\n", encoding="utf-8")
    atlas, problems = load(ours / "data")
    assert atlas is not None, problems
    site = build(atlas)
    for path, page in site.pages.items():
        if path.startswith("papers/"):
            (project / "docs" / path).write_text(site.fill(path, page.markdown), encoding="utf-8")
    return project


def _index(project: Path) -> float:
    """Index the built site once more and return the seconds that took."""
    started = time.perf_counter()
    index_site(project / "site")
    return time.perf_counter() - started


def _search(root: Path, projects: dict[int, Path]) -> None:
    """Measure the search at each size, beside the index that plain Material sends for the same pages."""
    for count, project in projects.items():
        if not (project / "site").exists():
            _build(project)
        plain = _plain(root, project, f"plain-{count}", "[search]")
        _build(plain)
        lunr = len(gzip.compress((plain / "site" / "search" / "search_index.json").read_bytes(), 6))
        shutil.rmtree(plain)
        _line(f"{count:,} papers: indexing, per 1,000 pages", f"{_index(project) * 1_000 / count:.1f} s")
        with open_browser() as browser:
            figures = measure_search(project / "site", browser)
        describe(figures, _line, count)
        _line(f"{count:,} papers: Material's lunr index", f"{lunr / 1024:,.0f} KB")
        _line(f"{count:,} papers: part of lunr's index", f"{figures.bytes / lunr:.2f}")


def _build(project: Path) -> Run:
    shutil.rmtree(project / "site", ignore_errors=True)
    return _measure([sys.executable, "-m", "mkdocs", "build", "--quiet"], project)


def _measure(command: list[str], folder: Path) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed in {folder}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def _sizes(site: Path) -> None:
    papers = [page.stat().st_size for page in site.glob("papers/*/index.html")]
    lists = {
        page: page.stat().st_size for page in site.rglob("index.html") if "papers" not in page.relative_to(site).parts
    }
    largest = max(lists, key=lambda page: lists[page])
    _line("median paper page (limit 15)", f"{statistics.median(papers) / 1024:.1f} KB")
    _line("largest list page (limit 300)", f"{lists[largest] / 1024:.0f} KB, {largest.relative_to(site).parent}")


def _line(what: str, value: str) -> None:
    print(f"{what:<45} {value}", flush=True)


if __name__ == "__main__":
    main()
