"""BibTeX, read back by pybtex and by the atlas itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pybtex.database import Entry, parse_string
from pybtex.database import Person as BibPerson
from pybtex.richtext import Text
from pylatexenc.latex2text import LatexNodes2Text

from gadatlas.export.bibtex import bibtex_entry, write_bibtex
from gadatlas.model import Paper, Person
from gadatlas.source.latex import to_unicode
from gadatlas.source.names import parse_person, split_names
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import PREPRINT, make_paper, make_rich_paper

ALL_HARD = pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
NOT_ASCII = {"Chinese names", "Vietnamese names", "Greek names", "Slavic names", "Nordic names"}
# source.latex puts the outer of two accents next to the letter: it reads \~{\^e} as e, tilde, circumflex.
NESTED_ACCENTS = {"Vietnamese names", *(name for name in HARD if name.startswith("every field"))}
# latexcodec, which pybtex decodes with, knows no accent on an accented letter and few formulas.
NOT_DECODED_BY_PYBTEX = {
    *(name for name in HARD if name.startswith("every field")),
    "Vietnamese names",
    "Chinese names",  # nor the command that lets BibTeX shorten them
    "Greek names",
    "Greek letter in title",
    "mathematics in title",
    "letters of a grid",
}


def parse(paper: Paper) -> Entry:
    """Return the paper's entry as pybtex reads it."""
    return parse_string(bibtex_entry(paper), "bibtex").entries[paper.key]


def decoded_by_pybtex(latex: str) -> str:
    return str(Text.from_latex(latex)).replace("\u00a0", " ")


def name_parts(person: BibPerson) -> tuple[str, ...]:
    """Return family, given and suffix as LaTeX."""
    family = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    return " ".join(family), " ".join(given), " ".join(person.lineage_names)


def directed(paper: Paper) -> str:
    """Return the title with the quotation marks that LaTeX gives it."""
    return paper.title.replace('("', "(“").replace('"', "”")


@ALL_HARD
def test_title_comes_back(paper: Paper) -> None:
    assert directed(paper) == to_unicode(parse(paper).fields["title"])


@ALL_HARD
def test_authors_come_back(paper: Paper) -> None:
    decode = LatexNodes2Text(strict_latex_spaces=True).latex_to_text
    found = [tuple(map(decode, name_parts(person))) for person in parse(paper).persons["author"]]

    assert [(p.family, p.given, p.suffix) for p in paper.authors] == found


@pytest.mark.parametrize("name", sorted(HARD.keys() - NOT_DECODED_BY_PYBTEX))
def test_pybtex_decodes_title_and_authors_by_itself(name: str) -> None:
    paper = HARD[name]
    entry = parse(paper)
    found = [tuple(map(decoded_by_pybtex, name_parts(person))) for person in entry.persons["author"]]

    assert directed(paper) == decoded_by_pybtex(entry.fields["title"])
    assert [(p.family, p.given, p.suffix) for p in paper.authors] == found


@pytest.mark.parametrize("name", sorted(HARD.keys() - NESTED_ACCENTS))
def test_the_atlas_reads_its_own_names(name: str) -> None:
    paper = HARD[name]
    names = bibtex_entry(paper).split("= {", 1)[1].split("},\n", 1)[0]
    single = [person for person in paper.authors if not person.given and not person.literal and " " in person.family]

    assert [replace(p, literal=p in single or p.literal) for p in paper.authors] == [
        parse_person(name) for name in split_names(names)
    ]


@pytest.mark.parametrize("name", sorted(HARD.keys() - NOT_ASCII))
def test_is_seven_bit(name: str) -> None:
    assert bibtex_entry(HARD[name]).isascii()


@ALL_HARD
def test_braces_are_balanced_as_bibtex_counts_them(paper: Paper) -> None:
    entry = bibtex_entry(paper)

    assert entry.count("{") == entry.count("}")


@ALL_HARD
def test_year_doi_and_address_come_back_raw(paper: Paper) -> None:
    fields = parse(paper).fields

    assert str(paper.year) == fields["year"]
    assert paper.doi == fields.get("doi", "")
    if not paper.doi and paper.link.isascii():
        assert paper.link == fields["url"]


def test_arxiv_number_of_a_preprint_shows_in_plain_styles() -> None:
    entry = parse(make_paper(doi="", arxiv="2101.00001", venue=PREPRINT))

    assert entry.fields["howpublished"] == "arXiv preprint arXiv:2101.00001"
    assert (entry.fields["eprint"], entry.fields["archiveprefix"]) == ("2101.00001", "arXiv")


def test_preprint_elsewhere_names_its_server() -> None:
    entry = parse(make_paper(venue=PREPRINT, venue_name="bioRxiv"))

    assert entry.fields["howpublished"] == "bioRxiv"


def test_particles_are_particles_to_bibtex() -> None:
    person = parse(make_paper(authors=(Person("van den Hengel", "Anton"),))).persons["author"][0]

    assert (person.prelast_names, person.last_names) == (["van", "den"], ["Hengel"])


def test_entries_keep_their_order_with_a_blank_line_between() -> None:
    papers = [make_paper(key="b2020x"), make_paper(key="a2021y")]

    assert f"{bibtex_entry(papers[0])}\n{bibtex_entry(papers[1])}" == write_bibtex(papers)
    assert write_bibtex([]) == ""


def test_golden() -> None:
    assert_golden("export/paper.bib", write_bibtex([make_rich_paper()]))
