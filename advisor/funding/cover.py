"""Paying cost lines in order out of purses: what is certain, and what may still come.

Paying is greedy and in a fixed order, so the whole cover grows with every line's amount, and what
is left for one line shrinks with the amounts before it. True bounds therefore need no search: run
once with every uncertain amount at its low end and once at its high end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from advisor.funding.caps import Purse
from advisor.funding.lines import Line
from advisor.funding.payers import EMPTY, NO_LIMIT, NOTHING, Bounds


@dataclass(frozen=True, slots=True)
class Claim:
    """One line in the queue of all credentials. ``certain``: nothing about it is open but money."""

    credential: int
    line: Line
    possible: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Paid:
    """What a line found when its turn came, and what it got."""

    room: Decimal
    cover: Decimal


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which what is open may come out: what each claim asks, what each purse holds."""

    ask: Callable[[Claim], Decimal]
    holds: Callable[[Purse], Decimal]


def best_asked(claim: Claim) -> Decimal:
    """The most that known prices can ask: others pay as little of them as can be."""
    price = claim.line.bill.price
    return claim.line.due.high if claim.possible and price.low == price.high else NOTHING


# Unknown prices at their low or high end; open lines and purses get nothing, or all they may.
SURELY_LOW = Way(lambda c: c.line.due.low if c.certain else NOTHING, lambda p: p.sure.low)
SURELY_HIGH = Way(lambda c: c.line.due.high if c.certain else NOTHING, lambda p: p.sure.high)
HOPEFULLY_LOW = Way(lambda c: c.line.due.low if c.possible else NOTHING, lambda p: p.hope.low)
HOPEFULLY_HIGH = Way(lambda c: c.line.due.high if c.possible else NOTHING, lambda p: p.hope.high)
# Of one line: the most is asked before it, or the least, while its own purses stand at one end.
MOST_BEFORE_SURELY = Way(HOPEFULLY_HIGH.ask, SURELY_LOW.holds)
MOST_BEFORE_HOPEFULLY = Way(HOPEFULLY_HIGH.ask, HOPEFULLY_LOW.holds)
LEAST_BEFORE_SURELY = Way(SURELY_LOW.ask, SURELY_HIGH.holds)
LEAST_BEFORE_HOPEFULLY = Way(HOPEFULLY_LOW.ask, HOPEFULLY_HIGH.holds)
BEST_FOR_CLIENT = Way(best_asked, lambda p: p.hope.high)


# What comes to the same where no price is open.
_SAME = {
    SURELY_HIGH: SURELY_LOW,
    HOPEFULLY_LOW: HOPEFULLY_HIGH,
    BEST_FOR_CLIENT: HOPEFULLY_HIGH,
    MOST_BEFORE_HOPEFULLY: HOPEFULLY_HIGH,
    LEAST_BEFORE_SURELY: SURELY_LOW,
    LEAST_BEFORE_HOPEFULLY: HOPEFULLY_HIGH,
}


class _Queue:
    """The claims of all credentials in the order in which they are paid, and their purses."""

    def __init__(self, claims: Sequence[Claim], purses: Sequence[Purse]) -> None:
        self.claims, self.purses = claims, purses
        self._asked: dict[Way, list[Decimal]] = {}
        self._paid: dict[Way, list[Paid]] = {}
        self._same = _SAME if _known(claims, purses) else {}
        self._inside: list[list[int]] = [[] for _claim in claims]
        for n, purse in enumerate(purses):
            for number in purse.claims:
                self._inside[number].append(n)

    def asked(self, way: Way) -> list[Decimal]:
        """What each claim asks."""
        if way not in self._asked:
            self._asked[way] = [way.ask(claim) for claim in self.claims]
        return self._asked[way]

    def held(self, way: Way) -> list[Decimal]:
        """What each purse holds."""
        return [way.holds(purse) for purse in self.purses]

    def pay(self, asked: Sequence[Decimal], left: list[Decimal], turns: range) -> list[Paid]:
        """Pay these claims out of what is left in the purses."""
        found = []
        for number in turns:
            mine = self._inside[number]
            room = max(NOTHING, min([left[n] for n in mine], default=NO_LIMIT))
            cover = min(room, asked[number])
            if cover:
                for n in mine:
                    left[n] -= cover
            found.append(Paid(room, cover))
        return found

    def whole(self, way: Way) -> list[Paid]:
        """Pay everything from the front."""
        way = self._same.get(way, way)
        if way not in self._paid:
            self._paid[way] = self.pay(self.asked(way), self.held(way), range(len(self.claims)))
        return self._paid[way]

    def each(self, credentials: int, own: Way, before: Way) -> list[Decimal]:
        """What each credential gets in one way if those before it come out in another."""
        own, before = self._same.get(own, own), self._same.get(before, before)
        mine, others, left = self.asked(own), self.asked(before), self.held(own)
        if not any(mine):
            return [NOTHING] * credentials
        asked_before, sums, first = any(others), [], 0
        for number in range(credentials):
            count = sum(claim.credential == number for claim in self.claims)
            turns = range(first, first + count)
            sums.append(_sum(self.pay(mine, list(left), turns)))
            if asked_before:
                self.pay(others, left, turns)
            first += count
        return sums


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of the whole queue, of each line and credential, as true bounds."""

    sure: Bounds = EMPTY
    if_confirmed: Bounds = EMPTY
    lines: tuple[tuple[Bounds, Bounds], ...] = ()  # (surely, if every open question goes well)
    direct: Decimal = NOTHING  # surely paid before the client pays anything
    best: Decimal = NOTHING  # the most that is paid of the prices that are known
    best_borne: Decimal | None = None  # what an employer then bears; None = not shared with others
    credentials: tuple[tuple[Bounds, Bounds], ...] = field(default=())  # the same by credential


def cover(claims: Sequence[Claim], purses: Sequence[Purse], credentials: int) -> Cover:
    """Bounds of everything. A line's least stands behind the most that may be asked before it."""
    if not any(claim.possible for claim in claims):
        nothing = (EMPTY, EMPTY)
        return Cover(lines=(nothing,) * len(claims), credentials=(nothing,) * credentials)
    queue = _Queue(claims, purses)
    low = queue.whole(SURELY_LOW)
    if _exact(claims, purses):
        return _one_way(claims, low, credentials)
    high, good_low, good_high = map(queue.whole, (SURELY_HIGH, HOPEFULLY_LOW, HOPEFULLY_HIGH))
    paid_at_once = zip(claims, low, strict=True)
    return Cover(
        sure=Bounds(_sum(low), _sum(high)),
        if_confirmed=Bounds(_sum(good_low), _sum(good_high)),
        lines=tuple(_by_line(queue)),
        direct=sum((p.cover for c, p in paid_at_once if not c.line.rule.paid_back), NOTHING),
        best=_sum(queue.whole(BEST_FOR_CLIENT)),
        credentials=tuple(_by_credential(queue, credentials)),
    )


