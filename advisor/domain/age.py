"""How old a fact is: the date or period that a page prints, or undated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class AsOf:
    """The time that a fact speaks of: as the page prints it, and its earliest day, which counts."""

    text: str
    earliest: date


class Age(StrEnum):
    """How far a fact may be used."""

    FRESH = "fresh"
    OLD = "old"
    UNDATED = "undated"


def age(as_of: AsOf | None, not_before: date) -> Age:
    """FRESH if the earliest day is not before ``not_before``, else OLD; without a date UNDATED."""
    if as_of is None:
        return Age.UNDATED
    return Age.FRESH if as_of.earliest >= not_before else Age.OLD
