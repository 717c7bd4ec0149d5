"""The cash flow of a client's file, and the frozen plans that hold it or were made before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from advisor.codec import from_json, to_json
from advisor.domain.cash import Dating, What
from advisor.domain.plan import LearningPlan
from advisor.services import cashing, estimating, planning
from tests.plan_builders import a_plan
from tests.ui.open_client import TODAY, rosa

RULES = estimating.load_rules()


def test_that_a_quote_gives_its_last_day_to_register() -> None:
    file = rosa()
    first = replace(file.items[0], register_by=date(2027, 1, 8))
    file = replace(file, items=(first, *file.items[1:]))
    found = cashing.of_file(file, estimating.estimate(file, RULES, TODAY))
    bills = [m for m in found.movements if m.what is What.BILL]
    assert [(bill.day, bill.dating) for bill in bills] == [
        (date(2027, 1, 8), Dating.LAST_DAY),
        (date(2027, 2, 1), Dating.BY_START),
    ]


def test_that_a_drafted_plan_keeps_its_cash_flow() -> None:
    file = rosa()
    estimate = estimating.estimate(file, RULES, TODAY)
    plan = planning.draft(
        file, estimate, catalogue=None, rules=RULES, centre=a_plan().centre,
        counsellor="Dana", on=TODAY,
    )  # fmt: skip
    assert plan.cash == cashing.of_file(file, estimate)
    assert from_json(to_json(plan), LearningPlan) == plan


def test_that_a_plan_saved_before_opens_and_is_not_changed_by_what_it_could_not_hold() -> None:
    file = rosa()
    new = planning.draft(
        file, estimating.estimate(file, RULES, TODAY), catalogue=None, rules=RULES,
        centre=a_plan().centre, counsellor="Dana", on=TODAY,
    )  # fmt: skip
    held = msgspec.json.decode(to_json(new))
    del held["cash"]
    for program in held["estimate"]["programs"]:
        for line in program["lines"]:
            del line["paid_back"]
    old = from_json(msgspec.json.encode(held), LearningPlan)
    assert old.cash is None
    assert not planning.changed(old, new)
    assert planning.changed(replace(old, counsellor="Ali"), new)
