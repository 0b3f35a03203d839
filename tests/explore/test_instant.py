"""A fork that switches Material's instant navigation on: pages are exchanged without a load, and search still works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.explore.conftest import settle
from tests.projects import REPOSITORY, build_site, make_project


@pytest.fixture(name="base")
def _base(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The address of the fabricated atlas; Material follows links only below the address that a site is built for."""
    project = make_project(tmp_path / "project", REPOSITORY / "tests" / "data" / "tiny" / "data")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    feature = "    - navigation.indexes\n"
    assert feature in text
    settings.write_text(text.replace(feature, f"{feature}    - navigation.instant\n"), encoding="utf-8")
    base = serve(project / "site")
    build_site(project, SITE_URL=base)
    return base


def test_search_works_when_pages_are_exchanged(browser: Browser, base: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(base)
    page.evaluate("window.loadedOnce = true")

    page.locator(".md-tabs__link", has_text="Explore").click()
    settle(page)
    page.locator("#explore-q").fill("noether")
    expect(page.locator(".found .card")).to_have_count(1)
    page.locator(".found .card h3 a").click()
    expect(page).to_have_url(f"{base}papers/tanaka2024noether/")
    page.keyboard.press("/")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.go_back()
    settle(page)

    assert page.url == f"{base}explore/?q=noether"
    expect(page.locator(".found .card")).to_have_count(1)
    assert page.evaluate("window.loadedOnce")
    assert errors == []
    page.close()
