"""The atlas as pages: ``build`` maps paths to texts, and prose takes generated parts in."""

from gadatlas.site.build import build
from gadatlas.site.disk import write_files, write_pages
from gadatlas.site.finish import guard, squeeze
from gadatlas.site.formulas import typeset
from gadatlas.site.pages import Page, Site, link_citations, link_footnotes, root_of

__all__ = [
    "Page",
    "Site",
    "build",
    "guard",
    "link_citations",
    "link_footnotes",
    "root_of",
    "squeeze",
    "typeset",
    "write_files",
    "write_pages",
]
