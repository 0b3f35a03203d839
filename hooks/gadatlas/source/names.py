"""Author lists of BibTeX."""

from __future__ import annotations

from gadatlas.model import Person
from gadatlas.source.latex import to_unicode


def split_names(value: str) -> list[str]:
    """Split a BibTeX name list at the word ``and`` outside braces; names keep their braces.

    Source of the format: O. Patashnik, "BibTeXing" (1988), section 4.
    """
    names, words, depth = [], [], 0
    for word in value.split():
        if word.lower() == "and" and depth == 0:
            names.append(" ".join(words))
            words = []
        else:
            words.append(word)
            depth += word.count("{") - word.count("}")
    names.append(" ".join(words))
    return names


def parse_person(name: str) -> Person:
    """Return a name of the form ``Family, Given``, ``Family, Jr., Given`` or ``{Group}``.

    Raises:
        LatexError: the name holds LaTeX that has no Unicode form.
    """
    if name.startswith("{") and name.endswith("}"):
        return Person(family=to_unicode(name), literal=True)
    parts = [to_unicode(part) for part in name.split(",", 2)]
    if len(parts) == 3:
        return Person(family=parts[0], suffix=parts[1], given=parts[2])
    return Person(family=parts[0], given=parts[1] if len(parts) > 1 else "")
