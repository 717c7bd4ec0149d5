"""Two languages on one paper: a block is built in both, and the two trees of elements become one.

What says the same in both (names, sums, the client's own words) stays one. What differs becomes a
pair: theirs at the start, English beside it or below it in quiet ink. A pair is one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from advisor.i18n import speaking
from advisor.report.bar import BarRow, MoneyBars, Segment
from advisor.report.boxes import Barred, WriteLine
from advisor.report.elements import Cell, Element, Inline, Row, Stack, Text, Tiers, cell_role
from advisor.report.flow import Part
from advisor.report.kit import Kit, english_of
from advisor.report.qr import Qr
from advisor.report.sheet import GUTTER, WHITE, Pen

WIDE = 300.0  # points: from here on two texts stand side by side
BETWEEN = 0.75  # em: between two short texts on one line


def both(kit: Kit, build: Callable[[Kit], list[Part]]) -> list[Part]:
    """The parts of a block in the language of the paper, beside English where it is asked for."""
    theirs = build(kit)
    if not kit.beside_english:
        return theirs
    with speaking("en"):
        english = build(english_of(kit))
    return Merging(columns=not kit.large).parts(theirs, english)


@dataclass(frozen=True, slots=True)
class Merging:
    """Makes one tree of two. ``columns``: theirs and English may stand side by side."""

    columns: bool = True

    def parts(self, theirs: Sequence[Part], english: Sequence[Part]) -> list[Part]:
        """Part by part; where their number differs, all of theirs above all of English."""
        if len(theirs) != len(english):
            return [*theirs, *english]
        return [self._part(one, other) for one, other in zip(theirs, english, strict=True)]

    def _part(self, theirs: Part, english: Part) -> Part:
        head = theirs.head
        if head is not None and english.head is not None:
            head = self.merged(head, english.head)
        return replace(theirs, element=self.merged(theirs.element, english.element), head=head)

    def merged(self, theirs: Element, english: Element) -> Element:
        """One element that says what both say; differing in shape, theirs above English."""
        match theirs, english:
            case Text(), Text():
                return theirs if _same(theirs, english) else self._pair(theirs, english)
            case Row(), Row():
                return self._rows(theirs, english)
            case Inline(), Inline():
                return self._inlines(theirs, english)
            case Tiers(), Tiers():
                tiers = zip(theirs.tiers, english.tiers, strict=True)
                return Tiers(tuple(self._cells(one, other) for one, other in tiers))
            case WriteLine(), WriteLine():
                return _write_lines(theirs, english)
            case MoneyBars(), MoneyBars():
                rows = zip(theirs.rows, english.rows, strict=True)
                return replace(theirs, rows=tuple(_bars(one, other) for one, other in rows))
            case Qr(), Qr():
                return replace(theirs, says=_once(theirs.says, english.says))
            case Barred(), Barred():  # what it holds stands off the columns: no columns in it
                return Merging(columns=False).inside(theirs, english)
        return self.inside(theirs, english)

    def _pair(self, theirs: Element, english: Element) -> Pair:
        return Pair(theirs, english, self.columns)

    def inside(self, theirs: Element, english: Element) -> Element:
        """The same frame around what is inside, merged."""
        whole = Stack((theirs, english))
        if type(theirs) is not type(english):
            return whole
        found: dict[str, Any] = {}
        for part in fields(theirs):  # type: ignore[arg-type]  # every element is a dataclass
            one, other = getattr(theirs, part.name), getattr(english, part.name)
            if _is_element(one):
                found[part.name] = self.merged(one, other)
            elif isinstance(one, tuple) and any(map(_is_element, (*one, *other))):
                if len(one) != len(other):
                    return whole
                found[part.name] = tuple(map(self.merged, one, other))
        return replace(theirs, **found) if found else theirs  # type: ignore[type-var]

    def _rows(self, theirs: Row, english: Row) -> Element:
        """Cell by cell; cells that stand elsewhere in each language come one below the other."""
        if len(theirs.cells) != len(english.cells):
            return Stack((theirs, english))
        row = self._cells(theirs, english)
        places = zip(theirs.cells, english.cells, strict=True)
        if theirs.role or all(abs(a.x - b.x) + abs(a.width - b.width) < 1 for a, b in places):
            return row
        return Stack(tuple(cell.element for cell in row.cells))

    def _cells(self, theirs: Row, english: Row) -> Row:
        cells = [self._cell(a, b) for a, b in zip(theirs.cells, english.cells, strict=True)]
        marked = len(cells) == 2 and 0 < cells[1].x < GUTTER * 3  # a box to tick, a disc, a dot
        if marked and not isinstance(cells[0].element, Pair):
            cells[1] = replace(cells[1], element=_moved_in(cells[1].element, cells[1].x))
        return replace(theirs, cells=tuple(cells))

    def _cell(self, theirs: Cell, english: Cell) -> Cell:
        element = self.merged(theirs.element, english.element)
        return replace(theirs, element=element, role=theirs.role or cell_role(theirs.element))

    def _inlines(self, theirs: Inline, english: Inline) -> Element:
        """Each text on its line; one line, where most is the same: letters to circle stand once."""
        if len(theirs.texts) != len(english.texts):
            return self._pair(theirs, english)
        pairs = list(zip(theirs.texts, english.texts, strict=True))
        if 2 * sum(_same(one, other) for one, other in pairs) < len(pairs):
            return Stack(tuple(self.merged(one, other) for one, other in pairs))
        texts = [text for a, b in pairs for text in ((a,) if _same(a, b) else (a, b))]
        return replace(theirs, texts=tuple(texts))


def _is_element(value: object) -> bool:
    return hasattr(value, "draw") and hasattr(value, "height")


def _same(theirs: Text, english: Text) -> bool:
    return theirs.setting.plain == english.setting.plain


def _moved_in(element: Element, by: float) -> Element:
    """Pairs that know how far they are moved in keep to the columns of those that are not."""
    if isinstance(element, Pair):
        return replace(element, indent=element.indent + by)
    if isinstance(element, Stack):
        return replace(element, elements=tuple(_moved_in(one, by) for one in element.elements))
    return element


def _write_lines(theirs: WriteLine, english: WriteLine) -> WriteLine:
    pairs = zip(theirs.parts, english.parts, strict=True)
    parts = tuple((_once(a, b, " · "), length) for (a, length), (b, _length) in pairs)
    return replace(theirs, parts=parts)


def _bars(theirs: BarRow, english: BarRow) -> BarRow:
    segments = zip(theirs.segments, english.segments, strict=True)
    return replace(
        theirs,
        segments=tuple(_segments(one, other) for one, other in segments),
        name_beside=english.name if english.name != theirs.name else "",
        amount=_once(theirs.amount, english.amount, " · "),
        alt=_once(theirs.alt, english.alt),
    )


def _segments(theirs: Segment, english: Segment) -> Segment:
    return replace(theirs, beside=english.label if english.label != theirs.label else "")


def _once(theirs: str, english: str, between: str = " ") -> str:
    return theirs if theirs == english else f"{theirs}{between}{english}"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same in two languages: one row that is never split, theirs read first."""

    theirs: Element
    english: Element
    columns: bool = True  # side by side where it is wide enough
    indent: float = 0.0  # how far it is moved in from where the columns start

    def height(self, width: float) -> float:
        """Of the taller, of one line, or of both."""
        one, other = self._widths(width)
        heights = self.theirs.height(one), self.english.height(other)
        return sum(heights) if self._stacked(width) else max(heights)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Theirs, then English."""
        one, other = self._widths(width)
        start, second, below = 0.0, 0.0, 0.0
        if self._stacked(width):
            below = self.theirs.height(one)
        elif self._on_one_line(width):
            start = self._free(width)
            second = start + one + self._between
        else:
            second = (width + self.indent + GUTTER) / 2
        english = self.english
        if second and pen.mirrored and isinstance(english, Text) and not self._on_one_line(width):
            english = _at_the_left(english, other)
        self.theirs.draw(pen, x + start, top, one)
        english.draw(pen, x + second, top + below, other)

    def _widths(self, width: float) -> tuple[float, float]:
        if self._on_one_line(width):
            one, other = self._natural()
            return one, other
        if self._stacked(width):
            return width, width
        half = (width + self.indent - GUTTER) / 2 - self.indent
        return half, half

    def _stacked(self, width: float) -> bool:
        return not self._wide(width) and not self._on_one_line(width)

    def _wide(self, width: float) -> bool:
        return self.columns and width + self.indent >= WIDE

    def _on_one_line(self, width: float) -> bool:
        """Whether two short texts share a line: where columns are not wide enough or not wanted."""
        if not isinstance(self.theirs, Text) or not isinstance(self.english, Text):
            return False
        style = self.theirs.setting.style
        if style.ink == WHITE or (self._wide(width) and style.align != "centre"):
            return False
        return sum(self._natural()) + self._between <= width

    @property
    def _between(self) -> float:
        assert isinstance(self.theirs, Text)
        return BETWEEN * self.theirs.setting.style.size

    def _natural(self) -> tuple[float, float]:
        """The widths on one line."""
        texts = [text for text in (self.theirs, self.english) if isinstance(text, Text)]
        one, other = (text.setting.natural_width + 0.02 for text in texts)
        return one, other

    def _free(self, width: float) -> float:
        """Where a line that both share starts."""
        assert isinstance(self.theirs, Text)
        free = width - sum(self._natural()) - self._between
        return {"left": 0.0, "centre": free / 2, "right": free}[self.theirs.setting.style.align]


def _at_the_left(english: Text, width: float) -> Text:
    """On a paper from the right each line of English starts where the others do."""
    style = english.setting.style
    if len(english.lines(width)) > 1 or style.align != "left":
        return english
    return replace(english, setting=replace(english.setting, style=replace(style, align="right")))
