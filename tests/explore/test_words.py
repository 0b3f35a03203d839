"""How names are spelt for the index: the same in Python and in the browser."""

import pytest

from gadatlas.model import Atlas
from gadatlas.site.explore import spellings, token
from gadatlas.spelling import fold
from tests.explore.conftest import Open


@pytest.mark.parametrize(
    ("text", "folded"),
    [("DRÆM", "draem"), ("β-VAE", "beta-vae"), ("S²-VAE", "s2-vae"), ("Skočaj", "skocaj"), ("Sønderby", "sonderby")],
)
def test_fold_takes_accents_and_greek_letters_away(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert token(text) == folded.replace("-", "")


def test_the_browser_folds_as_the_build_does(atlas: Atlas, open_page: Open) -> None:
    texts = sorted(
        {text for paper in atlas.papers for text in (paper.name, paper.title, *(a.display for a in paper.authors))}
    )
    page = open_page("about/")

    found = page.evaluate(
        """async (texts) => {
            const { fold, token } = await import("/assets/explore/text.js");
            return texts.map((text) => [fold(text), token(text)]);
        }""",
        texts,
    )

    assert found == [[fold(text), token(text)] for text in texts]


def test_a_paper_is_indexed_under_its_identifiers(atlas: Atlas) -> None:
    draem = next(paper for paper in atlas.papers if paper.key == "zavrtanik2021draem")

    assert spellings(draem).split() == ["DRÆM", "draem", "ICCV", "zavrtanik2021draem", "210807610", "skocaj"]
