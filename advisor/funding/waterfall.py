"""Who pays what when several programs may pay one cost line: the best legal allocation.

A program alone on its lines keeps its own cover. Where lines are shared, the cents are allocated
together: what is sure without any of the open answers, and what is hoped for with all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.domain.situation import Situation
from advisor.funding.allocating import Allocation, Bills, Either, Limit, Payer, allocate
from advisor.funding.clashes import Clash, Place, clashes_of
from advisor.funding.cover import (
    BEST_FOR_CLIENT,
    HOPEFULLY_HIGH,
    SURELY_HIGH,
    SURELY_LOW,
    Claim,
    Cover,
    Way,
    cover,
)
from advisor.funding.judging import Judgement
from advisor.funding.payers import EMPTY, NO_LIMIT, NOTHING, Bill, Bounds

_ENDLESS = 10**9  # cents: more than any price


@dataclass(frozen=True, slots=True)
class Shared:
    """The allocation of everything that is shared, in each way it may come out."""

    judged: tuple[Judgement, ...]
    clashes: tuple[Clash, ...]
    sure: Allocation
    hope: Allocation
    bills: Bills | None = None  # of what is sure, for the second best


def shared(
    judged: Sequence[Judgement], situation: Situation, paid: Mapping[tuple[str, int], Bill]
) -> Shared:
    """The judgements with their covers as they come out together."""
    places = _places(judged, situation)
    numbers = {place: number for number, place in enumerate(places)}
    inside = contended(judged)
    if not inside:
        nothing = Allocation({}, 0)
        return Shared(tuple(judged), (), nothing, nothing)
    among = [found for found in judged if found.program.code in inside]
    clashes = tuple(clashes_of(among, situation, numbers))
    rooms = [paid[situation.chosen[n].id, i].rest for n, i in places]
    ways = _Ways(among, clashes, numbers, rooms)
    low, high = ways.run(SURELY_LOW), ways.run(SURELY_HIGH)
    hope, best = ways.run(HOPEFULLY_HIGH), ways.run(BEST_FOR_CLIENT)
    after = {}
    for found in among:
        beside = _beside(found, numbers, low, clashes)
        if found.program.rest_paid_by:
            covered = _with_rest(found, numbers, (low, best), beside)
        else:
            covered = _cover(found, numbers, (low, high, best), beside)
        after[found.program.code] = replace(found, cover=covered)
    return Shared(
        judged=tuple(after.get(found.program.code, found) for found in judged),
        clashes=clashes,
        sure=low,
        hope=hope,
        bills=ways.bills(SURELY_LOW),
    )


def _places(judged: Sequence[Judgement], situation: Situation) -> list[Place]:
    """Every cost line, in the order in which the most orderly program pays them."""
    rank: dict[Place, int] = {}
    for found in judged:
        for claim in found.claims:
            place = claim.credential, claim.line.index
            rank[place] = max(rank.get(place, 0), claim.line.rule.rank)
    every = ((n, i) for n, one in enumerate(situation.chosen) for i in range(len(one.costs)))
    return sorted(every, key=lambda place: (place[0], rank.get(place, 0), place[1]))


def contended(judged: Sequence[Judgement]) -> frozenset[str]:
    """The programs of which some line may be paid by another one too, or that rules part."""
    by_line: dict[Place, set[str]] = {}
    for found in judged:
        for claim in found.claims:
            if claim.possible and claim.line.due.high:
                place = claim.credential, claim.line.index
                by_line.setdefault(place, set()).add(found.program.code)
    together = [codes for codes in by_line.values() if len(codes) > 1]
    inside = frozenset[str]().union(*together)
    payers = frozenset[str]().union(*by_line.values())
    for found in judged:
        for rule in found.program.overlaps:
            others = payers & frozenset(rule.programs) if rule.programs else payers
            if found.program.code in payers and others - {found.program.code}:
                inside |= others | {found.program.code}
    return inside


class _Ways:
    """The same programs and lines, with what is open coming out in one way or another."""

    def __init__(
        self,
        judged: Sequence[Judgement],
        clashes: Sequence[Clash],
        numbers: Mapping[Place, int],
        rooms: Sequence[Bounds],
    ) -> None:
        self._judged, self._clashes = judged, clashes
        self._numbers, self._rooms = numbers, rooms
        self._done: list[tuple[Bills, Allocation]] = []

    def run(self, way: Way) -> Allocation:
        """The best allocation in this way."""
        bills = self.bills(way)
        for known, found in self._done:
            if known == bills:
                return found
        found = allocate(bills)
        self._done.append((bills, found))
        return found

    def bills(self, way: Way) -> Bills:
        """The numbers of this way, in cents."""
        hoping = way in (HOPEFULLY_HIGH, BEST_FOR_CLIENT)
        low = way is SURELY_LOW
        payers, limits = [], []
        for found in self._judged:
            code = found.program.code
            place = [self._numbers[c.credential, c.line.index] for c in found.claims]
            asked = [_asked(found, claim, way, low=low) for claim in found.claims]
            lines = {n: cents for n, cents in zip(place, asked, strict=True) if cents}
            payers.append(Payer(code, found.program.rank, lines))
            for purse in () if found.program.rest_paid_by else found.purses:
                keys = frozenset((code, place[n]) for n in purse.claims)
                limits.append(Limit(keys, _cents(way.holds(purse))))
        rooms = tuple(_cents(room.low if low else room.high) for room in self._rooms)
        parted = tuple(
            Either(clash.mine, clash.theirs)
            for clash in self._clashes
            if clash.allowed is False or (clash.allowed is None and not hoping)
        )
        return Bills(rooms, tuple(payers), tuple(limits), parted)


def _asked(found: Judgement, claim: Claim, way: Way, *, low: bool) -> int:
    """What a payer may pay of a line; where an employer bears the rest, that is all of it."""
    asked = way.ask(claim)
    if asked and found.program.rest_paid_by:
        rest = claim.line.bill.rest
        asked = rest.low if low else rest.high
    return _cents(asked)


def _cents(amount: Decimal) -> int:
    return _ENDLESS if amount == NO_LIMIT else min(_ENDLESS, int(amount * 100))


def _money(cents: int) -> Decimal:
    return NO_LIMIT if cents > _ENDLESS // 2 else Decimal(cents) / 100


def _beside(
    found: Judgement, numbers: Mapping[Place, int], sure: Allocation, clashes: Sequence[Clash]
) -> Cover:
    """What the program may pay beside what others surely pay, were it the only one still open."""
    code = found.program.code
    strict = [clash for clash in clashes if clash.allowed is False]
    barred = {key for c in strict if c.program == code and sure.pays(c.theirs) for key in c.mine}
    barred |= {key for c in strict if c.other == code and sure.pays(c.mine) for key in c.theirs}
    taken: dict[int, int] = {}
    for (payer, line), paid in sure.paid.items():
        taken[line] = taken.get(line, 0) + (paid if payer != code else 0)
    claims = []
    for claim in found.claims:
        number = numbers[claim.credential, claim.line.index]
        others = _money(taken.get(number, 0))
        room = claim.line.bill.rest.less(Bounds(others, others))
        due = EMPTY if (code, number) in barred else claim.line.due.at_most(room)
        claims.append(replace(claim, line=replace(claim.line, due=due)))
    return cover(claims, found.purses, len(found.credentials))


def _cover(
    found: Judgement,
    numbers: Mapping[Place, int],
    ways: tuple[Allocation, ...],
    beside: Cover,
) -> Cover:
    """The program's part of each allocation, by line and credential."""
    code = found.program.code
    keys = [(code, numbers[c.credential, c.line.index]) for c in found.claims]
    low, high, best = ([_money(way.paid.get(key, 0)) for key in keys] for way in ways)
    sure = [_ends(low[n], high[n]) for n in range(len(keys))]
    of = [claim.credential for claim in found.claims]
    of_credential = [
        _ends(
            *(
                sum((end[n] for n in range(len(of)) if of[n] == number), NOTHING)
                for end in (low, high)
            )
        )
        for number in range(len(found.credentials))
    ]
    whole = _ends(sum(low, NOTHING), sum(high, NOTHING))
    at_once = (low[n] for n, c in enumerate(found.claims) if not c.line.rule.paid_back)
    return Cover(
        sure=whole,
        if_confirmed=_at_least(beside.if_confirmed, whole),
        lines=tuple((own, _at_least(beside.lines[n][1], own)) for n, own in enumerate(sure)),
        direct=sum(at_once, NOTHING),
        best=sum(best, NOTHING),
        credentials=tuple(
            (own, _at_least(beside.credentials[n][1], own)) for n, own in enumerate(of_credential)
        ),
    )


