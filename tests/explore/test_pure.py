"""The modules that know no page: addresses, selections, words, references. Run in the browser, without a DOM."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.explore.conftest import Open

CATALOGUE = """{
  facets: [
    {id: "branch", title: "Branch", values: [["a", "A", 0], ["a/b", "B", 1], ["c", "C", 0]],
     sets: [[0, 1], [2], [0, 1, 2]], papers: [0, 1, 2, 0, 1]},
    {id: "family", title: "Family", values: [["vae", "VAE", 0], ["gan", "GAN", 0]],
     sets: [[0], [1], [0, 1], []], papers: [0, 1, 2, 3, 3]},
  ],
  years: [2019, 2021, 2023, 2024, 0],
  code: [1, 0, 1, 0, 0],
  ids: "a b c d e",
  common: [],
  names: {},
}"""


@pytest.fixture(name="page")
def _page(open_page: Open) -> Page:
    return open_page("about/")


def run(page: Page, module: str, body: str, argument: Any = None) -> Any:
    """Run ``body`` with a module's exports as ``m`` and the made-up catalogue as ``c``."""
    return page.evaluate(
        f"""async (x) => {{
            const m = await import("/assets/explore/{module}.js");
            const {{ readCatalogue }} = await import("/assets/explore/select.js");
            const c = readCatalogue({CATALOGUE});
            {body}
        }}""",
        argument,
    )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?q=zero-shot+clip",
        "?q=%3Cscript%3E",
        "?branch=a/b&branch=-c&family=vae&family=gan",
        "?from=2021&to=2023&code=1&sort=oldest",
    ],
)
def test_an_address_is_the_state_and_back(page: Page, address: str) -> None:
    body = "const { state, ignored } = m.parseState(x, c); return [m.formatState(state), ignored];"

    assert run(page, "state", body, address) == [address, []]


def test_what_is_not_known_is_left_out_and_told(page: Page) -> None:
    body = "const { state, ignored } = m.parseState(x, c); return [m.formatState(state), ignored];"
    address = "?family=vae&family=nope&branch=-zz&colour=red&sort=random&from=20x1&code=2"

    assert run(page, "state", body, address) == [
        "?family=vae",
        ["family=nope", "branch=-zz", "colour=red", "sort=random", "from=20x1", "code=2"],
    ]


def test_capitals_of_an_address_do_not_matter(page: Page) -> None:
    body = "const { state, ignored } = m.parseState(x, c); return [m.formatState(state), ignored];"

    assert run(page, "state", body, "?branch=A/B&family=-GAN") == ["?branch=a/b&family=-gan", []]


def test_a_value_is_wanted_or_excluded_never_both(page: Page) -> None:
    body = "const { state } = m.parseState('?family=vae&family=-vae', c); return m.formatState(state);"

    assert run(page, "state", body) == "?family=-vae"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", [0, 1, 2, 3]),
        ("?branch=a", [0, 2, 3]),
        ("?branch=a&branch=c", [0, 1, 2, 3]),
        ("?branch=a&family=gan", [2]),
        ("?branch=-c", [0, 3]),
        ("?family=vae&branch=-c", [0]),
        ("?from=2021&to=2023", [1, 2]),
        ("?code=1&from=2020", [2]),
    ],
)
def test_or_within_a_facet_and_across_facets(page: Page, address: str, kept: list[int]) -> None:
    body = """const { narrow } = await import("/assets/explore/select.js");
        return narrow(c, [0, 1, 2, 3, 4], m.parseState(x, c).state).numbers;"""

    assert run(page, "state", body, address) == kept


def test_counts_leave_a_facets_own_choice_aside(page: Page) -> None:
    """Each count says how many papers the value would hold together with all other filters."""
    body = """const { narrow } = await import("/assets/explore/select.js");
        const found = narrow(c, [0, 1, 2, 3, 4], m.parseState("?family=vae&code=1", c).state);
        const counts = Object.fromEntries(Object.entries(found.counts).map(([id, list]) => [id, [...list]]));
        return [counts, [...found.years], found.code];"""

    counts, years, code = run(page, "state", body)

    assert counts == {"branch": [2, 2, 1], "family": [2, 1]}
    assert years == [[2019, 1], [2023, 1]]
    assert code == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2108.07610", "210807610"),
        ("arXiv:2108.07610v3", "210807610"),
        (" https://arxiv.org/pdf/2108.07610v1.pdf ", "210807610"),
        ("https://doi.org/10.48550/arXiv.2108.07610", "210807610"),
        ("doi:10.1109/CVPR.2017.728", "101109cvpr2017728"),
        ("https://openreview.net/forum?id=aB3_d-Ef9h", "ab3def9h"),
        ("zero-shot 2024", ""),
        ("2021", ""),
    ],
)
def test_identifiers_are_known_by_their_form(page: Page, typed: str, found: str) -> None:
    assert run(page, "text", "return m.identifier(x);", typed) == found


@pytest.mark.parametrize(
    ("typed", "telling"),
    [
        ("methods for images with code since 2023", ["methods", "images", "code", "2023"]),
        ("the why of it", ["the", "why", "of", "it"]),
    ],
)
def test_words_that_tell_nothing_are_left_out_unless_there_are_no_others(
    page: Page, typed: str, telling: list[str]
) -> None:
    assert run(page, "text", "return m.content(m.words(x));", typed) == telling


def test_slips_are_mended_and_nothing_else(page: Page) -> None:
    vocabulary = ["anomaly", "detection", "diffusion", "reconstruction"]
    body = "return m.mend(x[0], x[1]);"

    assert run(page, "text", body, [["annomaly", "detcetion", "difusion"], vocabulary]) == [
        "anomaly",
        "detection",
        "diffusion",
    ]
    assert run(page, "text", body, [["detecting", "anom", "gan", "weather", "2023"], [*vocabulary, "2020"]]) == [
        "detecting",
        "anom",
        "gan",
        "weather",
        "2023",
    ]
