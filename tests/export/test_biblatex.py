"""BibLaTeX."""

from __future__ import annotations

import pytest
from pybtex.database import Entry, parse_string

from gadatlas.export.biblatex import biblatex_entry, write_biblatex
from gadatlas.model import Paper
from gadatlas.source.latex import to_unicode
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import INSTITUTE, JOURNAL, PREPRINT, SCHOOL, WORKSHOP, make_paper, make_rich_paper


def parse(paper: Paper) -> Entry:
    """Return the paper's entry as pybtex reads it."""
    return parse_string(biblatex_entry(paper), "bibtex").entries[paper.key]


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_title_and_authors_come_back(paper: Paper) -> None:
    entry = parse(paper)

    assert paper.title.replace('("', "(“").replace('"', "”") == to_unicode(entry.fields["title"])
    assert [p.family for p in paper.authors] == [
        to_unicode(" ".join([*p.prelast_names, *p.last_names])) for p in entry.persons["author"]
    ]


@pytest.mark.parametrize("name", ["Turkish names", "Vietnamese names", "Slavic names", "Chinese names", "Greek names"])
def test_names_are_written_as_they_are(name: str) -> None:
    assert HARD[name].authors[0].family in biblatex_entry(HARD[name])


def test_journal_article_has_a_date_with_month() -> None:
    entry = parse(make_paper(venue=JOURNAL, details=(("month", "June"),)))

    assert (
        entry.type,
        entry.fields["date"],
        entry.fields["journaltitle"],
    ) == ("article", "2021-06", "Journal of Fictional Results")


def test_article_number_is_an_eid() -> None:
    fields = parse(HARD["article number"]).fields

    assert (fields["eid"], fields.get("pages")) == ("e102459", None)


def test_preprint_is_online_with_eprint() -> None:
    entry = parse(make_paper(doi="", arxiv="2101.00001", venue=PREPRINT))

    assert entry.type == "online"
    assert tuple(entry.fields[name] for name in ("eprint", "eprinttype", "pubstate")) == (
        "2101.00001",
        "arXiv",
        "prepublished",
    )


def test_preprint_elsewhere_names_its_server() -> None:
    assert parse(make_paper(venue=PREPRINT, venue_name="bioRxiv")).fields["organization"] == "bioRxiv"


def test_thesis_and_report_have_type_and_institution() -> None:
    thesis, report = parse(make_paper(venue=SCHOOL)), parse(make_paper(venue=INSTITUTE))

    assert (
        thesis.type,
        thesis.fields["type"],
        thesis.fields["institution"],
    ) == ("thesis", "phdthesis", "University of Nowhere")
    assert (
        report.type,
        report.fields["type"],
        report.fields["institution"],
    ) == ("report", "techreport", "Laboratory of Nowhere")


def test_event_is_named_where_the_proceedings_do_not() -> None:
    fields = parse(make_paper(venue=WORKSHOP)).fields

    assert (fields["booktitle"], fields["eventtitle"]) == ("Workshops on Fictional Results", "ICFR Workshops")
    assert "eventtitle" not in parse(make_paper(venue_name="Proceedings of ICFR")).fields


def test_golden() -> None:
    assert_golden("export/paper.biblatex.bib", write_biblatex([make_rich_paper()]))
