"""The steps in words: three sections, late ones said, ticks kept under the course's own id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from advisor.domain.centre import Centre
from advisor.domain.client import ClientFile
from advisor.domain.plan import LearningPlan, StepKind
from advisor.services import estimating, planning
from advisor.ui.plan import step_words, timeline
from tests.ui.open_client import NIC, TODAY, rosa


def plan_of(file: ClientFile) -> LearningPlan:
    rules = estimating.load_rules()
    return planning.draft(
        file,
        estimating.estimate(file, rules, TODAY),
        catalogue=None,
        rules=rules,
        centre=Centre(),
        counsellor="Dana Reyes",
        on=TODAY,
    )


def test_that_every_step_stands_in_exactly_one_section() -> None:
    plan = plan_of(rosa())
    shown = [line for section in step_words.sections(plan, TODAY) for line in section.steps]
    assert len(shown) == len(plan.steps)
    assert all(line.text for line in shown)


def test_that_the_second_section_names_the_first_start() -> None:
    titles = [section.title for section in step_words.sections(plan_of(rosa()), TODAY)]
    assert titles == ["This week", "Before the first start, Mon 18 Jan", "Later"]


def test_that_a_step_whose_day_is_over_is_called_late_unless_ticked() -> None:
    plan = plan_of(rosa())
    after = max(step.on for step in plan.steps if step.on) + timedelta(days=1)
    late = [line for section in step_words.sections(plan, after) for line in section.steps]
    assert all(line.note.startswith("late") and line.urgent for line in late)
    done = replace(plan, steps=tuple(replace(step, done=True) for step in plan.steps))
    ticked = [line for section in step_words.sections(done, after) for line in section.steps]
    assert not any(line.note.startswith("late") for line in ticked)


def test_that_a_tick_stays_with_its_course_when_the_order_changes() -> None:
    file = rosa()
    turned = replace(
        file, items=tuple(replace(item, position=1 - item.position) for item in file.items[::-1])
    )
    keys = [
        {step_words.key(s, plan) for s in plan.steps if s.kind is StepKind.REGISTER}
        for plan in (plan_of(file), plan_of(turned))
    ]
    assert keys[0] == keys[1]
    assert f"step.register@{NIC}" in keys[0]


def test_that_a_tick_is_no_fact_of_any_rule() -> None:
    file = rosa()
    plan = plan_of(file)
    ticked = rosa(**{step_words.key(step, plan): "yes" for step in plan.steps})
    rules = estimating.load_rules()
    before, after = (estimating.estimate(f, rules, TODAY) for f in (file, ticked))
    assert before == after


def test_that_the_time_bar_says_in_words_what_it_draws() -> None:
    said = timeline.in_words(timeline.bars(plan_of(rosa())))
    assert "1 Medical Terminology: starts 18 Jan 2027, ends 12 Mar 2027" in said
    assert "register by" in said


def test_that_a_course_without_a_start_is_left_out_of_the_time_bar() -> None:
    file = rosa()
    first = replace(file.items[0], start=None)
    shown = timeline.bars(plan_of(replace(file, items=(first, *file.items[1:]))))
    assert [bar.start for bar in shown] == [date(2027, 2, 1)]
