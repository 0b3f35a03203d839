"""The schema and the document agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gadatlas.export.json import write_json
from gadatlas.export.json_schema import SCHEMA, write_schema
from gadatlas.model import Paper
from tests.export.goldens import assert_golden
from tests.export.hard_cases import HARD
from tests.factory import make_atlas, make_rich_paper

VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def document(paper: Paper) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(write_json(make_atlas(paper), [paper]))
    return loaded


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of the schema that describes an object."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert json.loads(write_schema()) == SCHEMA


@pytest.mark.parametrize("paper", HARD.values(), ids=HARD.keys())
def test_describes_the_document(paper: Paper) -> None:
    VALIDATOR.validate(document(paper))


def test_is_closed_at_every_level() -> None:
    found = list(objects(SCHEMA))

    assert len(found) == 9
    assert all(part["additionalProperties"] is False for part in found)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("key", None),
        ("title", ""),
        ("branches", []),
        ("year", "2024"),
        ("kind", "blog"),
        ("added", "yesterday"),
        ("venue", {"id": "jfr", "name": "JFR", "kind": "journal", "rank": "A"}),
        ("surprise", "!"),
    ],
)
def test_refuses_what_a_paper_does_not_hold(place: str, value: object) -> None:
    broken = document(make_rich_paper())
    broken["papers"][0][place] = value

    assert not VALIDATOR.is_valid(broken)


def test_golden() -> None:
    assert_golden("export/atlas.schema.json", write_schema())
