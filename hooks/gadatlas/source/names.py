"""Author lists of BibTeX."""

from __future__ import annotations

import re
from itertools import pairwise

from gadatlas.model import Person
from gadatlas.source.latex import is_group, to_unicode


def split_names(value: str) -> list[str]:
    """Split a BibTeX name list at the word ``and`` outside braces; names keep their braces.

    Source of the format: O. Patashnik, "BibTeXing" (1988), section 4.
    """
    names: list[str] = []
    words: list[str] = []
    depth = 0
    for word in value.split():
        if word.lower() == "and" and depth == 0:
            names.append(" ".join(words))
            words = []
        else:
            words.append(word)
            depth += word.count("{") - word.count("}")
    return [*names, " ".join(words)]


def name_parts(name: str) -> list[str]:
    """Split one name at the commas outside braces."""
    if "{" not in name:
        return [part.strip() for part in name.split(",")]
    depth, cuts = 0, [-1]
    for match in re.finditer(r"[{},]", name):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == "," and depth == 0:
            cuts.append(match.start())
    return [name[start + 1 : end].strip() for start, end in pairwise([*cuts, len(name)])]


def parse_person(name: str) -> Person:
    """Return a name of the form ``Family, Given``, ``Family, Jr., Given`` or ``{Group}``.

    Raises:
        LatexError: the name holds LaTeX that has no Unicode form.
    """
    if is_group(name):
        return Person(family=to_unicode(name), literal=True)
    parts = [to_unicode(part) for part in name_parts(name)]
    if len(parts) == 3:
        return Person(family=parts[0], suffix=parts[1], given=parts[2])
    return Person(family=parts[0], given=" ".join(parts[1:]))
