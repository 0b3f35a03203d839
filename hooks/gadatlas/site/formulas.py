"""Formulas of the prose as MathML, which browsers show without a script or a font from elsewhere."""

from __future__ import annotations

import re

from latex2mathml.converter import convert

# As GitHub writes them, so that a page reads well there too: $`x`$ in a line, a fence of the language "math" apart.
_INLINE = re.compile(r"\$`([^`\n]+)`\$")
_DISPLAY = re.compile(r"^```math\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
# What Markdown would take for its own marks.
_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "*_[]`|\\~"}
# A function's name stands apart from what follows, unless that is a bracket or its own subscript.
_FUNCTION = re.compile(
    r"(?<!<msub>)(?<!<munder>)(<m[io]>(?:log|exp|max|min|arg|det|KL)</m[io]>)"
    r"(?!</mrow>|<mo stretchy=\"false\">&#x00028;)"
)
# The converter takes "is distributed as" for a letter.
_DISTRIBUTED = "<mi>&#x0007E;</mi>", "<mo>&#x0223C;</mo>"
# Of the bars of a norm only the one without an exponent would stretch.
_NORM = "<mo>&#x02016;</mo>", '<mo stretchy="false">&#x02016;</mo>'


def typeset(path: str, markdown: str) -> str:
    """Return a page's Markdown with its LaTeX formulas as MathML (MathML Core, https://www.w3.org/TR/mathml-core/).

    Raises:
        ValueError: a formula is not LaTeX that can be turned into MathML; the message names the page.
    """

    def inline(match: re.Match[str]) -> str:
        return _mathml(path, match[1], "inline")

    def display(match: re.Match[str]) -> str:
        return f'<div class="formula" tabindex="0">{_mathml(path, match[1], "block")}</div>'

    return _INLINE.sub(inline, _DISPLAY.sub(display, markdown))


def _mathml(path: str, latex: str, display: str) -> str:
    try:
        mathml = convert(" ".join(latex.split()), display=display)
    except Exception as error:  # The library's errors have no ancestor of their own.
        raise ValueError(f"{path}: formula {latex!r}: {type(error).__name__}") from None
    # An unknown command comes back as a symbol of its name.
    if unknown := re.search(r"\\\w+", mathml):
        raise ValueError(f"{path}: formula {latex!r}: unknown command {unknown[0]}")
    spaced = _FUNCTION.sub(r'\1<mspace width="0.17em"></mspace>', mathml.replace(*_DISTRIBUTED).replace(*_NORM))
    return spaced.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "").translate(_MARKS)
