"""What a supervisor's page and the health check show of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from advisor.funding.amounts import AwardRow, Bucket, Cap, DatedAmount, DatedShare, NeedLimit
from advisor.funding.entries import Confirmation, Sourced, Version
from advisor.funding.rules import Program, Rules

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


def versions_of(rules: Rules, program: Program) -> tuple[Version, ...]:
    """A program's own versions, or those of the program whose award it is."""
    whole = rules.program(program.part_of) if program.part_of else None
    return program.versions or (whole.versions if whole else ())


def version_on(rules: Rules, program: Program, on: date) -> Version | None:
    """The version that holds on a day."""
    held = (version for version in versions_of(rules, program) if version.start <= on)
    return next((one for one in held if one.end is None or on <= one.end), None)


def state(rules: Rules, program: Program, on: date) -> State:
    """How a program stands on a day, by the version that holds then."""
    version = version_on(rules, program, on)
    if version is not None:
        return "past" if on > version.verified_until else "in_force"
    found = versions_of(rules, program)
    last = found[-1].end if found else None
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
    row: AwardRow | None = None

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
        *(_bucket(one, on) for one in program.buckets),
        *_needs(program, on),
    )


def _in_turn(cap: Cap, on: date) -> Iterator[ValueView]:
    now = cap.on(on)
    for value, end in zip(cap.amounts, _ends(cap.amounts), strict=True):
        held = value is now and value.start <= on
        yield ValueView("cap", cap.id, value.amount, value.start, end, held, value, per=cap.per)


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
                size=row.size, band=row.band, row=row,
            )  # fmt: skip


def _needs(program: Program, on: date) -> Iterator[ValueView]:
    """The limits of what counts as need; of one kind the last that has begun is in force."""
    now = {_kind(one): one for one in program.need if one.start <= on}
    for one in program.need:
        most = one.most if one.most is not None else one.a_week
        if most is not None:
            yield ValueView("need", one.id, most, one.start, None, now.get(_kind(one)) is one, one)


def _kind(one: NeedLimit) -> tuple[object, ...]:
    return one.categories, one.load_from, one.load_below


def _bucket(entry: Bucket, on: date) -> ValueView:
    end = entry.end
    now = (entry.start is None or entry.start <= on) and (end is None or on <= end)
    return ValueView("bucket", entry.id, entry.amount, entry.start, end, now, entry)


def _ends(values: Sequence[DatedAmount] | Sequence[DatedShare]) -> list[date | None]:
    return [*(later.start - timedelta(days=1) for later in values[1:]), None][: len(values)]
