"""Formatted references."""

from __future__ import annotations

import pytest

from gadatlas.export.reference import STYLES, apa, chicago, ieee, write_references
from gadatlas.model import Paper, Person
from tests.export.hard_cases import HARD
from tests.factory import JOURNAL, make_paper


def test_a_journal_article_in_each_style() -> None:
    paper = make_paper(venue=JOURNAL, details=(("volume", "1"), ("number", "2"), ("pages", "3–14"), ("month", "June")))

    assert apa(paper) == (
        "Doe, J., & Roe, R. B. (2021). Fictional detection of anomalies. "
        "Journal of Fictional Results, 1(2), 3–14. https://doi.org/10.1234/fictional.1"
    )
    assert ieee(paper) == (
        "J. Doe and R. B. Roe, “Fictional detection of anomalies,” "
        "Journal of Fictional Results, vol. 1, no. 2, pp. 3–14, Jun. 2021, doi: 10.1234/fictional.1."
    )
    assert chicago(paper) == (
        "Doe, Jo, and Rae B. Roe. 2021. “Fictional detection of anomalies.” "
        "Journal of Fictional Results 1 (2): 3–14. https://doi.org/10.1234/fictional.1."
    )


@pytest.mark.parametrize(
    ("people", "in_apa", "in_ieee", "in_chicago"),
    [
        ((Person("Suharto"),), "Suharto.", "Suharto,", "Suharto."),
        ((Person("van der Berg", "Anna"),), "van der Berg, A.", "A. van der Berg,", "Berg, Anna van der."),
        ((Person("Doe", "Jo", "Jr."),), "Doe, J., Jr.", "J. Doe Jr.,", "Doe, Jo, Jr."),
        ((Person("Kim", "Ji-Woo"),), "Kim, J.-W.", "J.-W. Kim,", "Kim, Ji-Woo."),
        ((Person("Kim", "Young-geun"),), "Kim, Y.", "Y. Kim,", "Kim, Young-geun."),
        ((Person("Chew", "Tai-I"),), "Chew, T.-I.", "T.-I. Chew,", "Chew, Tai-I."),
        ((Person("Roe", "Rae B"),), "Roe, R. B.", "R. B. Roe,", "Roe, Rae B."),
        ((Person("A Group, Ltd.", literal=True),), "A Group, Ltd.", "A Group, Ltd.,", "A Group, Ltd."),
        ((Person("Nguyễn", "Thị Ánh"),), "Nguyễn, T. Á.", "T. Á. Nguyễn,", "Nguyễn, Thị Ánh."),
    ],
)
def test_names(people: tuple[Person, ...], in_apa: str, in_ieee: str, in_chicago: str) -> None:
    paper = make_paper(authors=people)

    assert apa(paper).startswith(f"{in_apa} (2021). ")
    assert ieee(paper).startswith(f"{in_ieee} “")
    assert chicago(paper).startswith(f"{in_chicago} 2021. ")


def test_many_authors_are_shortened_as_each_style_says() -> None:
    paper = HARD["80 authors"]

    assert ", Family18, G. 18, … Family79, G. 79. (2021)." in apa(paper)
    assert ieee(paper).startswith("G. 0 Family0 et al., ")
    assert chicago(paper).startswith("Family0, Given 0, Given 1 Family1, Given 2 Family2, et al. 2021.")


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_each_reference_is_a_line_with_the_style_before_it(paper: Paper) -> None:
    lines = write_references(paper).splitlines()

    assert [line.split("\t")[0] for line in lines] == list(STYLES)
    assert all(str(paper.year) in line and line.count("\t") == 1 for line in lines)
    assert all("  " not in line and ".." not in line for line in lines)


def test_a_title_that_ends_with_a_mark_gets_no_second_one() -> None:
    paper = make_paper(title="Is “normal” normal?")

    assert "Is “normal” normal? Proceedings" in apa(paper)
    assert "“Is ‘normal’ normal?” in Proceedings" in ieee(paper)
    assert "“Is ‘normal’ normal?” Proceedings" in chicago(paper)
