"""How a course is taught, and what that means for what a client can take.

The one place for what a fit and a suggested set both ask of a course; ``None`` is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from advisor.domain.regions import PROVINCE

OWN_PACE = "self-paced online"
FROM_HOME = ("online", OWN_PACE)
DELIVERIES = (*FROM_HOME, "hybrid", "in person")
_TAKES = {"online": FROM_HOME, "onsite": ("onsite", "in person")}  # ``onsite``: a word of cases


def accepts(asked: Iterable[str], delivery: str) -> bool:
    """Whether one of the ways asked for is this one: online includes an own pace."""
    return any(delivery in _TAKES.get(one, (one,)) for one in asked)


def is_near(delivery: str, regions: Collection[str], asked: Collection[str]) -> bool | None:
    """Whether a client of these regions can go there; what may be taught online may be near."""
    if delivery in FROM_HOME or PROVINCE in regions or set(asked) & set(regions):
        return True
    return False if regions and delivery else None


def pace(delivery: str, hours: Decimal | None, weeks: Decimal | int | None) -> Decimal | None:
    """Hours a week that a schedule asks for; one who studies alone sets the pace."""
    if delivery == OWN_PACE or hours is None or weeks is None or weeks < 1:
        return None
    return (hours / weeks).quantize(Decimal("0.1"))
