"""Titles are found however they are spelt, and likely duplicates are told from papers that only sound alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gadatlas.curate import Known, find, known_titles, likely_duplicates, told_apart
from gadatlas.model import Atlas, Paper, Person
from gadatlas.source import load
from tests.factory import make_atlas, make_paper

TITLES = [
    Known("β-VAE: Learning Basic Visual Concepts", "higgins2017betavae", frozenset({"β-VAE", "10.1000/beta"})),
    Known("Détection d'anomalies par Réseaux Génératifs", "dupont2020detection"),
    Known("Unsupervised Detection of Things", "out of scope (classical)"),
]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("beta-VAE: learning basic visual concepts", "higgins2017betavae"),
        ("β-vae", "higgins2017betavae"),
        ("10.1000/BETA", "higgins2017betavae"),
        ("Detection d anomalies par reseaux generatifs", "dupont2020detection"),
        ("Unsupervised detection of thing", "out of scope (classical)"),
    ],
)
def test_a_title_is_found_by_its_words_name_or_identifier(query: str, where: str) -> None:
    assert find(query, TITLES)[0][1].where == where


def test_an_unknown_title_is_new() -> None:
    assert find("Supervised Recognition of Nothing at All", TITLES) == []


def test_the_data_know_papers_wishes_rejections_and_candidates(tiny_data: Path, tmp_path: Path) -> None:
    candidates = tmp_path / "leads.jsonl"
    candidates.write_text('{"title": "A Lead"}\n', encoding="utf-8")
    atlas, _ = load(tiny_data)
    assert atlas is not None

    where = {one.where for one in known_titles(atlas, tiny_data, [candidates])}

    assert {"tanaka2024noether", "wanted", "out of scope (ood)", "leads.jsonl:1"} <= where


def test_a_broken_candidate_names_its_line(tiny_data: Path, tmp_path: Path) -> None:
    candidates = tmp_path / "leads.jsonl"
    candidates.write_text('{"title": "A Lead"}\nnonsense\n', encoding="utf-8")
    atlas, _ = load(tiny_data)
    assert atlas is not None

    with pytest.raises(ValueError, match=r"leads\.jsonl:2: not a JSON object with a title"):
        known_titles(atlas, tiny_data, [candidates])


def test_a_row_of_too_few_columns_names_its_line(tiny_data: Path) -> None:
    (tiny_data / "told-apart.tsv").write_text("one\tother\twhy\na\tb\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"told-apart\.tsv:2: three columns are expected, not 2"):
        told_apart(make_atlas(), tiny_data)


def test_a_row_of_a_key_that_is_no_longer_one_names_its_line(tiny_data: Path) -> None:
    atlas = make_atlas(make_paper(key="a2024one"), make_paper(key="b2024two"))
    table = tiny_data / "told-apart.tsv"
    table.write_text("one\tother\twhy\na2024one\tb2024two\tsize\nb2024two\ta2023one\tsize\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"told-apart\.tsv:3: no paper has the key 'a2023one'"):
        told_apart(atlas, tiny_data)


def atlas_of(*papers: Paper) -> Atlas:
    return make_atlas(*papers)


def paper(key: str, title: str, *families: str, name: str = "") -> Paper:
    authors = tuple(Person(family, "A.") for family in families)
    return replace(make_paper(), key=key, title=title, title_braced=title, authors=authors, name=name)


def pairs(*papers: Paper) -> list[tuple[str, str]]:
    return [(one.key, other.key) for _, one, other in likely_duplicates(atlas_of(*papers))]


def test_a_preprint_beside_its_published_version_is_found() -> None:
    preprint = paper("ito2023looking", "Looking for Faults with Diffusion", "Ito", "Berg", "Cohen")
    published = paper("ito2024looking", "Looking for Surface Faults with Diffusion Models", "Itō", "Berg", "Cohen")
    assert pairs(preprint, published) == [("ito2023looking", "ito2024looking")]


def test_the_same_name_by_the_same_authors_is_found_under_another_title() -> None:
    one = paper("ito2023flow", "Normalizing Flows Look Twice", "Ito", "Berg", name="TwiceFlow")
    other = paper("ito2024faults", "A Second Glance at Surfaces", "Ito", "Berg", name="TwiceFlow")
    assert pairs(one, other) == [("ito2023flow", "ito2024faults")]


def test_papers_that_only_sound_alike_are_left_alone() -> None:
    one = paper("ito2023anomaly", "Anomaly Detection with Diffusion Models", "Ito", "Berg")
    other = paper("lund2024anomaly", "Anomaly Detection with Diffusion Priors", "Lund", "Weiss")
    assert pairs(one, other) == []
