"""Introductions are as long as they should be and lean on papers of the atlas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gadatlas.model import Atlas
from gadatlas.site import typeset
from gadatlas.source import load

REPOSITORY = Path(__file__).parent.parent
DOCS = REPOSITORY / "docs"
_NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n|```math\n.*?```|<!--.*?-->|\\bibliography|^#[^\n]*$|\[@[^\]]*\]|(?<=\])\([^)]*\)",
    re.DOTALL | re.MULTILINE,
)
_FORMULA = re.compile(r"\$`.*?`\$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CITED = re.compile(r"@([a-z]+\d{4}\w+)")


def atlas() -> Atlas:
    found, problems = load(REPOSITORY / "data")
    assert found is not None, problems
    return found


ATLAS = atlas()
PARENTS = {branch.id for branch in ATLAS.branches() if branch.children}
BRANCHES = {
    branch.id: DOCS / "taxonomy" / (f"{branch.id}/index.md" if branch.id in PARENTS else f"{branch.id}.md")
    for branch in ATLAS.branches()
}
LONG = [branch.id for branch in ATLAS.taxonomy]
SHORT = [branch for branch in BRANCHES if branch not in LONG]


def words(page: Path) -> int:
    return len(_WORD.findall(_FORMULA.sub("x", _NOT_PROSE.sub("", page.read_text(encoding="utf-8")))))


def cited(page: Path) -> set[str]:
    return set(_CITED.findall(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("branch", LONG)
def test_a_top_branch_has_an_introduction(branch: str) -> None:
    assert 250 <= words(BRANCHES[branch]) <= 500
    assert len(cited(BRANCHES[branch])) >= 8


@pytest.mark.parametrize("branch", SHORT)
def test_a_branch_below_has_a_short_one(branch: str) -> None:
    assert 80 <= words(BRANCHES[branch]) <= 200
    assert len(cited(BRANCHES[branch])) >= 3


@pytest.mark.parametrize("domain", [domain.id for domain in ATLAS.domains])
def test_a_domain_has_an_introduction(domain: str) -> None:
    page = DOCS / "applications" / f"{domain}.md"
    assert 250 <= words(page) <= 500
    assert len(cited(page)) >= 8


@pytest.mark.parametrize("page", [*BRANCHES.values(), *(DOCS / "applications" / f"{d.id}.md" for d in ATLAS.domains)])
def test_a_page_says_what_to_read_first(page: Path) -> None:
    """Three papers, each with a reason."""
    _, _, rest = page.read_text(encoding="utf-8").partition("**Start here**\n")
    bullets = re.findall(r"^- (.*)$", rest, re.MULTILINE)
    assert len(bullets) == 3
    assert all(re.search(r"\[@\w+\]", bullet) and len(_NOT_PROSE.sub("", bullet).split()) >= 3 for bullet in bullets)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_prose_cites_what_is_there_and_its_formulas_can_be_set(page: Path) -> None:
    assert cited(page) <= {paper.key for paper in ATLAS.papers}
    assert "$`" not in typeset(page.name, page.read_text(encoding="utf-8"))


def test_the_glossary_is_in_order() -> None:
    terms = re.findall(r"^- \*\*(.+?)\*\*", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(terms) >= 35
    assert terms == sorted(terms, key=str.casefold)
