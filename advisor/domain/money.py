"""Canadian dollars, exact to the cent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from advisor.domain.errors import BadInput

CENT = Decimal("0.01")


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in Canadian dollars; ``amount`` always has two decimals."""

    amount: Decimal = Decimal("0.00")

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", self.amount.quantize(CENT, ROUND_HALF_UP))

    @classmethod
    def of(cls, value: int | str | Decimal) -> Money:
        """Money from an exact number; a float is refused by the type checker on purpose."""
        return cls(Decimal(value))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Money as a person types it: ``1,234.50``, ``$ 600``, ``1 234,50 $``. Raises BadInput."""
        plain = re.sub(r"[$\s]", "", text)
        if re.fullmatch(r"\d+,\d{1,2}", plain):
            plain = plain.replace(",", ".")  # cents as in French; thousands have three digits
        elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d*)?", plain):
            plain = plain.replace(",", "")
        try:
            value = Decimal(plain)
        except InvalidOperation:
            raise BadInput(f"“{text}” is not an amount. Type it like 495 or 495.50.") from None
        if not value.is_finite() or value < 0 or value >= 10_000_000:
            raise BadInput(f"“{text}” cannot be a price. Type an amount from 0 to 9,999,999.")
        if value != value.quantize(CENT):
            raise BadInput(f"“{text}” has parts of a cent. Type at most two decimals.")
        return cls(value)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + other.amount)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - other.amount)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        """``$1,740`` or ``$1,740.50``: cents only where there are some."""
        cents = self.amount != self.amount.to_integral_value()
        digits = f"{abs(self.amount):,.2f}" if cents else f"{abs(self.amount):,.0f}"
        return f"-${digits}" if self.amount < 0 else f"${digits}"


ZERO = Money()


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts, $0 of none."""
    return sum(amounts, start=ZERO)
