"""The atlas in MkDocs: the only file that imports it. Each event hands over to the core."""

from __future__ import annotations

import gc
import os
from calendar import timegm
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from gadatlas.export.references import CitationError, References
from gadatlas.problems import report
from gadatlas.search import IndexingError, index_site
from gadatlas.site import Site, build, guard, link_footnotes, root_of, squeeze, typeset, write_files
from gadatlas.source import load
from gadatlas.source.rules import documented


class GeneratedPage(Page):
    """A page that is HTML but for its front matter: no Markdown parser is made for each of thousands."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the text as it is; what stands on it comes to its marker afterwards."""
        self.content = self.markdown
        self.toc = TableOfContents([])


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data and plan the site; bad data ends the build with every problem."""
    atlas, problems = load(_root(config) / "data")
    if atlas is None:
        raise PluginError(f"the data has {len(problems)} problem(s):\n{report(problems)}")
    repository = _repository()
    references = References(atlas.papers)
    references.start()
    site = build(atlas, repository, documented(), config.site_url or "", references)
    config.extra.update(atlas=site, repository=repository, coverage=atlas.info.coverage_through.isoformat())
    config.nav = site.nav
    # The catalogue lives as long as the build: the cycle collector need not walk it again for every page.
    gc.freeze()
    # MkDocs dates the sitemap by the clock unless this is set; the data's date gives the same bytes twice.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(timegm(atlas.info.coverage_through.timetuple())))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated page that nobody wrote by hand."""
    site: Site = config.extra["atlas"]
    for path, page in site.pages.items():
        if path not in files.src_uris:
            file = File.generated(config, path, content=page.markdown, inclusion=_inclusion(path))
            if not file.inclusion.is_in_nav():
                GeneratedPage(None, file, config)  # which becomes the file's page
            files.append(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead pencils to the data and footnotes to paper pages, set formulas; date and head the page by its data."""
    path = page.file.src_uri
    site: Site = config.extra["atlas"]
    page.edit_url = _edit_url(site, path, config.extra["repository"])
    page.update_date = str(site.updated(path) or page.update_date)
    page.meta["head"] = site.head(path)
    if page.file.generated_by:
        return markdown
    try:
        return typeset(path, link_footnotes(markdown, root_of(path)))
    except ValueError as error:
        raise PluginError(str(error)) from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the generated parts at their markers: after Markdown, which would parse each list for nothing."""
    try:
        return config.extra["atlas"].fill(page.file.src_uri, html)
    except KeyError as error:
        raise PluginError(error.args[0]) from None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Drop the theme's indentation, a third of a page's bytes, and say which scripts may run."""
    return guard(squeeze(output))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Guard the page for unknown addresses like any other."""
    return guard(squeeze(output)) if template_name == "404.html" else output


def on_post_build(config: MkDocsConfig) -> None:
    """Index the finished pages, and meanwhile write the generated files, which MkDocs would copy one by one."""
    out = Path(config.site_dir)
    try:
        index_site(out, meanwhile=lambda: write_files(config.extra["atlas"], out))
    except (CitationError, IndexingError) as error:
        raise PluginError(str(error)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Rebuild when the data changes."""
    server.watch(str(_root(config) / "data"))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _repository() -> str:
    """Return the repository's address as GitHub's runner announces it, or nothing."""
    name = os.environ.get("GITHUB_REPOSITORY", "")
    return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}" if name else ""


def _edit_url(site: Site, path: str, repository: str) -> str | None:
    generated = site.pages.get(path)
    origin = generated.origin if generated else None
    if not repository or (generated and not origin):
        return None
    return f"{repository}/edit/main/" + (f"{origin.path}#L{origin.line}" if origin else f"docs/{path}")


def _inclusion(path: str) -> InclusionLevel:
    # MkDocs builds the whole navigation into every page: thousands of papers there cost quadratic time.
    return InclusionLevel.NOT_IN_NAV if path.startswith(("papers/", "tags/", "exports.")) else InclusionLevel.INCLUDED
