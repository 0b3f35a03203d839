"""Three thousand papers: what is sent before the first result, and references of all of them."""

import csv
import io
import json
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


def _bibtex(text: str) -> list[tuple[str, int]]:
    entries = [entry.strip() for entry in re.split(r"\n(?=@)", text)]
    return [(entry, int(re.findall(r"^  year +=? *\{?(\d{4})", entry, re.M)[0])) for entry in entries]


def _ris(text: str) -> list[tuple[str, int]]:
    records = [record for record in re.split(r"(?<=ER  - \r\n)", text) if record.strip()]
    return [(record.strip(), int(re.findall(r"^PY  - (\d{4})", record, re.M)[0])) for record in records]


def _csl_json(text: str) -> list[tuple[str, int]]:
    return [(json.dumps(item, sort_keys=True), item["issued"]["date-parts"][0][0]) for item in json.loads(text)]


def _csv(text: str) -> list[tuple[str, int]]:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return [(repr(sorted(row.items())), int(row["year"])) for row in rows]


@pytest.mark.parametrize(
    ("name", "file", "read"),
    [
        ("bibtex", "atlas.bib", _bibtex),
        ("ris", "atlas.ris", _ris),
        ("csl-json", "atlas.csl.json", _csl_json),
        ("csv", "atlas.csv", _csv),
    ],
)
def test_all_references_are_taken_in_the_order_shown(
    browser: Browser,
    serve: Callable[[Path], str],
    large_site: Path,
    name: str,
    file: str,
    read: Callable[[str], list[tuple[str, int]]],
) -> None:
    page = browser.new_page()
    page.goto(serve(large_site) + "explore/?sort=oldest")
    expect(page.locator(".take").first).to_contain_text("Export 3,000 results")
    with page.expect_download() as download:
        page.locator(f".found [data-format={name}]").click()
    expect(page.locator(".found .progress")).to_have_text("3,000 references saved.")
    taken = read(Path(download.value.path()).read_bytes().decode("utf-8"))
    page.close()

    assert len(taken) == COUNT
    assert sorted(taken) == sorted(read((large_site / "exports" / file).read_bytes().decode("utf-8")))
    assert [year for _, year in taken] == sorted(year for _, year in taken)
