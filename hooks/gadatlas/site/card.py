"""The picture that previews of links show: the atlas by its numbers, drawn from the data."""

from __future__ import annotations

import io
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from gadatlas.query import Index, count_by_year

# What the networks that show previews ask for (Open Graph protocol): 1.91 to 1.
SIZE = (1200, 630)
_GROUND, _TEXT, _SOFT, _ACCENT = "#17375e", "#ffffff", "#c9d6e6", "#ffb74d"
_MARGIN = 80
_BASE = 520
_TALLEST = 170


def draw_card(index: Index) -> bytes:
    """Return a PNG of 1200 by 630 pixels: title, numbers, and papers by year. Same atlas, same bytes."""
    image = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    atlas = index.atlas
    top = 70
    for line in wrap(atlas.info.title, 26)[:2]:
        draw.text((_MARGIN, top), line, fill=_TEXT, font=ImageFont.load_default(72))
        top += 84
    fields = f"{len(atlas.papers):,} papers · {len(index.branches)} branches · {len(atlas.domains)} fields"
    draw.text((_MARGIN, top + 16), fields, fill=_SOFT, font=ImageFont.load_default(36))
    _draw_years(draw, count_by_year(atlas.papers)[-12:])
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw_years(draw: ImageDraw.ImageDraw, years: list[tuple[int, int]]) -> None:
    if not years:
        return
    tallest = max(count for _, count in years)
    step = (SIZE[0] - 2 * _MARGIN) / len(years)
    font = ImageFont.load_default(24)
    for place, (year, count) in enumerate(years):
        left = _MARGIN + place * step
        height = _TALLEST * count / max(tallest, 1)
        draw.rectangle((left, _BASE - height, left + step - 10, _BASE), fill=_ACCENT)
        draw.text((left + (step - 10) / 2, _BASE + 10), str(year), fill=_SOFT, font=font, anchor="ma")
