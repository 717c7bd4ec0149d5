"""The sum says what it can keep, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.domain.client import (
    Claim,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ItemState,
    ShortlistItem,
)
from advisor.domain.estimate import (
    Estimate,
    LineCover,
    ProgramResult,
    Range,
    Stop,
    Sureness,
    Verdict,
)
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category, ClaimState
from advisor.services.summing import Caution, Look, summary

TODAY = date(2026, 11, 24)


def item(number: int, *prices: int | None, **facts: object) -> ShortlistItem:
    """A chosen course with one tuition line for each price."""
    costs = tuple(
        CostLine(
            CostId(f"c{number}{at}"),
            Category.TUITION,
            amount=None if price is None else Money.of(price),
        )
        for at, price in enumerate(prices)
    )
    plain = ShortlistItem(
        ItemId(f"i{number}"), number, f"Course {number}", "A College", costs=costs
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def file(*items: ShortlistItem, goal: Goal | None = None) -> ClientFile:
    """A client file with these courses."""
    return ClientFile(Client(ClientId("c")), goal or Goal(), items=items)


def grant(sure: int, confirmed: int, stale: str | None = None) -> ProgramResult:
    """A grant that pays ``sure`` in any case and ``confirmed`` if all goes well."""
    line = LineCover("i1", 0, "unknown", exactly(sure), exactly(confirmed))
    return ProgramResult(
        "FSG", "Future skills grant", "2", None, Verdict.CANNOT_TELL, "grant", None, ZERO, None,
        exactly(sure), exactly(confirmed), (line,), None, (), (), (), (), (), (), (), stale,
        sureness=Sureness.WRITTEN,
    )  # fmt: skip


def exactly(amount: int) -> Range:
    return Range(Money.of(amount), Money.of(amount))


def estimated(
    known: int,
    best: int,
    worst: int | None,
    *programs: ProgramResult,
    unknown: int = 0,
    stops: tuple[Stop, ...] = (),
) -> Estimate:
    """An estimate as the funding room gives it."""
    whole = None if unknown else Money.of(known)
    upper = None if worst is None else Money.of(worst)
    return Estimate(
        TODAY, programs, whole, Money.of(known), unknown, None,
        Money.of(best), upper, None, (), stops,
    )  # fmt: skip


def looks(amounts: object) -> list[tuple[Look, Money | None]]:
    return [(part.look, part.amount) for part in amounts]  # type: ignore[attr-defined]


def test_that_the_segments_add_up_to_the_total_cost() -> None:
    said = summary(file(item(1, 3790)), estimated(3790, 1055, 3555, grant(235, 2735)))
    assert looks(said.segments) == [
        (Look.IN_WRITING, Money.of(235)),
        (Look.NOT_CONFIRMED, Money.of(2500)),
        (Look.LEFT, Money.of(1055)),
    ]
    assert said.worst == Money.of(3555)
    assert said.total == Money.of(3790)


def test_that_what_the_rules_give_is_not_called_written() -> None:
    by_rules = replace(grant(235, 2735), sureness=Sureness.BY_THE_RULES)
    said = summary(file(item(1, 3790)), estimated(3790, 1055, 3555, by_rules))
    assert looks(said.segments)[0] == (Look.BY_THE_RULES, Money.of(235))


def test_that_tax_time_and_loans_stay_out_of_the_cover() -> None:
    loan = replace(grant(0, 3790), kind="loan")
    plain = estimated(3790, 3790, None, loan, unknown=1)
    later = {"tax_time": {"ctc": Money.of(250)}, "loan_available": Money.of(15000)}
    said = summary(file(item(1, 3790)), replace(plain, **later))  # type: ignore[arg-type]
    assert (said.worst_known, said.best) == (Money.of(3790), Money.of(3790))
    assert (said.tax_time, said.loans) == (Money.of(250), Money.of(15000))


def test_that_without_them_nothing_is_said_of_tax_time_or_loans() -> None:
    said = summary(file(item(1, 100)), estimated(100, 100, 100))
    assert (said.tax_time, said.loans) == (None, None)


def test_that_an_unknown_price_takes_the_upper_limit_away() -> None:
    said = summary(
        file(item(1, 3425), item(2, None)), estimated(3425, 720, None, grant(235, 2705), unknown=1)
    )
    assert said.worst is None
    assert said.total is None
    assert said.worst_known == Money.of(3190)
    assert said.segments[-1].look is Look.NO_PRICE
    assert said.segments[-1].title == "Course 2"
    assert said.segments[-1].amount is None


def test_that_an_upper_limit_is_refused_while_a_price_is_unknown() -> None:
    said = summary(file(item(1, 100), item(2, None)), estimated(100, 0, 100, unknown=1))
    assert said.worst is None


def test_that_a_quote_without_tuition_shows_the_tuition_that_nobody_knows() -> None:
    said = summary(file(item(1)), estimated(0, 0, None, unknown=1))
    assert [(part.title, part.category) for part in said.segments] == [
        ("Course 1", Category.TUITION)
    ]


def test_that_unknown_prices_which_no_line_names_still_show_as_one_dotted_part() -> None:
    said = summary(file(item(1, 5)), estimated(5, 5, None, unknown=1))
    assert looks(said.segments)[-1] == (Look.NO_PRICE, None)
    assert said.segments[-1].title == ""


def test_that_a_turned_down_course_is_in_no_sum() -> None:
    refused = item(2, 900, state=ItemState.TURNED_DOWN, start=date(2027, 1, 4), weeks=50)
    said = summary(file(item(1, 100), refused), estimated(100, 100, 100))
    assert (said.chosen, said.cost_lines, said.span) == (1, 1, None)


def test_that_the_weeks_run_from_the_first_start_to_the_last_end() -> None:
    said = summary(
        file(
            item(1, 1, start=date(2027, 1, 18), weeks=8),
            item(2, 1, start=date(2027, 4, 5), weeks=12),
        ),
        estimated(2, 2, 2),
    )
    assert said.span is not None
    assert (said.span.first, said.span.last) == (date(2027, 1, 18), date(2027, 6, 25))
    assert said.span.weeks == 23


def test_that_a_course_without_dates_leaves_weeks_and_hours_open() -> None:
    dated = item(1, 1, start=date(2027, 1, 18), weeks=8, hours_a_week=Decimal(5))
    said = summary(file(dated, item(2, 1, hours_a_week=Decimal(6))), estimated(2, 2, 2))
    assert said.undated == 1
    assert said.hours == Decimal(6)
    assert said.hours_open


def test_that_hours_add_up_only_where_courses_overlap() -> None:
    first = item(1, 1, start=date(2027, 1, 18), weeks=8, hours_a_week=Decimal(5))
    second = item(2, 1, start=date(2027, 2, 1), weeks=6, hours_a_week=Decimal(6))
    third = item(3, 1, start=date(2027, 4, 5), weeks=12, hours_a_week=Decimal(8))
    said = summary(file(first, second, third), estimated(3, 3, 3))
    assert said.hours == Decimal(11)
    assert not said.hours_open


def test_that_hours_which_nobody_knows_are_not_zero() -> None:
    said = summary(file(item(1, 1)), estimated(1, 1, 1))
    assert said.hours is None
    assert said.hours_open


def codes(said: object) -> list[Caution]:
    return [warning.code for warning in said.warnings]  # type: ignore[attr-defined]


def test_that_every_limit_warns_only_when_it_is_broken() -> None:
    course = item(1, 700, start=date(2027, 1, 18), weeks=8, hours_a_week=Decimal(21))
    tight = Goal(own_money=Money.of(600), hours_a_week=Decimal(20), by=date(2027, 3, 1))
    wide = Goal(own_money=Money.of(700), hours_a_week=Decimal(21), by=date(2027, 3, 12))
    money = estimated(700, 700, 700)
    assert codes(summary(file(course, goal=wide), money)) == []
    said = summary(file(course, goal=tight), money)
    assert codes(said) == [Caution.OVER_MONEY, Caution.OVER_HOURS, Caution.LATE]
    assert said.warnings[0].over == Money.of(100)
    assert not said.warnings[0].at_least


def test_that_over_own_money_says_or_more_while_a_price_is_unknown() -> None:
    goal = Goal(own_money=Money.of(600))
    said = summary(
        file(item(1, 3190), item(2, None), goal=goal), estimated(3190, 720, None, unknown=1)
    )
    assert said.warnings[0].over == Money.of(2590)
    assert said.warnings[0].at_least


def test_that_stops_come_first_even_before_a_course_is_chosen() -> None:
    stop = Stop("ei", "Permission comes first", "", "", sensitive=True)
    said = summary(file(goal=Goal(own_money=ZERO)), estimated(0, 0, 0, stops=(stop,)))
    assert [warning.title for warning in said.warnings] == ["Permission comes first"]
    assert said.chosen == 0


def test_that_stale_rules_are_named() -> None:
    said = summary(file(item(1, 1)), estimated(1, 0, 1, grant(0, 1, "Rules end 31 Mar 2026")))
    assert said.stale == ("Rules end 31 Mar 2026",)


def test_that_a_hold_that_ends_is_warned_of_even_before_a_course_is_chosen() -> None:
    hold = Claim("c", "fsg", ClaimState.HOLD, Money.of(495), expires=TODAY + timedelta(6))
    far = replace(hold, id="d", expires=TODAY + timedelta(99))
    (warn,) = summary(replace(file(), claims=(hold, far)), estimated(0, 0, 0)).warnings
    assert (warn.code, warn.day, warn.held) == (Caution.HOLD, hold.expires, Money.of(495))
