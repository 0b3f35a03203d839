"""A bibliography beside the atlas: what differs is told with its line, and what only looks different is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gadatlas.cli import main
from gadatlas.curate import compare
from gadatlas.model import Person
from gadatlas.source.text import SourceFile
from tests.factory import JOURNAL, PREPRINT, make_atlas, make_paper

SAME = """\
@inproceedings{mine,
  author = {Doe, Jo and Roe, Rae B.},
  title = {Fictional {Detection} of Anomalies},
  booktitle = {ICFR},
  year = {2021},
}
"""
FLOWS = make_paper(
    key="vandenoord2020flows",
    title="Flows for β-fields",
    authors=(Person("van den Oord", "Ann"), Person("Łukasz", "Bo"), Person("The Group", literal=True)),
    venue=PREPRINT,
    year=2020,
    doi="",
    arxiv="2001.00001",
)
ATLAS = make_atlas(make_paper(), FLOWS)


def lines(text: str) -> list[str]:
    """Return what is said of the file, without its path."""
    differences = compare(ATLAS, SourceFile("refs.bib", text)).differences
    return [str(difference).removeprefix("refs.bib:") for difference in differences]


def test_a_bibliography_that_agrees_gives_nothing() -> None:
    result = compare(ATLAS, SourceFile("refs.bib", SAME + "@misc{other, title = {Something Else}}"))

    assert result.differences == []
    assert (result.entries, result.known, result.unread) == (2, 1, 0)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2021", "2020", "5: mine is doe2021fictional; 2020 here, 2021 in the atlas [year]"),
        (
            "{ICFR}",
            "{Proceedings of the 3rd Workshops on Fictional Results, 2021}",
            "4: mine is doe2021fictional; 'Proceedings of the 3rd Workshops on Fictional Results, 2021' here, "
            "ICFR in the atlas [venue]",
        ),
        (
            "Doe, Jo and Roe, Rae B.",
            "Jo Doe and Rae Poe",
            "2: mine is doe2021fictional; author 2 is 'Poe, Rae' here, 'Rae B. Roe' in the atlas [authors]",
        ),
        (
            " and Roe, Rae B.",
            "",
            "2: mine is doe2021fictional; 1 author(s) here, 2 in the atlas [authors]",
        ),
        (
            "booktitle = {ICFR}",
            "journal = {arXiv preprint arXiv:2001.12345}",
            "4: mine is doe2021fictional; a preprint here, published in ICFR 2021 [published]",
        ),
    ],
)
def test_a_difference_is_told_with_its_line_and_field(old: str, new: str, expected: str) -> None:
    assert lines(SAME.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Roe, Rae B.", "others"),
        ("Doe, Jo", "J. Doe"),
        ("{ICFR}", "{Proceedings of the 12th Conference on Fictional Results (ICFR 2021)}"),
        ("{ICFR}", "{A Meeting that the Atlas has never heard of}"),
    ],
)
def test_what_only_looks_different_is_not_told(old: str, new: str) -> None:
    assert lines(SAME.replace(old, new)) == []


def test_a_paper_is_found_by_its_identifier_under_another_title() -> None:
    text = SAME.replace("Detection", "Finding").replace("year", "doi = {https://doi.org/10.1234/FICTIONAL.1},\n  year")

    assert lines(text) == [
        "3: mine is doe2021fictional; the title is 'Fictional detection of anomalies' in the atlas [title]"
    ]


def test_a_preprint_of_the_atlas_that_the_file_has_as_published_is_a_lead() -> None:
    text = """\
@article{flows,
  author = {Oord, Ann van den and {\\L}ukasz, Bo and {The Group}},
  title = {Flows for $\\beta$-fields},
  journal = {Journal of Fictional Results},
  year = 2022
}
"""
    assert lines(text) == [
        "4: flows is vandenoord2020flows; 'Journal of Fictional Results' here, a preprint in the atlas [preprint]"
    ]


def test_comments_macros_and_broken_entries_do_not_stop_the_rest() -> None:
    text = "@comment{x}\n@string{pami = {TPAMI}}\n@article{broken, title = {\n\n" + SAME.replace("2021", "2020")
    result = compare(ATLAS, SourceFile("refs.bib", text))

    assert [difference.rule for difference in result.differences] == ["year"]
    assert result.unread == 3


def test_what_has_no_unicode_form_is_not_compared() -> None:
    text = SAME.replace("Fictional {Detection} of Anomalies", "At $\\sqrt{s}$")

    assert lines(text.replace("year", "doi = {10.1234/fictional.1},\n  year")) == []


def test_the_command_prints_all_files_and_fails(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.bib", tmp_path / "bad.bib"
    assert main(["--data", str(tiny_data), "export", "bibtex", "--key", "tanaka2024noether"]) == 0
    entry = capsys.readouterr().out
    good.write_text(entry, encoding="utf-8")
    bad.write_text(entry.replace("2024}", "1924}"), encoding="utf-8")

    assert main(["--data", str(tiny_data), "compare", str(good)]) == 0
    assert capsys.readouterr().err == "1 of 1 entries are in the atlas, 0 line(s) to look at\n"
    assert main(["--data", str(tiny_data), "compare", str(good), str(bad), str(tmp_path / "none.bib")]) == 1
    printed = capsys.readouterr()
    assert f"{bad}:" in printed.out
    assert "1924 here, 2024 in the atlas [year]" in printed.out
    assert "none.bib" in printed.out
    assert printed.err.startswith("2 of 2 entries are in the atlas, 2 line(s)")


def test_every_entry_that_the_atlas_exports_agrees_with_it(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tiny_data), "export", "bibtex"]) == 0
    file = tiny_data.parent / "all.bib"
    file.write_text(capsys.readouterr().out, encoding="utf-8")

    assert main(["--data", str(tiny_data), "compare", str(file)]) == 0


def test_a_journal_is_no_conference() -> None:
    atlas = make_atlas(make_paper(venue=JOURNAL))
    result = compare(atlas, SourceFile("refs.bib", SAME))

    assert [difference.rule for difference in result.differences] == ["venue"]
