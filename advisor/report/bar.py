"""The money bar: who pays how much, drawn so that it reads in black and white.

Solid = confirmed, hatched = not confirmed, white = the client pays, dashed = the client may pay,
open end with three dots = a price that is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor.report.elements import baseline_of
from advisor.report.shape import Setter, Span, Style
from advisor.report.sheet import ACCENT, INK, WHITE, Pen
from advisor.report.text import Line, Setting

HEIGHT, TALL = 28.0, 32.0
LABELS, AMOUNTS = 102.0, 95.0  # the columns beside the bars
LEAST, OPEN = 10.0, 104.0  # a segment's least width; the room of an open end
LABEL = Style(10.5, 13, align="centre")
NAME = Style(12, 14.5)
AMOUNT = Style(13, 16, bold=True, align="right")
BETWEEN = 6.0
STEP = 5.2 * 1.414  # hatch lines stand 5.2 apart across


class Look(StrEnum):
    """How a segment is drawn."""

    SURE = "sure"
    OPEN = "open"
    YOU = "you"
    MAY = "may"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the price; ``share`` in dollars decides its width."""

    look: Look
    share: float
    label: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar with its name at the left and what the client pays at the right."""

    name: str
    segments: tuple[Segment, ...]
    amount: str
    alt: str  # the row as a sentence


@dataclass(frozen=True, slots=True)
class Laid:
    """A segment with its place, and its label in lines inside, or one line below."""

    segment: Segment
    x: float
    width: float
    inside: tuple[Line, ...]
    below: Setting | None = None


@dataclass(frozen=True, slots=True)
class MoneyBars:
    """Bars on one scale, one under the other."""

    setter: Setter
    rows: tuple[BarRow, ...]

    def height(self, width: float) -> float:
        """All rows with the labels below them."""
        inner = sum(self._row_height(row, width) for row in self.rows)
        return inner + BETWEEN * (len(self.rows) - 1)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Row by row, each one figure."""
        for row in self.rows:
            with pen.tags.leaf("Figure", alt=row.alt) as picture:
                picture.box = pen.box(x, top, width, self._row_height(row, width))
                self._draw_row(pen, row, x, top, width)
            top += self._row_height(row, width) + BETWEEN

    def _row_height(self, row: BarRow, width: float) -> float:
        laid = self._laid(row, width)
        below = [part for part in laid if part.below]
        bar = max(self._bar_height(width), self._name(row).style.leading * self._name_lines(row))
        return bar + (5 + LABEL.leading * len(below) if below else 0.0)

    def _bar_height(self, width: float) -> float:
        """The same for all bars: taller when a label takes two lines."""
        parts = [part for row in self.rows for part in self._laid(row, width)]
        return TALL if any(len(part.inside) > 1 for part in parts) else HEIGHT

    def _name(self, row: BarRow) -> Setting:
        return Setting(self.setter, (Span(row.name),), NAME)

    def _name_lines(self, row: BarRow) -> int:
        return len(self._name(row).lines(LABELS - 8))

    def _laid(self, row: BarRow, width: float) -> tuple[Laid, ...]:
        parts = [(segment.look, segment.share) for segment in row.segments]
        laid, x = [], LABELS
        for segment, wide in zip(
            row.segments, widths(parts, width - LABELS - AMOUNTS), strict=True
        ):
            laid.append(self._placed(segment, x, wide))
            x += wide
        return tuple(laid)

    def _placed(self, segment: Segment, x: float, width: float) -> Laid:
        room = width - (24 if segment.look is Look.OPEN else 8)
        ink = WHITE if segment.look is Look.SURE else INK
        one = Setting(self.setter, (Span(segment.label),), replace(LABEL, ink=ink))
        if one.natural_width <= room:
            return Laid(segment, x, width, one.lines(room))
        small = Setting(self.setter, (Span(segment.label),), Style(10, 12, ink=ink, align="centre"))
        widest = max(word.width for word in small.words)
        if widest <= room and len(small.lines(room)) == 2:
            return Laid(segment, x, width, small.lines(room))
        return Laid(segment, x, width, (), Setting(self.setter, (Span(segment.label),), LABEL))

    def _draw_row(self, pen: Pen, row: BarRow, x: float, top: float, width: float) -> None:
        laid = self._laid(row, width)
        tall = self._bar_height(width)
        name = self._name(row).lines(LABELS - 8)
        _column(pen, name, NAME, x=x, middle=top + tall / 2, width=LABELS - 8)
        for part in laid:
            _draw_segment(pen, part, x, top, tall)
        end = x + width
        amount = Setting(self.setter, (Span(row.amount),), AMOUNT, figures=True)
        lines = amount.lines(AMOUNTS - 4)
        _column(pen, lines, AMOUNT, x=end - AMOUNTS, middle=top + tall / 2, width=AMOUNTS)
        self._labels_below(pen, laid, x, top + tall, end)

    def _labels_below(
        self, pen: Pen, laid: Sequence[Laid], x: float, top: float, end: float
    ) -> None:
        below = [part for part in laid if part.below is not None]
        for row, part in enumerate(below):
            middle, under = x + part.x + part.width / 2, top + 4 + LABEL.leading * row
            pen.path([(middle, top), (middle, under + 1)], 1, INK)
        for row, part in enumerate(below):
            if part.below is None:
                continue
            middle = x + part.x + part.width / 2
            under = top + 4 + LABEL.leading * row
            wide = part.below.natural_width
            left = min(max(x, middle - wide / 2), end - wide)
            left = min(left, x + part.x + part.width - wide) if row == len(below) - 1 else left
            left = max(x, left)
            if row < len(below) - 1:  # the ticks of the labels below pass behind it
                pen.block(left - 2, under + 1, wide + 4, LABEL.leading - 1, WHITE)
            pen.line_of_text(part.below.lines(9999)[0], left, under + baseline_of(LABEL))


