"""One program's judgement of a situation: conditions, lines, cover and verdict, without words.

A verdict for each credential, the first that fits: cancelled, not in effect, nothing to fund (its
costs are zero or of kinds that are not paid), not eligible, every line refused or paid by others,
no money left, lifetime amount used up, cannot apply yet, cannot tell, needs approval, eligible.
The program's verdict over several credentials: eligible if any surely gets money; else the most
open one (cannot apply yet, cannot tell, needs approval); else the one nearest to money.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain.estimate import State, Verdict
from advisor.domain.money import total
from advisor.domain.situation import Chosen, Situation
from advisor.funding.checks import Check, checks, facts_of
from advisor.funding.cover import Claim, Cover, Purse, cover
from advisor.funding.lines import Line, Pays, group_limits, lines
from advisor.funding.payers import NOTHING, Bill
from advisor.funding.rules import Program, StopRule, dollars
from advisor.funding.truth import truth

OPEN = (Verdict.CANNOT_APPLY_YET, Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL)
NEAREST = (
    Verdict.NO_MONEY_LEFT,
    Verdict.CAP_REACHED,
    Verdict.DUPLICATE,
    Verdict.CANCELLED,
    Verdict.NOT_ELIGIBLE,
    Verdict.NOT_IN_EFFECT,
    Verdict.NOTHING_TO_FUND,
)
FINAL_FIRST = (Verdict.CANCELLED, Verdict.NOT_IN_EFFECT)


@dataclass(frozen=True, slots=True)
class Judged:
    """One credential: its conditions, its lines in the order of payment, its verdict."""

    chosen: Chosen
    checks: tuple[Check, ...]
    lines: tuple[Line, ...]
    verdict: Verdict


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

    @property
    def is_open(self) -> bool:
        """Whether an answer could still change the cover."""
        return self.verdict in OPEN or self.cover.sure != self.cover.if_confirmed


def judge(
    program: Program, situation: Situation, paid: Mapping[tuple[str, int], Bill]
) -> Judgement:
    """Judge every credential, then pay the lines in the client's order."""
    used = _used(program, situation)
    cap = dollars(program.caps[0].on(situation.on)).amount
    left = max(NOTHING, cap - used)
    judged = [_credential(program, situation, chosen, paid, left) for chosen in situation.chosen]
    claims = tuple(
        Claim(
            number,
            line,
            possible=line.possible and one.verdict in (*OPEN, Verdict.ELIGIBLE),
            certain=line.pays is Pays.YES and _all_met(one.checks) and _pays(one.verdict),
        )
        for number, one in enumerate(judged)
        for line in one.lines
    )
    purses = tuple(_purse(program, situation, one.chosen, used) for one in judged)
    found = cover(claims, purses)
    judged = [_with_cap(one, claims, found, number) for number, one in enumerate(judged)]
    return Judgement(
        program=program,
        credentials=tuple(judged),
        claims=claims,
        purses=purses,
        cover=found,
        used=used,
        left=left,
        verdict=_verdict(judged, found),
        stops=tuple(s for s in program.stops if truth(s.when, situation.facts, situation.on)),
    )


def _used(program: Program, situation: Situation) -> Decimal:
    counted = [
        entry.amount
        for entry in situation.ledger
        if entry.program == program.code and program.ledger and entry.state in program.ledger.counts
    ]
    return max(NOTHING, total(counted).amount)


def _purse(program: Program, situation: Situation, chosen: Chosen, used: Decimal) -> Purse:
    cap = dollars(program.caps[0].on(chosen.start or situation.on)).amount
    return Purse(max(NOTHING, cap - used), group_limits(program, facts_of(situation, chosen)))


def _credential(
    program: Program,
    situation: Situation,
    chosen: Chosen,
    paid: Mapping[tuple[str, int], Bill],
    left: Decimal,
) -> Judged:
    tried = checks(program, situation, chosen)
    facts = facts_of(situation, chosen)
    its_lines = lines(program, chosen, facts, paid, situation.on)
    return Judged(chosen, tried, its_lines, _credential_verdict(tried, its_lines, left))


def _credential_verdict(
    tried: Sequence[Check], its_lines: Sequence[Line], left: Decimal
) -> Verdict:
    failed = {check.condition.failed for check in tried if check.state is State.FAILED}
    for verdict in FINAL_FIRST:
        if verdict in failed:
            return verdict
    if not any(line.of_paid_kind for line in its_lines):
        return Verdict.NOTHING_TO_FUND
    if Verdict.NOT_ELIGIBLE in failed:
        return Verdict.NOT_ELIGIBLE
    if not any(line.possible and line.due.high for line in its_lines):
        paid = any(line.pays is Pays.PAID_BY_OTHERS for line in its_lines)
        return Verdict.DUPLICATE if paid else Verdict.NOT_ELIGIBLE
    if Verdict.NO_MONEY_LEFT in failed:
        return Verdict.NO_MONEY_LEFT
    if not left:
        return Verdict.CAP_REACHED
    if Verdict.CANNOT_APPLY_YET in failed:
        return Verdict.CANNOT_APPLY_YET
    return _open_verdict(tried, its_lines)


def _open_verdict(tried: Sequence[Check], its_lines: Sequence[Line]) -> Verdict:
    states = {check.state for check in tried}
    certain = any(line.pays is Pays.YES and line.due.high for line in its_lines)
    if State.UNKNOWN in states or not certain:
        return Verdict.CANNOT_TELL
    return Verdict.NEEDS_APPROVAL if State.APPROVAL in states else Verdict.ELIGIBLE


def _all_met(tried: Sequence[Check]) -> bool:
    return all(check.state in (State.MET, State.NOT_NEEDED) for check in tried)


def _pays(verdict: Verdict) -> bool:
    return verdict in (Verdict.ELIGIBLE, Verdict.CANNOT_TELL)


def _with_cap(one: Judged, claims: Sequence[Claim], found: Cover, number: int) -> Judged:
    """A credential that would get money but comes after the lifetime amount is used up."""
    if one.verdict is not Verdict.ELIGIBLE:
        return one
    mine = zip(claims, found.lines, strict=True)
    if any(sure.high or good.high for claim, (sure, good) in mine if claim.credential == number):
        return one
    return Judged(one.chosen, one.checks, one.lines, Verdict.CAP_REACHED)


def _verdict(judged: Sequence[Judged], found: Cover) -> Verdict:
    if found.sure.high:
        return Verdict.ELIGIBLE
    verdicts = {one.verdict for one in judged}
    for verdict in (*OPEN, *NEAREST):
        if verdict in verdicts:
            return verdict
    return Verdict.NOTHING_TO_FUND
