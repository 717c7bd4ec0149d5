"""Situations for the tests: a person who meets every condition, and courses that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.domain.estimate import Estimate, ProgramResult
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
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import load_rules

ON = date(2025, 8, 15)
START = date(2025, 9, 8)
RULES = load_rules()
GRANT = RULES.programs[0]
PERSON: dict[str, Value] = {
    "age_at_start": 34,
    "graduated_hs": True,
    "status": "citizen",
    "bc_resident_living_in_bc": True,
    "consent": True,
    "benefits": (),
    "workbc_client": False,
    "signed_declarations": "yes",
    "fsg_use_recorded": True,
}


def person(**changed: Value | None) -> dict[str, Value]:
    """A person who meets every condition, with some answers changed or, with None, taken away."""
    facts = {**PERSON, **changed}
    return {key: value for key, value in facts.items() if value is not None}


def cost(category: str, amount: int | str | None, **facts: Value) -> Cost:
    """A cost line; None = price not known."""
    return Cost(Category(category), None if amount is None else Money.of(amount), facts)


def course(name: str, *costs: Cost, **changed: Any) -> Chosen:
    """A public course on the grant list; ``facts`` replace those of the list."""
    base = Chosen(name, f"Course {name}", "College", "bc_public", START, 10, costs)
    listed = {"facts": {"on_fsg_list": True}, **changed}
    return replace(base, **listed)


def situation(*chosen: Chosen, **changed: Any) -> Situation:
    """The person with these courses, on a day on which the rules are verified."""
    return replace(Situation(ON, PERSON, chosen, scope=("fsg",)), **changed)


def used(amount: int | str, state: ClaimState = ClaimState.CLAIMED) -> LedgerEntry:
    """One line of the grant's ledger."""
    return LedgerEntry("fsg", state, Money.of(amount))


def paid(category: str, amount: int | str | None, *, counts: bool = True) -> OtherFunding:
    """Somebody else pays a kind of cost."""
    money = None if amount is None else Money.of(amount)
    return OtherFunding("employer" if counts else "student_loan", Category(category), money, counts)


def grant(found: Estimate) -> ProgramResult:
    """The grant's result."""
    return next(program for program in found.programs if program.code == "fsg")


def judged(*chosen: Chosen, **changed: Any) -> ProgramResult:
    """The grant's result for these courses."""
    return grant(evaluate(situation(*chosen, **changed), RULES))


def facts_asked(result: ProgramResult) -> Sequence[str]:
    """The facts of the open questions, in order."""
    return [question.fact for question in result.questions]
