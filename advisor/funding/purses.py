"""Out of which sums a program pays its queue of cost lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from advisor.domain.money import Money
from advisor.domain.situation import Chosen, Situation
from advisor.funding.amounts import Bucket, Cap
from advisor.funding.caps import Period, Purse, entries, left, period, used
from advisor.funding.checks import Facts, client_facts, version_day
from advisor.funding.cover import Claim
from advisor.funding.payers import NOTHING, Bounds
from advisor.funding.rules import Program
from advisor.funding.truth import truth


def purses(
    program: Program,
    situation: Situation,
    claims: Sequence[Claim],
    facts: Mapping[str, Facts],
    awards: Mapping[int, tuple[Bounds, Bounds]],
) -> tuple[Purse, ...]:
    """Every sum that holds several claims together. ``awards``: by credential, sure and hoped."""
    found = [purse for cap in program.caps for purse in _of_cap(program, cap, situation, claims)]
    for number, chosen in enumerate(situation.chosen):
        mine = [n for n, claim in enumerate(claims) if claim.credential == number]
        found += _of_groups(program, facts[chosen.id], claims, mine)
        if number in awards:
            sure, hope = awards[number]
            found.append(Purse(sure, hope, frozenset(mine)))
    if program.buckets:
        found.append(_of_buckets(program, situation, len(claims)))
    return tuple(found)


def _of_cap(
    program: Program, cap: Cap, situation: Situation, claims: Sequence[Claim]
) -> Iterator[Purse]:
    """One purse for each period, and one for each smaller amount that an older date had."""
    queue: dict[tuple[Period, Decimal], set[int]] = {}
    sums: dict[tuple[Period, Decimal], Decimal] = {}
    for number, claim in enumerate(claims):
        chosen = situation.chosen[claim.credential]
        if cap.categories and chosen.costs[claim.line.index].category not in cap.categories:
            continue
        day = chosen.start or situation.on
        key = period(cap.per, day, chosen.id), cap.on(day).amount
        queue.setdefault(key, set()).add(number)
        sums[key] = left(program, cap, situation, chosen)
    for of, most in queue:
        inside = {n for (o, m), numbers in queue.items() if o == of and m <= most for n in numbers}
        yield Purse.of(sums[of, most], frozenset(inside))


def _of_groups(
    program: Program, facts: Facts, claims: Sequence[Claim], mine: Sequence[int]
) -> Iterator[Purse]:
    for limit in program.limits:
        most = facts.get(limit.most)
        if isinstance(most, Money):
            inside = frozenset(n for n in mine if claims[n].line.rule.group == limit.group)
            yield Purse.of(most.amount, inside)


def _of_buckets(program: Program, situation: Situation, claims: int) -> Purse:
    sure = hope = NOTHING
    for bucket in program.buckets:
        has = bucket_holds(program, bucket, situation)
        sure += bucket.amount if has is True else NOTHING
        hope += NOTHING if has is False else bucket.amount
    gone = sum((entry.amount.amount for entry in entries(program, situation)), NOTHING)
    low, high = max(NOTHING, sure - gone), max(NOTHING, hope - gone)
    return Purse(Bounds(low, low), Bounds(high, high), frozenset(range(claims)))


def bucket_holds(program: Program, bucket: Bucket, situation: Situation) -> bool | None:
    """Whether a person can draw from a bucket on the day of the first credential."""
    starts = [version_day(program, situation, chosen) for chosen in situation.chosen]
    day = min(starts, default=situation.on)
    if (bucket.start and day < bucket.start) or (bucket.end and day > bucket.end):
        return False
    return truth(bucket.test, client_facts(program, situation), situation.on)


def least_left(program: Program, situation: Situation, chosen: Chosen) -> Decimal | None:
    """What the tightest cap on all kinds of cost leaves for a credential; None = there is none."""
    found = [left(program, cap, situation, chosen) for cap in program.caps if not cap.categories]
    return min(found, default=None)


def first_cap(program: Program, situation: Situation) -> tuple[Cap, date, Decimal] | None:
    """The cap that a person knows a program by, its day, and what is used up of it."""
    if not program.caps:
        return None
    day = situation.on
    starts = [one.start for one in situation.chosen if one.start]
    if program.caps[0].per != "life" and starts:
        day = starts[0]
    cap = program.caps[0]
    return cap, day, used(program, cap, situation, period(cap.per, day, ""))
