"""Formulas of the prose become MathML, and a formula that cannot is an error that names its page."""

from __future__ import annotations

import re

import markdown
import pytest

from gadatlas.site import typeset


def html(text: str) -> str:
    return markdown.markdown(typeset("page.md", text), extensions=["tables", "fenced_code"])


def test_a_formula_in_a_line_stays_in_the_line() -> None:
    text = html("The score $`s(x) = -\\log p_\\theta(x)`$ is *high*.")
    assert text.startswith("<p>The score <math")
    assert text.endswith("</math> is <em>high</em>.</p>")
    assert "<msub><mi>p</mi><mi>&#x003B8;</mi></msub>" in text


def test_a_fence_of_math_stands_alone() -> None:
    text = html("Before\n\n```math\n\\frac{1}{n}\n\\sum_i x_i\n```\n\nAfter")
    assert re.search(
        r'<p>Before</p>\s*<div class="formula" tabindex="0"><math display="block">.*</math></div>\s*<p>After</p>', text
    )
    assert "<mfrac>" in text
    assert "```" not in text


def test_what_markdown_would_read_as_marks_stays_in_the_formula() -> None:
    text = html("Both $`a * b`$ and $`[c] * d`$ and $`x_{i|j}`$.")
    assert "<em>" not in text
    assert text.count("<math") == 3


def test_a_function_stands_apart_from_what_it_is_of() -> None:
    assert '<mi>log</mi><mspace width="0.17em"></mspace><msub>' in typeset("page.md", "$`\\log p_t`$")
    assert "<mspace" not in typeset("page.md", "$`\\log(p)`$")
    assert "<mspace" not in typeset("page.md", "$`\\min_{u} f(u)`$")


def test_is_distributed_as_is_a_relation() -> None:
    assert "<mo>&#x0223C;</mo>" in typeset("page.md", "$`z \\sim p(z)`$")


def test_code_and_dollars_are_no_formulas() -> None:
    text = "Costs $5 and `$x$`, see `code`."
    assert typeset("page.md", text) == text


@pytest.mark.parametrize("latex", ["\\left( x", "\\nosuchcommand{x}"])
def test_a_broken_formula_names_its_page(latex: str) -> None:
    with pytest.raises(ValueError, match=r"taxonomy/page\.md: formula .*"):
        typeset("taxonomy/page.md", f"$`{latex}`$")
