"""What a client can give to learning: own money, hours, time, and how and where to learn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain.money import Money


@dataclass(frozen=True, slots=True)
class Limits:
    """``None`` and empty mean: no limit was named."""

    own_money: Money | None = None  # after grants
    hours_a_week: Decimal | None = None
    finish_by: date | None = None
    delivery: tuple[str, ...] = ()  # online | self-paced online | hybrid | in person
    regions: tuple[str, ...] = ()  # labour-market region keys
