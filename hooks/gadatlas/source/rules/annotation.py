"""Rules for one annotation."""

from __future__ import annotations

from collections.abc import Iterator

from gadatlas.model import Facet, PaperKind
from gadatlas.problems import Collector, shorten
from gadatlas.source.located_yaml import Mapping
from gadatlas.source.records import CHECKED, Record, decode_record, is_blank
from gadatlas.source.rules.bibliography import KEY
from gadatlas.source.rules.known import Known, html_in, unknown, wrong_url

Findings = Iterator[tuple[int, str]]

_KINDS = frozenset(kind.value for kind in PaperKind)
LONGEST = {"name": 60, "technique": 120, "scenario": 90, "idea": 200}


def branch(record: Record, known: Known) -> Findings:
    """A paper stands on at least one branch of taxonomy.yml; the first is where it is at home."""
    branches = record.texts("branches")
    if "branches" in record.fields and not branches:
        yield record.line_of("branches"), "a paper needs at least one branch"
    for item in branches:
        if message := unknown("branch", item.text, known.branches):
            yield item.line, message


def domain(record: Record, known: Known) -> Findings:
    """Domains are those of domains.yml."""
    for item in record.texts("domains"):
        if message := unknown("domain", item.text, known.domains):
            yield item.line, message


def tag(record: Record, known: Known) -> Findings:
    """Tags are those of vocabulary.yml."""
    for facet in Facet:
        for item in record.texts(facet.value):
            if message := unknown(f"tag of {facet}", item.text, known.tags.get(facet)):
                yield item.line, message


def repeated_value(record: Record, _known: Known) -> Findings:
    """A list names a value once."""
    for name in ("branches", "domains", "aliases", *(facet.value for facet in Facet)):
        seen: set[str] = set()
        for item in record.texts(name):
            if item.text in seen:
                yield item.line, f"'{shorten(item.text)}' stands twice in {name}"
            seen.add(item.text)


def kind(record: Record, _known: Known) -> Findings:
    """The kind is method (if absent), basis, survey, benchmark or dataset."""
    value = record.text("kind")
    if value and (message := unknown("kind", value, _KINDS)):
        yield record.line_of("kind"), message


def text_length(record: Record, _known: Known) -> Findings:
    """Name, technique, scenario and idea are short; an idea is one sentence of at most 200 characters."""
    for name, longest in LONGEST.items():
        found = len(record.text(name))
        if found > longest:
            yield record.line_of(name), f"'{name}' has at most {longest} characters, found {found}"


def idea_read(record: Record, _known: Known) -> Findings:
    """An idea goes with read, the address of the abstract it was written from, and the reverse."""
    if bool(record.text("idea")) != bool(record.text("read")):
        present, absent = ("idea", "read") if record.text("idea") else ("read", "idea")
        yield record.line_of(present), f"'{present}' goes with '{absent}', which is missing"


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
    problems = Collector()
    record = decode_record(record.path, node, CHECKED, problems) or record
    for problem in problems.found:
        yield problem.line, problem.message
    for name, what in (("on", CHECKED["on"].value), ("against", "an address")):
        if is_blank(node.entries.get(name)):
            yield node.line, f"'checked' needs '{name}', {what}"
    if (against := record.text("against")) and (wrong := wrong_url(against)):
        yield record.line_of("against"), f"checked.against '{shorten(against)}' {wrong}"


def markup(record: Record, _known: Known) -> Findings:
    """No HTML in a text; write the characters themselves."""
    for name in LONGEST:
        if found := html_in(record.text(name)):
            yield record.line_of(name), f"'{name}' holds HTML: {shorten(found, 30)}"


def alias_pattern(record: Record, _known: Known) -> Findings:
    """An alias is a former key."""
    for item in record.texts("aliases"):
        if not KEY.fullmatch(item.text):
            yield item.line, f"alias '{shorten(item.text)}' must look like a key: zavrtanik2021draem"


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
