"""Which questions are worth asking: those whose answers lead to different results, tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain.estimate import Question
from advisor.domain.money import Money
from advisor.domain.situation import Chosen, Cost, Situation, Value
from advisor.funding.checks import Facts
from advisor.funding.clashes import Clash
from advisor.funding.entries import Fact
from advisor.funding.judging import Judged, Judgement
from advisor.funding.payers import NO_LIMIT, NOTHING
from advisor.funding.verdicts import GIVEN, MAY_PAY, OPEN
from advisor.funding.waterfall import Shared

YES_NO = (("yes", "Yes"), ("no", "No"))
PAYS = (*OPEN, *GIVEN)
TYPED = ("number", "money", "day")


@dataclass(frozen=True, slots=True)
class Place:
    """A fact and whom it is about: the client, a credential, or one cost line of it."""

    fact: str
    credential_id: str | None = None
    cost_index: int | None = None

    @property
    def name(self) -> str:
        """How ``Situation.extra["asked"]`` names it."""
        where = f"@{self.credential_id}" if self.credential_id is not None else ""
        return self.fact + where + (f"#{self.cost_index}" if self.cost_index is not None else "")


Judge = Callable[["Tried"], Judgement]


@dataclass(frozen=True, slots=True)
class Tried:
    """A situation with answers that nobody gave yet; ``key`` tells which, ``place`` the last."""

    situation: Situation
    key: tuple[tuple[Place, str], ...] = ()

    def about(self, credential_id: str) -> frozenset[str]:
        """The facts with new answers that a credential is judged by: its own, and the client's."""
        return frozenset(
            place.fact for place, _word in self.key if place.credential_id in (None, credential_id)
        )

    def but(self, place: Place, word: str, value: Value) -> Tried:
        """With one more answer."""
        return Tried(with_answer(self.situation, place, value), (*self.key, (place, word)))


def questions(
    found: Judgement, situation: Situation, facts: Mapping[str, Fact], judge: Judge
) -> tuple[Question, ...]:
    """Harmless questions first, then the dearest; ties in the order of the facts.

    Where no single answer changes anything, those that do together with another one.
    """
    asked = situation.extra.get("asked", ())
    order = {key: number for number, key in enumerate(facts)}
    places = dict.fromkeys(_places(found, facts))
    covered = {
        Place(fact, place.credential_id) for place in places for fact in facts[place.fact].covers
    }
    free = [
        place
        for place in places
        if place not in covered and not (isinstance(asked, tuple) and place.name in asked)
    ]
    start = Tried(situation)
    alone = (_question(place, facts[place.fact], start, judge) for place in free)
    kept = [question for question in alone if question is not None]
    if not kept and any(one.verdict in OPEN for one in found.credentials):
        kept = list(_together(free, facts, start, judge))
    return tuple(
        sorted(kept, key=lambda q: (q.sensitive, -q.dollars_at_stake.amount, order[q.fact]))
    )


def _together(
    places: Sequence[Place], facts: Mapping[str, Fact], start: Tried, judge: Judge
) -> Iterator[Question]:
    """Questions that change nothing alone, but do once one of the others is answered."""
    for place in places:
        bases = (
            start.but(other, word, value)
            for other in places
            if other != place
            for word, value in answers(facts[other.fact])
        )
        tried = (_question(place, facts[place.fact], base, judge) for base in bases)
        question = next((one for one in tried if one is not None), None)
        if question is not None:
            yield question


def answers(fact: Fact) -> Iterator[tuple[str, Value]]:
    """Each answer that can be given, as the word of the choice and as the rules see it."""
    for word in fact.tries or [word for word, _label in fact.choices or YES_NO]:
        yield word, value_of(fact, word)


def value_of(fact: Fact, word: str) -> Value:
    """An answer as the rules see it."""
    if fact.kind == "yes_no":
        return word == "yes"
    if fact.kind == "number":
        return int(word)
    if fact.kind == "money":
        return Money.of(word)
    if fact.kind == "day":
        return date.fromisoformat(word)
    if fact.kind == "several":
        return () if word == "none" else (word,)
    return word


def with_answer(situation: Situation, place: Place, value: Value) -> Situation:
    """The situation as it would be with one more answer."""
    if place.credential_id is None:
        return replace(situation, facts={**situation.facts, place.fact: value})
    chosen = tuple(
        answered(one, place, value) if one.id == place.credential_id else one
        for one in situation.chosen
    )
    return replace(situation, chosen=chosen)


def answered(chosen: Chosen, place: Place, value: Value) -> Chosen:
    """The credential as it would be with one more answer about it."""
    if place.cost_index is None and place.fact == "institution_type":
        return replace(chosen, institution_type=str(value))
    if place.cost_index is None and place.fact == "weeks" and isinstance(value, int):
        return replace(chosen, weeks=value)
    if place.cost_index is None:
        return replace(chosen, facts={**chosen.facts, place.fact: value})
    costs: list[Cost] = list(chosen.costs)
    line = costs[place.cost_index]
    costs[place.cost_index] = replace(line, facts={**line.facts, place.fact: value})
    return replace(chosen, costs=tuple(costs))


