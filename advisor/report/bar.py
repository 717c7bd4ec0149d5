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
from advisor.report.sheet import ACCENT, INK, QUIET, WHITE, Pen
from advisor.report.text import Line, Setting

BETWEEN = 6.0
STEP = 5.2 * 1.414  # hatch lines stand 5.2 apart across


@dataclass(frozen=True, slots=True)
class BarType:
    """The measures and the type of the bars of one paper."""

    label: Style
    small: Style  # of a label on two lines
    name: Style
    amount: Style
    height: float
    tall: float  # with a label on two lines
    open_end: float
    least: float  # a segment's least width
    names: float = 0.0  # the columns beside the bars; 0: they stand above them
    amounts: float = 0.0


ABOVE = BarType(
    label=Style(10.5, 13, align="centre"),
    small=Style(10, 12, align="centre"),
    name=Style(12, 14.5),
    amount=Style(13, 16, bold=True, align="right"),
    height=28.0,
    tall=32.0,
    open_end=104.0,
    least=10.0,
)
NORMAL = replace(ABOVE, names=102.0, amounts=95.0)
LARGE = BarType(
    label=Style(16, 20, align="centre"),
    small=Style(15, 18, align="centre"),
    name=Style(18, 25),
    amount=Style(21, 25, bold=True, align="right"),
    height=38.0,
    tall=48.0,
    open_end=152.0,
    least=14.0,
)


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
    beside: str = ""  # the label in English, on a paper in two languages


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar with its name at the left and what the client pays at the right."""

    name: str
    segments: tuple[Segment, ...]
    amount: str
    alt: str  # the row as a sentence
    name_beside: str = ""  # the name in English, on a paper in two languages


@dataclass(frozen=True, slots=True)
class Laid:
    """A segment with its place, and its label in lines inside, or one line below."""

    segment: Segment
    x: float
    width: float
    inside: tuple[Line, ...]
    style: Style  # of the label
    below: Setting | None = None


@dataclass(frozen=True, slots=True)
class MoneyBars:
    """Bars on one scale, one under the other."""

    setter: Setter
    rows: tuple[BarRow, ...]
    type: BarType = NORMAL

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
        head, bar = self._head_height(row, width), self._bar_height(width)
        if self.type.names:
            head, bar = 0.0, max(bar, head)
        return head + bar + _below_height(self._below(row, width), width)

    def _head_height(self, row: BarRow, width: float) -> float:
        """Of the name and the amount, wherever they stand."""
        names, amounts = self._columns(width)
        name = self.type.name.leading * len(self._name(row).lines(names))
        amount = self.type.amount.leading * len(self._amount(row).lines(amounts))
        return name if self.type.names else max(name, amount) + 2

    def _columns(self, width: float) -> tuple[float, float]:
        """The widths of name and amount."""
        if self.type.names:
            return self.type.names - 8, self.type.amounts - 4
        return width * 0.6 - 8, width * 0.4

    def _bar_height(self, width: float) -> float:
        """The same for all bars: taller when a label takes two lines."""
        parts = [part for row in self.rows for part in self._laid(row, width)]
        two = any(len(part.inside) > 1 for part in parts)
        return self.type.tall if two else self.type.height

    def _name(self, row: BarRow) -> Setting:
        return Setting(self.setter, _spans(row.name, row.name_beside), self.type.name)

    def _amount(self, row: BarRow) -> Setting:
        return Setting(self.setter, (Span(row.amount),), self.type.amount, figures=True)

    def _laid(self, row: BarRow, width: float) -> tuple[Laid, ...]:
        parts = [(segment.look, segment.share) for segment in row.segments]
        laid, x = [], self.type.names
        room = width - self.type.names - self.type.amounts
        for segment, wide in zip(row.segments, widths(parts, room, self.type), strict=True):
            laid.append(self._placed(segment, x, wide))
            x += wide
        return tuple(laid)

    def _placed(self, segment: Segment, x: float, width: float) -> Laid:
        room = width - (24 if segment.look is Look.OPEN else 8)
        ink = WHITE if segment.look is Look.SURE else INK
        if segment.beside:
            return self._placed_twice(segment, x, width, ink)
        spans = (Span(segment.label),)
        one = Setting(self.setter, spans, replace(self.type.label, ink=ink))
        if one.natural_width <= room:
            return Laid(segment, x, width, one.lines(room), one.style)
        small = Setting(self.setter, spans, replace(self.type.small, ink=ink))
        widest = max(word.width for word in small.words)
        if widest <= room and len(small.lines(room)) == 2:
            return Laid(segment, x, width, small.lines(room), small.style)
        below = Setting(self.setter, spans, self.type.label)
        return Laid(segment, x, width, (), below.style, below)

    def _placed_twice(self, segment: Segment, x: float, width: float, ink: str) -> Laid:
        """A label in two languages: a line for each inside, else both on the line below."""
        room = width - (24 if segment.look is Look.OPEN else 8)
        style = replace(self.type.small, ink=ink)
        texts = ((segment.label, ""), (segment.beside, "en"))
        lines = [Setting(self.setter, (Span(t, language=n),), style) for t, n in texts]
        if all(line.natural_width <= room for line in lines):
            inside = tuple(found for line in lines for found in line.lines(room))
            return Laid(segment, x, width, inside, style)
        spans = _spans(segment.label, segment.beside)
        below = Setting(self.setter, spans, self.type.label)
        return Laid(segment, x, width, (), below.style, below)

    def _below(self, row: BarRow, width: float) -> list[tuple[Laid, Setting]]:
        """The labels that stand under their bar."""
        return [(part, part.below) for part in self._laid(row, width) if part.below]

    def _draw_row(self, pen: Pen, row: BarRow, x: float, top: float, width: float) -> None:
        names, amounts = self._columns(width)
        tall, head = self._bar_height(width), self._head_height(row, width)
        middle, bar = (top + tall / 2, top) if self.type.names else (top + head / 2, top + head)
        name, amount = self._name(row).lines(names), self._amount(row).lines(amounts)
        _column(pen, name, self.type.name, x=x, middle=middle, width=names)
        for part in self._laid(row, width):
            _draw_segment(pen, part, x, bar, tall)
        edge = x + width - amounts
        _column(pen, amount, self.type.amount, x=edge, middle=middle, width=amounts)
        _labels_below(pen, self._below(row, width), x, bar + tall, width)


def _spans(text: str, beside: str) -> tuple[Span, ...]:
    """A text, and in quiet ink what it is in English."""
    second = (Span(" · "), Span(beside, ink=QUIET, language="en")) if beside else ()
    return (Span(text), *second)


def _below_height(below: Sequence[tuple[Laid, Setting]], width: float) -> float:
    inner = sum(len(label.lines(width)) * label.style.leading for _part, label in below)
    return 6 + inner if below else 0.0


def _labels_below(
    pen: Pen, below: Sequence[tuple[Laid, Setting]], x: float, top: float, width: float
) -> None:
    """Each on its own line under a tick; the ticks of the later ones pass behind it."""
    places, under = [], top + 5
    for part, label in below:
        places.append(under)
        middle = x + part.x + part.width / 2
        pen.path([(middle, top), (middle, under)], 1, INK)
        under += len(label.lines(width)) * label.style.leading
    for row, (part, label) in enumerate(below):
        lines, leading, under = label.lines(width), label.style.leading, places[row]
        wide = max(line.width for line in lines)
        last = row == len(below) - 1
        end = x + part.x + part.width if last else x + width
        left = max(x, min(x + part.x + part.width / 2 - wide / 2, end - wide))
        if not last:
            pen.block(left - 2, under + 1, wide + 4, leading * len(lines) - 1, WHITE)
        for number, line in enumerate(lines):
            baseline = under + number * leading + baseline_of(label.style)
            pen.line_of_text(line, left, baseline, more=number < len(lines) - 1)


def widths(
    parts: Sequence[tuple[Look, float]], width: float, measures: BarType = NORMAL
) -> list[float]:
    """Widths on one scale, none under the least one; an open end has its own room."""
    known = [share for look, share in parts if look is not Look.UNKNOWN]
    opened = len(parts) - len(known)
    least, end = measures.least, measures.open_end
    room = width - end * opened - least * len(known)
    whole = sum(known) or 1.0
    if not known:
        return [width / max(1, opened)] * opened
    return [end if look is Look.UNKNOWN else least + room * share / whole for look, share in parts]


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
        room = part.width - (14 if look is Look.UNKNOWN else 0)
        _column(pen, part.inside, part.style, x=left, middle=top + tall / 2, width=room)


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
