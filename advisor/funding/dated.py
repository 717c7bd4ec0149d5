"""A new value from a day on, beside the old ones: a highest amount, a share, a table's cell."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, TypeVar

import msgspec

from advisor.domain.errors import BadInput
from advisor.funding.amounts import Award, AwardTable, DatedAmount, DatedShare
from advisor.funding.checks import day_words
from advisor.funding.entries import Form, Page, Sourced
from advisor.funding.rules import Program, Rules

Place = Literal["cap", "share", "award"]
_Dated = TypeVar("_Dated", bound=DatedAmount | DatedShare)
_ONE_DAY = timedelta(days=1)


class NewValue(Form, frozen=True, kw_only=True):
    """A supervisor's new value. ``source`` is an address, or who told it and when.

    ``place`` cap: ``id`` names it, ``amount`` in dollars. share: ``amount`` is the part that is
    paid, 0.8 = 80 %. award: the full amount of the table's row for ``size`` and ``band``.
    """

    program: str
    place: Place
    id: str = ""
    size: int = 0
    band: Decimal = Decimal(0)
    start: date
    amount: Decimal
    source: str
    by: str
    on: date

    def key(self) -> tuple[object, ...]:
        """Which value of which day it is: there is one."""
        return self.program, self.place, self.id, self.size, self.band, self.start

    @property
    def page(self) -> str:
        """The key of the page that it was read in, among the pages of the rules."""
        parts = (self.program, self.place, self.id, self.size, self.band, self.start)
        return "own:" + ":".join(str(part) for part in parts if part)


def read_page(source: str, by: str, on: date) -> Page:
    """A source as a supervisor types it: a page's address, or who told it; and who added it."""
    source, added = source.strip(), f"added {day_words(on)} by {by.strip()}"
    if source.startswith(("https://", "http://")):
        host = source.split("/")[2].removeprefix("www.")
        return Page(title=host, as_of=added, url=source)
    return Page(title=source, as_of=added)


def with_value(rules: Rules, value: NewValue) -> Rules:
    """The rules with a value more. Raises BadInput where it has no place or is no such value."""
    program = rules.program(value.program)
    if program is None:
        raise BadInput(f"There is no program {value.program}. Use one of the list.")
    _check(value)
    changed = _WAYS[value.place](program, value)
    return msgspec.structs.replace(
        rules,
        programs=tuple(changed if one is program else one for one in rules.programs),
        pages={**rules.pages, value.page: read_page(value.source, value.by, value.on)},
    )


def _check(value: NewValue) -> None:
    if not value.amount.is_finite() or value.amount < 0:
        raise BadInput("The new value is not an amount. Type it like 3500.")
    if value.place == "share" and value.amount > 1:
        raise BadInput("More than all of a cost cannot be paid. Type a share up to 100 %.")


def _capped(program: Program, value: NewValue) -> Program:
    caps = {cap.id: cap for cap in program.caps}
    if value.id not in caps:
        raise BadInput(f"{program.name} has no amount {value.id}. Use one of the list.")
    old = caps[value.id]
    added = DatedAmount(start=value.start, amount=value.amount, **_sourced(old.amounts[-1], value))
    new = msgspec.structs.replace(old, amounts=_inserted(program, old.amounts, added))
    caps[value.id] = new
    return msgspec.structs.replace(program, caps=tuple(caps.values()))


def _shared(program: Program, value: NewValue) -> Program:
    if not program.shares:
        raise BadInput(f"{program.name} has no share of a cost that could change.")
    source = _sourced(program.shares[-1], value)
    added = DatedShare(start=value.start, share=value.amount, **source)
    return msgspec.structs.replace(program, shares=_inserted(program, program.shares, added))


def _awarded(program: Program, value: NewValue) -> Program:
    """The table of that day is cut in two: the days before keep their rows."""
    award = program.award
    table = _table_on(award, value.start) if award else None
    if award is None or table is None:
        day = day_words(value.start)
        raise BadInput(
            f"No table of {program.name} speaks of {day}. A new one comes with an edition."
        )
    rows = tuple(
        msgspec.structs.replace(row, amount=value.amount)
        if (row.size, row.band) == (value.size, value.band)
        else row
        for row in table.rows
    )
    if (value.size, value.band) not in {(row.size, row.band) for row in table.rows}:
        raise BadInput(f"The table of {program.name} has no such row. Use one of the list.")
    sources = (*table.sources, value.page)  # the other rows stay as they were read
    parts = [msgspec.structs.replace(table, start=value.start, rows=rows, sources=sources)]
    if table.start < value.start:
        parts.insert(0, msgspec.structs.replace(table, end=value.start - _ONE_DAY))
    at = award.tables.index(table)
    tables = (*award.tables[:at], *parts, *award.tables[at + 1 :])
    return msgspec.structs.replace(program, award=msgspec.structs.replace(award, tables=tables))


def _table_on(award: Award, day: date) -> AwardTable | None:
    return next((table for table in award.tables if table.start <= day <= table.end), None)


def _sourced(old: Sourced, value: NewValue) -> dict[str, Any]:
    return {"rule": old.rule, "sources": (value.page,), "trust": "1"}


def _inserted(program: Program, old: tuple[_Dated, ...], added: _Dated) -> tuple[_Dated, ...]:
    if any(entry.start == added.start for entry in old):
        day = day_words(added.start)
        raise BadInput(
            f"{program.name} has a value from {day} on already. Old values stay: use a later day."
        )
    return tuple(sorted((*old, added), key=lambda entry: entry.start))


_WAYS = {"cap": _capped, "share": _shared, "award": _awarded}
