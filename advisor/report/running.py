"""The header and the footer that every page carries."""

from __future__ import annotations

from contextlib import nullcontext

from advisor.domain.centre import Centre
from advisor.domain.plan import Copy
from advisor.i18n import N_
from advisor.report.boxes import Framed
from advisor.report.elements import Cell, Element, Inline, Row, Text
from advisor.report.kit import Kit, Type
from advisor.report.shape import Span, Style
from advisor.report.sheet import FINE, INK, MARGIN, QUIET, RULE, SMALL, Pen

EXAMPLE = N_("Example")
PLAN_CODE = N_("Plan code **{code}**")
PAGE = N_("Page **{number}** of {count}")
PRIVATE = N_("Private")
PRICES_CHANGE = N_("Prices change. Confirm before you register.")
COPIES = {
    Copy.CLIENT: N_("Your copy"),
    Copy.FILE: N_("File copy"),
    Copy.HANDOUT: N_("Hand-out"),
}
TOP = 30.0
_NAME = Style(11, 14, bold=True)
_ADDRESS = Style(10, 14, ink=QUIET)


def header(kit: Type, centre: Centre, *, example: bool) -> Element:
    """The centre's name, address and phone; "Example" on sample data."""
    texts = [(centre.name, _NAME), (centre.address, _ADDRESS), (centre.phone, _NAME)]
    shown: tuple[Text, ...] = tuple(kit.text(text, style) for text, style in texts if text)
    line = Inline(shown or (kit.text("\u00a0", _NAME),))
    room = kit.page.content
    if not example:
        return Row((Cell(line, 0, room),))
    label = kit.say(EXAMPLE, Style(9.5, 12, ink=QUIET, align="centre"))
    wide = label.setting.natural_width + 12
    stamp = Framed(label, (4, 1, 4, 1), 0.75, QUIET)
    return Row((Cell(line, 0, room - wide - 12), Cell(stamp, room - wide, wide, "middle")))


def content_top(kit: Kit) -> float:
    """Where the content of every page begins."""
    return below(kit, header(kit, kit.plan.centre, example=kit.plan.example))


def below(kit: Type, head: Element) -> float:
    """Where the content begins under a header."""
    return TOP + head.height(kit.page.content) + 14.5


def draw_header(kit: Type, pen: Pen, head: Element) -> None:
    """The header and its rule; read on the first page only."""
    with pen.tags.artifact("Header") if pen.tags.page else nullcontext():
        head.draw(pen, MARGIN, TOP, kit.page.content)
        pen.rule(MARGIN, TOP + head.height(kit.page.content) + 5.5, kit.page.content)


def draw_footer(kit: Kit, pen: Pen, number: int, count: int) -> None:
    """The footer's rule, plan code, copy and page."""
    words, left = kit.words, []
    if kit.copy is not Copy.HANDOUT and kit.plan.code:
        left.append(kit.text(_dark(words.spans(PLAN_CODE, code=kit.plan.code)), FINE))
    left.append(kit.say(COPIES[kit.copy], FINE))
    if kit.copy is Copy.HANDOUT:
        left.append(kit.say(PRICES_CHANGE, FINE))
    middle = Style(SMALL.size, FINE.leading, ink=QUIET, align="centre")
    private = kit.say(PRIVATE, middle) if kit.copy is Copy.FILE else None
    last = number == count
    draw_foot(kit, pen, left, words.spans(PAGE, number=number, count=count), private, last=last)


def draw_foot(
    kit: Type,
    pen: Pen,
    left: list[Text],
    page: tuple[Span, ...],
    middle: Text | None = None,
    *,
    last: bool = True,
) -> None:
    """The footer's rule and what stands below it: at the left, at the right, in the middle.

    It is read on the last page only, the number of a page never.
    """
    top, room = kit.page.height - 37.5, kit.page.content
    right = Style(FINE.size, FINE.leading, ink=FINE.ink, align="right")
    with pen.tags.artifact("Footer"):
        pen.rule(MARGIN, kit.page.height - 42, room, ink=RULE)
        kit.text(_dark(page), right).draw(pen, MARGIN + room / 2, top, room / 2)
    with nullcontext() if last else pen.tags.artifact("Footer"):
        Inline(tuple(left), 8).draw(pen, MARGIN, top, room)
        if middle is not None:
            middle.draw(pen, MARGIN + room / 3, top, room / 3)


def _dark(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(Span(span.text, span.bold, INK if span.bold else "") for span in spans)
