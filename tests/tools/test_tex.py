"""Whole files under BibTeX's and BibLaTeX's real programs: no warning, no error, and every name in print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from gadatlas.export import FORMATS
from gadatlas.model import Paper
from tests.factory import make_atlas
from tests.tools.programs import hard_papers, need, real_papers, run

# pdfLaTeX is what most people run. It has no Chinese, Greek or horned Vietnamese letters in one encoding,
# so the hard cases go through LuaLaTeX with fonts that have them.
PDFLATEX = r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}"
LUALATEX = r"""
\usepackage{fontspec}
\directlua{luaotfload.add_fallback("atlas", {"name:WenQuanYiMicroHei:mode=node;"})}
\setmainfont{DejaVuSerif.ttf}[ItalicFont=DejaVuSerif.ttf, BoldFont=DejaVuSerif.ttf, SmallCapsFont=DejaVuSerif.ttf,
  RawFeature={fallback=atlas}]
\setmonofont{DejaVuSerif.ttf}
"""
ENGINES = {"pdflatex": (PDFLATEX, "texlive-latex-recommended"), "lualatex": (LUALATEX, "texlive-luatex")}
BIBTEX_STYLES = {
    "plain": r"\usepackage[hyphens]{url}",
    "IEEEtran": r"\usepackage[hyphens]{url}\usepackage{cite}",
    "plainnat": r"\usepackage[hyphens]{url}\usepackage{natbib}",
    "acm": r"\usepackage[hyphens]{url}",
    "ACM-Reference-Format": r"\usepackage[hyphens]{url}\usepackage{natbib}",
}
# Overfull lines are a matter of layout, not of data.
NOISE = re.compile(r"^(Over|Under)full ")
COMPLAINT = re.compile(r"Warning|^!|Error|Missing character|undefined|Runaway|multiply", re.IGNORECASE)
# ACM's style asks for facts that many records of publishers do not state. It may ask for nothing else.
ACM_ASKS = {
    r"empty publisher in (?P<key>\S+)": lambda paper, details: not details.get("publisher"),
    r"empty address in (?P<key>\S+)": lambda paper, details: not details.get("address"),
    r"page numbers missing in both pages and numpages fields in (?P<key>\S+)": lambda paper, details: (
        not details.get("pages")
    ),
    r"no number and no volume in (?P<key>\S+)": lambda paper, details: not details.get("volume"),
    r"unusual to have number, but no volume, for (?P<key>\S+)": lambda paper, details: not details.get("volume"),
}


def catalogues() -> list[object]:
    """The real papers as most people set them, and the hard cases where letters of all scripts exist."""
    return [pytest.param("pdflatex", real_papers, id="real"), pytest.param("lualatex", hard_papers, id="hard")]


@pytest.mark.parametrize(("engine", "papers"), catalogues())
@pytest.mark.parametrize("style", BIBTEX_STYLES)
def test_bibtex(engine: str, papers: object, style: str, tmp_path: Path) -> None:
    chosen: Sequence[Paper] = papers()  # type: ignore[operator]
    need("bibtex", "texlive-binaries")
    body = rf"\nocite{{*}}\bibliographystyle{{{style}}}\bibliography{{atlas}}"
    (tmp_path / "atlas.bib").write_text(FORMATS["bibtex"](make_atlas(), chosen), encoding="utf-8")

    typeset(engine, BIBTEX_STYLES[style], body, tmp_path)
    said = run(["bibtex", "paper"], tmp_path)
    complaints = [line for line in said.splitlines() if "Warning" in line or "error" in line or "---" in line]
    assert not [line for line in complaints if not (style == "ACM-Reference-Format" and asks_for_absent(line, chosen))]
    typeset(engine, BIBTEX_STYLES[style], body, tmp_path)
    typeset(engine, BIBTEX_STYLES[style], body, tmp_path, strict=True)

    assert_names_in_print(chosen, tmp_path, initials=style in {"IEEEtran", "acm"})


@pytest.mark.parametrize(("engine", "papers"), catalogues())
def test_biblatex(engine: str, papers: object, tmp_path: Path) -> None:
    """Biber checks each entry against biblatex's data model as well."""
    chosen: Sequence[Paper] = papers()  # type: ignore[operator]
    need("biber", "biber")
    packages = r"\usepackage[backend=biber,maxbibnames=999]{biblatex}\addbibresource{atlas.bib}"
    body = r"\nocite{*}\printbibliography"
    (tmp_path / "atlas.bib").write_text(FORMATS["biblatex"](make_atlas(), chosen), encoding="utf-8")

    typeset(engine, packages, body, tmp_path)
    said = run(["biber", "--validate-datamodel", "paper"], tmp_path)
    assert not [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]
    typeset(engine, packages, body, tmp_path)
    typeset(engine, packages, body, tmp_path, strict=True)

    assert_names_in_print(chosen, tmp_path)


