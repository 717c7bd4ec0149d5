"""What a supervisor's page and the health check show of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from advisor.funding.rules import (
    Bucket,
    Cap,
    Confirmation,
    DatedAmount,
    DatedShare,
    NeedLimit,
    Program,
    Rules,
    Sourced,
)

State = Literal["in_force", "past", "ended", "not_yet"]
""" ``past``: in force, but the day is later than what its documents speak for."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a program as of a day."""

    program: str
    id: str
    label: str
    start: date
    end: date | None
    verified_until: date
    in_force: bool
    past: bool  # the day is later than verified_until
    confirmed: Confirmation | None


def versions(rules: Rules, on: date) -> tuple[VersionView, ...]:
    """Every version of every program, oldest first."""
    return tuple(
        VersionView(
            program=program.code,
            id=version.id,
            label=version.label,
            start=version.start,
            end=version.end,
            verified_until=version.verified_until,
            in_force=program.version_on(on) is version,
            past=on > version.verified_until,
            confirmed=version.confirmed,
        )
        for program in rules.programs
        for version in program.versions
    )


def state(program: Program, on: date) -> State:
    """How a program stands on a day, by the version that holds then."""
    version = program.version_on(on)
    if version is not None:
        return "past" if on > version.verified_until else "in_force"
    last = program.versions[-1].end if program.versions else None
    return "ended" if last is not None and on > last else "not_yet"


@dataclass(frozen=True, slots=True)
class ValueView:
    """One dated value. ``place`` cap, share and award take new values from a later day on."""

    place: str  # cap | share | award | need | bucket
    id: str
    amount: Decimal
    start: date | None
    end: date | None  # the last day on which it counts
    in_force: bool
    sourced: Sourced
    per: str = ""  # of a cap
    size: int = 0  # of a table's row
    band: Decimal = Decimal(0)

    @property
    def own(self) -> bool:
        """Whether the centre added it."""
        return any(key.startswith("own") for key in self.sourced.sources)


def values(program: Program, on: date) -> tuple[ValueView, ...]:
    """Every dated value of a program, the ones of one place in the order of their days."""
    return (
        *(view for cap in program.caps for view in _in_turn(cap, on)),
        *_shares(program, on),
        *_awards(program, on),
        *(_standing("bucket", one, one.amount, on) for one in program.buckets),
        *(
            _standing("need", one, most, on)
            for one in program.need
            if (most := one.most or one.a_week) is not None
        ),
    )


def _in_turn(cap: Cap, on: date) -> Iterator[ValueView]:
    now = cap.on(on)
    for value, end in zip(cap.amounts, _ends(cap.amounts), strict=True):
        yield ValueView(
            "cap", cap.id, value.amount, value.start, end, value is now, value, per=cap.per
        )


def _shares(program: Program, on: date) -> Iterator[ValueView]:
    now = program.share_on(on)
    for value, end in zip(program.shares, _ends(program.shares), strict=True):
        yield ValueView("share", "", value.share, value.start, end, value is now, value)


def _awards(program: Program, on: date) -> Iterator[ValueView]:
    for table in program.award.tables if program.award else ():
        now = table.start <= on <= table.end
        for row in table.rows:
            yield ValueView(
                "award", "", row.amount, table.start, table.end, now, table,
                size=row.size, band=row.band,
            )  # fmt: skip


def _standing(place: str, entry: Bucket | NeedLimit, amount: Decimal, on: date) -> ValueView:
    end = entry.end if isinstance(entry, Bucket) else None
    now = (entry.start is None or entry.start <= on) and (end is None or on <= end)
    return ValueView(place, entry.id, amount, entry.start, end, now, entry)


def _ends(values: Sequence[DatedAmount] | Sequence[DatedShare]) -> list[date | None]:
    return [*(later.start - timedelta(days=1) for later in values[1:]), None][: len(values)]
