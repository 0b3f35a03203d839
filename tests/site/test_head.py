"""What stands in the head of pages, read as reference managers read it."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from PIL import Image

from gadatlas.export.coins import coins
from gadatlas.model import Paper, Person
from gadatlas.site import build
from gadatlas.site.head import dataset_head, paper_head
from tests.export.hard_cases import HARD
from tests.factory import make_atlas, make_paper
from tests.site.zotero import Head, Item, context_object, embedded
from tests.tools.programs import real_atlas

ROOT = "https://atlas.test/"
TYPES = {
    "article": "journalArticle",
    "inproceedings": "conferencePaper",
    "misc": "preprint",
    "phdthesis": "thesis",
    "techreport": "report",
}


def assert_same(paper: Paper, item: Item) -> None:
    """Assert that the reference is the paper's."""
    assert item.title == paper.title
    assert item.authors == [names(person) for person in paper.authors]
    assert item.venue == paper.venue_name
    assert item.date.startswith(str(paper.year))
    assert item.doi == paper.doi
    assert item.doi or item.url == paper.link
    assert item.type == TYPES[paper.entry_type]


def names(person: Person) -> tuple[str, str]:
    if person.literal:
        return person.family.replace(",", ""), ""
    return " ".join(filter(None, (person.family, person.suffix))), person.given


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_a_reference_manager_reads_the_paper(paper: Paper) -> None:
    assert_same(paper, embedded(paper_head(paper, ROOT)))
    assert embedded(paper_head(paper, ROOT)).arxiv == paper.arxiv


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_a_list_carries_the_paper(paper: Paper) -> None:
    assert_same(paper, context_object(coins(paper)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_thirty_random_paper_pages_import(seed: int, real_site: Path) -> None:
    for paper in random.Random(seed).sample(real_atlas().papers, 30):
        page = real_site / "papers" / paper.key / "index.html"
        assert_same(paper, embedded(page.read_text(encoding="utf-8")))


def test_every_paper_page_imports_and_names_itself(real_site: Path) -> None:
    for paper in real_atlas().papers:
        html = (real_site / "papers" / paper.key / "index.html").read_text(encoding="utf-8")
        head = Head(html)
        assert_same(paper, embedded(html))
        assert [link["href"] for link in head.links if link.get("rel") == "canonical"] == [
            f"http://127.0.0.1:8000/papers/{paper.key}/"
        ]
        (article,) = head.data
        assert article["@type"] == "ScholarlyArticle"
        assert article["name"] == paper.title
        assert [author["name"] for author in article["author"]] == [p.display for p in paper.authors]  # type: ignore[attr-defined]


def test_a_list_offers_each_of_its_papers_once(real_site: Path) -> None:
    """Zotero shows the whole list: branch, domain and tag pages carry one span for each paper they list."""
    for path in ("taxonomy/reconstruction/vae", "applications/medical", "tags/family/vae"):
        head = Head((real_site / path / "index.html").read_text(encoding="utf-8"))
        found = [context_object(span).title for span in head.spans]
        assert found
        assert len(found) == len(set(found))
    assert not Head((real_site / "papers/zavrtanik2021draem/index.html").read_text(encoding="utf-8")).spans


def test_a_list_announces_both_feeds_of_its_own() -> None:
    site = build(make_atlas(make_paper()), address=ROOT)
    for path in ("taxonomy/synthesis/patch", "applications/medical"):
        alternates = Head(site.head(f"{path}.md")).alternates()
        assert alternates["application/atom+xml"] == "feed.xml"
        assert alternates["application/feed+json"] == "feed.json"
        feed = json.loads(site.files[f"{path}/feed.json"]())
        assert feed["feed_url"] == f"{ROOT}{path}/feed.json"
        assert feed["home_page_url"] == f"{ROOT}{path}/"


def test_previews_show_a_picture_of_the_size_they_ask_for() -> None:
    """Drawn from the data alone: the same atlas gives the same bytes, another one others."""
    site = build(make_atlas(make_paper()), address=ROOT)
    head = Head(site.head("index.md"))
    picture = site.files["assets/card.png"]()

    assert head.one("og:image") == f"{ROOT}assets/card.png"
    assert head.one("twitter:card") == "summary_large_image"
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert picture == build(make_atlas(make_paper()), address=ROOT).files["assets/card.png"]()
    assert picture != build(make_atlas(make_paper(year=2019)), address=ROOT).files["assets/card.png"]()


def test_no_value_leaves_its_place() -> None:
    hostile = "</script><script>alert(1)</script>\"'<b>&amp;-->"
    paper = make_paper(title=hostile, idea=hostile, authors=(Person(hostile, hostile),))
    html = paper_head(paper, ROOT)
    head = Head(html)

    assert html.count("<script") == 1
    assert head.data[0]["name"] == hostile
    assert head.one("citation_title") == hostile
    assert head.one("og:title") == hostile


def test_the_atlas_is_a_data_set() -> None:
    (document,) = Head(
        dataset_head(make_atlas(make_paper()), ROOT, [("exports/atlas.bib", "application/x-bibtex")])
    ).data

    assert document["@type"] == "Dataset"
    assert document["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert document["dateModified"] == "2026-11-23"
    assert document["distribution"] == [
        {
            "@type": "DataDownload",
            "contentUrl": "https://atlas.test/exports/atlas.bib",
            "encodingFormat": "application/x-bibtex",
        }
    ]


@pytest.mark.parametrize("path", ["index.md", "cite.md"])
def test_home_and_cite_describe_the_data_set_and_announce_feeds(path: str) -> None:
    site = build(make_atlas(make_paper()), address=ROOT)
    head = Head(site.head(path))
    up = "" if path == "index.md" else "../"

    assert head.data[0]["@type"] == "Dataset"
    assert head.alternates() == {
        "application/atom+xml": f"{up}feed.xml",
        "application/feed+json": f"{up}feed.json",
    }
    assert [link["href"] for link in head.links if link["rel"] == "search"] == [f"{up}opensearch.xml"]
    assert head.one("og:image") == "https://atlas.test/assets/card.png"
