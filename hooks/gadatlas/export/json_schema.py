"""JSON Schema (draft 2020-12) of the document that ``json.write_json`` returns."""

from __future__ import annotations

import json

from gadatlas.export.json import SCHEMA_VERSION
from gadatlas.export.record import DATE, FIELDS, TEXT, Schema, closed_object
from gadatlas.model import Facet


def _list_of(definition: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{definition}"}}


_PAPER = closed_object(
    {field.name: field.schema for field in FIELDS},
    required=tuple(field.name for field in FIELDS if field.required),
)
_BRANCH = closed_object(
    {"id": TEXT, "title": TEXT, "summary": TEXT, "children": _list_of("branch")}, required=("id", "title")
)
_DOMAIN = closed_object({"id": TEXT, "title": TEXT, "summary": TEXT}, required=("id", "title"))
_TAG = closed_object({"id": TEXT, "name": TEXT, "summary": TEXT}, required=("id", "name"))

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Generative Anomaly Detection Atlas",
    "description": "Papers, and the taxonomy, domains and tags that their ids refer to. Absent values are left out.",
    **closed_object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "coverage_through": DATE,
            "papers": _list_of("paper"),
            "taxonomy": _list_of("branch"),
            "domains": _list_of("domain"),
            "vocabulary": closed_object({facet.value: _list_of("tag") for facet in Facet}),
        }
    ),
    "$defs": {"paper": _PAPER, "branch": _BRANCH, "domain": _DOMAIN, "tag": _TAG},
}


def write_schema() -> str:
    """Return the schema as JSON text."""
    return json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n"
