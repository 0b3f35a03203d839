"""Files for machines: every selection in every format, feeds, twins, addresses."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest

from gadatlas.export import EXTENSIONS, FORMATS
from gadatlas.export.references import References
from gadatlas.model import Atlas
from gadatlas.query import Index
from gadatlas.site import Site, build
from gadatlas.site.addresses import published
from gadatlas.site.downloads import Downloads, branch_stem
from tests.export.hard_cases import HARD
from tests.factory import make_atlas, make_paper, make_rich_paper
from tests.projects import REPOSITORY
from tests.tools.programs import hard_papers, real_atlas

ROOT = "https://atlas.test/"
ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(name="atlas", scope="module")
def _atlas() -> Atlas:
    return make_atlas(*hard_papers())


@pytest.fixture(name="site", scope="module")
def _site(atlas: Atlas) -> Site:
    return build(atlas, address=ROOT)


@pytest.mark.parametrize("name", FORMATS)
def test_joined_pieces_are_what_the_writer_returns(atlas: Atlas, name: str) -> None:
    downloads = Downloads(atlas, Index(atlas))

    for papers in (atlas.papers, atlas.papers[:1], ()):
        assert downloads.write(name, papers) == FORMATS[name](atlas, papers)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"bibtex"}))
def test_each_branch_and_domain_has_every_format(atlas: Atlas, site: Site, name: str) -> None:
    index = Index(atlas)
    for branch in atlas.branches():
        papers = sorted(index.of_branch(branch.id), key=lambda paper: paper.key)
        assert site.files[f"{branch_stem(branch)}.{EXTENSIONS[name]}"]() == FORMATS[name](atlas, papers)
    for domain in atlas.domains:
        papers = sorted(index.of_domain(domain.id), key=lambda paper: paper.key)
        assert site.files[f"exports/applications/{domain.id}.{EXTENSIONS[name]}"]() == FORMATS[name](atlas, papers)


@pytest.mark.parametrize("name", FORMATS)
def test_each_paper_has_every_format(atlas: Atlas, site: Site, name: str) -> None:
    for paper in atlas.papers:
        path = f"papers/{paper.key}/{paper.key}.{EXTENSIONS[name]}"
        assert site.files[path]() == FORMATS[name](atlas, [paper])
        assert f'href="{paper.key}.{EXTENSIONS[name]}" download' in site.pages[f"papers/{paper.key}.md"].parts["page"]


def test_each_paper_has_its_formatted_references(atlas: Atlas, site: Site) -> None:
    references = References(atlas.papers)

    for paper in atlas.papers:
        assert site.files[f"papers/{paper.key}/{paper.key}.txt"]() == references.write(paper)


@pytest.mark.parametrize("path", ["feed.xml", "taxonomy/reconstruction/feed.xml", "applications/medical/feed.xml"])
def test_atom_holds_what_rfc_4287_asks_for(atlas: Atlas, site: Site, path: str) -> None:
    feed = ET.fromstring(site.files[path]())

    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == ROOT + path
    assert feed.findtext(f"{ATOM}title")
    links = {link.get("rel", "alternate"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": ROOT + path, "alternate": urljoin(ROOT + path, ".")}
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert entries
    assert len(ids) == len(set(ids))
    for element in (feed, *entries):
        assert element.findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert all(name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name"))
        assert entry.find(f"{ATOM}author") is not None


def test_an_empty_feed_is_dated_by_the_coverage() -> None:
    feed = ET.fromstring(build(make_atlas(), address=ROOT).files["feed.xml"]())

    assert feed.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"


def test_feeds_show_the_newest_first() -> None:
    old, new = make_paper(key="a2020x", added=date(2026, 1, 1)), make_paper(key="b2020x", added=date(2026, 12, 1))
    feed = json.loads(build(make_atlas(old, new), address=ROOT).files["feed.json"]())

    assert [item["id"] for item in feed["items"]] == [f"{ROOT}papers/b2020x/", f"{ROOT}papers/a2020x/"]


def test_json_feed_holds_what_version_1_1_asks_for(site: Site) -> None:
    feed = json.loads(site.files["feed.json"]())

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["feed_url"]) == ("Fictional Atlas", ROOT, f"{ROOT}feed.json")
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert item["date_published"] == "2026-11-24T00:00:00Z"
        assert all(author["name"] for author in item["authors"])


def test_every_page_of_data_has_a_twin(atlas: Atlas, site: Site) -> None:
    for address in published(make_atlas(*(paper for paper in atlas.papers))):
        if not address.startswith("papers/old"):
            assert site.files[f"{address}index.md"]().startswith("# ")
    twin = site.files["papers/caseeveryfield/index.md"]()
    assert (
        FORMATS["bibtex"](atlas, [HARD["every field"]]).replace("hengel2024betavae", "caseeveryfield").strip() in twin
    )


def test_llms_txt_leads_to_everything(atlas: Atlas, site: Site) -> None:
    text = site.files["llms.txt"]()

    assert text.startswith("# Fictional Atlas\n\n> An atlas of fictions.\n")
    for branch in atlas.branches():
        assert f"]({ROOT}taxonomy/{branch.id}/index.md)" in text
    assert f"]({ROOT}exports/atlas.json)" in text


def test_a_former_key_leads_to_the_paper() -> None:
    site = build(make_atlas(make_rich_paper()), address=ROOT)
    page = site.files["papers/hengel2024old/index.html"]()

    assert '<meta http-equiv="refresh" content="0; url=../hengel2024betavae/">' in page
    assert '<link rel="canonical" href="https://atlas.test/papers/hengel2024betavae/">' in page
    assert (
        site.files["papers/hengel2024old/hengel2024old.bib"]()
        == site.files["papers/hengel2024betavae/hengel2024betavae.bib"]()
    )
    assert site.files["papers/hengel2024old/hengel2024old.ris"]().startswith("TY  - JOUR")


def test_opensearch_and_robots(site: Site) -> None:
    description = ET.fromstring(site.files["opensearch.xml"]())
    url = description.find(f"{OPENSEARCH}Url")

    assert len(description.findtext(f"{OPENSEARCH}ShortName") or "") in range(1, 17)
    assert url is not None
    assert url.get("template") == "https://atlas.test/explore/?q={searchTerms}"
    assert "Sitemap: https://atlas.test/sitemap.xml" in site.files["robots.txt"]()


def test_the_exports_page_states_every_file(site: Site) -> None:
    html = site.pages["exports.md"].parts["page"]

    for name in [*(f"atlas.{extension}" for extension in EXTENSIONS.values()), "atlas.schema.json"]:
        assert f'href="../exports/{name}"' in html
    assert "coverage through 2026-11-23" in html
    assert "CC0" in html


def test_the_sitemap_takes_its_dates_from_the_data(real_site: Path) -> None:
    found = {
        url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in ET.parse(real_site / "sitemap.xml").getroot()
    }

    for paper in real_atlas().papers:
        day = max(paper.added, paper.checked.on) if paper.checked else paper.added
        assert found[f"http://127.0.0.1:8000/papers/{paper.key}/"] == day.isoformat()


def test_no_published_address_has_gone(real_site: Path) -> None:
    """A key or address once published stays: itself, or as an alias with its redirect page."""
    promised = (REPOSITORY / "data" / "published.txt").read_text(encoding="utf-8").split()

    assert not [address for address in promised if not (real_site / address / "index.html").is_file()]
    assert len(promised) >= 188


def test_every_exported_file_is_on_the_site(real_site: Path) -> None:
    site = build(real_atlas())

    assert not [path for path in site.files if not (real_site / path).is_file()]


def test_the_exports_page_states_the_size_of_every_file(real_site: Path) -> None:
    """In kilobytes of a thousand bytes, as the files are on disk."""
    page = (real_site / "exports" / "index.html").read_text(encoding="utf-8")
    rows = re.findall(
        r'<a href="\.\./exports/([^"]+)" download[^>]*>([^<]+)</a>(?:</td><td>[^<]*){0,2}</td><td>(\d[^<]*)', page
    )
    cells = re.findall(r'<a href="\.\./(exports/(?:taxonomy|applications)/[^"]+)" download[^>]*>(\d[^<]*B)</a>', page)
    sizes = {f"exports/{name}": size for name, _, size in rows} | dict(cells)

    assert len(cells) > 150
    assert len(sizes) == len(cells) + 7
    for path, stated in sizes.items():
        size = (real_site / path).stat().st_size
        assert stated == (f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1000))} KB"), path
