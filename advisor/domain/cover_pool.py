"""Money for courses that several of them share: funding makes pools, pathways spends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.domain.money import Money


@dataclass(frozen=True, slots=True)
class CoverPool:
    """One payer. ``shares`` is the most that it pays of each course's price, by credential id."""

    name: str
    cap: Money  # the most that it pays for all of them together
    shares: Mapping[str, Money]
