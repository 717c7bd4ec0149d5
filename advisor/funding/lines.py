"""The cost lines of one credential as a program sees them: paid, not paid, or not known yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from advisor.domain.money import CENT, Money
from advisor.domain.situation import Chosen, Cost, Value
from advisor.funding.checks import Facts
from advisor.funding.entries import CostRule, LineRule
from advisor.funding.payers import NO_LIMIT, NOTHING, Bill, Bounds
from advisor.funding.rules import Program
from advisor.funding.truth import open_facts, truth


class Pays(StrEnum):
    """Whether a program pays a cost line."""

    YES = "yes"
    OPEN = "unknown"
    NOT_THIS_KIND = "no"
    REFUSED = "refused"  # a line of a kind that is paid, but this one fails a rule
    PAID_BY_OTHERS = "paid_by_others"


@dataclass(frozen=True, slots=True)
class Line:
    """One cost line of one credential; ``due`` is what the program would pay without any cap."""

    index: int
    rule: CostRule
    pays: Pays
    due: Bounds
    bill: Bill
    open: frozenset[str] = frozenset()
    refused_by: LineRule | None = None

    @property
    def possible(self) -> bool:
        """Whether the program pays it, or may."""
        return self.pays in (Pays.YES, Pays.OPEN)

    @property
    def possible_kind(self) -> bool:
        """Whether the program pays this kind of cost, or may."""
        return self.pays is not Pays.NOT_THIS_KIND

    @property
    def of_paid_kind(self) -> bool:
        """Whether it is a kind of cost that the program pays, and costs anything."""
        return self.pays is not Pays.NOT_THIS_KIND and self.bill.price.high > NOTHING


def lines(
    program: Program,
    chosen: Chosen,
    facts: Facts,
    bills: Mapping[tuple[str, int], Bill],
    today: date,
) -> tuple[Line, ...]:
    """The cost lines of a credential in the order in which the program pays them."""
    found = [
        _line(program, (index, cost), {**facts, **cost.facts}, bills[chosen.id, index], today)
        for index, cost in enumerate(chosen.costs)
    ]
    return tuple(sorted(found, key=lambda line: (line.rule.rank, line.index)))


def _line(
    program: Program, numbered: tuple[int, Cost], facts: Facts, bill: Bill, today: date
) -> Line:
    index, cost = numbered
    rule = program.cost_rule(cost.category)
    if rule.pays == "no":
        return Line(index, rule, Pays.NOT_THIS_KIND, Bounds(), bill)
    listed = truth(rule.test, facts, today)
    if listed is False:
        return Line(index, rule, Pays.NOT_THIS_KIND, Bounds(), bill)
    for extra in program.line_rules:
        if extra.group == rule.group and truth(extra.test, facts, today) is False:
            return Line(index, rule, Pays.REFUSED, Bounds(), bill, refused_by=extra)
    if bill.fully_paid:
        return Line(index, rule, Pays.PAID_BY_OTHERS, Bounds(), bill)
    part = program.repeats.part if program.repeats else ""
    if bill.touched and facts.get(part) is False:
        if bill.surely_touched:
            return Line(index, rule, Pays.PAID_BY_OTHERS, Bounds(), bill)
        return Line(index, rule, Pays.OPEN, Bounds(NOTHING, bill.rest.high), bill)
    missing = _missing(program, rule, facts, bill, today)
    due = _due(program, facts, bill, today).at_most(_receipts(program, rule, facts))
    is_open = missing or (rule.pays == "unknown" and not any(rule.test.facts()))
    return Line(index, rule, Pays.OPEN if is_open else Pays.YES, due, bill, missing)


def _due(program: Program, facts: Facts, bill: Bill, today: date) -> Bounds:
    """What would be paid without any cap: all that is left, or a share of what it counts."""
    start = facts.get("start")
    share = program.share_on(start if isinstance(start, date) else today)
    if share is None:
        return bill.rest
    counted = bill.rest_without(program.rest_paid_by) if program.rest_paid_by else bill.rest
    part = Bounds(_part(counted.low, share.share), _part(counted.high, share.share))
    return part.at_most(bill.rest)


def _part(amount: Decimal, share: Decimal) -> Decimal:
    return amount if amount == NO_LIMIT else (amount * share).quantize(CENT, ROUND_HALF_UP)


def _missing(
    program: Program, rule: CostRule, facts: Facts, bill: Bill, today: date
) -> frozenset[str]:
    missing = open_facts(rule.test, facts, today)
    for extra in program.line_rules:
        if extra.group == rule.group:
            missing |= open_facts(extra.test, facts, today)
    if bill.touched and program.repeats and program.repeats.part not in facts:
        missing.add(program.repeats.part)
    return frozenset(missing)


def _receipts(program: Program, rule: CostRule, facts: Mapping[str, Value]) -> Bounds:
    for limit in program.limits:
        shown = facts.get(limit.receipts) if limit.group == rule.group else None
        if isinstance(shown, Money):
            return Bounds(shown.amount, shown.amount)
    return Bounds(NO_LIMIT, NO_LIMIT)
