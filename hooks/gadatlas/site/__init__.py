"""The atlas as pages: ``build`` maps paths to texts, and prose takes them in."""

from gadatlas.site.build import build
from gadatlas.site.disk import write_pages
from gadatlas.site.pages import Page, Site, fill, link_citations, link_footnotes, root_of

__all__ = ["Page", "Site", "build", "fill", "link_citations", "link_footnotes", "root_of", "write_pages"]
