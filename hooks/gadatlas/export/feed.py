"""Feeds of the papers that entered the atlas last: Atom (RFC 4287) and JSON Feed 1.1.

Addresses are absolute, dates are those of the data: the same atlas gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gadatlas.export.markup import element, escape
from gadatlas.model import Paper


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is about: its title, its page, where it stands itself, and when it was last changed at least."""

    title: str
    description: str
    page: str
    address: str
    since: date
    root: str


def write_atom(channel: Channel, papers: Sequence[Paper]) -> str:
    """Return the papers as an Atom feed, in the order given."""
    updated = max((paper.added for paper in papers), default=channel.since)
    head = [
        element("id", channel.address),
        element("title", channel.title),
        element("subtitle", channel.description),
        element("updated", _moment(updated)),
        f'<link href="{escape(channel.page)}"/>',
        f'<link rel="self" type="application/atom+xml" href="{escape(channel.address)}"/>',
        element("rights", "CC0 1.0"),
    ]
    entries = [_entry(channel, paper) for paper in papers]
    body = "\n".join([*head, *entries])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{body}\n</feed>\n'


def _entry(channel: Channel, paper: Paper) -> str:
    address = f"{channel.root}papers/{paper.key}/"
    parts = [
        element("id", address),
        element("title", paper.title),
        element("updated", _moment(paper.added)),
        f'<link href="{escape(address)}"/>',
        *(f"<author>{element('name', person.display)}</author>" for person in paper.authors),
        *(f'<category term="{escape(branch)}"/>' for branch in paper.branches),
        element("summary", _summary(paper)),
    ]
    return f"<entry>\n{chr(10).join(parts)}\n</entry>"


def write_json_feed(channel: Channel, papers: Sequence[Paper]) -> str:
    """Return the papers as a JSON feed, in the order given."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "language": "en",
        "items": [_item(channel, paper) for paper in papers],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _item(channel: Channel, paper: Paper) -> dict[str, object]:
    address = f"{channel.root}papers/{paper.key}/"
    item = {
        "id": address,
        "url": address,
        "external_url": paper.link,
        "title": paper.title,
        "content_text": _summary(paper),
        "date_published": _moment(paper.added),
        "authors": [{"name": person.display} for person in paper.authors],
        "tags": list(paper.branches),
    }
    return {name: value for name, value in item.items() if value}


def _summary(paper: Paper) -> str:
    published = f"{paper.venue_name}, {paper.year}."
    return f"{paper.idea} {published}" if paper.idea else published


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
