"""Rules for one annotation."""

from __future__ import annotations

from collections.abc import Iterator

from gadatlas.model import Facet, PaperKind
from gadatlas.problems import near_match, shorten
from gadatlas.source.located_yaml import Mapping, Scalar
from gadatlas.source.records import CHECKED, Record, Shape, decode_record
from gadatlas.source.rules.bibliography import KEY
from gadatlas.source.rules.known import Known, html_in, unknown, wrong_url

Findings = Iterator[tuple[int, str]]

LONGEST = {"name": 60, "technique": 120, "scenario": 90, "idea": 200}


def branch(record: Record, known: Known) -> Findings:
    """A paper stands on at least one branch of taxonomy.yml; the first is where it is at home."""
    branches = record.texts("branches")
    if "branches" in record.fields and not branches:
        yield record.line_of("branches"), "a paper needs at least one branch"
    for item in branches:
        for message in unknown("branch", item.text, known.branches):
            yield item.line, message


def domain(record: Record, known: Known) -> Findings:
    """Domains are those of domains.yml."""
    for item in record.texts("domains"):
        for message in unknown("domain", item.text, known.domains):
            yield item.line, message


def tag(record: Record, known: Known) -> Findings:
    """Tags are those of vocabulary.yml."""
    for facet in Facet:
        for item in record.texts(facet.value):
            for message in unknown(f"tag of {facet.value}", item.text, known.tags.get(facet, frozenset())):
                yield item.line, message


def repeated_value(record: Record, _known: Known) -> Findings:
    """A list names a value once."""
    for name in ("branches", "domains", "aliases", *(facet.value for facet in Facet)):
        seen = set()
        for item in record.texts(name):
            if item.text in seen:
                yield item.line, f"'{shorten(item.text)}' stands twice in {name}"
            seen.add(item.text)


def kind(record: Record, _known: Known) -> Findings:
    """The kind is method (if absent), basis, survey, benchmark or dataset."""
    value = record.text("kind")
    if value and value not in set(PaperKind):
        yield record.line_of("kind"), f"unknown kind '{shorten(value)}'{near_match(value, PaperKind)}"


def text_length(record: Record, _known: Known) -> Findings:
    """Name, technique, scenario and idea are short; an idea is one sentence of at most 200 characters."""
    for name, longest in LONGEST.items():
        found = len(record.text(name))
        if found > longest:
            yield record.line_of(name), f"'{name}' has at most {longest} characters, this one {found}"


def idea_read(record: Record, _known: Known) -> Findings:
    """An idea goes with the address where its abstract was read, and the reverse."""
    if bool(record.text("idea")) != bool(record.text("read")):
        present, absent = ("idea", "read") if record.text("idea") else ("read", "idea")
        yield record.line_of(present), f"'{present}' goes with '{absent}'"


def address(record: Record, _known: Known) -> Findings:
    """Addresses begin with https:// and name a public host."""
    for name in ("read", "code"):
        value = record.text(name)
        if value and (wrong := wrong_url(value)):
            yield record.line_of(name), f"{name} '{shorten(value)}' {wrong}"


def check_complete(record: Record, _known: Known) -> Findings:
    """checked names the day and the address of the record that was compared."""
    node = record.fields.get("checked")
    if not isinstance(node, Mapping):
        return
    found: list = []
    decode_record(record.path, node, CHECKED, found)
    for problem in found:
        yield problem.line, problem.message
    for name, shape in CHECKED.items():
        value = node.entries.get(name)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            yield node.line, f"'checked' needs '{name}', {shape.value}"
        elif shape is Shape.TEXT and isinstance(value, Scalar) and (wrong := wrong_url(value.text)):
            yield value.line, f"checked.against '{shorten(value.text)}' {wrong}"


def markup(record: Record, _known: Known) -> Findings:
    """No HTML in a text; write the characters themselves."""
    for name in LONGEST:
        if found := html_in(record.text(name)):
            yield record.line_of(name), f"'{name}' holds HTML: {shorten(found, 30)}"


def alias_pattern(record: Record, _known: Known) -> Findings:
    """An alias is a former key."""
    for item in record.texts("aliases"):
        if not KEY.match(item.text):
            yield item.line, f"alias '{shorten(item.text)}' must look like a key"


RULES = (
    branch,
    domain,
    tag,
    repeated_value,
    kind,
    text_length,
    idea_read,
    address,
    check_complete,
    markup,
    alias_pattern,
)
