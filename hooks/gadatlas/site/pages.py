"""What a site is made of, and how hand-written prose meets generated lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import escape

from gadatlas.model import Origin

MARKER = "<!-- atlas -->"
_CITATION = re.compile(r"\[((?:-?@[\w:.-]+)(?:\s*;\s*-?@[\w:.-]+)*)\]")
_BIBLIOGRAPHY = re.compile(r"^\\bibliography\s*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^([a-z]+\d{4}[a-z0-9]+)\]:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page: its path below docs, its title and description as plain text, its text.

    ``intro`` stands before ``body`` where no hand-written page of the same path takes the body in.
    ``origin`` is the line of data that the page was made from, if there is one.
    """

    path: str
    title: str
    description: str
    body: str
    intro: str = ""
    origin: Origin | None = None
    meta: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole page: front matter, intro, body."""
        front = {"title": str(escape(self.title)), "description": str(escape(self.description)), **self.meta}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
        return "\n".join(["---", *lines, "---", "", self.intro + self.body.strip("\n"), ""])


@dataclass(frozen=True, slots=True)
class Site:
    """Everything generated: pages by path, other files by path, and the navigation.

    ``fragments`` holds what hand-written pages take in that have no generated twin.
    """

    pages: Mapping[str, Page]
    fragments: Mapping[str, str]
    files: Mapping[str, str]
    nav: list[object]

    def fragment(self, path: str) -> str:
        """Return what a hand-written page of this path takes in at its marker; empty if nothing."""
        page = self.pages.get(path)
        return page.body if page else self.fragments.get(path, "")


def fill(prose: str, fragment: str) -> str:
    """Return a hand-written page with its marker line replaced; without a marker the page is unchanged."""
    return prose.replace(MARKER, fragment.strip("\n"), 1)


def link_footnotes(markdown: str, root: str) -> str:
    """Make each footnote of the citation plugin lead to the paper's own page as well."""
    return _FOOTNOTE.sub(
        lambda match: f"[^{match[1]}]:{match[2]} [In the atlas]({root}papers/{match[1]}.md)", markdown
    )


def link_citations(markdown: str, root: str, labels: Mapping[str, str]) -> str:
    """Turn ``[@key]`` into links to paper pages, for pages that no citation plugin will see."""

    def linked(match: re.Match[str]) -> str:
        keys = [key.strip().lstrip("-@") for key in match[1].split(";")]
        links = [f"[{labels[key]}]({root}papers/{key}.md)" if key in labels else f"@{key}" for key in keys]
        return f"({'; '.join(links)})"

    return _BIBLIOGRAPHY.sub("", _CITATION.sub(linked, markdown))


def root_of(path: str) -> str:
    """Return the way from a Markdown page's folder up to the docs folder: ``../`` per level."""
    return "../" * path.count("/")
