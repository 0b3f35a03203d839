"""What a site is made of, and how hand-written prose meets generated parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import escape

from gadatlas.model import Origin

_MARKER = re.compile(r"^<!-- atlas:([a-z-]+) -->$", re.MULTILINE)
_CITATION = re.compile(r"\[((?:@[\w:.-]+)(?:\s*;\s*@[\w:.-]+)*)\]")
_BIBLIOGRAPHY = re.compile(r"^\\bibliography\s*$", re.MULTILINE)
# Footnote marks follow their word without a blank, and one another after a comma.
_BEFORE_MARK = re.compile(r"(?<=\S) (?=\[\^[a-z]+\d{4}[a-z0-9]+\])")
_BETWEEN_MARKS = re.compile(r"(?<=\])(?=\[\^[a-z]+\d{4}[a-z0-9]+\])")
_FOOTNOTE = re.compile(r"^\[\^([a-z]+\d{4}[a-z0-9]+)\]:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below docs, its title and description as plain text, and its generated parts.

    ``parts`` are pieces of HTML by name; they stand at the markers of the page's Markdown, which is
    ``prose`` unless somebody wrote a page of the same path by hand. ``origin`` is the line of data
    that the page was made from, if there is one.
    """

    path: str
    title: str
    description: str
    parts: Mapping[str, str]
    prose: str = "<!-- atlas:page -->"
    origin: Origin | None = None
    meta: Mapping[str, object] = field(default_factory=dict)

    @property
    def markdown(self) -> str:
        """Front matter and prose, the markers not filled yet."""
        front = {"title": str(escape(self.title)), "description": str(escape(self.description)), **self.meta}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
        return "\n".join(["---", *lines, "---", "", self.prose, ""])


@dataclass(frozen=True, slots=True)
class Site:
    """Everything generated: pages by path, parts of purely hand-written pages, files, the navigation.

    ``heads`` by page and ``files`` are made when they are asked for: no page needs them before, and
    together they are larger than all the rest. ``updates`` says when a page's data last changed, by its
    path without the ending.
    """

    pages: Mapping[str, Page]
    parts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, Callable[[], str | bytes]] = field(compare=False)
    nav: list[object]
    heads: Mapping[str, Callable[[], str]] = field(default_factory=dict, compare=False)
    updates: Mapping[str, date] = field(default_factory=dict)

    def head(self, path: str) -> str:
        """Return what stands in the head of a page for machines."""
        return self.heads[path]() if path in self.heads else ""

    def updated(self, path: str) -> date | None:
        """Return when the data of a generated page last changed, or nothing for other pages."""
        return self.updates.get(path.removesuffix(".md").removesuffix("/index"))

    def fill(self, path: str, text: str) -> str:
        """Return a page's Markdown or HTML with each marker line replaced by the part it names.

        Raises:
            KeyError: the text names a part that this page does not have.
        """
        page = self.pages.get(path)
        parts = page.parts if page else self.parts.get(path, {})

        def part(match: re.Match[str]) -> str:
            if match[1] not in parts:
                raise KeyError(f"{path} has no part '{match[1]}'; it has: {', '.join(sorted(parts)) or 'none'}")
            return parts[match[1]].strip("\n")

        return _MARKER.sub(part, text)


def link_footnotes(markdown: str, root: str) -> str:
    """Make each footnote of the citation plugin lead to the paper's own page as well, and set its mark close."""
    markdown = _BETWEEN_MARKS.sub("<sup>,</sup>", _BEFORE_MARK.sub("", markdown))
    return _FOOTNOTE.sub(lambda match: f"[^{match[1]}]:{match[2]} [In the atlas]({root}papers/{match[1]}.md)", markdown)


def link_citations(markdown: str, root: str, labels: Mapping[str, str]) -> str:
    """Turn ``[@key]`` into links to paper pages, for pages that no citation plugin will see."""

    def linked(match: re.Match[str]) -> str:
        keys = [key.strip().removeprefix("@") for key in match[1].split(";")]
        links = [f"[{labels[key]}]({root}papers/{key}.md)" if key in labels else f"@{key}" for key in keys]
        return f"({'; '.join(links)})"

    return _BIBLIOGRAPHY.sub("", _CITATION.sub(linked, markdown))


def root_of(path: str) -> str:
    """Return the way from a Markdown page's folder up to the docs folder: ``../`` per level."""
    return "../" * path.count("/")
