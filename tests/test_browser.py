"""The site in a real browser."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gadatlas.model import Atlas, Person
from gadatlas.site import build, write_pages
from gadatlas.source import load
from tests.conftest import DATA
from tests.projects import REPOSITORY

PAGES = ["", "taxonomy/", "taxonomy/reconstruction/", "taxonomy/reconstruction/vae/", "applications/medical/", "tags/"]
PAGES += ["papers/zavrtanik2021draem/", "cite/", "contribute/", "about/", "404.html"]
HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=2> \"'> `code` *stars* [x](javascript:hacked) "
    "{{ config }} {% raw %} [@tanaka2024noether] \\bibliography @misc{x, title={y}} &lt;b&gt; - a: [b, c] # | cell"
)


@pytest.mark.parametrize("path", PAGES)
def test_no_request_leaves_the_site(browser: Browser, serve: Callable[[Path], str], real_site: Path, path: str) -> None:
    base = serve(real_site)
    page = browser.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto(base + path, wait_until="networkidle")

    assert requests
    assert not [url for url in requests if not url.startswith((base, "data:"))]
    assert not errors
    page.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone(
    browser: Browser, serve: Callable[[Path], str], real_site: Path, path: str, scheme: str
) -> None:
    """Nothing is wider than a small screen, in either colour scheme."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()

    page.goto(serve(real_site) + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == (
        "default" if scheme == "light" else "slate"
    )
    context.close()


def test_one_click_copies_the_bibtex(browser: Browser, serve: Callable[[Path], str], real_site: Path) -> None:
    base = serve(real_site)
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base.rstrip("/"))
    page = context.new_page()
    page.goto(base + "papers/zavrtanik2021draem/")

    page.locator("pre.bibtex").hover()
    page.locator("pre.bibtex button").first.click()
    page.wait_for_timeout(300)

    copied = page.evaluate("navigator.clipboard.readText()")
    expected = (real_site / "papers/zavrtanik2021draem/zavrtanik2021draem.bib").read_text(encoding="ascii")
    assert copied.strip() == expected.strip()
    context.close()


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_each_button_copies_what_it_says(
    browser: Browser, serve: Callable[[Path], str], real_site: Path, device: str
) -> None:
    """BibTeX, key and references go to the clipboard with a word to everybody, on a phone as at a desk."""
    base = serve(real_site)
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**(phone if device == "phone" else {}))  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base.rstrip("/"))
    page = context.new_page()
    page.goto(base + "papers/zavrtanik2021draem/")
    folder = real_site / "papers" / "zavrtanik2021draem"
    styles = dict(line.split("\t") for line in (folder / "zavrtanik2021draem.txt").read_text("utf-8").splitlines())
    expected = {
        "BibTeX": (folder / "zavrtanik2021draem.bib").read_text("ascii"),
        "Citation key": "zavrtanik2021draem",
        **{f"{style} reference": text for style, text in styles.items()},
    }

    for name, text in expected.items():
        button = page.get_by_role("button", name=f"Copy {name}", exact=True)
        button.tap() if device == "phone" else button.click()
        page.locator(".copies [role=status]", has_text=f"{name} copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == text

    assert list(styles) == ["APA", "IEEE", "Chicago"]
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    context.close()


def test_pages_read_without_javascript(browser: Browser, serve: Callable[[Path], str], real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(serve(real_site) + "taxonomy/reconstruction/vae/")
    page.locator("table.papers tbody a").first.click()

    assert page.locator("pre.bibtex").inner_text().startswith("@")
    context.close()


def _hostile_atlas() -> Atlas:
    atlas, problems = load(DATA / "tiny" / "data")
    assert atlas is not None, problems
    bad = {
        "title": HOSTILE,
        "title_braced": HOSTILE,
        "authors": (Person(HOSTILE, HOSTILE), Person(HOSTILE, literal=True)),
        "name": HOSTILE,
        "technique": HOSTILE,
        "scenario": HOSTILE,
        "idea": HOSTILE,
        "venue_name": HOSTILE,
        "url": "https://example.org/\"'><script>window.hacked=3</script>",
        "code": "javascript:window.hacked=4",
        "read": "https://example.org/?a=<b>&c=[@tanaka2024noether]",
    }
    return replace(atlas, papers=tuple(replace(paper, **bad) for paper in atlas.papers))  # type: ignore[arg-type]


def test_hostile_data_is_text_everywhere(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    """Markdown, HTML, Jinja, YAML and BibTeX syntax in the data shows as itself and runs nowhere."""
    from tests.projects import build_site, make_project

    atlas = _hostile_atlas()
    project = make_project(tmp_path / "project", DATA / "tiny" / "data")
    written = tmp_path / "pages"
    write_pages(atlas, build(atlas), project / "docs", written)
    # The pages of the hostile atlas as hand-written ones: every extension and plugin sees their text.
    plain = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("  - hooks/mkdocs_adapter.py", "  []")
    (project / "mkdocs.yml").write_text(plain.replace("hooks:\n  []", ""), encoding="utf-8")
    (project / "docs").rename(project / "old")
    written.rename(project / "docs")
    base = serve(build_site(project))
    key = atlas.papers[0].key
    shown = " ".join(HOSTILE.split())
    for path in (f"papers/{key}/", "taxonomy/reconstruction/", "applications/orchards/", "tags/", ""):
        page = browser.new_page()
        page.goto(base + path, wait_until="networkidle")
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x], a[href^=javascript]").count() == 0
        if path.startswith("papers/"):
            assert page.locator("h1").inner_text() == shown
            assert page.locator("p.idea").inner_text() == shown
            assert shown in page.locator("p.authors").inner_text()
            assert page.title().startswith(shown)
            assert page.locator("pre.bibtex").inner_text().startswith("@")
        page.close()


def test_the_screenshot_of_the_readme_exists() -> None:
    assert (REPOSITORY / "docs" / "assets" / "screenshot.png").stat().st_size > 10_000


def test_the_bars_of_a_norm_are_of_one_height(browser: Browser, serve: Callable[[Path], str], real_site: Path) -> None:
    page = browser.new_page()
    page.goto(serve(real_site) + "taxonomy/reconstruction/autoencoder/")

    heights = [bar.bounding_box()["height"] for bar in page.locator("mo", has_text="‖").all()]  # type: ignore[index]

    assert len(heights) >= 2
    assert len(set(heights)) == 1
    page.close()
