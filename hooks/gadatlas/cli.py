"""The command ``gadatlas``: check the data, write pages, export formats."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from gadatlas.export import FORMATS
from gadatlas.model import Atlas, Paper
from gadatlas.problems import near_match, report
from gadatlas.query import Index
from gadatlas.site import build, write_pages
from gadatlas.source import load
from gadatlas.source.rules import documented


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
    except (UsageError, FileExistsError) as error:
        print(f"gadatlas: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace, atlas: Atlas) -> int:
    match options.command:
        case "check":
            print(f"{len(atlas.papers)} papers, no problems")
        case "pages":
            count = write_pages(atlas, build(atlas, rules=documented()), options.docs, options.out)
            print(f"{count} files written to {options.out}")
        case "export":
            papers = _selected(atlas, options)
            sys.stdout.buffer.write(FORMATS[options.export_format](atlas, papers).encode("utf-8"))
            sys.stdout.buffer.flush()
    return 0


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
    export = commands.add_parser("export", help="print papers in a citation format")
    export.add_argument("export_format", metavar="format", choices=sorted(FORMATS), help=", ".join(sorted(FORMATS)))
    export.add_argument("--branch", metavar="ID")
    export.add_argument("--domain", metavar="ID")
    export.add_argument("--key", metavar="KEY", nargs="+")
    return parser


if __name__ == "__main__":
    sys.exit(main())
