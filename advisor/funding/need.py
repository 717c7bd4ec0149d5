"""What counts as need for student aid: the cost lines of one credential, within their limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.domain.situation import Category
from advisor.funding.amounts import NeedLimit
from advisor.funding.checks import Facts
from advisor.funding.judging import Judged
from advisor.funding.payers import NO_LIMIT, NOTHING, Bounds
from advisor.funding.rules import Program
from advisor.funding.truth import number


def need(program: Program, one: Judged, day: date) -> Bounds:
    """The need of one study period. Prices count in full: aid is not lowered by other funding."""
    by_kind: dict[Category, Bounds] = {}
    for line in one.lines:
        if line.possible_kind:
            kind = one.chosen.costs[line.index].category
            by_kind[kind] = by_kind.get(kind, Bounds()) + line.bill.price
    limits = [limit for limit in program.need if limit.start <= day]
    for limit in sorted(limits, key=lambda limit: len(limit.categories)):
        most = _most(limit, one.facts, one.chosen.weeks)
        together = sum((by_kind.pop(k) for k in limit.categories if k in by_kind), Bounds())
        by_kind[limit.categories[0]] = together.at_most(most)
    return sum(by_kind.values(), Bounds())


def _most(limit: NeedLimit, facts: Facts, weeks: int | None) -> Bounds:
    """The limit as bounds: open while weeks, course load or children are not known."""
    load = number(facts.get(limit.load)) if limit.load else None
    if limit.children:
        return _child_care(limit, facts, load, weeks)
    if limit.load and load is not None and not _at_load(limit, load):
        return Bounds(NO_LIMIT, NO_LIMIT)
    high = NO_LIMIT if limit.a_week is None or weeks is None else limit.a_week * weeks
    low = NOTHING if limit.a_week is not None and weeks is None else high
    if limit.load and load is None:
        return Bounds(low, NO_LIMIT)
    if limit.most is not None:
        return Bounds(min(low, limit.most), min(high, limit.most))
    return Bounds(low, high)


def _at_load(limit: NeedLimit, load: Decimal) -> bool:
    return load >= limit.load_from and (limit.load_below is None or load < limit.load_below)


def _child_care(limit: NeedLimit, facts: Facts, load: Decimal | None, weeks: int | None) -> Bounds:
    children = number(facts.get(limit.children))
    if children is None or load is None or weeks is None or limit.a_week is None:
        return Bounds(NOTHING, NO_LIMIT)
    counted = next((count for up_to, count in limit.steps if weeks <= up_to), limit.steps[-1][1])
    most = load / 100 * limit.a_week * counted * children
    return Bounds(most, most)
