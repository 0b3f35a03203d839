"""What stands in the head of pages for machines: reference managers, search engines, feed readers, previews.

Sources: Google Scholar's inclusion guidelines (``citation_*``), schema.org, the Open Graph protocol.

Links are "alternate " with a blank: for the bare word Material's script would look for a sitemap beside each page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gadatlas.export.coins import family_first
from gadatlas.export.details import month_number, page_range
from gadatlas.export.markup import data_script, escape
from gadatlas.model import Atlas, EntryType, Paper
from gadatlas.site.atoms import plural

VENUE_TAGS = {
    EntryType.ARTICLE: "citation_journal_title",
    EntryType.INPROCEEDINGS: "citation_conference_title",
    EntryType.MISC: "citation_publisher",
    EntryType.PHDTHESIS: "citation_dissertation_institution",
    EntryType.TECHREPORT: "citation_technical_report_institution",
}
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
PICTURE = "assets/card.png"
SEARCH = "opensearch.xml"


def paper_head(paper: Paper, root: str) -> str:
    """Return the head of a paper's page; ``root`` is the site's absolute address."""
    cited = [f'<meta name="{name}" content="{escape(value)}">' for name, value in _highwire(paper) if value]
    twin = '<link rel="alternate " type="text/markdown" href="index.md">'
    return "\n".join([*cited, twin, *_preview(paper.title, root), data_script(_article(paper))])


def _highwire(paper: Paper) -> Iterator[tuple[str, str]]:
    details = dict(paper.details)
    month = month_number(paper)
    first, last = page_range(details.get("pages", ""))
    yield "citation_title", paper.title
    for person in paper.authors:
        yield "citation_author", family_first(person)
    yield VENUE_TAGS[paper.entry_type], paper.venue_name
    yield "citation_publication_date", f"{paper.year}/{month:02}" if month else str(paper.year)
    yield "citation_volume", details.get("volume", "")
    yield "citation_issue", details.get("number", "")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", paper.doi
    yield "citation_arxiv_id", paper.arxiv
    yield "citation_abstract_html_url", paper.link


def _article(paper: Paper) -> dict[str, object]:
    people = [{"@type": "Organization" if p.literal else "Person", "name": p.display} for p in paper.authors]
    return {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": paper.title,
        "author": people,
        "datePublished": str(paper.year),
        "isPartOf": {"@type": "CreativeWork", "name": paper.venue_name},
        "sameAs": paper.link,
    }


def list_head(title: str, root: str) -> str:
    """Return the head of a branch's or domain's page, whose feed and Markdown twin stand beside it."""
    twin = '<link rel="alternate " type="text/markdown" href="index.md">'
    return "\n".join([*_feeds("", f"Newest papers: {title}"), twin, *_preview(title, root)])


def front_head(atlas: Atlas, root: str, up: str) -> str:
    """Return the head of a page about the whole atlas, ``up`` steps below the site's root."""
    info = atlas.info
    return "\n".join([*_everywhere(info.title, up), *_preview(info.title, root)])


def dataset_head(atlas: Atlas, root: str, files: Iterable[tuple[str, str]]) -> str:
    """Return the atlas as a data set, with its files (path, media type), for search engines of data."""
    info = atlas.info
    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": info.title,
        "description": f"{info.description} {plural(len(atlas.papers), 'paper')}.",
        "url": root,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "dateModified": info.coverage_through.isoformat(),
        "creator": {"@type": "Organization", "name": f"{info.title} contributors", "url": root},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": root + path, "encodingFormat": kind} for path, kind in files
        ],
    }
    return data_script(document)


def _everywhere(title: str, up: str) -> list[str]:
    return [
        *_feeds(up, "Newest papers"),
        f'<link rel="search" type="application/opensearchdescription+xml" title="{escape(title)}" href="{up}{SEARCH}">',
    ]


def _feeds(folder: str, title: str) -> list[str]:
    files = [("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")]
    link = '<link rel="alternate " type="{}" title="{}" href="{}">'
    return [link.format(kind, escape(title), f"{folder}{name}") for kind, name in files]


def _preview(title: str, root: str) -> list[str]:
    # Previews take the description from the page's own, which is the same.
    values = {"title": title, "image": root + PICTURE}
    card = '<meta name="twitter:card" content="summary_large_image">'
    return [*(f'<meta property="og:{name}" content="{escape(value)}">' for name, value in values.items()), card]
