"""A learning plan to a PDF: the same plan, printed the same way, gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from advisor import codec
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import N_
from advisor.report import call_sheet, codes, front, money_box, todo
from advisor.report.beside import both
from advisor.report.cash import cash_table
from advisor.report.checklist import checklist_end, checklist_parts
from advisor.report.closing import closing
from advisor.report.detail import card, more_heading
from advisor.report.file_copy import reason_parts
from advisor.report.flow import (
    PageFill,
    Part,
    closer,
    fill,
    height_of,
    kept_together,
    opening,
    spread,
)
from advisor.report.handout import IDEAS, handout_parts
from advisor.report.help import money_help
from advisor.report.kit import Kit, kit_for
from advisor.report.money import nothing_known
from advisor.report.no_course import no_course_parts
from advisor.report.running import NEXT, content_top, draw_footer, draw_header, foot, header
from advisor.report.shape import Setter
from advisor.report.sheet import BODY, DENSE, DETAIL, MARGIN, Pen
from advisor.report.steps import steps_table

TITLES = {
    Copy.CLIENT: N_("Learning plan"),
    Copy.FILE: N_("Learning plan, file copy"),
    Copy.HANDOUT: IDEAS,
    Copy.CHECKLIST: N_("Application checklist"),
}
NOTES = (12, 9, 7, 5, 4, 3, 2, 0)
"""How many lines for notes to try, the most first."""
NOTES_OF_MONEY, NOTES_OF_HEAD = (3, 2, 1), (2, 1, 0)
"""How many notes of the money box to try, and of its head alone."""
NEARLY_EMPTY = 0.3  # of a page


def render(plan: LearningPlan, print_as: PrintAs | None = None) -> bytes:
    """The paper as a PDF file; unsaid, the client's copy. Raises Unavailable (no font)."""
    kit = kit_for(plan, print_as or PrintAs())
    return _printed(kit, pages_of(kit))


def missing_scripts(plan: LearningPlan) -> tuple[str, ...]:
    """The letters of a plan that no font at hand can print, so that the screen can say so."""
    letters = frozenset(codec.to_json(plan).decode())
    return tuple(sorted(Setter().unprintable(letters)))


def pages_of(kit: Kit) -> list[PageFill]:
    """The laid out pages of a paper."""
    if kit.copy is Copy.HANDOUT:
        return handout_pages(kit)
    if kit.copy is Copy.CHECKLIST:
        return checklist_pages(kit)
    pages = client_pages(kit)
    if kit.copy is Copy.FILE:
        pages += whole_pages(opening(reason_parts(kit.for_centre), "reasons"), kit)
    return pages


def handout_pages(kit: Kit) -> list[PageFill]:
    """One page where it can be."""
    width = kit.page.content
    for lines in NOTES:
        parts = both(kit, partial(handout_parts, lines=lines))
        page = spread(parts, width, room(kit), foot=False)
        if page:
            return [page]
    return _with_notes(kit, handout_parts)


def _with_notes(kit: Kit, parts: Callable[..., list[Part]]) -> list[PageFill]:
    """Several pages, with as many lines for notes as they have room for anyway."""
    bare = whole_pages(both(kit, partial(parts, lines=0)), kit)
    for lines in NOTES[:-1]:
        pages = fill(both(kit, partial(parts, lines=lines)), kit.page.content, room(kit))
        if len(pages) <= len(bare):
            return pages
    return bare


def checklist_pages(kit: Kit) -> list[PageFill]:
    """One page where it can be."""
    for detail in (BODY, DETAIL, DENSE):
        close = replace(kit, detail=detail)
        parts = [*both(close, checklist_parts), *both(close, checklist_end)]
        page = spread(parts, kit.page.content, room(kit), foot=False)
        if page:
            return [page]
    return whole_pages(both(kit, checklist_parts), kit, both(kit, checklist_end))


