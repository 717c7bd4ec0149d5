"""What may be in a suggested set: what it needs first comes along, a limit itself is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.domain.limits import Limits
from advisor.domain.money import Money
from advisor.domain.situation import Category, Chosen, Cost
from advisor.pathways.options import Ask, Goal
from advisor.services.stack_options import Candidate, Field, field
from advisor.services.suggested import Suggested
from advisor.services.why_not import why_not

ON = date(2026, 11, 24)
CHOSEN = Chosen("A", "Course A", "NIC", "bc_public", None, None, ())
SILENT = Candidate(CHOSEN, (), (), "", (), None, None)


def course(
    name: str,
    *skills: str,
    needs: tuple[str, ...] = (),
    weeks: int | None = None,
    start: date | None = None,
) -> Candidate:
    costs = (Cost(Category.TUITION, Money.of(100)),)
    chosen = Chosen(name, f"Course {name}", "NIC", "bc_public", start, weeks, costs)
    return replace(SILENT, chosen=chosen, skills=skills, prerequisites=needs)


def options(limits: Limits, *candidates: Candidate) -> Field:
    return field(candidates, ("payroll", "filing"), (), limits, ON)


def barred(candidate: Candidate, **limits: object) -> str:
    return options(Limits(**limits), candidate).why_not.get("A", "")  # type: ignore[arg-type]


def test_that_what_a_course_needs_first_comes_along_and_nothing_else() -> None:
    found = options(
        Limits(),
        course("D"),
        course("A"),
        course("B", needs=("Course A",)),
        course("C", "payroll", needs=("Course B",)),
    )
    assert [one.id for one in found.options] == ["C", "B", "A"]


def test_that_a_pace_at_the_limit_is_within_it() -> None:
    paced = replace(course("A", "payroll", weeks=10), delivery="online", hours=Decimal(60))
    assert not barred(paced, hours_a_week=Decimal(6))
    assert barred(paced, hours_a_week=Decimal(5)) == "it asks for 6 hours a week, more than 5"


@pytest.mark.parametrize(
    ("delivery", "regions", "words"),
    [
        ("hybrid", ("kootenay",), "it is held in another region"),
        ("hybrid", ("british_columbia",), ""),
        ("online", ("kootenay",), ""),
        ("", ("kootenay",), ""),
    ],
)
def test_that_only_a_known_other_region_keeps_a_course_out(
    delivery: str, regions: tuple[str, ...], words: str
) -> None:
    held = replace(course("A", "payroll"), delivery=delivery, regions=regions)
    assert barred(held, regions=("cariboo",)) == words
    asked = options(Limits(regions=("cariboo",)), held).check["A"]
    assert ("whether it can be taken from home is not known" in asked) is (delivery == "")


def test_that_a_start_that_is_past_counts_from_today() -> None:
    begun = course("A", "payroll", weeks=8, start=date(2026, 9, 7))
    assert barred(begun, finish_by=date(2027, 1, 18)) == "it would end after 2027-01-18"
    assert not barred(begun, finish_by=date(2027, 1, 19))


def test_that_of_what_was_not_chosen_the_best_teachers_are_explained_first() -> None:
    found = options(
        Limits(), course("A", "payroll", "filing"), course("B", "payroll"),
        course("C", "payroll", "filing"),
    )  # fmt: skip
    ask = Ask(("payroll", "filing"), found.options, (), None, None)
    both = ("payroll", "filing")
    first = Suggested(Goal.SMALLEST, ("A",), both, (), Money.of(100), None, None, optimal=True)
    assert list(why_not(ask, first, found, {})) == ["C", "B"]
