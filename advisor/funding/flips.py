"""The nearest single answer that turns a condition round, and what the verdict would be then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain.estimate import Flip, Source, State
from advisor.domain.money import Money
from advisor.domain.situation import Situation, Value
from advisor.funding.asking import TYPED, Place, answered, answers
from advisor.funding.awards import rows_for, table_on
from advisor.funding.checks import Check, Facts, check, version_day, with_derived
from advisor.funding.entries import Fact, Sourced
from advisor.funding.judging import Before, Judged, judge_said
from advisor.funding.payers import Bill
from advisor.funding.purses import least_left
from advisor.funding.rules import Program
from advisor.funding.truth import Test, number
from advisor.funding.verdicts import MAY_PAY, credential_verdict

FINE = (State.MET, State.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Ground:
    """What every reason stands on: the situation, what others pay of it, the facts by key."""

    situation: Situation
    paid: Mapping[tuple[str, int], Bill]
    known: Mapping[str, Fact]
    pages: Mapping[str, Source]

    def sources(self, entry: Sourced) -> tuple[Source, ...]:
        """The pages of a rule, ready to show."""
        return tuple(self.pages[key] for key in entry.sources)


Turned = tuple[Fact, str, Flip | None]


def turned(program: Program, one: Judged, tried: Check, ground: Ground) -> Turned | None:
    """The first answer that turns a condition round; answers that are missing come first.

    With the verdict that the credential then has, or None where the verdict stays as it is.
    """
    if tried.state in FINE and one.verdict not in MAY_PAY:
        return None  # nothing is paid as it is
    first: Turned | None = None
    situation = ground.situation
    left = least_left(program, situation, one.chosen)
    now = credential_verdict(program, one.checks, one.lines, left)
    for fact, word, value in _candidates(program, one, tried, situation, ground.known):
        said = _said(one, fact, value)
        facts = with_derived(program, said, situation.on)
        if not _turns(program, tried, facts, situation.on):
            continue
        if fact.key in program.lines_look_at or fact.key in program.award_looks_at:
            before = Before(one, frozenset({fact.key}))
            chosen = one.chosen
            if fact.about == "credential":
                chosen = answered(chosen, Place(fact.key, chosen.id), value)
            again = judge_said(program, situation, chosen, ground.paid, said, before=before)
            verdict = again.verdict
        else:
            checks = _checks(one, fact, facts, situation.on)
            verdict = credential_verdict(program, checks, one.lines, left)
        if verdict is not now:
            credential = None if fact.about == "client" else one.chosen.id
            return fact, word, Flip(fact.key, credential, None, word, verdict)
        first = first or (fact, word, None)
    return first


def _checks(one: Judged, fact: Fact, facts: Facts, today: date) -> list[Check]:
    """The conditions with the one answer: only those that look at it are tried again."""
    return [
        check(tried.condition, facts, today) if fact.key in tried.condition.looks_at else tried
        for tried in one.checks
    ]


def _said(one: Judged, fact: Fact, value: Value) -> Facts:
    """What is said with one more answer; what the course itself says goes before it."""
    if fact.about == "client" and fact.key in one.chosen.facts:
        return one.said
    return {**one.said, fact.key: value}


def _turns(program: Program, tried: Check, facts: Facts, today: date) -> bool:
    """Whether the condition comes out the other way; the award is tried whole."""
    if tried.condition.id == f"{program.code}-award":
        return True
    state = check(tried.condition, facts, today).state
    fine = tried.state in FINE
    return (state in FINE) != fine and state is not State.UNKNOWN


def _candidates(
    program: Program, one: Judged, tried: Check, situation: Situation, known: Mapping[str, Fact]
) -> Iterator[tuple[Fact, str, Value]]:
    if tried.condition.id == f"{program.code}-award":
        yield from _incomes(program, one, situation, known)
        return
    condition = tried.condition
    keys = dict.fromkeys((*condition.test.facts(), *condition.applies.facts()))
    for key in sorted(keys, key=lambda key: key not in tried.open):
        fact = known.get(key)
        if fact is None or fact.about == "cost":
            continue
        if fact.kind in ("number", "money") and not fact.choices:
            for edge in _edges(condition.test, key, number(one.facts.get(key))):
                yield fact, str(edge), Money(edge) if fact.kind == "money" else int(edge)
        elif fact.question and fact.kind not in TYPED:
            for word, value in answers(fact):
                yield fact, word, value


def _edges(test: Test, key: str, now: Decimal | None) -> list[Decimal]:
    """The numbers just inside and outside a comparison, the nearest to today's answer first."""
    found = [edge for part in (*test.any, *test.all) for edge in _edges(part, key, now)]
    if test.fact == key:
        limits = [Decimal(n) for n in (test.at_least, test.below) if n is not None]
        limits += [Decimal(n + 1) for n in (test.above, test.at_most) if n is not None]
        found += [limit - less for limit in limits for less in (0, 1) if limit >= less]
    return sorted(found, key=lambda edge: abs(edge - now)) if now is not None else found


def _incomes(
    program: Program, one: Judged, situation: Situation, known: Mapping[str, Fact]
) -> Iterator[tuple[Fact, str, Value]]:
    """The incomes from which a table gives something, or no longer does."""
    award = program.award
    fact = known.get(award.income) if award else None
    if award is None or fact is None:
        return
    table = table_on(award, version_day(program, situation, one.chosen))
    ends = dict.fromkeys(row.zero_from for row in rows_for(award, table, one.facts))
    for end in ends:
        if end is not None:
            gone = end if award.zero_at == "from" else end + 1
            for income in (gone - 1, gone):
                yield fact, str(income), Money(income)
