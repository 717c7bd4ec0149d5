"""How the file copy's own pages look: small type, headings that stay with their text."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.report.elements import in_parts
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, QUIET

BODY = Style(10, 13)
HEAD = Style(9.5, 13, ink=QUIET)
FINE = Style(9, 12, ink=QUIET)
_SECTION = Style(12, 15, bold=True, ink=ACCENT)


def section(kit: Kit, text: str, **values: object) -> Part:
    """A heading."""
    heading = kit.text(kit.words.spans(text, **values), _SECTION, "H2")
    return Part(heading, 10, with_next=True)


def flowing(
    kit: Kit, spans: tuple[Span, ...], gap: float = 2, style: Style = BODY
) -> Iterator[Part]:
    """A text that may be long, in parts."""
    for index, piece in enumerate(in_parts(kit.text(spans, style), kit.page.content, 20)):
        yield Part(piece, gap if index == 0 else 0)
