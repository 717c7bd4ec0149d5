"""The table of the comparison sheet: one column an option, one row a fact, lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from advisor.domain.comparison import Compared, ComparedFact, ComparedOption
from advisor.i18n import N_
from advisor.report.boxes import Disc
from advisor.report.elements import Blank, Cell, Element, Row, stack
from advisor.report.kit import Type
from advisor.report.shape import Style
from advisor.report.sheet import ACCENT, QUIET, RULE, Pen
from advisor.report.shortening import shortened

LETTERS = "ABCDEF"
ASK = N_("Not known: ask")
MONEY = ("to_pay", "if_confirmed")
LABEL, WIDE_LABEL = 84.0, 96.0
PAD, HAND = 6.0, 15.0
WHOLE, TITLE_LINES = 99, 7


@dataclass(frozen=True, slots=True)
class Look:
    """How closely a table is set: type, the most lines of a cell, room to write answers in."""

    size: float
    leading: float
    lines: int = WHOLE
    write: bool = False
    above: float = 3.0
    below: float = 4.0

    @property
    def style(self) -> Style:
        """The type of its cells."""
        return Style(self.size, self.leading)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the money stands between heavy lines."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]  # where upright lines stand
    heavy: tuple[int, ...]  # rows with a heavy line above
    above: float  # the white around a row
    below: float

    def heights(self, width: float) -> tuple[float, ...]:
        """Of every row, with the white around it."""
        return tuple(self.above + row.height(width) + self.below for row in self.rows)

    def height(self, width: float) -> float:
        """Of all rows."""
        return sum(self.heights(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Row by row, so that a reader hears a fact with all its options."""
        heights = self.heights(width)
        tops = [top, *accumulate(heights, initial=top)][1:]
        with pen.tags.group("Table"):
            for index, row in enumerate(self.rows):
                heavy = index in self.heavy
                pen.rule(x, tops[index], width, 1.25 if heavy else 0.6, ACCENT if heavy else RULE)
                row.draw(pen, x, tops[index] + self.above, width)
        for column in self.columns:
            pen.upright(x + column, top, tops[-1] - top, 0.6, RULE)
        pen.rule(x, tops[-1], width, 0.6, RULE)

    @property
    def count(self) -> int:
        """How many facts it holds."""
        return len(self.rows) - 1

    def first(self, count: int) -> Table:
        """The head and so many facts."""
        return replace(self, rows=self.rows[: count + 1])


def table(
    kit: Type,
    options: Sequence[ComparedOption],
    facts: Sequence[ComparedFact],
    look: Look,
    room: float,
) -> Table:
    """The head, then as many of these facts as fit the room, in their order."""
    label = WIDE_LABEL if kit.page.width > kit.page.height else LABEL
    column = (kit.page.content - label) / len(options)
    starts = tuple(label + number * column for number in range(len(options)))
    inner = column - 2 * PAD
    rows = [_head(kit, options, look, starts, inner)]
    used = look.above + rows[0].height(kit.page.content) + look.below
    for fact in facts:
        name = Style(look.size, look.leading, bold=fact.differs or fact.partly, ink=ACCENT)
        cells = [Cell(kit.text(fact.name, name, "TH"), 0, label - PAD)]
        for value, start in zip(fact.values, starts, strict=True):
            cells.append(Cell(_value(kit, fact.key, value, look, inner), start + PAD, inner))
        row = Row(tuple(cells), role="TR")
        used += look.above + row.height(kit.page.content) + look.below
        if used > room:
            break
        rows.append(row)
    money = sum(fact.key in MONEY for fact in facts)
    return Table(tuple(rows), starts, (1, 1 + money), look.above, look.below)


def _head(
    kit: Type, options: Sequence[ComparedOption], look: Look, starts: Sequence[float], inner: float
) -> Row:
    title = Style(look.size + 0.5, look.leading, bold=True)
    cells = [Cell(Blank(0), 0, 0)]  # above the names of the facts
    for letter, option, start in zip(LETTERS, options, starts, strict=False):
        name = shortened(kit, option.title, title, inner, max(look.lines, TITLE_LINES))
        college = shortened(kit, option.provider_short, look.style, inner, min(look.lines, 3))
        mark = Disc(kit.setter, letter, 15)
        head = stack([mark, Blank(2), replace(name, role="TH"), college])
        cells.append(Cell(head, start + PAD, inner))
    return Row(tuple(cells), role="TR", scope="Column")


def _value(kit: Type, key: str, value: Compared, look: Look, width: float) -> Element:
    said = value.text[:1].upper() + value.text[1:]
    if value.known:
        style = (
            replace(look.style, bold=True, size=look.size + 1) if key == MONEY[0] else look.style
        )
        return replace(shortened(kit, said, style, width, look.lines), role="TD")
    quiet = replace(look.style, ink=QUIET)
    asked = shortened(kit, said or kit.words(ASK), quiet, width, look.lines)
    line = Blank(HAND, line=True) if look.write else None
    return stack([replace(asked, role="TD"), line])
