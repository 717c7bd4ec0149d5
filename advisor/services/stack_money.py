"""Who would pay for each course, as pools: each course judged by itself, the caps shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.domain.cover import covers
from advisor.domain.cover_pool import CoverPool
from advisor.domain.estimate import Estimate
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Chosen, Situation
from advisor.funding.evaluate import evaluate
from advisor.funding.rules import Rules


def pools(situation: Situation, courses: Iterable[Chosen], rules: Rules) -> tuple[CoverPool, ...]:
    """What is sure to be paid of each course, and by whom, in the worst case.

    A payer without a cap of its own is taken to pay no more for several courses than for the one it
    pays most for: the client never pays more than the sum that comes out.
    """
    shares: dict[str, dict[str, Money]] = defaultdict(dict)
    left = _promised(situation)
    for course in courses:
        alone = replace(situation, chosen=(course,))
        estimate = evaluate(alone, rules)
        for cover in covers(alone, estimate).every:
            payer = cover.code or cover.name
            if cover.worst:
                mine = shares[payer]
                mine[course.id] = mine.get(course.id, ZERO) + cover.worst
        left |= _left(estimate)
    return tuple(
        CoverPool(payer, left.get(payer, max(paid.values())), paid)
        for payer, paid in sorted(shares.items())
    )


def out_of_pocket(situation: Situation, courses: Sequence[Chosen], rules: Rules) -> Money | None:
    """What the client pays for these courses together, in the worst case; None = no upper bound."""
    return evaluate(replace(situation, chosen=tuple(courses)), rules).out_of_pocket_worst


def _promised(situation: Situation) -> dict[str, Money]:
    """Other people's money for one kind of cost, which all courses share."""
    payers = [other.payer for other in situation.other_funding]
    return {
        other.payer: other.amount
        for other in situation.other_funding
        if other.amount is not None and payers.count(other.payer) == 1
    }


def _left(estimate: Estimate) -> dict[str, Money]:
    """What a program may still pay, where it says so itself."""
    return {
        program.code: program.lifetime_remaining_after + program.sure.at_least
        for program in estimate.programs
        if program.lifetime_remaining_after is not None and program.sure.exact is not None
    }
