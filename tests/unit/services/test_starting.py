"""A client file from another centre's paper: nothing is taken blindly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.domain.client import ClientFile, Told
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.services import estimating, filing, planning, searching, starting, unlocking
from advisor.services.carried_in import from_file
from advisor.services.carrying import as_file, carried
from advisor.services.searching import Catalogue
from advisor.services.starting import Found, Start
from advisor.services.starting_words import sections
from advisor.services.unlocking import Vault
from tests.plan_builders import TODAY, a_cost, a_course, a_plan, an_estimate


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    path = tmp_path_factory.mktemp("start") / "catalogue.sqlite"
    with closing(searching.open_catalogue(path)) as found:
        yield found


@pytest.fixture
def vault() -> Iterator[Vault]:
    made = unlocking.guest()
    yield made
    made.close()


def looked(plan: LearningPlan, catalogue: Catalogue, print_as: PrintAs | None = None) -> Start:
    paper = from_file(as_file(carried(plan, print_as or PrintAs())))
    return starting.look(paper, catalogue, TODAY)


def begun(vault: Vault, start: Start, name: str = "Harpreet G.") -> ClientFile:
    client = starting.begin(
        vault, start, name=name, consent_how="in writing", consent_until=None, today=TODAY
    )
    return filing.load(vault, client)


def words(start: Start) -> str:
    return "\n".join(line for section in sections(start) for line in section.lines)


def test_that_goal_courses_and_quotes_become_a_new_file(vault: Vault, catalogue: Catalogue) -> None:
    plan = a_plan()
    file = begun(vault, looked(plan, catalogue))
    assert (file.goal.words, file.goal.by) == (plan.goal_words, plan.goal_by)
    assert file.goal.noc == "72013"
    assert [item.title for item in file.chosen] == [course.title for course in plan.courses]
    for item, course in zip(file.chosen, plan.courses, strict=True):
        assert (item.start, item.weeks, item.register_by) == (
            course.start, course.weeks, course.register_by,
        )  # fmt: skip
        assert [(c.category, c.amount, c.told) for c in item.costs] == [
            (c.category, c.amount, c.told) for c in course.costs
        ]
    assert file.chosen[0].institution_type == "bc_public"  # as the catalogue here says of BCIT


def test_that_consent_answers_and_private_pages_are_not_taken(
    vault: Vault, catalogue: Catalogue
) -> None:
    file = begun(vault, looked(a_plan(), catalogue, PrintAs(Copy.FILE)))
    assert (file.client.consent_on, file.client.consent_until) == (TODAY, None)
    assert not file.answers
    kept = repr(file)
    for private in ("Child care", "Evening online", "EX-0000", "Office design", "604-555-0148"):
        assert private not in kept
    assert "Started from plan 7KQ-4M2, made by Fraser Street" in file.client.note
    assert file.client.example


def test_that_without_name_or_consent_no_file_is_opened(vault: Vault, catalogue: Catalogue) -> None:
    start = looked(a_plan(), catalogue)
    for name, how in (("  ", "in writing"), ("H. G.", " ")):
        with pytest.raises(BadInput):
            starting.begin(
                vault, start, name=name, consent_how=how, consent_until=None, today=TODAY
            )
    assert filing.clients(vault) == ()


@pytest.mark.parametrize(
    "told",
    [None, Told("BCIT", TODAY - timedelta(days=900)), Told("BCIT", TODAY + timedelta(days=1))],
    ids=["undated", "old", "ahead"],
)
def test_that_a_price_that_does_not_count_is_asked_again(
    vault: Vault, catalogue: Catalogue, told: Told | None
) -> None:
    line = replace(a_cost(690), told=told)
    start = looked(a_plan(courses=(a_course(costs=(line,)),)), catalogue)
    (item,) = begun(vault, start).chosen
    assert [cost.amount for cost in item.costs] == [None]
    assert "$690" in item.note
    assert "Ask again: Tuition $690" in words(start)


def test_that_a_known_course_takes_its_facts_from_the_catalogue_here(catalogue: Catalogue) -> None:
    record = catalogue.search(searching.Query("welding")).hits[0].credential
    course = a_course(
        catalogue_id=record.id, title=record.title, provider=record.provider.name,
        learn=("forged skill",),
    )  # fmt: skip
    ((same,), (other,), (unknown,)) = (
        looked(a_plan(courses=(one,)), catalogue).courses
        for one in (
            course,
            replace(course, title="Forged title"),
            replace(course, catalogue_id="nobody/nothing"),
        )
    )
    assert (same.found, same.item.record) == (Found.SAME, record)
    assert same.item.costs[0].amount == Money.of(690)
    assert (other.found, other.item.record, other.item.title) == (
        Found.OTHER_NAME, None, "Forged title",
    )  # fmt: skip
    assert (unknown.found, unknown.item.record) == (Found.UNKNOWN, None)


def test_that_a_phone_number_of_the_paper_is_shown_and_not_used(
    vault: Vault, catalogue: Catalogue
) -> None:
    start = looked(a_plan(courses=(a_course(phone="1 900 555 0199"),)), catalogue)
    (item,) = begun(vault, start).chosen
    assert item.phone == ""
    assert "1 900 555 0199" in item.note
    assert "not checked: 1 900 555 0199" in words(start)


def test_that_an_occupation_nobody_knows_here_is_kept_as_typed(catalogue: Catalogue) -> None:
    plan = a_plan()
    assert plan.job is not None
    start = looked(replace(plan, job=replace(plan.job, noc="00000", title="Moon miner")), catalogue)
    assert (start.goal.noc, start.goal.occupation) == ("", "Moon miner")
    assert "Choose it anew" in words(start)


def test_that_the_estimate_is_reckoned_anew(vault: Vault, catalogue: Catalogue) -> None:
    plan = a_plan()
    forged = replace(plan.estimate, out_of_pocket_worst=Money.of(1), out_of_pocket_best=Money.of(1))
    start = looked(replace(plan, estimate=forged), catalogue)
    file = begun(vault, start)
    estimate = estimating.evaluate(estimating.situation(file, TODAY), estimating.load_rules())
    assert estimate.out_of_pocket_worst == Money.of(1740)
    assert "reckoned anew by the rules here" in words(start)


def test_that_the_preview_says_a_change_and_never_claims_a_proof(catalogue: Catalogue) -> None:
    start = looked(a_plan(), catalogue)
    assert "does not prove who made it" in words(start)
    paper = replace(start.paper, changed=True)
    assert "was changed since it was printed" in words(replace(start, paper=paper))


def test_that_the_new_file_prints_the_same_courses_again(
    vault: Vault, catalogue: Catalogue
) -> None:
    plan = a_plan()
    file = begun(vault, looked(plan, catalogue))
    again = planning.draft(
        file,
        an_estimate(plan.courses),
        catalogue=catalogue,
        rules=estimating.load_rules(),
        centre=plan.centre,
        counsellor="",
        on=date(2026, 11, 24),
    )
    print_as = PrintAs()
    old, new = carried(plan, print_as), carried(again, print_as)
    assert new.goal == old.goal
    for one, other in zip(old.courses, new.courses, strict=True):
        for fact in ("title", "provider", "start", "end", "weeks", "hours_a_week", "costs"):
            assert getattr(one, fact) == getattr(other, fact), fact


def test_that_nothing_told_on_a_changed_paper_counts(catalogue: Catalogue) -> None:
    course = a_course(on_grant_list="yes", listing_told=Told("BCIT", TODAY))
    paper = from_file(as_file(carried(a_plan(courses=(course,)), PrintAs())))
    kept = starting.look(paper, catalogue, TODAY).courses[0].item
    assert kept.on_grant_list == "yes"
    doubted = starting.look(replace(paper, changed=True), catalogue, TODAY).courses[0].item
    assert doubted.on_grant_list == ""
    assert [cost.amount for cost in doubted.costs] == [None] * len(doubted.costs)
    assert "The paper says" in doubted.note
