"""Titles that mean the same paper, although they are not spelt the same."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from gadatlas.model import Atlas, Paper
from gadatlas.spelling import fold

SAME = 0.95
LIKELY = 0.8
# With most authors in common a preprint and its published version may bear rather different titles.
LIKELY_BY_AUTHORS = 0.72
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A title that somebody has met already: where it stands, and the identifiers and name it also goes by."""

    title: str
    where: str
    also: frozenset[str] = frozenset()


def known_titles(atlas: Atlas, data: Path, candidates: Iterable[Path] = ()) -> list[Known]:
    """Return the titles of the atlas, those wanted, those left out as out of scope, and those of candidate files.

    A candidate file has one JSON object a line with at least ``title``.

    Raises:
        OSError: a file cannot be read.
        ValueError: a line is not such an object, or not of three columns; the message begins with ``path:line:``.
    """
    found = [Known(p.title, p.key, frozenset({p.doi, p.arxiv, p.openreview, p.name} - {""})) for p in atlas.papers]
    found += [Known(paper.title, "wanted") for paper in atlas.wanted]
    found += [Known(title, f"out of scope ({reason})") for _, (title, _, reason) in _table(data / "out-of-scope.tsv")]
    for file in candidates:
        found += _candidates(file)
    return found


def told_apart(atlas: Atlas, data: Path) -> set[frozenset[str]]:
    """Return the pairs of keys that somebody has found to be two papers; none where nobody keeps such a table.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line has not three columns, or a key of no paper; the message begins with ``path:line:``.
    """
    file = data / "told-apart.tsv"
    keys = {paper.key for paper in atlas.papers}
    pairs = set()
    for place, (one, other, _) in _table(file) if file.exists() else ():
        for key in (one, other):
            if key not in keys:
                raise ValueError(f"{place}: no paper has the key '{key}'")
        pairs.add(frozenset({one, other}))
    return pairs


def _table(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield ``path:line`` and the row, of three columns, for each line below the head."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()[1:], 2):
        place, row = f"{file}:{number}", line.split("\t")
        if len(row) != 3:
            raise ValueError(f"{place}: three columns are expected, not {len(row)}")
        yield place, row


def _candidates(file: Path) -> Iterator[Known]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Known(json.loads(line)["title"], f"{file.name}:{number}")
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{file}:{number}: not a JSON object with a title") from None


def find(query: str, known: Iterable[Known], limit: int = 3) -> list[tuple[float, Known]]:
    """Return what the title, method name or identifier may be, the likest first, each with its likeness (0 to 1)."""
    wanted = plain(query)
    ranked = []
    for place, one in enumerate(known):
        exact = wanted in {plain(name) for name in one.also}
        if (likeness := 1.0 if exact else _likeness(wanted, plain(one.title), LIKELY)) >= LIKELY:
            ranked.append((-likeness, place, one))
    return [(-negative, one) for negative, _, one in sorted(ranked)[:limit]]


def likely_duplicates(atlas: Atlas) -> list[tuple[float, Paper, Paper]]:
    """Return pairs of papers that may be one: nearly the same title, or the same authors and a similar one.

    Pairs of nearly the same title are looked for among papers that share an author or begin with the same word.
    """
    pairs: dict[tuple[str, str], tuple[Paper, Paper]] = {}
    for group in _groups(atlas.papers).values():
        for one, other in combinations(group, 2):
            pairs[one.key, other.key] = (one, other)
    found = []
    for one, other in pairs.values():
        limit = LIKELY_BY_AUTHORS if _common_authors(one, other) >= 0.5 else SAME
        likeness = _likeness(plain(one.title), plain(other.title), limit)
        same_name = bool(one.name) and plain(one.name) == plain(other.name)
        if likeness >= limit or (same_name and limit == LIKELY_BY_AUTHORS):
            found.append((likeness, one, other))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].key, pair[2].key))


def _groups(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        words = plain(paper.title).split()[:1]
        for name in {*(f"by {author}" for author in _authors(paper)), *words}:
            groups[name].append(paper)
    return groups


def _authors(paper: Paper) -> set[str]:
    """Return family name and first initial of each author, without accents."""
    return {plain(f"{person.family} {person.given[:1]}") for person in paper.authors}


def _common_authors(one: Paper, other: Paper) -> float:
    """Return the part of the shorter author list that stands in the longer one."""
    first, second = _authors(one), _authors(other)
    return len(first & second) / min(len(first), len(second))


def plain(title: str) -> str:
    """Return the words as ``fold`` writes them, without punctuation."""
    return " ".join(_WORD.findall(fold(title)))


def _likeness(one: str, other: str, limit: float) -> float:
    """Return difflib's ratio of two texts, or 0 where it cannot reach ``limit``."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < limit or matcher.quick_ratio() < limit:
        return 0.0
    return matcher.ratio()
