"""Which backups stay: a pure choice, by what was made and not by what the clock says now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

NEWEST, DAYS, WEEKS, MONTHS = 12, 7, 5, 12
_Made = tuple[int, datetime]


def keep(made: Iterable[_Made]) -> frozenset[int]:
    """The numbers of the backups to keep, of (number, when it was made).

    The newest twelve by number, and the newest of each of the last seven days, five weeks and
    twelve months that have one: a clock that was wrong for a day thins nothing else out.
    """
    newest_first = sorted(made, reverse=True)
    kept = {number for number, _when in newest_first[:NEWEST]}
    periods: tuple[tuple[int, Callable[[datetime], Any]], ...] = (
        (DAYS, lambda when: when.date()),
        (WEEKS, lambda when: when.isocalendar()[:2]),
        (MONTHS, lambda when: (when.year, when.month)),
    )
    for count, period in periods:
        first: dict[Any, int] = {}
        for number, when in newest_first:
            first.setdefault(period(when), number)
        kept |= set(list(first.values())[:count])
    return frozenset(kept)
