"""The site's pages as files, for builders that know nothing of hooks."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from gadatlas.model import Atlas
from gadatlas.site.formulas import typeset
from gadatlas.site.pages import Site, link_citations, root_of


def write_pages(atlas: Atlas, site: Site, docs: Path, out: Path) -> int:
    """Write every page and file of the site below ``out`` and return how many there are.

    Hand-written pages and assets come from ``docs``; their markers are filled and their citations
    become links, since no citation plugin will see them. ``out`` must be absent or empty, so that no
    page of an earlier run and nobody's file is mixed in.

    Raises:
        FileExistsError: ``out`` holds something already.
        ValueError: a formula of the prose cannot be set.
    """
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty")
    labels = {paper.key: paper.name or paper.title for paper in atlas.papers}
    texts = {path: site.fill(path, page.markdown) for path, page in site.pages.items()}
    shutil.copytree(docs, out, dirs_exist_ok=True)
    written = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    for path in written:
        if path.endswith(".md"):
            prose = (docs / path).read_text(encoding="utf-8")
            texts[path] = site.fill(path, typeset(path, link_citations(prose, root_of(path), labels)))
    _write(out, texts.items())
    # The pages are Markdown themselves: they need no Markdown twins.
    files = [path for path in site.files if not path.endswith(".md")]
    _write(out, ((path, site.files[path]()) for path in files))
    return len(texts.keys() | set(written) | set(files))


def write_files(site: Site, out: Path) -> None:
    """Write every file that is no page below the folder of the built site."""
    _write(out, ((path, contents()) for path, contents in site.files.items()))


def _write(out: Path, texts: Iterable[tuple[str, str | bytes]]) -> None:
    # Thousands of small files: paths as text and each folder made once take half the time.
    folders: set[str] = set()
    for path, text in texts:
        target = f"{out}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        with open(target, "wb") as file:  # noqa: PTH123
            file.write(text.encode() if isinstance(text, str) else text)
