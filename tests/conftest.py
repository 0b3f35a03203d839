"""Fixtures that every test may use."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.projects import REPOSITORY, build_site, make_project

DATA = Path(__file__).parent / "data"


@pytest.fixture(name="tiny_data")
def _tiny_data(tmp_path: Path) -> Path:
    """A copy of the fabricated atlas that a test may change."""
    return copy_tiny(tmp_path)


@pytest.fixture(name="real_site", scope="session")
def _real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue, built strictly as users build it."""
    return build_site(make_project(tmp_path_factory.mktemp("real") / "project", REPOSITORY / "data", prose=True))


@pytest.fixture(name="tiny_site", scope="session")
def _tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fabricated atlas, built strictly for a repository."""
    project = make_project(tmp_path_factory.mktemp("tiny") / "project", DATA / "tiny" / "data")
    return build_site(project, GITHUB_REPOSITORY="example/atlas")


@pytest.fixture(name="serve", scope="session")
def _serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine and return its address."""
    servers = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """A real Chromium. Without one a test fails in CI, and is skipped elsewhere."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        message = "no Chromium on this machine (Debian: apt-get install chromium)"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        # Debian's Chromium needs --no-sandbox for root, the rest keeps it from calling its maker.
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def copy_tiny(folder: Path) -> Path:
    """Copy the fabricated atlas below ``folder`` and return its data folder."""
    return Path(shutil.copytree(DATA / "tiny" / "data", folder / "data"))


def make_sample(sample: Path, folder: Path) -> Path:
    """Lay a bad sample over a copy of the fabricated atlas and return its data folder.

    What can't be kept as a file is said in one: ``removed.txt`` lists what to take away, ``padded.txt``
    the files that get four megabytes of comments.
    """
    data = copy_tiny(folder)
    for file in (sample / "data").rglob("*"):
        if file.is_symlink() or file.is_file():
            target = data / file.relative_to(sample / "data")
            target.unlink(missing_ok=True)
            shutil.copy(file, target, follow_symlinks=False)
    for name in _lines(sample / "removed.txt"):
        target = folder / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for name in _lines(sample / "padded.txt"):
        with (folder / name).open("a", encoding="utf-8") as padded:
            padded.write("# padding\n" * 400_000)
    return data


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.exists() else []
