"""How long a credential takes, in bands for a filter; the words of the page stay beside it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from functools import lru_cache

from advisor.catalogue.query import UNKNOWN
from advisor.domain.credential import Credential
from advisor.paths import resource

BANDS = (
    "up to 1 day",
    "up to 4 weeks",
    "1–3 months",
    "3–6 months",
    "6–12 months",
    "over a year",
)
_UP_TO_WEEKS = (0.2, 4.0, 13.1, 26.1, 52.2)
_STATED = re.compile(r"(\d+(?:\.\d+)?)\s+(hour|day|weekend|week|month|term|semester|year)s?\b")


def band(credential: Credential) -> str:
    """The band of a credential: by its weeks, else the stated length, else hours at full-time pace.

    Of "8-12 months" the longer counts.
    """
    length = weeks(credential)
    if length is None:
        return UNKNOWN
    return BANDS[bisect_left(_UP_TO_WEEKS, length)]


def weeks(credential: Credential) -> float | None:
    """About how many weeks at a full-time pace, for comparing lengths; None: nobody says."""
    if credential.weeks is not None:
        return float(credential.weeks)
    pace = _pace()
    stated = _STATED.match(_longest(credential.length_stated or ""))
    if stated:
        number, unit = float(stated[1]), stated[2]
        return (
            number
            * {
                "hour": 1 / pace["hours_a_week"],
                "day": 1 / pace["days_a_week"],
                "weekend": 1.0,
                "week": 1.0,
                "month": pace["weeks_a_month"],
                "term": pace["weeks_a_term"],
                "semester": pace["weeks_a_term"],
                "year": pace["weeks_a_year"],
            }[unit]
        )
    if credential.hours is None:
        return None
    hours = float(credential.hours)
    return 0.2 if hours <= pace["hours_a_day"] else hours / pace["hours_a_week"]


def _longest(stated: str) -> str:
    """The part of a stated length that says the most: "1-3 years" → "3 years"."""
    plain = re.sub(r"^(under|at least|up to)\s+", "", stated.strip())
    return re.sub(r"^\d+(?:\.\d+)?\s?[-–]\s?", "", plain)


@lru_cache(maxsize=1)
def _pace() -> dict[str, float]:
    ages = tomllib.loads(resource("catalogue/bc/ages.toml").read_text("utf-8"))
    return {name: float(value) for name, value in ages["full_time"].items()}
