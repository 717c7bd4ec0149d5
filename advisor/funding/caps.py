"""Caps by life, year or credential: what of a program was used, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from advisor.domain.situation import Chosen, ClaimState, LedgerEntry, Situation
from advisor.funding.amounts import Cap, Per
from advisor.funding.payers import NOTHING, Bounds
from advisor.funding.rules import Program

_COUNTED = (ClaimState.HOLD, ClaimState.CLAIMED, ClaimState.CORRECTION)
_FIRST_MONTH = {"program_year": 8, "fiscal_year": 4, "calendar_year": 1}
Period = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Purse:
    """A sum out of which several claims are paid: surely, and if all that is open comes out well.

    ``claims`` are numbers in the queue. The two ends of each stand for prices not yet known.
    """

    sure: Bounds
    hope: Bounds
    claims: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, left: Decimal, claims: frozenset[int]) -> Purse:
        """A sum that nothing is open about."""
        return cls(Bounds(left, left), Bounds(left, left), claims)


def period(per: Per, day: date, credential: str) -> Period:
    """Which life, year or credential a day belongs to."""
    if per == "credential":
        return per, credential
    if per == "life":
        return per, 0
    return per, day.year - (day.month < _FIRST_MONTH[per])


def used(program: Program, cap: Cap, situation: Situation, of: Period) -> Decimal:
    """What holds and claims use up of a cap; those for a chosen credential pay just that one."""
    if not situation.ledger:
        return NOTHING
    chosen = {one.id for one in situation.chosen}
    counted = [
        entry.amount.amount
        for entry in entries(program, situation)
        if entry.credential_id not in chosen and _falls_in(cap, entry, of)
    ]
    return max(NOTHING, sum(counted, NOTHING))


def entries(program: Program, situation: Situation) -> Iterator[LedgerEntry]:
    """The ledger of a program that counts."""
    states = program.ledger.counts if program.ledger else _COUNTED
    for entry in situation.ledger:
        if entry.program == program.code and entry.state in states:
            yield entry


def left(program: Program, cap: Cap, situation: Situation, chosen: Chosen) -> Decimal:
    """What is left of a cap for one credential, before anything is paid."""
    day = chosen.start or situation.on
    gone = used(program, cap, situation, period(cap.per, day, chosen.id))
    if cap.once and gone:
        return NOTHING
    return max(NOTHING, cap.on(day).amount - gone)


def _falls_in(cap: Cap, entry: LedgerEntry, of: Period) -> bool:
    if cap.per == "credential":
        return False
    return entry.on is None or period(cap.per, entry.on, "") == of
