"""How the file copy's own pages look: small type, headings that stay with their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.report.elements import Element, in_parts
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, QUIET
from advisor.report.table import grouped, table

BODY = Style(10, 13)
HEAD = Style(9.5, 13, ink=QUIET)
FINE = Style(9, 12, ink=QUIET)
_SECTION = Style(12, 15, bold=True, ink=ACCENT)


def section(kit: Kit, text: str, **values: object) -> Part:
    """A heading."""
    heading = kit.text(kit.words.spans(text, **values), _SECTION, "H2")
    return Part(heading, 10, with_next=True)


def fitted(
    kit: Kit,
    heads: Sequence[Element],
    rows: Sequence[Sequence[Element]],
    columns: Sequence[float],
    groups: Sequence[Sequence[int]],
) -> list[Part]:
    """A table; in large print of two columns that hold these groups of cells."""
    if not kit.large:
        return table(heads, rows, columns)
    half = kit.page.content / 2
    found = [grouped(row, groups) for row in rows]
    return table(grouped(heads, groups), found, (half, half))


def flowing(
    kit: Kit, spans: tuple[Span, ...], gap: float = 2, style: Style = BODY
) -> Iterator[Part]:
    """A text that may be long, in parts."""
    for index, piece in enumerate(in_parts(kit.text(spans, style), kit.page.content, 260)):
        yield Part(piece, gap if index == 0 else 0)