def widths(parts: Sequence[tuple[Look, float]], width: float) -> list[float]:
    """Widths on one scale, none under ``LEAST``; an open end has its own room."""
    known = [share for look, share in parts if look is not Look.UNKNOWN]
    opened = len(parts) - len(known)
    room = width - OPEN * opened - LEAST * len(known)
    whole = sum(known) or 1.0
    if not known:
        return [width / max(1, opened)] * opened
    return [OPEN if look is Look.UNKNOWN else LEAST + room * share / whole for look, share in parts]


def _draw_segment(pen: Pen, part: Laid, x: float, top: float, tall: float) -> None:
    left, look = x + part.x, part.segment.look
    if look is Look.SURE:
        pen.block(left, top, part.width, tall, ACCENT)
    if look is Look.OPEN:
        _hatch(pen, left, top, part.width, tall)
        _plate(pen, part, left, top, tall)
    if look is Look.UNKNOWN:
        _open_end(pen, left, top, part.width, tall)
    elif look is Look.MAY:
        pen.dashed(3.2, 2.4)
        pen.frame(left, top, part.width, tall, weight=1.2, ink=INK)
        pen.dashed(1, 0)
    else:
        pen.frame(left, top, part.width, tall, weight=1.2, ink=INK)
    if part.inside:
        leading = LABEL.leading if len(part.inside) == 1 else 12.0
        style = replace(LABEL, leading=leading, size=LABEL.size if leading == 13 else 10)
        room = part.width - (14 if look is Look.UNKNOWN else 0)
        _column(pen, part.inside, style, x=left, middle=top + tall / 2, width=room)


def _column(
    pen: Pen, lines: Sequence[Line], style: Style, *, x: float, middle: float, width: float
) -> None:
    baseline = middle - style.leading * len(lines) / 2 + baseline_of(style)
    for line in lines:
        free = width - line.width
        indent = {"left": 0.0, "centre": free / 2, "right": free}[style.align]
        pen.line_of_text(line, x + indent, baseline)
        baseline += style.leading


def _hatch(pen: Pen, x: float, top: float, width: float, tall: float) -> None:
    with pen.clipped(x, top, width, tall):
        start = x - tall
        while start < x + width:
            pen.path([(start, top + tall), (start + tall, top)], 1.4, INK)
            start += STEP


def _plate(pen: Pen, part: Laid, left: float, top: float, tall: float) -> None:
    """White under the words, with 3 points of hatch left above and below."""
    if part.inside:
        wide = max(line.width for line in part.inside) + 12
        pen.block(left + (part.width - wide) / 2, top + 3.6, wide, tall - 7.2, WHITE)


def _open_end(pen: Pen, x: float, top: float, width: float, tall: float) -> None:
    edge = x + width - 16
    pen.path([(edge, top + 0.6), (x, top + 0.6)], 1.2, INK)
    pen.path([(edge, top + tall - 0.6), (x, top + tall - 0.6)], 1.2, INK)
    for dot in range(3):
        pen.disc(edge + 3 + dot * 5, top + tall / 2 - 1.2, 2.4, INK)
