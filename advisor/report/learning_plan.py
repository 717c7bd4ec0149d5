"""A learning plan to a PDF: the same plan, copy, language and paper give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import codec
from advisor.domain.plan import Copy, LearningPlan
from advisor.report import front, money_box, todo
from advisor.report.flow import PageFill, Part, fill, spread
from advisor.report.kit import Kit, kit_for
from advisor.report.running import content_top, draw_running
from advisor.report.sheet import FOOT, MARGIN, Pen


def render(
    plan: LearningPlan, copy: Copy = Copy.CLIENT, *, language: str = "en", paper: str = "letter"
) -> bytes:
    """The paper as a PDF file. ``paper`` is ``letter`` or ``a4``. Raises Unavailable (no font)."""
    kit = kit_for(plan, copy, language, paper)
    return _printed(kit, pages_of(kit))


def missing_scripts(plan: LearningPlan) -> tuple[str, ...]:
    """The letters of a plan that no font at hand can print, so that the screen can say so."""
    kit = kit_for(plan, Copy.CLIENT, plan.language, "letter")
    letters = frozenset(codec.to_json(plan).decode()) - {"\n"}
    return tuple(sorted(kit.setter.unprintable(letters)))


def pages_of(kit: Kit) -> list[PageFill]:
    """The laid out pages of a paper."""
    return client_pages(kit)


def client_pages(kit: Kit) -> list[PageFill]:
    first, rest = front_page(kit)
    return [first, *fill(rest, kit.page.content, room(kit))] if rest else [first]


def room(kit: Kit) -> float:
    """The height between header and footer."""
    return kit.page.height - FOOT - content_top(kit)


def front_page(kit: Kit) -> tuple[PageFill, list[Part]]:
    """Page one, and what did not fit on it: money wins over steps."""
    width = kit.page.content
    head = [Part(front.title(kit), 0), *front.goal(kit), *front.wait_and_meeting(kit)]
    lists, steps = todo.checklist(kit), todo.steps(kit)
    codes = Part(front.codes(kit), 11)
    for notes in (3, 2, 1):
        box = Part(money_box.money_box(kit, notes), 11)
        page = spread([*head, *lists, *steps, box, codes], width, room(kit))
        if page and len(steps) <= 5:
            return page, []
    for notes in (3, 2, 1):
        box = Part(money_box.money_box(kit, notes), 11)
        page = spread([*head, *lists, box, codes], width, room(kit))
        if page:
            return page, steps
    money_first = [*head, Part(money_box.money_head(kit), 11), *lists, *steps]
    first, *others = fill(money_first, width, room(kit))
    return first, []


def _printed(kit: Kit, pages: Sequence[PageFill]) -> bytes:
    pen = Pen(kit.page, kit.words.language)
    top = content_top(kit)
    for number, page in enumerate(pages, start=1):
        draw_running(kit, pen, number, len(pages))
        for placed in page.placed:
            placed.element.draw(pen, MARGIN, top + placed.top, kit.page.content)
        pen.next_page()
    return pen.save()
