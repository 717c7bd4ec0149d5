"""The pieces that pages are built from: each knows its height at a width, and draws itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Protocol

from advisor.report.shape import Style
from advisor.report.sheet import INK, RULE, Pen
from advisor.report.text import Line, Setting

ASCENT, DEPTH = 0.95, 0.29  # of Atkinson Hyperlegible, in em


class Element(Protocol):
    """Something on a page."""

    def height(self, width: float) -> float:
        """Its height in points when it is ``width`` wide."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``role`` is its place in the structure of the document."""

    setting: Setting
    role: str = "P"
    first: int = 0  # lines: a long text is cut into parts by its lines
    last: int | None = None

    def lines(self, width: float) -> tuple[Line, ...]:
        """Its lines at a width."""
        return self.setting.lines(width)[self.first : self.last]

    def height(self, width: float) -> float:
        """As many leadings as it has lines."""
        return len(self.lines(width)) * self.setting.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line by line."""
        style, lines = self.setting.style, self.lines(width)
        baseline = top + baseline_of(style)
        cut = self.first or self.last is not None
        turned = len(lines) > 1 and self.setting.runs_from_right is not pen.mirrored
        pen.tags.bookmark(self.role, self.setting.plain, top)
        with pen.tags.leaf(self.role, key=("text", id(self.setting)) if cut else None):
            for number, line in enumerate(lines, 1):
                more = number < len(lines) and bool(lines[number].words[0].space)
                more = more or (number == len(lines) and self.last is not None)
                indent = _indent(line, width, style, turned=turned)
                pen.line_of_text(line, x + indent, baseline, more=more)
                baseline += style.leading


def baseline_of(style: Style) -> float:
    """How far the first baseline lies below the top of a text."""
    return (style.leading - style.size * (ASCENT + DEPTH)) / 2 + style.size * ASCENT


def _indent(line: Line, width: float, style: Style, *, turned: bool) -> float:
    """A paragraph that runs against the paper starts its lines at its own side."""
    if style.align == "centre":
        return (width - line.width) / 2
    return width - line.width if (style.align == "right") is not turned else 0.0


def in_parts(text: Text, width: float, tall: float) -> list[Text]:
    """A long text in parts at most ``tall`` points high, none of them a single line."""
    count = len(text.setting.lines(width))
    most = max(3, int(tall / text.setting.style.leading))
    starts = list(range(0, max(1, count), most))
    if len(starts) > 1 and count - starts[-1] == 1:
        starts[-1] -= 1
    return [
        replace(text, first=a, last=b) for a, b in zip(starts, [*starts[1:], None], strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Inline:
    """Texts one after the other on a line, the next line when it is full."""

    texts: tuple[Text, ...]
    gap: float = 9.0

    def height(self, width: float) -> float:
        """As many lines as it takes."""
        return sum(max(text.height(width) for text in row) for row in self._rows(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """On shared baselines."""
        for row in self._rows(width):
            depth = max(baseline_of(text.setting.style) for text in row)
            at = x
            for text in row:
                text.draw(pen, at, top + depth - baseline_of(text.setting.style), width)
                at += text.setting.natural_width + self.gap
            top += max(text.height(width) for text in row)

    def _rows(self, width: float) -> list[list[Text]]:
        rows: list[list[Text]] = []
        used = 0.0
        for text in self.texts:
            wide = text.setting.natural_width
            if rows and used + self.gap + wide <= width:
                rows[-1].append(text)
                used += self.gap + wide
            else:
                rows.append([text])
                used = wide
        return rows


@dataclass(frozen=True, slots=True)
class Stack:
    """Elements one below the other, ``gaps`` before each but the first."""

    elements: tuple[Element, ...]
    gap: float = 0.0

    def height(self, width: float) -> float:
        """All heights with the gaps between."""
        inner = sum(element.height(width) for element in self.elements)
        return inner + self.gap * max(0, len(self.elements) - 1)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From the top down."""
        for element in self.elements:
            element.draw(pen, x, top, width)
            top += element.height(width) + self.gap


