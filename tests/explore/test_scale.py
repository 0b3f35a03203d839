"""Three thousand papers: what is sent before the first result, and references of all of them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.bench_search import measure_search
from tests.projects import build_site, make_project
from tests.synthetic import write_catalogue

COUNT = 3_000


@pytest.fixture(name="large_site", scope="module")
def _large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    write_catalogue(COUNT, root / "made" / "data")
    return build_site(make_project(root / "project", root / "made" / "data"))


def test_the_first_result_needs_at_most_200_kilobytes(browser: Browser, large_site: Path) -> None:
    assert measure_search(large_site, browser).bytes <= 200 * 1024


def test_all_references_are_taken_in_the_order_shown(
    browser: Browser, serve: Callable[[Path], str], large_site: Path
) -> None:
    page = browser.new_page()
    page.goto(serve(large_site) + "explore/?sort=oldest")
    expect(page.locator(".take").first).to_contain_text("Export 3,000 results")
    with page.expect_download() as download:
        page.locator(".found [data-format=bibtex]").click()
    expect(page.locator(".found .progress")).to_have_text("3,000 references saved.")
    taken = Path(download.value.path()).read_text("ascii")
    whole = (large_site / "exports" / "atlas.bib").read_text("ascii")
    page.close()

    entries = re.split(r"\n(?=@)", taken)
    assert len(entries) == COUNT
    assert sorted(entry.strip() for entry in entries) == sorted(entry.strip() for entry in re.split(r"\n(?=@)", whole))
    years = [int(year) for year in re.findall(r"^  year +=? *\{?(\d{4})", taken, re.M)]
    assert years == sorted(years)
