"""All that the site holds for machines: heads of pages, feeds, twins, redirects and files in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from gadatlas.export.feed import Channel, write_atom, write_json_feed
from gadatlas.export.references import References
from gadatlas.model import Paper
from gadatlas.site.addresses import opensearch, redirects, robots
from gadatlas.site.card import draw_card
from gadatlas.site.downloads import Late
from gadatlas.site.explore import CATALOGUE, KEYS, WORDS, write_catalogue, write_keys, write_words
from gadatlas.site.exports import MEDIA_TYPES
from gadatlas.site.head import PICTURE, dataset_head, front_head, list_head, paper_head
from gadatlas.site.twins import Twins
from gadatlas.site.views import Views

NEWEST = 30


class Machines:
    """Writes for machines; ``root`` is the site's absolute address, with a slash at its end."""

    def __init__(self, views: Views, root: str, references: References) -> None:
        """Remember whose atlas it is, where it will stand, and who formats its references."""
        self.atlas = views.atlas
        self.index = views.index
        self.views = views
        self.root = root
        self.references = references

    def heads(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Yield the head of each page by its path, to be made when the page is."""
        for paper in self.atlas.papers:
            yield f"papers/{paper.key}.md", partial(paper_head, paper, self.root)
        for branch in self.atlas.branches():
            head = partial(list_head, branch.title, self.root)
            yield (f"taxonomy/{branch.id}/index.md" if branch.children else f"taxonomy/{branch.id}.md"), head
        for domain in self.atlas.domains:
            yield f"applications/{domain.id}.md", partial(list_head, domain.title, self.root)
        yield "index.md", partial(self._front, "")
        yield "cite.md", partial(self._front, "../")
        for path in ("explore.md", "taxonomy/index.md", "applications/index.md", "exports.md", "about.md"):
            yield path, partial(front_head, self.atlas, self.root, "../")

    def _front(self, up: str) -> str:
        files = [(f"exports/{name}", kind) for name, kind in MEDIA_TYPES.items()]
        return front_head(self.atlas, self.root, up) + "\n" + dataset_head(self.atlas, self.root, files)

    def files(self) -> Late:
        """Yield every file that is no page, to be made when it is written."""
        for path, write in ((CATALOGUE, write_catalogue), (KEYS, write_keys), (WORDS, write_words)):
            yield path, partial(write, self.index)
        yield from self.views.downloads.files()
        yield from Twins(self.atlas, self.index, self.root, self.views.downloads).files()
        for path, channel, papers in self._channels():
            yield f"{path}feed.xml", partial(write_atom, channel, papers)
            as_json = replace(channel, address=f"{channel.page}feed.json")
            yield f"{path}feed.json", partial(write_json_feed, as_json, papers)
        for path, text in redirects(self.atlas, self.root):
            yield path, partial(str, text)
        yield PICTURE, partial(draw_card, self.index)
        yield "robots.txt", partial(robots, self.root)
        yield "opensearch.xml", partial(opensearch, self.atlas, self.root)
        # Last, since another program has to finish them.
        for paper in self.atlas.papers:
            for key in paper.keys:
                yield f"papers/{key}/{key}.txt", partial(self.references.write, paper)

    def _channels(self) -> Iterator[tuple[str, Channel, tuple[Paper, ...]]]:
        """Yield each feed's folder, what it is about, and its papers, that of the whole atlas first."""
        info = self.atlas.info
        yield "", self._channel("", info.title, info.description), self.index.newest_added(NEWEST)
        for branch in self.atlas.branches():
            path = f"taxonomy/{branch.id}/"
            channel = self._channel(path, f"{branch.title} – {info.title}", branch.summary)
            yield path, channel, self.index.newest_added(NEWEST, self.index.of_branch(branch.id))
        for domain in self.atlas.domains:
            path = f"applications/{domain.id}/"
            channel = self._channel(path, f"{domain.title} – {info.title}", domain.summary)
            yield path, channel, self.index.newest_added(NEWEST, self.index.of_domain(domain.id))

    def _channel(self, path: str, title: str, description: str) -> Channel:
        page = self.root + path
        return Channel(title, description, page, f"{page}feed.xml", self.atlas.info.coverage_through, self.root)
