"""Typed answers: a number, a day or an amount as a form keeps it, exact and never rounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.ui.controls.inputs import read_day, read_money

KINDS = ("number", "day", "money")


def typed(kind: str, text: str) -> str:
    """What somebody typed, as an answer keeps it. Raises BadInput for what cannot be read."""
    plain = text.strip()
    if not plain:
        raise BadInput(_("Type an answer first, or choose one of the words beside it."))
    if kind == "money":
        return written(read_money(plain))
    if kind == "day":
        return written(read_day(plain))
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 6):
        raise BadInput(_("“{text}” is not a whole number. Type it like 3.").format(text=plain))
    return written(Decimal(plain))


def written(value: Decimal | date | Money | None) -> str:
    """A value as an answer keeps it: ``3``, ``2027-01-18``, ``1000.00``; empty = not asked."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.amount) if isinstance(value, Money) else f"{value:f}"


def read(kind: str, text: str) -> Decimal | date | Money | None:
    """The value of a kept answer; None where there is none or it does not fit."""
    try:
        if kind == "day":
            return date.fromisoformat(text)
        return Money.parse(text) if kind == "money" else Decimal(text)
    except (ValueError, InvalidOperation, BadInput):
        return None
