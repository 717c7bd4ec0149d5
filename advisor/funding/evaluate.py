"""From a situation and the rules to an estimate."""

from __future__ import annotations

from advisor.domain.estimate import Estimate
from advisor.domain.money import total
from advisor.domain.situation import Situation
from advisor.funding.rules import Rules


def evaluate(situation: Situation, rules: Rules) -> Estimate:
    """What each program pays, what the client pays, and what to ask next."""
    prices = [cost.amount for chosen in situation.chosen for cost in chosen.costs]
    known = total(price for price in prices if price is not None)
    missing = sum(price is None for price in prices)
    return Estimate(
        on=situation.on,
        programs=(),
        total_cost=None if missing else known,
        total_cost_known=known,
        unknown_prices=missing,
        non_repayable=None,
        out_of_pocket_best=known,
        out_of_pocket_worst=None if missing else known,
        due_before_reimbursement=None,
        questions=(),
        stops=(),
    )
