"""Sizes of type: large print, and what the letters of a language need."""

from __future__ import annotations

from dataclasses import replace

from advisor.report.scripts import writing
from advisor.report.shape import Style
from advisor.report.sheet import LEAD, QUIET, SMALL

LEAST_HEAD = 21.0
LARGE = ((22.0, 30.0, 36.0), (20.0, 26.0, 32.0), (17.0, 24.0, 30.0), (12.5, LEAST_HEAD, 27.0))
"""Least size of the normal paper, then size and leading in large print, the largest first."""

SUITED = {
    "Guru": (1.0, 1.065),
    "Deva": (1.0, 1.065),
    "Arab": (0.96, 1.065),
    "Zsym": (0.95, 1.0),
}
"""By script: how much of the size and of the leading of the main face, whose letters are small."""
TALL = {"Arab": 1.3}
"""By script: the least leading in em, where a line would touch the one below it."""
LEAST_READ = 10.5
"""What a person must do or pay is never smaller."""


def enlarged(style: Style) -> Style:
    """A style of the normal paper in large print: read is 18, quiet labels 16, sources 14."""
    small = style.size <= SMALL.size and style.ink == QUIET
    if small:
        size, leading = (14.0, 18.0) if style.size < SMALL.size else (16.0, 21.0)
    else:
        size, leading = next(
            (found for least, *found in LARGE if style.size >= least), (18.0, 25.0)
        )
    if size == LEAST_HEAD and not style.bold:
        size = 19.0  # the best case, and the client's own words
    return replace(style, size=size, leading=leading)


def suited(style: Style, language: str) -> Style:
    """A style for the letters of a language: those with signs above and below need more room.

    Headings and large print have it already, but for letters that reach further than others.
    """
    script = writing(language).script
    factors = SUITED.get(script) if style.size < LEAD.size else None
    size, leading = factors or (1.0, 1.0)
    high = max(style.leading * leading, style.size * TALL.get(script, 0.0))
    return replace(style, size=max(min(style.size, LEAST_READ), style.size * size), leading=high)
