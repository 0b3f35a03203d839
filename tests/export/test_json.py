"""The atlas as JSON."""

from __future__ import annotations

import json

from gadatlas.export.json import write_json
from gadatlas.export.record import paper_record
from tests.export.goldens import assert_golden
from tests.factory import make_atlas, make_paper, make_rich_paper


def test_document_holds_what_ids_refer_to() -> None:
    document = json.loads(write_json(make_atlas(), []))

    assert list(document) == ["schema_version", "coverage_through", "papers", "taxonomy", "domains", "vocabulary"]
    assert document["taxonomy"][0]["children"][1]["id"] == "reconstruction/diffusion"
    assert {"families", "score", "foundation_models", "modalities", "setting"} == set(document["vocabulary"])


def test_absent_values_are_left_out() -> None:
    record = paper_record(make_paper(doi="", arxiv="2101.00001"))

    assert all(value for value in record.values())
    assert not {"doi", "name", "families", "checked", "idea"} & set(record)
    assert record["authors"] == [{"family": "Doe", "given": "Jo"}, {"family": "Roe", "given": "Rae B."}]


def test_papers_keep_the_order_given() -> None:
    papers = [make_paper(key="b2020x"), make_paper(key="a2021y")]
    document = json.loads(write_json(make_atlas(*papers), papers))

    assert [paper["key"] for paper in document["papers"]] == ["b2020x", "a2021y"]


def test_golden() -> None:
    paper = make_rich_paper()
    assert_golden("export/paper.json", write_json(make_atlas(paper), [paper]))
