"""Escaping: data is text wherever a page puts it."""

import html

import markdown
import pytest
from markupsafe import Markup

from gadatlas.model import Person
from gadatlas.site.atoms import address, atom, authors, authors_short, headline, plural, preformatted

HOSTILE = [
    "<script>alert(1)</script>",
    "a & b < c > d \" ' e",
    "*stars* _under_ `code` ~~gone~~ ^up^ ==mark==",
    "[link](javascript:alert(1)) ![image](x)",
    "[@tanaka2024noether] \\bibliography [^note]",
    "{{ config.site_name }} {% raw %}",
    "# heading | cell | https://example.org",
    "&lt;b&gt; &#60;b&#62;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_atom_survives_markdown_as_the_same_text(text: str) -> None:
    """A heading made of hostile data reads as the data, character for character."""
    rendered = markdown.markdown(f"# {atom(text)}", extensions=["attr_list", "footnotes", "tables"])

    assert html.unescape(rendered) == f"<h1>{text}</h1>"


@pytest.mark.parametrize("text", HOSTILE)
def test_atom_leaves_no_syntax_of_the_citation_plugin(text: str) -> None:
    """Neither a citation nor the plugin's commands remain readable to it."""
    assert "[@" not in atom(text)
    assert "\\" not in atom(text)


def test_atom_keeps_one_line() -> None:
    assert atom("a\n\n- b") == "a - b"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://example.org", "data:text/html,x", ""])
def test_address_gives_nothing_but_https(url: str) -> None:
    assert address(url) == ""


def test_address_escapes_what_would_leave_the_attribute() -> None:
    assert address('https://example.org/?a="b"&c=[@x]') == ("https://example.org/?a=&#34;b&#34;&#38;c=&#91;&#64;x&#93;")


def test_authors_stand_given_name_first() -> None:
    people = [Person("van der Berg", "Anna"), Person("Smith", "John", "Jr."), Person("The Fog Group", literal=True)]

    assert authors(people) == "Anna van der Berg, John Smith Jr., The Fog Group"


def test_many_authors_are_cut_in_lists_only() -> None:
    people = tuple(Person(name, "X") for name in ("A", "B", "C", "D", "E"))

    assert authors_short(people) == "A, B, C et al."
    assert authors_short(people[:4]) == "A, B, C, D"


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("", "A Title", "A Title"),
        ("Echo", "Two Pears", "<b>Echo</b> Two Pears"),
        ("echo", "Echo: Two Pears", "<b>Echo</b>: Two Pears"),
        ("Echo", "Echo of Pears", "<b>Echo</b> of Pears"),
        ("<i>", "<i> & co", "<b>&#60;i&#62;</b> &#38; co"),
    ],
)
def test_the_method_s_name_stands_out_once(name: str, title: str, expected: str) -> None:
    assert headline(name, title) == expected


def test_preformatted_keeps_lines_and_indentation() -> None:
    assert preformatted("@misc{a,\n\n  x = {1},\n}\n") == Markup(
        "&#64;misc&#123;a,\n\n  x &#61; &#123;1&#125;,\n&#125;"
    )


def test_plural_counts() -> None:
    assert [plural(count, "paper") for count in (0, 1, 1200)] == ["0 papers", "1 paper", "1,200 papers"]
