"""What one option costs the client after grants, as if it were the only one that is taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.client_pays import rest
from advisor.domain.estimate import Estimate, Range
from advisor.domain.money import Money, total
from advisor.domain.situation import Situation
from advisor.services import estimating
from advisor.services.estimating import Rules
from advisor.services.summing import payers, summary


@dataclass(frozen=True, slots=True)
class AfterGrants:
    """True bounds of what the client pays; ``up_to`` None: a price is not known, so it may rise."""

    worst: Range
    confirmed: Range
    first: Money | None  # to pay before some of it comes back; None = not known


def after_grants(
    file: ClientFile, item: ShortlistItem, situation: Situation, rules: Rules
) -> AfterGrants:
    """An option judged alone: each course of a shortlist is a choice, so none uses up another's
    grant. ``situation`` is that of the whole file.
    """
    chosen = tuple(one for one in situation.chosen if one.id == item.id)
    alone = replace(situation, chosen=chosen)
    estimate = estimating.evaluate(alone, rules, alternatives_too=False)
    said = summary(replace(file, items=(item,)), estimate)
    if said.worst is None:
        return AfterGrants(Range(said.worst_known, None), Range(said.best, None), None)
    high = min(said.worst, _most_if_confirmed(alone, estimate))
    confirmed = Range(min(said.best, high), high)
    return AfterGrants(Range(said.worst, said.worst), confirmed, estimate.due_before_reimbursement)


def _most_if_confirmed(situation: Situation, estimate: Estimate) -> Money:
    """The sum of what is left of each line if every open question is answered well."""
    found = []
    for chosen in situation.chosen:
        for index, cost in enumerate(chosen.costs):
            paid = [
                (program, line)
                for program in payers(estimate.programs)
                for line in program.lines
                if (line.credential_id, line.cost_index) == (chosen.id, index)
            ]
            found.append(rest(cost, paid, worst=False).up_to)
    return total(amount for amount in found if amount is not None)
