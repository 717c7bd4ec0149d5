"""A learning plan to a PDF: the same plan, printed the same way, gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor import codec
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import N_
from advisor.report import call_sheet, codes, front, money_box, todo
from advisor.report.cash import cash_table
from advisor.report.checklist import checklist_end, checklist_parts
from advisor.report.closing import closing
from advisor.report.detail import card, more_heading
from advisor.report.file_copy import reason_parts
from advisor.report.flow import PageFill, Part, closer, fill, kept_together, opening, spread
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
        page = spread(handout_parts(kit, lines), width, room(kit), foot=False)
        if page:
            return [page]
    return _with_notes(kit, handout_parts)


def _with_notes(kit: Kit, parts: Callable[[Kit, int], list[Part]]) -> list[PageFill]:
    """Several pages, with as many lines for notes as they have room for anyway."""
    bare = whole_pages(parts(kit, 0), kit)
    for lines in NOTES[:-1]:
        pages = fill(parts(kit, lines), kit.page.content, room(kit))
        if len(pages) <= len(bare):
            return pages
    return bare


def checklist_pages(kit: Kit) -> list[PageFill]:
    """One page where it can be."""
    for detail in (BODY, DETAIL, DENSE):
        close = replace(kit, detail=detail)
        parts = [*checklist_parts(close), *checklist_end(close)]
        page = spread(parts, kit.page.content, room(kit), foot=False)
        if page:
            return [page]
    return whole_pages(checklist_parts(kit), kit, checklist_end(kit))


def client_pages(kit: Kit) -> list[PageFill]:
    """Page one, then all there is to know; without a course one page says it all."""
    if not kit.plan.courses:
        return no_course_pages(kit)
    first, rest = front_page(kit)
    if kit.large:
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
        page = spread(no_course_parts(kit, lines), kit.page.content, room(kit))
        if page:
            return [page]
    return _with_notes(kit, no_course_parts)


def detail_parts(kit: Kit) -> tuple[list[Part], list[Part], list[Part], list[Part]]:
    """All after page one: the courses; the money that may help; when it moves; the end."""
    cards = [part for course in kit.plan.courses for part in card(kit, course)]
    alone = (
        kit.plan.job is None or not kit.large
    )  # the job's facts may stand under it by themselves
    heading = Part(more_heading(kit), kit.scaled(12), with_next=alone)
    return (
        opening([heading, *cards], "courses"),
        opening(money_help(kit), "help"),
        opening(cash_table(kit), "cash"),
        opening(closing(kit), "sources"),
    )


def room(kit: Kit) -> float:
    """The height between header and footer."""
    return kit.page.height - foot(kit) - content_top(kit)


def front_page(kit: Kit) -> tuple[list[PageFill], list[Part]]:
    """Page one, and what did not fit on it: money wins over steps.

    Without a page that holds its blocks whole, all of them flow.
    """
    width = kit.page.content
    head = [Part(front.title(kit), 0), *front.goal(kit)]
    if nothing_known(kit.plan):
        orders, more = call_sheet.orders(kit)
        for blocks in orders[:-1]:
            page = spread([*head, *blocks], width, room(kit), foot=False)
            if page:
                return [page], more
        return [], [*head, *orders[-1], *more]
    head += front.wait_and_meeting(kit)
    lists = opening(todo.checklist(kit), "todo")
    steps = opening(steps_table(kit), "steps")
    end = Part(codes.codes(kit), kit.scaled(11), opens="ask")
    for notes in (3, 2, 1):
        box = Part(money_box.money_box(kit, notes), kit.scaled(11))
        page = spread([*head, *lists, *steps, box, end], width, room(kit), tighten=notes < 3)
        if page and len(steps) <= 5:
            return [page], []
    for notes in (3, 2, 1):
        box = Part(money_box.money_box(kit, notes), kit.scaled(11))
        page = spread([*head, *lists, box, end], width, room(kit), tighten=notes < 3)
        if page:
            return [page], steps
        page = spread([*head, *lists, box], width, room(kit), foot=False, tighten=notes < 3)
        if page and kit.one_column:
            return [page], [*steps, end]
    head.append(Part(money_box.money_head(kit), kit.scaled(11), opens="money"))
    bars = Part(money_box.money_bars(kit), kit.scaled(11), opens="money")
    return [], [*head, *lists, *steps, bars, end]


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
