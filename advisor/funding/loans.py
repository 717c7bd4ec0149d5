"""What loans could lend of the client's worst case: a ceiling, never cover (FUNDING.md, ST-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from advisor.domain.money import Money
from advisor.funding.judging import Judgement
from advisor.funding.payers import NOTHING
from advisor.funding.verdicts import GIVEN


def loans(judged: Iterable[Judgement], worst: Money | None) -> Money | None:
    """The most that loans may lend together; None = no loan was looked at.

    Two that may not stand beside each other for the same training are never added up.
    """
    found = [one for one in judged if one.program.kind == "loan"]
    if not found:
        return None
    most = _most([one for one in found if _lends(one)])
    return Money(most if worst is None else min(most, worst.amount))


def _most(found: Sequence[Judgement]) -> Decimal:
    if not found:
        return NOTHING
    first, *rest = found
    beside = [other for other in rest if not (_bars(first, other) or _bars(other, first))]
    return max(_most(rest), _lends(first) + _most(beside))


def _bars(one: Judgement, other: Judgement) -> bool:
    """Whether a rule of the one forbids the other."""
    return any(
        rule.allowed == "no" and other.program.code in rule.programs
        for rule in one.program.overlaps
    )


def _lends(found: Judgement) -> Decimal:
    if found.program.award is not None:
        return found.cover.sure.low
    return found.left if found.verdict in GIVEN else NOTHING
