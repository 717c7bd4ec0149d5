"""From a situation and the rules to an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from advisor.domain.estimate import (
    Effect,
    Estimate,
    ProgramResult,
    Question,
    Range,
    Stop,
    Verdict,
)
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Situation
from advisor.funding.asking import Tried, clash_questions, questions, still_matters
from advisor.funding.family import Family, judge_family, split
from advisor.funding.flips import Ground
from advisor.funding.judging import Before, Judged, Judgement, judge, verdict_of
from advisor.funding.loans import loans
from advisor.funding.payers import NO_LIMIT, NOTHING, Bill, Bounds, bills
from advisor.funding.results import money_range, result
from advisor.funding.rules import Program, Rules
from advisor.funding.second import alternatives
from advisor.funding.tax import at_tax_time, tax_time
from advisor.funding.totals import Pays, Rests, rests
from advisor.funding.truth import truth
from advisor.funding.verdicts import COVERS, GIVEN, OPEN, doubled
from advisor.funding.waterfall import Shared, shared

Paid = Mapping[tuple[str, int], Bill]
Order = tuple[bool, bool, bool, bool, Decimal, int, Decimal, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that was judged, before it is put into words."""

    judged: Mapping[str, Judgement]  # every program in scope, by code
    alone: Mapping[str, Judgement]  # as if no other program paid
    shared: Shared
    rests: Rests
    covers: tuple[Judgement, ...]  # who pays cost lines: an award within its whole
    families: Mapping[str, Family]  # with the awards looked at, by the code of the whole


def evaluate(situation: Situation, rules: Rules, *, alternatives_too: bool = True) -> Estimate:
    """What each program in scope pays, what the client pays, and what to ask next.

    Programs of the scope that this edition knows but does not judge count as unknown: they may pay
    anything, so the best case is open while the worst case stands. ``alternatives_too``: also look
    for the second best ways to pay.
    """
    paid = bills(situation)
    whole = judge_all(situation, rules, paid)
    programs = {program.code: program for program in rules.programs}
    pages = {key: rules.source(key) for key in rules.pages}
    again, ground = _Again(whole, rules, paid), Ground(situation, paid, rules.facts, pages)
    results = tuple(_result(found, whole, ground, again) for found in whole.judged.values())
    prices = [bill.price for bill in paid.values()]
    known = sum((price.low for price in prices), NOTHING)
    missing = sum(price.high == NO_LIMIT for price in prices)
    unjudged = any(rules.program(code) is None for code in situation.scope)
    pays = Pays(whole.covers, paid, whole.rests, unjudged=unjudged)
    worst = pays.worst()
    best = Money(pays.best())
    return Estimate(
        on=situation.on,
        programs=results,
        total_cost=None if missing else Money(known),
        total_cost_known=Money(known),
        unknown_prices=missing,
        non_repayable=money_range(pays.non_repayable()).exact,
        out_of_pocket_best=best,
        out_of_pocket_worst=worst,
        due_before_reimbursement=pays.first(),
        questions=_merged(results, situation),
        stops=_stops(results),
        tax_time=tax_time(list(whole.judged.values())),
        loan_available=loans(whole.judged.values(), worst),
        alternatives=alternatives(whole.shared, programs, worst) if alternatives_too else (),
        effects=_effects(situation, rules),
        documents=_documents(results),
    )


def client_pays(situation: Situation, rules: Rules) -> Range:
    """What the client pays in the best and in the worst case: the bounds of ``evaluate`` alone.

    No questions and no reasons: a tenth of its time, for comparing many courses.
    """
    paid = bills(situation)
    whole = judge_all(situation, rules, paid)
    unjudged = any(rules.program(code) is None for code in situation.scope)
    pays = Pays(whole.covers, paid, whole.rests, unjudged=unjudged)
    return Range(Money(pays.best()), pays.worst())


def judge_all(situation: Situation, rules: Rules, paid: Paid) -> Whole:
    """Judge every program in scope: covers together, then tax credits and loans on what is left."""
    scope = frozenset(situation.scope)
    families: dict[str, Family] = {}
    alone: dict[str, Judgement] = {}
    for program in rules.programs:
        members = [p for p in rules.programs if p.part_of == program.code]
        if members:
            wanted = [p for p in members if not scope or {p.code, program.code} & scope]
            if wanted:
                families[program.code] = judge_family(program, wanted, situation, paid)
                alone[program.code] = families[program.code].whole
        elif not program.part_of and (not scope or program.code in scope):
            alone[program.code] = judge(program, situation, paid)
    together = shared([f for f in alone.values() if _covers(f.program)], situation, paid)
    covers = tuple(_displaced(alone[f.program.code], f) for f in together.judged)
    judged = {**alone, **{found.program.code: found for found in covers}}
    for code, family in families.items():
        judged |= {found.program.code: found for found in split(family, judged[code])}
    left = rests(covers, paid)
    for code, found in judged.items():
        judged[code] = at_tax_time(found, situation, left, judged)
    order = [program.code for program in rules.programs if program.code in judged]
    shown = {code: judged[code] for code in order if not scope or code in scope}
    return Whole(shown, alone, together, left, covers, families)


def _covers(program: Program) -> bool:
    return program.kind in COVERS and program.gives is not Verdict.INFO