@dataclass(frozen=True, slots=True)
class Cell:
    """An element in a row: where it starts, how wide it is, how it stands there."""

    element: Element
    x: float
    width: float
    stand: str = "top"  # top | middle | bottom
    role: str = ""  # in the row of a table; empty: as its text says


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. Never split."""

    cells: tuple[Cell, ...]
    role: str = ""  # TR | LI
    scope: str = "Row"  # of the heads in it: Row or Column
    key: object = None  # a row that goes on: the same key

    def height(self, width: float) -> float:
        """The tallest cell."""
        return max((cell.element.height(cell.width) for cell in self.cells), default=0.0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right."""
        with pen.tags.group(self.role, self.key) if self.role else nullcontext():
            self.draw_cells(pen, x, top, width)

    def draw_cells(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The cells alone, inside a row that is begun."""
        room = self.height(width)
        for index, cell in enumerate(self.cells):
            free = room - cell.element.height(cell.width)
            drop = {"top": 0.0, "middle": free / 2, "bottom": free}[cell.stand]
            with self._part(pen, index, cell):
                cell.element.draw(pen, x + cell.x, top + drop, cell.width)

    def _part(self, pen: Pen, index: int, cell: Cell) -> AbstractContextManager[object]:
        """What a cell is in the structure."""
        if self.role == "LI" and cell is self.cells[-1]:
            return pen.tags.group("LBody")
        if self.role != "TR":
            return nullcontext()
        role = cell.role or cell_role(cell.element)
        key = (self.key, index) if self.key is not None else None
        return pen.tags.group(role, key, scope=self.scope if role == "TH" else "")


@dataclass(frozen=True, slots=True)
class Tiers:
    """One row of a table whose cells stand in tiers, one below the other. Never split."""

    tiers: tuple[Row, ...]

    def height(self, width: float) -> float:
        """All tiers."""
        return sum(tier.height(width) for tier in self.tiers)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From the top down."""
        with pen.tags.group("TR"):
            for tier in self.tiers:
                tier.draw_cells(pen, x, top, width)
                top += tier.height(width)


def cell_role(element: Element) -> str:
    """A head of a table where its first text says so, else a plain cell."""
    if isinstance(element, Stack):
        return next((cell_role(e) for e in element.elements if isinstance(e, Text)), "TD")
    return "TH" if isinstance(element, Text) and element.role == "TH" else "TD"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element inside a structure element that holds others: a table, or a part of one.

    Elements with the same ``key`` belong to the same structure element.
    """

    element: Element
    role: str = "Table"
    key: object = None

    def height(self, width: float) -> float:
        """The element's own."""
        return self.element.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The element."""
        with pen.tags.group(self.role, self.key):
            self.element.draw(pen, x, top, width)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table, which pages repeat: only its first place is in the structure."""

    element: Element
    key: object = field(default_factory=object, compare=False)

    def height(self, width: float) -> float:
        """The element's own."""
        return self.element.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The element."""
        with pen.tags.once(self.key):
            self.element.draw(pen, x, top, width)


@dataclass(frozen=True, slots=True)
class Padded:
    """An element with room around it: left, top, right, bottom."""

    element: Element
    left: float = 0.0
    above: float = 0.0
    right: float = 0.0
    below: float = 0.0

    def height(self, width: float) -> float:
        """With the room above and below."""
        return self.above + self.element.height(width - self.left - self.right) + self.below

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The element, moved in."""
        self.element.draw(pen, x + self.left, top + self.above, width - self.left - self.right)


@dataclass(frozen=True, slots=True)
class Ruled:
    """An element with a line above or below it."""

    element: Element
    above: float = 0.0  # weights; 0 = no line
    below: float = 0.0
    ink: str = RULE

    def height(self, width: float) -> float:
        """The element's own."""
        return self.element.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The lines, then the element."""
        if self.above:
            pen.rule(x, top, width, self.above, self.ink)
        if self.below:
            pen.rule(x, top + self.element.height(width), width, self.below, self.ink)
        self.element.draw(pen, x, top, width)


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing, ``points`` high; with ``line`` there is a line to write on at its foot."""

    points: float
    line: bool = False

    def height(self, width: float) -> float:
        """As said."""
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """At most a line."""
        if self.line:
            pen.rule(x, top + self.points, width, 0.75, INK)


def bold(style: Style) -> Style:
    """The same, bold."""
    return replace(style, bold=True)


def stack(elements: Sequence[Element | None], gap: float = 0.0) -> Stack:
    """A stack of what there is."""
    return Stack(tuple(element for element in elements if element is not None), gap)
