"""Awards paid one after another out of one need, with what is open given or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from advisor.domain.estimate import State
from advisor.domain.situation import Situation
from advisor.funding.caps import Period, period, used
from advisor.funding.judging import Judged
from advisor.funding.payers import NO_LIMIT, NOTHING, Bounds
from advisor.funding.rules import Program
from advisor.funding.verdicts import all_met

Amounts = tuple[dict[str, Decimal], ...]  # by credential, then by code


@dataclass(frozen=True, slots=True)
class Turn:
    """One award for one credential, ready for its turn."""

    code: str
    certain: bool
    award: tuple[Bounds, Bounds]
    need_least: Decimal
    caps: tuple[tuple[Period, Decimal], ...]  # what is left of each cap in its period


def turn_of(program: Program, one: Judged, situation: Situation) -> Turn | None:
    """None where the award is out of the question for this credential."""
    if one.award is None or any(check.state is State.FAILED for check in one.checks):
        return None
    day = one.chosen.start or situation.on
    caps = []
    for cap in program.caps:
        of = period(cap.per, day, one.chosen.id)
        caps.append((of, cap.on(day).amount - used(program, cap, situation, of)))
    least = program.award.need_least if program.award else NOTHING
    return Turn(program.code, all_met(one.checks), one.award, least, tuple(caps))


class Chain:
    """The chain of awards over all credentials, with what is open given or not."""

    def __init__(self, turns: Sequence[Sequence[Turn]], needs: Sequence[Bounds]) -> None:
        self._turns, self._needs = turns, needs
        self._known = all(needed.low == needed.high for needed in needs)
        self._found: dict[tuple[frozenset[str], bool], Amounts] = {}
        self.open = frozenset(t.code for some in turns for t in some if not t.certain)

    def run(self, given: frozenset[str], *, high: bool) -> Amounts:
        """What each award pays of each credential if just these open awards are given."""
        way = given, high and not self._known
        if way not in self._found:
            self._found[way] = self._run(given, high=high)
        return self._found[way]

    def _run(self, given: frozenset[str], *, high: bool) -> Amounts:
        gone: dict[tuple[str, Period], Decimal] = {}
        found = []
        for turns, needed in zip(self._turns, self._needs, strict=True):
            left, amounts = (needed.high if high else needed.low), dict[str, Decimal]()
            for turn in turns:
                amount = _paid(turn, left, gone, given)
                amounts[turn.code] = amount
                left -= amount if left != NO_LIMIT else NOTHING
            found.append(amounts)
        return tuple(found)

    def each_alone(self, *, high: bool) -> Amounts:
        """What each award pays of each credential if it is the only open one that is given."""
        found = [dict[str, Decimal]() for _needed in self._needs]
        certain = self.run(frozenset(), high=high)
        for turns, amounts, sure in zip(self._turns, found, certain, strict=True):
            amounts.update({turn.code: sure[turn.code] for turn in turns})
        for code in self.open:
            for amounts, own in zip(found, self.run(frozenset({code}), high=high), strict=True):
                if code in own:
                    amounts[code] = own[code]
        return tuple(found)

    def awards(self, loans: frozenset[str]) -> Iterator[tuple[int, tuple[Bounds, Bounds]]]:
        """The sum of the grants for each credential: what is sure, and what may be hoped for.

        Sure is what every way gives, with any of the open awards given or not: they may leave
        less than the least need of those behind them. Hoped for is all that the awards may add.
        """
        sums = [
            [_sums(self.run(way, high=False), loans), _sums(self.run(way, high=True), loans)]
            for way in self._what_may_be(loans)
        ]
        for number, (turns, needed) in enumerate(zip(self._turns, self._needs, strict=True)):
            least = min(way[0][number] for way in sums)
            sure = Bounds(least, max(least, sums[0][1][number]))
            grants = [turn for turn in turns if turn.code not in loans]
            most = sum((_at_most(turn) for turn in grants), NOTHING)
            hope = Bounds(min(most, needed.low), min(most, needed.high))
            yield number, (sure, hope if self.open - loans else sure)

    def _what_may_be(self, loans: frozenset[str]) -> list[frozenset[str]]:
        """Every way that matters: where nothing is certain, nothing is sure in any of them."""
        certain = any(t.certain and t.code not in loans for some in self._turns for t in some)
        open_codes = sorted(self.open - loans) if certain else []
        return [
            frozenset(some)
            for size in range(len(open_codes) + 1)
            for some in combinations(open_codes, size)
        ]


def _paid(
    turn: Turn, left: Decimal, gone: dict[tuple[str, Period], Decimal], given: frozenset[str]
) -> Decimal:
    if not (turn.certain or turn.code in given):
        return NOTHING
    room = left
    for of, most in turn.caps:
        room = min(room, most - gone.get((turn.code, of), NOTHING))
    if room < turn.need_least or room <= NOTHING:
        return NOTHING
    sure, hope = turn.award
    amount = min(hope.high if turn.code in given else sure.low, room)
    for of, _most in turn.caps:
        gone[turn.code, of] = gone.get((turn.code, of), NOTHING) + amount
    return amount


def _at_most(turn: Turn) -> Decimal:
    return max(NOTHING, min([turn.award[1].high, *(most for _of, most in turn.caps)]))


def _sums(amounts: Amounts, loans: frozenset[str]) -> list[Decimal]:
    return [sum((a for code, a in one.items() if code not in loans), NOTHING) for one in amounts]
