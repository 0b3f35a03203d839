"""Addresses that others link to: what is published, where old ones lead, and what crawlers and browsers ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gadatlas.export.markup import element, escape
from gadatlas.model import Atlas, Paper
from gadatlas.query import Index


def published(atlas: Atlas) -> list[str]:
    """Return every address of the site that is a promise, below its root, sorted; folders are pages."""
    found = {f"taxonomy/{branch.id}/" for branch in atlas.branches()}
    found |= {f"applications/{domain.id}/" for domain in atlas.domains}
    found |= {f"papers/{key}/" for paper in atlas.papers for key in paper.keys}
    return sorted(found)


def redirects(atlas: Atlas, root: str) -> Iterator[tuple[str, str]]:
    """Yield a page for each former key that leads to the paper's own."""
    for paper in atlas.papers:
        for alias in paper.aliases:
            yield f"papers/{alias}/index.html", _redirect(paper, root)


def _redirect(paper: Paper, root: str) -> str:
    target = f"../{paper.key}/"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(paper.title)}</title>\n"
        f'<link rel="canonical" href="{escape(root)}papers/{paper.key}/">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n'
        f'<body><p>This paper has moved: <a href="{target}">{escape(paper.title)}</a></p></body>\n</html>\n'
    )


def updates(atlas: Atlas, index: Index) -> dict[str, date]:
    """Return when the data of each generated page last changed, by the page's path without its ending."""
    own = {p.key: max(p.added, p.checked.on) if p.checked else p.added for p in atlas.papers}
    found = {f"papers/{key}": day for key, day in own.items()}
    lists = {f"taxonomy/{branch.id}": index.of_branch(branch.id) for branch in atlas.branches()}
    lists |= {f"applications/{domain.id}": index.of_domain(domain.id) for domain in atlas.domains}
    return found | {path: max(own[paper.key] for paper in papers) for path, papers in lists.items() if papers}


def robots(root: str) -> str:
    """Return ``robots.txt``: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"


def opensearch(atlas: Atlas, root: str) -> str:
    """Return the description by which a browser offers to search the atlas (OpenSearch 1.1)."""
    address = escape(f"{root}explore/?q=")
    parts = [
        element("ShortName", "GAD Atlas"),
        element("Description", atlas.info.description),
        element("LongName", atlas.info.title[:48]),
        f'<Image height="16" width="16" type="image/svg+xml">{escape(root)}assets/logo.svg</Image>',
        f'<Url type="text/html" template="{address}{{searchTerms}}"/>',
        "<InputEncoding>UTF-8</InputEncoding>",
    ]
    body = "\n".join(parts)
    start = '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{start}\n{body}\n</OpenSearchDescription>\n'
