"""Tables with a head that is repeated on each page, of rows that are never split."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.report.elements import (
    Cell,
    Element,
    Head,
    Inline,
    Padded,
    Row,
    Ruled,
    Tagged,
    Text,
    in_parts,
    stack,
)
from advisor.report.flow import Part
from advisor.report.sheet import INK


def table(
    heads: Sequence[Element], rows: Sequence[Sequence[Element]], columns: Sequence[float]
) -> list[Part]:
    """A table whose head is repeated on each page; no row is split, unless it fills a page."""
    if not rows:
        return []
    whole = object()
    top = Ruled(Padded(_cells(heads, columns, "Column"), below=2), below=0.9, ink=INK)
    head = Head(Tagged(top, key=whole))
    parts = [Part(head, 2, with_next=True)]
    for index, row in enumerate(rows):
        for piece in _pieces(row, columns):
            cells = _cells(piece, columns, key=(whole, index))
            body = Tagged(Ruled(Padded(cells, above=3, below=4), below=0.6), key=whole)
            near_end = index == len(rows) - 2
            parts.append(Part(body, 0, with_next=near_end, head=head))
    return parts


def grouped(cells: Sequence[Element], groups: Sequence[Sequence[int]]) -> list[Element]:
    """Fewer and wider cells: those of a group, by their numbers, one below the other."""
    return [
        cells[group[0]] if len(group) == 1 else stack([cells[n] for n in group]) for group in groups
    ]


def _cells(
    elements: Sequence[Element], columns: Sequence[float], scope: str = "Row", key: object = None
) -> Row:
    cells: list[Cell] = []
    x = 0.0
    for element, width in zip(elements, columns, strict=True):
        cells.append(Cell(element, x, width - 8, role="" if cells else "TH"))
        x += width
    return Row(tuple(cells), role="TR", scope=scope, key=key)


def _pieces(row: Sequence[Element], columns: Sequence[float]) -> list[list[Element]]:
    """A row in pieces, for the rare text that is longer than a page."""
    cut = [
        in_parts(element, width - 8, 480) if isinstance(element, Text) else [element]
        for element, width in zip(row, columns, strict=True)
    ]
    most = max(len(parts) for parts in cut)
    empty = Inline(())
    return [[p[n] if n < len(p) else empty for p in cut] for n in range(most)]
