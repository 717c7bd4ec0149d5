"""Dates in files of strangers: a day that can be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
from datetime import date

from advisor.catalogue import as_of

_SLASHED = re.compile(r"\b(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})\b")


def checked(text: str) -> str:
    """A date or period as a page prints it, its days written like 2026-11-23.

    Raises ValueError saying what cannot be read, or can be read in two ways.
    """
    line = " ".join(text.split())
    said = _SLASHED.sub(_day, line)
    if as_of.parse(said) is None:
        raise ValueError(f"“{line[:40]}” names no year")
    return said


def ordered(text: str, *, day_first: bool) -> str:
    """The same with its days written like 2026-11-23, in the order that the whole file keeps.

    Raises ValueError for a day that keeps another order.
    """

    def day(found: re.Match[str]) -> str:
        whole, first, second, last = found[0], found[1], found[3], found[4]
        if len(first) == 4 or len(last) != 4:
            return whole
        month, number = (second, first) if day_first else (first, second)
        if int(month) > 12:
            order = "the day" if day_first else "the month"
            raise ValueError(f"“{whole}” does not begin with {order}, as this file should")
        return _real(whole, int(last), int(month), int(number))

    return _SLASHED.sub(day, text)


def _day(found: re.Match[str]) -> str:
    whole, first, second, last = found[0], found[1], found[3], found[4]
    if len(first) == 4:
        return _real(whole, int(first), int(second), int(last))
    if len(last) != 4:
        raise ValueError(f"“{whole}” needs a year of four digits")
    if first != second and int(first) <= 12 and int(second) <= 12:
        raise ValueError(f"“{whole}” may be a day in two months; write it like {last}-01-31")
    day_first = int(first) > 12
    month, day = (int(second), int(first)) if day_first else (int(first), int(second))
    return _real(whole, int(last), month, day)


def _real(whole: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"“{whole}” is no day of the calendar") from None
