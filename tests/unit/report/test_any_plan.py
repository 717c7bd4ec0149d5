"""Any plan at all: the layout rules hold, and every name is printed or said to be unprintable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain.centre import Centre
from advisor.domain.estimate import LineCover, Range, State, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.plan import Address, Copy, Course, Known, LearningPlan, PrintAs, Step, StepKind
from advisor.domain.situation import Category
from advisor.i18n import LANGUAGES
from advisor.report.learning_plan import missing_scripts, render
from tests.plan_builders import (
    TODAY,
    WHOLE,
    a_cash_flow,
    a_cost,
    a_course,
    a_plan,
    a_program,
    a_question,
    a_reason,
    a_stop,
    an_estimate,
)
from tests.unit.report.proof import wrong_with
from tests.unit.report.reading import read

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
LATIN = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿñßøåæœčšžłķ"
VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
CYRILLIC = "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя"
letters = st.sampled_from([LATIN, VIETNAMESE, CYRILLIC])
people = st.sampled_from(
    [
        "José Muñoz-Ibáñez", "Łukasz Żółć", "Nguyễn Thị Ánh Hồng", "Олександр Ґалаґан",
        "ਹਰਪ੍ਰੀਤ ਗਿੱਲ", "अमित शर्मा", "محمد علي", "فاطمه رضایی", "王小明", "陳大文", "김민수",
    ]
)  # fmt: skip


def words(most: int) -> st.SearchStrategy[str]:
    """One to ``most`` words, some of them very long, sometimes with hyphens and slashes."""
    word = st.text("abcdefghij-/é", min_size=1, max_size=40).filter(lambda w: w.strip("-/"))
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """A fact that may not be known."""
    return st.none() | strategy


days = st.integers(-60, 900).map(lambda n: TODAY + timedelta(days=n))
money = st.none() | st.decimals(0, 99_999, places=2)


@st.composite
def some_courses(draw: st.DrawFn) -> tuple[Course, ...]:
    return tuple(
        one_course(draw, number) for number in range(1, draw(st.integers(0, 6), label="n") + 1)
    )


def one_course(draw: st.DrawFn, number: int) -> Course:
    lines = draw(st.lists(st.tuples(st.sampled_from(list(Category)), money), max_size=5))
    costs = tuple(
        a_cost(None if amount is None else str(amount), category, draw(st.just("") | words(4)))
        for category, amount in lines
    )
    start = draw(st.none() | days)
    site = "https://college.ca/" + draw(st.text("abcde-/", max_size=90))
    return a_course(
        number,
        title=draw(words(14)),
        provider=draw(words(8)),
        provider_short=draw(st.sampled_from(["BCIT", "College of the Rockies in Cranbrook", ""])),
        learn=tuple(draw(st.lists(words(6), max_size=12))),
        proof=tuple(draw(st.lists(words(3), max_size=2))),
        counts_toward=tuple(draw(st.lists(words(8), max_size=3))),
        prerequisites=tuple(draw(st.lists(words(8), max_size=4))),
        delivery=draw(st.none() | st.sampled_from(["online", "hybrid", "in person"])),
        place=draw(st.none() | words(3)),
        start=start,
        end=start + timedelta(days=draw(st.integers(0, 500))) if start and number % 2 else None,
        weeks=draw(st.none() | st.integers(1, 104)),
        hours_a_week=draw(st.none() | st.decimals(1, 60, places=1).map(Decimal)),
        register_by=draw(st.none() | days),
        costs=costs,
        old_price=draw(st.none() | st.just(Known("$2,915", "college.ca", "2023", fresh=False))),
        phone=draw(st.sampled_from(["", "604-555-0100", "1 800 555 0100 extension 2231"])),
        address=draw(st.none() | st.just(Address("page", site, is_home_page=number % 2 == 0))),
        on_grant_list=draw(st.sampled_from(["", "yes", "no", "does_not_know"])),
    )


@st.composite
def steps(draw: st.DrawFn, courses: int) -> tuple[Step, ...]:
    kinds = st.sampled_from(list(StepKind))
    on = st.none() | days
    return tuple(
        Step(
            draw(kinds),
            draw(on),
            draw(st.sampled_from(["client", "counsellor"])),
            tuple(sorted(draw(st.sets(st.integers(1, courses), max_size=3)))) if courses else (),
            text=draw(words(20)),
            provider=draw(words(4)),
            phone=draw(st.sampled_from(["", "604-555-0100"])),
        )
        for _step in range(draw(st.integers(1, 12)))
    )


def covers(draw: st.DrawFn, courses: tuple[Course, ...]) -> Iterator[LineCover]:
    for course in courses:
        for index, line in enumerate(course.costs):
            whole = Range(ZERO, line.amount)
            sure = draw(st.sampled_from([Range(), Range(line.amount or ZERO, line.amount)]))
            back = draw(st.booleans())
            yield LineCover(course.id, index, "yes", sure, whole, paid_back=back)


@st.composite
def plans(draw: st.DrawFn) -> LearningPlan:
    courses = draw(some_courses())
    known = total(line.amount for course in courses for line in course.costs if line.amount)
    most = min(known, Money.of(3500))
    program = a_program(
        verdict=draw(st.sampled_from(list(Verdict))),
        if_confirmed=Range(most, draw(st.sampled_from([most, None]))),
        lines=tuple(covers(draw, courses)),
        paid=draw(st.sampled_from(["to_school", "back", "to_client"])),
        part_of=draw(st.sampled_from(["", "sabc_pt"])),
        reasons=(a_reason(), a_reason(state=draw(st.sampled_from(list(State))), text="A rule.")),
        questions=tuple(a_question(credential_id=course.id) for course in courses),
        confirm_papers=tuple(draw(st.lists(words(12), max_size=3))),
        stale=draw(st.none() | st.just("These rules are checked only up to 30 Jun 2026.")),
    )
    stops = (a_stop(),) if draw(st.booleans()) else ()
    estimate = an_estimate(
        courses,
        program=program,
        stops=stops,
        tax_time=draw(st.sampled_from([{}, {"fsg": Money.of(250)}])),
    )
    plan = a_plan(
        courses=courses,
        estimate=estimate,
        cash=draw(st.none() | st.just(a_cash_flow(courses, estimate))),
        steps=draw(steps(len(courses))),
        client_name=draw(st.just("") | words(8) | people),
        counsellor=draw(st.just("") | words(4)),
        goal_words=draw(st.just("") | words(60)),
        meeting_at=draw(st.none() | st.just(datetime(2026, 12, 3, 14, 0))),  # noqa: DTZ001
        barriers=draw(st.just("") | words(40)),
        goal_by=draw(st.none() | st.just(date(2027, 8, 31))),
    )
    centre = Centre(name=draw(st.just("") | words(8)), address=draw(st.just("") | words(8)))
    return replace(
        plan,
        centre=draw(st.sampled_from([plan.centre, centre])),
        job=plan.job if draw(st.booleans()) else None,
        example=draw(st.booleans()),
        guest=draw(st.booleans()),
        show_sensitive=draw(st.booleans()),
    )


@st.composite
def papers(draw: st.DrawFn) -> PrintAs:
    """Any way to print a plan."""
    language = draw(st.sampled_from(LANGUAGES))
    return PrintAs(
        copy=draw(st.sampled_from(WHOLE)),
        language=language,
        beside=language != "en" and draw(st.booleans()),
        large=draw(st.booleans()),
        paper=draw(st.sampled_from(["letter", "a4"])),
    )


@given(plan=plans(), print_as=papers())
@settings(SLOW, max_examples=8)
def test_that_any_plan_makes_a_right_paper(
    tmp_path: Path, plan: LearningPlan, print_as: PrintAs
) -> None:
    assert wrong_with(render(plan, print_as), plan, print_as, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("copy", [Copy.CLIENT, Copy.FILE])
@given(plan=plans(), print_as=papers())
@settings(SLOW, max_examples=200)
def test_that_two_hundred_plans_make_right_papers(
    tmp_path: Path, copy: Copy, plan: LearningPlan, print_as: PrintAs
) -> None:
    print_as = replace(print_as, copy=copy)
    assert wrong_with(render(plan, print_as), plan, print_as, tmp_path) == []


@given(name=letters.flatmap(lambda alphabet: st.text(alphabet, min_size=2, max_size=14)))
@SLOW
def test_that_every_latin_vietnamese_or_cyrillic_name_can_be_read_back(name: str) -> None:
    name = name.capitalize()
    plan = a_plan(client_name=name, courses=())
    assert missing_scripts(plan) == ()
    assert f"For {name}" in read(plan)[0].text


@given(letter=st.sampled_from("ភᐃሀ𐍈🙂ꦲ"))
@SLOW
def test_that_a_letter_is_either_printed_or_said_to_be_unprintable(letter: str) -> None:
    plan = a_plan(client_name=f"Ann {letter}", courses=())
    printed = letter in read(plan)[0].text
    assert printed is (letter not in missing_scripts(plan))
