"""The one door into the data: ``load`` reads, checks and assembles the atlas."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from gadatlas.model import Atlas
from gadatlas.problems import Collector, Problem, TooManyProblemsError
from gadatlas.source.assemble import assemble
from gadatlas.source.reading import read
from gadatlas.source.rules import check


def load(data_dir: Path | str) -> tuple[Atlas | None, list[Problem]]:
    """Return the checked atlas and no problems, or no atlas and all problems, sorted.

    Args:
        data_dir: The folder with ``papers/``, ``taxonomy.yml`` and the other files that
            ``data/README.md`` describes.

    Never raises for bad data; stops after ``problems.MAX_PROBLEMS``. Paths in problems begin with the
    folder's own name.
    """
    problems = Collector()
    with suppress(TooManyProblemsError):
        records = read(Path(data_dir), problems)
        check(records, problems)
        if not problems.found:
            return assemble(records), []
    return None, sorted(set(problems.found))