def test_an_old_key_still_cites_in_biblatex(tmp_path: Path) -> None:
    """``ids`` keeps documents working that cite by a former key."""
    need("biber", "biber")
    packages = r"\usepackage[backend=biber]{biblatex}\addbibresource{atlas.bib}"
    (tmp_path / "atlas.bib").write_text(FORMATS["biblatex"](make_atlas(), hard_papers()), encoding="utf-8")

    typeset("lualatex", packages, r"\cite{oldcaseplain}\printbibliography", tmp_path)
    run(["biber", "paper"], tmp_path)
    typeset("lualatex", packages, r"\cite{oldcaseplain}\printbibliography", tmp_path)
    typeset("lualatex", packages, r"\cite{oldcaseplain}\printbibliography", tmp_path, strict=True)

    assert plain("Fictional detection of anomalies") in printed(tmp_path)


def typeset(engine: str, packages: str, body: str, folder: Path, *, strict: bool = False) -> None:
    """Run LaTeX once; where ``strict``, its log must hold no complaint."""
    preamble, package = ENGINES[engine]
    source = "\n".join(
        [
            r"\documentclass{article}",
            preamble,
            r"\usepackage{amssymb}",
            packages,
            r"\usepackage{hyperref}",
            r"\pagestyle{empty}",  # a page's number would stand in the midst of a name that goes over to the next page
            r"\begin{document}\sloppy",
            body,
            r"\end{document}",
        ]
    )
    (folder / "paper.tex").write_text(source, encoding="utf-8")
    run([need(engine, package), "-interaction=nonstopmode", "-halt-on-error", "paper.tex"], folder)
    if strict:
        log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace").splitlines()
        assert not [line for line in log if COMPLAINT.search(line) and not NOISE.match(line) and not is_package(line)]


def is_package(line: str) -> bool:
    """Whether a line of the log only names a file or a package that speaks of warnings."""
    return line.startswith(("(/", "Package: ", "File: ", "\\", "LaTeX Info", "luaotfload |"))


def asks_for_absent(line: str, papers: Sequence[Paper]) -> bool:
    """Whether the style asks for something that the paper's record does not state."""
    by_key = {paper.key: paper for paper in papers}
    for pattern, absent in ACM_ASKS.items():
        if match := re.fullmatch(rf"Warning--{pattern}", line):
            paper = by_key[match["key"]]
            return bool(absent(paper, dict(paper.details)))
    return "There were" in line or "There was" in line


def printed(folder: Path) -> str:
    """Return the text of the PDF in one line, composed, without the hyphens of line ends."""
    need("pdftotext", "poppler-utils")
    text = run(["pdftotext", "-enc", "UTF-8", "paper.pdf", "-"], folder)
    return plain(re.sub(r"[-\u00ad]\n", "-", text))


def plain(text: str) -> str:
    """Return text that compares equal however it was typeset: no blanks, hyphens or ligatures."""
    composed = unicodedata.normalize(
        "NFKC", re.sub(r"\s*([\u0300-\u036f])", r"\1", unicodedata.normalize("NFKD", text))
    )
    return re.sub(r"[\s\u00ad‐‑–-]", "", composed.replace("’", "'"))


def assert_names_in_print(papers: Sequence[Paper], folder: Path, *, initials: bool = False) -> None:
    """Assert that the PDF shows every family name with its accents, and every given name where the style prints it."""
    text = printed(folder)
    wanted = {person.family for paper in papers for person in paper.authors}
    if not initials:
        wanted |= {person.given for paper in papers for person in paper.authors}

    assert not sorted(name for name in wanted if plain(name) not in text)
