"""One program's judgement of a situation: conditions, lines, cover and verdict, without words.

The verdict of each credential is that of ``verdicts.credential_verdict``. The program's over
several credentials: what it gives if any surely gets money; else the most open one (cannot apply
yet, cannot tell, needs approval); else the one nearest to money.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from advisor.domain.estimate import Verdict
from advisor.domain.situation import Chosen, Situation
from advisor.funding.awards import awarded
from advisor.funding.caps import Purse
from advisor.funding.checks import (
    Check,
    Facts,
    Kept,
    award_check,
    check,
    checks,
    client_facts,
    said_of,
    version_day,
    with_derived,
)
from advisor.funding.cover import Claim, Cover, cover
from advisor.funding.entries import StopRule
from advisor.funding.lines import Line, Pays, lines
from advisor.funding.payers import NOTHING, Bill, Bounds
from advisor.funding.purses import first_cap, least_left, purses
from advisor.funding.rules import Program
from advisor.funding.truth import truth
from advisor.funding.verdicts import GIVEN, MAY_PAY, NEAREST, OPEN, all_met, credential_verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """One credential: its conditions, its lines in the order of payment, its verdict."""

    chosen: Chosen
    checks: tuple[Check, ...]
    lines: tuple[Line, ...]
    verdict: Verdict
    facts: Facts
    said: Facts  # the facts without those that follow from others
    award: tuple[Bounds, Bounds] | None = None  # what a table gives: surely, hopefully
    award_check: Check | None = None  # the last of the checks where there is a table


@dataclass(frozen=True, slots=True)
class Judgement:
    """A program's whole answer in numbers."""

    program: Program
    credentials: tuple[Judged, ...]
    claims: tuple[Claim, ...]
    purses: tuple[Purse, ...]
    cover: Cover
    used: Decimal
    left: Decimal
    verdict: Verdict
    stops: tuple[StopRule, ...]
    alone: tuple[Judged, ...] = field(default=())  # the credentials before anything was paid

    @property
    def is_open(self) -> bool:
        """Whether an answer could still change the cover."""
        return self.verdict in OPEN or self.cover.sure != self.cover.if_confirmed


@dataclass(frozen=True, slots=True)
class Before:
    """A credential as it was judged before some answers: what they do not touch stays."""

    one: Judged
    answered: frozenset[str]  # facts

    @property
    def checks(self) -> Kept:
        """The conditions that look at none of the answers, by id."""
        return {
            check.condition.id: check
            for check in self.one.checks
            if self.answered.isdisjoint(check.condition.looks_at)
        }

    def leaves(self, looked_at: frozenset[str]) -> bool:
        """Whether nothing that is looked at has been answered."""
        return self.answered.isdisjoint(looked_at)


def judge(
    program: Program,
    situation: Situation,
    paid: Mapping[tuple[str, int], Bill],
    before: Mapping[str, Before] | None = None,
) -> Judgement:
    """Judge every credential, then pay the lines in the client's order."""
    before = before or {}
    judged = tuple(
        judge_one(program, situation, chosen, paid, before=before.get(chosen.id))
        for chosen in situation.chosen
    )
    awards = {n: one.award for n, one in enumerate(judged) if one.award is not None}
    return settled(program, situation, judged, awards)


def settled(
    program: Program,
    situation: Situation,
    judged: tuple[Judged, ...],
    awards: Mapping[int, tuple[Bounds, Bounds]],
) -> Judgement:
    """The judgement once every credential has been looked at."""
    alone = judged
    claims = tuple(claim for number, one in enumerate(judged) for claim in _claims(number, one))
    facts = {one.chosen.id: one.facts for one in judged}
    held = purses(program, situation, claims, facts, awards)
    found = cover(claims, held, len(judged))
    judged = tuple(_with_cap(one, found, number) for number, one in enumerate(judged))
    cap = first_cap(program, situation)
    used = cap[2] if cap else NOTHING
    verdict = verdict_of(program, judged, found)
    return Judgement(
        program=program,
        credentials=judged,
        claims=claims,
        purses=held,
        cover=found,
        used=used,
        left=max(NOTHING, cap[0].on(cap[1]).amount - used) if cap else NOTHING,
        verdict=verdict,
        stops=tuple(_stops(program, situation, judged, verdict)),
        alone=alone,
    )


