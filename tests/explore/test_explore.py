"""The Explore page, used as visitors use it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gadatlas.export import FORMATS
from gadatlas.export.coins import coins
from gadatlas.model import Atlas, Facet, Paper
from tests.explore.conftest import Open, settle, shown_keys
from tests.site.zotero import context_object


def expected(atlas: Atlas, **wanted: str) -> set[str]:
    """Return the keys of the papers that bear all the tags."""
    facets = {
        "family": Facet.FAMILIES,
        "modality": Facet.MODALITIES,
        "setting": Facet.SETTING,
        "model": Facet.FOUNDATION_MODELS,
    }

    def fits(paper: Paper) -> bool:
        tags = {name: set(paper.tags(facet)) for name, facet in facets.items()}
        tags |= {"domain": set(paper.domains), "venue": {paper.venue.id}, "kind": {paper.venue.kind.value}}
        tags["branch"] = {b for branch in paper.branches for b in (branch, *_above(branch))}
        return all(value in tags[name] for name, value in wanted.items())

    return {paper.key for paper in atlas.papers if fits(paper)}


def _above(branch: str) -> list[str]:
    parts = branch.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def test_every_paper_stands_here_without_a_query(atlas: Atlas, open_page: Open) -> None:
    page = open_page()

    expect(page.locator(".total")).to_have_text(f"{len(atlas.papers):,} papers.")
    keys = shown_keys(page)
    assert sorted(keys) == [paper.key for paper in atlas.papers]
    years = {paper.key: paper.year for paper in atlas.papers}
    assert [years[key] for key in keys] == sorted(years.values(), reverse=True)


@pytest.mark.parametrize(
    "wanted",
    [
        {"branch": "reconstruction/vae"},
        {"branch": "density"},
        {"domain": "medical"},
        {"family": "gan", "modality": "image"},
        {"model": "CLIP", "setting": "zero-shot"},
        {"venue": "cvpr"},
        {"kind": "preprint"},
    ],
    ids=str,
)
def test_an_address_shows_exactly_its_papers(atlas: Atlas, open_page: Open, wanted: dict[str, str]) -> None:
    page = open_page("explore/?" + "&".join(f"{name}={value}" for name, value in wanted.items()))

    assert set(shown_keys(page)) == expected(atlas, **wanted) != set()


def test_or_within_and_not(atlas: Atlas, open_page: Open) -> None:
    wanted = (expected(atlas, family="vae") | expected(atlas, family="gan")) - expected(atlas, domain="medical")

    assert set(shown_keys(open_page("explore/?family=vae&family=gan&domain=-medical"))) == wanted


def test_counts_say_what_a_click_will_show(atlas: Atlas, open_page: Open) -> None:
    """Every count of a facet equals the number of papers after choosing the value."""
    page = open_page("explore/?q=anomaly&domain=medical")
    box = page.locator("[data-facet=family] li:visible").nth(1)
    count = int(box.locator(".count").inner_text())
    box.locator("input").check()
    settle(page)

    expect(page.locator(".total")).to_have_text(re.compile(f"^{count} papers?"))
    # A second value of the same facet adds papers: its count stays what it was.
    first = page.locator("[data-facet=family] li:visible").nth(0)
    assert int(first.locator(".count").inner_text()) > 0


def test_facets_change_the_address_and_back_undoes_it(open_page: Open) -> None:
    page = open_page()
    page.locator("input[name=domain][value=medical]").check()
    settle(page)
    assert page.url.endswith("explore/?domain=medical")
    page.get_by_role("button", name="Exclude GAN", exact=True).click()
    settle(page)
    assert page.url.endswith("explore/?domain=medical&family=-gan")
    both = page.locator(".total").inner_text()

    page.go_back()
    expect(page.locator(".chips li")).to_have_count(2)
    assert page.url.endswith("?domain=medical")
    assert page.locator(".total").inner_text() != both
    page.go_forward()
    expect(page.locator(".chips li")).to_have_count(3)
    page.reload()
    settle(page)
    assert page.locator(".total").inner_text() == both


def test_typing_writes_the_address_without_a_history(open_page: Open) -> None:
    page = open_page()
    length = page.evaluate("history.length")
    page.locator("#explore-q").press_sequentially("fanogan")
    expect(page.locator(".found .card").first).to_have_attribute("data-key", "schlegl2019fanogan")
    page.wait_for_url("**/explore/?q=fanogan")

    assert page.evaluate("history.length") == length


def test_leaving_at_once_keeps_what_was_typed(open_page: Open) -> None:
    """Back from a paper leads to the search it was found by, however fast it was opened."""
    page = open_page()
    page.locator("#explore-q").fill("draem")
    page.locator(".found .card[data-key=zavrtanik2021draem] h3 a").click()
    page.wait_for_url("**/papers/zavrtanik2021draem/")
    page.go_back()
    settle(page)

    assert page.url.endswith("/explore/?q=draem")


def test_chips_remove_one_filter_and_clear_all(atlas: Atlas, open_page: Open) -> None:
    page = open_page("explore/?q=diffusion&modality=image&from=2023&code=1&family=-vae")
    expect(page.locator(".chips .chip:not(.clear)")).to_have_count(5)
    page.get_by_role("button", name="Remove With code").click()
    settle(page)
    assert page.url.endswith("?q=diffusion&modality=image&family=-vae&from=2023")
    expect(page.locator(".chips .chip").first).to_be_focused()
    page.get_by_role("button", name="Clear all").click()
    settle(page)

    assert page.url.endswith("/explore/")
    expect(page.locator(".total")).to_have_text(f"{len(atlas.papers):,} papers.")


def test_where_nothing_fits_the_page_says_which_filter_to_drop(open_page: Open) -> None:
    page = open_page("explore/?q=schlegl&domain=finance&from=2015")
    expect(page.locator(".total")).to_have_text("0 papers.")
    page.get_by_role("button", name="Drop Application: Finance to see 2 papers").click()
    settle(page)

    assert set(shown_keys(page)) == {"schlegl2017unsupervised", "schlegl2019fanogan"}


def test_an_identifier_that_no_paper_has_finds_none(open_page: Open) -> None:
    """Its first digits are those of others, which nobody asked for."""
    page = open_page("explore/?q=2303.00001")

    expect(page.locator(".total")).to_have_text("0 papers. No paper of the atlas has this identifier.")
    expect(page.locator(".nothing button")).to_have_count(1)


def test_a_word_of_the_language_is_a_word_like_others(open_page: Open) -> None:
    """It is no name of a method, though every object of JavaScript has it."""
    page = open_page("explore/?q=constructor")
    matched = """async () => {
        const { loadEngine } = await import("/assets/explore/engine.js");
        return (await (await loadEngine()).match("constructor")).numbers.map(Number.isInteger);
    }"""

    assert False not in page.evaluate(matched)
    expect(page.locator(".found .results")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".total")).to_contain_text("paper")


def test_unknown_values_are_told_as_text(open_page: Open) -> None:
    page = open_page(
        "explore/?family=%3Cimg+src=x+onerror=alert(1)%3E&q=%3Cscript%3Ealert(2)%3C/script%3E&domain=medical"
    )

    expect(page.locator(".notices")).to_contain_text("left out: family=<img src=x onerror=alert(1)>")
    assert page.locator(".explore img, .explore script").count() == 0
    expect(page.locator(".chips")).to_contain_text("“<script>alert(2)</script>”")


@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_sorts(atlas: Atlas, open_page: Open, sort: str) -> None:
    page = open_page("explore/?domain=medical")
    page.locator(".sort").select_option(sort)
    page.wait_for_url(f"**sort={sort}")
    by_key = {paper.key: paper for paper in atlas.papers}
    papers = [by_key[key] for key in shown_keys(page)]

    if sort == "title":
        assert [p.title.casefold() for p in papers] == sorted(p.title.casefold() for p in papers)
    else:
        assert [p.year for p in papers] == sorted((p.year for p in papers), reverse=sort == "newest")


def test_a_card_says_what_matters(open_page: Open) -> None:
    page = open_page("explore/?q=draem")
    card = page.locator(".card[data-key=zavrtanik2021draem]")

    expect(card.locator("h3")).to_contain_text("DRÆM")
    for text in ("Danijel Skočaj", "ICCV", "2021", "Learns a joint embedding", "Patch-based synthesis", "One-class"):
        expect(card).to_contain_text(text)
    assert card.get_by_role("link", name="Code: DRÆM").get_attribute("href") == "https://github.com/VitjanZ/DRAEM"
    card.get_by_role("button", name="Copy BibTeX: DRÆM").click()
    expect(card.locator(".copy")).to_have_text("Copied ✓")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@inproceedings{zavrtanik2021draem,")
    card.locator("a.tag", has_text="One-class").click()
    settle(page)
    assert page.url.endswith("?q=draem&setting=one-class")


def test_reference_managers_see_the_results_that_are_shown(atlas: Atlas, open_page: Open) -> None:
    """Each once, with authors as the catalogue parts their names, and told again when the list changes."""
    page = open_page("explore/?q=van")
    page.evaluate("document.addEventListener('ZoteroItemUpdated', () => (window.told = (window.told ?? 0) + 1))")
    for query in ("van den", "Kalchbrenner", "draem", "thesis", "zero-shot"):
        page.evaluate("window.told = 0")
        page.locator("#explore-q").fill(query)
        settle(page)
        page.wait_for_function("window.told > 0")
        spans = page.locator(".found .card .Z3988").evaluate_all("spans => spans.map((span) => span.title)")
        keys = page.locator(".found .card").evaluate_all("cards => cards.map((card) => card.dataset.key)")
        assert len(spans) == len(keys) > 0
        for key, span in zip(keys, spans, strict=True):
            paper = next(paper for paper in atlas.papers if paper.key == key)
            found, expected = context_object(span), context_object(coins(paper))
            assert replace(found, pages="") == replace(expected, pages="")


def test_names_of_several_words_keep_together(atlas: Atlas, open_page: Open) -> None:
    """Particles, suffixes and groups: every such paper is offered as the lists offer it."""
    odd = [p for p in atlas.papers if any(" " in a.family or a.suffix or a.literal for a in p.authors)]
    assert len(odd) > 10
    page = open_page()
    for paper in odd[:: max(1, len(odd) // 10)]:
        page.locator("#explore-q").fill(paper.key)
        settle(page)
        span = page.locator(f".found .card[data-key={paper.key}] .Z3988").get_attribute("title")
        assert context_object(str(span)).authors == context_object(coins(paper)).authors


def test_someone_new_finds_and_takes_what_the_issue_asks_for(atlas: Atlas, open_page: Open, real_site: Path) -> None:
    """Zero-shot CLIP methods for medical images with code since 2023, and their BibTeX."""
    page = open_page()
    page.locator("#explore-q").fill("zero-shot CLIP")
    page.locator("input[name=domain][value=medical]").check()
    page.locator("input[name=code]").check()
    page.locator("select[name=from]").select_option("2023")
    page.wait_for_url("**from=2023**")
    keys = shown_keys(page)
    with page.expect_download() as download:
        page.locator(".found [data-format=bibtex]").click()

    by_key = {paper.key: paper for paper in atlas.papers}
    assert keys
    assert all(by_key[k].code and "medical" in by_key[k].domains and by_key[k].year >= 2023 for k in keys)
    whole = (real_site / "exports" / "atlas.bib").read_bytes()
    taken = Path(download.value.path()).read_bytes()
    assert re.findall(rb"^@\w+\{(.+),$", taken, re.M) == [key.encode() for key in keys]
    assert all(entry + b"\n" in whole + b"\n" for entry in re.split(rb"\n(?=@)", taken.rstrip(b"\n")))


@pytest.mark.parametrize("format_name", ["bibtex", "ris", "csl-json", "csv"])
@pytest.mark.parametrize(
    "address", ["explore/?q=fanogan", "explore/?sort=title", "explore/?branch=density&sort=oldest"]
)
def test_exports_hold_what_is_shown_in_its_order(atlas: Atlas, open_page: Open, format_name: str, address: str) -> None:
    """Byte for byte what the exporter itself writes for the same papers."""
    page = open_page(address)
    keys = shown_keys(page)
    with page.expect_download() as download:
        page.locator(f".found [data-format={format_name}]").click()

    by_key = {paper.key: paper for paper in atlas.papers}
    wanted = FORMATS[format_name](atlas, [by_key[key] for key in keys])
    assert Path(download.value.path()).read_bytes() == wanted.encode("utf-8")
    expect(page.locator(".found .progress")).to_have_text(re.compile(r"references? saved\.$"))


def test_the_basket_fills_from_everywhere_and_survives(open_page: Open, real_site: Path) -> None:
    page = open_page("papers/zavrtanik2021draem/")
    page.locator(".paper > .actions .to-basket").click()
    page.goto(page.url.replace("papers/zavrtanik2021draem/", "taxonomy/reconstruction/vae/"))
    page.locator("tr[data-key=su2019robust] .to-basket").click()
    page.goto(page.url.replace("taxonomy/reconstruction/vae/", "explore/?q=fanogan"))
    settle(page)
    page.locator(".card[data-key=schlegl2019fanogan] .to-basket").first.click()
    page.reload()
    settle(page)

    basket = page.locator(".basket")
    expect(basket.locator(".card")).to_have_count(3)
    expect(basket.locator(".basket-note")).to_contain_text("kept in this browser")
    stored = page.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('gadatlas'))")
    assert [json.loads(value) for _, value in stored] == [["zavrtanik2021draem", "su2019robust", "schlegl2019fanogan"]]
    with page.expect_download() as download:
        basket.locator("[data-format=bibtex]").click()
    entries = [(real_site / f"papers/{key}/{key}.bib").read_text("ascii") for _, v in stored for key in json.loads(v)]
    assert Path(download.value.path()).read_text("ascii") == "\n".join(entries)
    page.get_by_role("button", name="Empty the basket").click()
    expect(basket.locator(".card")).to_have_count(0)


def test_more_results_load_by_keyboard_and_by_scrolling(open_page: Open) -> None:
    page = open_page()
    page.locator(".more").focus()  # scrolls there, which loads more by itself
    expect(page.locator(".found .card")).to_have_count(30)
    page.keyboard.press("Enter")
    expect(page.locator(".found .card")).to_have_count(50)
    expect(page.locator(".found .card").nth(30).locator("h3 a")).to_be_focused()
    page.mouse.wheel(0, 40_000)
    expect(page.locator(".found .card")).not_to_have_count(50)


def test_facets_work_by_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    page.locator("input[name=domain][value=medical]").focus()
    page.keyboard.press("Space")
    settle(page)

    assert page.url.endswith("?domain=medical")
    assert page.evaluate("document.activeElement.value") == "medical"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Exclude Medicine"


def test_without_scripts_the_page_leads_to_the_lists(browser, base: str) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(base + "explore/")

    notice = page.locator("noscript")
    for name in ("by branch", "by application", "by tag or venue"):
        expect(notice.get_by_role("link", name=name)).to_be_visible()
    assert not page.locator("#atlas-explore").is_visible()
    context.close()


def test_tags_of_a_paper_lead_here_with_that_filter(open_page: Open) -> None:
    page = open_page("papers/zavrtanik2021draem/")
    page.locator("dl.facts a.tag", has_text="One-class").click()
    settle(page)

    assert page.url.endswith("/explore/?setting=one-class")
    assert "zavrtanik2021draem" in shown_keys(page)
