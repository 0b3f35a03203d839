"""The tiny atlas as pages."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from gadatlas.model import Atlas
from gadatlas.query import Index, ancestry
from gadatlas.site import Site, build
from gadatlas.source import load
from tests.factory import make_atlas, make_paper


@pytest.fixture(name="atlas")
def _atlas(tiny_data: Path) -> Atlas:
    atlas, problems = load(tiny_data)
    assert atlas is not None, problems
    return atlas


@pytest.fixture(name="site")
def _site(atlas: Atlas) -> Site:
    return build(atlas, repository="https://github.com/example/atlas", rules=[("a-rule", "What it means.")])


def part(site: Site, path: str) -> str:
    return "".join(site.pages[path].parts.values())


def test_every_paper_branch_and_domain_has_a_page(atlas: Atlas, site: Site) -> None:
    papers = {f"papers/{paper.key}.md" for paper in atlas.papers}
    domains = {f"applications/{domain.id}.md" for domain in atlas.domains}
    branches = {f"taxonomy/{b.id}/index.md" if b.children else f"taxonomy/{b.id}.md" for b in atlas.branches()}

    assert papers | domains | branches <= set(site.pages)


def test_a_leaf_lists_each_of_its_papers(atlas: Atlas, site: Site) -> None:
    for branch in atlas.branches():
        if not branch.children:
            for paper in Index(atlas).of_branch(branch.id):
                assert f'data-key="{paper.key}"' in part(site, f"taxonomy/{branch.id}.md")


def test_a_paper_on_two_branches_stands_on_both(site: Site) -> None:
    for path in ("taxonomy/density/explicit/normalizing-flow.md", "taxonomy/reconstruction/autoencoder.md"):
        assert 'data-key="tanaka2024noether"' in part(site, path)


def test_an_empty_catalogue_says_so_and_offers_help(atlas: Atlas) -> None:
    empty = build(replace(atlas, papers=()))

    for path in ("taxonomy/density/implicit.md", "taxonomy/density/index.md", "applications/orchards.md"):
        assert "No paper stands here yet" in part(empty, path)


def test_every_tag_of_a_paper_leads_to_explore_with_that_filter(site: Site) -> None:
    html = unescape(part(site, "papers/tanaka2024noether.md"))

    for query in (
        "branch=density/explicit/normalizing-flow",
        "domain=orchards",
        "family=autoencoder",
        "score=likelihood",
        "modality=image",
        "setting=one-class",
    ):
        assert f'<a class="tag" href="../../explore/?{query}">' in html


def test_branches_and_domains_of_a_paper_lead_to_their_pages_as_well(site: Site) -> None:
    html = part(site, "papers/tanaka2024noether.md")

    for url in ("taxonomy/density/explicit/normalizing-flow/", "applications/orchards/"):
        assert f'<a class="about" href="../../{url}">about</a>' in html
        assert f"{url.rstrip('/')}.md" in site.pages


def test_an_unchecked_paper_says_so(site: Site) -> None:
    assert "Metadata not yet confirmed" in part(site, "papers/schroeder2024echo.md")
    assert "Metadata not yet confirmed" not in part(site, "papers/tanaka2024noether.md")


def test_a_record_that_stands_in_for_the_venues_own_is_called_so(site: Site) -> None:
    page = part(site, "papers/vandermolen2023quiet.md")

    assert '<a href="https://example.org/cofab/2023/101">a record that stands in for the venue’s own</a>' in page
    assert "stands in" not in part(site, "papers/tanaka2024noether.md")
    assert "stands in for the venue’s own record" in site.files["papers/vandermolen2023quiet/index.md"]()
    assert "stands in" not in site.files["papers/tanaka2024noether/index.md"]()


def test_errors_are_reported_where_the_repository_is(atlas: Atlas, site: Site) -> None:
    assert "https://github.com/example/atlas/issues/new?template=correct-paper.yml" in part(
        site, "papers/tanaka2024noether.md"
    )
    assert "../../contribute/#corrections" in part(build(atlas), "papers/tanaka2024noether.md")


def test_a_page_knows_its_line_of_data(tiny_data: Path, site: Site) -> None:
    origin = site.pages["papers/tanaka2024noether.md"].origin

    assert origin is not None
    lines = (tiny_data.parent / origin.path).read_text(encoding="utf-8").splitlines()
    assert lines[origin.line - 1] == "@inproceedings{tanaka2024noether,"


def test_each_selection_has_its_bibtex(atlas: Atlas, site: Site) -> None:
    whole = site.files["exports/atlas.bib"]()

    for paper in atlas.papers:
        entry = site.files[f"papers/{paper.key}/{paper.key}.bib"]()
        assert entry in whole
        assert all(
            entry in site.files[f"exports/taxonomy/{ancestor.replace('/', '-')}.bib"]()
            for branch in paper.branches
            for ancestor in ancestry(branch)
        )
        assert all(entry in site.files[f"exports/applications/{domain}.bib"]() for domain in paper.domains)


def test_wanted_papers_and_rules_stand_on_contribute(atlas: Atlas, site: Site) -> None:
    parts = site.parts["contribute.md"]

    assert all(paper.link in parts["wanted"] for paper in atlas.wanted)
    assert "<dt><code>a-rule</code></dt><dd>What it means.</dd>" in parts["rules"]


def test_counts_above_a_thousand_are_grouped() -> None:
    site = build(make_atlas(*(make_paper(key=f"nobody2020paper{n}") for n in range(1_200))))

    assert "<b>1,200</b> papers" in site.parts["index.md"]["figures"]
    assert "<dt>Papers</dt><dd>1,200</dd>" in site.parts["about.md"]["coverage"]
    assert "1,200 papers" in part(site, "exports.md")


def test_papers_and_tags_are_not_in_the_navigation(site: Site) -> None:
    assert "papers/" not in repr(site.nav)
    assert "tags/family" not in repr(site.nav)


def test_building_twice_gives_the_same_site(atlas: Atlas, site: Site) -> None:
    again = build(atlas, repository="https://github.com/example/atlas", rules=[("a-rule", "What it means.")])

    assert again == site