def _with_rest(
    found: Judgement, numbers: Mapping[Place, int], ways: tuple[Allocation, ...], beside: Cover
) -> Cover:
    """The share of the lines that a program got, where an employer bears the rest of them."""
    keys = [(found.program.code, numbers[c.credential, c.line.index]) for c in found.claims]
    sure, best = (
        cover(
            [
                claim if way.paid.get(key) else replace(claim, line=replace(claim.line, due=EMPTY))
                for key, claim in zip(keys, found.claims, strict=True)
            ],
            found.purses,
            len(found.credentials),
        )
        for way in ways
    )
    both = [zip(one, other, strict=True) for one, other in (
        (sure.lines, beside.lines), (sure.credentials, beside.credentials))]  # fmt: skip
    lines, credentials = (
        tuple((own[0], _at_least(good[1], own[0])) for own, good in pairs) for pairs in both
    )
    return replace(
        sure,
        if_confirmed=_at_least(beside.if_confirmed, sure.sure),
        lines=lines,
        credentials=credentials,
        best=best.best,
        best_borne=sum((_money(ways[1].paid.get(key, 0)) for key in keys), NOTHING) - best.best,
    )


def _at_least(found: Bounds, least: Bounds) -> Bounds:
    return Bounds(max(found.low, least.low), max(found.high, least.high))


def _ends(one: Decimal, other: Decimal) -> Bounds:
    return Bounds(min(one, other), max(one, other))
