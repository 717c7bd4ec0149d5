"""What holds for every household over every program, unknown answers and prices included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from advisor.domain.estimate import Estimate, ProgramResult, Question, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import ClaimState, LedgerEntry, Situation, Value
from advisor.funding import waterfall
from advisor.funding.allocating import Allocation, Bills, allocate
from advisor.funding.asking import Place, answers, value_of, with_answer
from advisor.funding.evaluate import evaluate
from advisor.funding.rules import Rules
from advisor.funding.verdicts import COVERS
from tests.unit.funding.households import completed, household, money, other
from tests.unit.funding.making import RULES, cost, course, person, situation
from tests.unit.funding.test_allocating import best_of_all

SEEDS = st.integers(0, 10**9)
FEW = settings(max_examples=20, deadline=None, derandomize=True, phases=[Phase.generate])
MANY = range(10_000)
BESIDE = {rule.fact for p in RULES.programs for rule in p.overlaps} | {"split_allowed"}
"""Asked where two programs would both pay; one answer shows nothing while much else is open."""
DEEP = 4_000  # ways to pay that the oracle tries for one household


def estimate(drawn: Situation) -> Estimate:
    """Over every program; without the second best ways, which take no part here."""
    return evaluate(drawn, RULES, alternatives_too=False)


def covers(found: Estimate) -> list[ProgramResult]:
    """Who pays cost lines: an award is part of its whole."""
    return [p for p in found.programs if p.kind in COVERS and not p.part_of]


def paid(found: Estimate) -> Money:
    """What all programs surely pay."""
    return total(program.sure.at_least for program in covers(found))


def told(found: Estimate) -> Any:
    """All that a counsellor sees change."""
    results = tuple(
        (p.code, p.verdict in (Verdict.NOT_ELIGIBLE, Verdict.ZERO) or p.verdict, p.verdicts, p.sure,
         p.if_confirmed, tuple(stop.code for stop in p.stops))
        for p in found.programs
    )  # fmt: skip
    return results, found.out_of_pocket_best, found.out_of_pocket_worst


# What holds of one household. Each is tried on a few by hypothesis, on 10,000 with --long.


def no_more_than_the_cost(chance: Random) -> None:
    drawn = household(chance)
    found = estimate(drawn)
    by_line: dict[tuple[str, int], Money] = {}
    prices = {(one.id, i): line.amount for one in drawn.chosen for i, line in enumerate(one.costs)}
    for line in (line for program in covers(found) for line in program.lines):
        place = line.credential_id, line.cost_index
        price = prices[place]
        assert line.sure.at_least >= ZERO
        by_line[place] = by_line.get(place, ZERO) + line.sure.at_least
        if price is not None:
            assert line.if_confirmed.up_to is not None
            assert line.if_confirmed.up_to <= price
            assert by_line[place] <= price
    assert found.out_of_pocket_worst is None or (
        ZERO <= found.out_of_pocket_best <= found.out_of_pocket_worst <= found.total_cost_known
    )
    assert paid(found) <= found.total_cost_known


def nothing_more_when_somebody_else_pays(chance: Random) -> None:
    drawn = household(chance)
    more = replace(drawn, other_funding=(*drawn.other_funding, other(chance)))
    assert paid(estimate(more)) <= paid(estimate(drawn))


def nothing_more_when_more_was_used(chance: Random) -> None:
    drawn = household(chance)
    code = chance.choice([program.code for program in RULES.programs if program.caps])
    entry = LedgerEntry(code, ClaimState.CLAIMED, money(chance, 3_000))
    assert paid(estimate(replace(drawn, ledger=(*drawn.ledger, entry)))) <= paid(estimate(drawn))


def inside_the_range(chance: Random) -> None:
    drawn = household(chance)
    before = estimate(drawn)
    for _ in range(2):
        after = estimate(completed(chance, drawn))
        assert after.out_of_pocket_worst is not None
        assert after.out_of_pocket_best >= before.out_of_pocket_best
        if before.out_of_pocket_worst is not None:
            assert after.out_of_pocket_worst <= before.out_of_pocket_worst
        if before.non_repayable is not None and after.non_repayable is not None:
            assert after.non_repayable >= before.non_repayable


def exact_to_the_cent(chance: Random) -> None:
    found = estimate(household(chance))
    sums = [found.total_cost_known, found.out_of_pocket_best, *found.tax_time.values()]
    sums += [one for one in (found.out_of_pocket_worst, found.non_repayable) if one is not None]
    for program in found.programs:
        sums += [
            program.sure.at_least,
            program.if_confirmed.at_least,
            *program.by_credential.values(),
        ]
    assert all(one.amount == one.amount.quantize(Decimal("0.01")) for one in sums)
    for program in found.programs:
        if program.by_credential and program.amount is not None and program.kind in COVERS:
            assert total(program.by_credential.values()) <= program.amount


def whatever_the_order(chance: Random) -> None:
    """Without part-time student aid: its yearly sums go to the course that stands first."""
    drawn = replace(household(chance), other_funding=())
    drawn = replace(drawn, facts={**drawn.facts, "loan_default": True})
    one, turned = estimate(drawn), estimate(replace(drawn, chosen=drawn.chosen[::-1]))
    assert one.out_of_pocket_worst == turned.out_of_pocket_worst
    assert one.out_of_pocket_best == turned.out_of_pocket_best
    assert one.non_repayable == turned.non_repayable


def flips_flip(chance: Random) -> None:
    drawn = household(chance, courses=1)
    found = estimate(drawn)
    for program in chance.sample(list(found.programs), 6):
        flips = [reason.flip for reason in program.reasons if reason.flip is not None]
        for flip in chance.sample(flips, min(2, len(flips))):
            alone = _alone(program.code)
            value = value_of(RULES.facts[flip.fact], flip.value)
            place = Place(flip.fact, flip.credential_id, flip.cost_index)
            before = _verdict(evaluate(drawn, alone), program.code)
            after = _verdict(evaluate(with_answer(drawn, place, value), alone), program.code)
            if program.part_of and after is Verdict.ZERO:
                continue  # an award whose conditions hold, where no need is left for it
            assert after == flip.verdict, (program.code, flip, before, after)
            assert after != before, (program.code, flip)


def _alone(code: str) -> Rules:
    """The rules with one program only; an award keeps its whole."""
    program = next(program for program in RULES.programs if program.code == code)
    kept = (code, program.part_of)
    return msgspec.structs.replace(
        RULES, programs=tuple(p for p in RULES.programs if p.code in kept)
    )


def _verdict(found: Estimate, code: str) -> Verdict:
    program = next(program for program in found.programs if program.code == code)
    return next(iter(program.verdicts.values()))


def questions_matter(chance: Random) -> None:
    drawn = household(chance)
    found = estimate(drawn)
    asked = [question for question in found.questions if question.fact not in BESIDE]
    for question in chance.sample(asked, min(2, len(asked))):
        after = [estimate(one) for one in _answered(drawn, question)]
        now = len({str(told(one)) for one in after}) > 1
        assert (
            now
            or _matters_alone(drawn, question, found)
            or _matters_with_another(drawn, question, asked)
        ), question.fact
        assert all(place(question) not in map(place, one.questions) for one in after)


def _matters_alone(drawn: Situation, question: Question, found: Estimate) -> bool:
    """Whether it decides something for one of the programs that ask it, were it the only one."""
    codes = [p.code for p in found.programs if place(question) in map(place, p.questions)]
    return any(
        len({str(told(evaluate(one, _alone(code)))) for one in _answered(drawn, question)}) > 1
        for code in codes
    )


def _matters_with_another(drawn: Situation, question: Question, asked: list[Question]) -> bool:
    """Some questions decide nothing alone, but do once another one is answered."""
    others = (one for other in asked if other != question for one in _answered(drawn, other))
    return any(
        len({str(told(estimate(both))) for both in _answered(one, question)}) > 1 for one in others
    )


def _answered(drawn: Situation, question: Question) -> Iterator[Situation]:
    for _word, value in answers(RULES.facts[question.fact]):
        yield with_answer(drawn, place(question), value)


def place(question: Question) -> Place:
    """Where the answer goes."""
    return Place(question.fact, question.credential_id, question.cost_index)


def the_best_of_everything_legal(chance: Random) -> None:
    """The bills of a household whose prices are a few cents, against the search of all ways."""
    drawn = household(chance, most=0)
    cents = tuple(
        replace(one, costs=tuple(replace(c, amount=Money(Decimal(chance.randint(0, 4)) / 100))
                                 for c in one.costs))
        for one in drawn.chosen
    )  # fmt: skip
    for bills, found in _allocated(replace(drawn, chosen=cents, ledger=(), other_funding=())):
        if _ways_to_pay(bills) <= DEEP:
            assert dict(found.paid) == best_of_all(bills)


def _allocated(drawn: Situation) -> list[tuple[Bills, Allocation]]:
    seen: list[tuple[Bills, Allocation]] = []

    def watched(bills: Bills) -> Allocation:
        seen.append((bills, allocate(bills)))
        return seen[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waterfall, "allocate", watched)
        estimate(drawn)
    return seen


def _ways_to_pay(bills: Bills) -> int:
    ways = 1
    for payer in bills.payers:
        for line, most in payer.lines.items():
            ways *= min(most, bills.rooms[line]) + 1
    return ways


NO: dict[str, dict[str, Value]] = {
    "fsg": {"consent": False},
    "ptwp": {"ptwp": False},
    "lfg": {"ptwp": False},
    "workbc": {"workbc_counsellor_ok": False},
    "etg": {"status": "study_permit"},
    "aug": {"bc_resident_living_in_bc": False},
    "sabc_pt": {"loan_default": True},
    "csg_pd": {"disability_verified": False},
    "csg_pt_dep": {"dependants_under_12": 0},
    "ctc": {"canadian_tax_resident": False},
    "cal": {"apprentice_red_seal": False},
    "windmill": {"internationally_trained": False},
    "llp": {"rrsp": Money.of(0)},
    "psssp": {"status_first_nations": False},
    "mnbc": {"mnbc_citizen": False},
    "iset": {"indigenous_person": False},
}


def a_no_means_nothing(chance: Random) -> None:
    drawn = household(chance)
    for code in chance.sample(list(NO), 3):
        found = estimate(replace(drawn, facts={**drawn.facts, **NO[code]}))
        program = next(program for program in found.programs if program.code == code)
        assert program.sure.up_to == program.if_confirmed.up_to == ZERO, code


HOLDS = (
    no_more_than_the_cost,
    nothing_more_when_somebody_else_pays,
    nothing_more_when_more_was_used,
    inside_the_range,
    exact_to_the_cent,
    whatever_the_order,
    flips_flip,
    questions_matter,
    the_best_of_everything_legal,
    a_no_means_nothing,
)


@pytest.mark.parametrize("holds", HOLDS, ids=lambda holds: holds.__name__)
def test_that_it_holds_for_some_households(holds: Any) -> None:
    FEW(given(SEEDS)(lambda seed: holds(Random(seed))))()


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("holds", HOLDS, ids=lambda holds: holds.__name__)
def test_that_it_holds_for_ten_thousand_households(holds: Any) -> None:
    for seed in MANY:
        holds(Random(seed))


def test_that_the_ministrys_worked_check_comes_out() -> None:
    """FUNDING.md, section 3: two people, 60,000, 2026-27: 2,520 - 5,588 x 0.057792."""
    facts = person(family_income_line15000=Money.of(60_000), family_size=2, loan_default=False)
    facts |= {"lived_12_months_in_bc": True, "earlier_part_time_completed": True}
    chosen = course("A", cost("tuition", 6000), start=date(2026, 9, 14),
                    facts={"course_load_pct": 30, "designated": True})  # fmt: skip
    found = evaluate(situation(chosen, facts=facts, scope=("csg_pt",)), RULES)
    assert found.programs[0].amount == Money.of("2197.06")


def test_that_a_course_that_is_not_approved_ends_the_question_of_student_aid() -> None:
    facts = person(family_income_line15000=Money.of(30_000), family_size=1, loan_default=False)
    facts |= {"lived_12_months_in_bc": True, "earlier_part_time_completed": True}
    for approved, verdict in ((True, Verdict.ELIGIBLE), (False, Verdict.NOT_ELIGIBLE)):
        chosen = course("A", cost("tuition", 900), start=date(2026, 9, 14),
                        facts={"course_load_pct": 30, "designated": approved})  # fmt: skip
        found = evaluate(situation(chosen, facts=facts, scope=("csg_pt",)), RULES)
        assert found.programs[0].verdict is verdict
        assert not found.questions


def test_that_nothing_is_asked_of_a_cost_that_another_program_surely_pays() -> None:
    facts = person(ptwp=True, workbc_client=True, workbc_counsellor_ok=True)
    chosen = course("A", cost("tuition", 2000), cost("childcare", 300))
    found = evaluate(situation(chosen, facts=facts, scope=("ptwp", "workbc")), RULES)
    assert "workbc_pays_tuition" not in [question.fact for question in found.questions]


def test_that_weeks_are_asked_once() -> None:
    facts = person(lived_12_months_in_bc=True, loan_default=False)
    chosen = course("A", cost("tuition", 2000), weeks=None)
    asked = situation(chosen, facts=facts, scope=("csg_pt", "lfg", "llp"))
    weeks = Place("weeks", "A")
    assert weeks in map(place, estimate(asked).questions)
    for number in (5, 10, 60):
        answered = with_answer(asked, weeks, number)
        assert answered.chosen[0].weeks == number
        assert weeks not in map(place, estimate(answered).questions)
