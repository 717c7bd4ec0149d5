"""Where the ink of a paper lies: each shown glyph by its number, its place and its outline's box.

Read from the file alone: the operators of its pages, and the outlines of the fonts inside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

import pikepdf
import uharfbuzz

Box = tuple[float, float, float, float]  # left, bottom, right, top
_SPACES = re.compile(rb"<([0-9A-F]{4})> <(?:0020|00A0)>")
Point = tuple[float, float]
Shape = tuple[Point, ...]


@dataclass(frozen=True)
class Inked:
    """One glyph on a page; ``box`` is of its outline, or of its em where the file has no more."""

    font: _Font = field(repr=False)
    glyph: int
    run: int  # glyphs of one run are placed by the shaper: marks stand on their letters
    size: float
    x: float
    base: float
    box: Box

    @property
    def shapes(self) -> list[list[Point]]:
        """Its closed lines where they lie on the page."""
        size = self.size
        return [
            [(self.x + x * size, self.base + y * size) for x, y in shape]
            for shape in self.font.shapes(self.glyph)
        ]


@dataclass(frozen=True)
class InkedPage:
    """One page: its size and its glyphs in the order in which they are shown."""

    width: float
    height: float
    glyphs: tuple[Inked, ...]

    @property
    def runs(self) -> list[list[Inked]]:
        """The glyphs by run."""
        return [list(run) for _number, run in groupby(self.glyphs, lambda one: one.run)]


def inked(data: bytes) -> list[InkedPage]:
    """All pages of a paper."""
    fonts: dict[Any, _Font] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = []
        for page in pdf.pages:
            here = {}
            for name, font in dict(page.resources.Font).items():
                if font.objgen not in fonts:
                    fonts[font.objgen] = _Font(font)
                here[name] = fonts[font.objgen]
            box = [float(side) for side in page.mediabox]
            pages.append(InkedPage(box[2], box[3], tuple(_glyphs(page, here))))
    return pages


class _Font:
    """A font of the file: codes to glyphs, widths and outlines, in em."""

    def __init__(self, font: Any) -> None:
        inner = font.DescendantFonts[0]
        self.name = str(inner.BaseFont)[1:]
        self.places = b"" if not isinstance(inner.get("/CIDToGIDMap"), pikepdf.Stream) else bytes(
            inner.CIDToGIDMap.read_bytes()
        )  # fmt: skip
        said = _SPACES.findall(bytes(font.ToUnicode.read_bytes()))
        self.blank = {int(code, 16) for code in said}
        listed = list(inner.W)
        self.widths = {
            int(code): float(width[0]) / 1000
            for code, width in zip(listed[::2], listed[1::2], strict=True)
        }
        self.shaper: Any = None
        if "/FontFile2" in inner.FontDescriptor:
            face = uharfbuzz.Face(bytes(inner.FontDescriptor.FontFile2.read_bytes()))
            self.shaper, self.units = uharfbuzz.Font(face), face.upem
        self._outlines: dict[int, Box | None] = {}
        self._drawn: dict[int, tuple[Shape, ...]] = {}

    def glyph(self, code: int) -> int:
        """The glyph of a code; 0 = there is none, and a reader shows an empty box."""
        if code not in self.widths:
            return 0
        if not self.places:
            return code
        return int.from_bytes(self.places[2 * code : 2 * code + 2])

    def outline(self, code: int) -> Box | None:
        """The box of a glyph's outline; none where nothing is drawn."""
        glyph = self.glyph(code)
        if glyph not in self._outlines:
            self._outlines[glyph] = self._outline(code, glyph)
        return self._outlines[glyph]

    def shapes(self, glyph: int) -> tuple[Shape, ...]:
        """The closed lines of a glyph, in em; none where the file keeps them otherwise."""
        if glyph not in self._drawn:
            pen = _Outline(1 / self.units if self.shaper else 1.0)
            if self.shaper:
                self.shaper.draw_glyph_with_pen(glyph, pen)
            self._drawn[glyph] = tuple(tuple(shape) for shape in pen.shapes)
        return self._drawn[glyph]

    def _outline(self, code: int, glyph: int) -> Box | None:
        if self.shaper is None:
            if code in self.blank:
                return None
            return 0.0, -0.05, self.widths[code], 0.8
        found = self.shaper.get_glyph_extents(glyph)
        if not found or not found.width or not found.height:
            return None
        sides = (
            found.x_bearing,
            found.y_bearing + found.height,
            found.x_bearing + found.width,
            found.y_bearing,
        )
        left, bottom, right, top = (side / self.units for side in sides)
        return left, bottom, right, top


