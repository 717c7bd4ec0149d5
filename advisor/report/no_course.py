"""The paper while no course is chosen: the goal, what to do, the job, and room to write."""

from __future__ import annotations

from advisor.i18n import N_
from advisor.report import codes, front, todo
from advisor.report.closing import closing
from advisor.report.detail import job_line
from advisor.report.elements import Cell, Element, Row, stack
from advisor.report.flow import Part, opening
from advisor.report.handout import grant_rules, notes
from advisor.report.kit import Kit
from advisor.report.sheet import GUTTER
from advisor.report.steps import steps_table

WORK = N_("The work you want")


def no_course_parts(kit: Kit, lines: int) -> list[Part]:
    """The blocks in order, with so many lines for notes."""
    parts = [Part(front.title(kit), 0), *front.goal(kit), *front.wait_and_meeting(kit)]
    parts += [*opening(todo.checklist(kit), "todo"), *opening(steps_table(kit), "steps")]
    parts += [Part(known, kit.scaled(11), opens="help") for known in _job_and_help(kit)]
    parts += [Part(notes(kit, lines), 11)] if lines else []
    end = Part(codes.codes(kit), kit.scaled(11), opens="ask")
    if kit.large:  # over several pages the signatures come last
        return [*parts, end, *opening(closing(kit), "sources")]
    return [*parts, *closing(kit), end]


def _job_and_help(kit: Kit) -> list[Element]:
    """The target job and the grant's general rules: side by side, or the one there is."""
    line, half = job_line(kit), kit.page.half
    rules = grant_rules(kit, kit.page.content if kit.one_column or not line else half)
    job = stack([kit.heading(WORK), line], 1) if line else None
    if job is None or rules is None or kit.one_column:
        return [known for known in (job, rules) if known]
    return [Row((Cell(job, 0, half), Cell(rules, half + GUTTER, half)))]
