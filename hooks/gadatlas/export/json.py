"""The atlas as JSON, described by ``SCHEMA``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gadatlas.model import Atlas, Branch, Facet, Paper

SCHEMA_VERSION = "1.0"


def write_json(atlas: Atlas, papers: Sequence[Paper]) -> str:
    """Return the papers, with the taxonomy, domains and vocabulary that their ids refer to."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "coverage_through": atlas.info.coverage_through.isoformat(),
        "papers": [paper_record(paper) for paper in papers],
        "taxonomy": [_branch(branch) for branch in atlas.taxonomy],
        "domains": [_present({"id": d.id, "title": d.title, "summary": d.summary}) for d in atlas.domains],
        "vocabulary": {
            facet.value: [_present({"id": t.id, "name": t.name, "summary": t.summary}) for t in atlas.vocabulary[facet]]
            for facet in Facet
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def paper_record(paper: Paper) -> dict[str, Any]:
    """Return one paper as JSON values; absent values are left out."""
    return _present(
        {
            "key": paper.key,
            "title": paper.title,
            "name": paper.name,
            "authors": [
                _present({"family": p.family, "given": p.given, "suffix": p.suffix, "literal": p.literal})
                for p in paper.authors
            ],
            "year": paper.year,
            "venue": {"id": paper.venue.id, "name": paper.venue_name, "kind": paper.venue.kind.value},
            "doi": paper.doi,
            "arxiv": paper.arxiv,
            "openreview": paper.openreview,
            "url": paper.url,
            "code": paper.code,
            "kind": paper.kind.value,
            "branches": list(paper.branches),
            "families": list(paper.families),
            "technique": paper.technique,
            "score": list(paper.score),
            "foundation_models": list(paper.foundation_models),
            "modalities": list(paper.modalities),
            "domains": list(paper.domains),
            "setting": list(paper.setting),
            "scenario": paper.scenario,
            "idea": paper.idea,
            "read": paper.read,
            "added": paper.added.isoformat(),
            "checked": {"on": paper.checked.on.isoformat(), "against": paper.checked.against} if paper.checked else None,
            "aliases": list(paper.aliases),
        }
    )


def _branch(branch: Branch) -> dict[str, Any]:
    children = [_branch(child) for child in branch.children]
    return _present({"id": branch.id, "title": branch.title, "summary": branch.summary, "children": children})


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}
