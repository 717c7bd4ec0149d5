"""Awards that are paid one after another out of one need: part-time student aid.

Each award is limited to the need that those before it leave, and to its own yearly cap. What an
open award would do to those behind it is tried out: a sum is sure only if it holds in every way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.domain.estimate import Verdict
from advisor.domain.situation import Situation
from advisor.funding.chain import Amounts, Chain, turn_of
from advisor.funding.checks import version_day
from advisor.funding.cover import Cover
from advisor.funding.judging import (
    Before,
    Judged,
    Judgement,
    judge_one,
    settled,
    verdict_of,
    with_verdict,
)
from advisor.funding.need import need
from advisor.funding.payers import NOTHING, Bill, Bounds
from advisor.funding.rules import Program
from advisor.funding.verdicts import GIVEN, OPEN


@dataclass(frozen=True, slots=True)
class Family:
    """A program and its awards: the whole as one payer, each award with what it would give."""

    whole: Judgement
    members: tuple[Judgement, ...]
    sure: tuple[Amounts, Amounts]  # at the low and the high end of unknown prices
    hope: tuple[Amounts, Amounts]
    alone: Mapping[str, tuple[Judged, ...]]  # each before anything was paid, by code


def judge_family(
    whole: Program,
    members: Sequence[Program],
    situation: Situation,
    paid: Mapping[tuple[str, int], Bill],
    before: Mapping[str, Mapping[str, Before]] | None = None,
) -> Family:
    """Judge the program with the awards that are looked at, in the order in which they are paid."""
    members = sorted(members, key=lambda program: program.rank)
    each = _alone(whole, members, situation, paid, before or {})
    base = each[whole.code]
    needs = tuple(_need(whole, situation, one) for one in base)
    grants = [program for program in members if program.kind != "loan"]
    turns = [
        [t for p in members if (t := turn_of(p, each[p.code][n], situation)) is not None]
        for n in range(len(base))
    ]
    ways = Chain(turns, needs)
    sure = ways.run(frozenset(), high=False), ways.run(frozenset(), high=True)
    hope = ways.each_alone(high=False), ways.each_alone(high=True)
    awards = dict(ways.awards(frozenset(p.code for p in members if p.kind == "loan")))
    judged = tuple(
        _whole(one, [each[program.code][n] for program in grants], sure[0][n])
        for n, one in enumerate(base)
    )
    found = settled(whole, situation, judged, awards)
    return Family(
        whole=found,
        members=tuple(
            _member(program, each[program.code], found, (sure, hope)) for program in members
        ),
        sure=sure,
        hope=hope,
        alone=each,
    )


def _alone(
    whole: Program,
    members: Sequence[Program],
    situation: Situation,
    paid: Mapping[tuple[str, int], Bill],
    before: Mapping[str, Mapping[str, Before]],
) -> dict[str, tuple[Judged, ...]]:
    """The program and each award by credential, before anything is paid."""
    known = before.get(whole.code, {})
    base = tuple(
        judge_one(whole, situation, chosen, paid, before=known.get(chosen.id))
        for chosen in situation.chosen
    )
    found = {whole.code: base}
    for program in members:
        known = before.get(program.code, {})
        found[program.code] = tuple(
            judge_one(
                program, situation, one.chosen, paid, whole=one, before=known.get(one.chosen.id)
            )
            for one in base
        )
    return found


def split(family: Family, whole: Judgement) -> tuple[Judgement, ...]:
    """Each award's part of what the whole got in the end, in the order in which they are paid."""
    order = [found.program for found in family.members if found.program.kind != "loan"]
    parts: dict[str, list[tuple[Bounds, Bounds]]] = {program.code: [] for program in order}
    for number, (sure, hope) in enumerate(whole.cover.credentials):
        lows = _parts(order, family.sure[0][number], sure.low)
        highs = _parts(order, family.sure[1][number], sure.high)
        good_lows = _at_best(order, family.hope[0][number], hope.low)
        good_highs = _at_best(order, family.hope[1][number], hope.high)
        for program in order:
            code = program.code
            parts[code].append(
                (_ends(lows[code], highs[code]), _ends(good_lows[code], good_highs[code]))
            )
    return tuple(
        _settled_member(found, parts[found.program.code], whole)
        if found.program.code in parts
        else found
        for found in family.members
    )


def _parts(
    order: Sequence[Program], awards: Mapping[str, Decimal], money: Decimal
) -> dict[str, Decimal]:
    found = {}
    for program in order:
        found[program.code] = min(awards.get(program.code, NOTHING), money)
        money -= found[program.code]
    return found


def _at_best(
    order: Sequence[Program], awards: Mapping[str, Decimal], money: Decimal
) -> dict[str, Decimal]:
    """Each award as if it were the only open one: together they may come to more than there is."""
    return {program.code: min(awards.get(program.code, NOTHING), money) for program in order}


def _ends(one: Decimal, other: Decimal) -> Bounds:
    return Bounds(min(one, other), max(one, other))


def _need(whole: Program, situation: Situation, one: Judged) -> Bounds:
    return need(whole, one, version_day(whole, situation, one.chosen))


def _whole(one: Judged, awards: Sequence[Judged], sure: Mapping[str, Decimal]) -> Judged:
    """The program's verdict for a credential, once its awards are looked at."""
    if one.verdict not in GIVEN:
        return one
    if any(sure.get(code, NOTHING) for code in sure):
        return one
    is_open = any(award.verdict in OPEN for award in awards)
    return replace(one, verdict=Verdict.CANNOT_TELL if is_open else Verdict.ZERO)


def _member(
    program: Program,
    judged: tuple[Judged, ...],
    whole: Judgement,
    ways: tuple[tuple[Amounts, Amounts], tuple[Amounts, Amounts]],
) -> Judgement:
    """An award before it is known what other programs take: the loan stays like this."""
    ends = [[own.get(program.code, NOTHING) for own in end] for way in ways for end in way]
    parts = [
        (_ends(low, high), _ends(good_low, good_high))
        for low, high, good_low, good_high in zip(*ends, strict=True)
    ]
    base = Judgement(
        program=program,
        credentials=judged,
        claims=(),
        purses=(),
        cover=Cover(),
        used=NOTHING,
        left=NOTHING,
        verdict=Verdict.ZERO,
        stops=(),
    )
    return _settled_member(base, parts, whole)


def _settled_member(
    found: Judgement, parts: Sequence[tuple[Bounds, Bounds]], whole: Judgement
) -> Judgement:
    judged = tuple(
        with_verdict(one, _member_verdict(one, part, whole.credentials[number]))
        for number, (one, part) in enumerate(zip(found.credentials, parts, strict=True))
    )
    sure = sum((part[0] for part in parts), Bounds())
    hope = sum((part[1] for part in parts), Bounds())
    cover = Cover(sure=sure, if_confirmed=hope, direct=sure.low, best=hope.high,
                  credentials=tuple(parts))  # fmt: skip
    verdict = verdict_of(found.program, judged, cover)
    return replace(found, credentials=judged, cover=cover, verdict=verdict)


def _member_verdict(one: Judged, part: tuple[Bounds, Bounds], whole: Judged) -> Verdict:
    if one.verdict not in GIVEN:
        return one.verdict
    if part[0].high:
        return one.verdict
    if whole.verdict in OPEN and part[1].high:
        return Verdict.CANNOT_TELL
    return Verdict.ZERO