@dataclass
class _Outline:
    """Takes an outline as HarfBuzz draws it; curves as short straight lines."""

    scale: float
    shapes: list[list[Point]] = field(default_factory=list)

    def moveTo(self, to: Point) -> None:
        """A new closed line."""
        self.shapes.append([self._scaled(to)])

    def lineTo(self, to: Point) -> None:
        """Straight on."""
        self.shapes[-1].append(self._scaled(to))

    def qCurveTo(self, *points: Point) -> None:
        """A curve with one bend."""
        self._curve(points)

    def curveTo(self, *points: Point) -> None:
        """A curve with two bends."""
        self._curve(points)

    def _curve(self, points: tuple[Point, ...]) -> None:
        ends = [self.shapes[-1][-1], *map(self._scaled, points)]
        for t in (0.25, 0.5, 0.75, 1.0):
            between = ends
            while len(between) > 1:  # de Casteljau
                between = [
                    (a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(between)
                ]
            self.shapes[-1].append(between[0])

    def closePath(self) -> None:
        """Closed it is in any case."""

    def _scaled(self, point: Point) -> Point:
        return point[0] * self.scale, point[1] * self.scale


@dataclass
class _Reader:
    """Follows a content stream: which glyph stands where."""

    fonts: dict[str, _Font]
    font: _Font | None = None
    size: float = 0.0
    x: float = 0.0
    y: float = 0.0
    rise: float = 0.0
    run: int = 0

    def take(self, operator: str, operands: Any) -> Iterator[Inked]:
        """One instruction: the glyphs that it shows."""
        if operator == "BT":
            self.run += 1
        elif operator == "Tf":
            self.font, self.size = self.fonts[str(operands[0])], float(operands[1])
        elif operator == "Tm":
            assert [float(one) for one in operands[:4]] == [1, 0, 0, 1]
            self.x, self.y = float(operands[4]), float(operands[5])
        elif operator == "Ts":
            self.rise = float(operands[0])
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    yield from self._shown(bytes(part))
                else:
                    self.x -= float(part) * self.size / 1000

    def _shown(self, codes: bytes) -> Iterator[Inked]:
        font = self.font
        assert font is not None
        for code in (a << 8 | b for a, b in zip(codes[::2], codes[1::2], strict=True)):
            base, glyph = self.y + self.rise, font.glyph(code)
            outline = font.outline(code) if glyph else (0.0, 0.0, 0.0, 0.0)
            if outline:
                left, bottom, right, top = (side * self.size for side in outline)
                box = self.x + left, base + bottom, self.x + right, base + top
                yield Inked(font, glyph, self.run, self.size, self.x, base, box)
            self.x += font.widths.get(code, 1.0) * self.size


def _glyphs(page: pikepdf.Page, fonts: dict[str, _Font]) -> Iterator[Inked]:
    reader = _Reader(fonts)
    for instruction in pikepdf.parse_content_stream(page):
        yield from reader.take(str(instruction.operator), instruction.operands)


def outside(page: InkedPage) -> list[Inked]:
    """Glyphs beyond the margins; a letter may hang out a little, as a j does."""
    return [
        one
        for one in page.glyphs
        if one.box[0] < 45.5
        or one.box[2] > page.width - 45.5
        or one.box[1] < 22
        or one.box[3] > page.height - 24
    ]


def on_each_other(page: InkedPage) -> list[tuple[Inked, Inked]]:
    """Glyphs of different runs that touch: where boxes overlap, their outlines are asked."""
    runs = sorted(((_around(run), run) for run in page.runs), key=lambda one: one[0][1])
    found = []
    for index, (box, run) in enumerate(runs):
        for other_box, other in runs[index + 1 :]:
            if other_box[1] > box[3]:
                break
            if _shared(box, other_box):
                found += [(a, b) for a in run for b in other if _touch(a, b)]
    return found


def _around(run: list[Inked]) -> Box:
    sides = list(zip(*(one.box for one in run), strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def _shared(one: Box, other: Box, least: float = 0.4) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > least and min(one[3], other[3]) - max(one[1], other[1]) > least


def _touch(one: Inked, other: Inked) -> bool:
    beside = one.base == other.base  # the hook of a letter reaches under its neighbour
    if not _shared(one.box, other.box, max(0.4, one.size * 0.05) if beside else 0.4):
        return False
    shapes = one.shapes, other.shapes
    if not all(shapes):  # outlines that are kept otherwise: by their boxes alone
        return _shared(one.box, other.box, 1.5)
    return any(
        _inside(point, around)
        for inner, around in (shapes, shapes[::-1])
        for shape in inner
        for point in shape
    )


def _inside(point: Point, shapes: list[list[Point]]) -> bool:
    """Whether a point lies in what is filled: an odd number of lines to its right."""
    x, y = point
    odd = False
    for shape in shapes:
        for (a, b), (c, d) in zip(shape, [*shape[1:], shape[0]], strict=True):
            if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
                odd = not odd
    return odd
