"""The conditions of a program, tried on one credential: met, failed, open, or waiting for a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from advisor.domain.estimate import State, Verdict
from advisor.domain.situation import Chosen, Situation, Value
from advisor.funding.amounts import AwardTable
from advisor.funding.entries import Condition, Version
from advisor.funding.payers import Bounds
from advisor.funding.rules import Program
from advisor.funding.truth import Test, open_facts, truth

Facts = Mapping[str, Value]
Kept = Mapping[str, "Check"]  # what was tried before and is not touched, by condition
VERIFIED = "verified"  # ends the id of the condition that the rules are not past their day
CONFIRMED = "program_confirmed"  # the fact that lifts staleness where a program names none
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


def said_of(program: Program, situation: Situation, chosen: Chosen) -> Facts:
    """What a program is told when it judges one credential: of the client, of the credential."""
    facts: dict[str, Value] = {"scope": situation.scope, **situation.facts, **chosen.facts}
    if chosen.institution_type is not None:
        facts["institution_type"] = chosen.institution_type
    if chosen.weeks is not None:
        facts["weeks"] = chosen.weeks
    if chosen.start is not None:
        facts["start"] = chosen.start
    facts["version"] = version_of(program, situation, chosen).id
    if len(situation.chosen) > 1 and "overlaps_other_course" in program.looks_at:
        facts["overlaps_other_course"] = any(
            overlap(chosen, other) for other in situation.chosen if other.id != chosen.id
        )
    return facts


def client_facts(program: Program, situation: Situation) -> Facts:
    """What a program knows of the client alone."""
    facts = {"scope": situation.scope, **situation.facts}
    return with_derived(program, facts, situation.on)


def with_derived(program: Program, said: Facts, today: date) -> Facts:
    """With the facts that follow from others and that nobody has said."""
    facts = said
    for key, test in program.derived:
        if key not in facts:
            follows = truth(test, facts, today)
            if follows is not None:
                facts = {**facts, key: follows}
    return facts


def overlap(one: Chosen, other: Chosen) -> bool:
    """Whether two study periods surely overlap."""
    if one.start is None or other.start is None or one.weeks is None or other.weeks is None:
        return False
    ended = one.start + timedelta(weeks=one.weeks), other.start + timedelta(weeks=other.weeks)
    return one.start < ended[1] and other.start < ended[0]


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


def checks(
    program: Program, situation: Situation, chosen: Chosen, facts: Facts, kept: Kept
) -> tuple[Check, ...]:
    """Every condition of a program for one credential, whether its version holds first."""
    today = situation.on
    version = _version_check(program, situation, chosen, facts)
    tried = (kept.get(one.id) or check(one, facts, today) for one in program.conditions)
    alone = program.confirmed_fact or CONFIRMED  # asked by the version's check only
    return (
        *version,
        *(replace(one, open=one.open - {alone}) if alone in one.open else one for one in tried),
    )


def award_check(
    program: Program, amount: Bounds, missing: frozenset[str], table: AwardTable | None
) -> Check:
    """What a table gives, as a condition: zero, open, or something."""
    condition = Condition(
        id=f"{program.code}-award",
        rule=table.rule if table else "",
        about="credential",
        test=Test(),
        failed=Verdict.ZERO,
        sentence=program.award.sentence if program.award else "",
        proof=program.proof,
        ask_whom=program.ask_whom,
        sources=table.sources if table else (),
        trust=table.trust if table else "?",
    )
    if not amount.high:
        return Check(condition, State.FAILED)
    return Check(condition, State.UNKNOWN, missing) if missing else Check(condition, State.MET)


def version_day(program: Program, situation: Situation, chosen: Chosen) -> date:
    """The day that decides under which version a credential falls."""
    return situation.on if program.dated_by == "on" else chosen.start or situation.on


def version_of(program: Program, situation: Situation, chosen: Chosen) -> Version:
    """The version that a credential falls under, or the nearest one."""
    day = version_day(program, situation, chosen)
    first, last = program.versions[0], program.versions[-1]
    return program.version_on(day) or (first if day < first.start else last)


def is_stale(version: Version, situation: Situation, chosen: Chosen) -> bool:
    """Whether the estimate or the course is later than the rules are verified for."""
    return max(situation.on, chosen.start or situation.on) > version.verified_until


def _version_check(
    program: Program, situation: Situation, chosen: Chosen, facts: Facts
) -> tuple[Check, ...]:
    version = version_of(program, situation, chosen)
    day = version_day(program, situation, chosen)
    if day < version.start and (chosen.start is not None or program.dated_by == "on"):
        sentence = program.effect_sentence
        early = _version(program, version, "in-effect", sentence, Verdict.NOT_IN_EFFECT)
        return (Check(early, State.FAILED),)
    if version.end is not None and day > version.end:
        late = _version(program, version, "ended", program.ended_sentence, Verdict.ENDED)
        return (Check(late, State.FAILED),)
    stale = is_stale(version, situation, chosen)
    dated = chosen.start is not None or not program.open_start_sentence
    if program.stale == "note" or (not stale and dated):
        return ()
    until = day_words(version.verified_until)
    sentence = program.open_start_sentence
    if stale:
        sentence = program.stale_sentence.format(verified_until=until)
    condition = _version(program, version, VERIFIED, sentence, Verdict.NOT_ELIGIBLE)
    confirmed = program.confirmed_fact or CONFIRMED
    condition = msgspec.structs.replace(
        condition, test=Test(fact=confirmed, is_=True), looks_at=frozenset({confirmed})
    )
    return (check(condition, facts, situation.on),)


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
        test=Test(),
        failed=failed,
        sentence=sentence,
        proof=program.proof,
        ask_whom=program.ask_whom,
        sources=version.sources,
        trust=version.trust,
    )
