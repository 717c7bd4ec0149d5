"""The best set of credentials for wanted skills within limits: a model of it, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import gcd, inf

from advisor.domain.money import Money
from advisor.pathways.dominated import undominated
from advisor.pathways.options import Ask, Goal, Option, Stack
from advisor.pathways.order import in_order
from advisor.pathways.solving import HAIR, Model, Solver, Weights

Sums = dict[str, Weights]
_ORDER = {
    Goal.SMALLEST: ("count", "unpriced", "cents"),
    Goal.CHEAPEST: ("cents", "count"),
    Goal.FASTEST: ("weeks", "unpriced", "cents"),
}
_NONE_OF = {Goal.CHEAPEST: ("unpriced",), Goal.FASTEST: ("untimed",)}


def best(ask: Ask, goal: Goal, *, must: str = "", skills: int | None = None) -> Stack | None:
    """As many wanted skills as can be (or ``skills`` at least), then what the goal puts first.

    The cheapest set has no unknown price in it and the fastest no unknown length: neither could be
    proven. ``must`` names a credential that has to be in the set. None: no set keeps the limits.
    """
    ask = replace(ask, options=undominated(ask, goal, must))
    unit = _unit(ask)
    model, sums = _model(ask, unit)
    for name in _NONE_OF.get(goal, ()):
        model.row(sums[name], -inf, 0)
    if ask.own_money is not None:
        model.row(sums["unpriced"], -inf, 0)
        model.row(sums["cents"], -inf, _cents(ask.own_money) // unit + HAIR)
    if ask.weeks is not None:
        model.row(sums["untimed"], -inf, 0)
        model.row(sums["weeks"], -inf, ask.weeks + HAIR)
    if must:
        place = [option.id for option in ask.options].index(must)
        model.row({place: 1.0}, 1, 1)
    if skills is not None:
        model.row(sums["skills"], skills, inf)
    solver = Solver(model)
    found: dict[str, int] = {}
    for name in (*(() if skills is not None else ("skills",)), *_ORDER[goal]):
        value = solver.settle(sums[name], up=name == "skills") if sums[name] or not found else 0
        if value is None:
            return None
        found[name] = value
    taken = [option for n, option in enumerate(ask.options) if solver.values[n] > 0.5]
    return _stack(ask, taken, found["cents"] * unit, proven=solver.proven)


def _model(ask: Ask, unit: int) -> tuple[Model, Sums]:
    """Columns: take an option; a skill is covered; a pool pays a part of an option's price."""
    model = Model()
    place = {option.id: model.column(1, whole=True) for option in ask.options}
    skills = []
    for skill in ask.wanted:
        covered = model.column(1, whole=False)
        teachers = [place[option.id] for option in ask.options if skill in option.teaches]
        model.row({covered: 1.0, **dict.fromkeys(teachers, -1.0)}, -inf, 0)
        skills.append(covered)
    for option in ask.options:
        for group in option.needs:
            first = {place[other]: -1.0 for other in sorted(group) if other in place}
            model.row({place[option.id]: 1.0, **first}, -inf, 0)
    priced = {
        place[option.id]: float(_cents(option.price) // unit)
        for option in ask.options
        if option.price is not None
    }
    paid = _pay(model, ask, place, unit)
    sums: Sums = {
        "skills": dict.fromkeys(skills, 1.0),
        "count": dict.fromkeys(place.values(), 1.0),
        "cents": {**priced, **dict.fromkeys(paid, -1.0)},
        "weeks": {place[o.id]: float(o.weeks) for o in ask.options if o.weeks is not None},
        "unpriced": {place[o.id]: 1.0 for o in ask.options if o.price is None},
        "untimed": {place[o.id]: 1.0 for o in ask.options if o.weeks is None},
    }
    return model, sums


def _pay(model: Model, ask: Ask, place: dict[str, int], unit: int) -> list[int]:
    """A pool pays within its cap and its share, all pools together never more than the price."""
    prices = {option.id: option.price for option in ask.options}
    payers: dict[str, list[int]] = {}
    for pool in ask.pools:
        mine = []
        for name, share in sorted(pool.shares.items()):
            price = prices.get(name)  # none for an option that was left out
            if price and share:
                most = float(min(_cents(price), _cents(share)) // unit)
                column = model.column(most, whole=False)
                model.row({column: 1.0, place[name]: -most}, -inf, 0)
                payers.setdefault(name, []).append(column)
                mine.append(column)
        model.row(dict.fromkeys(mine, 1.0), -inf, _cents(pool.cap) // unit)
    for name, columns in payers.items():
        whole = prices[name]
        if whole is not None and len(columns) > 1:
            top = float(_cents(whole) // unit)
            model.row({**dict.fromkeys(columns, 1.0), place[name]: -top}, -inf, 0)
    return [column for columns in payers.values() for column in columns]


def _stack(ask: Ask, taken: Sequence[Option], cents: int, *, proven: bool) -> Stack:
    covered = frozenset().union(*(option.teaches for option in taken))
    return Stack(
        chosen=tuple(option.id for option in in_order(taken)),
        covered=tuple(skill for skill in ask.wanted if skill in covered),
        client_pays=Money(Decimal(cents) / 100),
        weeks=sum(option.weeks or 0 for option in taken),
        optimal=proven,
        unknown_prices=tuple(option.id for option in taken if option.price is None),
        unknown_weeks=tuple(option.id for option in taken if option.weeks is None),
    )


def _unit(ask: Ask) -> int:
    """The cents that divide every sum of money that can come up: whole dollars prove faster."""
    shares = [share for pool in ask.pools for share in (pool.cap, *pool.shares.values())]
    prices = [option.price for option in ask.options if option.price is not None]
    return gcd(*(_cents(money) for money in (*prices, *shares))) or 1


def _cents(money: Money) -> int:
    return int(money.amount * 100)
