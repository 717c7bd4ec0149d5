"""The second best way to pay where rules part two programs: who else could, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from advisor.domain.estimate import Alternative
from advisor.domain.money import Money
from advisor.funding.allocating import Allocation, second_best
from advisor.funding.rules import Program
from advisor.funding.waterfall import Shared


def alternatives(
    found: Shared, programs: Mapping[str, Program], worst: Money | None
) -> tuple[Alternative, ...]:
    """Other legal ways to pay what is sure, the best first; none where no rule parts two payers."""
    if found.bills is None or not found.bills.eithers:
        return ()
    first = found.sure
    ways: dict[tuple[str, str], Alternative] = {}
    for other in second_best(found.bills, first):
        of, instead = (min(code for code, _line in side) for side in (other.gone, other.instead))
        less = Money(Decimal(first.total - other.allocation.total) / 100)
        names = {"instead": programs[instead].name, "of": programs[of].name}
        way = Alternative(
            instead=instead,
            of=of,
            covered=Money(Decimal(other.allocation.total) / 100),
            out_of_pocket=None if worst is None else worst + less,
            amounts=_amounts(other.allocation),
            text=_why(names, less),
            less=less,
        )
        ways.setdefault((instead, of), way)
    return tuple(ways.values())


def _amounts(allocation: Allocation) -> dict[str, Money]:
    cents: dict[str, int] = {}
    for (code, _line), paid in allocation.paid.items():
        cents[code] = cents.get(code, 0) + paid
    return {code: Money(Decimal(paid) / 100) for code, paid in cents.items() if paid}


def _why(names: Mapping[str, str], less: Money) -> str:
    beside = "{instead} instead of {of}: they may not both pay the same cost.".format(**names)
    if not less:
        return f"{beside} That covers just as much; the other way round is looked at first."
    return f"{beside} That covers {less} less."
