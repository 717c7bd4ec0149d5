"""The header and the footer that every page carries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from advisor.domain.centre import Centre
from advisor.domain.plan import Copy
from advisor.i18n import N_, review
from advisor.report.boxes import Framed
from advisor.report.elements import Cell, Element, Inline, Row, Text
from advisor.report.kit import Kit, Type
from advisor.report.shape import Span, Style
from advisor.report.sheet import FINE, FOOT, INK, MARGIN, QUIET, RULE, Pen

EXAMPLE = N_("Example")
PLAN_CODE = N_("Plan code **{code}**")
PAGE = N_("Page **{number}** of {count}")
PRIVATE = N_("Private")
NOT_REVIEWED = N_("Translation not yet reviewed")
PRICES_CHANGE = N_("Prices change. Confirm before you register.")
COPIES = {
    Copy.CLIENT: N_("Your copy"),
    Copy.FILE: N_("File copy"),
    Copy.HANDOUT: N_("Hand-out"),
    Copy.CHECKLIST: N_("Checklist"),
}
NEXT = {
    "todo": N_("Next page: what to do"),
    "steps": N_("Next page: your steps"),
    "money": N_("Next page: what you pay"),
    "ask": N_("Next page: whom to ask"),
    "call": N_("Next page: call and ask"),
    "then": N_("Next page: what comes then"),
    "courses": N_("Next page: your courses"),
    "help": N_("Next page: money help"),
    "cash": N_("Next page: when you pay"),
    "sources": N_("Next page: sources"),
    "reasons": N_("Next page: reasons and rules"),
    "notes": N_("Next page: your notes"),
}
"""What the footer of large print says of the page that follows."""
TOP, BOTTOM = 30.0, 25.0
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
    label = kit.twice(EXAMPLE, replace(FINE, align="centre"))
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


def foot(kit: Kit) -> float:
    """Where the text of every page ends, above the lower edge."""
    return foot_of(kit, _foot_rows(kit))


def foot_of(kit: Type, rows: int) -> float:
    """The same for a footer of so many lines."""
    return FOOT + kit.sized(FINE).leading * rows - FINE.leading


def _foot_rows(kit: Kit) -> int:
    """How many lines the footer of every page has: enough for the longest."""
    left, right = _code_and_copy(kit), page_number(kit, 99, 99)
    middles = [kit.twice(text, FINE) for text in NEXT.values()] if kit.large else [_private(kit)]
    return max(foot_rows(kit, left, right, middle) for middle in middles)


def draw_footer(kit: Kit, pen: Pen, number: int, count: int, next_page: str = "") -> None:
    """The footer's rule, plan code, copy and page; in large print what the next page holds."""
    middle = _private(kit)
    if kit.large:
        middle = kit.twice(next_page, FINE) if next_page else None
    right = page_number(kit, number, count)
    rows, last = _foot_rows(kit), number == count
    draw_foot(kit, pen, _code_and_copy(kit), right, middle, rows=rows, last=last)


def _code_and_copy(kit: Kit) -> list[Text]:
    left = []
    if kit.copy is not Copy.HANDOUT and kit.plan.code:
        left.append(kit.text(dark(kit.words.spans(PLAN_CODE, code=kit.plan.code)), FINE))
    left.append(kit.twice(COPIES[kit.copy], FINE))
    if kit.copy is Copy.HANDOUT and not kit.large:
        left.append(kit.twice(PRICES_CHANGE, FINE))
    if kit.copy is Copy.FILE and kit.large:
        left.append(kit.twice(PRIVATE, FINE))
    return [*left, *not_reviewed(kit)]


def _private(kit: Kit) -> Text | None:
    return kit.twice(PRIVATE, FINE) if kit.copy is Copy.FILE else None


def not_reviewed(kit: Type) -> list[Text]:
    """That nobody has reviewed the words of this language, in it and in English."""
    if review(kit.print_as.language).done:
        return []
    return [kit.twice(NOT_REVIEWED, FINE, always=True)]


def page_number(kit: Type, number: int, count: int) -> Text:
    """ "Page 1 of 2", at the right."""
    said = kit.words.spans(PAGE, number=number, count=count)
    return kit.text(dark(said), replace(FINE, align="right"))


def foot_rows(kit: Type, left: Sequence[Text], right: Text, middle: Text | None = None) -> int:
    """One where all fits beside each other; else what stands in the middle has its own."""
    room = kit.page.content - right.setting.natural_width - 12
    used = sum(text.setting.natural_width + 8 for text in left)
    if middle is not None and used + middle.setting.natural_width + 12 <= room:
        return 1
    lines = round(Inline(tuple(left), 8).height(room) / kit.sized(FINE).leading)
    return lines + (middle is not None)


def draw_foot(
    kit: Type,
    pen: Pen,
    left: list[Text],
    right: Text,
    middle: Text | None = None,
    *,
    rows: int = 1,
    last: bool = True,
) -> None:
    """The footer's rule and what stands below it: at the left, at the right, in the middle.

    It is read on the last page only, the number of a page never.
    """
    room, leading = kit.page.content, kit.sized(FINE).leading
    top = kit.page.height - BOTTOM - leading * rows
    number = right.setting.natural_width + 1
    with pen.tags.artifact("Footer"):
        pen.rule(MARGIN, top - 4.5, room, ink=RULE)
        right.draw(pen, MARGIN + room - number, top, number)
    with nullcontext() if last else pen.tags.artifact("Footer"):
        Inline(tuple(left), 8).draw(pen, MARGIN, top, room - number - 11)
        if middle is not None:
            wide = middle.setting.natural_width + 1
            used = sum(text.setting.natural_width + 8 for text in left)
            free = room - used - number - wide
            alone = foot_rows(kit, left, right, middle) > 1
            at = 0.0 if alone else max((room - wide) / 2, used + free / 2)
            line = leading * (rows - 1) if alone else 0.0
            middle.draw(pen, MARGIN + min(at, room - wide), top + line, wide)


def dark(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Quiet words whose bold parts stand out."""
    return tuple(Span(span.text, span.bold, INK if span.bold else "") for span in spans)
