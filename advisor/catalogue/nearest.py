"""Where filters hide every record: which of them are to blame, and which rows come nearest."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from advisor.catalogue import bits
from advisor.catalogue.query import Blame

OFFERED = 3


def blame(rows: int, left: Mapping[str, int]) -> Blame | None:
    """The fewest facets without which some rows are left; of several so few, those that free most.

    None where there is nothing to free.
    """
    for many in range(1, len(left) + 1):
        freed = {keys: _without(rows, left, keys).bit_count() for keys in combinations(left, many)}
        keys = max(freed, key=lambda keys: freed[keys])
        if freed[keys]:
            return Blame(keys, freed[keys])
    return None


def nearest(rows: int, left: Mapping[str, int]) -> int:
    """The rows that pass most of the facets."""
    counts = bits.at_least((rows & those for those in left.values()), rows)
    return next(those for those in reversed(counts) if those) if rows else 0


def _without(rows: int, left: Mapping[str, int], keys: tuple[str, ...]) -> int:
    for key, those in left.items():
        if key not in keys:
            rows &= those
    return rows