def client_pages(kit: Kit) -> list[PageFill]:
    """Page one, then all there is to know; without a course one page says it all."""
    if not kit.plan.courses:
        return no_course_pages(kit)
    first, rest = front_page(kit)
    if kit.one_column:
        cards, helped, cash, end = detail_parts(kit)
        return [*first, *whole_pages([*rest, *cards, *helped, *cash], kit, end)]
    for detail in (DETAIL, DENSE) if first else ():
        parts = [*rest, *_joined(detail_parts(replace(kit, detail=detail)))]
        page = spread(parts, kit.page.content, room(kit), foot=False)
        if page:
            return [*first, page]
    return [*first, *_detail_pages(kit, rest)]


def _detail_pages(kit: Kit, rest: Sequence[Part]) -> list[PageFill]:
    """Several pages: set closely where that saves one, else the last one starts with the help."""
    width, high = kit.page.content, room(kit)
    cards, helped, cash, end = detail_parts(kit)
    pages = fill([*rest, *cards, *helped, *cash, *end], width, high)
    if len(pages) == 1 or pages[-1].used >= high * 0.6:
        return pages
    dense = closer([*rest, *_joined(detail_parts(replace(kit, detail=DENSE)))])
    fewer = fill(dense, width, high)
    if len(fewer) < len(pages):
        return fewer
    apart = [*fill([*rest, *cards, *cash], width, high), *fill([*helped, *end], width, high)]
    return apart if len(apart) == len(pages) else pages


def _joined(groups: Sequence[list[Part]]) -> list[Part]:
    return [part for group in groups for part in group]


def whole_pages(parts: Sequence[Part], kit: Kit, end: Sequence[Part] = ()) -> list[PageFill]:
    """Pages of these parts. No last page that is nearly empty, where that can be helped.

    Either all is set closer, or ``end`` begins the last page.
    """
    width, high = kit.page.content, room(kit)
    pages = fill([*parts, *end], width, high)
    if len(pages) == 1 or pages[-1].used >= high * NEARLY_EMPTY:
        return pages
    again = fill(closer([*parts, *end]), width, high)
    if len(again) == len(pages):
        again = fill([*parts, *kept_together(end)], width, high)
    return again if len(again) <= len(pages) else pages


def no_course_pages(kit: Kit) -> list[PageFill]:
    """The paper of a client who has not chosen yet."""
    for lines in NOTES:
        parts = both(kit, partial(no_course_parts, lines=lines))
        page = spread(parts, kit.page.content, room(kit))
        if page:
            return [page]
    return _with_notes(kit, no_course_parts)


def detail_parts(kit: Kit) -> tuple[list[Part], list[Part], list[Part], list[Part]]:
    """All after page one: the courses; the money that may help; when it moves; the end."""
    return (
        opening(both(kit, _courses), "courses"),
        opening(both(kit, money_help), "help"),
        opening(both(kit, cash_table), "cash"),
        opening(both(kit, closing), "sources"),
    )


def _courses(kit: Kit) -> list[Part]:
    cards = [part for course in kit.plan.courses for part in card(kit, course)]
    # in large print the job's facts may stand under the heading by themselves
    alone = kit.plan.job is None or not kit.large
    return [Part(more_heading(kit), kit.scaled(12), with_next=alone), *cards]


def room(kit: Kit) -> float:
    """The height between header and footer."""
    return kit.page.height - foot(kit) - content_top(kit)


