"""Which programs a client's paper names: those that pay or are close, and tell no story.

The estimate judges every program. A paper that named them all would say nothing; one that named
a program for people who were in care, or on a benefit, would say too much.
"""

from __future__ import annotations

from decimal import Decimal

from advisor.domain.estimate import Estimate, ProgramResult, State, Verdict
from advisor.domain.plan import Course, LearningPlan

FRONT = 3  # programs on page one
FSG = "fsg"  # the grant with a list of courses, whose words the papers know
_COVER = ("grant", "waiver", "employer")
_OPEN = (
    Verdict.ELIGIBLE,
    Verdict.APPROVED,
    Verdict.CANNOT_TELL,
    Verdict.NEEDS_APPROVAL,
    Verdict.CANNOT_APPLY_YET,
)


def payers(estimate: Estimate) -> tuple[ProgramResult, ...]:
    """The programs that pay costs; an award is told as its whole. Never tax time, nor a loan."""
    codes = {program.code for program in estimate.programs}
    return tuple(
        program
        for program in estimate.programs
        if program.kind in _COVER and program.part_of not in codes
    )


def pays(program: ProgramResult) -> bool:
    """Whether money of it is sure."""
    return bool(program.sure.at_least)


def may_pay(program: ProgramResult) -> bool:
    """Whether a program pays or could still pay something."""
    top = program.if_confirmed.up_to
    return program.kind in _COVER and program.verdict in _OPEN and (top is None or bool(top))


def any_may_pay(estimate: Estimate) -> bool:
    """Whether help is worth a word, named or not."""
    return any(may_pay(program) for program in payers(estimate))


def named(estimate: Estimate, *, private: bool = False) -> tuple[ProgramResult, ...]:
    """The payers to name to the client; private ones only when asked for.

    Sure money first, then grants before what an employer must ask for, the larger sum first. Where
    no grant is close yet, the open one that is looked at first is named: a client of whom little
    is known hears of it too.
    """
    told = [p for p in payers(estimate) if private or not p.private]
    found = [p for p in told if pays(p) or (may_pay(p) and _close(estimate, p))]
    if all(program.kind == "employer" for program in found):
        grants = [p for p in told if may_pay(p) and p.kind != "employer" and p not in found]
        found += sorted(grants, key=lambda p: (p.private, p.order))[:1]
    return tuple(sorted(found, key=_rank, reverse=True))


def on_front(estimate: Estimate) -> tuple[ProgramResult, ...]:
    """The programs that page one may name."""
    return named(estimate)[:FRONT]


def on_later_pages(plan: LearningPlan) -> tuple[ProgramResult, ...]:
    """The programs that the pages after the first may name."""
    return named(plan.estimate, private=plan.show_sensitive)


def grant_with_list(estimate: Estimate) -> ProgramResult | None:
    """The future skills grant, where the paper names it and it may still pay."""
    return next((p for p in named(estimate) if p.code == FSG and may_pay(p)), None)


def grant_for(estimate: Estimate, course: Course) -> bool:
    """Whether that grant could pay for this course: no condition on the course has failed."""
    program = grant_with_list(estimate)
    return program is not None and not any(
        reason.credential_id == course.id and reason.state is State.FAILED
        for reason in program.reasons
    )


def short_name(program: ProgramResult) -> str:
    """A program's name as it stands in a sentence: "future skills grant"."""
    return program.name.removeprefix("StrongerBC ")


def title_of(program: ProgramResult) -> str:
    """A program's name as a heading: "Future skills grant"."""
    name = short_name(program)
    return name[:1].upper() + name[1:]


def _close(estimate: Estimate, program: ProgramResult) -> bool:
    """A plan of before knew one program, and nothing of closeness."""
    whole = (p for p in estimate.programs if p.part_of == program.code)
    old = not any(p.short for p in estimate.programs)
    return old or program.close or any(award.close for award in whole if award.kind in _COVER)


def _rank(program: ProgramResult) -> tuple[Decimal, bool, Decimal]:
    hope = program.if_confirmed
    most = hope.at_least if hope.up_to is None else hope.up_to
    return program.sure.at_least.amount, program.kind != "employer", most.amount
