"""RIS, CSV and CSL-JSON read back by libraries that are not ours: the same papers come out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from gadatlas.export import FORMATS
from gadatlas.export.details import page_range
from gadatlas.model import EntryType, Paper
from tests.factory import make_atlas
from tests.tools.programs import hard_papers, real_papers

CATALOGUES = pytest.mark.parametrize("papers", [real_papers, hard_papers], ids=["real", "hard"])
RIS_TYPES = {"article": "JOUR", "inproceedings": "CONF", "misc": "UNPB", "phdthesis": "THES", "techreport": "RPRT"}


@CATALOGUES
def test_ris(papers: Callable[[], tuple[Paper, ...]]) -> None:
    records = rispy.loads(FORMATS["ris"](make_atlas(), papers()))

    assert len(records) == len(papers())
    for paper, record in zip(papers(), records, strict=True):
        assert (paper.key, paper.title, str(paper.year)) == (record["id"], record["title"], record["year"])
        names = [", ".join(filter(None, (p.family, p.given, p.suffix))) + "," * p.literal for p in paper.authors]
        assert names == record["authors"]
        assert RIS_TYPES[paper.entry_type] == record["type_of_reference"]
        assert paper.doi == record.get("doi", "")
        assert [paper.link] == record["urls"]
        if paper.entry_type in (EntryType.ARTICLE, EntryType.INPROCEEDINGS):
            assert paper.venue_name == record["secondary_title"]
        first, last = page_range(dict(paper.details).get("pages", ""))
        assert (first, last) == (record.get("start_page", ""), record.get("end_page", ""))
        assert not record.get("unknown_tag")


@CATALOGUES
def test_csv(papers: Callable[[], tuple[Paper, ...]]) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](make_atlas(), papers()), newline=""), strict=True))

    assert len(rows) == len(papers())
    for paper, row in zip(papers(), rows, strict=True):
        assert (paper.key, paper.title, str(paper.year)) == (row["key"], row["title"].removeprefix("'"), row["year"])
        assert (paper.doi, paper.arxiv, paper.url) == (row["doi"], row["arxiv"], row["url"])
        assert len(paper.authors) == row["authors"].count(";") + 1
        assert all(person.family in row["authors"] for person in paper.authors)
        assert paper.venue_name == row["venue_name"]


@CATALOGUES
def test_csl_json(papers: Callable[[], tuple[Paper, ...]]) -> None:
    source = CiteProcJSON(json.loads(FORMATS["csl-json"](make_atlas(), papers())))

    assert len(source) == len(papers())
    for paper in papers():
        item = source[paper.key]
        assert (paper.title, paper.year) == (str(item["title"]), int(item["issued"]["year"]))
        assert [person.family for person in paper.authors] == [
            str(name["family" if "family" in name else "literal"]) for name in item["author"]
        ]
        assert paper.doi == "".join(item.get("DOI", ""))
