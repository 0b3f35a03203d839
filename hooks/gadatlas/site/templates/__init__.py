"""The HTML shapes of the site."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from gadatlas.export import EXTENSIONS, FORMAT_NAMES
from gadatlas.site.atoms import plural

# Each span is half a kilobyte: a longer list is taken away by its file.
MOST_COINS = 300
OTHER_FORMATS = [(FORMAT_NAMES[name], EXTENSIONS[name]) for name in FORMAT_NAMES if name != "bibtex"]


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("gadatlas.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(grouped="{:,}".format, plural=plural)
    environment.globals.update(most_coins=MOST_COINS, formats=OTHER_FORMATS)
    return environment


def render(template: str, **values: Any) -> str:
    """Return a template's HTML; values that are not marked as safe are escaped."""
    return _environment().get_template(f"{template}.html.j2").render(**values)


def macro(name: str, *values: Any) -> str:
    """Return the HTML of one macro of ``parts.html.j2``."""
    return str(getattr(_parts(), name)(*values))


@cache
def _parts() -> Any:
    return _environment().get_template("parts.html.j2").module
