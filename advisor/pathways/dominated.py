"""Options that another one beats in everything: no best set needs them; the search is shorter."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import ZERO, Money
from advisor.pathways.options import Ask, Goal, Option


def undominated(ask: Ask, goal: Goal, must: str) -> tuple[Option, ...]:
    """The options without the beaten ones; ``must`` and what others need first always stay.

    Weeks count only where the goal or a limit looks at them; what no set may hold is not compared.
    """
    timed = goal is Goal.FASTEST or ask.weeks is not None
    priced = goal is Goal.CHEAPEST or ask.own_money is not None
    open_ = [
        option
        for option in ask.options
        if option.id == must or not _untold(option, timed=timed, priced=priced)
    ]
    needed = {must, *(n for option in open_ for group in option.needs for n in group)}
    kept: list[Option] = []
    for option in sorted(open_, key=_promise):
        if option.id in needed or not any(
            _beats(other, option, ask.pools, timed=timed) for other in kept
        ):
            kept = [
                o for o in kept if o.id in needed or not _beats(option, o, ask.pools, timed=timed)
            ]
            kept.append(option)
    names = {option.id for option in kept}
    return tuple(option for option in ask.options if option.id in names)


def _untold(option: Option, *, timed: bool, priced: bool) -> bool:
    return (priced and option.price is None) or (timed and option.weeks is None)


def _promise(option: Option) -> tuple[int, Money, int]:
    """The broadest first, of equals the cheaper and then the shorter: that one stays."""
    endless = option.weeks is None
    return -len(option.teaches), option.price or Money(), 10**6 if endless else option.weeks or 0


def _beats(one: Option, other: Option, pools: Sequence[CoverPool], *, timed: bool) -> bool:
    """Whether ``one`` can stand in for the other in every set, for no more money and time."""
    if not one.teaches >= other.teaches or one.needs:
        return False
    if timed and other.weeks is not None and (one.weeks is None or one.weeks > other.weeks):
        return False
    return _cheaper(one, other, pools)


def _cheaper(one: Option, other: Option, pools: Sequence[CoverPool]) -> bool:
    """Not dearer whatever the pools have left: each pays as much of it, or all of its price."""
    if one.price is None or other.price is None:
        return other.price is None
    price = one.price
    return price <= other.price and all(
        pool.shares.get(one.id, ZERO) >= min(pool.shares.get(other.id, ZERO), price)
        for pool in pools
    )
