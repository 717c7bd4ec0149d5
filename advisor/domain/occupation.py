"""Occupations (NOC 2021) with outlook, wage and skills; the card names each figure's edition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OccupationHit:
    """An occupation found by one of its job titles."""

    noc: str
    title: str
    matched_title: str
    openings_2025_2035: int | None
    median_wage: Decimal | None
    wage_unit: str | None  # hour | year
    teer: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """Ten-year outlook in one area; ``None`` = suppressed or missing, never 0."""

    region: str
    region_name: str
    openings: int | None  # negative = shrinking: no net openings
    growth_pct: Decimal | None  # a year, 2025 to 2035
    high_opportunity: bool


@dataclass(frozen=True, slots=True)
class OccupationSkill:
    """A skill with its distance from the mean of all occupations, in the source's own points."""

    name: str
    importance: Decimal
    above_mean: Decimal


@dataclass(frozen=True, slots=True)
class Occupation:
    """The card of one occupation."""

    noc: str
    title: str
    definition: str
    teer: int
    usual_education: str | None
    outlook: tuple[Outlook, ...]  # British Columbia first
    wage_low: Decimal | None
    wage_median: Decimal | None
    wage_high: Decimal | None
    wage_unit: str | None  # hour | year
    usual_hours: Decimal | None
    requirements: tuple[str, ...]
    skills: tuple[OccupationSkill, ...]  # what sets it apart first
    competencies: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]  # (fact group, edition and source in words)
