"""Which payments of two programs exclude each other, by the rule of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.domain.situation import Situation
from advisor.funding.checks import overlap
from advisor.funding.entries import Overlap
from advisor.funding.judging import Judgement
from advisor.funding.truth import Truth

Place = tuple[int, int]  # credential, cost index
Keys = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sets of payments that may exclude each other, by one program's own rule."""

    program: str
    other: str
    rule: Overlap
    credential: int
    cost_index: int | None
    allowed: Truth
    mine: Keys
    theirs: Keys


def clashes_of(
    judged: Sequence[Judgement], situation: Situation, numbers: Mapping[Place, int]
) -> Iterator[Clash]:
    """Every pair of payments that a rule of one of the two programs parts."""
    for found in judged:
        for rule in rules_of(found):
            for other in judged:
                if other is not found and (
                    not rule.programs or other.program.code in rule.programs
                ):
                    yield from _of_pair(found, other, rule, situation, numbers)


def rules_of(found: Judgement) -> tuple[Overlap, ...]:
    """A program's rules on others; one that pays nothing twice asks about each line."""
    repeats = found.program.repeats
    if repeats is None:
        return found.program.overlaps
    own = Overlap(
        id=repeats.id,
        rule=repeats.rule,
        scope="same_cost_line",
        allowed="ask",
        fact=repeats.part,
        sentence=repeats.sentence,
        proof=repeats.proof,
        ask_whom=repeats.ask_whom,
        sources=repeats.sources,
        trust=repeats.trust,
    )
    return (*found.program.overlaps, own)


def _of_pair(
    found: Judgement,
    other: Judgement,
    rule: Overlap,
    situation: Situation,
    numbers: Mapping[Place, int],
) -> Iterator[Clash]:
    mine, theirs = _keys(found, numbers), _keys(other, numbers)
    for number, one in enumerate(found.credentials):
        facts = one.facts
        if rule.scope == "same_cost_line":
            for (n, index), key in mine.items():
                if n == number and (n, index) in theirs:
                    cost = situation.chosen[n].costs[index]
                    allowed = _allowed(rule, {**facts, **cost.facts})
                    keys = frozenset([key]), frozenset([theirs[n, index]])
                    yield Clash(found.program.code, other.program.code, rule, n, index,
                                allowed, *keys)  # fmt: skip
            continue
        near = {
            n
            for n, chosen in enumerate(situation.chosen)
            if n == number or (rule.scope == "same_period" and overlap(one.chosen, chosen))
        }
        keys = (
            frozenset(key for (n, _i), key in mine.items() if n == number),
            frozenset(key for (n, _i), key in theirs.items() if n in near),
        )
        if keys[0] and keys[1]:
            yield Clash(found.program.code, other.program.code, rule, number, None,
                        _allowed(rule, facts), *keys)  # fmt: skip


def _keys(found: Judgement, numbers: Mapping[Place, int]) -> dict[Place, tuple[str, int]]:
    return {
        (c.credential, c.line.index): (found.program.code, numbers[c.credential, c.line.index])
        for c in found.claims
        if c.possible and c.line.due.high
    }


def _allowed(rule: Overlap, facts: Mapping[str, object]) -> Truth:
    if rule.allowed == "no":
        return False
    said = facts.get(rule.fact)
    return said if isinstance(said, bool) else None
