from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.client import (
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    ItemId,
    ShortlistItem,
)
from advisor.domain.estimate import Estimate
from advisor.domain.money import ZERO, Money
from advisor.domain.plan import StepKind
from advisor.domain.situation import Category
from advisor.services.steps import steps

TODAY = date(2026, 11, 23)
NOTHING = Estimate(TODAY, (), ZERO, ZERO, 0, ZERO, ZERO, ZERO, None, (), ())


def a_course(start: date | None, weeks: int | None = 8, price: int | None = 500) -> ShortlistItem:
    amount = None if price is None else Money.of(price)
    cost = CostLine(CostId("c"), Category.TUITION, amount=amount)
    return ShortlistItem(
        ItemId("i"),
        1,
        "Course",
        "College",
        start=start,
        weeks=weeks,
        costs=(cost,),
        on_grant_list="yes",
    )


def kinds(*items: ShortlistItem) -> list[StepKind]:
    file = ClientFile(Client(ClientId("1")), items=items)
    return [step.kind for step in steps(file, NOTHING, TODAY)]


def test_that_a_course_without_a_price_or_a_start_means_a_call_to_its_college() -> None:
    assert StepKind.CALL_PROVIDER in kinds(a_course(date(2027, 1, 18), price=None))
    assert StepKind.CALL_PROVIDER in kinds(a_course(None))
    assert StepKind.CALL_PROVIDER not in kinds(a_course(date(2027, 1, 18)))


def test_that_a_course_without_a_start_is_never_given_dates() -> None:
    assert not {StepKind.REGISTER, StepKind.START, StepKind.JOB_SEARCH} & set(kinds(a_course(None)))


def test_that_an_empty_shortlist_asks_to_call_the_centre() -> None:
    assert kinds() == [StepKind.CALL_CENTRE]


@given(st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=6))
def test_that_registering_comes_before_starting_and_no_step_lies_in_the_past(
    days: list[int],
) -> None:
    starts = [date.fromordinal(TODAY.toordinal() + n) for n in days]
    file = ClientFile(Client(ClientId("1")), items=tuple(a_course(start) for start in starts))
    found = steps(file, NOTHING, TODAY)
    for number, start in enumerate(starts, start=1):
        register = [s.on for s in found if s.kind is StepKind.REGISTER and number in s.courses]
        assert all(on is not None and TODAY <= on <= start for on in register)
    assert [s.on for s in found if s.on] == sorted(s.on for s in found if s.on)
