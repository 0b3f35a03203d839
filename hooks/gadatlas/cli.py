"""The command ``gadatlas``: check the data, write pages, export formats, and help those who curate."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from gadatlas.curate import (
    compare,
    coverage,
    find,
    insert,
    known_titles,
    lacking,
    likely_duplicates,
    make_skeleton,
    read_record,
    told_apart,
)
from gadatlas.curate.coverage import LACKS
from gadatlas.curate.titles import SAME
from gadatlas.export import FORMATS
from gadatlas.export.references import CitationError
from gadatlas.model import Atlas, Paper
from gadatlas.problems import Collector, near_match, report
from gadatlas.query import Index
from gadatlas.site import build, write_pages
from gadatlas.site.addresses import published
from gadatlas.source import load
from gadatlas.source.rules import documented
from gadatlas.source.text import read_text


class UsageError(Exception):
    """What was asked for does not exist."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 1 with the problems on standard output."""
    options = _parser().parse_args(arguments)
    atlas, problems = load(options.data)
    if atlas is None:
        print(report(problems, getattr(options, "format", "text") if options.command == "check" else "text"))
        print(f"{len(problems)} problem(s)", file=sys.stderr)
        return 1
    try:
        return _run(options, atlas)
    except (UsageError, CitationError, OSError, ValueError) as error:
        print(f"gadatlas: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace, atlas: Atlas) -> int:
    match options.command:
        case "check":
            print(f"{len(atlas.papers)} papers, no problems")
        case "pages":
            site = build(atlas, rules=documented(), address=os.environ.get("SITE_URL", ""))
            count = write_pages(atlas, site, options.docs, options.out)
            print(f"{count} files written to {options.out}")
        case "published":
            print("\n".join(published(atlas)))
        case "export":
            papers = _selected(atlas, options)
            sys.stdout.buffer.write(FORMATS[options.export_format](atlas, papers).encode("utf-8"))
            sys.stdout.buffer.flush()
        case "report":
            print("\n".join(p.key for p in lacking(atlas, options.without)) if options.without else coverage(atlas))
        case "find":
            return _find(options, atlas)
        case "duplicates":
            return _duplicates(options, atlas)
        case "add":
            return _add(options, atlas)
        case "compare":
            return _compare(options, atlas)
    return 0


def _find(options: argparse.Namespace, atlas: Atlas) -> int:
    """Print what each title may be; 1 if one of them is new."""
    known = known_titles(atlas, options.data, options.candidates)
    matches = [(query, find(query, known)) for query in options.titles]
    for query, found in matches:
        lines = [f"  {likeness:.2f}  {one.where}: {one.title}" for likeness, one in found]
        print("\n".join([f"{'known' if found else 'new'}: {query}", *lines]))
    return 0 if all(found for _, found in matches) else 1


def _duplicates(options: argparse.Namespace, atlas: Atlas) -> int:
    """Print likely duplicates that nobody has told apart yet; 1 if there are any."""
    known = told_apart(atlas, options.data)
    pairs = [pair for pair in likely_duplicates(atlas) if {pair[1].key, pair[2].key} not in known]
    for likeness, one, other in pairs:
        print(f"{likeness:.2f}  {one.key}: {one.title}\n      {other.key}: {other.title}")
    return 1 if pairs else 0


def _add(options: argparse.Namespace, atlas: Atlas) -> int:
    """Print the skeleton of a new entry, or write it; nothing is written for a paper that is there already."""
    text = sys.stdin.read() if str(options.record) == "-" else options.record.read_text(encoding="utf-8")
    record = read_record(text)
    known = known_titles(atlas, options.data)
    names = [name for name in (record.title, record.doi, record.arxiv) if name]
    for likeness, one in [match for name in names for match in find(name, known)]:
        if likeness >= SAME:
            raise UsageError(f"this is there already, as {one.where}: {one.title}")
        print(f"gadatlas: is this {one.where}? {one.title}", file=sys.stderr)
    skeleton = make_skeleton(record, atlas, options.on)
    if not skeleton.venue_is_known:
        print(f"gadatlas: venues.yml does not declare '{skeleton.venue}'", file=sys.stderr)
    if options.write:
        print("\n".join(str(file) for file in insert(skeleton, options.data / "papers")))
    else:
        print(f"{skeleton.entry}\n{skeleton.annotation}", end="")
    return 0


def _compare(options: argparse.Namespace, atlas: Atlas) -> int:
    """Print every difference between the bibliographies and the atlas; 1 if there are any, or a file cannot be read."""
    problems = Collector()
    sources = [read_text(file, str(file), problems) for file in options.bibliographies]
    results = [compare(atlas, source) for source in sources if source]
    lines = problems.found + [difference for result in results for difference in result.differences]
    if lines:
        print("\n".join(str(line) for line in sorted(lines)))
    entries, known, unread = (sum(getattr(r, name) for r in results) for name in ("entries", "known", "unread"))
    rest = f"; {unread} block(s) were not read" if unread else ""
    print(f"{known} of {entries} entries are in the atlas, {len(lines)} line(s) to look at{rest}", file=sys.stderr)
    return 1 if lines else 0


def _selected(atlas: Atlas, options: argparse.Namespace) -> list[Paper]:
    """Return the papers that every given selection holds, sorted by key."""
    index = Index(atlas)
    papers = list(atlas.papers)
    if options.branch:
        _must_exist("branch", options.branch, index.branches)
        papers = [paper for paper in papers if paper in set(index.of_branch(options.branch))]
    if options.domain:
        _must_exist("domain", options.domain, index.domains)
        papers = [paper for paper in papers if options.domain in paper.domains]
    for key in options.key or ():
        _must_exist("key", key, index.by_key)
    return [paper for paper in papers if not options.key or paper.key in options.key]


def _must_exist(kind: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise UsageError(f"unknown {kind} '{value}'{near_match(value, known)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gadatlas", description="The Generative Anomaly Detection Atlas")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the data; print every problem")
    check.add_argument("--format", choices=("text", "github"), default="text")
    pages = commands.add_parser("pages", help="write every page of the site below a folder")
    pages.add_argument("out", type=Path)
    pages.add_argument("--docs", type=Path, default=Path("docs"), help="hand-written pages (default: docs)")
    commands.add_parser("published", help="print every address that the site promises to keep")
    told = commands.add_parser("report", help="print what the atlas covers and what its entries lack")
    told.add_argument("--without", choices=sorted(LACKS), help="print the keys of the entries that lack this")
    finding = commands.add_parser("find", help="say whether titles, method names or identifiers are there already")
    finding.add_argument("titles", metavar="title", nargs="+")
    finding.add_argument("--candidates", type=Path, nargs="*", default=[], help="also look in these JSON lines")
    commands.add_parser("duplicates", help="print papers that may be one and that told-apart.tsv does not tell apart")
    add = commands.add_parser("add", help="make a new entry from a record, for a person to fill in")
    add.add_argument("record", type=Path, help="a file with one BibTeX entry or CSL-JSON record; - reads it from input")
    add.add_argument("--write", action="store_true", help="put it into the files of its year instead of printing it")
    add.add_argument("--on", type=date.fromisoformat, default=date.today(), metavar="DATE", help="when it is added")
    comparing = commands.add_parser("compare", help="print where BibTeX files and the atlas differ on a paper")
    comparing.add_argument("bibliographies", metavar="file", type=Path, nargs="+")
    export = commands.add_parser("export", help="print papers in a citation format")
    export.add_argument("export_format", metavar="format", choices=sorted(FORMATS), help=", ".join(sorted(FORMATS)))
    export.add_argument("--branch", metavar="ID")
    export.add_argument("--domain", metavar="ID")
    export.add_argument("--key", metavar="KEY", nargs="+")
    return parser


if __name__ == "__main__":
    sys.exit(main())
