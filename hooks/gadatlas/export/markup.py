"""Text and values for XML and for the head of an HTML page."""

from __future__ import annotations

import json
import re

_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEEDS_ESCAPE = re.compile('[&<>"]')
# Characters that XML 1.0 has no form for, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Inside <script> no text may end the element, begin a comment, or look like a character reference.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def escape(text: str) -> str:
    """Return text for an element or a quoted attribute of XML and HTML."""
    return _NEEDS_ESCAPE.sub(lambda match: _SPECIAL[match[0]], _NOT_XML.sub("", text))


def element(name: str, text: str) -> str:
    """Return an XML element that holds text."""
    return f"<{name}>{escape(text)}</{name}>"


def data_script(document: object) -> str:
    """Return linked data as a script element, which no value of the data can leave."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return f'<script type="application/ld+json">{text}</script>'
