"""Households by chance: one to three courses, anything known or not, over every program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from advisor.domain.money import Money
from advisor.domain.situation import (
    Category,
    Chosen,
    ClaimState,
    Cost,
    LedgerEntry,
    OtherFunding,
    Situation,
    Value,
)
from advisor.funding.asking import value_of
from advisor.funding.entries import Fact
from advisor.funding.rules import Rules
from advisor.funding.truth import Test, truth
from tests.unit.funding.making import RULES

DAYS = (date(2025, 8, 15), date(2026, 3, 2), date(2026, 11, 23))
STARTS = (
    date(2025, 9, 8),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 7, 31),
    date(2026, 9, 14),
    date(2027, 1, 11),
)
WEEKS = (5, 6, 10, 12, 13, 34, 52, 53)
PAYERS = ("employer", "bursary", "scholarship")
SPANS: dict[str, tuple[int, int]] = {
    "age_at_start": (17, 72),
    "age_at_year_end": (17, 73),
    "family_size": (1, 8),
    "dependants_under_12": (0, 4),
    "family_income_line15000": (0, 150_000),
    "ctcl": (0, 5_000),
    "rrsp": (0, 20_000),
    "course_load_pct": (15, 70),
    "hours": (10, 400),
    "study_hours_a_week": (5, 40),
    "weeks_in_bc": (0, 100),
    "months_in_care": (0, 40),
    "level_completed": (0, 4),
    "hours_per_week": (0, 40),
}
LIKELY: dict[str, tuple[Value, ...]] = {
    "status": ("citizen", "citizen", "permanent_resident", "protected_person", "work_permit"),
    "benefits": ((), (), ("ei_regular",), ("bcea_income_assistance",)),
    "signed_declarations": ("yes", "yes", "when_applying", "no"),
    "institution_type": ("bc_public", "bc_public", "bc_public", "bc_private", "other"),
    "level": ("abe", "esl", "post_secondary_100_plus"),
    "credential_type": ("undergraduateCertificate", "other"),
}
AGAINST = (  # a yes to these shuts programs out
    "loan_default",
    "graduate_study",
    "leads_to_degree",
    "school_abroad_for_profit",
    "basic_or_special_education",
    "upgrading_course",
    "same_program",
)
NOT_DRAWN = ("version", "weeks", "institution_type", "claim_sent", "bought", "currency")
FILE_ONLY = ("materials_not_before", "materials_claim_closes", "enrolment", "fsg_use_recorded")
CLIENT, COURSE, LINE = "client", "credential", "cost"


def money(chance: Random, most: int = 6_000) -> Money:
    """A sum in cents, often a whole number of dollars."""
    dollars = Decimal(chance.randint(0, most))
    return Money(dollars + (Decimal(chance.randint(0, 99)) / 100 if chance.random() < 0.5 else 0))


def answer(chance: Random, fact: Fact) -> Value:
    """Some answer to a fact."""
    if fact.key in LIKELY:
        return chance.choice(LIKELY[fact.key])
    if fact.key in SPANS:
        number = chance.randint(*SPANS[fact.key])
        return Money.of(number) if fact.kind == "money" else number
    if fact.kind == "money":
        return money(chance, 600)
    if fact.choices:
        return value_of(fact, chance.choice(fact.choices)[0])
    return (chance.random() < 0.75) is not (fact.key in AGAINST)


def _facts(chance: Random, about: str, known: float) -> dict[str, Value]:
    drawn: dict[str, Value] = {}
    for key, fact in RULES.facts.items():
        if fact.about != about or key in (*NOT_DRAWN, *FILE_ONLY) or fact.kind == "day":
            continue
        if fact.question or key in SPANS or key in LIKELY:
            if chance.random() < known:
                drawn[key] = answer(chance, fact)
        elif chance.random() < known / 8:
            drawn[key] = answer(chance, fact)
    return drawn


def _cost(chance: Random, known: float, most: int) -> Cost:
    kind = chance.choice((Category.TUITION, Category.TUITION, *Category))
    price = None if chance.random() < 0.15 else money(chance, most)
    return Cost(kind, price, _facts(chance, LINE, known / 2))


def _course(chance: Random, name: str, known: float, most: int) -> Chosen:
    return Chosen(
        id=name,
        title=name,
        provider=chance.choice(("College", "Institute")),
        institution_type=str(chance.choice(LIKELY["institution_type"])),
        start=chance.choice(STARTS),
        weeks=None if chance.random() < 0.1 else chance.choice(WEEKS),
        costs=tuple(_cost(chance, known, most) for _ in range(chance.randint(1, 3))),
        facts=_facts(chance, COURSE, known),
    )


def other(chance: Random, most: int = 3_000) -> OtherFunding:
    """Somebody else who pays, or a loan."""
    kind = chance.choice((Category.TUITION, Category.TUITION, Category.MATERIALS_REQUIRED))
    amount = None if chance.random() < 0.2 else money(chance, most)
    if chance.random() < 0.15:
        return OtherFunding("student_loan", kind, amount, counts=False)
    return OtherFunding(chance.choice(PAYERS), kind, amount)


def entry(chance: Random) -> LedgerEntry:
    """Money of a program that was used or is on hold."""
    codes = [p.code for p in RULES.programs if p.caps]
    state = chance.choice((ClaimState.CLAIMED, ClaimState.CLAIMED, ClaimState.HOLD))
    on = chance.choice((None, *DAYS))
    return LedgerEntry(chance.choice(codes), state, money(chance, 4_000), on)


def household(chance: Random, *, most: int = 6_000, courses: int = 3) -> Situation:
    """A client as a counsellor meets one: much known or little; prices up to ``most`` dollars."""
    known = chance.choice((0.5, 0.8, 0.95, 1.0))
    facts = _facts(chance, CLIENT, known)
    if chance.random() < 0.8:
        facts["fsg_use_recorded"] = True
    return Situation(
        on=chance.choice(DAYS),
        facts=facts,
        chosen=tuple(
            _course(chance, name, known, most) for name in "ABC"[: chance.randint(1, courses)]
        ),
        ledger=tuple(entry(chance) for _ in range(chance.choice((0, 0, 1, 2)))),
        other_funding=tuple(other(chance) for _ in range(chance.choice((0, 0, 0, 1, 2)))),
    )


def completed(chance: Random, given: Situation) -> Situation:
    """The same household with every open answer given and every price told."""
    facts = {**_open(chance, CLIENT), **given.facts}
    if "fsg_use_recorded" not in facts:
        facts["fsg_use_recorded"] = True
    return replace(
        given,
        facts=_consistent(facts, given.facts, given.on),
        chosen=tuple(_complete(chance, one, given.on) for one in given.chosen),
        other_funding=tuple(
            replace(one, amount=money(chance) if one.amount is None else one.amount)
            for one in given.other_funding
        ),
    )


def _consistent(
    facts: dict[str, Value], given: Mapping[str, Value], today: date
) -> dict[str, Value]:
    """Without answers that contradict what follows from others."""
    for key in [key for key in facts if key not in given]:
        rest = {name: value for name, value in facts.items() if name != key}
        if key in _followed(rest, today):
            del facts[key]
    return facts


def _followed(facts: Mapping[str, Value], today: date) -> dict[str, Value]:
    """With everything that follows from other facts."""
    found = dict(facts)
    for _step in range(3):
        for key, fact in DERIVED.items():
            if key not in found and (follows := truth(fact.derived, found, today)) is not None:
                found[key] = follows
    return found


def _complete(chance: Random, one: Chosen, today: date) -> Chosen:
    confirmed: dict[str, Value] = {"program_confirmed": chance.random() < 0.5}
    return replace(
        one,
        weeks=chance.randint(1, 53) if one.weeks is None else one.weeks,
        facts=_consistent({**confirmed, **_open(chance, COURSE), **one.facts}, one.facts, today),
        costs=tuple(
            Cost(
                cost.category,
                money(chance) if cost.amount is None else cost.amount,
                {**_open(chance, LINE), **cost.facts},
            )
            for cost in one.costs
        ),
    )


def _open(chance: Random, about: str) -> dict[str, Value]:
    """An answer to everything that silence leaves open."""
    facts = (fact for key, fact in RULES.facts.items() if key in OPEN and fact.about == about)
    return {fact.key: answer(chance, fact) for fact in facts}


def _tests(rules: Rules) -> Iterator[Test]:
    """The tests that decide about money."""
    for program in rules.programs:
        yield from (test for one in program.conditions for test in (one.test, one.applies))
        yield from (rule.test for rule in program.costs)
        yield from (rule.test for rule in program.line_rules)
        yield from (bucket.test for bucket in program.buckets)
    yield from (fact.derived for fact in rules.facts.values())


def _leaves(test: Test) -> Iterator[Test]:
    if test.fact:
        yield test
    for part in (*test.any, *test.all):
        yield from _leaves(part)


def _left_open(rules: Rules) -> frozenset[str]:
    """The facts that are open while nobody has said them: silence is no answer to them."""
    leaves: list[Any] = [leaf for test in _tests(rules) for leaf in _leaves(test)]
    said = {leaf.fact for leaf in leaves if leaf.unsaid in ("", "if_named")}
    overlaps = {rule.fact for p in rules.programs for rule in p.overlaps if rule.fact}
    parts = {p.repeats.part for p in rules.programs if p.repeats}
    tables = {name for p in rules.programs if (a := p.award) for name in (a.income, a.size, a.band)}
    found = (said | overlaps | parts | tables | {"ctcl"}) & set(rules.facts)
    return frozenset(found - {"version", "weeks", "institution_type"})


OPEN = _left_open(RULES)
DERIVED = {key: fact for key, fact in RULES.facts.items() if any(fact.derived.facts())}
