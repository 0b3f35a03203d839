"""The atlas as JSON, described by ``json_schema.SCHEMA``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gadatlas.export.record import paper_record, present
from gadatlas.model import Atlas, Branch, Domain, Facet, Paper, Tag

__all__ = ["SCHEMA_VERSION", "paper_record", "write_json"]

SCHEMA_VERSION = "1.0"


def write_json(atlas: Atlas, papers: Sequence[Paper]) -> str:
    """Return the papers, with the taxonomy, domains and vocabulary that their ids refer to."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "coverage_through": atlas.info.coverage_through.isoformat(),
        "papers": [paper_record(paper) for paper in papers],
        "taxonomy": [_branch(branch) for branch in atlas.taxonomy],
        "domains": [_domain(domain) for domain in atlas.domains],
        "vocabulary": {facet.value: [_tag(tag) for tag in atlas.vocabulary.get(facet, ())] for facet in Facet},
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _branch(branch: Branch) -> dict[str, Any]:
    children = [_branch(child) for child in branch.children]
    return present({"id": branch.id, "title": branch.title, "summary": branch.summary, "children": children})


def _domain(domain: Domain) -> dict[str, Any]:
    return present({"id": domain.id, "title": domain.title, "summary": domain.summary})


def _tag(tag: Tag) -> dict[str, Any]:
    return present({"id": tag.id, "name": tag.name, "summary": tag.summary})
