"""QR codes as vector squares, with the words that say what they open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import segno

from advisor.report.sheet import INK, Pen

MODULE, LEAST, MOST = 1.15, 44.0, 62.0
QUIET_MODULES = 4


@lru_cache(maxsize=64)
def matrix_of(url: str) -> tuple[bytes, ...]:
    """The rows of a code: level M, or L for addresses over 60 letters."""
    code = segno.make(url, error="L" if len(url) > 60 else "M", micro=False, boost_error=False)
    return tuple(bytes(row) for row in code.matrix)


@dataclass(frozen=True, slots=True)
class Qr:
    """A code that opens an address. Its quiet zone is white space that the layout leaves."""

    url: str
    says: str  # what it is and what it opens, for those who do not see it
    least: float = LEAST

    @property
    def modules(self) -> int:
        """How many squares a side has."""
        return len(matrix_of(self.url))

    @property
    def side(self) -> float:
        """In points: at least 44, at most 62 unless its modules would fall under 1.15."""
        wanted = min(max(self.modules * 1.35, self.least), max(MOST, self.least))
        return max(wanted, self.modules * MODULE)

    @property
    def quiet(self) -> float:
        """The white that must stay around it."""
        return self.side / self.modules * QUIET_MODULES

    def height(self, width: float) -> float:
        """Its side."""
        return self.side

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Runs of dark squares as one shape, and a link for the screen."""
        module = self.side / self.modules
        boxes = [
            (x + start * module, top + row * module, length * module, module + 0.02)
            for row, line in enumerate(matrix_of(self.url))
            for start, length in _runs(line)
        ]
        with pen.tags.group("P"), pen.tags.group("Link"):
            with pen.tags.leaf("Figure", alt=self.says) as picture:
                picture.box = pen.box(x, top, self.side, self.side)
                with pen.picture(x, self.side):
                    pen.blocks(boxes, INK)
            pen.link(self.url, self.says, (x, top, self.side, self.side))


def _runs(line: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = None
    for index, dark in enumerate([*line, 0]):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            runs.append((start, index - start))
            start = None
    return runs


def short(url: str) -> str:
    """An address as a person types it: host and path, without what a browser adds itself."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host + parts.path.rstrip("/")


def host(url: str) -> str:
    """The site of an address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
