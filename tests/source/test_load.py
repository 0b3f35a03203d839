"""The one door: a checked atlas, or every problem."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gadatlas.model import Atlas, Check, EntryType, Facet, Origin, PaperKind, Person, VenueKind
from gadatlas.problems import MAX_PROBLEMS, Problem, report
from gadatlas.source import load
from gadatlas.source.rules.catalogue import normalise
from gadatlas.source.rules.known import html_in, wrong_url
from tests.projects import REPOSITORY


def _atlas(data: Path) -> Atlas:
    atlas, problems = load(data)
    assert problems == []
    assert atlas is not None
    return atlas


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def _rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def test_the_fabricated_atlas_loads_without_problems(tiny_data: Path) -> None:
    atlas = _atlas(tiny_data)

    assert [paper.key for paper in atlas.papers] == sorted(paper.key for paper in atlas.papers)
    assert len(atlas.papers) == 8
    assert [branch.id for branch in atlas.branches()] == [
        "reconstruction",
        "reconstruction/autoencoder",
        "reconstruction/vae",
        "density",
        "density/explicit",
        "density/explicit/normalizing-flow",
        "density/implicit",
    ]
    assert {venue.kind for venue in atlas.venues} == set(VenueKind)
    assert [tag.id for tag in atlas.vocabulary[Facet.FOUNDATION_MODELS]] == ["CLIP", "LLaMA-2"]
    assert atlas.info.coverage_through == date(2024, 12, 31)
    assert [(paper.title, paper.origin.line) for paper in atlas.wanted] == [("The Pear That Was Not There", 2)]


def test_a_paper_holds_what_its_two_files_say(tiny_data: Path) -> None:
    paper = next(paper for paper in _atlas(tiny_data).papers if paper.key == "vandermolen2023quiet")

    assert paper.entry_type is EntryType.INPROCEEDINGS
    assert paper.authors == (Person("van der Molen", "Sanne"), Person("de la Cruz", "María José"))
    assert paper.title == "Quiet Apples: Autoencoders that Forget Bruises"
    assert paper.title_braced == "Quiet Apples: Autoencoders that Forget {Bruises}"
    assert (paper.year, paper.venue.id, paper.venue_name) == (
        2023,
        "cofab",
        "Proceedings of the Conference on Fabrication",
    )
    assert paper.details == (("pages", "101–110"),)
    assert (paper.doi, paper.arxiv, paper.url) == ("10.5555/cofab.2023.101", "2304.01234", "")
    assert (paper.name, paper.kind) == ("QuietÆpple", PaperKind.METHOD)
    assert (paper.home, paper.domains) == ("reconstruction/autoencoder", ("orchards", "general"))
    assert paper.checked == Check(date(2024, 5, 4), "https://example.org/cofab/2023/101", primary=False)
    assert paper.aliases == ("molen2023quiet",)
    assert paper.origin == Origin("data/papers/2023.bib", 30)
    assert paper.annotation == Origin("data/papers/2023.yml", 34)


def test_a_record_is_primary_if_its_host_is_one_of_those_named_or_below_one(tiny_data: Path) -> None:
    _change(tiny_data / "atlas.yml", "arxiv.org", "ample.org, cofab.org")
    _change(tiny_data / "papers" / "2023.yml", "https://example.org/cofab/2023/101", "https://old.cofab.org/101")
    found = {paper.key: paper.checked.primary for paper in _atlas(tiny_data).papers if paper.checked}

    assert found == {
        "benali2023tides": False,
        "vandermolen2023quiet": True,
        "okonkwo2024mosaic": False,
        "tanaka2024noether": True,
    }


def test_latex_groups_and_suffixes_arrive_as_unicode(tiny_data: Path) -> None:
    papers = {paper.key: paper for paper in _atlas(tiny_data).papers}

    assert papers["schroeder2024echo"].title == "Echo: β-VAE Reconstruction of Pears with L-shaped Stems"
    assert papers["schroeder2024echo"].venue_name == "CoFab Workshop on Unusual Apples & Pears"
    assert papers["lanternworks2023orchard"].authors[0] == Person("Lanternworks Research & Repair", literal=True)
    assert papers["alvarez2023lanterns"].authors[1] == Person("Whitcomb", "Theodore", "Jr.")
    assert (
        papers["alvarez2023lanterns"].idea
        == "Asks an image-text model whether a lamp looks broken and trusts the answer."
    )


def test_loading_twice_gives_equal_atlases(tiny_data: Path) -> None:
    assert load(tiny_data) == load(str(tiny_data))


def test_the_real_catalogue_loads_without_problems() -> None:
    _atlas(REPOSITORY / "data")


def test_paths_begin_with_the_folder_s_own_name(tiny_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tiny_data / "wanted.yml").unlink()
    monkeypatch.chdir(tiny_data)

    assert report(load(".")[1]) == report(load(tiny_data)[1])
    assert load(".")[1][0].path == "data/wanted.yml"


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert report(load(tmp_path / "nowhere")[1]) == "nowhere:1: there is no such folder [missing-file]"


def test_an_atlas_may_hold_no_papers_and_no_declarations(tiny_data: Path) -> None:
    for file in (tiny_data / "papers").iterdir():
        file.unlink()
    for name in ("taxonomy", "domains", "venues", "wanted"):
        (tiny_data / f"{name}.yml").write_text("# nothing yet\n", "utf-8")

    assert _atlas(tiny_data).papers == ()


def test_hidden_files_between_the_papers_are_ignored(tiny_data: Path) -> None:
    (tiny_data / "papers" / ".2024.bib.swp").write_bytes(b"\x00")

    _atlas(tiny_data)


def test_all_problems_of_all_files_come_at_once_sorted(tiny_data: Path) -> None:
    _change(tiny_data / "papers" / "2024.bib", "Okonkwo, Chidi},\n  title         =", "Okonkwo},\n  title         =")
    _change(tiny_data / "papers" / "2023.yml", "domains: [lighthouses]", "domains: [lighthouse]")
    _change(tiny_data / "papers" / "2024.yml", "kind: benchmark", "kind: bench")
    _change(tiny_data / "wanted.yml", "https:", "http:")
    _change(tiny_data / "atlas.yml", "licence", "license")

    atlas, problems = load(tiny_data)

    assert atlas is None
    assert problems == sorted(problems)
    assert _rules(problems) == ["missing-field", "unknown-field", "domain", "author-names", "kind", "wanted"]


@pytest.mark.parametrize("name", ["taxonomy", "domains", "venues", "vocabulary", "papers/2023", "papers/2024"])
def test_a_file_that_cannot_be_read_is_not_held_against_the_others(tiny_data: Path, name: str) -> None:
    (tiny_data / f"{name}.yml").write_text("a: [\n", "utf-8")

    assert _rules(load(tiny_data)[1]) == ["yaml-syntax"]


def test_a_broken_entry_is_not_held_against_its_annotation(tiny_data: Path) -> None:
    _change(tiny_data / "papers" / "2024.bib", "{Mosaic Flows for Fog Signals},", "{Mosaic Flows for Fog Signals")

    assert _rules(load(tiny_data)[1]) == ["bibtex-syntax"]


def test_a_null_date_is_a_missing_field_and_no_crash(tiny_data: Path) -> None:
    _change(tiny_data / "papers" / "2024.yml", "  added: 2024-06-01\n  checked", "  added: ~\n  checked")
    _change(tiny_data / "atlas.yml", "2024-12-31", "")

    assert _rules(load(tiny_data)[1]) == ["missing-field", "missing-field"]


def test_a_key_once_published_may_keep_a_year_that_was_corrected(tiny_data: Path) -> None:
    for suffix in ("bib", "yml"):
        _change(tiny_data / "papers" / f"2024.{suffix}", "tanaka2024noether", "tanaka2023noether")

    _atlas(tiny_data)


@pytest.mark.parametrize("author", ["E, Weinan", "O, Min-ho", "Li, X.", "Ng, A. Y.", "{MIT}", "{AB} and Xu, E"])
def test_short_family_names_are_names(tiny_data: Path, author: str) -> None:
    _change(tiny_data / "papers" / "2024.bib", "{Okonkwo, Chidi},", f"{{{author}}},")

    _atlas(tiny_data)


def test_looking_stops_after_a_thousand_problems(tiny_data: Path) -> None:
    (tiny_data / "wanted.yml").write_text("- x\n" * (MAX_PROBLEMS + 5), "utf-8")

    assert len(load(tiny_data)[1]) == MAX_PROBLEMS


def test_a_file_s_name_cannot_break_the_report(tiny_data: Path) -> None:
    (tiny_data / "papers" / "2024\n::error::.bib").write_bytes(b"")

    (problem,) = load(tiny_data)[1]

    assert re.fullmatch(r"data/papers/2024\\n::error::.bib:1: .* \[file-name\]", str(problem))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DRÆM – A method", "dræmamethod"),
        ("Über-Nebel", "ubernebel"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("β-VAE²", "βvae2"),
        ("?!", ""),
    ],
)
def test_titles_are_compared_by_letters_and_digits(title: str, expected: str) -> None:
    assert normalise(title) == expected


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://example.org", False),
        ("https://example.org/a?b=c#d", False),
        ("https://example.org/~a/(b)", False),
        ("http://example.org", True),
        ("HTTPS://example.org", False),
        ("//example.org", True),
        ("https://localhost/", True),
        ("https://127.0.0.1/", True),
        ("https://[::1]/", True),
        ("https://example.org:8080/", True),
        ("https://user@example.org/", True),
        ("https://example.org/a b", True),
        ('https://example.org/"onclick=', True),
        ("https://example.org/<b>", True),
        ("javascript:alert(1)", True),
        ("https://", True),
        ("https://-a.org", True),
        ("https://example.org:x/", True),
    ],
)
def test_an_address_is_https_at_a_public_host(url: str, wrong: bool) -> None:
    assert bool(wrong_url(url)) is wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<b>x</b>", "<b>"),
        ("</p>", "</p>"),
        ("<script src=x", "<script src=x"),
        ("<!-- x -->", "<!-- x -->"),
        ("&lt;", "&lt;"),
        ("&#x41;", "&#x41;"),
        ("&#65;", "&#65;"),
        ("a < b > c", ""),
        ("p<0.05", ""),
        ("R&D; AT&T", "&D;"),
        ("Q & A", ""),
        ("a <= b", ""),
    ],
)
def test_html_is_found_and_signs_of_comparison_are_not(text: str, found: str) -> None:
    assert html_in(text) == found
