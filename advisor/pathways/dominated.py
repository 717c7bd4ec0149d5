"""Options that another one beats in everything: no best set needs them; the search is shorter."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import ZERO
from advisor.pathways.options import Ask, Option


def undominated(ask: Ask, must: str) -> tuple[Option, ...]:
    """The options without the beaten ones; ``must`` and what others need first always stay."""
    needed = {must, *(n for option in ask.options for group in option.needs for n in group)}
    kept: list[Option] = []
    by_breadth = sorted(ask.options, key=lambda option: -len(option.teaches))
    for option in by_breadth:
        if option.id in needed or not any(_beats(other, option, ask.pools) for other in kept):
            kept = [o for o in kept if o.id in needed or not _beats(option, o, ask.pools)]
            kept.append(option)
    names = {option.id for option in kept}
    return tuple(option for option in ask.options if option.id in names)


def _beats(one: Option, other: Option, pools: Sequence[CoverPool]) -> bool:
    """Whether ``one`` can stand in for the other in every set, for no more money and time."""
    if not one.teaches >= other.teaches or one.needs:
        return False
    if other.weeks is not None and (one.weeks is None or one.weeks > other.weeks):
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
