"""Making the programs of the rule files ready to judge: what they share, and what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from advisor.funding.checks import CONFIRMED
from advisor.funding.entries import Fact
from advisor.funding.rules import Program
from advisor.funding.truth import Test

_SHARED = (
    "versions",
    "dated_by",
    "stale",
    "stale_sentence",
    "open_start_sentence",
    "confirmed_fact",
    "effect_sentence",
    "ask_whom",
    "proof",
    "costs",
    "need",
)


def assembled(programs: Iterable[Program], facts: Mapping[str, Fact]) -> tuple[Program, ...]:
    """Each program complete: an award has the conditions and costs of the program it is part of.

    Done again after a change, it comes to the same.
    """
    given = {program.code: program for program in programs}
    return tuple(_complete(program, given, facts) for program in given.values())


def _complete(program: Program, given: Mapping[str, Program], facts: Mapping[str, Fact]) -> Program:
    whole = given.get(program.part_of)
    if whole is not None:
        shared = {name: getattr(whole, name) for name in _SHARED}
        inherited = {condition.id for condition in whole.conditions}
        own = (condition for condition in program.conditions if condition.id not in inherited)
        conditions = (*whole.conditions, *own)
        shared["shared_conditions"] = len(whole.conditions)
        program = msgspec.structs.replace(program, conditions=conditions, **shared)
    family = (program.code, *(p.code for p in given.values() if p.part_of == program.code))
    if whole is not None:
        family += (whole.code, *(p.code for p in given.values() if p.part_of == whole.code))
    conditions = tuple(
        msgspec.structs.replace(
            condition,
            test=_named(condition.test, family),
            applies=_named(condition.applies, family),
        )
        for condition in program.conditions
    )
    program = msgspec.structs.replace(program, conditions=conditions)
    return _looking(msgspec.structs.replace(program, derived=_derived(program, facts)))


def _named(test: Test, family: tuple[str, ...]) -> Test:
    """The test with the codes that a case's scope must hold for silence to count as yes."""
    return msgspec.structs.replace(
        test,
        named=family if test.unsaid == "if_named" else (),
        any=tuple(_named(part, family) for part in test.any),
        all=tuple(_named(part, family) for part in test.all),
    )


def tests_of(program: Program) -> tuple[Test, ...]:
    """Every machine test of a program."""
    return (
        *(test for entry in program.conditions for test in (entry.applies, entry.test)),
        *(rule.test for rule in program.costs),
        *(rule.test for rule in program.line_rules),
        *(stop.when for stop in program.stops),
        *(note.when for note in program.notes),
        *(bucket.test for bucket in program.buckets),
    )


def _derived(program: Program, facts: Mapping[str, Fact]) -> tuple[tuple[str, Test], ...]:
    """The facts that follow from others, those first that others follow from."""
    found: dict[str, Test] = {}

    def add(key: str) -> None:
        fact = facts.get(key)
        if fact is None or key in found or not any(fact.derived.facts()):
            return
        for needed in fact.derived.facts():
            add(needed)
        found[key] = fact.derived

    for test in tests_of(program):
        for key in test.facts():
            add(key)
    return tuple(found.items())


def _looking(program: Program) -> Program:
    """With the facts that each condition, the cost lines and the award look at."""
    follows = dict(program.derived)
    award = program.award
    conditions = tuple(
        msgspec.structs.replace(
            entry, looks_at=_needed((*entry.applies.facts(), *entry.test.facts()), follows)
        )
        for entry in program.conditions
    )
    tests = (*(rule.test for rule in program.costs), *(rule.test for rule in program.line_rules))
    of_lines = [fact for test in tests for fact in test.facts()]
    of_lines += [limit.receipts for limit in program.limits]
    of_lines += [program.repeats.part] if program.repeats else []
    of_award = (award.income, award.size, award.band, "weeks") if award else ()
    of_tests = [fact for test in tests_of(program) for fact in test.facts()]
    every = (*of_tests, *of_lines, *of_award, program.confirmed_fact or CONFIRMED)
    return msgspec.structs.replace(
        program,
        conditions=conditions,
        looks_at=_needed(every, follows),
        lines_look_at=_needed(of_lines, follows),
        award_looks_at=_needed(of_award, follows),
    )


def _needed(keys: Iterable[str], follows: Mapping[str, Test]) -> frozenset[str]:
    """These facts, and those that they follow from."""
    found: set[str] = set()
    new = set(keys)
    while new:
        found |= new
        new = {fact for key in new if key in follows for fact in follows[key].facts()} - found
    return frozenset(found)
