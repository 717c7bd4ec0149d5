"""What the client may have to pay, as the paper says it: shares of the price that add up."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.domain.estimate import ProgramResult, State, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.plan import Course, LearningPlan

_OPEN = (Verdict.ELIGIBLE, Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL, Verdict.CANNOT_APPLY_YET)


@dataclass(frozen=True, slots=True)
class Grant:
    """A program that pays, or would: ``sure`` is confirmed, ``open`` still to confirm.

    Without a name it is somebody else's money, already promised.
    """

    name: str
    sure: Money
    open: Money


@dataclass(frozen=True, slots=True)
class Shares:
    """The price in parts. ``known`` = Σ sure + Σ open + may + you; ``worst`` = known − Σ sure."""

    known: Money
    unknown_prices: int
    grants: tuple[Grant, ...]
    may: Money  # the client may pay it even if the grants are confirmed
    you: Money  # the client pays it in any case

    @property
    def sure(self) -> Money:
        """All that is confirmed."""
        return total(grant.sure for grant in self.grants)

    @property
    def open(self) -> Money:
        """All that is still to confirm."""
        return total(grant.open for grant in self.grants)

    @property
    def worst(self) -> Money:
        """What the client pays if no more is confirmed; "at least" while a price is unknown."""
        return self.known - self.sure

    @property
    def best_up_to(self) -> Money:
        """The most the client pays if all is confirmed."""
        return self.you + self.may

    @property
    def exact(self) -> bool:
        """Nothing is open: the client pays ``worst``."""
        return not (self.unknown_prices or self.open or self.may)


def shares(plan: LearningPlan) -> Shares:
    """The parts of a plan's price, from its estimate."""
    estimate = plan.estimate
    known = estimate.total_cost_known
    unknown = max(estimate.unknown_prices, sum(not course.costs for course in plan.courses))
    worst = estimate.out_of_pocket_worst
    paid = [program for program in estimate.programs if program.kind == "grant"]
    left = known - worst if worst is not None and not unknown else known
    sure: list[Money] = []
    for program in paid:
        amount = min(_sure(program), left)
        sure.append(amount)
        left = left - amount
    left = known - total(sure)
    other = max(ZERO, left - worst) if worst is not None and not unknown else ZERO
    left = left - other
    you = max(ZERO, min(estimate.out_of_pocket_best, left))
    left = left - you
    grants = []
    for program, amount in zip(paid, sure, strict=True):
        more = max(ZERO, min(_if_confirmed(program) - amount, left))
        left = left - more
        if amount or more:
            grants.append(Grant(program.name, amount, more))
    if other:
        grants.append(Grant("", other, ZERO))
    return Shares(known, unknown, tuple(grants), left, you)


def _sure(program: ProgramResult) -> Money:
    return program.sure.at_least


def _if_confirmed(program: ProgramResult) -> Money:
    return program.if_confirmed.at_least


def price(course: Course) -> Money | None:
    """The sum of a course's cost lines; None while it has none or one of them is not known."""
    known = known_price(course)
    complete = bool(course.costs) and all(line.amount is not None for line in course.costs)
    return known if complete else None


def known_price(course: Course) -> Money:
    """The sum of the lines that are known."""
    return total(line.amount for line in course.costs if line.amount is not None)


def nothing_known(plan: LearningPlan) -> bool:
    """Whether no course has any price: then the paper is a call sheet."""
    lines = [line for course in plan.courses for line in course.costs]
    return bool(plan.courses) and all(line.amount is None for line in lines)


def may_pay(program: ProgramResult) -> bool:
    """Whether a program pays or could still pay something."""
    top = program.if_confirmed.up_to
    return program.kind == "grant" and program.verdict in _OPEN and (top is None or bool(top))


def any_may_pay(plan: LearningPlan) -> bool:
    """Whether a grant is worth a word."""
    return any(may_pay(program) for program in plan.estimate.programs)


def may_pay_for(plan: LearningPlan, course: Course) -> bool:
    """Whether a grant could pay for this course: no condition on the course has failed."""
    return any(
        may_pay(program)
        and not any(
            reason.credential_id == course.id and reason.state is State.FAILED
            for reason in program.reasons
        )
        for program in plan.estimate.programs
    )
