"""Formatted references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gadatlas.export.references import STYLES, CitationError, References, format_references
from gadatlas.model import Paper, Person
from tests.export.hard_cases import HARD
from tests.factory import JOURNAL, make_paper
from tests.tools.programs import hard_papers, real_papers

Cite = Callable[[Paper], dict[str, str]]
PEOPLE = {
    "one name": ((Person("Suharto"),), "Suharto.", "Suharto,", "Suharto."),
    "particle": ((Person("van der Berg", "Anna"),), "van der Berg, A.", "A. van der Berg,", "Berg, Anna van der."),
    "suffix": ((Person("Doe", "Jo", "Jr."),), "Doe, J., Jr.", "J. Doe Jr.,", "Doe, Jo, Jr."),
    "hyphen": ((Person("Kim", "Ji-Woo"),), "Kim, J.-W.", "J.-W. Kim,", "Kim, Ji-Woo."),
    "small letter": ((Person("Kim", "Young-geun"),), "Kim, Y.", "Y. Kim,", "Kim, Young-geun."),
    "initial": ((Person("Roe", "Rae B"),), "Roe, R. B.", "R. B. Roe,", "Roe, Rae B."),
    "group": ((Person("A Group, Ltd.", literal=True),), "A Group, Ltd.", "A Group, Ltd.,", "A Group, Ltd."),
    "accents": ((Person("Nguyễn", "Thị Ánh"),), "Nguyễn, T. Á.", "T. Á. Nguyễn,", "Nguyễn, Thị Ánh."),
}
ARTICLE = make_paper(
    key="article", venue=JOURNAL, details=(("volume", "1"), ("number", "2"), ("pages", "3–14"), ("month", "June"))
)
PAPERS = [
    ARTICLE,
    replace(ARTICLE, key="again", title="Another", title_braced="Another"),
    make_paper(key="early", venue=JOURNAL),
    make_paper(key="marked", title="Is “normal” normal?"),
    make_paper(key="names", title_braced="Anomalies by {scikit}-learn: f-AnoGAN and β-VAE of the U-Net"),
    *(make_paper(key=name, authors=people) for name, (people, *_) in PEOPLE.items()),
    *hard_papers(),
]


@pytest.fixture(name="cite", scope="module")
def _cite() -> Cite:
    references = References(PAPERS)
    return lambda paper: dict(line.split("\t") for line in references.write(paper).splitlines())


def by_key(key: str) -> Paper:
    return next(paper for paper in PAPERS if paper.key == key)


def test_a_journal_article_in_each_style(cite: Cite) -> None:
    assert cite(ARTICLE) == {
        "APA": "Doe, J., & Roe, R. B. (2021). Fictional detection of anomalies. "
        "Journal of Fictional Results, 1(2), 3–14. https://doi.org/10.1234/fictional.1",
        "IEEE": "J. Doe and R. B. Roe, “Fictional detection of anomalies,” "
        "Journal of Fictional Results, vol. 1, no. 2, pp. 3–14, Jun. 2021, doi: 10.1234/fictional.1.",
        "Chicago": "Doe, Jo, and Rae B. Roe. 2021. “Fictional Detection of Anomalies.” "
        "Journal of Fictional Results 1 (2): 3–14. https://doi.org/10.1234/fictional.1.",
    }


def test_each_reference_stands_alone(cite: Cite) -> None:
    """Two works of the same people and year bear no letters and no numbers, which only a list needs."""
    one, other = cite(ARTICLE), cite(by_key("again"))

    assert one["APA"].startswith("Doe, J., & Roe, R. B. (2021). ")
    assert one["APA"].replace("Fictional detection of anomalies", "Another") == other["APA"]
    assert one["IEEE"].startswith("J. Doe and ")
    assert other["Chicago"].startswith("Doe, Jo, and Rae B. Roe. 2021. ")


@pytest.mark.parametrize("name", PEOPLE)
def test_names(cite: Cite, name: str) -> None:
    _, in_apa, in_ieee, in_chicago = PEOPLE[name]
    cited = cite(by_key(name))

    assert cited["APA"].startswith(f"{in_apa} (2021). ")
    assert cited["IEEE"].startswith(f"{in_ieee} “")
    assert cited["Chicago"].startswith(f"{in_chicago} 2021. ")


def test_many_authors_are_shortened_as_each_style_says(cite: Cite) -> None:
    cited = cite(by_key("case80authors"))

    assert ", Family18, G. 18., … Family79, G. 79. (2021)." in cited["APA"]
    assert cited["IEEE"].startswith("G. 0. Family0 et al., ")
    assert cited["Chicago"].startswith("Family0, Given 0., Given 1. Family1, Given 2. Family2, et al. 2021.")


def test_title_case_leaves_names_as_they_are(cite: Cite) -> None:
    assert "“Anomalies by scikit-Learn: f-AnoGAN and β-VAE of the U-Net.”" in cite(by_key("names"))["Chicago"]


def test_a_title_that_ends_with_a_mark_gets_no_second_one(cite: Cite) -> None:
    cited = cite(by_key("marked"))

    assert "Is “normal” normal? Proceedings" in cited["APA"]
    assert "“Is ‘normal’ normal?” in Proceedings" in cited["IEEE"]
    assert "“Is ‘Normal’ Normal?” Proceedings" in cited["Chicago"]


def test_nothing_is_said_to_be_ahead_of_print(cite: Cite) -> None:
    assert cite(by_key("early"))["Chicago"].endswith(
        "“Fictional Detection of Anomalies.” Journal of Fictional Results. https://doi.org/10.1234/fictional.1."
    )


@pytest.mark.parametrize("paper", hard_papers(), ids=HARD.keys())
def test_each_reference_is_a_line(cite: Cite, paper: Paper) -> None:
    cited = cite(paper)

    assert list(cited) == list(STYLES)
    for text in cited.values():
        assert str(paper.year) in text
        assert paper.doi or paper.link in text
        assert "  " not in text
        assert ".." not in text


def test_every_paper_of_the_catalogue_has_its_references(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gadatlas.export.references.BATCH", 300)
    references = References(real_papers())

    for paper in real_papers():
        lines = references.write(paper).splitlines()
        assert [line.split("\t")[0] for line in lines] == list(STYLES)
        family = paper.authors[0].family.replace("'", "’").split()[-1]  # Chicago moves particles
        assert all(str(paper.year) in line and family in line for line in lines)


def test_a_processor_that_fails_says_why() -> None:
    with pytest.raises(CitationError, match="Pandoc made no references: "):
        format_references([{"issued": {"date-parts": "never"}}], "apa")


def test_a_reference_too_few_is_an_error() -> None:
    """It would give each paper after it the reference of another."""
    with pytest.raises(CitationError, match="Pandoc made 1 references of 2 papers"):
        format_references([{"id": "same", "title": "One"}, {"id": "same", "title": "Two"}], "ieee")
