"""A new entry: what a record says as BibTeX, and an annotation for a person to fill in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gadatlas.curate.record import PublishedRecord
from gadatlas.curate.venues import declared_venue
from gadatlas.export.bib_entry import write_entry
from gadatlas.model import Atlas
from gadatlas.spelling import fold

# Words that say nothing about a paper, and so never end a key (data/README.md, "Keys").
_SMALL = re.compile(
    r"(?:a|an|and|are|as|at|be|by|can|do|for|from|how|in|into|is|it|learning|of|on|or|over|the|to|towards?|using|via"
    r"|what|when|why|with|your|.)\Z"
)
_BLOCK = {".bib": re.compile(r"^@\w+\{([^,]+),", re.MULTILINE), ".yml": re.compile(r"^([^\s#:]+):$", re.MULTILINE)}
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "%&_#$"})


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A key, its year's file name, the texts of both entries, and whether the venue is one that is declared."""

    key: str
    year: str
    entry: str
    annotation: str
    venue: str
    venue_is_known: bool


def make_skeleton(record: PublishedRecord, atlas: Atlas, added: date) -> Skeleton:
    """Return the entry and the annotation of a paper that ``record`` describes, under a key that is free."""
    key = _key(record, {paper.key for paper in atlas.papers} | {a for paper in atlas.papers for a in paper.aliases})
    venue = declared_venue(record.venue, atlas.venues)
    pairs = [
        ("author", " and ".join(record.authors)),
        ("title", _braced(record.title)),
        (record.entry_type.venue_field, (venue or record.venue).translate(_SPECIAL)),
        ("year", record.year),
        *((name, value.translate(_SPECIAL)) for name, value in record.details.items()),
        ("doi", record.doi),
        ("eprint", record.arxiv),
        ("archiveprefix", "arXiv" if record.arxiv else ""),
        ("openreview", record.openreview),
        ("url", record.url),
    ]
    entry = write_entry(record.entry_type.value, key, pairs)
    lists = [f"  {name}: []" for name in ("branches", "families", "score", "modalities", "domains", "setting")]
    annotation = "\n".join([f"{key}:", *lists, f"  added: {added.isoformat()}", ""])
    return Skeleton(key, record.year, entry, annotation, venue or record.venue, bool(venue))


def insert(skeleton: Skeleton, papers: Path) -> list[Path]:
    """Put both texts at their place in the files of the year below ``papers`` and return those files.

    Both new texts are made before either is written.
    """
    texts = {
        papers / f"{skeleton.year}.bib": skeleton.entry,
        papers / f"{skeleton.year}.yml": skeleton.annotation,
    }
    new = {file: _inserted(file, skeleton.key, text) for file, text in texts.items()}
    for file, text in new.items():
        file.write_text(text, encoding="utf-8", newline="\n")
    return list(new)


def _inserted(file: Path, key: str, text: str) -> str:
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    after = next((match.start() for match in _BLOCK[file.suffix].finditer(old) if match[1] > key), None)
    if after is None:
        return f"{old.rstrip()}\n\n{text}".lstrip("\n")
    return f"{old[:after]}{text}\n{old[after:]}"


def _key(record: PublishedRecord, taken: Collection[str]) -> str:
    family = _ascii(record.authors[0].strip("{}").split(",")[0])
    stem = f"{re.sub(r'[^a-z]', '', family)}{record.year}"
    keys = [stem + word for word in _significant(record.title)]
    numbered = (f"{keys[0]}{number}" for number in range(2, 100))
    return next(key for key in (*keys, *numbered) if key not in taken)


def _significant(title: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"[-‐‑–]", "", _ascii(title)))
    yield from [word for word in words if not _SMALL.match(word)] or words or ["untitled"]


def _ascii(text: str) -> str:
    return fold(text).encode("ascii", "ignore").decode()


def _braced(title: str) -> str:
    """Return the title with braces around every word that has a capital after its first letter."""

    def word(match: re.Match[str]) -> str:
        return f"{{{match[0]}}}" if any(letter.isupper() for letter in match[0][1:]) else match[0]

    return re.sub(r"[^\s\-–/:,.?!()]+", word, title.translate(_SPECIAL))
