"""From a client file to a situation and back: an answer is written where its fact lives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from advisor.domain.client import (
    DOES_NOT_KNOW,
    PREFERS_NOT,
    Answer,
    Claim,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    ItemId,
    ItemState,
    ShortlistItem,
    Told,
)
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Question, Verdict
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category, ClaimState
from advisor.services import estimating, filing, shortlisting, unlocking
from advisor.services.unlocking import Vault
from tests.unit.funding.making import RULES, facts_asked, grant

ON = date(2025, 8, 15)
MET = {
    "status": "citizen",
    "bc_resident_living_in_bc": "yes",
    "consent": "yes",
    "benefits": "none",
    "workbc_client": "no",
    "fsg_used_before": "no",
}


def _item(*costs: CostLine, **changed: object) -> ShortlistItem:
    base = ShortlistItem(
        ItemId("i1"),
        0,
        "Bookkeeping",
        "A College",
        "bc_public",
        start=date(2025, 9, 8),
        on_grant_list="yes",
        costs=costs or (CostLine(CostId("t1"), Category.TUITION, amount=Money.of(900)),),
    )
    return replace(base, **changed)  # type: ignore[arg-type]


def _file(*items: ShortlistItem, **answers: str) -> ClientFile:
    said = {key: Answer(value, ON) for key, value in {**MET, **answers}.items()}
    return ClientFile(Client(ClientId("c"), birth_date=date(1990, 1, 1)), answers=said, items=items)


def _verdict(file: ClientFile) -> Verdict:
    return grant(estimating.estimate(file, RULES, ON)).verdict


def test_that_a_file_with_every_answer_is_eligible() -> None:
    found = grant(estimating.estimate(_file(_item()), RULES, ON))
    assert (found.verdict, found.amount, found.questions) == (Verdict.ELIGIBLE, Money.of(900), ())
    assert found.confirm == (
        "Finish the profile and accept all declarations in the grant's online form.",
    )


def test_that_signing_is_a_step_of_the_application_and_only_a_no_stands_in_the_way() -> None:
    assert _verdict(_file(_item(), signed_declarations="no")) is Verdict.CANNOT_APPLY_YET
    assert _verdict(_file(_item(), signed_declarations=DOES_NOT_KNOW)) is Verdict.ELIGIBLE


def test_that_the_age_is_computed_for_the_start_of_each_course() -> None:
    client = Client(ClientId("c"), birth_date=date(2006, 9, 8))
    file = replace(_file(_item(), graduated_hs="no"), client=client)
    assert _verdict(file) is Verdict.ELIGIBLE
    younger = replace(client, birth_date=date(2006, 9, 9))
    assert _verdict(replace(file, client=younger)) is Verdict.NOT_ELIGIBLE


def test_that_a_birth_date_outweighs_a_word_about_the_age_and_without_both_it_is_asked() -> None:
    client = Client(ClientId("c"))
    file = replace(_file(_item()), client=client)
    found = grant(estimating.estimate(file, RULES, ON))
    assert facts_asked(found) == ["age_at_start", "graduated_hs"]
    answered = {**file.answers, "age_at_start": Answer("18", ON), "graduated_hs": Answer("no", ON)}
    assert _verdict(replace(file, answers=answered)) is Verdict.NOT_ELIGIBLE
    adult = replace(client, birth_date=date(1990, 1, 1))
    assert _verdict(replace(file, answers=answered, client=adult)) is Verdict.ELIGIBLE


@pytest.mark.parametrize("said", [DOES_NOT_KNOW, PREFERS_NOT])
def test_that_not_knowing_and_not_saying_are_unknown_and_not_asked_again(said: str) -> None:
    found = grant(estimating.estimate(_file(_item(), status=said), RULES, ON))
    assert (found.verdict, found.amount, found.questions) == (Verdict.CANNOT_TELL, None, ())
    assert found.amount_if_confirmed == Money.of(900)


def test_that_a_quote_without_tuition_has_a_tuition_that_nobody_knows() -> None:
    books = CostLine(CostId("b"), Category.MATERIALS_REQUIRED, amount=Money.of(60))
    found = estimating.estimate(_file(_item(books)), RULES, ON)
    assert (found.total_cost, found.unknown_prices) == (None, 1)
    bare = replace(_item(), costs=())
    assert estimating.estimate(_file(bare), RULES, ON).out_of_pocket_worst is None


def test_that_options_turned_down_cost_nothing() -> None:
    gone = replace(_item(), id=ItemId("i2"), state=ItemState.TURNED_DOWN)
    assert estimating.estimate(_file(_item(), gone), RULES, ON).total_cost == Money.of(900)


def test_that_benefits_are_read_one_by_one() -> None:
    file = _file(_item(), benefits="ei_regular, bcea_pwd")
    assert estimating.situation(file, ON).facts["benefits"] == ("ei_regular", "bcea_pwd")
    assert _verdict(file) is Verdict.NEEDS_APPROVAL
    assert (
        _verdict(_file(_item(), benefits="ei_regular", benefit_approval="yes")) is Verdict.ELIGIBLE
    )


def test_that_claims_make_the_earlier_use_known() -> None:
    claim = Claim("k", "fsg", ClaimState.HOLD, Money.of(3000))
    file = replace(_file(_item(), fsg_used_before="yes"), claims=(claim,))
    assert grant(estimating.estimate(file, RULES, ON)).amount == Money.of(500)
    assert _verdict(replace(file, claims=())) is Verdict.CANNOT_TELL


def test_that_no_money_left_at_the_college_and_its_word_on_the_list_count() -> None:
    assert _verdict(_file(_item(money_left="no"))) is Verdict.NO_MONEY_LEFT
    assert _verdict(_file(_item(on_grant_list="no"))) is Verdict.NOT_ELIGIBLE
    unsure = grant(estimating.estimate(_file(_item(on_grant_list=DOES_NOT_KNOW)), RULES, ON))
    assert (unsure.verdict, unsure.questions) == (Verdict.CANNOT_TELL, ())


def test_that_at_most_three_questions_stand_open_the_harmless_ones_first() -> None:
    file = ClientFile(Client(ClientId("c")), items=(_item(on_grant_list=""),))
    found = estimating.estimate(file, RULES, ON)
    shown = estimating.open_questions(found)
    assert len(shown) == 3
    assert not any(question.sensitive for question in shown)
    assert {q.fact for q in found.questions if q.sensitive} >= {"status", "benefits", "ptwp"}
    assert all(q.reason for q in found.questions if q.sensitive)


@pytest.fixture
def vault() -> Iterator[Vault]:
    opened = unlocking.guest()
    yield opened
    opened.close()


@pytest.fixture
def reload(vault: Vault) -> Callable[[], ClientFile]:
    client_id = filing.open_guest(vault, ON)
    shortlisting.add_flyer(
        vault, client_id, title="Bookkeeping", provider="A College", institution_type="bc_public"
    )
    return lambda: filing.load(vault, client_id)


def _ask(file: ClientFile, fact: str, line: int | None = None) -> Question:
    about = RULES.facts[fact].about
    item = None if about == "client" else str(file.items[0].id)
    return Question(fact, item, line, "?", (), ZERO, sensitive=False, ask_whom=None)


def test_that_an_answer_about_the_client_is_kept_with_the_client(
    vault: Vault, reload: Callable[[], ClientFile]
) -> None:
    estimating.answer(vault, reload(), _ask(reload(), "status"), "citizen", ON)
    assert reload().answers["status"] == Answer("citizen", ON)


def test_that_an_answer_about_the_list_is_kept_in_the_quote_with_who_said_it(
    vault: Vault, reload: Callable[[], ClientFile]
) -> None:
    estimating.answer(vault, reload(), _ask(reload(), "on_fsg_list"), "yes", ON)
    item = reload().items[0]
    assert (item.on_grant_list, item.money_left) == ("yes", "yes")
    assert item.listing_told == item.money_told == Told("A College", ON)
    estimating.answer(vault, reload(), _ask(reload(), "on_fsg_list"), PREFERS_NOT, ON)
    assert reload().items[0].on_grant_list == DOES_NOT_KNOW


@pytest.mark.parametrize(
    ("said", "listed", "confirmed"), [("yes", "yes", Told("A College", ON)), ("no", "no", None)]
)
def test_that_the_college_s_word_on_the_intake_is_kept_in_the_quote(
    vault: Vault,
    reload: Callable[[], ClientFile],
    said: str,
    listed: str,
    confirmed: Told | None,
) -> None:
    estimating.answer(vault, reload(), _ask(reload(), "rules_confirmed"), said, ON)
    item = reload().items[0]
    assert (item.on_grant_list, item.rules_confirmed) == (listed, confirmed)


def test_that_the_college_not_knowing_is_kept_and_not_asked_again(
    vault: Vault, reload: Callable[[], ClientFile]
) -> None:
    late = date(2026, 11, 23)
    before = estimating.estimate(reload(), RULES, late)
    asked = next(q for q in before.questions if q.fact == "rules_confirmed")
    estimating.answer(vault, reload(), asked, DOES_NOT_KNOW, late)
    after = estimating.estimate(reload(), RULES, late)
    assert not {"rules_confirmed", "on_fsg_list"} & {q.fact for q in after.questions}
    assert grant(after).verdict is Verdict.CANNOT_TELL


def test_that_an_answer_about_a_cost_line_is_kept_for_that_line(
    vault: Vault, reload: Callable[[], ClientFile]
) -> None:
    file = reload()
    for category in (Category.TUITION, Category.EQUIPMENT, Category.EQUIPMENT):
        shortlisting.set_cost(
            vault,
            file.client.id,
            file.items[0].id,
            cost_id=None,
            category=category,
            label="",
            amount=Money.of(300),
            told=None,
        )
    asked = _ask(reload(), "on_materials_list", 2)
    estimating.answer(vault, reload(), asked, "yes", ON)
    costs = estimating.situation(reload(), ON).chosen[0].costs
    assert [dict(line.facts) for line in costs] == [{}, {}, {"on_materials_list": True}]
    estimating.answer(vault, reload(), asked, DOES_NOT_KNOW, ON)
    asked_of = estimating.situation(reload(), ON).extra["asked"]
    assert asked_of == (f"on_materials_list@{file.items[0].id}#2",)


def test_that_an_answer_for_a_course_that_is_gone_is_refused_in_words(
    vault: Vault, reload: Callable[[], ClientFile]
) -> None:
    gone = replace(_ask(reload(), "on_fsg_list"), credential_id="gone")
    with pytest.raises(BadInput, match="no longer on the shortlist"):
        estimating.answer(vault, reload(), gone, "yes", ON)
    late = _ask(reload(), "on_materials_list", 7)
    with pytest.raises(BadInput, match="no longer in the quote"):
        estimating.answer(vault, reload(), late, "yes", ON)


def test_that_the_about_step_asks_for_facts_that_have_a_question() -> None:
    facts = estimating.client_facts(RULES)
    assert [fact.key for fact in facts if fact.sensitive][:3] == [
        "status",
        "benefits",
        "benefit_approval",
    ]
    assert all(fact.question and fact.ask_whom and fact.document for fact in facts)
