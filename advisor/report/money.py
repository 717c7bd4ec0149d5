"""What the client may have to pay, as the paper says it: shares of the price that add up."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.domain.estimate import Estimate, ProgramResult, Sureness
from advisor.domain.money import ZERO, Money, total
from advisor.domain.plan import Course, LearningPlan
from advisor.report.naming import FRONT, may_pay, named, payers, short_name


@dataclass(frozen=True, slots=True)
class Payer:
    """Who surely pays how much; without a name: somebody whom page one may not name."""

    name: str
    sure: Money
    written: bool = True  # somebody said so in writing; else it is so by the rules only


@dataclass(frozen=True, slots=True)
class Shares:
    """The price in parts. ``known`` = Σ sure + open + may + you; ``worst`` = known − Σ sure."""

    known: Money
    unknown_prices: int
    payers: tuple[Payer, ...]
    open: Money  # paid by others if all is confirmed
    may: Money  # the client may pay it even if all is confirmed
    you: Money  # the client pays it in any case
    hopes: tuple[ProgramResult, ...] = ()  # who may pay the open part, as page one may name them
    unnamed: bool = False  # others may pay it too, whom page one may not name

    @property
    def sure(self) -> Money:
        """All that others surely pay."""
        return total(payer.sure for payer in self.payers)

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

    @property
    def only(self) -> ProgramResult | None:
        """The one program that all the open money hangs on."""
        return self.hopes[0] if len(self.hopes) == 1 and not (self.unnamed or self.sure) else None


def shares(plan: LearningPlan) -> Shares:
    """The parts of a plan's price: best and worst case are the estimate's own."""
    estimate = plan.estimate
    known = estimate.total_cost_known
    unknown = max(estimate.unknown_prices, sum(not course.costs for course in plan.courses))
    worst = estimate.out_of_pocket_worst
    exact = worst is not None and not unknown
    paid = _paid(estimate, known - worst if worst is not None and exact else None, known)
    left = known - total(payer.sure for payer in paid)
    you = max(ZERO, min(estimate.out_of_pocket_best, left))
    opened = min(left - you, _hope(estimate))
    hopes = [program for program in payers(estimate) if _more(program) and may_pay(program)]
    told = named(estimate)
    return Shares(
        known,
        unknown,
        paid,
        opened,
        left - you - opened,
        you,
        tuple(program for program in told if program in hopes)[:FRONT],
        any(program not in told[:FRONT] for program in hopes),
    )


def _paid(estimate: Estimate, covered: Money | None, known: Money) -> tuple[Payer, ...]:
    """Who surely pays: at most three by name, the rest as other help; all of it is ``covered``."""
    left = known if covered is None else covered
    found: list[Payer] = []
    other, written = ZERO, True
    for program in sorted(payers(estimate), key=lambda p: p.sure.at_least.amount, reverse=True):
        amount = min(program.sure.at_least, left)
        left = left - amount
        if amount and not program.private and len(found) < FRONT:
            found.append(Payer(short_name(program), amount, _written(program)))
        elif amount:
            other, written = other + amount, written and _written(program)
    other = other if covered is None else other + left
    return (*found, Payer("", other, written)) if other else tuple(found)


def _written(program: ProgramResult) -> bool:
    return program.sureness is Sureness.WRITTEN


def _more(program: ProgramResult) -> bool:
    """Whether something beside its sure money is open."""
    top = program.if_confirmed.up_to
    return top is None or top > program.sure.at_least


def _hope(estimate: Estimate) -> Money:
    """What others pay at the least if all is confirmed: of each line the best payer's part.

    Programs overlap, so that their sums must never be added.
    """
    lines: dict[tuple[str, int], Money] = {}
    most = ZERO
    for program in payers(estimate):
        if not may_pay(program):
            continue
        most = max(most, program.if_confirmed.at_least - program.sure.at_least)
        for line in program.lines:
            key = (line.credential_id, line.cost_index)
            more = line.if_confirmed.at_least - line.sure.at_least
            lines[key] = max(lines.get(key, ZERO), more)
    return max(most, total(lines.values()))


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
