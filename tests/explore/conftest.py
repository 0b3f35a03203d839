"""Pages of the real site, opened as visitors open them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from gadatlas.model import Atlas
from gadatlas.source import load
from tests.projects import REPOSITORY

SETTLED = ".found .results[aria-busy=false]"
Open = Callable[..., Page]


@pytest.fixture(name="atlas", scope="session")
def _atlas() -> Atlas:
    atlas, problems = load(REPOSITORY / "data")
    assert atlas is not None, problems
    return atlas


@pytest.fixture(name="base", scope="session")
def _base(serve: Callable[[Path], str], real_site: Path) -> str:
    """The address of the real site."""
    return serve(real_site)


@pytest.fixture(name="context")
def _context(browser: Browser, base: str) -> Iterator[BrowserContext]:
    """A visitor without a history; an error in a script, or a breach of the policy, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base.rstrip("/"))
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield context
    context.close()
    assert not errors


@pytest.fixture(name="open_page")
def _open_page(context: BrowserContext, base: str) -> Open:
    """Open a page below the site's root; Explore is waited for until its results stand."""

    def open_page(path: str = "explore/") -> Page:
        page = context.new_page()
        page.goto(base + path)
        if path.startswith("explore/"):
            settle(page)
        else:
            page.wait_for_selector(".atlas-search")
        return page

    return open_page


def settle(page: Page) -> None:
    """Wait until no search runs."""
    page.wait_for_selector(SETTLED, state="attached")


def shown_keys(page: Page) -> list[str]:
    """Return the keys of the cards in their order, all of them: "show more" is pressed to the end."""
    settle(page)
    while page.locator(".more:visible").count():
        before = page.locator(".found .card").count()
        page.locator(".more").dispatch_event("click")
        expect(page.locator(".found .card")).not_to_have_count(before)
    return [card.get_attribute("data-key") or "" for card in page.locator(".found .card").all()]
