"""What is different about the money of two frozen plans: sums, who pays, what a program may pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.domain.estimate import ProgramResult, Range
from advisor.domain.money import total
from advisor.domain.plan import Hold, LearningPlan
from advisor.domain.plan_change import Change, Pays, Topic, What


def worst(plan: LearningPlan) -> Range:
    """What the client pays if no more is confirmed; no upper bound while a price is not known."""
    estimate = plan.estimate
    if estimate.out_of_pocket_worst is not None:
        return Range(estimate.out_of_pocket_worst, estimate.out_of_pocket_worst)
    paid = total(line.sure.at_least for program in estimate.programs for line in program.lines)
    return Range(estimate.total_cost_known - paid, None)


def money_changes(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    """What is to pay first, then who pays it, then what each program may pay."""
    before, now = old.estimate, new.estimate
    sums = (
        (What.WORST, worst(old), worst(new)),
        (What.BEST, before.out_of_pocket_best, now.out_of_pocket_best),
        (What.TOTAL, _price(old), _price(new)),
        (What.FIRST, before.due_before_reimbursement, now.due_before_reimbursement),
        (What.WHO_PAYS, _payers(old), _payers(new)),
    )
    for what, one, other in sums:
        if one != other:
            yield Change(Topic.MONEY, what, one, other)
    programs = {program.code: program for program in before.programs}
    for program in now.programs:
        if program.code in programs:
            yield from _program(programs[program.code], program)
    yield from _holds(old, new)


def _price(plan: LearningPlan) -> Range:
    known = plan.estimate.total_cost_known
    return Range(known, known if plan.estimate.total_cost is not None else None)


def _payers(plan: LearningPlan) -> tuple[Pays, ...]:
    codes = {program.code for program in plan.estimate.programs}
    return tuple(
        Pays(program.name, program.sure.at_least, program.private)
        for program in plan.estimate.programs
        if program.kind in ("grant", "waiver", "employer")
        and program.part_of not in codes
        and program.sure.at_least
    )


def _program(old: ProgramResult, new: ProgramResult) -> Iterator[Change]:
    about = Change(Topic.MONEY, What.VERDICT, text=new.name, programs=(new.code,))
    about = replace(about, private=old.private or new.private)
    if old.verdict is not new.verdict:  # a verdict may tell why: it stays with the counsellor
        yield replace(about, old=old.verdict, new=new.verdict, private=True)
    if old.if_confirmed != new.if_confirmed:
        yield replace(about, what=What.HOPE, old=old.if_confirmed, new=new.if_confirmed)
    if old.sureness is not new.sureness and (old.sure.at_least or new.sure.at_least):
        yield replace(about, what=What.SURENESS, old=old.sureness, new=new.sureness)


def _holds(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    before, now = _by_program(old), _by_program(new)
    for name in dict.fromkeys((*before, *now)):
        one, other = before.get(name), now.get(name)
        if _held(one) != _held(other):
            yield Change(Topic.MONEY, What.HOLD, one, other, text=name[0], private=True)


def _by_program(plan: LearningPlan) -> dict[tuple[str, str], Hold]:
    titles = {course.number: course.title for course in plan.courses}
    return {(hold.program, titles.get(hold.course or 0, "")): hold for hold in plan.holds}


def _held(hold: Hold | None) -> object:
    return (hold.amount, hold.until) if hold else None
