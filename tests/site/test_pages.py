"""Prose and generated parts meet in one page."""

import pytest
import yaml

from gadatlas.site.pages import Page, Site, link_citations, link_footnotes, root_of


def site(*pages: Page, parts: dict[str, dict[str, str]] | None = None) -> Site:
    return Site({page.path: page for page in pages}, parts or {}, {}, [])


def test_front_matter_is_yaml_whatever_the_title_holds() -> None:
    """A title full of YAML and HTML syntax stays one escaped value."""
    page = Page("a.md", 'x: [1] # "no" <b>', "- {a: b}", {"page": "<p>"})

    front = yaml.safe_load(page.markdown.split("---\n")[1])

    assert front == {"title": "x: [1] # &#34;no&#34; &lt;b&gt;", "description": "- {a: b}"}


def test_markers_take_in_the_parts_they_name() -> None:
    atlas = site(Page("a.md", "A", "", {"papers": "<ul></ul>\n"}))

    assert atlas.fill("a.md", "before\n\n<!-- atlas:papers -->\n\nafter") == "before\n\n<ul></ul>\n\nafter"


def test_hand_written_pages_have_parts_too() -> None:
    assert site(parts={"cite.md": {"all": "x"}}).fill("cite.md", "<!-- atlas:all -->") == "x"


def test_a_marker_that_names_nothing_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"b\.md has no part 'papers'; it has: none"):
        site().fill("b.md", "<!-- atlas:papers -->")


def test_a_part_is_never_filled_again() -> None:
    """Data that looks like a marker stays data."""
    atlas = site(Page("a.md", "A", "", {"x": "<!-- atlas:y -->", "y": "no"}))

    assert atlas.fill("a.md", "<!-- atlas:x -->") == "<!-- atlas:y -->"


def test_footnotes_lead_to_paper_pages() -> None:
    markdown = "Text[^tanaka2024noether].\n\n[^tanaka2024noether]: Haruka Tanaka. Noether.\n[^1]: Other."

    assert link_footnotes(markdown, "../../") == (
        "Text[^tanaka2024noether].\n\n"
        "[^tanaka2024noether]: Haruka Tanaka. Noether. [In the atlas](../../papers/tanaka2024noether.md)\n"
        "[^1]: Other."
    )


def test_citations_become_links_where_no_plugin_sees_them() -> None:
    labels = {"tanaka2024noether": "Noether's Orchard", "schroeder2024echo": "Echo"}
    markdown = "See [@tanaka2024noether; @schroeder2024echo], not [x](y.md) or [@nobody2020x].\n\n\\bibliography\n"

    assert link_citations(markdown, "../", labels) == (
        "See ([Noether's Orchard](../papers/tanaka2024noether.md); [Echo](../papers/schroeder2024echo.md)), "
        "not [x](y.md) or (@nobody2020x).\n\n"
    )


def test_footnote_marks_stand_close_to_their_word_and_apart_from_one_another() -> None:
    """A mark may not begin a line, and two marks may not read as one number."""
    markdown = "A claim [^ito2020a][^lee2021b], and [a link](x.md) [^ito2020a]."

    assert link_footnotes(markdown, "") == "A claim[^ito2020a]<sup>,</sup>[^lee2021b], and [a link](x.md)[^ito2020a]."


@pytest.mark.parametrize(("path", "root"), [("index.md", ""), ("cite.md", ""), ("taxonomy/a/b.md", "../../")])
def test_root_is_the_way_up_to_docs(path: str, root: str) -> None:
    assert root_of(path) == root
