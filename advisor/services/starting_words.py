"""What a paper says before a file is started from it, and what of it is not taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor import wording
from advisor.domain.carried import CarriedMoney
from advisor.domain.money import Money
from advisor.domain.plan import Copy
from advisor.i18n import _, ngettext
from advisor.services.starting import Found, Start, StartCourse, old_price
from advisor.services.told_words import told_words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines. ``caution``: what must not be overlooked."""

    heading: str
    lines: tuple[str, ...]
    caution: bool = False


def sections(start: Start) -> tuple[Section, ...]:
    """The preview, in reading order; a section without a line is left out."""
    found = [
        Section(_("The paper"), tuple(_paper(start))),
        Section(_("Look closely"), tuple(_cautions(start)), caution=True),
        Section(_("Goal"), tuple(_goal(start))),
        *(Section(_title(course), tuple(_course(course))) for course in start.courses),
        Section(_("Not taken over"), tuple(_not_taken(start))),
    ]
    return tuple(section for section in found if section.lines)


def _paper(start: Start) -> Iterator[str]:
    plan = start.plan
    made = {"day": wording.day(plan.made_on), "counsellor": plan.counsellor}
    if plan.client_name:
        yield _("For {name}").format(name=plan.client_name)
    yield (_("Made by {counsellor} on {day}") if plan.counsellor else _("Made on {day}")).format(
        **made
    )
    centre = plan.centre
    told = ", ".join(part for part in (centre.name, centre.phone) if part)
    if told:
        yield told
    if plan.code:
        words = _("Plan code {code}, version {n}. The paper in the hand must show the same code.")
        yield words.format(code=plan.code, n=plan.version)
    if plan.example:
        yield _("An example: the person is invented.")


def _cautions(start: Start) -> Iterator[str]:
    plan = start.plan
    if start.paper.changed:
        yield _(
            "The plan inside was changed since it was printed. Compare each line with the paper."
        )
    else:
        yield _(
            "The plan inside fits its checksum. That finds a change, but does not prove who made "
            "it. If something looks odd, call the centre at a number that you know."
        )
    if plan.wait:
        yield _("The paper says WAIT: do not register or pay yet. It does not say why. Ask.")
    if plan.held_until:
        days = ", ".join(wording.day(day) for day in plan.held_until)
        yield _("Money is held for the client until {days}. Ask the centre about it.").format(
            days=days
        )


def _goal(start: Start) -> Iterator[str]:
    told, goal = start.plan.goal, start.goal
    if told.words:
        yield f"“{told.words}”"
    if goal.occupation:
        known = _("{occupation}, as in the catalogue here") if goal.noc else "{occupation}"
        yield known.format(occupation=goal.occupation)
    if told.noc and not goal.noc:
        yield _("The occupation is not known here. Choose it anew.")
    if told.by:
        yield _("By {day}").format(day=wording.day(told.by))


def _title(course: StartCourse) -> str:
    carried = course.carried
    return ", ".join(part for part in (carried.title, carried.provider) if part)


def _course(course: StartCourse) -> Iterator[str]:
    yield {
        Found.SAME: _("In the catalogue here: its facts are looked up anew."),
        Found.OTHER_NAME: _("Under another name in the catalogue here: kept as a typed course."),
        Found.UNKNOWN: _("Not in the catalogue here: kept as a typed course."),
        Found.TYPED: _("Typed in from a flyer there; it stays a typed course."),
    }[course.found]
    item, again = course.item, course.asked_again
    for line in item.costs:
        if line.amount is not None:
            name = line.label or wording.category(line.category)
            told = f", {told_words(line.told)}" if line.told else ""
            yield f"{name} {line.amount}{told}"
    for cost in again:
        yield _("Ask again: {what}").format(what=old_price(cost))
    unknown = sum(line.amount is None for line in item.costs) - len(again)
    if unknown > 0 or not item.costs:
        count = max(1, unknown)
        words = ngettext("{n} price is not known.", "{n} prices are not known.", count)
        yield words.format(n=count)
    if item.start:
        yield _("Starts {day}").format(day=wording.day(item.start))
    if item.register_by:
        yield _("Register by {day}").format(day=wording.day(item.register_by))
    if item.weeks:
        yield wording.weeks(item.weeks)


def _not_taken(start: Start) -> Iterator[str]:
    plan = start.plan
    yield _("Consent: the client agrees anew that a file is kept here.")
    if plan.money:
        yield _("Sums: {sums} It is reckoned anew by the rules here.").format(
            sums=_sums(plan.money)
        )
    yield _("Answers about the client: asked here when they matter.")
    phones = sorted({course.phone for course in plan.courses if course.phone})
    if phones:
        words = _("Phone numbers, not checked: {list}. They stand in the notes.")
        yield words.format(list=", ".join(phones))
    if plan.steps or plan.meeting_at:
        yield _("Steps and the next meeting: they are made anew.")
    if plan.copy is Copy.FILE:
        yield _("The private pages of this file copy. Read them there.")


def _sums(money: CarriedMoney) -> str:
    worst = Money(money.you_pay_worst)
    if money.unknown_prices:
        return _("the paper says the client pays at least {amount}.").format(
            amount=wording.money(worst)
        )
    return _("the paper says the client pays up to {amount}.").format(amount=wording.money(worst))
