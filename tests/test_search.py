"""The search index of a built site, and the catalogue that goes with it."""

import gzip
import json
import shutil
import sys
from pathlib import Path

import pytest

from gadatlas.search import IndexingError, index_site, numbered_keys
from gadatlas.site.explore import token


@pytest.fixture(name="site")
def _site(tiny_site: Path, tmp_path: Path) -> Path:
    """A copy of the built fabricated atlas that a test may change."""
    return Path(shutil.copytree(tiny_site, tmp_path / "site"))


def read(site: Path, name: str) -> dict[str, object]:
    document: dict[str, object] = json.loads((site / "exports" / name).read_text(encoding="utf-8"))
    return document


def test_the_catalogue_stands_in_the_order_of_the_engines_ids(site: Path) -> None:
    numbered = numbered_keys(site / "pagefind")
    catalogue, names = read(site, "explore.json"), read(site, "explore-keys.json")
    years = {p["key"]: p["year"] for p in json.loads((site / "exports" / "atlas.json").read_text("utf-8"))["papers"]}

    assert catalogue["ids"] == " ".join(numbered)
    assert names["keys"] == list(numbered.values())
    assert catalogue["years"] == [years.get(key, 0) for key in numbered.values()]
    assert set(years) == set(numbered.values()) - {""}


def test_names_lead_to_their_papers(site: Path) -> None:
    catalogue, keys = read(site, "explore.json"), read(site, "explore-keys.json")["keys"]
    papers = json.loads((site / "exports" / "atlas.json").read_text("utf-8"))["papers"]
    called = {token(p["name"]): p["key"] for p in papers if "name" in p}

    assert called
    assert isinstance(catalogue["names"], dict)
    assert isinstance(keys, list)
    assert called.items() <= {name: keys[number] for name, number in catalogue["names"].items()}.items()


def test_indexing_again_changes_nothing(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    index_site(site)

    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_lists_of_papers_are_not_indexed(site: Path) -> None:
    """Tag pages and Explore are ways to papers, not answers."""
    urls = {json.loads(_fragment(file))["url"] for file in site.glob("pagefind/fragment/*")}

    assert "/about/" in urls
    assert not [url for url in urls if url.startswith(("/tags/", "/explore/", "/404"))]


def _fragment(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")


def test_a_paper_that_the_index_lacks_is_an_error(site: Path) -> None:
    shutil.rmtree(site / "papers" / "tanaka2024noether")

    with pytest.raises(IndexingError, match="does not hold: tanaka2024noether"):
        index_site(site)


def test_without_the_engine_the_error_says_so(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho No module named pagefind >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))

    with pytest.raises(IndexingError, match="could not be made:\nNo module named pagefind"):
        index_site(site)


def test_unused_interfaces_are_not_published(site: Path) -> None:
    assert sorted(file.name for file in (site / "pagefind").glob("*ui*")) == []
