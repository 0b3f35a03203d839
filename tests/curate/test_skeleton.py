"""A record becomes an entry that only lacks what a person must say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gadatlas.cli import main
from gadatlas.curate import RecordError, insert, make_skeleton, read_record
from gadatlas.source import load

ADDED = date(2026, 11, 23)
BIBTEX = """@conference{Smith_2023_CVPR,
    author = {Jos\\'e van der Berg and {The LHC Group} and King, Jr., Martin},
    title = {{On the $\\beta$}-VAE of {fNIRS}: 100\\% Recall for R&D},
    booktitle = {2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)},
    month = {June}, year = {2024}, pages = {12-19},
    doi = {https://doi.org/10.1109/CVPR.2024.00001}
}
""".replace("R&D", "R\\&D")
CROSSREF = {
    "message": {
        "type": "journal-article",
        "title": ["Finding  what is odd"],
        "author": [{"family": "Öz", "given": "Ayşe"}, {"name": "A Consortium"}],
        "container-title": ["Pattern Recognition"],
        "issued": {"date-parts": [[2023, 4]]},
        "volume": "12",
        "issue": "3",
        "page": "1-9",
        "DOI": "10.1016/J.PATCOG.2023.1",
    }
}


def test_bibtex_of_a_publisher_is_read() -> None:
    record = read_record(BIBTEX)

    assert record.authors == ("van der Berg, José", "{The LHC Group}", "King, Jr., Martin")
    assert record.title == "On the β-VAE of fNIRS: 100% Recall for R&D"
    assert (record.year, record.doi, record.details["pages"]) == ("2024", "10.1109/cvpr.2024.00001", "12--19")


def test_crossref_json_is_read() -> None:
    record = read_record(json.dumps(CROSSREF))

    assert record.authors == ("Öz, Ayşe", "{A Consortium}")
    assert (record.title, record.venue, record.year) == ("Finding what is odd", "Pattern Recognition", "2023")
    assert record.details == {"volume": "12", "number": "3", "pages": "1--9"}


def test_an_arxiv_record_is_a_preprint() -> None:
    record = read_record(
        "@misc{x, title={T}, author={Ann Lee}, year={2024}, eprint={2401.00001}, archivePrefix={arXiv},"
        " url={https://arxiv.org/abs/2401.00001}}"
    )
    assert (record.entry_type, record.venue, record.arxiv, record.url) == ("misc", "arXiv", "2401.00001", "")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("@article{x, title = {T}, year = {2024}}", "the record has no authors"),
        ("@article{x, title = {T", "record:1: "),
        ("@misc{a, title={A}}\n@misc{b, title={B}}", "one BibTeX entry is expected, not 2"),
        ("{", "not JSON"),
        ("[1, 2]", "one CSL-JSON record is expected"),
        ("", "one BibTeX entry is expected, not 0"),
    ],
)
def test_what_is_no_record_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        read_record(text)


def test_the_entry_keeps_to_the_rules_of_the_data(tiny_data: Path) -> None:
    """Written as it is and given a branch, the new paper has no problem."""
    atlas, _ = load(tiny_data)
    assert atlas is not None
    venue = next(venue for venue in atlas.venues if venue.kind == "conference")
    record = read_record(
        BIBTEX.replace("IEEE/CVF Conference on Computer Vision and Pattern Recognition", venue.full_names[0])
    )
    skeleton = make_skeleton(record, atlas, ADDED)

    insert(skeleton, tiny_data / "papers")
    annotations = tiny_data / "papers" / "2024.yml"
    branch = atlas.taxonomy[0].id
    text = annotations.read_text(encoding="utf-8").replace("branches: []", f"branches: [{branch}]")
    annotations.write_text(text, encoding="utf-8")
    again, problems = load(tiny_data)

    assert problems == []
    assert again is not None
    paper = next(paper for paper in again.papers if paper.key == skeleton.key)
    assert skeleton.key == "vanderberg2024betavae"
    assert paper.title == record.title
    assert paper.venue.id == venue.id


def test_a_key_that_is_taken_gives_way_to_the_next_word(tiny_data: Path) -> None:
    atlas, _ = load(tiny_data)
    assert atlas is not None
    record = read_record("@misc{x, title={The Noether Mirror}, author={Mika Tanaka}, year={2024}, eprint={2401.00001}}")

    assert make_skeleton(record, atlas, ADDED).key == "tanaka2024mirror"


def test_add_prints_and_writes_and_knows_what_is_there(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "record.bib"
    file.write_text(BIBTEX, encoding="utf-8")
    before = {path: path.read_bytes() for path in (tiny_data / "papers").iterdir()}
    command = ["--data", str(tiny_data), "add", str(file), "--on", "2026-11-23"]

    assert main(command) == 0
    printed = capsys.readouterr().out
    assert "@inproceedings{vanderberg2024betavae," in printed
    assert "  added: 2026-11-23" in printed
    assert {path: path.read_bytes() for path in (tiny_data / "papers").iterdir()} == before

    assert main([*command, "--write"]) == 0
    assert "vanderberg2024betavae" in (tiny_data / "papers" / "2024.bib").read_text(encoding="utf-8")


def test_add_refuses_a_paper_that_is_there(tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    atlas, _ = load(tiny_data)
    assert atlas is not None
    paper = atlas.papers[0]
    file = tmp_path / "record.bib"
    file.write_text(f"@misc{{x, title={{{paper.title}}}, author={{A B}}, year={{2024}}}}", encoding="utf-8")

    assert main(["--data", str(tiny_data), "add", str(file), "--write"]) == 2
    assert f"this is there already, as {paper.key}" in capsys.readouterr().err
