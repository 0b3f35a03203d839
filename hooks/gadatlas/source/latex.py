"""LaTeX in BibTeX fields, turned into Unicode.

Our own small reader over pylatexenc's table of symbols: pylatexenc's converter takes ``%`` for a
comment, reads files (``\\input``), knows today's date, drops the braces of titles and recurses.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db

from gadatlas.problems import shorten

MAX_BRACES = 6

_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_PLAIN_GROUP = re.compile(r"\{[^{}]*\}")
_BRACE = re.compile(r"[{}]")
_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|\$(?:\\.|[^$\\])*\$|---?|``|''|[{}~^_]|[^\\{}$~^_`'-]+|.")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_ACCENTS = {
    name: mark
    for names, mark in (
        ("` grave", "\u0300"),
        ("' acute", "\u0301"),
        ("^ hat", "\u0302"),
        ("~ tilde", "\u0303"),
        ("= bar", "\u0304"),
        ("u breve", "\u0306"),
        (". dot", "\u0307"),
        ('" ddot', "\u0308"),
        ("r", "\u030a"),
        ("H", "\u030b"),
        ("v check", "\u030c"),
        ("d", "\u0323"),
        ("c", "\u0327"),
        ("k", "\u0328"),
        ("b", "\u0331"),
        ("t", "\u0361"),
    )
    for name in names.split()
}
_LETTER = re.compile(r".[\u0300-\u036f]*")
_STYLE = re.compile(
    r"emph|ensuremath|mbox|operatorname|text(?:bf|it|md|normal|rm|sc|sf|sl|tt|up)?|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)"
)
_SCRIPT_SIGN = {"textsuperscript": "^", "textsubscript": "_"}
_SWITCHES = dict.fromkeys(("bf", "em", "it", "relax", "rm", "sc", "sf", "sl", "tt"), "")
_SPACES = {" ": " ", ",": " ", ";": " ", ":": " ", "quad": " ", "!": "", "/": "", "-": ""}
_SCRIPTS = {
    "^": str.maketrans("0123456789+-−=()ni∘", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ°"),
    "_": str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"),
}


class LatexError(ValueError):
    """LaTeX that has no plain Unicode form; the message says which part."""


def check_braces(value: str) -> str:
    """Return what is wrong with the braces of ``value``: unbalanced or too deep; empty if nothing.

    As in BibTeX, a backslash before a brace changes nothing.
    """
    if "{" not in value and "}" not in value:
        return ""
    depth = deepest = 0
    for match in _BRACE.finditer(value):
        if match[0] == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return "a closing brace without an opening one"
    if depth:
        return "an opening brace is never closed"
    return f"braces are nested at most {MAX_BRACES} deep, here {deepest}" if deepest > MAX_BRACES else ""


def is_group(value: str) -> bool:
    """Return whether the brace that opens ``value`` is closed at its very end."""
    if not value.startswith("{") or _PLAIN_GROUP.fullmatch(value):
        return value.startswith("{")
    depth = 0
    for match in _BRACE.finditer(value):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(value)
    return False


def to_unicode(value: str) -> str:
    """Return the plain text of a BibTeX value: macros and accents as Unicode, braces gone, spaces single.

    Raises:
        LatexError: a macro is unknown, or the LaTeX can't be read.
    """
    return " ".join(to_braced_unicode(value).replace("{", "").replace("}", "").split())


def to_braced_unicode(value: str) -> str:
    """Return the text as Unicode with the braces that protect capitals kept (``{CLIP}``).

    As in BibTeX, a group protects unless it begins with a macro (``{\\"o}``); groups inside a
    protecting one, in formulas and around arguments vanish.

    Raises:
        LatexError: as :func:`to_unicode`.
    """
    if _LATEX.search(value):
        value = unicodedata.normalize("NFC", _Reader(value).read(protect=True))
    return " ".join(value.split())


@cache
def _symbols() -> dict[str, str]:
    """Return the macros that stand for one character or, like ``\\log``, for their name."""
    table = get_default_latex_context_db()
    specs = table.iter_macro_specs(["latex-base", "advanced-symbols"])
    values = {spec.macroname: spec.simplify_repl for spec in specs if isinstance(spec.simplify_repl, str)}
    symbols = {
        name: value
        for name, value in values.items()
        if (value.isalpha() and value == name) or (len(value) == 1 and value.isprintable() and value not in "{}\\")
    }
    return symbols | _SWITCHES | _SPACES | {"%": "%"}


class _Reader:
    """Reads LaTeX token by token; recursion is no deeper than the braces are."""

    def __init__(self, value: str, math: bool = False) -> None:
        if wrong := check_braces(value):
            raise LatexError(wrong)
        self.math = math
        self.tokens = _TOKEN.findall(value)[::-1]

    def read(self, protect: bool = False) -> str:
        """Return the text up to the end of the open group; ``protect`` says whether to keep braces."""
        parts = []
        while self.tokens:
            token = self.tokens.pop()
            if token == "}":
                break
            parts.append(self._piece(token, protect))
        return "".join(parts)

    def _piece(self, token: str, protect: bool) -> str:
        if token == "{":
            return self._group(protect)
        if token[0] == "$":
            return self._formula(token)
        if token[0] == "\\":
            return self._macro(token[1:].rstrip() or token[1:2], protect)
        if self.math:
            return self._script(token) if token in _SCRIPTS else token.replace(" ", "")
        return _LIGATURES.get(token, token)

    def _group(self, protect: bool) -> str:
        if not protect or self.tokens[-1][0] == "\\":
            return self.read(protect)
        text = self.read()
        return f"{{{text}}}" if text.strip() else text

    def _formula(self, token: str) -> str:
        if self.math or len(token) == 1:
            raise LatexError("a $ without its partner; a dollar sign is written \\$")
        return _Reader(token[1:-1], math=True).read()

    def _macro(self, name: str, protect: bool) -> str:
        if name in _ACCENTS:
            return self._accent(name)
        if _STYLE.fullmatch(name):
            return self._argument(name, protect)
        if name in _SCRIPT_SIGN:
            return self._script(_SCRIPT_SIGN[name])
        if name in _symbols():
            return _symbols()[name]
        if name in {"{", "}", "lbrace", "rbrace"}:
            raise LatexError(f"\\{name}: a text can't hold braces")
        raise LatexError(f"\\{shorten(name, 30)} has no Unicode form here")

    def _accent(self, name: str) -> str:
        base = self._argument(name).strip()
        if not base and name in "^~":
            return name
        if not base:
            raise LatexError(f"\\{name} needs a letter")
        base = {"ı": "i", "ȷ": "j"}.get(base[0], base[0]) + base[1:]
        return _LETTER.sub(lambda letter: letter[0] + _ACCENTS[name], base, count=1)

    def _script(self, sign: str) -> str:
        text = self._argument(sign)
        raised = text.translate(_SCRIPTS[sign])
        if any(c == r for c, r in zip(text, raised, strict=True)):
            raise LatexError(f"{sign}{shorten(text, 30)} has no Unicode form")
        return raised

    def _argument(self, name: str, protect: bool = False) -> str:
        """Return the next group, symbol or character; other macros as arguments need braces."""
        while self.tokens and self.tokens[-1].isspace():
            self.tokens.pop()
        token = self.tokens.pop().lstrip() if self.tokens else "}"
        if token == "{":
            return self.read(protect)
        if token[0] == "\\" and (symbol := token[1:].rstrip()) in _symbols():
            return _symbols()[symbol]
        if token[0] in "\\}$":
            raise LatexError(f"\\{name} needs an argument in braces")
        if token[1:]:
            self.tokens.append(token[1:])
        return token[0]
