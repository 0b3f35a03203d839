"""What the atlas publishes about a paper: one definition for JSON, its schema and CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gadatlas.model import Paper, PaperKind, Person, VenueKind

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}
DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}


def closed_object(properties: dict[str, Schema], required: tuple[str, ...] | None = None) -> Schema:
    """Return the schema of an object that holds nothing but ``properties``; all are required unless told."""
    needed = list(properties if required is None else required)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def present(values: dict[str, Any]) -> dict[str, Any]:
    """Return ``values`` without those that are absent: nothing, empty, or false."""
    return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing published about a paper: its name, how the paper gives it, its JSON Schema."""

    name: str
    value: Callable[[Paper], Any]
    schema: Schema
    required: bool = False


PERSON = closed_object(
    {"family": TEXT, "given": TEXT, "suffix": TEXT, "literal": {"const": True, "description": "a group's name"}},
    required=("family",),
)
VENUE = closed_object({"id": TEXT, "name": TEXT, "kind": {"enum": [kind.value for kind in VenueKind]}})
CHECK = closed_object({"on": DATE, "against": ADDRESS})

FIELDS = (
    Field("key", lambda p: p.key, {"type": "string", "pattern": "^[a-z0-9]+$"}, required=True),
    Field("title", lambda p: p.title, TEXT, required=True),
    Field("name", lambda p: p.name, TEXT),
    Field("authors", lambda p: [_person(a) for a in p.authors], {"type": "array", "items": PERSON}, required=True),
    Field("year", lambda p: p.year, {"type": "integer", "minimum": 1900, "maximum": 2099}, required=True),
    Field(
        "venue", lambda p: {"id": p.venue.id, "name": p.venue_name, "kind": p.venue.kind.value}, VENUE, required=True
    ),
    Field("doi", lambda p: p.doi, {"type": "string", "pattern": r"^10\.\d{4,9}/\S+$"}),
    Field("arxiv", lambda p: p.arxiv, TEXT),
    Field("openreview", lambda p: p.openreview, TEXT),
    Field("url", lambda p: p.url, ADDRESS),
    Field("code", lambda p: p.code, ADDRESS),
    Field("kind", lambda p: p.kind.value, {"enum": [kind.value for kind in PaperKind]}, required=True),
    Field("branches", lambda p: list(p.branches), TEXTS, required=True),
    Field("families", lambda p: list(p.families), TEXTS),
    Field("technique", lambda p: p.technique, TEXT),
    Field("score", lambda p: list(p.score), TEXTS),
    Field("foundation_models", lambda p: list(p.foundation_models), TEXTS),
    Field("modalities", lambda p: list(p.modalities), TEXTS),
    Field("domains", lambda p: list(p.domains), TEXTS),
    Field("setting", lambda p: list(p.setting), TEXTS),
    Field("scenario", lambda p: p.scenario, TEXT),
    Field("idea", lambda p: p.idea, TEXT),
    Field("read", lambda p: p.read, ADDRESS),
    Field("added", lambda p: p.added.isoformat(), DATE, required=True),
    Field("checked", lambda p: _check(p), CHECK),
    Field("aliases", lambda p: list(p.aliases), TEXTS),
)


def paper_record(paper: Paper) -> dict[str, Any]:
    """Return one paper as JSON values; absent values are left out."""
    return present({field.name: field.value(paper) for field in FIELDS})


def _person(person: Person) -> dict[str, Any]:
    return present({"family": person.family, "given": person.given, "suffix": person.suffix, "literal": person.literal})


def _check(paper: Paper) -> dict[str, str]:
    return {"on": paper.checked.on.isoformat(), "against": paper.checked.against} if paper.checked else {}
