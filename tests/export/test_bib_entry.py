"""What BibTeX and BibLaTeX entries share."""

from __future__ import annotations

import pytest

from gadatlas.export.bib_entry import format_names, format_pages, format_title, format_verbatim, write_entry
from gadatlas.export.latex import to_latex
from gadatlas.model import Person


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Self-supervised detection", "Self-supervised detection"),
        ("A Survey: A Look at GANs: More", "A Survey: A Look at {GANs}: More"),
        ("CLIP-AD for GPT-4o/LLMs", "{CLIP}-{AD} for {GPT}-4o/{LLMs}"),
        ("f-AnoGAN in 3D", "f-{AnoGAN} in {3D}"),
        ("U-Net, X-Ray and One-Class", "{U}-{Net}, {X}-{Ray} and One-Class"),
        ("Part I: A* and Class B", "Part {I}: {A}* and Class {B}"),
        ("{CLIP}-AD of {Gaussian} {Whole Group VAE}", "{CLIP}-{AD} of {Gaussian} {Whole Group VAE}"),
        ("β-VAE {β} Δ", r"{$\beta$}-{VAE} {$\beta$} {$\Delta$}"),
        ("DRÆM and {Ü}ber É", r"{DR{\AE}M} and {{\"U}}ber {{\'E}}"),
        ("{_PL} and M^2AD", r"{{\_PL}} and {M{$^2$}AD}"),
        ('"GANs" say "{VAE}"', "``{GANs}'' say ``{VAE}''"),
        ("stray { brace} and }", "stray { brace} and "),
        ("{{Nested} groups}", "{Nested} groups"),
    ],
)
def test_protects_capitals_once(title: str, expected: str) -> None:
    assert expected == format_title(title, to_latex)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person("Doe", "Jo B."), "Doe, Jo B."),
        (Person("van den Hengel", "Anton"), "van den Hengel, Anton"),
        (Person("Doe", "Jo", "Jr."), "Doe, Jr., Jo"),
        (Person("de Doe", "Jo", "III"), "de Doe, III, Jo"),
        (Person("Doe", suffix="Jr."), "Doe, Jr., "),
        (Person("Suharto"), "Suharto"),
        (Person("Ho Chi"), "{Ho Chi}"),
        (Person("OpenAI", literal=True), "{OpenAI}"),
        (Person("Oliveira dos Santos", "João"), r"{Oliveira dos Santos}, Jo{\~a}o"),
        (Person("van Oliveira dos Santos", "Jo"), "van {Oliveira dos Santos}, Jo"),
        (Person("Smoke and Mirrors", "Jo, Esq."), "{Smoke and Mirrors}, {Jo, Esq.}"),
        (Person("Éluard", "Élie"), r"{\'E}luard, {\'E}lie"),
    ],
)
def test_names_follow_bibtex_rules(person: Person, expected: str) -> None:
    assert expected == format_names([person], to_latex)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("1–12", "1--12"),
        ("S1-S9", "S1--S9"),
        ("7-1–7-12", "7-1--7-12"),
        ("102459", "102459"),
        ("1–4, 7–9", "1--4, 7--9"),
    ],
)
def test_page_ranges_have_the_dash_of_tex(pages: str, expected: str) -> None:
    assert expected == format_pages(pages, to_latex)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/~jo/a_b%20c?x=1&y=2#p", "https://example.org/~jo/a_b%20c?x=1&y=2#p"),
        ("https://example.org/été {x}", "https://example.org/%C3%A9t%C3%A9%20%7Bx%7D"),
    ],
)
def test_addresses_are_raw_ascii(address: str, expected: str) -> None:
    assert expected == format_verbatim(address)


def test_entry_leaves_out_empty_fields_and_months_stand_bare() -> None:
    pairs = [("title", "A"), ("volume", ""), ("month", "jun")]

    assert write_entry("misc", "a2020b", pairs) == "@misc{a2020b,\n  title = {A},\n  month = jun,\n}\n"


def test_month_that_is_no_single_month_stands_in_braces() -> None:
    assert write_entry("misc", "a2020b", [("month", "Summer")]) == "@misc{a2020b,\n  month = {Summer},\n}\n"
