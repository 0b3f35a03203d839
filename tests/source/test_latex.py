"""LaTeX in fields becomes Unicode, or is refused."""

from __future__ import annotations

import unicodedata

import pytest
from pylatexenc.latexencode import UnicodeToLatexEncoder

from gadatlas.source.latex import LatexError, check_braces, is_group, to_braced_unicode, to_unicode


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain text", "plain text"),
        ("  two   spaces ", "two spaces"),
        ("Ünïcödé stays", "Ünïcödé stays"),
        ('{\\"o}', "ö"),
        ('\\"{o}', "ö"),
        ('\\"o', "ö"),
        ("\\' e", "é"),
        ("\\'{\\i}", "í"),
        ("\\'\\i", "í"),
        ('na{\\"\\i}ve', "naïve"),
        ("\\c{c}, \\v{S}, \\H{o}, \\u{g}, \\k{a}, \\r{a}, \\.Z, \\={u}, \\d{s}", "ç, Š, ő, ğ, ą, å, Ż, ū, ṣ"),
        ("Nguy{\\~{\\^e}}n", "Nguyễn"),
        ("\\o{}re, {\\O}re, \\ss e, \\AE, \\L{}", "øre, Øre, ße, Æ, Ł"),
        ("A \\& B, 50\\%, C\\#, a\\_b, \\$5", "A & B, 50%, C#, a_b, $5"),
        ("A & B, 50%, C#, a_b, x^2", "A & B, 50%, C#, a_b, x^2"),
        ("1--2 --- 3-4", "1–2 — 3-4"),
        ("``quoted'', it's", "“quoted”, it's"),
        ("van~Gogh, a\\ b, a\\,b", "van Gogh, a b, a b"),
        ("pro\\-gram, \\^{}, \\~{}", "program, ^, ~"),
        ("$\\beta$-VAE, $k$-NN", "β-VAE, k-NN"),
        ("$L_2$, $x^{2}$, $\\ell_1$, $45^\\circ$, H\\textsubscript{2}O", "L₂, x², ℓ₁, 45°, H₂O"),
        ("$p(x | y) = \\log z$", "p(x|y)=logz"),
        ("\\textit{a \\textbf{b}} \\emph{c} {\\em d} $\\mathcal{N}$", "a b c d N"),
        ("{{CLIP}} and {Deep {CLIP}}", "CLIP and Deep CLIP"),
        ("\\textregistered, \\textendash, \\alpha", "®, –, α"),
    ],
)
def test_latex_becomes_unicode(value: str, expected: str) -> None:
    assert to_unicode(value) == expected


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("\\foo{x}", "\\foo"),
        ("\\input{/etc/passwd}", "\\input"),
        ("\\include{/etc/passwd}", "\\include"),
        ("\\verb|x|", "\\verb"),
        ("\\today", "\\today"),
        ("\\title{x}", "\\title"),
        ("\\begin{a}x\\end{a}", "\\begin"),
        ("\\href{a}{b}", "\\href"),
        ("a\\\\b", "\\\\"),
        ("\\(x\\)", "\\("),
        ("5 $ or more", "$"),
        ("${$x$}$", "opening brace"),
        ("a\\", "\\"),
        ("\\'", "\\'"),
        ("\\'{}", "letter"),
        ("\\textit", "argument"),
        ("\\'\\textit{e}", "argument"),
        ("{\\'}", "argument"),
        ("$x^Q$", "^Q"),
        ("\\{x\\}", "braces"),
        ("$\\lbrace$", "braces"),
        ("{a", "never closed"),
        ("a}", "without an opening"),
    ],
)
def test_latex_without_a_unicode_form_is_refused(value: str, part: str) -> None:
    with pytest.raises(LatexError) as caught:
        to_unicode(value)

    assert part in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{CLIP} for all", "{CLIP} for all"),
        ("{{CLIP}} for {all}", "{CLIP} for {all}"),
        ("{CLIP {Deep}} x", "{CLIP Deep} x"),
        ("f-{AnoGAN}: fast", "f-{AnoGAN}: fast"),
        ('{\\"O}sterreich', "Österreich"),
        ('{Sch\\"on} {\\"Uber}', "{Schön} Über"),
        ("\\'{E}cole", "École"),
        ("\\textit{fast} {GAN}", "fast {GAN}"),
        ("\\emph{the {CLIP} model}", "the {CLIP} model"),
        ("{\\emph{the {CLIP} model}}", "the {CLIP} model"),
        ("$\\mathcal{N}$ and {$\\beta$-VAE}", "N and {β-VAE}"),
        ("{DR{\\AE}M}", "{DRÆM}"),
        ("a{} {}b { } c", "a b c"),
        ("no braces", "no braces"),
    ],
)
def test_braces_that_protect_capitals_stay(value: str, expected: str) -> None:
    assert to_braced_unicode(value) == expected


@pytest.mark.parametrize("protection", ["braces", "braces-all", "braces-after-macro"])
def test_what_pylatexenc_encodes_is_decoded(protection: str) -> None:
    """Latin letters, signs and Greek: all that our own export or a publisher's BibTeX is likely to hold."""
    encoder = UnicodeToLatexEncoder(replacement_latex_protection=protection, unknown_char_policy="keep")
    ambiguous = set("·ĦħĸĿŀŉŦŧŰű")  # pylatexenc takes these for other characters
    letters = [chr(code) for code in (*range(0xC0, 0x180), *range(0x3B1, 0x3CA), *range(0x1EA0, 0x1EFA))]

    for letter in [*letters, *"§©«°±»¿–—‘’“”…€™→≤"]:
        if letter not in ambiguous and letter != "ο":
            assert to_unicode(f"x{encoder.unicode_to_latex(letter)}y") == unicodedata.normalize("NFC", f"x{letter}y")


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("", ""),
        ("{a} {b {c}}", ""),
        ("{{{{{{a}}}}}}", ""),
        ("{{{{{{{a}}}}}}}", "braces are nested at most 6 deep, here 7"),
        ("}{", "a closing brace without an opening one"),
        ("{{a}", "an opening brace is never closed"),
        ("{\\}", ""),
    ],
)
def test_braces_are_balanced_and_shallow(value: str, wrong: str) -> None:
    assert check_braces(value) == wrong


@pytest.mark.parametrize(
    ("value", "group"),
    [("{a}", True), ("{a {b} c}", True), ("{a} {b}", False), ("a", False), ("", False), ("{a", False), ("{{a}", False)],
)
def test_a_group_opens_at_the_start_and_closes_at_the_end(value: str, group: bool) -> None:
    assert is_group(value) is group
