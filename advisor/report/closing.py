"""The end of the paper: where the facts come from, and the signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor.domain.estimate import ProgramResult
from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.elements import Cell, Element, Padded, Row, Ruled, Tagged, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.naming import on_later_pages
from advisor.report.shape import Style
from advisor.report.sheet import ACCENT, FINE, GUTTER
from advisor.report.told import who

SOURCES = N_("Where these facts come from")
PRICES = N_("Prices, dates, phone numbers")
PRICES_OF = N_("Prices and dates of course {list}")
TOLD_BY = N_("Told by {who} on {date}.")
NOT_TOLD = N_("No one has told us yet. Ask {provider}.")
CONTENT = N_("Content of course {list}")
CONTENT_MORE = N_("Content of courses {list}")
DATED = N_("{source}, {when}.")
CONFIRM = N_("Confirm before you register.")
UNDATED = N_("{source}, no date. Ask {provider} if it is still so.")
NO_SOURCE = N_("No page is noted, no date. Ask {provider}.")
GRANT_RULES = N_("Grant rules")
RULES_GOOD = N_("{program}: checked up to {date}.")
NO_RULES_YET = N_("No rules for {year} found yet.")
THE_JOB = N_("The job")
RULES_UNDATED = N_("{program}: no date is noted for the rules. Ask.")
DATE = N_("Date")
COUNSELLOR = N_("{name}, counsellor")
YOUR_COUNSELLOR = N_("Counsellor")
SIGNED = N_("**Signed on {date}** by {client} and {counsellor}.")
STILL_FREE = N_("You still do not have to register or pay.")
DRAFT = N_("A draft until both people sign. If you sign, you still do not have to register or pay.")
_HEAD = Style(11, 14, bold=True, ink=ACCENT)
_LABEL = 134.0


def closing(kit: Kit) -> list[Part]:
    """Sources, then the signatures on the same page as the last of them."""
    rows, signed = _rows(kit), signatures(kit)
    parts = [Part(_heading(kit), kit.scaled(9), with_next=True), *_sources(kit, rows)]
    parts = parts if rows else []
    if signed is None:
        return parts
    if rows:
        parts[-1] = replace(parts[-1], with_next=True)
    return [*parts, Part(Padded(signed, above=12 if kit.dense else kit.scaled(18)), 7)]


def _sources(kit: Kit, rows: Sequence[tuple[str, str]]) -> list[Part]:
    """A small table; of many rows in two halves, in one column row by row."""
    room, half, whole = kit.page.content, (len(rows) + 1) // 2, object()
    if kit.one_column:
        elements = _table_rows(kit, rows, room)
        return [Part(Tagged(row, key=whole), kit.scaled(2)) for row in elements]
    if len(rows) <= 8:
        return [Part(Tagged(stack(_table_rows(kit, rows, room), 0.5)), 2)]
    left, right = (
        Tagged(stack(_table_rows(kit, found, kit.page.half), 0.5), key=whole)
        for found in (rows[:half], rows[half:])
    )
    beside = Cell(right, kit.page.half + GUTTER, kit.page.half)
    return [Part(Row((Cell(left, 0, kit.page.half), beside)), 2)]


def _heading(kit: Kit) -> Element:
    """What follows, and beside it that all of it wants to be confirmed."""
    room = kit.page.content
    name, care = kit.heading(SOURCES, _HEAD), kit.say(CONFIRM, FINE) if kit.plan.courses else None
    if kit.one_column:
        return _ruled(kit, stack([name, care], 1))
    wide = name.setting.natural_width + 9
    cells = [Cell(name, 0, wide)]
    cells += [Cell(care, wide, room - wide, "bottom")] if care else []
    return _ruled(kit, Row(tuple(cells)))


def _ruled(kit: Kit, element: Element) -> Element:
    return Ruled(Padded(element, above=kit.under_rule), above=1.25, ink=ACCENT)


def _table_rows(kit: Kit, rows: Sequence[tuple[str, str]], width: float) -> list[Element]:
    label = min(kit.scaled(_LABEL), width * 0.4)
    fine = replace(FINE, leading=11.5) if kit.dense else FINE
    return [
        Row(
            (
                Cell(kit.text(name, fine, "TH"), 0, label - 8),
                Cell(kit.text(text, fine, "TD"), label, width - label),
            ),
            role="TR",
        )
        for name, text in rows
    ]


def _rows(kit: Kit) -> list[tuple[str, str]]:
    rows = [*_told_rows(kit), *_content_rows(kit)]
    words = kit.words
    for program in on_later_pages(kit.plan):
        if program.verified_until:
            day = words.long_day(program.verified_until)
            text = words(RULES_GOOD, program=_short(program), date=day)
            if program.stale:
                text += " " + words(NO_RULES_YET, year=_year(kit, program.verified_until))
        else:
            text = words(RULES_UNDATED, program=_short(program))
        rows.append((words(GRANT_RULES), text))
    job = kit.plan.job
    editions = (job.wage_edition if job.wage_median is not None else "", job.edition) if job else ()
    if any(editions):
        rows.append((words(THE_JOB), words.items(filter(None, editions))))
    return rows


def _short(program: ProgramResult) -> str:
    name = program.name.removeprefix("StrongerBC ")
    return name[:1].upper() + name[1:]


def _year(kit: Kit, verified_until: date) -> int:
    """The first year of the plan that the rules do not speak for."""
    starts = [course.start for course in kit.plan.courses if course.start]
    late = [start for start in starts if start > verified_until]
    return max(min(late, default=kit.plan.made_on), verified_until).year


def _told_rows(kit: Kit) -> list[tuple[str, str]]:
    words = kit.words
    groups: dict[str, list[Course]] = {}
    for course in kit.plan.courses:
        if course.told:
            day = words.long_day(course.told.on)
            text = words(TOLD_BY, who=who(course.told, course, words), date=day)
        else:
            text = words(NOT_TOLD, provider=course.provider_short)
        groups.setdefault(text, []).append(course)
    if len(groups) == 1:
        return [(words(PRICES), next(iter(groups)))]
    return [(words(PRICES_OF, list=_numbers(kit, found)), text) for text, found in groups.items()]


def _content_rows(kit: Kit) -> list[tuple[str, str]]:
    words = kit.words
    groups: dict[str, list[Course]] = {}
    for course in kit.plan.courses:
        source = course.facts_source
        if not source.source:
            text = words(NO_SOURCE, provider=course.provider_short)
        elif source.as_of:
            text = words(DATED, source=source.source, when=words.period(source.as_of))
        else:
            text = words(UNDATED, source=source.source, provider=course.provider_short)
        groups.setdefault(text, []).append(course)
    return [
        (words(CONTENT if len(found) == 1 else CONTENT_MORE, list=_numbers(kit, found)), text)
        for text, found in groups.items()
    ]


def _numbers(kit: Kit, courses: Sequence[Course]) -> str:
    return kit.words.all_of([str(course.number) for course in courses])


def signatures(kit: Kit) -> Element | None:
    """Two lines for names and two for dates, or when both signed; none for a guest."""
    plan, words = kit.plan, kit.words
    if plan.guest or not plan.client_name:
        return None
    if kit.print_as.signed_on:
        return _signed(kit, kit.print_as.signed_on)
    counsellor = (
        words(COUNSELLOR, name=plan.counsellor) if plan.counsellor else words(YOUR_COUNSELLOR)
    )
    narrow = kit.scaled(80)
    across = 1 if kit.large else 2
    wide = (kit.page.content - across * narrow - (2 * across - 1) * GUTTER) / across
    people = [_signature(kit, name, wide, narrow) for name in (plan.client_name, counsellor)]
    if kit.large:
        lines: Element = stack(people, 34)
    else:
        second = Cell(people[1], wide + narrow + 2 * GUTTER, wide + narrow + GUTTER)
        lines = Row((Cell(people[0], 0, wide + narrow + GUTTER), second))
    return stack([lines, kit.say(DRAFT, FINE)], 3)


def _signature(kit: Kit, name: str, wide: float, narrow: float) -> Element:
    """A line for a name and one for the day."""
    cells, x = [], 0.0
    for text, width in ((name, wide), (kit.words(DATE), narrow)):
        line = Ruled(Padded(kit.text(text, FINE), above=2), above=0.9, ink="#16191d")
        cells.append(Cell(line, x, width))
        x += width + GUTTER
    return Row(tuple(cells))


def _signed(kit: Kit, on: date) -> Element:
    """The print of a version that both signed."""
    plan, words = kit.plan, kit.words
    counsellor = plan.counsellor or words(YOUR_COUNSELLOR).lower()
    names = {"client": plan.client_name, "counsellor": counsellor}
    said = kit.say(SIGNED, kit.detail, date=words.long_day(on), **names)
    return stack([said, kit.say(STILL_FREE, FINE)], 1)
