"""Several programs over the same costs: who pays, how sure it is, what else could be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.domain.estimate import Estimate, ProgramResult, Sureness, Verdict
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState, LedgerEntry, Situation
from advisor.funding.evaluate import evaluate
from tests.unit.funding.making import RULES, cost, course, person, situation


def judged(given: Situation, *scope: str) -> Estimate:
    return evaluate(replace(given, scope=scope), RULES)


def of(found: Estimate, code: str) -> ProgramResult:
    return next(program for program in found.programs if program.code == code)


BOOKS = course("A", cost("tuition", 2000), cost("materials_required", 300))
CARED_FOR = situation(BOOKS, facts=person(ptwp=True))


def test_that_the_waiver_pays_the_tuition_and_the_grant_only_the_books() -> None:
    found = judged(CARED_FOR, "fsg", "ptwp")
    assert (of(found, "ptwp").amount, of(found, "fsg").amount) == (Money.of(2000), Money.of(300))
    assert found.out_of_pocket_worst == ZERO


def test_that_a_grant_for_which_others_leave_nothing_is_a_duplicate() -> None:
    only_tuition = replace(CARED_FOR, chosen=(course("A", cost("tuition", 2000)),))
    grant = of(judged(only_tuition, "fsg", "ptwp"), "fsg")
    assert (grant.verdict, grant.amount) == (Verdict.DUPLICATE, ZERO)
    assert grant.lifetime_remaining_after == Money.of(3500)
    assert of(judged(only_tuition, "fsg"), "fsg").amount == Money.of(2000)


def test_that_the_second_best_way_says_what_it_covers_and_what_is_left() -> None:
    dear = replace(CARED_FOR, chosen=(course("A", cost("tuition", 4000)),))
    (other,) = judged(dear, "fsg", "ptwp").alternatives
    assert (other.instead, other.of) == ("fsg", "ptwp")
    assert (other.covered, other.out_of_pocket) == (Money.of(3500), Money.of(500))
    assert other.amounts == {"fsg": Money.of(3500)}
    assert "$500 less" in other.text


def test_that_another_way_has_no_upper_limit_while_a_price_is_unknown() -> None:
    lines = cost("tuition", 2000), cost("living", None)
    ways = judged(replace(CARED_FOR, chosen=(course("A", *lines),)), "fsg", "ptwp").alternatives
    assert [way.out_of_pocket for way in ways] == [None]


def test_that_the_employer_bears_what_the_employer_grant_leaves() -> None:
    found = judged(situation(course("A", cost("tuition", 2500))), "etg")
    assert of(found, "etg").amount == Money.of(2000)
    assert of(found, "etg").figures["employer_share"] == Money.of(500)
    assert (found.non_repayable, found.out_of_pocket_worst) == (Money.of(2500), ZERO)


def test_that_a_document_is_wanted_once_with_every_program_that_wants_it() -> None:
    open_price = course("A", cost("tuition", None))
    found = judged(replace(CARED_FOR, chosen=(open_price,)), "fsg", "ptwp")
    names = [name for name, _codes in found.documents]
    assert len(names) == len(set(names))
    wanted = {code for _name, codes in found.documents for code in codes}
    assert wanted == {"fsg", "ptwp"}  # also while a price, and so the waiver, has no upper limit


def test_that_money_is_in_writing_only_with_a_hold_for_this_course() -> None:
    plain = situation(course("A", cost("tuition", 1800)))
    assert of(judged(plain, "fsg"), "fsg").sureness is Sureness.BY_THE_RULES
    hold = LedgerEntry("fsg", ClaimState.HOLD, Money.of(1800), credential_id="A")
    held = of(judged(replace(plain, ledger=(hold,)), "fsg"), "fsg")
    assert (held.sureness, held.amount) == (Sureness.WRITTEN, Money.of(1800))
    elsewhere = replace(hold, credential_id="gone")
    other = of(judged(replace(plain, ledger=(elsewhere,)), "fsg"), "fsg")
    assert (other.sureness, other.amount) == (Sureness.BY_THE_RULES, Money.of(1700))
    late = replace(plain, chosen=(replace(plain.chosen[0], start=date(2026, 9, 8)),))
    unsure = of(judged(replace(late, ledger=(hold,)), "fsg"), "fsg")
    assert (unsure.verdict, unsure.sureness) == (Verdict.CANNOT_TELL, Sureness.NOT_CONFIRMED)


def test_that_an_open_sum_is_not_confirmed() -> None:
    found = of(judged(situation(BOOKS, facts=person(consent=None)), "fsg"), "fsg")
    assert found.sureness is Sureness.NOT_CONFIRMED
    assert found.sureness_reason == "Some answers are still open."


def test_that_what_study_does_to_a_benefit_is_said_only_to_whom_it_concerns() -> None:
    assert judged(situation(BOOKS), "fsg").effects == ()
    on_benefit = situation(BOOKS, facts=person(benefits=("ei_regular",)))
    assert {effect.rule for effect in judged(on_benefit, "fsg").effects} == {"EI-1", "EI-2"}


def test_that_a_loan_and_a_tax_credit_never_lower_what_the_client_pays() -> None:
    facts = person(apprentice_red_seal=True, canadian_tax_resident=True, ctcl=Money.of(250))
    found = judged(situation(BOOKS, facts={**facts, "age_at_year_end": 35}), "cal", "ctc")
    assert found.out_of_pocket_worst == found.total_cost == Money.of(2300)
    assert (found.loan_available, found.tax_time) == (Money.of(2300), {"ctc": Money.of(250)})


def test_that_questions_of_loans_and_taxes_wait_for_those_of_grants() -> None:
    found = judged(situation(BOOKS, facts=person(consent=None)), "fsg", "ctc")
    assert found.questions[0].fact == "consent"
    assert {"canadian_tax_resident", "ctcl"} <= {q.fact for q in found.questions}


def test_that_a_client_hears_of_the_employer_grant_only_once_an_employer_is_known() -> None:
    given = situation(course("A", cost("tuition", 900)), facts=person(consent=None))
    assert of(evaluate(replace(given, scope=()), RULES), "fsg").close
    assert not of(evaluate(replace(given, scope=()), RULES), "etg").close
    employed = replace(given, scope=(), facts={**given.facts, "employer_applies": True})
    assert of(evaluate(employed, RULES), "etg").close
