"""Fit: what is unknown speaks neither way, weights do what they say, and the turn is exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.credential import Credential, CredentialId, Link, Provider, ProviderId
from advisor.domain.estimate import Range
from advisor.domain.money import ZERO, Money
from advisor.domain.prerequisite import Check, Met
from advisor.domain.prerequisite import Why as First
from advisor.pathways import links
from advisor.pathways.fit import (
    MIDDLE,
    STANDARD,
    STEPS,
    UNKNOWN,
    Criterion,
    Fit,
    Offered,
    Part,
    Reason,
    Wants,
    Why,
    weights_of,
)
from advisor.pathways.fit_order import LESS, MORE, level, order, turn
from advisor.pathways.fit_points import fit
from advisor.pathways.links import Confidence

ON = date(2026, 11, 24)
COLLEGE = Provider(ProviderId("nic"), "North Island College", "college", "bc_public", None, None)
SILENT = Credential(
    id=CredentialId("nic/x"), title="Office Skills", provider=COLLEGE, kind="course", field="",
    summary="", skills=(), delivery=None, place=None, regions=(), hours=None, weeks=None,
    length_stated=None, tuition=None, tuition_basis=None, monthly_price=None, materials=None,
    cost_note=None, credits=None, credit_bearing=None, proof=(), counts_toward=(), part_of=None,
    prerequisites=(), intakes=(), grant_listed=False, grant_period=None, as_of=None, read_on=ON,
    source_url="https://www.nic.bc.ca/x", more_sources=(), source_is_own=True,
)  # fmt: skip
FULL = Wants(
    on=ON,
    skills=("filing", "phones"),
    noc="13112",
    own_money=Money.of(600),
    hours_a_week=Decimal(10),
    delivery=("online",),
    region="cariboo",
    by=date(2027, 5, 24),
)


def part(criterion: Criterion, wants: Wants = FULL, **known: Any) -> Part:
    facts = {key: known.pop(key) for key in list(known) if key not in Offered.__slots__}
    return fit(Offered(replace(SILENT, **facts), **known), wants).parts[criterion]


def skill(name: str) -> links.Link:
    return links.Link(name, name, name, Confidence.STRONG, "")


def job(sure: Confidence) -> links.Link:
    return links.Link("x", "13112", "Medical administrative assistants", sure, "")


def test_that_a_silent_page_is_unknown_by_every_criterion_and_breaks_nothing() -> None:
    made = fit(Offered(SILENT), FULL)
    assert set(made.parts) == set(Criterion)
    assert {one.points for one in made.parts.values()} == {None}
    assert set(made.points.values()) == {MIDDLE}
    assert made.fits


def test_that_what_the_client_did_not_ask_for_never_counts() -> None:
    made = fit(Offered(SILENT), Wants(ON))
    asked = {Criterion.COST, Criterion.START, Criterion.LENGTH, Criterion.PROOF, Criterion.LADDER}
    assert set(made.parts) == asked
    assert not Wants(ON).aimed
    assert not Wants(ON, region="cariboo").aimed  # where somebody lives is no goal
    assert Wants(ON, region="cariboo").limited


def test_that_the_goal_is_the_better_of_skills_and_occupation_and_a_little_of_the_other() -> None:
    goal = Criterion.GOAL
    both = (skill("filing"), skill("phones"))
    assert part(goal, taught=both, leads=job(Confidence.STRONG)).points == 100
    assert part(goal, taught=both).points == 80
    assert part(goal, leads=job(Confidence.STRONG)).points == 80
    assert part(goal, taught=both[:1], leads=job(Confidence.WEAK)).points == (4 * 50 + 40) // 5
    assert part(goal, skills=("welding",)).points == 0
    assert part(goal, skills=("welding",)).reason.why is Why.OFF_GOAL
    weak = part(goal, leads=job(Confidence.WEAK))
    assert not weak.reason.sure


@pytest.mark.parametrize(
    ("pays", "why", "breaks"),
    [
        (Range(ZERO, ZERO), Why.PAYS, False),
        (Range(ZERO, Money.of(600)), Why.PAYS, False),
        (Range(ZERO, Money.of(601)), Why.MAY_PAY_OVER, False),
        (Range(Money.of(601), Money.of(700)), Why.PAYS_OVER, True),
        (Range(ZERO, None), Why.UNKNOWN, False),
        (None, Why.UNKNOWN, False),
    ],
)
def test_that_only_money_that_is_surely_over_breaks_the_limit(
    pays: Range | None, why: Why, breaks: bool
) -> None:
    found = part(Criterion.COST, pays=pays)
    assert (found.reason.why, found.breaks) == (why, breaks)


def test_that_own_money_is_the_middle_and_nothing_to_pay_the_best() -> None:
    cost = Criterion.COST
    own = Money.of(600)
    assert part(cost, pays=Range(own, own)).points == 50
    assert part(cost, pays=Range()).points == 100
    hoped = part(cost, pays=Range(ZERO, own)).points
    assert hoped == (2 * 50 + 100) // 3  # a grant that may come counts a third
    nothing = replace(FULL, own_money=ZERO)
    assert part(cost, nothing, pays=Range(own, own)).points == 0
    assert part(cost, nothing, pays=Range()).points == 100


def test_that_hours_a_week_come_from_the_schedule_and_an_own_pace_always_fits() -> None:
    hours = Criterion.HOURS
    assert part(hours, hours=Decimal(60), weeks=Decimal(6)).points == 100
    over = part(hours, hours=Decimal(120), weeks=Decimal(6))
    assert (over.points, over.breaks, over.reason.number) == (25, True, Decimal(20))
    assert part(hours, delivery="self-paced online").points == 100
    assert part(hours, hours=Decimal(60)).points is None  # spread over nobody knows how many weeks


def test_that_only_a_known_other_delivery_or_region_breaks() -> None:
    way, where = Criterion.DELIVERY, Criterion.REGION
    assert part(way, delivery="self-paced online").points == 100
    assert part(way, delivery="hybrid").breaks
    assert part(where, delivery="online", regions=("kootenay",)).reason.why is Why.FROM_HOME
    assert part(where, regions=("cariboo",)).points == 100
    assert part(where, regions=("british_columbia",)).reason.why is Why.HERE
    assert part(where, regions=("kootenay",)).points is None  # it may be taught online
    assert part(where, delivery="hybrid", regions=("kootenay",)).breaks


def test_that_what_ends_after_the_wished_day_breaks_even_without_a_start() -> None:
    start = Criterion.START
    assert part(start, weeks=Decimal(40)).breaks
    assert part(start, weeks=Decimal(4), start=date(2027, 5, 1)).breaks
    soon = part(start, weeks=Decimal(4), start=date(2027, 1, 4))
    late = part(start, weeks=Decimal(4), start=date(2027, 3, 1))
    assert soon.points is not None
    assert late.points is not None
    assert soon.points > late.points > 0
    assert not part(start, replace(FULL, by=None), weeks=Decimal(400)).breaks


def test_that_what_it_counts_toward_and_gives_is_known_or_unknown_never_a_no() -> None:
    assert part(Criterion.PROOF, credit_bearing=False).points is None
    assert part(Criterion.PROOF, proof=("digital badge",)).points == 100
    named = (Link("A diploma", CredentialId("nic/y")),)
    assert part(Criterion.LADDER, counts_toward=named).points == 100
    assert part(Criterion.LADDER, counts_toward=(Link("A diploma"),)).points == 80


def test_that_only_what_is_known_not_to_be_met_bars() -> None:
    def asking(met: Met) -> Fit:
        return fit(Offered(SILENT, checks=(Check(0, "Grade 12", met, First.NOT_ASKED),)), FULL)

    assert asking(Met.NOT_MET).bars == (Reason(Why.NOT_MET, ("Grade 12",)),)
    assert not asking(Met.NOT_MET).fits
    assert asking(Met.NOT_KNOWN).asks == ("Grade 12",)
    assert asking(Met.NOT_KNOWN).fits
    assert asking(Met.MET).fits
    assert not asking(Met.MET).asks


def test_that_kept_weights_go_before_the_usual_and_nonsense_is_the_usual() -> None:
    found = weights_of({"cost": 4, "goal": 3, "length": 0, "colour": 4})
    assert found[Criterion.COST] == 4
    assert found[Criterion.LENGTH] == 0
    assert found[Criterion.GOAL] == STANDARD[Criterion.GOAL]
    assert list(found) == list(STANDARD)


# ---- properties -------------------------------------------------------------------------------

POINTS = st.one_of(st.none(), st.integers(0, 100))
CRITERIA = list(Criterion)[:4]
WEIGHTS = st.fixed_dictionaries({key: st.sampled_from(STEPS) for key in CRITERIA})


def made_fit(number: int, points: Sequence[int | None]) -> Fit:
    parts = {
        key: Part(n, UNKNOWN if n is None else Reason(Why.PROOF))
        for key, n in zip(CRITERIA, points, strict=True)
    }
    return Fit(replace(SILENT, id=CredentialId(str(number))), parts)


FITS = st.lists(st.lists(POINTS, min_size=4, max_size=4), min_size=2, max_size=6).map(
    lambda rows: [made_fit(n, row) for n, row in enumerate(rows)]
)


@settings(max_examples=80, deadline=None)
@given(FITS, WEIGHTS)
def test_that_the_order_is_by_total_then_by_what_is_known_and_always_the_same(
    fits: list[Fit], weights: dict[Criterion, int]
) -> None:
    found = order(fits, weights)
    keys = [(-one.total(weights), one.unknown(weights)) for one in found]
    assert keys == sorted(keys)
    assert order(fits, weights) == found
    if len(set(keys)) == len(keys):
        assert order(list(reversed(fits)), weights) == found


@settings(max_examples=80, deadline=None)
@given(FITS, WEIGHTS, st.sampled_from(CRITERIA), st.sampled_from(STEPS))
def test_that_a_heavier_criterion_never_lets_the_one_worse_by_it_overtake(
    fits: list[Fit], weights: dict[Criterion, int], key: Criterion, to: int
) -> None:
    first, second = fits[0], fits[1]
    heavier = {**weights, key: max(weights[key], to)}
    if first.points[key] >= second.points[key] and first.total(weights) >= second.total(weights):
        assert first.total(heavier) >= second.total(heavier)


@settings(max_examples=80, deadline=None)
@given(FITS, WEIGHTS)
def test_that_an_unknown_counts_as_the_middle(
    fits: list[Fit], weights: dict[Criterion, int]
) -> None:
    for one in fits:
        parts = {
            k: p if p.points is not None else Part(MIDDLE, UNKNOWN) for k, p in one.parts.items()
        }
        assert Fit(one.credential, parts).total(weights) == one.total(weights)


def first_at(
    fits: Sequence[Fit], weights: Mapping[Criterion, int], key: Criterion, f: Fraction
) -> set[CredentialId]:
    """By brute force: those with the best total when one weight is multiplied."""
    totals = {
        one.id: sum(
            Fraction(weights[c]) * (f if c is key else 1) * n for c, n in one.points.items()
        )
        for one in fits
    }
    best = max(totals.values())
    return {name for name, total in totals.items() if total == best}


@settings(max_examples=80, deadline=None)
@given(FITS, WEIGHTS)
def test_that_the_turn_is_the_smallest_change_that_puts_another_first(
    fits: list[Fit], weights: dict[Criterion, int]
) -> None:
    ordered = order(fits, weights)
    lead, found = ordered[0].id, turn(ordered, weights)
    if level(ordered, weights):
        assert found is None
        return
    tried = [Fraction(n, 8) for n in range(33)]  # 0, 1/8 … 4
    if found is None:  # nothing up to four times as much, or down to not at all
        assert all(lead in first_at(fits, weights, k, f) for k in CRITERIA for f in tried)
        return
    beyond = first_at(fits, weights, found.criterion, found.times)
    assert lead not in beyond
    assert found.then in beyond
    assert lead in first_at(fits, weights, found.criterion, found.at)
    size = max(found.at, 1 / found.at)
    nearer = [f for f in tried if f and max(f, 1 / f) < size]
    assert all(lead in first_at(fits, weights, k, f) for k in CRITERIA for f in nearer)
    steps = MORE if found.at > 1 else LESS
    beaten = [step for step in steps if lead not in first_at(fits, weights, found.criterion, step)]
    assert found.times == beaten[0]


def test_that_the_sentence_case_of_the_issue_comes_out() -> None:
    dear, cheap = made_fit(0, [100, 20, None, None]), made_fit(1, [60, 50, None, None])
    weights = {CRITERIA[0]: 1, CRITERIA[1]: 1, CRITERIA[2]: 1, CRITERIA[3]: 1}
    found = turn(order([cheap, dear], weights), weights)
    assert found is not None
    assert (found.criterion, found.at, found.times) == (
        Criterion.COST,
        Fraction(4, 3),
        Fraction(3, 2),
    )
    assert found.then == cheap.id


def test_that_a_level_second_is_named_and_one_option_has_no_turn() -> None:
    one, other = made_fit(0, [70, 30, None, None]), made_fit(1, [30, 70, None, None])
    weights = dict.fromkeys(CRITERIA, 2)
    assert level([one, other], weights) is other
    assert turn([one], weights) is None
