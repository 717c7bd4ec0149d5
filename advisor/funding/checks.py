"""The conditions of a program, tried on one credential: met, failed, open, or waiting for a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from advisor.domain.estimate import State, Verdict
from advisor.domain.situation import Chosen, Situation, Value
from advisor.funding.rules import Condition, Program, Version
from advisor.funding.truth import Test, open_facts, truth

Facts = Mapping[str, Value]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Check:
    """One condition with its outcome. ``open`` holds the facts whose answers would decide it."""

    condition: Condition
    state: State
    open: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Which condition it is."""
        return self.condition.rule, self.condition.id


def facts_of(situation: Situation, chosen: Chosen) -> Facts:
    """What is known when one credential is judged: about the client, and about the credential."""
    facts: dict[str, Value] = {**situation.facts, **chosen.facts}
    if chosen.institution_type is not None:
        facts["institution_type"] = chosen.institution_type
    return facts


def check(condition: Condition, facts: Facts, today: date) -> Check:
    """Try one condition."""
    applies = truth(condition.applies, facts, today)
    if applies is False:
        return Check(condition, State.NOT_NEEDED)
    found = truth(condition.test, facts, today)
    if found is True:
        return Check(condition, State.MET)
    if applies is None:
        return Check(
            condition, State.UNKNOWN, frozenset(open_facts(condition.applies, facts, today))
        )
    if found is False:
        return Check(condition, State.FAILED)
    missing = frozenset(open_facts(condition.test, facts, today))
    waiting = condition.approval and missing == {condition.approval}
    return Check(condition, State.APPROVAL if waiting else State.UNKNOWN, missing)


def checks(program: Program, situation: Situation, chosen: Chosen) -> tuple[Check, ...]:
    """Every condition of a program for one credential, whether its version holds first."""
    facts, today = facts_of(situation, chosen), situation.on
    version = _version_check(program, situation, chosen, facts)
    tried = (check(condition, facts, today) for condition in program.conditions)
    alone = frozenset({program.confirmed_fact})  # asked by the check of the version only
    return (*version, *(replace(one, open=one.open - alone) for one in tried))


def version_of(program: Program, situation: Situation, chosen: Chosen) -> Version:
    """The version that a credential falls under, or the nearest one."""
    day = chosen.start or situation.on
    first, last = program.versions[0], program.versions[-1]
    return program.version_on(day) or (first if day < first.start else last)


def is_stale(version: Version, situation: Situation, chosen: Chosen) -> bool:
    """Whether the estimate or the course is later than the rules are verified for."""
    return max(situation.on, chosen.start or situation.on) > version.verified_until


def _version_check(
    program: Program, situation: Situation, chosen: Chosen, facts: Facts
) -> tuple[Check, ...]:
    version = version_of(program, situation, chosen)
    if chosen.start is not None and chosen.start < version.start:
        sentence = program.effect_sentence
        early = _version(program, version, "in-effect", sentence, Verdict.NOT_IN_EFFECT)
        return (Check(early, State.FAILED),)
    stale = is_stale(version, situation, chosen)
    if not stale and chosen.start is not None:
        return ()
    sentence = stale_words(program, version) if stale else program.open_start_sentence
    condition = _version(program, version, "verified", sentence, Verdict.NOT_ELIGIBLE)
    return (check(condition, facts, situation.on),)


def stale_words(program: Program, version: Version) -> str:
    """What is said before any number when the rules are past the day they were verified for."""
    return program.stale_sentence.format(verified_until=day_words(version.verified_until))


def day_words(day: date) -> str:
    """A date as rule sentences write it: ``30 Jun 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _version(
    program: Program, version: Version, name: str, sentence: str, failed: Verdict
) -> Condition:
    return Condition(
        id=f"{version.id}-{name}",
        rule=version.rule,
        about="credential",
        test=Test(fact=program.confirmed_fact, is_=True),
        failed=failed,
        sentence=sentence,
        proof=program.proof,
        ask_whom=program.ask_whom,
        sources=version.sources,
        trust=version.trust,
    )
