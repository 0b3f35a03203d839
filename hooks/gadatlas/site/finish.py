"""Last changes to a finished HTML page: fewer bytes, and a policy of what may run on it."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
# HTML knows the namespace of an icon by its tag.
_ICON, _PLAIN_ICON = '<svg xmlns="http://www.w3.org/2000/svg"', "<svg"
# Characters that Markdown reads as syntax and HTML does not: finished pages need no reference for them.
_HARMLESS = re.compile("&#(?:" + "|".join(str(ord(character)) for character in "\\`*_{}[]|~^=@$#!") + ");")
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'


def squeeze(page: str) -> str:
    """Return a finished page without indentation, blank lines and namespaces; ``<pre>`` blocks stay as they are."""
    parts = _PRE.split(_HARMLESS.sub(lambda match: html.unescape(match[0]), page))
    parts[::2] = [_INDENT.sub("\n", part).replace(_ICON, _PLAIN_ICON) for part in parts[::2]]
    return "".join(parts)


def guard(page: str) -> str:
    """Put a Content-Security-Policy at the head of a page: its own files, and the theme's inline scripts by hash.

    Scripts inside the article are not among them: whatever got into the content does not run.
    Styles may stand inline, since the theme's scripts and the charts' bars set them.
    """
    frame = _ARTICLE.sub("", page)
    hashes = sorted(
        {f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in _SCRIPT.findall(frame)}
    )
    scripts = " ".join(["'self'", *hashes])
    policy = (
        f"default-src 'self';script-src {scripts};style-src 'self' 'unsafe-inline';"
        "img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self'"
    )
    return page.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
