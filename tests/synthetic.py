"""Made-up catalogues of any size, with the shape of the real one."""

from __future__ import annotations

import random
import shutil
from itertools import accumulate
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
YEARS = range(2014, 2027)
_WORDS = [
    "memory",
    "guided",
    "latent",
    "residual",
    "masked",
    "spectral",
    "graph",
    "temporal",
    "robust",
    "adaptive",
    "contrastive",
    "prototype",
    "prompt",
    "flow",
    "diffusion",
    "energy",
    "likelihood",
    "reconstruction",
    "normality",
    "surface",
    "video",
    "sensor",
    "traffic",
    "log",
    "segmentation",
    "zero-shot",
    "few-shot",
    "multi-scale",
    "hierarchical",
    "conditional",
]
# A word of the field stands in one paper of twenty, as the median word of a query does in the real catalogue (5 %; one
# in six at the 95th percentile); the rest of a text are rarer words, as frequent as Zipf's law says.
_FIELD = 0.06
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "bran",
    "cor",
    "del",
    "fin",
    "gra",
]
_RARE = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
_ZIPF = list(accumulate(1 / (place + 1) for place in range(len(_RARE))))
_FAMILIES = [
    "Zhang",
    "Müller",
    "García",
    "Novák",
    "Sørensen",
    "Öztürk",
    "Nguyễn",
    "Kim",
    "Rossi",
    "Kowalska",
    "Dubois",
    "Papadopoulos",
]
_GIVEN = ["Wei", "Anna", "José", "Petra", "Lars", "Ayşe", "Minh", "Ji-woo", "Luca", "Zofia", "Claire", "Eleni"]


def write_catalogue(count: int, data: Path) -> None:
    """Write ``count`` papers below ``data``, with the real taxonomy, domains, tags and venues."""
    shutil.copytree(REPOSITORY / "data", data, ignore=shutil.ignore_patterns("papers", "*.md"))
    (data / "papers").mkdir()
    chosen = random.Random(count)
    leaves, tags, domains = _declared(REPOSITORY / "data")
    for year in YEARS:
        numbers = range(YEARS.index(year), count, len(YEARS))
        keys = [f"family{year}n{number:05d}" for number in numbers]
        bib = "\n".join(_entry(key, year, number, chosen) for key, number in zip(keys, numbers, strict=True))
        yml = "\n".join(
            _annotation(key, number, chosen, leaves, tags, domains) for key, number in zip(keys, numbers, strict=True)
        )
        (data / "papers" / f"{year}.bib").write_text(bib, encoding="utf-8")
        (data / "papers" / f"{year}.yml").write_text(yml, encoding="utf-8")


def _declared(data: Path) -> tuple[list[str], dict[str, list[str]], list[str]]:
    from gadatlas.model import Facet
    from gadatlas.source import load

    atlas, problems = load(data)
    assert atlas is not None, problems
    leaves = [branch.id for branch in atlas.branches() if not branch.children]
    tags = {facet.value: [tag.id for tag in atlas.vocabulary[facet]] for facet in Facet}
    return leaves, tags, [domain.id for domain in atlas.domains]


def _sentence(chosen: random.Random, words: int) -> str:
    rare = chosen.choices(_RARE, cum_weights=_ZIPF, k=words)
    return " ".join(chosen.choice(_WORDS) if chosen.random() < _FIELD else word for word in rare).capitalize()


def _author(chosen: random.Random) -> str:
    """Return a name; one in ten has a common family name with its accents."""
    rare = f"{chosen.choices(_RARE, cum_weights=_ZIPF)[0].capitalize()}er"
    family = chosen.choice(_FAMILIES) if chosen.random() < 0.1 else rare
    return f"{family}, {chosen.choice(_GIVEN)}"


def _entry(key: str, year: int, number: int, chosen: random.Random) -> str:
    authors = " and ".join(_author(chosen) for _ in range(chosen.randint(2, 8)))
    return (
        f"@inproceedings{{{key},\n"
        f"  author    = {{{authors}}},\n"
        f"  title     = {{{{AD{number}}}: {_sentence(chosen, 9)}}},\n"
        "  booktitle = {Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition},\n"
        f"  year      = {{{year}}},\n"
        f"  pages     = {{{number}--{number + 9}}},\n"
        f"  doi       = {{10.1000/synthetic.{number}}},\n"
        "}\n"
    )


def _annotation(
    key: str, number: int, chosen: random.Random, leaves: list[str], tags: dict[str, list[str]], domains: list[str]
) -> str:
    lists = "".join(
        f"  {facet}: [{', '.join(sorted(chosen.sample(values, chosen.randint(1, 2))))}]\n"
        for facet, values in tags.items()
    )
    return (
        f"{key}:\n"
        f"  name: AD{number}\n"
        f"  branches: [{chosen.choice(leaves)}]\n"
        f"{lists}"
        f"  domains: [{chosen.choice(domains)}]\n"
        f"  technique: {_sentence(chosen, 5)}\n"
        f"  scenario: {_sentence(chosen, 2)}\n"
        f"  idea: {_sentence(chosen, 15)}.\n"
        f"  read: https://example.org/abstracts/{number}\n"
        f"  code: https://example.org/code/{number}\n"
        "  added: 2026-11-23\n"
        f"  checked: {{on: 2026-11-23, against: https://example.org/records/{number}}}\n"
    )