def _known(claims: Sequence[Claim], purses: Sequence[Purse]) -> bool:
    """Whether no price is open, and no sum that hangs on a price."""
    return all(
        bounds.low == bounds.high
        for claim in claims
        for bounds in (claim.line.due, claim.line.bill.price)
    ) and all(
        purse.sure.low == purse.sure.high and purse.hope.low == purse.hope.high for purse in purses
    )


def _exact(claims: Sequence[Claim], purses: Sequence[Purse]) -> bool:
    """Whether nothing is open: one way is all ways."""
    return all(
        claim.certain == claim.possible and claim.line.due.low == claim.line.due.high
        for claim in claims
    ) and all(purse.sure == purse.hope and purse.sure.low == purse.sure.high for purse in purses)


def _one_way(claims: Sequence[Claim], paid: Sequence[Paid], credentials: int) -> Cover:
    """The cover where nothing is open: every bound is the sum that is paid."""
    sums = [NOTHING] * credentials
    lines = []
    for claim, one in zip(claims, paid, strict=True):
        sums[claim.credential] += one.cover
        lines.append(Bounds(one.cover, one.cover))
    whole = Bounds(_sum(paid), _sum(paid))
    each = [Bounds(amount, amount) for amount in sums]
    direct = (p for c, p in zip(claims, paid, strict=True) if not c.line.rule.paid_back)
    return Cover(
        sure=whole,
        if_confirmed=whole,
        lines=tuple((line, line) for line in lines),
        direct=_sum(direct),
        best=whole.low,
        credentials=tuple((one, one) for one in each),
    )


def _by_line(queue: _Queue) -> Iterator[tuple[Bounds, Bounds]]:
    """What one line gets: at least behind the most that may be asked before it, and so on."""
    ends = (MOST_BEFORE_SURELY, LEAST_BEFORE_SURELY, MOST_BEFORE_HOPEFULLY, LEAST_BEFORE_HOPEFULLY)
    for claim, *paid in zip(queue.claims, *map(queue.whole, ends), strict=True):
        due = claim.line.due
        low, high, good_low, good_high = (one.room for one in paid)
        sure = Bounds(min(due.low, low), min(due.high, high))
        good = Bounds(min(due.low, good_low), min(due.high, good_high))
        yield sure if claim.certain else EMPTY, good if claim.possible else EMPTY


def _by_credential(queue: _Queue, credentials: int) -> Iterator[tuple[Bounds, Bounds]]:
    """What each credential gets, whatever comes of the open lines before it.

    Least: its own low end behind the most of those before it; most: the other way round.
    """
    ends = (
        queue.each(credentials, own, before)
        for own, before in (
            (SURELY_LOW, HOPEFULLY_HIGH),
            (SURELY_HIGH, SURELY_LOW),
            (HOPEFULLY_LOW, HOPEFULLY_HIGH),
            (HOPEFULLY_HIGH, SURELY_LOW),
        )
    )
    for low, high, good_low, good_high in zip(*ends, strict=True):
        yield Bounds(low, high), Bounds(good_low, good_high)


def _sum(found: Iterable[Paid]) -> Decimal:
    return sum((paid.cover for paid in found), NOTHING)
