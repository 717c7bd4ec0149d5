"""From a situation and the rules to an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial

from advisor.domain.estimate import Estimate, ProgramResult, Question, Stop, Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding.asking import questions
from advisor.funding.judging import Judgement, judge
from advisor.funding.payers import NO_LIMIT, NOTHING, Bill, Bounds, bills
from advisor.funding.results import money_range, result
from advisor.funding.rules import Program, Rules


def evaluate(situation: Situation, rules: Rules) -> Estimate:
    """What each program in scope pays, what the client pays, and what to ask next.

    Programs of the scope that this edition knows but does not judge count as unknown: they may pay
    anything, so the best case is open while the worst case stands.
    """
    paid = bills(situation)
    judged = [judge(program, situation, paid) for program in _in_scope(situation, rules)]
    results = tuple(_result(found, situation, rules, paid) for found in judged)
    prices = [bill.price for bill in paid.values()]
    known = sum((price.low for price in prices), NOTHING)
    missing = sum(price.high == NO_LIMIT for price in prices)
    unjudged = any(code not in {p.code for p in rules.programs} for code in situation.scope)
    pays = _Pays(judged, paid, unjudged=unjudged)
    return Estimate(
        on=situation.on,
        programs=results,
        total_cost=None if missing else Money(known),
        total_cost_known=Money(known),
        unknown_prices=missing,
        non_repayable=pays.non_repayable(),
        out_of_pocket_best=Money(pays.best()),
        out_of_pocket_worst=pays.worst(),
        due_before_reimbursement=pays.first(),
        questions=_merged(results),
        stops=_stops(results),
    )


class _Pays:
    """The client's side of the sum. A cancelled course costs nothing any more."""

    def __init__(
        self, judged: Sequence[Judgement], paid: dict[tuple[str, int], Bill], *, unjudged: bool
    ) -> None:
        self._judged, self._unjudged = judged, unjudged
        gone = {
            one.chosen.id
            for found in judged
            for one in found.credentials
            if one.verdict is Verdict.CANCELLED
        }
        live = [bill for (credential, _), bill in paid.items() if credential not in gone]
        self._cost = sum((bill.price for bill in live), Bounds())
        self._gifts = sum((bill.gifts for bill in live), Bounds())

    def non_repayable(self) -> Money | None:
        """What is surely never paid back; None while a price leaves it open."""
        sure = sum((found.cover.sure for found in self._judged), self._gifts)
        return money_range(sure).exact

    def best(self) -> Decimal:
        """Unknown prices are zero, every open question is answered well."""
        if self._unjudged:
            return NOTHING
        grants = sum((found.cover.best for found in self._judged), NOTHING)
        return max(NOTHING, self._cost.low - self._known_gifts() - grants)

    def worst(self) -> Money | None:
        """Nothing that is open is paid; None while a price is unknown: no upper bound."""
        sure = sum((found.cover.sure.low for found in self._judged), NOTHING)
        return self._after(sure)

    def first(self) -> Money | None:
        """What the client may have to pay before anything is paid back."""
        return self._after(sum((found.cover.direct for found in self._judged), NOTHING))

    def _after(self, grants: Decimal) -> Money | None:
        if self._cost.high == NO_LIMIT:
            return None
        return Money(max(NOTHING, self._cost.low - self._gifts.low - grants))

    def _known_gifts(self) -> Decimal:
        return min(self._gifts.high, self._cost.low)


def _in_scope(situation: Situation, rules: Rules) -> tuple[Program, ...]:
    wanted = situation.scope
    return tuple(program for program in rules.programs if not wanted or program.code in wanted)


def _result(
    found: Judgement, situation: Situation, rules: Rules, paid: dict[tuple[str, int], Bill]
) -> ProgramResult:
    again = partial(_again, found.program, paid)
    return result(found, situation, rules, questions(found, situation, rules.facts, again))


def _again(program: Program, paid: dict[tuple[str, int], Bill], situation: Situation) -> Judgement:
    return judge(program, situation, paid)


def _merged(results: Iterable[ProgramResult]) -> tuple[Question, ...]:
    """One person's answer feeds every program: each question once, at its highest stake."""
    best: dict[tuple[str, str | None, int | None], Question] = {}
    for question in (question for found in results for question in found.questions):
        key = (question.fact, question.credential_id, question.cost_index)
        if key not in best or best[key].dollars_at_stake < question.dollars_at_stake:
            best[key] = question
    return tuple(sorted(best.values(), key=lambda q: (q.sensitive, -q.dollars_at_stake.amount)))


def _stops(results: Iterable[ProgramResult]) -> tuple[Stop, ...]:
    stops = {stop.code: stop for found in results for stop in found.stops}
    return tuple(stops.values())
