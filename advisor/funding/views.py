"""What a supervisor's page and the health check show of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.funding.rules import Confirmation, Rules


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
