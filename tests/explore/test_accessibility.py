"""axe finds nothing, in light and dark, on a desk and on a phone."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from tests.explore.conftest import settle

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PAGES = [
    "",
    "explore/",
    "explore/?q=zero-shot&domain=industrial&family=-gan",
    "explore/?q=schlegl&domain=finance",
    "taxonomy/reconstruction/",
    "taxonomy/reconstruction/vae/",
    "applications/medical/",
    "papers/zavrtanik2021draem/",
    "search dialog",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(browser: Browser, base: str, path: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(base + ("about/" if path == "search dialog" else path))
    page.wait_for_selector(".atlas-search")
    if path.startswith("explore/"):
        settle(page)
        if width < 960:
            page.locator(".narrow > summary").click()
    if path == "search dialog":
        page.locator(".atlas-search").click()
        page.locator("dialog input").fill("anomaly clip")
        page.wait_for_selector("dialog [role=option]")
    page.wait_for_timeout(300)  # colours of buttons fade in
    page.evaluate(AXE)
    violations = page.evaluate("axe.run().then((result) => result.violations)")
    context.close()

    assert not [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in violations]
