"""The search in a headless Chromium: bytes before the first result, and how long a warm query and a click take."""

from __future__ import annotations

import functools
import gzip
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

QUERIES = ["memory", "diffusion video", "graph temporal", "robust sensor", "prompt", "zero-shot", "surface energy"]
QUERIES += ["García", "AD77", "log", "adaptive flow", "masked residual", "latent normality", "CVPR 2021", "contrastive"]
COMPRESSED = {".html", ".js", ".css", ".json", ".svg"}
# From an input or a click to the paint after the results stand: the frame after the next one.
TIMED = """async ([selector, value]) => {
    const target = document.querySelector(selector);
    const list = document.querySelector(".found .results");
    const started = performance.now();
    const done = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
            if (list.getAttribute("aria-busy") !== "false") return;
            watch.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
        });
        watch.observe(list, { attributes: true });
    });
    if (value === null) target.click();
    else {
        target.value = value;
        target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return done;
}"""

FIRST = """new MutationObserver((_, watch) => {
    if (!document.querySelector(".found .card")) return;
    watch.disconnect();
    window.firstResult = performance.now();
}).observe(document, { childList: true, subtree: true });"""


@dataclass(frozen=True)
class Figures:
    """Compressed bytes of the engine before the first result; milliseconds of each query and click."""

    files: dict[str, int]
    queries: list[float]
    clicks: list[float]

    @property
    def bytes(self) -> int:
        """All bytes before the first result."""
        return sum(self.files.values())


def measure_search(site: Path, browser: Browser) -> Figures:
    """Open Explore with a query as a new visitor, then type and click with everything loaded."""
    with _served(site) as base, _page(browser) as page:
        page.add_init_script(FIRST)
        requests: list[Request] = []
        page.on("request", lambda request: requests.append(request))
        page.goto(f"{base}explore/?q=diffusion+video")
        page.wait_for_selector(".found .results[aria-busy=false]", state="attached")
        first = page.evaluate("performance.timeOrigin + window.firstResult")
        paths = [urlsplit(request.url).path for request in requests if request.timing["startTime"] < first]
        files = {path: _compressed(site / unquote(path).lstrip("/")) for path in paths if _is_search(path)}
        return Figures(files, list(_queries(page)), list(_clicks(page)))


def _is_search(path: str) -> bool:
    return path.startswith(("/pagefind/", "/assets/explore/", "/exports/"))


def _compressed(file: Path) -> int:
    data = file.read_bytes()
    return len(gzip.compress(data, 6)) if file.suffix in COMPRESSED else len(data)


def _queries(page: Page) -> Iterator[float]:
    """The first visit fetches the parts of the index; those after have them, and have answered none of the queries."""
    for visit in range(3):
        page.reload()
        page.wait_for_selector(".found .results[aria-busy=false]", state="attached")
        for query in QUERIES:
            took = page.evaluate(TIMED, ["#explore-q", query])
            if visit:
                yield took


def _clicks(page: Page) -> Iterator[float]:
    page.evaluate(TIMED, ["#explore-q", ""])
    values = [box.get_attribute("value") for box in page.locator("[data-facet=modality] input").all()][:8]
    for turn in range(3):
        for value in values:
            took = page.evaluate(TIMED, [f"input[name=modality][value='{value}']", None])
            if turn:
                yield took


def percentile(values: list[float], part: float) -> float:
    """Return the value below which ``part`` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def describe(figures: Figures, line: object, count: int) -> None:
    """Print the figures of one size through ``line(what, value)``."""
    assert callable(line)
    size = f"{count:,} papers"
    line(f"{size}: before the first result", f"{figures.bytes / 1024:.0f} KB")
    for name, values in (("warm query", figures.queries), ("facet click", figures.clicks)):
        line(f"{size}: {name}, median / 95 %", f"{statistics.median(values):.0f} / {percentile(values, 0.95):.0f} ms")


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Pages(SimpleHTTPRequestHandler):
        """As GitHub Pages does: connections stay open, and files are fresh for ten minutes."""

        protocol_version = "HTTP/1.1"

        def end_headers(self) -> None:
            """Add the age that a browser may trust."""
            self.send_header("Cache-Control", "max-age=600")
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a headless Chromium."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
