""" "What changed": the differences between two prints of a plan, for the client, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from advisor.domain.plan import LearningPlan, PrintAs
from advisor.domain.plan_change import Change
from advisor.i18n import N_
from advisor.report.beside import both
from advisor.report.change_words import TOPICS, on_paper, sentence
from advisor.report.elements import Cell, Element, Row, Text, stack
from advisor.report.flow import PageFill, Part, spread
from advisor.report.kit import Kit, kit_for
from advisor.report.learning_plan import room, whole_pages
from advisor.report.money import nothing_known
from advisor.report.money_box import money_head
from advisor.report.running import (
    PLAN_CODE,
    content_top,
    dark,
    draw_foot,
    draw_header,
    header,
    page_number,
)
from advisor.report.sheet import ACCENT, BODY, DENSE, DETAIL, FINE, MARGIN, QUIET, Pen
from advisor.report.short_head import short_head

WHAT_CHANGED = N_("What changed")
THESE = N_("This plan: **{new}**, made on {day}. The one before: **{old}**, made on {before}.")
NOTHING = N_("Nothing on your paper has changed.")
USE_THIS = N_("Use the plan with code **{new}**. The one with code {old} is old now.")
ASK = N_("Questions? Ask {counsellor}.")
BEFORE = N_("Before **{code}**")


def render(
    old: LearningPlan,
    new: LearningPlan,
    changes: Sequence[Change],
    print_as: PrintAs | None = None,
) -> bytes:
    """The paper as a PDF file; only what the client's own copy may tell. Raises Unavailable."""
    kit = kit_for(new, print_as or PrintAs())
    told = on_paper(changes, old, new)
    return _printed(kit, _pages(kit, old, told), old)


def _pages(kit: Kit, old: LearningPlan, told: Sequence[Change]) -> list[PageFill]:
    """One page where it can be."""
    for style in (BODY, DETAIL, DENSE):
        close = replace(kit, detail=style)
        parts = both(close, lambda k: _parts(k, old, told))
        page = spread(parts, kit.page.content, room(kit), foot=False)
        if page:
            return [page]
    return whole_pages(both(kit, lambda k: _parts(k, old, told)), kit)


def _parts(kit: Kit, old: LearningPlan, told: Sequence[Change]) -> list[Part]:
    plan, words = kit.plan, kit.words
    these = {
        "new": plan.code, "day": words.long_day(plan.made_on),
        "old": old.code, "before": words.long_day(old.made_on),
    }  # fmt: skip
    parts = [
        Part(short_head(kit, WHAT_CHANGED), 0),
        Part(kit.say(THESE, replace(kit.detail, ink=QUIET), **these), 3),
    ]
    if plan.courses and not nothing_known(plan):
        parts.append(Part(money_head(kit), 11))
    if not told:
        parts.append(Part(kit.say(NOTHING), 11))
    for topic, found in groupby(told, key=lambda change: change.topic):
        parts.append(Part(kit.heading(TOPICS[topic]), 11, with_next=True))
        lines = [sentence(change, words, paper=True) for change in found]
        parts += [Part(_bullet(kit, line), 2 if n == 0 else 3) for n, line in enumerate(lines)]
    end = stack(
        [
            kit.say(USE_THIS, kit.detail, new=plan.code, old=old.code),
            kit.say(ASK, kit.detail, counsellor=kit.counsellor),
        ]
    )
    return [*parts, Part(end, 13)]


def _bullet(kit: Kit, line: str) -> Element:
    mark = kit.text("•", replace(kit.detail, ink=ACCENT, bold=True), "Lbl")
    wide = mark.setting.natural_width + 7
    text = kit.text(line, kit.detail)
    cells = (Cell(mark, 0, wide), Cell(text, wide, kit.page.content - wide))
    return Row(cells, role="LI")


def _printed(kit: Kit, pages: Sequence[PageFill], old: LearningPlan) -> bytes:
    words = kit.words
    pen = Pen(kit.page, words.language, words(WHAT_CHANGED))
    head, top = header(kit, kit.plan.centre, example=kit.plan.example), content_top(kit)
    for number, page in enumerate(pages, start=1):
        draw_header(kit, pen, head)
        for placed in page.placed:
            placed.element.draw(pen, MARGIN, top + placed.top, kit.page.content)
        left: list[Text] = [
            kit.text(dark(words.spans(PLAN_CODE, code=kit.plan.code)), FINE),
            kit.text(dark(words.spans(BEFORE, code=old.code)), FINE),
        ]
        left += [] if kit.large else [kit.twice(WHAT_CHANGED, FINE)]
        draw_foot(kit, pen, left, page_number(kit, number, len(pages)), last=number == len(pages))
        pen.next_page()
    return pen.save()
