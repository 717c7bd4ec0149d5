"""Every page: nothing outside, nothing on top of another, nothing empty, whatever the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from advisor.domain.plan import Address, Copy, Course, Known, LearningPlan, Step, StepKind
from tests.plan_builders import (
    TODAY,
    WHOLE,
    a_course,
    a_plan,
    a_program,
    a_reason,
    a_second_course,
    a_stop,
    an_estimate,
    without_prices,
)
from tests.unit.report.reading import Read, overlaps, read, whole

LONG = "Advanced Interdisciplinary Certificate in Mass Timber, Net-Zero and Passive House Building "


def courses(count: int) -> tuple[Course, ...]:
    return tuple(
        a_course(
            number,
            title=f"Course {number} " + LONG * (number % 3),
            provider=f"College Number {number} of Northern British Columbia",
            provider_short=f"CN{number}",
            address=Address("home", f"https://college{number}.ca/", is_home_page=number % 2 == 0),
        )
        for number in range(1, count + 1)
    )


def many(count: int) -> LearningPlan:
    found = courses(count)
    calls = tuple(
        Step(StepKind.CALL_PROVIDER, TODAY, "client", (n,), provider=f"CN{n}", phone="604-555-0101")
        for n in range(1, count + 1)
    )
    return a_plan(courses=found, steps=calls)


def priceless(count: int) -> LearningPlan:
    found = tuple(without_prices(course) for course in courses(count))
    return a_plan(courses=found, estimate=an_estimate(found))


def one_unknown() -> LearningPlan:
    found = (a_course(), without_prices(a_second_course()))
    return a_plan(courses=found, estimate=an_estimate(found))


def bare() -> LearningPlan:
    """A plan of which next to nothing is known."""
    course = replace(
        without_prices(a_course()),
        learn=(), proof=(), credits=None, counts_toward=(), prerequisites=(), delivery=None,
        phone="", address=None, facts_source=Known("", "", None, fresh=False), kind="",
        definition_needed=False, provider_short="",
    )  # fmt: skip
    plan = a_plan(courses=(course,), steps=(), meeting_at=None, goal_words="", counsellor="")
    empty = replace(plan.centre, name="", address="", phone="", hours="")
    return replace(
        plan, centre=empty, client_name="", job=None, code="", answers=(), turned_down=(),
        looking_for="", goal_by=None, own_money=None, consent_on=None, example=False,
        estimate=replace(plan.estimate, programs=(), stops=()),
    )  # fmt: skip


def talkative() -> LearningPlan:
    reasons = tuple(a_reason(rule=f"FSG-{n}", text=LONG * (n % 4 + 1)) for n in range(40))
    found = (a_course(title=LONG * 3), a_second_course(learn=(LONG,) * 60))
    return a_plan(
        courses=found,
        estimate=an_estimate(found, program=a_program(reasons=reasons)),
        client_name="Maria-Magdalena Konstantinopolska-Vishnevetskaya " * 3,
        goal_words=LONG * 30,
        barriers=LONG * 80,
        counsellor="Anastasia Wolfeschlegelsteinhausenbergerdorff",
    )


PLANS: dict[str, Callable[[], LearningPlan]] = {
    "usual": a_plan,
    "twelve courses": lambda: many(12),
    "five courses": lambda: many(5),
    "no price": lambda: priceless(2),
    "no price, seven courses": lambda: priceless(7),
    "one price unknown": one_unknown,
    "nothing known": bare,
    "very long": talkative,
    "no course": lambda: a_plan(courses=()),
    "no course, no job": lambda: replace(a_plan(courses=()), job=None),
    "one word wider than the page": lambda: a_plan(goal_words="w" * 400, client_name="N" * 90),
}


@pytest.mark.parametrize("copy", WHOLE)
@pytest.mark.parametrize("name", list(PLANS))
def test_that_every_page_is_whole(name: str, copy: Copy) -> None:
    for page in read(PLANS[name](), copy):
        check(page)


@pytest.mark.parametrize("name", ["usual", "very long", "no price, seven courses"])
def test_that_every_page_is_whole_on_a4(name: str) -> None:
    for page in read(PLANS[name](), paper="a4"):
        check(page)


@pytest.mark.parametrize("name", list(PLANS))
def test_that_every_page_of_large_print_is_whole(name: str) -> None:
    for page in read(PLANS[name](), large=True):
        check(page)


@pytest.mark.parametrize("copy", WHOLE)
def test_that_large_print_is_whole_on_every_copy_and_on_a4(copy: Copy) -> None:
    for page in read(a_plan(), copy, "a4", large=True):
        check(page)


def check(page: Read) -> None:
    """Nothing outside the page, nothing on something else, nothing empty, no None."""
    for word, left, bottom, right, top in page.boxes:
        assert left >= 46, word  # a j hangs out a little
        assert right <= page.width - 47, word
        assert bottom >= 24, word
        assert top <= page.height - 28, word
    assert overlaps(page) == []
    assert "None" not in page.text
    assert "Ask ." not in page.text
    assert "\ufffd" not in page.text
    assert len(page.text) > 120


def test_that_page_one_reads_in_the_order_a_tired_person_needs() -> None:
    text = read(a_plan())[0].text
    order = [
        "Fraser Street Employment Centre", "Your learning plan", "For Harpreet G.", "Your goal",
        "WAIT", "Next meeting", "This week", "This month", "Your steps", "Introductory Studies",
        "You may have to pay up to $1,740.", "An estimate", "Without the grant", "home page",
        "Questions?", "Plan code 7KQ-4M2", "Page 1 of 2",
    ]  # fmt: skip
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_that_the_usual_plan_is_one_sheet_of_two_sides() -> None:
    assert [len(read(a_plan(), paper=paper)) for paper in ("letter", "a4")] == [2, 2]


def test_that_money_wins_over_steps_when_page_one_is_full() -> None:
    pages = read(many(5))
    assert "You may have to pay up to" in pages[0].text
    assert "An estimate" in pages[0].text


def test_that_more_than_four_steps_open_the_next_page_under_their_heading() -> None:
    found = courses(4)
    pages = read(a_plan(courses=found, steps=a_plan().steps))
    assert "Your steps" not in pages[0].text
    assert "Without the grant" in pages[0].text
    assert pages[1].text.index("Your steps") < pages[1].text.index("Course 1")


def test_that_large_print_says_on_page_one_what_it_costs_and_then_what_to_do() -> None:
    pages = read(a_plan(), large=True)
    order = [
        "Your learning plan", "Your goal", "WAIT", "Next meeting",
        "You may have to pay up to $1,740.", "An estimate, not an approval",
        "Next page: what to do", "Page 1 of",
    ]  # fmt: skip
    places = [pages[0].text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert pages[1].text.index("This week") < pages[1].text.index("Your steps")
    assert "Next page" not in pages[-1].text


def test_that_a_plan_without_prices_is_a_call_sheet_with_questions() -> None:
    found = (without_prices(a_course()), without_prices(a_second_course()))
    text = read(a_plan(courses=found, estimate=an_estimate(found)))[0].text
    for said in (
        "This week: call and ask",
        "How much is it, with all fees?",
        "Who told you, and on what day?",
        "We do not know the price yet.",
        "Without a grant, you pay all of it.",
        "Read your answers out",
    ):
        assert said in text
    assert "You may have to pay" not in text


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_that_a_call_sheet_says_on_page_one_that_the_price_is_not_known(count: int) -> None:
    assert "We do not know the price yet." in read(priceless(count))[0].text


def test_that_every_unknown_fact_of_a_course_is_a_question_with_someone_to_ask() -> None:
    text = whole(read(bare()))
    for question in (
        "What will I learn?",
        "What do I get at the end?",
        "Does it count toward a bigger certificate?",
        "When does the next one start?",
        "Is it online or in person?",
        "How much is it, with all fees?",
    ):
        assert question in text
    assert "Nothing is listed. Ask to be sure." in text
    named = "British Columbia Institute of Technology"
    assert text.index(named, text.index("More about")) < text.index("Ask: “What will I learn?”")


def test_that_an_old_price_is_a_question_and_never_a_sum() -> None:
    old = Known("$2,915", "bcit.ca", "2023", fresh=False)
    found = (a_course(), a_second_course(costs=(), told=None, old_price=old))
    text = whole(read(a_plan(courses=found, estimate=an_estimate(found))))
    assert "Was $2,915 in 2023. Ask for the price today." in text
    assert "You may have to pay at least $780." in text


def test_that_wait_says_the_same_whatever_the_reason() -> None:
    plan = a_plan()
    other = a_stop(code="FSG-E8", title="EI first", text="EI must agree.", public_text="Ask first.")
    stopped = replace(plan, estimate=replace(plan.estimate, stops=(other,)))
    assert read(plan)[0].text == read(stopped)[0].text
    free = replace(plan, estimate=replace(plan.estimate, stops=()))
    assert "WAIT" not in read(free)[0].text


def test_that_calling_the_centre_stands_in_the_list_while_no_meeting_is_set() -> None:
    text = read(a_plan(meeting_at=None))[0].text
    assert "Call Dana, 604-555-0148. Set a time for your next meeting." in text


def test_that_there_is_no_heading_over_sources_where_there_are_none() -> None:
    plan = replace(a_plan(courses=()), job=None, estimate=an_estimate((), programs=()))
    for large in (False, True):
        text = whole(read(plan, large=large))
        assert "Where these facts come from" not in text
        assert "A draft until both people sign." in text


def test_that_a_guest_signs_nothing() -> None:
    text = whole(read(a_plan(guest=True, client_name="")))
    assert "A draft until both people sign" not in text


def test_that_dates_stand_in_their_column_before_the_search_for_work() -> None:
    late = a_second_course(start=date(2027, 12, 1), end=None)
    text = read(a_plan(courses=(a_course(), late)))[0].text
    assert text.index("Dec 1, 2027") < text.index("By Aug 31, 2027")