def front_page(kit: Kit) -> tuple[list[PageFill], list[Part]]:
    """Page one, and what did not fit on it: money wins over steps.

    Without a page that holds its blocks whole, all of them flow.
    """
    width = kit.page.content
    head = both(kit, lambda k: [Part(front.title(k), 0), *front.goal(k)])
    if nothing_known(kit.plan):
        return _call_sheet(kit, head)
    head += both(kit, front.wait_and_meeting)
    lists = opening(both(kit, todo.checklist), "todo")
    steps = opening(both(kit, steps_table), "steps")
    end = opening(both(kit, lambda k: [Part(codes.codes(k), k.scaled(11))]), "ask")
    boxes = [_money(kit, notes) for notes in NOTES_OF_MONEY]
    for box, tighten in boxes:
        page = spread([*head, *lists, *steps, *box, *end], width, room(kit), tighten=tighten)
        if page and len(steps) <= 5:
            return [page], []
    for box, tighten in boxes:
        page = spread([*head, *lists, *box, *end], width, room(kit), tighten=tighten)
        if page:
            return [page], steps
        page = spread([*head, *lists, *box], width, room(kit), foot=False, tighten=tighten)
        if page and kit.one_column:
            return [page], [*steps, *end]
    box, bars = _money_parted(kit, room(kit) - height_of(head, width))
    rest = [*lists, *steps, *bars, *end]
    page = spread([*head, *box], width, room(kit), foot=False)
    if page and height_of([*head, *box], width) > room(kit):  # it fits when set closer
        return [page], rest
    return [], [*head, *box, *rest]


def _money(kit: Kit, notes: int) -> tuple[list[Part], bool]:
    """The money box with so many notes, and whether the page may be set closer for it."""
    build = both(kit, lambda k: [Part(money_box.money_box(k, notes), k.scaled(11))])
    return build, notes < NOTES_OF_MONEY[0]


def _money_parted(kit: Kit, free: float) -> tuple[list[Part], list[Part]]:
    """The head of the money box with the notes that page one has room for, then the bars."""
    for said in NOTES_OF_HEAD:
        head = _money_head(kit, said)
        if head[0].gap + height_of(head, kit.page.content) <= free:
            break
    return opening(head, "money"), opening(_money_bars(kit, said), "money")


def _money_bars(kit: Kit, said: int) -> list[Part]:
    """The bars and the notes that the head did not say: below the box where no page holds all."""
    bars = both(kit, lambda k: [Part(money_box.money_bars(k, said), k.scaled(11))])
    if height_of(bars, kit.page.content) <= room(kit):
        return bars
    bars = both(kit, lambda k: [Part(money_box.money_bars(k, NOTES_OF_MONEY[0]), k.scaled(11))])
    notes = both(kit, lambda k: [Part(note, 4) for note in money_box.later_notes(k, said)])
    return [*bars, *notes]


def _money_head(kit: Kit, notes: int) -> list[Part]:
    return both(kit, lambda k: [Part(money_box.money_head(k, notes), k.scaled(11))])


def _call_sheet(kit: Kit, head: list[Part]) -> tuple[list[PageFill], list[Part]]:
    """Page one while no price is known: the first order of its blocks that holds them all."""
    count = len(call_sheet.orders(kit)[0])
    more = both(kit, lambda k: call_sheet.orders(k)[1])
    for number in range(count):
        blocks = both(kit, partial(_order, number=number))
        page = spread([*head, *blocks], kit.page.content, room(kit), foot=False)
        if page and number < count - 1:
            return [page], more
    return [], [*head, *blocks, *more]


def _order(kit: Kit, number: int) -> list[Part]:
    return call_sheet.orders(kit)[0][number]


def _printed(kit: Kit, pages: Sequence[PageFill]) -> bytes:
    pen = Pen(kit.page, kit.words.language, kit.words(TITLES[kit.copy]))
    top = content_top(kit)
    head = header(kit, kit.plan.centre, example=kit.plan.example)
    after = [NEXT.get(page.opens, "") for page in pages[1:]] + [""]
    for number, page in enumerate(pages, start=1):
        draw_header(kit, pen, head)
        for placed in page.placed:
            placed.element.draw(pen, MARGIN, top + placed.top, kit.page.content)
        draw_footer(kit, pen, number, len(pages), after[number - 1])
        pen.next_page()
    return pen.save()
