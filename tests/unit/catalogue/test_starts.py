"""The next start by what a page names: months come back, days and past years do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor.catalogue.starts import next_start
from advisor.domain.credential import Credential

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("intakes", "start"),
    [
        ((), None),
        (("September",), date(2027, 9, 1)),
        (("January", "May", "September"), date(2027, 1, 1)),
        (("Fall", "Winter"), date(2027, 1, 1)),
        (("December",), date(2026, 12, 1)),
        (("2026-11-24",), ON),  # today is not past
        (("September to early June",), date(2027, 9, 1)),  # its end is no start
        (("Fall 2024",), None),  # past, and nothing says that it comes back
        (("2025-09-02", "2026-01-26", "2027-01-11"), date(2027, 1, 11)),
        (("March 28",), None),  # of a year that nobody knows
        (("Continuous",), ON),
        (("First Monday of any month",), ON),
        (("by arrangement",), None),
    ],
)
def test_that_the_next_start_is_read_from_the_intakes(
    every: tuple[Credential, ...], intakes: tuple[str, ...], start: date | None
) -> None:
    assert next_start(replace(every[0], intakes=intakes), ON) == start


def test_that_a_month_is_not_past_on_its_first_day(every: tuple[Credential, ...]) -> None:
    september = replace(every[0], intakes=("September",))
    assert next_start(september, date(2026, 9, 1)) == date(2026, 9, 1)
    assert next_start(september, date(2026, 9, 2)) == date(2027, 9, 1)
