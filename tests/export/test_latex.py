"""Text to LaTeX."""

from __future__ import annotations

import pytest

from gadatlas.export.latex import direct_quotes, to_latex, to_latex_utf8
from gadatlas.export.latex_symbols import ACCENTS, MATH, TEXT


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("plain words, 1-2 (three): four?", "plain words, 1-2 (three): four?"),
        ("é ü ç ş å", r"{\'e} {\"u} {\c{c}} {\c{s}} {\r{a}}"),
        ("e\u0301", r"{\'e}"),
        ("İı ğ", r"{\.I}{\i} {\u{g}}"),
        ("ű ő", r"{\H{u}} {\H{o}}"),
        ("í ĩ", r"{\'i} ĩ"),
        ("ễ ệ ắ", r"{\~{\^e}} {\d{\^e}} {\'{\u{a}}}"),
        ("ß Æ ø Ł ǿ", r"{\ss} {\AE} {\o} {\L} {\'\o}"),
        ("a & b_c 5% #1 $2", r"a \& b\_c 5\% \#1 \$2"),
        ("a~b^ \\", r"a{\textasciitilde}b{\textasciicircum} {\textbackslash}"),
        ("{x}", r"{\textbraceleft}x{\textbraceright}"),
        ("β γγ", r"{$\beta$} {$\gamma$}{$\gamma$}"),
        ("x ≤ 1 → ∞", r"x {$\leq$} 1 {$\rightarrow$} {$\infty$}"),
        ("M^2 M^10 10⁴ x₂", r"M{$^2$} M{$^{10}$} 10{$^4$} x{$_2$}"),
        ("ℓ ℝ 𝐱 𝑛", r"{$\ell$} {$\mathbb{R}$} {$\mathbf{x}$} {$n$}"),
        ("“a” ‘b’ 1–2 — …", r"``a'' `b' 1--2 --- {\ldots}"),
        ("non\u2011breaking\u00a0space", "non-breaking~space"),
    ],
)
def test_writes_seven_bit_latex(text: str, latex: str) -> None:
    assert latex == to_latex(text)


@pytest.mark.parametrize(
    "text", ["王小明", "Привет", "Γιώργος Παπαδόπουλος", "α̂", "ơ ả", "Ș đ þ", "½ © «»", "👍", "\u200b"]
)
def test_keeps_characters_without_a_form_that_latex_and_pandoc_know(text: str) -> None:
    assert text == to_latex(text)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Nguyễn & Şahin – “50%”", r"Nguyễn \& Şahin – “50\%”"),
        ("王小明 Παπαδόπουλος", "王小明 Παπαδόπουλος"),
        ("β ≤ x² 𝐱", r"{$\beta$} {$\leq$} x{$^2$} {$\mathbf{x}$}"),
    ],
)
def test_utf8_keeps_letters_and_punctuation(text: str, latex: str) -> None:
    assert latex == to_latex_utf8(text)


@pytest.mark.parametrize(
    ("text", "directed"),
    [
        ('"a" b', "“a” b"),
        ('say "a b".', "say “a b”."),
        ('("a")', "(“a”)"),
        ('"{VAE}s"', "“{VAE}s”"),
        ('{"VAE"}', "{“VAE”}"),
        ('5" long', "5” long"),
    ],
)
def test_directs_straight_quotes(text: str, directed: str) -> None:
    assert directed == direct_quotes(text)


def test_every_form_is_ascii_with_balanced_braces() -> None:
    for form in [*TEXT.values(), *MATH.values(), *ACCENTS.values()]:
        assert form.isascii()
        assert form.count("{") == form.count("}")
