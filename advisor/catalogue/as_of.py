"""Dates as pages print them: "Fall 2024 and Winter 2025", "2023-24", "Starts Feb 1, 2026".

The earliest day counts. An academic year begins on 1 August, winter and spring terms on
1 January, summer on 1 May, fall on 1 September: never later than any college in the catalogue.
"""

from __future__ import annotations

import re
from datetime import date

from advisor.domain.age import AsOf

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"winter": 1, "spring": 1, "summer": 5, "fall": 9, "autumn": 9}
TOKEN = re.compile(
    r"(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    r"|(?P<years>(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>(?:19|20)\d\d|\d\d))\b(?!-)"
    r"|(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<season>winter|spring|summer|fall|autumn)\b"
    rf"|\b(?P<month>{'|'.join(MONTHS)})[a-z]*\.?(?:\s+(?P<of>\d{{1,2}})\b)?",
    re.IGNORECASE,
)


def parse(text: str | None) -> AsOf | None:
    """The date or period of a printed text with its earliest day; None where there is none."""
    if text is None:
        return None
    days = days_in(text)
    return AsOf(text, min(days)) if days else None


def days_in(text: str) -> list[date]:
    """Every day or period of a text by its first day; months without a year are left out."""
    days: list[date] = []
    waiting: list[tuple[int, int]] = []  # (month, day) whose year stands further to the right
    for token in TOKEN.finditer(text):
        if token["season"]:
            waiting.append((SEASONS[token["season"].lower()], 1))
        elif token["month"]:
            waiting.append((MONTHS.index(token["month"].lower()) + 1, int(token["of"] or 1)))
        elif token["day"]:
            days += _day(*map(int, token["day"].split("-")))
        elif token["year"] and waiting:
            days += _with_year(waiting, int(token["year"]))
            waiting = []
        elif token["year"]:
            days.append(date(int(token["year"]), 1, 1))
        else:
            days += _years(int(token["from"]), token["to"])
            waiting = []
    return days


def _with_year(waiting: list[tuple[int, int]], year: int) -> list[date]:
    """Days that share one printed year: a month later than the last one was in the year before."""
    last = waiting[-1]
    found = []
    for month, day in waiting:
        earlier = (month, day) > last
        found += _day(year - 1 if earlier else year, month, day)
    return found


def _years(first: int, second: str) -> list[date]:
    """``2023-24`` and ``2023/2024`` are academic years, ``2023-09`` is a month."""
    following = int(second) == (first + 1) % 100 if len(second) == 2 else int(second) > first
    if following:
        return [date(first, 8, 1)]
    if len(second) == 2 and 1 <= int(second) <= 12:
        return [date(first, int(second), 1)]
    return [date(first, 1, 1)]


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:  # "February 30": the month still counts
        return [date(year, month, 1)] if 1 <= month <= 12 else [date(year, 1, 1)]
