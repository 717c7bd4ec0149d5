"""Money on hold on paper: a neutral line for the client, the whole of it on the file copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from advisor.domain.money import Money
from advisor.domain.plan import Copy, Hold, LearningPlan
from advisor.report.case_note import case_note
from tests.plan_builders import TODAY, a_plan
from tests.unit.report.reading import read

HOLD = Hold("Band funding", Money.of("736.70"), TODAY + timedelta(6), 1)
LINE = "Finish registering before that day."


def said(plan: LearningPlan, copy: Copy = Copy.CLIENT) -> str:
    return " ".join(page.text for page in read(plan, copy))


def test_that_the_client_reads_until_when_money_is_held_and_not_whose() -> None:
    page = read(a_plan(holds=(HOLD,)))[0].text
    assert "Money is held for you until" in page
    assert LINE in page
    assert "Band funding" not in said(a_plan(holds=(HOLD,)))


@pytest.mark.parametrize(
    "hold",
    [
        replace(HOLD, until=TODAY - timedelta(1)),
        replace(HOLD, until=None),
        replace(HOLD, registered=True),
    ],
)
def test_that_the_client_reads_nothing_of_a_hold_without_a_day_to_keep(hold: Hold) -> None:
    assert LINE not in said(a_plan(holds=(hold,)))


def test_that_two_holds_until_one_day_are_one_line() -> None:
    assert said(a_plan(holds=(HOLD, replace(HOLD, program="Other")))).count(LINE) == 1


def test_that_the_file_copy_names_the_program_the_amount_and_the_day() -> None:
    over = replace(HOLD, until=TODAY - timedelta(1), course=None)
    text = said(a_plan(holds=(HOLD, over)), Copy.FILE)
    assert "Money on hold. Band funding $736.70, until" in text
    assert "course 1" in text
    assert "not yet marked" in text


def test_that_the_hand_out_says_nothing_of_it() -> None:
    assert "held for you" not in said(a_plan(holds=(HOLD,)), Copy.HANDOUT)


def test_that_the_case_note_has_it() -> None:
    assert "- On hold: Band funding $736.70 until " in case_note(a_plan(holds=(HOLD,)))
