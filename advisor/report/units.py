"""Text in units: what may not be parted over two lines, and what can be printed at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from uniseg.linebreak import line_break_units

from advisor.report.scripts import JOINERS, breaks_anywhere

MAY_BREAK = "\u200b"  # a place inside an address where a line may end
NO_BREAK = "\u00a0"
_PARTS = re.compile(r"\u200b|[^\S\u00a0]+|(?:[^\s\u200b]|\u00a0)+")


def units(text: str) -> Iterator[tuple[int, int, int | None]]:
    """What may not be parted over two lines: start, end, and the place of the space before it."""
    gap: int | None = None
    for match in _PARTS.finditer(text):
        part = match.group()
        if part == MAY_BREAK:
            gap = None
        elif part.isspace() and part != NO_BREAK:
            gap = match.end() - 1
        else:
            at = match.start()
            for unit in line_break_units(part) if breaks_anywhere(part) else (part,):
                yield at, at + len(unit), gap
                at, gap = at + len(unit), None


def printable(text: str) -> str:
    """Text in composed letters, without control characters: they have no shape to print."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf")
        or letter.isspace()
        or letter in (MAY_BREAK, *JOINERS)
    )
    return "".join(kept)
