"""Pages as plain Markdown, and ``llms.txt``: the atlas for language models and for people in terminals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from gadatlas.model import Atlas, Branch, Check, Domain, Paper
from gadatlas.query import Index
from gadatlas.site.atoms import plural
from gadatlas.site.downloads import Downloads, Late

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|]")


class Twins:
    """Writes the Markdown twins of one atlas; ``root`` is the site's absolute address."""

    def __init__(self, atlas: Atlas, index: Index, root: str, downloads: Downloads) -> None:
        """Remember what to write; ``downloads`` give a paper's BibTeX."""
        self.atlas = atlas
        self.index = index
        self.root = root
        self.downloads = downloads

    def files(self) -> Late:
        """Yield each twin beside the page it is the twin of, to be made when it is written."""
        yield "llms.txt", self.overview
        for branch in self.atlas.branches():
            yield f"taxonomy/{branch.id}/index.md", partial(self.branch, branch)
        for domain in self.atlas.domains:
            yield f"applications/{domain.id}/index.md", partial(self.domain, domain)
        for paper in self.atlas.papers:
            yield f"papers/{paper.key}/index.md", partial(self.paper, paper)

    def overview(self) -> str:
        """Return what the site is and where its parts stand, after the proposal at llmstxt.org."""
        info = self.atlas.info
        branches = (
            f"- [{plain(branch.title)}]({self.root}taxonomy/{branch.id}/index.md): {plain(branch.summary)} "
            f"{plural(len(self.index.of_branch(branch.id)), 'paper')}."
            for branch in self.atlas.branches()
        )
        domains = (
            f"- [{plain(domain.title)}]({self.root}applications/{domain.id}/index.md): {plain(domain.summary)} "
            f"{plural(len(self.index.of_domain(domain.id)), 'paper')}."
            for domain in self.atlas.domains
        )
        return _text(
            f"# {plain(info.title)}",
            f"> {plain(info.description)}",
            f"{plural(len(self.atlas.papers), 'paper')}; coverage through {info.coverage_through.isoformat()}; "
            f"metadata under {plain(info.licence)}. Each paper's page `papers/<key>/` has a Markdown twin "
            "`papers/<key>/index.md` and its BibTeX `papers/<key>/<key>.bib`.",
            "## Data",
            "\n".join(
                [
                    f"- [atlas.json]({self.root}exports/atlas.json): every paper, the taxonomy, domains and tags",
                    f"- [atlas.schema.json]({self.root}exports/atlas.schema.json): the JSON Schema of atlas.json",
                    f"- [atlas.bib]({self.root}exports/atlas.bib): every paper as BibTeX",
                    f"- [Exports]({self.root}exports/): all files and formats",
                ]
            ),
            "## Methods",
            "\n".join(branches),
            "## Applications",
            "\n".join(domains),
        )

    def branch(self, branch: Branch) -> str:
        """Return a branch: what it is, its children, its papers."""
        children = "\n".join(
            f"- [{plain(child.title)}]({self.root}taxonomy/{child.id}/index.md)" for child in branch.children
        )
        papers = self.index.of_branch(branch.id)
        below = ["## Branches below", children] if children else []
        return _text(f"# {plain(branch.title)}", plain(branch.summary), *below, *self._papers(papers))

    def domain(self, domain: Domain) -> str:
        """Return a domain: what it is, its papers."""
        papers = self.index.of_domain(domain.id)
        return _text(f"# {plain(domain.title)}", plain(domain.summary), *self._papers(papers))

    def paper(self, paper: Paper) -> str:
        """Return all that a paper's page says, with its BibTeX."""
        facts = "\n".join(f"- {name}: {value}" for name, value in self._facts(paper) if value)
        idea = [plain(paper.idea)] if paper.idea else []
        entry = f"```bibtex\n{self.downloads.piece('bibtex', paper).strip()}\n```"
        return _text(f"# {plain(paper.title)}", *idea, facts, "## BibTeX", entry)

    def _facts(self, paper: Paper) -> Iterator[tuple[str, str]]:
        yield "Key", paper.key
        yield "Authors", plain(", ".join(person.display for person in paper.authors))
        yield "Published", plain(f"{paper.venue_name}, {paper.year} ({paper.venue.kind.value})")
        yield "Method", plain(paper.name)
        yield "Technique", plain(paper.technique)
        yield "Paper", _address(paper.link)
        yield "arXiv", paper.arxiv
        yield "Code", _address(paper.code)
        yield "Branches", ", ".join(paper.branches)
        yield "Applications", ", ".join(paper.domains)
        for facet, tags in self.index.tags.items():
            yield facet.value.replace("_", " ").capitalize(), plain(", ".join(tags[t].name for t in paper.tags(facet)))
        checked = paper.checked
        yield "Metadata", _provenance(checked) if checked else "not yet confirmed"

    def _papers(self, papers: Sequence[Paper]) -> list[str]:
        rows = (
            f"- [{plain(paper.title)}]({self.root}papers/{paper.key}/index.md) "
            f"({plain(paper.venue.name)} {paper.year}){': ' + plain(paper.idea) if paper.idea else ''}"
            for paper in papers
        )
        return [f"## {plural(len(papers), 'paper').capitalize()}, newest first", "\n".join(rows)]


def _provenance(checked: Check) -> str:
    stand_in = "" if checked.primary else ", which stands in for the venue’s own record"
    return f"compared on {checked.on} with {_address(checked.against)}{stand_in}"


def plain(text: str) -> str:
    """Escape data so that Markdown prints it as it is."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def _address(url: str) -> str:
    return f"<{url.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>" if url else ""


def _text(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
