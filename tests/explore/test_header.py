"""The search that opens from every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.explore.conftest import Open, settle


@pytest.mark.parametrize("keys", ["/", "s", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_gives_the_focus_back(open_page: Open, keys: str) -> None:
    page = open_page("taxonomy/reconstruction/vae/")
    link = page.locator("article a").nth(2)
    link.focus()
    page.keyboard.press(keys)
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.type("vae")
    page.keyboard.press("Escape")

    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(link).to_be_focused()


def test_letters_typed_into_a_field_stay_there(open_page: Open) -> None:
    page = open_page()
    page.locator("#explore-q").press_sequentially("s/s")

    assert page.locator("#explore-q").input_value() == "s/s"
    expect(page.locator("dialog[open]")).to_have_count(0)


def search(page: Page, text: str) -> None:
    page.locator(".atlas-search").click()
    page.locator("dialog input").fill(text)
    page.wait_for_selector("dialog [role=option]")


def test_a_name_stands_once(open_page: Open) -> None:
    """Before the title in bold, or bold at its beginning."""
    page = open_page("about/")

    search(page, "ganomaly")
    expect(page.locator(".hit-title").first).to_have_text(
        "GANomaly: Semi-supervised Anomaly Detection via Adversarial Training"
    )
    expect(page.locator(".hit-title b").first).to_have_text("GANomaly")


def test_papers_and_pages_are_told_apart(open_page: Open) -> None:
    page = open_page("about/")
    search(page, "fanogan")

    expect(page.locator("dialog [role=group][aria-label=Papers] [role=option]")).to_have_count(1)
    expect(page.locator("dialog [role=group][aria-label=Pages] [role=option]").first).to_be_visible()


def test_arrows_choose_and_enter_opens(open_page: Open) -> None:
    page = open_page("about/")
    search(page, "schlegl")
    expect(page.locator("dialog [role=option]").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("dialog [aria-selected=true]")
    assert page.locator("dialog input").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    key = chosen.get_attribute("data-key")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/papers/{key}/")


def test_the_last_row_carries_the_query_to_explore(open_page: Open) -> None:
    page = open_page("papers/zavrtanik2021draem/")
    search(page, "zero-shot clip")
    last = page.locator("dialog [role=option]").last
    text = last.inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=zero-shot+clip")
    settle(page)

    assert text == f"See all {page.locator('.total').inner_text().split()[0]} in Explore"


def test_nothing_of_the_search_loads_before_it_is_opened(open_page: Open, base: str) -> None:
    page = open_page("about/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")

    assert not [name for name in loaded if "pagefind" in name or "exports" in name]
