"""What somebody else already pays of each cost line, as true bounds while a price is unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.domain.money import Money
from advisor.domain.situation import Cost, OtherFunding, Situation

NOTHING = Decimal(0)
NO_LIMIT = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sum in dollars between two ends; ``low`` is always finite."""

    low: Decimal = NOTHING
    high: Decimal = NOTHING

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def less(self, other: Bounds) -> Bounds:
        """What is left when ``other`` is taken away; never below zero."""
        return Bounds(max(NOTHING, self.low - other.high), max(NOTHING, self.high - other.low))

    def at_most(self, other: Bounds) -> Bounds:
        """The smaller of the two at each end."""
        return Bounds(min(self.low, other.low), min(self.high, other.high))


EMPTY = Bounds()


@dataclass(frozen=True, slots=True)
class Bill:
    """One cost line with what others pay of it."""

    price: Bounds
    rest: Bounds  # what nobody else pays
    gifts: Bounds = Bounds()  # paid by others for good; a loan is not in it
    payers: tuple[str, ...] = ()
    by_loan: bool = False
    shares: tuple[tuple[str, Bounds], ...] = ()  # what each payer pays of it

    def rest_without(self, payer: str) -> Bounds:
        """What nobody pays but this payer, or one whose name begins like it."""
        rest = self.price
        for name, money in self.shares:
            if not name.startswith(payer):
                rest = rest.less(money)
        return rest

    @property
    def touched(self) -> bool:
        """Whether somebody else pays any of it, or may."""
        return bool(self.payers)

    @property
    def surely_touched(self) -> bool:
        """Whether somebody else pays some of it, for certain."""
        return self.touched and self.rest.high < self.price.high

    @property
    def fully_paid(self) -> bool:
        """Whether nothing is left to pay, for certain."""
        return self.touched and self.rest.high == NOTHING


def bounds(amount: Money | None) -> Bounds:
    """An exact amount, or anything from zero up while it is not known."""
    return Bounds(NOTHING, NO_LIMIT) if amount is None else Bounds(amount.amount, amount.amount)


def bills(situation: Situation) -> dict[tuple[str, int], Bill]:
    """Each cost line by credential and index. Other money pays lines of its kind in order."""
    found = {
        (chosen.id, index): Bill(bounds(cost.amount), bounds(cost.amount))
        for chosen in situation.chosen
        for index, cost in enumerate(chosen.costs)
    }
    for other in situation.other_funding:
        _pay(found, other, situation)
    return found


def _pay(found: dict[tuple[str, int], Bill], other: OtherFunding, situation: Situation) -> None:
    money = bounds(other.amount)
    for key, cost in _lines(situation):
        bill = found[key]
        if cost.category is not other.category or not money.high or not bill.rest.high:
            continue
        found[key] = replace(
            bill,
            rest=bill.rest.less(money),
            gifts=bill.gifts + bill.rest.at_most(money) if other.counts else bill.gifts,
            payers=(*bill.payers, other.payer),
            shares=(*bill.shares, (other.payer, bill.rest.at_most(money))),
            by_loan=bill.by_loan or not other.counts,
        )
        money = money.less(bill.rest)


def _lines(situation: Situation) -> list[tuple[tuple[str, int], Cost]]:
    return [
        ((chosen.id, index), cost)
        for chosen in situation.chosen
        for index, cost in enumerate(chosen.costs)
    ]