def _places(found: Judgement, facts: Mapping[str, Fact]) -> Iterator[Place]:
    for one in found.credentials:
        if one.verdict not in MAY_PAY:
            continue  # whatever is open, it is settled
        for check in one.checks:
            yield from _of(check.open, facts, one, None)
        for line in one.lines:
            yield from _of(line.open, facts, one, line.index)


def _of(
    open_facts: frozenset[str], facts: Mapping[str, Fact], one: Judged, index: int | None
) -> Iterator[Place]:
    credential = one.chosen.id
    for key in sorted(open_facts):
        fact = facts.get(key)
        if fact is None or not _can_be_asked(fact, one.facts):
            continue
        if fact.about == "client":
            yield Place(key)
        elif fact.about == "credential":
            yield Place(key, credential)
        else:
            yield Place(key, credential, index)


def _can_be_asked(fact: Fact, known: Facts) -> bool:
    """Whether its question makes sense now: answers can be tried, the gate before it is open."""
    if not fact.question or (fact.kind in TYPED and not (fact.tries or fact.choices)):
        return False
    return not fact.only_after or bool(words_of(known.get(fact.only_after)) & set(fact.only_values))


def words_of(value: Value | None) -> set[str]:
    """An answer as the words that a form keeps."""
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    if isinstance(value, tuple):
        return set(value) or {"none"}
    return set() if value is None else {str(value)}


def _question(place: Place, fact: Fact, start: Tried, judge: Judge) -> Question | None:
    results = [judge(start.but(place, word, value)) for word, value in answers(fact)]
    if len({_result(result) for result in results}) < 2:
        return None
    best = [result.cover.if_confirmed.high for result in results]
    return _asked(place, fact, _stake(max(best), min(best)))


def _asked(place: Place, fact: Fact, stake: Money) -> Question:
    return Question(
        fact=place.fact,
        credential_id=place.credential_id,
        cost_index=place.cost_index,
        question=fact.question,
        choices=fact.choices,
        dollars_at_stake=stake,
        sensitive=fact.sensitive,
        ask_whom=fact.ask_whom or None,
        reason=fact.reason,
        paper=fact.paper,
        kind=fact.kind,
    )


def still_matters(question: Question, found: Judgement) -> bool:
    """Whether others leave anything of the cost lines that a question is about."""
    number = next(
        (n for n, c in enumerate(found.credentials) if c.chosen.id == question.credential_id), None
    )
    if number is None or not found.claims:
        return True
    if any(question.fact in check.open for check in found.credentials[number].checks):
        return True
    about = [
        bounds.high
        for claim, (_sure, bounds) in zip(found.claims, found.cover.lines, strict=True)
        if claim.credential == number
        and question.fact in claim.line.open
        and question.cost_index in (None, claim.line.index)
    ]
    return not about or any(about)


def clash_questions(
    code: str, found: Shared, facts: Mapping[str, Fact], situation: Situation
) -> tuple[Question, ...]:
    """Whether a program may pay beside another one, where that decides who pays how much."""
    asked = situation.extra.get("asked", ())
    questions = []
    for clash in found.clashes:
        if clash.program != code:
            continue
        fact = facts.get(clash.rule.fact)
        chosen = situation.chosen[clash.credential]
        place = Place(clash.rule.fact, chosen.id, clash.cost_index)
        stake = _at_stake(clash, found)
        silent = isinstance(asked, tuple) and place.name in asked
        due = fact and _can_be_asked(fact, {**situation.facts, **chosen.facts})
        if fact and due and stake and not silent:
            questions.append(_asked(place, fact, stake))
    return tuple(dict.fromkeys(questions))


def _at_stake(clash: Clash, found: Shared) -> Money | None:
    """What both sides pay together only if the answer is yes; None = the answer changes nothing."""
    if clash.allowed is not None:
        return None
    mine = sum(found.hope.paid.get(key, 0) for key in clash.mine)
    theirs = sum(found.hope.paid.get(key, 0) for key in clash.theirs)
    return Money(Decimal(min(mine, theirs)) / 100) if mine and theirs else None


def _stake(best: Decimal, worst: Decimal) -> Money:
    return Money(best - worst if best < NO_LIMIT else NOTHING)


def _result(found: Judgement) -> Any:
    """What a person would see change; which reason stands for no money at all is no change."""
    cover = found.cover
    verdicts = tuple(one.verdict in PAYS and one.verdict for one in found.credentials)
    stops = tuple(stop.code for stop in found.stops if cover.if_confirmed.high)
    return verdicts, cover.sure, cover.if_confirmed, stops
