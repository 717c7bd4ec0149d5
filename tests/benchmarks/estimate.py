"""How long an estimate takes: every program, few and many unknowns, one credential to twenty.

Run with ``python -m tests.benchmarks.estimate``. The time is what the process computed, so that
other programs on the machine do not lengthen it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from advisor.domain.money import Money
from advisor.domain.situation import Category, Chosen, Cost, Situation, Value
from advisor.services import estimating
from advisor.services.estimating import Rules

RUNS = 60
GROWTH = (1, 2, 5, 10, 20)
Line = tuple[str, str, str]  # what, measured, goal

PERSON: dict[str, Value] = {
    "status": "citizen",
    "bc_resident_living_in_bc": True,
    "lived_12_months_in_bc": True,
    "age_at_start": 34,
    "age_at_year_end": 34,
    "graduated_hs": True,
    "consent": True,
    "signed_declarations": "yes",
    "benefits": (),
    "workbc_client": False,
    "fsg_used_before": False,
    "fsg_use_recorded": True,
    "family_size": 3,
    "dependants_under_12": 1,
    "loan_default": False,
    "earlier_part_time_completed": False,
    "loans_wanted": True,
    "disability_verified": False,
    "canadian_tax_resident": True,
    "ctcl": Money.of(1000),
    "ctc_accrual_tests_met_2025": True,
    "ctc_accrual_tests_met_2026": True,
    "tax_payable": True,
    "ptwp": False,
    "cihr": False,
    "indigenous": "none",
    "unemployed": False,
    "precarious": False,
    "workbc_serves_status": True,
    "employer_applies": False,
    "low_income": False,
    "apprentice_red_seal": False,
    "internationally_trained": False,
    "rrsp": Money.of(0),
    "same_program": False,
}
COURSE: dict[str, Value] = {
    "course_load_pct": 30,
    "designated": True,
    "undergraduate_level": True,
    "school_abroad_for_profit": False,
    "delivery": "in person",
    "aid_beside_fsg": True,
    "aid_beside_workbc": True,
    "ft_need_assessed": False,
    "tax_receipt": True,
    "ptwp_school": True,
    "graduate_study": False,
    "basic_or_special_education": False,
    "school_public_or_not_for_profit": True,
    "leads_to_credential": True,
    "hours": 35,
    "workbc_pays_tuition": False,
    "workbc_beside_others": True,
    "leads_to_degree": False,
    "upgrading_course": False,
    "aug_open": False,
    "aug_applied_first": False,
    "two_year_program": False,
    "fcf_given": False,
    "full_time": False,
    "study_hours_a_week": 10,
    "llp_school": True,
    "technical_training": False,
    "allocation_left": True,
    "repeat_allowed": False,
}
BILLED: dict[str, Value] = {"billed_by_institution": True, "on_materials_list": True}


def measure(runs: int = RUNS) -> Iterator[Line]:
    """Median and p95 of each case in ms, estimates a second, and how time grows."""
    rules = estimating.load_rules()
    two = with_two_unknowns(5)
    for name, situation, goals in (
        ("two unknowns", two, ("5 ms", "50 ms")),
        ("a new client", new_client(5), ("", "")),
    ):
        for also, goal in zip((False, True), goals, strict=True):
            ways = "with" if also else "without"
            taken = times(lambda s=situation, a=also: _estimate(s, rules, also=a), runs)
            late = taken[len(taken) * 95 // 100]
            yield f"estimate, 5 credentials, {name}, {ways} alternatives", _ms(taken), goal
            yield "… p95", f"{late:.1f} ms", ""
            yield "… estimates a second", f"{1000 / statistics.mean(taken):.0f}", ""
    one = 0.0
    for many in GROWTH:
        situation = with_two_unknowns(many)
        taken = times(lambda s=situation: _estimate(s, rules, also=True), max(5, runs // many))
        one = one or statistics.median(taken)
        ratio = f"{statistics.median(taken) / one:.1f} x"
        yield f"estimate, {many} credentials ({_ms(taken)})", ratio, ""


def with_two_unknowns(credentials: int) -> Situation:
    """A person who has answered all but the family income and whether one course is listed."""
    courses = [_course(number) for number in range(credentials)]
    for number, course in enumerate(courses):
        if number:
            facts = {**course.facts, "on_fsg_list": True, "rules_confirmed": True}
            courses[number] = replace(course, facts=facts)
    return Situation(date(2026, 11, 23), PERSON, tuple(courses))


def new_client(credentials: int) -> Situation:
    """A person of whom little is known yet, and courses as the catalogue has them."""
    known = ("status", "bc_resident_living_in_bc", "age_at_start", "benefits")
    courses = tuple(replace(_course(number), facts={}) for number in range(credentials))
    return Situation(date(2026, 11, 23), {key: PERSON[key] for key in known}, courses)


def _course(number: int) -> Chosen:
    return Chosen(
        id=f"course-{number}",
        title=f"Course {number}",
        provider="College",
        institution_type="bc_public",
        start=date(2026, 12, 7) + timedelta(weeks=4 * number),
        weeks=10,
        costs=(
            Cost(Category.TUITION, Money.of(640 + 55 * number), BILLED),
            Cost(Category.MANDATORY_FEES, Money.of("42.50"), BILLED),
            Cost(Category.MATERIALS_REQUIRED, Money.of(120), BILLED),
        ),
        facts=COURSE,
    )


def times(call: Callable[[], object], runs: int) -> list[float]:
    """How many milliseconds each run took, shortest first; the first of all is not counted."""
    call()
    taken = []
    for _ in range(runs):
        started = time.process_time()
        call()
        taken.append((time.process_time() - started) * 1000)
    return sorted(taken)


def _estimate(situation: Situation, rules: Rules, *, also: bool) -> object:
    return estimating.evaluate(situation, rules, alternatives_too=also)


def _ms(taken: list[float]) -> str:
    return f"{statistics.median(taken):.1f} ms"


if __name__ == "__main__":
    for what, measured, wanted in measure():
        print(f"{what:62} {measured:>9}  {wanted and 'goal ' + wanted}".rstrip(), flush=True)
