"""What a paper takes along inside it: the plan as data and the dates as a calendar.

Each copy carries what it may show, picked field by field: what is not named here is not in it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import msgspec

from advisor import codec
from advisor.domain.carried import (
    FORMAT,
    CarriedAnswer,
    CarriedCost,
    CarriedCourse,
    CarriedGoal,
    CarriedMoney,
    CarriedPlan,
    CarriedProgram,
    CarriedStep,
    CarriedTurnedDown,
    FilePages,
)
from advisor.domain.money import Money
from advisor.domain.plan import Copy, Course, LearningPlan, PrintAs, StepKind
from advisor.report.attaching import CALENDAR_NAME, PLAN_NAME, Attachment
from advisor.report.ical import calendar
from advisor.report.money import shares
from advisor.report.naming import named, on_later_pages
from advisor.report.todo import on_paper

KIND = "advisor-plan"


class Envelope(msgspec.Struct, frozen=True):
    """The attached file: what it is, the plan, and the checksum of the plan's own bytes."""

    kind: str
    check: str
    plan: msgspec.Raw


def attachments(plan: LearningPlan, print_as: PrintAs) -> tuple[Attachment, ...]:
    """The plan and, where it has dates, the calendar, as this copy may hold them."""
    found = [Attachment(PLAN_NAME, "application/json", as_file(carried(plan, print_as)))]
    dates = b"" if print_as.copy is Copy.HANDOUT else calendar(plan, print_as.language)
    if dates:
        found.append(Attachment(CALENDAR_NAME, "text/calendar", dates))
    return tuple(found)


def as_file(plan: CarriedPlan) -> bytes:
    """The plan in its envelope; the same plan gives the same bytes."""
    body = codec.to_json(plan)
    return codec.to_json(Envelope(KIND, check_of(body), msgspec.Raw(body)))


def check_of(body: bytes) -> str:
    """The checksum of a carried plan. It finds a change; it does not prove who made it."""
    return hashlib.sha256(body).hexdigest()


def carried(plan: LearningPlan, print_as: PrintAs) -> CarriedPlan:
    """The plan as this copy may hold it: a hand-out names nobody, a client copy tells no story."""
    copy = print_as.copy
    to_nobody = copy is Copy.HANDOUT
    job = plan.job
    return CarriedPlan(
        format=FORMAT,
        copy=copy,
        code="" if to_nobody else plan.code,
        version=plan.version,
        made_on=plan.made_on,
        language=print_as.language,
        example=plan.example,
        centre=plan.centre,
        counsellor="" if to_nobody else plan.counsellor,
        client_name="" if to_nobody else plan.client_name,
        goal=CarriedGoal(
            words="" if to_nobody else plan.goal_words,
            by=None if to_nobody else plan.goal_by,
            occupation=job.title if job else plan.looking_for,
            noc=job.noc if job else "",
        ),
        courses=tuple(_course(course) for course in plan.courses),
        steps=() if to_nobody else _steps(plan, copy),
        wait=not to_nobody and _stopped(plan),
        meeting_at=None if to_nobody else plan.meeting_at,
        held_until=() if to_nobody else _held(plan),
        money=None if to_nobody else _money(plan, copy),
        file_pages=_file_pages(plan) if copy is Copy.FILE else None,
    )


def _course(course: Course) -> CarriedCourse:
    return CarriedCourse(
        number=course.number,
        catalogue_id=course.catalogue_id,
        title=course.title,
        provider=course.provider,
        provider_short=course.provider_short,
        kind=course.kind,
        learn=course.learn,
        proof=course.proof,
        credits=course.credits,
        counts_toward=course.counts_toward,
        prerequisites=course.prerequisites,
        delivery=course.delivery or "",
        place=course.place or "",
        start=course.start,
        end=course.end,
        weeks=course.weeks,
        hours_a_week=course.hours_a_week,
        register_by=course.register_by,
        intakes=course.intakes,
        length_stated=course.length_stated or "",
        costs=tuple(CarriedCost(c.category, c.label, _sum(c.amount), c.told) for c in course.costs),
        old_price=course.old_price,
        told=course.told,
        phone=course.phone,
        address=course.address,
        facts_source=course.facts_source,
        on_grant_list=course.on_grant_list,
        listing_told=course.listing_told,
    )


def _steps(plan: LearningPlan, copy: Copy) -> tuple[CarriedStep, ...]:
    """A permission to get tells a story: the client copy says WAIT, and no more."""
    return tuple(
        CarriedStep(
            step.kind,
            step.on,
            step.who,
            step.courses,
            step.text,
            step.done,
            step.provider,
            step.phone,
        )
        for step in plan.steps
        if copy is Copy.FILE or (on_paper(step) and step.kind is not StepKind.GET_PERMISSION)
    )


def _stopped(plan: LearningPlan) -> bool:
    estimate = plan.estimate
    return bool(estimate.stops or any(program.stops for program in estimate.programs))


def _held(plan: LearningPlan) -> tuple[date, ...]:
    days = (hold.until for hold in plan.holds if hold.until and not hold.registered)
    return tuple(sorted({day for day in days if day >= plan.made_on}))


def _money(plan: LearningPlan, copy: Copy) -> CarriedMoney | None:
    """The sums of page one; programs that tell a story only where the paper names them."""
    if not plan.courses:
        return None
    found = shares(plan)
    whole = copy is Copy.FILE
    programs = named(plan.estimate, private=True) if whole else on_later_pages(plan)
    return CarriedMoney(
        known_price=found.known.amount,
        unknown_prices=found.unknown_prices,
        you_pay_worst=found.worst.amount,
        you_pay_if_confirmed=found.best_up_to.amount,
        programs=tuple(
            CarriedProgram(
                program.name,
                program.sure.at_least.amount,
                _sum(program.if_confirmed.up_to),
                program.verified_until,
            )
            for program in programs
        ),
    )


def _file_pages(plan: LearningPlan) -> FilePages:
    return FilePages(
        case_number=plan.case_number,
        consent_on=plan.consent_on,
        consent_until=plan.consent_until,
        own_money=_sum(plan.own_money),
        answers=tuple(CarriedAnswer(*answer) for answer in plan.answers),
        barriers=plan.barriers,
        supports=plan.supports,
        turned_down=tuple(
            CarriedTurnedDown(one.title, one.provider, one.reason, one.by)
            for one in plan.turned_down
        ),
        catalogue_edition=plan.catalogue_edition,
        rules_edition=plan.rules_edition,
    )


def _sum(money: Money | None) -> Decimal | None:
    return None if money is None else money.amount
