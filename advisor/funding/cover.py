"""Paying cost lines in order under a lifetime amount: what is certain, and what may still come.

Paying is greedy and in a fixed order, so the whole cover grows with every line's amount, and what
is left for one line shrinks with the amounts before it. True bounds therefore need no search: run
once with every uncertain amount at its low end and once at its high end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.funding.lines import Line
from advisor.funding.payers import NOTHING, Bounds


@dataclass(frozen=True, slots=True)
class Claim:
    """One line in the queue of all credentials. ``certain``: nothing about it is open but money."""

    credential: int
    line: Line
    possible: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Purse:
    """What each credential may draw from: the lifetime amount left, and limits of its groups."""

    left: Decimal
    groups: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Paid:
    """What a line found when its turn came, and what it got."""

    room: Decimal
    cover: Decimal


Ask = Callable[[Claim], Decimal]


def surely_low(claim: Claim) -> Decimal:
    """The least that is asked: open lines get nothing, unknown prices are nothing."""
    return claim.line.due.low if claim.certain else NOTHING


def surely_high(claim: Claim) -> Decimal:
    """Open lines get nothing, unknown prices are as high as can be."""
    return claim.line.due.high if claim.certain else NOTHING


def hopefully_low(claim: Claim) -> Decimal:
    """Every open question is answered well, unknown prices are nothing."""
    return claim.line.due.low if claim.possible else NOTHING


def hopefully_high(claim: Claim) -> Decimal:
    """The most that can be asked."""
    return claim.line.due.high if claim.possible else NOTHING


def best_for_client(claim: Claim) -> Decimal:
    """The most that known prices can ask: others pay as little of them as can be."""
    price = claim.line.bill.price
    return hopefully_high(claim) if price.low == price.high else NOTHING


def pay(claims: Sequence[Claim], purses: Sequence[Purse], ask: Ask) -> tuple[Paid, ...]:
    """Pay the queue from the front."""
    spent = NOTHING
    in_group: dict[tuple[int, str], Decimal] = {}
    found = []
    for claim in claims:
        purse, group = purses[claim.credential], claim.line.rule.group
        room = max(NOTHING, purse.left - spent)
        if group in purse.groups:
            used = in_group.get((claim.credential, group), NOTHING)
            room = min(room, max(NOTHING, purse.groups[group] - used))
        cover = min(room, ask(claim))
        spent += cover
        in_group[claim.credential, group] = in_group.get((claim.credential, group), NOTHING) + cover
        found.append(Paid(room, cover))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of the whole queue and of each line, as true bounds."""

    sure: Bounds
    if_confirmed: Bounds
    lines: tuple[tuple[Bounds, Bounds], ...]  # (surely, if every open question is answered well)
    direct: Decimal  # surely paid to the school itself, before the client pays anything
    best: Decimal  # the most that is paid of the prices that are known


def cover(claims: Sequence[Claim], purses: Sequence[Purse]) -> Cover:
    """Bounds of everything. A line's least stands behind the most that may be asked before it."""
    low, high = pay(claims, purses, surely_low), pay(claims, purses, surely_high)
    good_low, good_high = pay(claims, purses, hopefully_low), pay(claims, purses, hopefully_high)
    lines = []
    for claim, first, worse, well in zip(claims, low, good_high, good_low, strict=True):
        due = claim.line.due
        sure = Bounds(min(due.low, worse.room), min(due.high, first.room))
        good = Bounds(min(due.low, worse.room), min(due.high, well.room))
        lines.append((sure if claim.certain else Bounds(), good if claim.possible else Bounds()))
    paid_at_once = zip(claims, low, strict=True)
    return Cover(
        sure=Bounds(_sum(low), _sum(high)),
        if_confirmed=Bounds(_sum(good_low), _sum(good_high)),
        lines=tuple(lines),
        direct=sum((p.cover for c, p in paid_at_once if not c.line.rule.paid_back), NOTHING),
        best=_sum(pay(claims, purses, best_for_client)),
    )


def of_credential(claims: Sequence[Claim], purses: Sequence[Purse], credential: int) -> Bounds:
    """What one credential surely gets, whatever comes of the open lines before it."""

    def least(claim: Claim) -> Decimal:
        return surely_low(claim) if claim.credential == credential else hopefully_high(claim)

    def most(claim: Claim) -> Decimal:
        return surely_high(claim) if claim.credential == credential else surely_low(claim)

    queue = [claim for claim in claims if claim.credential <= credential]
    mine = [claim.credential == credential for claim in queue]
    ends = [
        sum((p.cover for p, own in zip(pay(queue, purses, ask), mine, strict=True) if own), NOTHING)
        for ask in (least, most)
    ]
    return Bounds(ends[0], ends[1])


def _sum(found: Sequence[Paid]) -> Decimal:
    return sum((paid.cover for paid in found), NOTHING)
