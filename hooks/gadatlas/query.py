"""Selections, groupings and counts over the atlas: pure, with total sort keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TypeVar

from gadatlas.model import Atlas, Branch, Domain, Facet, Paper, Tag, Venue

Key = TypeVar("Key")


@dataclass(frozen=True)
class Index:
    """Look-ups over one atlas, each made once when first asked for.

    Every list of papers is sorted newest first, then by title and key.
    """

    atlas: Atlas

    @cached_property
    def by_key(self) -> Mapping[str, Paper]:
        """Papers by citation key."""
        return {paper.key: paper for paper in self.atlas.papers}

    @cached_property
    def branches(self) -> Mapping[str, Branch]:
        """Branches by id, parents before children."""
        return {branch.id: branch for branch in self.atlas.branches()}

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """Domains by id."""
        return {domain.id: domain for domain in self.atlas.domains}

    @cached_property
    def tags(self) -> Mapping[Facet, Mapping[str, Tag]]:
        """Tags by facet and id."""
        return {facet: {tag.id: tag for tag in tags} for facet, tags in self.atlas.vocabulary.items()}

    @cached_property
    def newest_first(self) -> tuple[Paper, ...]:
        """All papers by year, newest first."""
        return tuple(sorted(self.atlas.papers, key=by_newest))

    @cached_property
    def _of_branch(self) -> Mapping[str, tuple[Paper, ...]]:
        found: dict[str, dict[str, Paper]] = defaultdict(dict)
        for paper in self.newest_first:
            for branch in paper.branches:
                for ancestor in ancestry(branch):
                    found[ancestor][paper.key] = paper
        return {branch: tuple(papers.values()) for branch, papers in found.items()}

    @cached_property
    def _of_domain(self) -> Mapping[str, tuple[Paper, ...]]:
        return _grouped((domain, paper) for paper in self.newest_first for domain in paper.domains)

    @cached_property
    def _of_tag(self) -> Mapping[tuple[Facet, str], tuple[Paper, ...]]:
        return _grouped(
            ((facet, tag), paper) for paper in self.newest_first for facet in Facet for tag in paper.tags(facet)
        )

    @cached_property
    def _of_venue(self) -> Mapping[str, tuple[Paper, ...]]:
        return _grouped((paper.venue.id, paper) for paper in self.newest_first)

    def of_branch(self, branch_id: str) -> tuple[Paper, ...]:
        """Papers on the branch or anywhere below it."""
        return self._of_branch.get(branch_id, ())

    def of_domain(self, domain_id: str) -> tuple[Paper, ...]:
        """Papers of one application domain."""
        return self._of_domain.get(domain_id, ())

    def of_tag(self, facet: Facet, tag_id: str) -> tuple[Paper, ...]:
        """Papers that bear one tag."""
        return self._of_tag.get((facet, tag_id), ())

    def of_venue(self, venue_id: str) -> tuple[Paper, ...]:
        """Papers of one venue."""
        return self._of_venue.get(venue_id, ())

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """Venues that hold a paper, by name."""
        used = (venue for venue in self.atlas.venues if self.of_venue(venue.id))
        return tuple(sorted(used, key=lambda venue: (venue.name.casefold(), venue.id)))

    @cached_property
    def _tag_bits(self) -> Mapping[str, int]:
        positions: dict[tuple[Facet, str], int] = {}
        return {
            paper.key: sum(
                1 << positions.setdefault((facet, tag), len(positions)) for facet in Facet for tag in paper.tags(facet)
            )
            for paper in self.atlas.papers
        }

    def related(self, paper: Paper, limit: int = 4) -> tuple[Paper, ...]:
        """Papers of the same home branch that share most tags; ties go to the nearest year, then the key."""
        bits = self._tag_bits
        own = bits[paper.key]
        ranked = nsmallest(
            limit,
            (
                (-(own & bits[other.key]).bit_count(), abs(other.year - paper.year), other.key)
                for other in self.of_branch(paper.home)
                if other.key != paper.key
            ),
        )
        return tuple(self.by_key[key] for _, _, key in ranked)

    def newest_added(self, limit: int, among: Iterable[Paper] | None = None) -> tuple[Paper, ...]:
        """Papers that entered the atlas last, of all or of those given; ties go to the newer publication."""
        papers = self.newest_first if among is None else among
        return tuple(nsmallest(limit, papers, key=lambda p: (-p.added.toordinal(), *by_newest(p))))


def by_newest(paper: Paper) -> tuple[int, str, str]:
    """Sort key: newest year first, then title, then key."""
    return (-paper.year, paper.title.casefold(), paper.key)


def ancestry(branch_id: str) -> list[str]:
    """Return a branch's id and those of all branches above it, the root first."""
    parts = branch_id.split("/")
    return ["/".join(parts[: i + 1]) for i in range(len(parts))]


def by_home(papers: Iterable[Paper], atlas: Atlas) -> list[tuple[Branch, list[Paper]]]:
    """Group papers by the branch where each is at home, in the taxonomy's order; empty groups are left out."""
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        groups[paper.home].append(paper)
    return [(branch, groups[branch.id]) for branch in atlas.branches() if branch.id in groups]


def count_by_year(papers: Iterable[Paper]) -> list[tuple[int, int]]:
    """Return (year, number of papers) from the first to the last year, gaps as zero."""
    counts = Counter(paper.year for paper in papers)
    return [(year, counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []


def _grouped(pairs: Iterable[tuple[Key, Paper]]) -> dict[Key, tuple[Paper, ...]]:
    found: dict[Key, list[Paper]] = defaultdict(list)
    for key, paper in pairs:
        found[key].append(paper)
    return {key: tuple(papers) for key, papers in found.items()}