def _claims(number: int, one: Judged) -> Iterator[Claim]:
    may_pay = one.verdict in MAY_PAY
    certain = may_pay and _pays(one.verdict) and all_met(one.checks)
    for line in one.lines:
        yield Claim(
            number,
            line,
            possible=may_pay and line.possible,
            certain=certain and line.pays is Pays.YES,
        )


def judge_one(
    program: Program,
    situation: Situation,
    chosen: Chosen,
    paid: Mapping[tuple[str, int], Bill],
    *,
    whole: Judged | None = None,
    before: Before | None = None,
) -> Judged:
    """One credential, before anything is paid; an award goes on from what its whole found."""
    if before and not before.answered:
        return before.one
    said = said_of(program, situation, chosen)
    return judge_said(program, situation, chosen, paid, said, whole=whole, before=before)


def judge_said(
    program: Program,
    situation: Situation,
    chosen: Chosen,
    paid: Mapping[tuple[str, int], Bill],
    said: Facts,
    *,
    whole: Judged | None = None,
    before: Before | None = None,
) -> Judged:
    """One credential by these facts."""
    facts = with_derived(program, said, situation.on)
    if before and before.leaves(program.looks_at):
        return replace(before.one, chosen=chosen, facts=facts, said=said)
    kept = before.checks if before else {}
    if whole is not None:
        own = program.conditions[program.shared_conditions :]
        again = (kept.get(one.id) or check(one, facts, situation.on) for one in own)
        tried, its_lines = (*whole.checks, *again), whole.lines
    else:
        tried = checks(program, situation, chosen, facts, kept)
        its_lines = (
            before.one.lines
            if before and before.leaves(program.lines_look_at)
            else lines(program, chosen, facts, paid, situation.on)
        )
    award, last = _award(program, situation, chosen, facts, before)
    tried = (*tried, last) if last else tried
    left = least_left(program, situation, chosen)
    verdict = credential_verdict(program, tried, its_lines, left)
    return Judged(chosen, tried, its_lines, verdict, facts, said, award, last)


def _award(
    program: Program, situation: Situation, chosen: Chosen, facts: Facts, before: Before | None
) -> tuple[tuple[Bounds, Bounds] | None, Check | None]:
    """What the program's table gives, and that as a condition."""
    if program.award is None:
        return None, None
    if before and before.leaves(program.award_looks_at):
        return before.one.award, before.one.award_check
    day = version_day(program, situation, chosen)
    found = awarded(program.award, facts, day, chosen.weeks)
    low, high = found.amount.low, found.amount.high
    last = award_check(program, found.amount, found.open, found.table)
    return (Bounds(low, low), Bounds(high, high)), last


def with_verdict(one: Judged, verdict: Verdict) -> Judged:
    """The credential with the verdict that it has in the end."""
    return one if one.verdict is verdict else replace(one, verdict=verdict)


def _pays(verdict: Verdict) -> bool:
    return verdict in (*GIVEN, Verdict.CANNOT_TELL)


def _with_cap(one: Judged, found: Cover, number: int) -> Judged:
    """A credential that would get money but comes after the cap is used up."""
    if one.verdict not in GIVEN or not any(line.possible and line.due.high for line in one.lines):
        return one
    sure, good = found.credentials[number]
    if sure.high or good.high:
        return one
    return replace(one, verdict=Verdict.CAP_REACHED)


def verdict_of(program: Program, judged: Sequence[Judged], found: Cover) -> Verdict:
    """The program's verdict over all credentials."""
    verdicts = {one.verdict for one in judged}
    if found.sure.high or program.gives in verdicts:
        return program.gives
    for verdict in (*OPEN, *NEAREST):
        if verdict in verdicts:
            return verdict
    return Verdict.NOTHING_TO_FUND


def _stops(
    program: Program, situation: Situation, judged: Sequence[Judged], verdict: Verdict
) -> Sequence[StopRule]:
    known = [one.facts for one in judged] or [client_facts(program, situation)]
    return [
        stop
        for stop in program.stops
        if (stop.always or verdict in MAY_PAY)
        and any(truth(stop.when, facts, situation.on) for facts in known)
    ]
