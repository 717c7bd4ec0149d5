"""A plan is frozen when it is saved, named by what it says, and tells no story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor import codec
from advisor.domain.centre import Centre
from advisor.domain.client import Answer, Claim, ClientFile, Goal, ItemState
from advisor.domain.estimate import Verdict
from advisor.domain.money import Money
from advisor.domain.plan import Copy, LearningPlan, PrintAs, StepKind
from advisor.domain.situation import Category, ClaimState
from advisor.services import estimating, filing, planning, printing, shortlisting, unlocking
from advisor.services.estimating import Rules
from advisor.services.steps import for_client, tick
from advisor.services.unlocking import Vault
from tests.plan_builders import WHOLE
from tests.unit.report.reading import read, whole

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 15, 30)  # noqa: DTZ001 - the clock on the wall
RULES = estimating.load_rules()
CENTRE = Centre("Harbour Road Employment Centre", "120 Example Street", "250-555-0100")
MARISOL = "Marisol Quintero"


@pytest.fixture
def vault() -> Iterator[Vault]:
    vault = unlocking.sample(TODAY)
    yield vault
    vault.close()


def marisol(vault: Vault) -> ClientFile:
    found = next(one for one in filing.clients(vault) if one.client.name == MARISOL)
    return filing.load(vault, found.client.id)


def drafted(file: ClientFile, *, rules: Rules = RULES, guest: bool = False) -> LearningPlan:
    return planning.draft(
        file,
        estimating.estimate(file, rules, TODAY),
        catalogue=None,
        rules=rules,
        centre=CENTRE,
        counsellor="Dana Wells",
        on=TODAY,
        guest=guest,
    )


def other_rules() -> Rules:
    """The rules a year later: another edition, half the lifetime amount, checked for longer."""
    program = RULES.programs[0]
    cap = tuple(
        msgspec.structs.replace(value, amount=Decimal(1750)) for value in program.caps[0].amounts
    )
    later = tuple(
        msgspec.structs.replace(version, verified_until=date(2028, 6, 30))
        for version in program.versions
    )
    caps = (msgspec.structs.replace(program.caps[0], amounts=cap),)
    changed = msgspec.structs.replace(program, caps=caps, versions=later)
    return msgspec.structs.replace(RULES, edition="2099-01-01", programs=(changed,))


def test_that_a_saved_plan_never_changes_when_rules_or_the_shortlist_do(vault: Vault) -> None:
    plan = planning.save(vault, marisol(vault), drafted(marisol(vault)), AT)
    kept = marisol(vault).plans[-1]
    papers = {copy: printing.render(planning.saved(kept), PrintAs(copy)) for copy in WHOLE}

    item = marisol(vault).chosen[0]
    shortlisting.edit_item(vault, marisol(vault).client.id, item.id, weeks=3, on_grant_list="no")
    filing.edit(vault, marisol(vault).client.id, supports="new", barriers="new")
    now = drafted(marisol(vault), rules=other_rules())
    again = marisol(vault).plans[-1]

    assert planning.changed(plan, now)
    assert now.rules_edition != plan.rules_edition
    assert (again.body, again.code, again.version) == (kept.body, kept.code, kept.version)
    assert planning.saved(again) == plan
    for copy, paper in papers.items():
        assert printing.render(planning.saved(again), PrintAs(copy)) == paper


def test_that_a_saved_plan_stays_whole_when_the_catalogue_forgets_its_records(vault: Vault) -> None:
    file = marisol(vault)
    plan = planning.save(vault, file, drafted(file), AT)
    paper = printing.render(plan)
    gone = replace(file, items=tuple(replace(item, record=None) for item in file.items))
    assert planning.changed(plan, drafted(gone))
    assert printing.render(planning.saved(marisol(vault).plans[-1])) == paper


def test_that_saving_twice_keeps_one_version_until_something_changes(vault: Vault) -> None:
    first = planning.save(vault, marisol(vault), drafted(marisol(vault)), AT)
    second = planning.save(vault, marisol(vault), drafted(marisol(vault)), AT + timedelta(days=1))
    assert second == first
    assert len(marisol(vault).plans) == 1
    filing.edit_goal(vault, marisol(vault).client.id, words="Something new")
    third = planning.save(vault, marisol(vault), drafted(marisol(vault)), AT)
    assert (third.version, len(marisol(vault).plans)) == (2, 2)
    assert third.code != first.code


def test_that_the_code_is_made_from_what_the_plan_says(vault: Vault) -> None:
    file = marisol(vault)
    plan = drafted(file)
    assert drafted(file).code == plan.code
    assert len(plan.code) == 7
    for other in (
        replace(file, goal=replace(file.goal, words="Other words")),
        replace(file, client=replace(file.client, barriers="Other")),
        replace(file, items=file.items[::-1]),
    ):
        assert drafted(other).code != plan.code
    assert drafted(file, rules=other_rules()).code != plan.code


def test_that_the_draft_shows_the_code_that_will_be_kept(vault: Vault) -> None:
    file = marisol(vault)
    ids = {number: item.id for number, item in enumerate(file.chosen, start=1)}
    done = {tick(step, ids): Answer("yes", TODAY) for step in drafted(file).steps[:2]}
    ticked = replace(file, answers={**file.answers, **done})
    plan = drafted(ticked)
    assert sum(step.done for step in plan.steps) == 2
    assert planning.save(vault, ticked, plan, AT) == plan
    assert marisol(vault).plans[-1].code == plan.code


def test_that_only_code_version_and_day_are_no_change(vault: Vault) -> None:
    plan = drafted(marisol(vault))
    tomorrow = TODAY + timedelta(days=1)
    same = replace(
        plan,
        code="AAA-AAA",
        version=9,
        made_on=tomorrow,
        estimate=replace(plan.estimate, on=tomorrow),
    )
    assert not planning.changed(plan, same)
    fields: dict[str, Any] = {
        "goal_words": "x", "counsellor": "x", "rules_edition": "x", "barriers": "x",
        "own_money": Money.of(1), "courses": plan.courses[:1], "steps": (),
        "meeting_at": None, "show_sensitive": True, "example": False, "centre": Centre(),
    }  # fmt: skip
    for field, value in fields.items():
        assert planning.changed(plan, replace(plan, **{field: value})), field


def test_that_a_plan_of_before_did_not_know_the_records_of_its_courses(vault: Vault) -> None:
    plan = drafted(marisol(vault))
    ids = [course.catalogue_id for course in plan.courses]
    assert ids == [item.record.id if item.record else "" for item in marisol(vault).chosen]
    courses = tuple(replace(course, catalogue_id="") for course in plan.courses)
    assert not planning.changed(replace(plan, courses=courses), plan)


def test_that_a_plan_of_a_guest_carries_no_name_and_no_number(vault: Vault) -> None:
    plan = drafted(marisol(vault), guest=True)
    body = codec.to_json(plan).decode()
    for private in ("Marisol", "Quintero", "EX-1042", "250-555-0117", "marisol@"):
        assert private not in body
        for copy in WHOLE:
            assert private not in whole(read(plan, copy))


def test_that_a_note_of_the_counsellor_is_printed_only_when_the_client_does_it(
    vault: Vault,
) -> None:
    file = marisol(vault)
    text = file.client.next_step
    assert text not in whole(read(drafted(file)))
    assert text in whole(read(drafted(file), Copy.FILE))
    assert text in printing.case_note(drafted(file))
    theirs = replace(file, answers={**file.answers, for_client(text): Answer("yes", TODAY)})
    assert text in read(drafted(theirs))[0].text
    other = replace(theirs, client=replace(file.client, next_step="Ask about the letter"))
    assert "Ask about the letter" not in whole(read(drafted(other)))


def test_that_no_step_promises_a_day_that_is_over(vault: Vault) -> None:
    file = marisol(vault)
    late = replace(file.items[0], register_by=TODAY - timedelta(days=3))
    plan = drafted(replace(file, items=(late, *file.items[1:])))
    register = [s.on for s in plan.steps if s.kind is StepKind.REGISTER and 1 in s.courses]
    assert register == [None]
    assert "Can I still register?" in read(plan)[0].text
    over = replace(file.items[0], start=TODAY - timedelta(days=200), weeks=1)
    plan = drafted(replace(file, items=(over,)))
    assert [s.kind for s in plan.steps if s.courses] == []
    assert all(step.on is None or step.on >= TODAY for step in plan.steps)


def test_that_a_private_school_is_never_asked_about_the_grant(vault: Vault) -> None:
    file = marisol(vault)
    item = replace(file.items[0], institution_type="bc_private", on_grant_list="", costs=())
    plan = drafted(replace(file, items=(item,)))
    assert plan.estimate.programs[0].verdict is Verdict.NOT_ELIGIBLE
    assert "grant money left" not in whole(read(plan))


words = st.text("BCDFGHJKLMNPQRSTVWXZ", min_size=9, max_size=12)


@given(
    canary=words, benefits=st.sampled_from(["none", "ei_regular", "bcea_pwd"]), priced=st.booleans()
)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_nothing_private_of_a_file_reaches_the_clients_paper(
    canary: str, benefits: str, priced: bool
) -> None:
    vault = unlocking.sample(TODAY)
    plan = drafted(secretive(marisol(vault), canary, benefits, priced=priced))
    vault.close()
    first, *later = read(plan)
    for page in (first, *later, *read(replace(plan, guest=True), Copy.HANDOUT)):
        assert canary not in page.text
    for told in (
        "permanent resident", "EI", "Employment Insurance", "assistance", "disability", "WorkBC",
    ):  # fmt: skip
        assert told not in first.text.replace("workbc.ca", "")
    assert canary in whole(read(plan, Copy.FILE))


def secretive(file: ClientFile, canary: str, benefits: str, *, priced: bool) -> ClientFile:
    """A file with a canary wherever the counsellor may write something private."""
    client = replace(
        file.client,
        barriers=f"{canary} one", supports=f"{canary} two", note=f"{canary} three",
        next_step=f"{canary} four", languages=canary, email=f"{canary}@example.org",
        address=canary, phone=canary, case_number=canary,
    )  # fmt: skip
    items = tuple(
        replace(item, note=canary, costs=item.costs if priced else (), reason=canary)
        for item in file.items
    )
    down = replace(items[-1], state=ItemState.TURNED_DOWN, reason=canary)
    answers = {"benefits": benefits, "benefit_approval": "no", "status": "permanent_resident"}
    said = {**file.answers, **{key: Answer(value, TODAY) for key, value in answers.items()}}
    said["former_care"] = Answer(canary, TODAY)
    goal = Goal(words="A job", why=canary, travel=canary, device=canary)
    return replace(file, client=client, goal=goal, items=(*items[:-1], down), answers=said)


def test_that_books_to_buy_first_are_the_required_ones_only(vault: Vault) -> None:
    item = marisol(vault).items[0]
    extra = replace(item.costs[0], category=Category.MATERIALS_OTHER, amount=Money.of(900))
    plan = drafted(replace(marisol(vault), items=(replace(item, costs=(*item.costs, extra)),)))
    assert "You buy books first: $236." in read(plan)[0].text


def test_that_a_plan_freezes_the_money_on_hold_with_the_course_that_it_is_for(vault: Vault) -> None:
    file = marisol(vault)
    claim = Claim("c", "fsg", ClaimState.HOLD, Money.of(495), item=file.chosen[1].id, expires=TODAY)
    other = replace(claim, id="d", state=ClaimState.CLAIMED)
    plan = drafted(replace(file, claims=(claim, other)))
    (hold,) = plan.holds
    assert (hold.program, hold.course) == ("StrongerBC future skills grant", 2)
    assert (hold.amount, hold.until, hold.registered) == (Money.of(495), TODAY, False)
    assert codec.from_json(codec.to_json(plan), LearningPlan) == plan


@pytest.mark.parametrize(
    ("state", "asks"),
    [(ClaimState.DRAFT, True), (ClaimState.SUBMITTED, False), (ClaimState.CANCELLED, True)],
)
def test_that_nobody_is_told_to_ask_for_a_grant_that_was_asked_for(
    vault: Vault, state: ClaimState, asks: bool
) -> None:
    file = marisol(vault)
    claim = Claim("c", "fsg", state, Money.of(495), item=file.chosen[0].id)
    plan = drafted(replace(file, claims=(claim,)))
    asked = [s for s in plan.steps if s.kind is StepKind.APPLY_GRANT and 1 in s.courses]
    assert bool(asked) is asks
    assert any(s.kind is StepKind.SERVICES_CARD for s in plan.steps) is asks