def _displaced(before: Judgement, after: Judgement) -> Judgement:
    """The verdict of a program that pays alone but gets nothing beside the others."""
    if before.cover is after.cover:
        return after
    judged = list(after.credentials)
    for number, one in enumerate(judged):
        sure, hope = after.cover.credentials[number]
        alone = before.cover.credentials[number][0]
        if one.verdict in GIVEN and alone.high and not sure.high:
            beside = Verdict.CANNOT_TELL if hope.high else doubled(after.program)
            judged[number] = replace(one, verdict=beside)
        if one.verdict in OPEN and after.program.repeats and _crowded_out(before, number, hope):
            judged[number] = replace(one, verdict=Verdict.DUPLICATE)
    verdict = verdict_of(after.program, judged, after.cover)
    return replace(after, credentials=tuple(judged), verdict=verdict)


class _Again:
    """Programs judged again as if no other paid, with answers that nobody gave yet."""

    def __init__(self, whole: Whole, rules: Rules, paid: Paid) -> None:
        self._whole, self._rules, self._paid = whole, rules, paid
        self._families: dict[tuple[str, object], Family] = {}

    def judge(self, program: Program, tried: Tried) -> Judgement:
        """One program with the answers that are tried."""
        code = program.part_of or program.code
        if code in self._whole.families:
            family = self._family(self._whole.families[code], tried)
            return next((m for m in family.members if m.program.code == program.code), family.whole)
        before = _before(self._whole.alone[code].alone, tried)
        again = judge(program, tried.situation, self._paid, before)
        if program.tax is None:
            return again
        return at_tax_time(again, tried.situation, self._whole.rests, self._whole.judged)

    def _family(self, family: Family, tried: Tried) -> Family:
        whole = family.whole.program
        key = (whole.code, tried.key)
        if key not in self._families:
            members = [found.program for found in family.members]
            before = {code: _before(judged, tried) for code, judged in family.alone.items()}
            again = judge_family(whole, members, tried.situation, self._paid, before)
            self._families[key] = again
        return self._families[key]


def _before(judged: Iterable[Judged], tried: Tried) -> dict[str, Before]:
    return {one.chosen.id: Before(one, tried.about(one.chosen.id)) for one in judged}


def _crowded_out(before: Judgement, number: int, hope: Bounds) -> bool:
    """Whether others surely pay all that a program could have paid of a credential."""
    return bool(before.cover.credentials[number][1].high) and not hope.high


def _result(found: Judgement, whole: Whole, ground: Ground, again: _Again) -> ProgramResult:
    asked = questions(found, ground.situation, ground.known, partial(again.judge, found.program))
    asked = tuple(question for question in asked if still_matters(question, found))
    asked += clash_questions(found.program.code, whole.shared, ground.known, ground.situation)
    return result(found, ground, asked, whole.rests)


def _merged(results: Iterable[ProgramResult], situation: Situation) -> tuple[Question, ...]:
    """One person's answer feeds every program: each question once, where it matters most.

    Harmless ones first; then what grants ask before what loans and taxes ask, what decides money
    before what does not yet, of programs that are nearly decided first; then by dollars at stake,
    those of known prices before those that a price not yet known may bring; then of the program
    that asks least.
    """
    prices = {
        one.id: sum((cost.amount.amount for cost in one.costs if cost.amount), NOTHING)
        for one in situation.chosen
    }
    best: dict[tuple[str, str | None, int | None], tuple[Order, Question]] = {}
    for found in results:
        asks = len({question.fact for question in found.questions})
        for question in found.questions:
            stake, course = question.dollars_at_stake.amount, question.credential_id
            later = (question.sensitive, found.kind not in COVERS, not stake, not found.close)
            known = sum(prices.values(), NOTHING) if course is None else prices[course]
            order = (*later, -min(stake, known), asks, -stake, found.order)
            key = (question.fact, question.credential_id, question.cost_index)
            if key not in best or order < best[key][0]:
                best[key] = order, question
    return tuple(question for _order, question in sorted(best.values(), key=lambda one: one[0]))


def _stops(results: Iterable[ProgramResult]) -> tuple[Stop, ...]:
    stops = {stop.code: stop for found in results for stop in found.stops}
    return tuple(stops.values())


def _effects(situation: Situation, rules: Rules) -> tuple[Effect, ...]:
    facts = {"scope": situation.scope, **situation.facts}
    return tuple(
        Effect(
            id=effect.id,
            text=effect.text,
            paper=effect.paper,
            sensitive=effect.sensitive,
            ask_whom=effect.ask_whom,
            rule=effect.rule,
            sources=rules.sources(effect),
        )
        for effect in rules.effects
        if truth(effect.when, facts, situation.on)
    )


def _documents(results: Sequence[ProgramResult]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each document once, with the programs that may pay and want it."""
    wanted: dict[str, list[str]] = {}
    for found in results:
        may_pay = found.if_confirmed.up_to != ZERO or found.kind == "loan"
        if found.verdict in (*GIVEN, *OPEN) and may_pay:
            for name in found.documents:
                wanted.setdefault(name, []).append(found.code)
    return tuple((name, tuple(codes)) for name, codes in wanted.items())
