"""Your steps: the courses with their dates and prices, then what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor.domain.plan import Course, LearningPlan, Step, StepKind
from advisor.i18n import N_
from advisor.report.boxes import Disc
from advisor.report.course_words import delivery, length, lowered
from advisor.report.elements import (
    Blank,
    Cell,
    Element,
    Head,
    Padded,
    Row,
    Ruled,
    Tagged,
    Text,
    Tiers,
    stack,
)
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import known_price, price
from advisor.report.sheet import BODY, HEADING, SMALL
from advisor.report.todo import MONTH, on_paper

YOUR_STEPS = N_("Your steps")
PRICE = N_("Price")
ASK = N_("Ask")
OR_MORE = N_("{amount} or\u00a0more")
# Translators: At the head of a row of steps: at the latest on this day.
BY = N_("By {date}")
REGISTER_BY = N_("Register by {date}.")
APPLY_JOB = N_("Apply for jobs: {job}. We will help you.")
APPLY = N_("Apply for jobs. We will help you.")

DATES, NAMES, INDENT = 106.0, 125.5, 32.0
TWO_NAMES = 290.0  # the room of a heading in two languages, one behind the other


def steps_table(kit: Kit) -> list[Part]:
    """The courses with their dates and prices, then what comes after."""
    plan = kit.plan
    rows = [(_order(course.start), _course_row(kit, course)) for course in plan.courses]
    rows += [(_order(step.on, step.kind), _step_row(kit, step)) for step in later(plan)]
    if not rows:
        return []
    rows.sort(key=lambda row: row[0])
    whole = object()
    head = Head(steps_head(kit, whole))
    parts = [Part(head, kit.scaled(10), with_next=True)]
    for index, (_on, element) in enumerate(rows):
        last_two = index == len(rows) - 2
        with_next = last_two and len(rows) > 1
        row = Tagged(element, key=whole)
        parts.append(Part(row, 2 if index == 0 else 0, with_next, head=head if index else None))
    return parts


def _order(on: date | None, kind: StepKind = StepKind.START) -> tuple[bool, date]:
    """By date, undated courses after the dated ones, the search for work last."""
    return kind is StepKind.JOB_SEARCH, on or date.max


def later(plan: LearningPlan) -> list[Step]:
    """Steps after this month, besides the courses' own."""
    limit = plan.made_on + MONTH
    kinds = (StepKind.JOB_SEARCH, StepKind.OWN)
    return [
        step
        for step in plan.steps
        if not step.done
        and step.kind in kinds
        and on_paper(step)
        and (step.kind is StepKind.JOB_SEARCH or (step.on is not None and step.on > limit))
    ]


def steps_head(kit: Kit, table: object) -> Element:
    """The heading, with the name of the price column at its right."""
    room = kit.page.content
    wide = kit.scaled(80)
    over = TWO_NAMES if kit.beside_english else room - wide
    heading = Cell(kit.heading(YOUR_STEPS, HEADING), 0, over, "bottom")
    if not priced(kit.plan):
        return Row((heading,))
    label = Cell(kit.say(PRICE, replace(SMALL, align="right"), "TH"), 0, wide)
    empty = Cell(Blank(0), 0, 0)  # above the dates and the courses
    cells = (empty, label, empty) if kit.large else (empty, empty, label)
    heads = Row(cells, role="TR", scope="Column")
    return Row((heading, Cell(Tagged(heads, key=table), room - wide, wide, "bottom")))


def priced(plan: LearningPlan) -> bool:
    """Whether any course has a price."""
    return any(line.amount is not None for course in plan.courses for line in course.costs)


def _course_row(kit: Kit, course: Course) -> Element:
    words, room = kit.words, kit.page.content
    dates = words.days(course.start, course.end) if course.start else words(ASK)
    about = [course.provider_short, delivery(kit, course), length(kit, course)]
    said = words.parts(about)
    deadline = course.register_by
    if deadline and deadline > kit.plan.made_on + MONTH:
        said = words.then(said, words(REGISTER_BY, date=words.near_day(deadline)))
    name = stack([kit.text((kit.name(course.title, bold=True),)), kit.text(said)])
    head = kit.text(dates, role="TH")
    sums = _sums_width(kit)
    amount = Cell(_sum(kit, course), room - sums, sums) if sums else None
    disc = kit.disc(str(course.number))
    if kit.large:
        return _tiers(kit, head, name, disc, amount)
    wide = room - NAMES - sums - 10
    numbered = Row((Cell(disc, 0, 16), Cell(name, NAMES - DATES, wide)))
    cells = [Cell(head, 0, DATES - 8), Cell(numbered, DATES, wide + NAMES - DATES)]
    return _row([*cells, amount] if amount else cells)


def _tiers(
    kit: Kit, head: Element, said: Element, disc: Disc | None = None, amount: Cell | None = None
) -> Element:
    """A row of large print: the date with the price, and below them what it is about."""
    room, indent = kit.page.content, INDENT
    wide = amount.x - indent - 12 if amount else room - indent
    first = Cell(head, indent, wide)
    if disc:
        first = Cell(Row((Cell(disc, 0, indent), Cell(head, indent, wide))), 0, indent + wide)
        first = replace(first, role="TH")
    empty = Cell(Blank(0), room, 0)
    top = (first, amount or empty) if priced(kit.plan) else (first,)
    below = Row((Cell(said, indent, room - indent),), role="TR")
    return _lined(Tiers((Row(top, role="TR"), below)))


def _sum(kit: Kit, course: Course) -> Text:
    style = replace(BODY, align="right")
    return kit.text(_price_words(kit, course), style, "TD", figures=True)


def _sums_width(kit: Kit) -> float:
    """The width of the price column; 0 where no course has a price."""
    if not priced(kit.plan):
        return 0.0
    widest = max(_sum(kit, course).setting.natural_width for course in kit.plan.courses)
    return min(200.0 if kit.large else 76.0, widest + 1)


def _price_words(kit: Kit, course: Course) -> str:
    exact = price(course)
    if exact is not None:
        return kit.words.money(exact)
    known = known_price(course)
    return kit.words(OR_MORE, amount=known) if known else kit.words(ASK)


def _step_row(kit: Kit, step: Step) -> Element:
    words = kit.words
    if step.kind is StepKind.OWN:
        said = step.text
    elif kit.plan.job:
        said = words(APPLY_JOB, job=lowered(kit.plan.job.title))
    else:
        said = words(APPLY)
    when = words(BY, date=words.day(step.on)) if step.on else words(ASK)
    if step.on is None and step.kind is StepKind.JOB_SEARCH:
        when = ""
    left = kit.text(when, role="TH") if when else Blank(0)
    role = "TD" if when else "TH"  # a step without a day heads its own row
    if kit.large:
        return _tiers(kit, left, kit.text(said, role=role))
    cells = [Cell(left, 0, DATES - 4)]
    if kit.beside_english:  # both languages stand where they do in the rows above
        wide = kit.page.content - NAMES - _sums_width(kit) - 10
        moved = Row((Cell(Blank(0), 0, 16), Cell(kit.text(said), NAMES - DATES, wide)))
        cells.append(Cell(moved, DATES, wide + NAMES - DATES, role=role))
    else:
        cells.append(Cell(kit.text(said), NAMES, kit.page.content - NAMES - 8, role=role))
    if priced(kit.plan):
        cells.append(Cell(Blank(0), kit.page.content, 0))
    return _row(cells)


def _row(cells: Sequence[Cell]) -> Element:
    return _lined(Row(tuple(cells), role="TR"))


def _lined(row: Element) -> Element:
    return Ruled(Padded(row, above=4, below=5), above=0.75)
