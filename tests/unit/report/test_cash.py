"""When you pay, when money comes back: on the later pages, in words, and without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.domain.cash import CashFlow, Dating, Movement, TaxTime, What
from advisor.domain.money import ZERO, Money
from advisor.domain.plan import Copy, LearningPlan
from advisor.domain.situation import Category
from tests.plan_builders import a_cost, a_course, a_plan, a_second_course, an_estimate
from tests.unit.report.reading import overlaps, read, whole

TITLE = "When you pay, when money comes back"
START = date(2027, 1, 18)


def a_movement(
    what: What, worst: int, confirmed: int, day: date | None, **more: object
) -> Movement:
    dating = more.pop("dating", Dating.START)
    balances = {"worst_balance": ZERO - Money.of(worst), "confirmed_balance": ZERO}
    made = Movement(
        day, what, Dating(str(dating)), "course-1", Money.of(worst), Money.of(confirmed)
    )
    return replace(made, **{**balances, **more})  # type: ignore[arg-type]


BILL = a_movement(What.BILL, 690, 0, date(2027, 1, 8), dating="last_day", who=("Secret waiver",))
BOOKS = a_movement(
    What.THINGS, 60, 60, START, worst_balance=Money.of(-750), confirmed_balance=Money.of(-60)
)
BACK = a_movement(
    What.PAID_BACK, 0, 60, None, dating="after_claim", who=("Secret waiver",),
    categories=(Category.MATERIALS_REQUIRED,), worst_balance=Money.of(-750),
)  # fmt: skip
USUAL = CashFlow((BILL, BOOKS, BACK))


def planned(cash: CashFlow | None, count: int = 1) -> LearningPlan:
    courses = (a_course(), a_second_course())[:count]
    return a_plan(courses=courses, estimate=an_estimate(courses), cash=cash)


def later(plan: LearningPlan, copy: Copy = Copy.CLIENT) -> str:
    return whole(read(plan, copy)[1:])


@pytest.mark.parametrize("copy", [Copy.CLIENT, Copy.FILE])
def test_that_the_table_stands_on_the_later_pages_only(copy: Copy) -> None:
    pages = read(planned(USUAL), copy)
    assert TITLE not in whole(pages[:1])
    text = whole(pages[1:])
    assert TITLE in text
    assert "By Jan 8, 2027" in text
    assert "$60 back" in text
    assert "The college says when" in text


def test_that_the_deepest_gap_is_said_worst_case_first() -> None:
    text = later(planned(USUAL))
    worst = text.index("own money that you need at one time: $750. That is from January 18, 2027")
    assert worst < text.index("If all is confirmed: $60.", worst)


def test_that_page_one_says_what_is_bought_first_and_comes_back() -> None:
    first = whole(read(planned(USUAL))[:1])
    assert "You buy books first: $60. If you get the grant, it pays you back." in first


def test_that_page_one_says_nothing_of_it_when_nothing_comes_back() -> None:
    assert "first:" not in whole(read(planned(CashFlow((BILL,))))[:1])


def test_that_other_money_that_comes_later_has_its_own_words() -> None:
    aid = a_movement(What.AID, 300, 300, START + timedelta(days=70), confirmed_balance=ZERO)
    bill = replace(BILL, worst=Money.of(690), confirmed=Money.of(690))
    bill = replace(bill, worst_balance=Money.of(-690), confirmed_balance=Money.of(-690))
    aid = replace(aid, worst_balance=Money.of(-390), confirmed_balance=Money.of(-390))
    text = whole(read(planned(CashFlow((bill, aid))))[:1])
    assert "You pay $300 first. It comes back later." in text


def test_that_no_payer_is_named_to_the_client() -> None:
    assert "Secret waiver" not in whole(read(planned(USUAL)))


def test_that_a_plan_of_before_prints_without_the_table() -> None:
    assert TITLE not in whole(read(planned(None)))
    assert "You buy books first: $60." in whole(read(planned(None))[:1])


def test_that_a_monthly_run_is_one_row() -> None:
    months = tuple(
        a_movement(What.LIVING, 100, 100, date(2027, month, 18), dating="monthly")
        for month in (1, 2, 3)
    )
    text = later(planned(CashFlow((*months, BACK))))
    assert "Jan 18 – Mar 18, 2027" in text
    assert text.count("a part each month") == 1
    assert "$300" in text


def test_that_an_unknown_price_is_asked_for_and_the_need_is_at_least() -> None:
    bill = replace(BILL, worst=ZERO, confirmed=ZERO, who=(), open_price=True)
    courses = (a_course(costs=(a_cost(None), a_cost(60, Category.MATERIALS_REQUIRED))),)
    plan = a_plan(
        courses=courses, estimate=an_estimate(courses), cash=CashFlow((bill, BOOKS, BACK))
    )
    text = later(plan)
    assert "Ask for the price" in text
    assert "You need at least this much of your own money at one time: $750." in text


def test_that_tax_time_has_its_years_and_month_and_is_not_counted() -> None:
    cash = CashFlow((BILL,), (TaxTime("Credit", Money.of(250), (2027,)),))
    text = later(planned(cash))
    assert "At tax time: $250 may come back after you file for 2027, from March 2028." in text
    assert text.count("At tax time:") == 1
    unknown = CashFlow((BILL,), (TaxTime("Credit", Money.of(250), ()),))
    assert "after you file for the year of the course. Not counted" in later(planned(unknown))


def test_that_a_long_table_keeps_every_row_whole() -> None:
    ends = tuple(a_movement(What.EXAM, n, n, START + timedelta(days=n)) for n in range(1, 41))
    pages = read(planned(CashFlow((*ends, BACK)), count=2))
    assert all(not overlaps(page) for page in pages)
    text = whole(pages)
    assert text.count("exam fee") == 40
    assert [n for n in range(1, 41) if f"${n}" not in text] == []
