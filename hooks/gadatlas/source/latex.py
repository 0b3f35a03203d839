"""LaTeX in BibTeX fields, turned into Unicode."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerParseError

MAX_BRACES = 6
_NEEDS_DECODING = re.compile(r"[\\$~]|--|``|''")
_SPACE = re.compile(r"\s+")


class LatexError(ValueError):
    """LaTeX that has no plain Unicode form; the message says which part."""


def check_braces(value: str) -> str:
    """Return what is wrong with the braces of ``value``: unbalanced or too deep; empty if nothing."""
    depth = deepest = 0
    escaped = False
    for character in value:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif character == "}":
            depth -= 1
            if depth < 0:
                return "a closing brace without an opening one"
    if depth:
        return "an opening brace is never closed"
    return f"braces are nested at most {MAX_BRACES} deep" if deepest > MAX_BRACES else ""


def to_unicode(value: str) -> str:
    """Return the plain text of a BibTeX value: macros and accents as Unicode, braces gone, spaces single.

    Raises:
        LatexError: a macro is unknown, or the LaTeX can't be parsed.
    """
    if _NEEDS_DECODING.search(value):
        value = _decode(value)
    return _SPACE.sub(" ", value.replace("{", "").replace("}", "")).strip()


def to_braced_unicode(value: str) -> str:
    """Return the text as Unicode with the braces that protect capitals kept (``{CLIP}``).

    Only a group of the outermost level that holds plain text counts as protection; groups that belong
    to LaTeX commands vanish with them.

    Raises:
        LatexError: as :func:`to_unicode`.
    """
    parts = []
    for is_group, part in _outer_groups(value):
        text = to_unicode(part) if part.strip() else ""
        lead = " " if part[:1].isspace() else ""
        tail = " " if part[-1:].isspace() else ""
        parts.append(f"{{{text}}}" if is_group and text else f"{lead}{text}{tail}")
    return _SPACE.sub(" ", "".join(parts)).strip()


def _outer_groups(value: str) -> list[tuple[bool, str]]:
    """Split into (is a protecting group, text). A group right after a command or in math is no protection."""
    found: list[tuple[bool, str]] = []
    position = 0
    for match in re.finditer(r"(?<![\\\w^_$}])\{([^{}\\$]+)\}", value):
        before = value[: match.start()]
        if before.count("{") - before.count("}") or re.search(r"\\[A-Za-z]+\s*\Z|\\\W\Z", before):
            continue
        if before.count("$") % 2:
            continue
        found.extend([(False, value[position : match.start()]), (True, match[1])])
        position = match.end()
    found.append((False, value[position:]))
    return [(group, part) for group, part in found if part]


def _decode(value: str) -> str:
    for macro in re.findall(r"\\([A-Za-z]+|.)", value):
        if not _known(macro):
            raise LatexError(f"\\{macro} has no Unicode form here")
    try:
        return _converter().latex_to_text(value).replace("\u00a0", " ")
    except (LatexWalkerParseError, RecursionError, ValueError, IndexError, AttributeError) as error:
        raise LatexError(str(error).splitlines()[0] if str(error) else "it can't be parsed") from error


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(
        latex_context=get_default_latex_context_db(), math_mode="text", strict_latex_spaces=True, keep_braced_groups=False
    )


@cache
def _known(macro: str) -> bool:
    if macro in {"&", "%", "$", "#", "_", "{", "}", " ", "\\"}:
        return True
    if macro in {"input", "include", "verb"}:
        return False
    spec = get_default_latex_context_db().get_macro_spec(macro)
    return spec is not None and spec.macroname == macro
