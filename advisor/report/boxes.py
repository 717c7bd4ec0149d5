"""Boxes, flags, discs, boxes to tick and lines to write on: the drawn parts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.report.elements import Element, baseline_of
from advisor.report.shape import Setter, Span, Style
from advisor.report.sheet import ACCENT, INK, WHITE, Pen
from advisor.report.text import Setting


@dataclass(frozen=True, slots=True)
class Barred:
    """An element with an upright bar at its left."""

    element: Element

    def height(self, width: float) -> float:
        """The element's own."""
        return self.element.height(width - 13)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Bar and element."""
        pen.upright(x + 1.5, top, self.height(width), 3, ACCENT)
        self.element.draw(pen, x + 13, top, width - 13)


@dataclass(frozen=True, slots=True)
class Framed:
    """An element in an outline; ``least`` is a height to reach."""

    element: Element
    pad: tuple[float, float, float, float] = (12, 9, 12, 9)  # left, top, right, bottom
    weight: float = 1.5
    ink: str = INK
    least: float = 0.0
    middle: bool = False

    def height(self, width: float) -> float:
        """With padding, at least ``least``."""
        left, above, right, below = self.pad
        return max(self.least, above + self.element.height(width - left - right) + below)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The outline, then the element, in the middle when asked."""
        left, above, right, below = self.pad
        height, inner = self.height(width), width - left - right
        pen.frame(x, top, width, height, weight=self.weight, ink=self.ink)
        free = height - above - below - self.element.height(inner)
        drop = free / 2 if self.middle else 0.0
        self.element.draw(pen, x + left, top + above + drop, inner)


@dataclass(frozen=True, slots=True)
class Flagged:
    """A box with a filled cell at its left: WAIT, FILE COPY, Ask before you pay."""

    flag: Element  # white text
    element: Element
    flag_width: float
    pad: float = 9.0
    least: float = 0.0

    def height(self, width: float) -> float:
        """As tall as flag or text need."""
        inner = width - self.flag_width - 20
        return max(
            self.least,
            self.element.height(inner) + 2 * self.pad,
            self.flag.height(self.flag_width - 8) + 2 * self.pad,
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The flag, the outline, the text; both in the middle."""
        height, inner = self.height(width), width - self.flag_width - 20
        pen.block(x, top, self.flag_width, height, INK)
        pen.frame(x, top, width, height, weight=1.5, ink=INK)
        free = height - self.flag.height(self.flag_width - 8)
        self.flag.draw(pen, x + 4, top + free / 2, self.flag_width - 8)
        free = height - self.element.height(inner)
        self.element.draw(pen, x + self.flag_width + 9, top + free / 2, inner)


@dataclass(frozen=True, slots=True)
class Disc:
    """A number in a filled circle, on the first line of text beside it."""

    setter: Setter
    number: str
    leading: float
    diameter: float = 15.0

    def height(self, width: float) -> float:
        """One line."""
        return max(self.leading, self.diameter)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The circle with the number in its middle."""
        size = (10.5 if len(self.number) < 2 else 9.5) * self.diameter / 15
        style = Style(size, 12, bold=True, ink=WHITE)
        setting = Setting(self.setter, (Span(self.number),), style)
        free = (self.leading - self.diameter) / 2 + 0.5
        pen.disc(x, top + free, self.diameter, ACCENT)
        middle = top + free + self.diameter / 2
        with pen.tags.leaf("Lbl"):
            pen.line_of_text(
                setting.lines(99)[0],
                x + (self.diameter - setting.natural_width) / 2,
                middle + style.size * 0.334,
                more=True,
            )


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick."""

    leading: float
    side: float = 10.0

    def height(self, width: float) -> float:
        """One line."""
        return self.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """An outline in the middle of the line."""
        free = (self.leading - self.side) / 2 + 0.5
        pen.frame(x, top + free, self.side, self.side, weight=1.25, ink=INK)


@dataclass(frozen=True, slots=True)
class WriteLine:
    """Words with lines to write on after them: ("You talked to", 78), ("on", 52).

    The lengths are what a hand needs; where they do not fit, each word takes its own line.
    """

    setter: Setter
    parts: tuple[tuple[str, float], ...]
    style: Style

    def height(self, width: float) -> float:
        """Each line with room for a hand."""
        return (self.style.leading + 3) * len(self._rows(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words and lines; what is free makes the lines longer, up to twice their length."""
        said = " ".join(f"{text} ____" for text, _length in self.parts)
        with pen.tags.leaf("P", actual=said):
            for row in self._rows(width):
                baseline = top + 3 + baseline_of(self.style)
                wanted = sum(length for _setting, length in row)
                longer = (width - _wide(row) + wanted) / wanted
                at = x
                for setting, length in row:
                    pen.line_of_text(setting.lines(width)[0], at, baseline)
                    at += setting.natural_width + 4
                    drawn = length * min(2.0, longer)
                    pen.rule(at, baseline + 2.5, drawn, 0.9, INK)
                    at += drawn + 4
                top += self.style.leading + 3

    def _rows(self, width: float) -> list[list[tuple[Setting, float]]]:
        parts = [(Setting(self.setter, (Span(s),), self.style), wide) for s, wide in self.parts]
        return [parts] if _wide(parts) <= width else [[part] for part in parts]


def _wide(parts: Sequence[tuple[Setting, float]]) -> float:
    return sum(setting.natural_width + 4 + length for setting, length in parts) + 4 * len(parts[1:])


@dataclass(frozen=True, slots=True)
class StateMark:
    """A drawn sign for how a condition came out: tick, cross, open ring, or a full square."""

    state: str
    leading: float

    def height(self, width: float) -> float:
        """One line."""
        return self.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The sign in the middle of the line."""
        with pen.picture(x, 8):
            self._sign(pen, x, top + self.leading / 2 + 0.5)

    def _sign(self, pen: Pen, x: float, middle: float) -> None:
        if self.state in ("met", "not_needed"):
            pen.path([(x + 0.5, middle), (x + 3, middle + 2.8), (x + 8, middle - 3.2)], 1.8, INK)
        elif self.state == "failed":
            pen.path([(x + 1, middle - 3), (x + 7, middle + 3)], 1.8, INK)
            pen.path([(x + 1, middle + 3), (x + 7, middle - 3)], 1.8, INK)
        elif self.state == "needs_approval":
            pen.block(x + 0.5, middle - 3.5, 7, 7, INK)
        else:
            pen.dashed(1.6, 1.6)
            pen.ring(x + 0.5, middle - 3.5, 7, weight=1.2, ink=INK)
            pen.dashed(1, 0)
