"""What left the program is written down, and two frozen plans tell what is different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import codec
from advisor.domain.client import Client, ClientFile, ClientId, PlanId, SavedPlan, Way
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Range, Verdict
from advisor.domain.money import ZERO, Money
from advisor.domain.plan import Copy, LearningPlan, PrintAs, StepKind
from advisor.domain.plan_change import Topic, What
from advisor.domain.plan_changes import differences
from advisor.report.change_words import STEPS, TEXTS, TOPICS
from advisor.services import filing, planning, unlocking, versions
from advisor.services.unlocking import Vault
from advisor.store.schema import ChangeRow
from tests.plan_builders import (
    TODAY,
    a_cost,
    a_course,
    a_plan,
    a_program,
    a_question,
    a_second_course,
    a_stop,
    some_steps,
)

AT = datetime(2026, 11, 23, 10, 42)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def vault() -> Iterator[Vault]:
    vault = unlocking.guest()
    yield vault
    vault.close()


@pytest.fixture
def client(vault: Vault) -> ClientId:
    return filing.open_new(
        vault, name="Ana", consent_on=TODAY, consent_how="in words", consent_until=None, today=TODAY
    )


def keep(vault: Vault, client: ClientId, plan: LearningPlan, number: int = 1) -> SavedPlan:
    plan = replace(plan, version=number)
    body = codec.to_json(plan)
    kept = SavedPlan(PlanId(f"plan-{number}"), plan.code, number, AT, body)
    filing.save_plan(vault, client, kept)
    return kept


def texts(old: LearningPlan, new: LearningPlan) -> list[str]:
    """All sentences of the screen."""
    changes = versions.what_changed(old, new)
    return [line for _head, lines in versions.sentences(changes, old, new) for line in lines]


def kinds(old: LearningPlan, new: LearningPlan) -> set[What]:
    return {change.what for change in differences(old, new)}


def test_that_a_print_is_written_down_with_its_plan_and_never_undone(
    vault: Vault, client: ClientId
) -> None:
    kept = keep(vault, client, a_plan())
    filing.edit(vault, client, note="a note")
    paper = versions.paper_of(kept, PrintAs(Copy.FILE, "fr", large=True), Way.PRINTER, AT)
    versions.note_print(vault, client, paper)
    (one,) = versions.of_file(filing.load(vault, client))
    assert one.prints == (paper,)
    assert (paper.plan, paper.copy, paper.language, paper.large) == (kept.id, "file", "fr", True)
    filing.undo(vault, client)
    file = filing.load(vault, client)
    assert file.client.note == ""
    assert file.prints == (paper,)


def test_that_the_log_of_a_print_holds_no_word_of_the_client(
    vault: Vault, client: ClientId
) -> None:
    kept = keep(vault, client, a_plan(client_name="Zebulon Quirk", goal_words="a quagga farm"))
    versions.note_print(vault, client, versions.paper_of(kept, PrintAs(), Way.FILE, AT))
    with vault.transaction() as session:
        lines = session.query(ChangeRow).filter(ChangeRow.table == "print").all()
        said = " ".join(f"{line.field} {line.new}" for line in lines)
    assert "client" in said
    assert "Zebulon" not in said
    assert "quagga" not in said


def test_that_a_version_is_signed_on_a_day_and_taken_back(vault: Vault, client: ClientId) -> None:
    plan = a_plan(version=1)
    kept = keep(vault, client, plan)
    for wrong in (date(2026, 11, 22), date(2026, 12, 9)):
        with pytest.raises(BadInput, match="when both signed"):
            versions.sign(vault, client, kept, wrong, today=date(2026, 12, 4))
    versions.sign(vault, client, kept, date(2026, 12, 2), today=date(2026, 12, 4))
    versions.sign(vault, client, kept, date(2026, 12, 3), today=date(2026, 12, 4))
    file = filing.load(vault, client)
    assert versions.signed_on(file, plan) == date(2026, 12, 3)
    assert versions.signed_on(file, replace(plan, code="ZZZ-ZZZ", version=2)) is None
    versions.unsign(vault, client, kept)
    assert versions.signed_on(filing.load(vault, client), plan) is None
    filing.undo(vault, client)
    assert versions.signed_on(filing.load(vault, client), plan) == date(2026, 12, 3)
    filing.undo(vault, client)
    filing.undo(vault, client)
    assert filing.load(vault, client).signed == ()


def test_that_the_client_holds_the_last_copy_of_theirs(vault: Vault, client: ClientId) -> None:
    assert versions.in_hand(filing.load(vault, client)) is None
    first = keep(vault, client, a_plan())
    second = keep(vault, client, a_plan(goal_words="other"), 2)
    for kept, copy, minute in ((first, Copy.CLIENT, 1), (second, Copy.FILE, 2)):
        paper = versions.paper_of(kept, PrintAs(copy), Way.PRINTER, AT.replace(minute=minute))
        versions.note_print(vault, client, paper)
    held = versions.in_hand(filing.load(vault, client))
    assert held is not None
    assert held[0] == first


def test_that_a_guest_who_is_kept_keeps_what_was_printed(vault: Vault) -> None:
    guest = filing.open_guest(vault, TODAY)
    kept = keep(vault, guest, a_plan())
    versions.note_print(
        vault, guest, versions.paper_of(kept, PrintAs(Copy.HANDOUT), Way.PRINTER, AT)
    )
    other = unlocking.guest()
    new = filing.keep_guest(
        vault, guest, other, name="Bo", consent_on=TODAY, consent_how="in words",
        consent_until=None, today=TODAY,
    )  # fmt: skip
    assert [one.copy for one in filing.load(other, new).prints] == ["handout"]
    other.close()


def test_that_a_plan_differs_from_itself_in_nothing() -> None:
    plan = a_plan()
    assert versions.what_changed(plan, plan) == ()
    later = replace(plan, code="ZZZ-ZZZ", version=9, made_on=date(2027, 1, 4))
    assert versions.what_changed(plan, later) == ()


def test_that_prices_courses_and_sums_are_told_with_old_and_new() -> None:
    old = a_plan()
    courses = (
        replace(a_second_course(), number=1),
        a_course(2, id="course-1", costs=(a_cost(700), a_cost(None))),
    )
    new = a_plan(courses=courses)
    said = texts(old, new)
    assert any("another order: Essentials of Net-Zero" in line for line in said)
    assert "Tuition, Introductory Studies in Mass Timber Construction: $700. Before: $690." in said
    assert any(line.startswith("To pay at worst: $1,660 or more. Before: $1,740") for line in said)
    assert any(line.startswith("No longer a cost: Required materials") for line in said)
    assert any("New cost: Tuition" in line and "not known" in line for line in said)


def test_that_unknown_stays_unknown() -> None:
    old = a_plan(courses=(a_course(start=None, end=None, weeks=None, costs=(a_cost(None),)),))
    new = a_plan(courses=(a_course(costs=(a_cost(690),)),))
    said = " ".join(texts(old, new))
    assert (
        "Start of Introductory Studies in Mass Timber Construction: 18 Jan 2027. Before: not known."
        in said
    )
    back = " ".join(texts(new, old))
    assert "not known. Before: 18 Jan 2027." in back
    assert "$0" not in back.split("To pay at worst")[0]
    assert "None" not in said + back


def test_that_verdicts_stay_off_the_clients_paper_and_sums_stand_on_it() -> None:
    old = a_plan()
    granted = a_program(
        verdict=Verdict.NEEDS_APPROVAL, if_confirmed=Range(Money.of(900), Money.of(900))
    )
    new = replace(old, estimate=replace(old.estimate, programs=(granted,)))
    all_kinds = {change.what for change in versions.what_changed(old, new)}
    theirs = {change.what for change in versions.told_to_client(old, new)}
    assert {What.VERDICT, What.HOPE} <= all_kinds
    assert What.HOPE in theirs
    assert What.VERDICT not in theirs


def test_that_a_private_program_a_stop_and_answers_stay_with_the_counsellor() -> None:
    old = a_plan()
    asked = a_question(fact="care", credential_id=None, question="In care?", sensitive=True)
    secret = a_program(
        code="ptwp", name="Former youth in care", private=True, questions=(asked,),
        documents=("Letter of care",), if_confirmed=Range(ZERO, Money.of(5000)),
        sure=Range(Money.of(100), Money.of(100)),
    )  # fmt: skip
    changed = replace(secret, if_confirmed=Range(ZERO, ZERO), questions=(), documents=())
    estimate = replace(old.estimate, programs=(*old.estimate.programs, secret), stops=())
    new = replace(
        old, barriers="anything", answers=(("In care?", "Yes", True),),
        estimate=replace(estimate, programs=(*old.estimate.programs, changed), stops=(a_stop(),)),
    )  # fmt: skip
    first = replace(old, estimate=estimate)
    assert len(texts(first, new)) >= 5
    theirs = versions.told_to_client(first, new)
    assert {change.what for change in theirs} == {What.WAIT_IN}


def test_that_steps_name_their_courses_and_days() -> None:
    old = a_plan()
    moved = tuple(
        replace(step, on=date(2026, 12, 18)) if step.kind is StepKind.REGISTER else step
        for step in some_steps()
        if step.kind is not StepKind.SERVICES_CARD
    )
    said = texts(old, replace(old, steps=moved))
    assert "No longer a step: Set up your BC Services Card account." in said
    assert (
        "Register for Introductory Studies in Mass Timber Construction. Day: 18 Dec 2026. "
        "Before: 11 Dec 2026." in said
    )


_OTHERS: dict[str, Any] = {
    "client_name": "Bo", "goal_words": "other", "goal_by": date(2027, 9, 1), "counsellor": "Z.",
    "case_number": "9", "barriers": "x", "supports": "y", "rules_edition": "r",
    "catalogue_edition": "c", "steps": (), "meeting_at": AT, "own_money": Money.of(9),
    "turned_down": (), "answers": (("q", "a", False),), "job": None, "consent_on": TODAY,
    "language": "fr", "show_sensitive": True, "example": False, "holds": (), "courses": (),
}  # fmt: skip


@given(st.sampled_from(sorted(_OTHERS)))
def test_that_nothing_that_differs_goes_without_a_word(field: str) -> None:
    old = a_plan()
    assert field in {one.name for one in fields(old)}
    new = replace(old, **{field: _OTHERS[field]})
    assert bool(texts(old, new)) is planning.changed(old, new)


def test_that_every_change_has_its_words() -> None:
    assert TEXTS.keys() == set(What)
    assert STEPS.keys() == set(StepKind)
    assert TOPICS.keys() == set(Topic)


def test_that_a_file_without_plans_has_no_versions() -> None:
    file = ClientFile(Client(ClientId("c")))
    assert versions.of_file(file) == ()
    assert versions.in_hand(file) is None
