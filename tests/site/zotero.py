"""What a reference manager takes from a page: the rules of Zotero's translators "Embedded Metadata" and "COinS".

Written from their documented behaviour: Highwire tags win; the venue's tag decides the item's type, else a
journal article, or a preprint where an arXiv number stands; authors are split at the first comma.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl

TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
}
GENRES = {"article": "journalArticle", "proceeding": "conferencePaper", "preprint": "preprint", "report": "report"}


@dataclass
class Item:
    """One reference."""

    type: str = ""
    title: str = ""
    authors: list[tuple[str, str]] = field(default_factory=list)
    venue: str = ""
    date: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    pages: str = ""


class Head(HTMLParser):
    """Collects what stands in a page for machines."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.spans: list[str] = []
        self.data: list[dict[str, object]] = []
        self._in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        elif tag == "link":
            self.links.append(values)
        elif tag == "span" and "Z3988" in values.get("class", "").split():
            self.spans.append(values["title"])
        self._in_data = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(json.loads(data))
            self._in_data = False

    def all(self, name: str) -> list[str]:
        return [content for found, content in self.metas if found == name]

    def one(self, name: str) -> str:
        found = self.all(name)
        assert len(found) <= 1, f"{name} stands {len(found)} times"
        return found[0] if found else ""

    def alternates(self) -> dict[str, str]:
        return {link["type"]: link["href"] for link in self.links if "alternate" in link.get("rel", "").split()}


def embedded(html: str) -> Item:
    """Return the reference that a paper's page describes."""
    head = Head(html)
    kinds = [name for name in TYPES if head.one(name)]
    assert len(kinds) <= 1
    item = Item(TYPES[kinds[0]] if kinds else "preprint" if head.one("citation_arxiv_id") else "journalArticle")
    item.title = head.one("citation_title")
    item.authors = [split(author) for author in head.all("citation_author")]
    item.venue = head.one(kinds[0]) if kinds else head.one("citation_publisher")
    item.date = head.one("citation_publication_date")
    item.doi = head.one("citation_doi")
    item.arxiv = head.one("citation_arxiv_id")
    item.url = head.one("citation_abstract_html_url")
    item.pages = "-".join(filter(None, (head.one("citation_firstpage"), head.one("citation_lastpage"))))
    assert not head.all("citation_pdf_url")
    return item


def context_object(title: str) -> Item:
    """Return the reference in the title of a COinS span."""
    pairs = parse_qsl(title, strict_parsing=True)
    values = dict(pairs)
    assert values["ctx_ver"] == "Z39.88-2004"
    thesis = values["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dissertation"
    item = Item("thesis" if thesis else GENRES[values["rft.genre"]])
    item.title = values["rft.title" if thesis else "rft.atitle"]
    item.venue = values["rft.inst" if thesis else "rft.jtitle"]
    item.date = values["rft.date"]
    item.authors = [split(value) for name, value in pairs if name == "rft.au"]
    item.doi = values["rft_id"].removeprefix("info:doi/") if values["rft_id"].startswith("info:doi/") else ""
    item.url = "" if item.doi else values["rft_id"]
    return item


def split(author: str) -> tuple[str, str]:
    """Return family and given name as Zotero does: at the first comma, and all after a second one is lost."""
    parts = [part.strip() for part in author.split(",")]
    assert len(parts) <= 2, f"'{author}' would lose a part"
    return parts[0], parts[1] if len(parts) > 1 else ""
