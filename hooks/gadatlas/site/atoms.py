"""Inline pieces of pages: text and links that mean the same in Markdown and in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from gadatlas.model import Person

_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]|~^=@$#!]")
_IN_ADDRESS = re.compile(r"[&<>\"'\\`\[\]@\s]")
_MANY_AUTHORS = 4


@cache
def atom(text: str) -> Markup:
    """Escape data so that it is plain text in a Markdown line, an HTML block and an attribute alike.

    Every character that Markdown, HTML, a Markdown extension or the citation plugin could read as
    syntax becomes a numeric character reference.
    """
    return Markup(_SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split())))


def address(url: str) -> Markup:
    """Escape a web address for an attribute; anything but https gives nothing, so no link can run a script."""
    if not url.startswith("https://"):
        return Markup("")
    return Markup(_IN_ADDRESS.sub(lambda match: f"&#{ord(match[0])};", url))


def authors(people: Iterable[Person]) -> Markup:
    """Return all names, given name first, separated by commas."""
    return Markup(", ").join(atom(person.display) for person in people)


def authors_short(people: tuple[Person, ...]) -> Markup:
    """Return family names, at most three, then "et al."."""
    names = [atom(person.family) for person in people]
    if len(names) > _MANY_AUTHORS:
        return Markup(", ").join(names[:3]) + Markup(" et al.")
    return Markup(", ").join(names)


def headline(name: str, title: str) -> Markup:
    """Return a title with the method's name in bold: before it, or at its beginning if it stands there already."""
    if not name:
        return atom(title)
    if title.casefold().startswith(name.casefold()):
        return Markup("<b>{}</b>{}").format(atom(title[: len(name)]), _tail(title[len(name) :]))
    return Markup("<b>{}</b> {}").format(atom(name), atom(title))


def _tail(text: str) -> Markup:
    lead = " " if text[:1] == " " else ""
    return Markup(lead) + atom(text)


def preformatted(text: str) -> Markup:
    """Escape text for ``<pre>``: line breaks and blanks stay, blank lines do not end the HTML block."""
    return Markup("\n").join(
        Markup(_SPECIAL.sub(lambda m: f"&#{ord(m[0])};", line)) for line in text.strip("\n").split("\n")
    )


def plural(count: int, noun: str) -> str:
    """Return ``1 paper``, ``2 papers``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
