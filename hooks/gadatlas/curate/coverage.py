"""How much of the field the atlas holds, and what its entries lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gadatlas.model import Atlas, Paper
from gadatlas.query import Index, count_by_year

LACKS: Mapping[str, Callable[[Paper], bool]] = {
    "checked": lambda paper: paper.checked is None,
    "primary": lambda paper: not paper.primary,
    "idea": lambda paper: not paper.idea,
    "code": lambda paper: not paper.code,
    "tags": lambda paper: not (paper.families and paper.modalities and paper.setting and paper.domains),
}


def lacking(atlas: Atlas, what: str) -> list[Paper]:
    """Return the papers without ``what``, one of ``LACKS``, by key."""
    return [paper for paper in atlas.papers if LACKS[what](paper)]


def coverage(atlas: Atlas) -> str:
    """Return counts by branch, domain and year, and how many entries are checked, described, tagged and have code."""
    index = Index(atlas)
    total = len(atlas.papers)
    lines = [f"{total} papers, {len(atlas.wanted)} wanted, covered through {atlas.info.coverage_through}"]
    for what in LACKS:
        missing = len(lacking(atlas, what))
        lines.append(f"with {what}: {total - missing} ({100 * (total - missing) / max(total, 1):.1f} %)")
    lines += ["", "Branches"]
    lines += [f"{len(index.of_branch(branch.id)):5}  {branch.id}" for branch in atlas.branches()]
    lines += ["", "Domains"]
    lines += [f"{len(index.of_domain(domain.id)):5}  {domain.id}" for domain in atlas.domains]
    lines += ["", "Years"]
    lines += [f"{count:5}  {year}" for year, count in count_by_year(atlas.papers)]
    return "\n".join(lines)
