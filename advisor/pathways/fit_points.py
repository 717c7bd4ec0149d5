"""The points of each criterion. Where less is better, what the client has room for is the middle.

The rulers for what the client named no limit of are a judgment, not a fact: they only say which
difference is large. A page says what one gets or what it counts toward, or it does not; no proof
ranks above another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal

from advisor.domain.delivery import FROM_HOME, OWN_PACE, accepts, is_near, pace
from advisor.domain.money import Money
from advisor.domain.prerequisite import Met
from advisor.pathways.fit import (
    BEST,
    MIDDLE,
    UNKNOWN,
    Criterion,
    Fit,
    Offered,
    Part,
    Reason,
    Wants,
    Why,
)
from advisor.pathways.links import Confidence

MONEY_RULER, WEEKS_RULER = Money.of(1000), Decimal(26)
_LEADS = {Confidence.STRONG: 100, Confidence.LIKELY: 80, Confidence.WEAK: 40}


def fit(offered: Offered, wants: Wants) -> Fit:
    """Every criterion that these wants ask for: the same ones for every credential."""
    parts = {criterion: part for criterion, part in _parts(offered, wants) if part is not None}
    first = offered.checks
    return Fit(
        offered.credential,
        parts,
        bars=tuple(Reason(Why.NOT_MET, (one.text,)) for one in first if one.met is Met.NOT_MET),
        asks=tuple(one.text for one in first if one.met is Met.NOT_KNOWN),
    )


def _parts(offered: Offered, wants: Wants) -> Iterator[tuple[Criterion, Part | None]]:
    yield Criterion.GOAL, _goal(offered, wants)
    yield Criterion.COST, _cost(offered, wants)
    yield Criterion.HOURS, _hours(offered, wants)
    yield Criterion.DELIVERY, _delivery(offered, wants)
    yield Criterion.REGION, _region(offered, wants)
    yield Criterion.START, _start(offered, wants)
    yield Criterion.LENGTH, _length(offered, wants)
    yield Criterion.PROOF, _proof(offered)
    yield Criterion.LADDER, _ladder(offered)


def _goal(offered: Offered, wants: Wants) -> Part | None:
    """The better of two ways, by skills and by occupation, counts four fifths, the other one."""
    if not wants.skills and not wants.noc:
        return None
    skills = tuple(link.to for link in offered.taught)
    taught = BEST * len(skills) // len(wants.skills) if wants.skills else None
    leads = (_LEADS[offered.leads.confidence] if offered.leads else 0) if wants.noc else None
    ways = sorted(way for way in (taught, leads) if way is not None)
    points = (4 * ways[-1] + ways[0]) // 5
    if skills:
        return Part(points, Reason(Why.TEACHES, skills, Decimal(len(wants.skills))))
    if offered.leads:
        sure = offered.leads.confidence is not Confidence.WEAK
        return Part(points, Reason(Why.LEADS_TO, (offered.leads.name,), sure=sure))
    if not offered.credential.skills:
        return Part(None, UNKNOWN)  # the page does not say what it teaches
    return Part(0, Reason(Why.OFF_GOAL))


def _cost(offered: Offered, wants: Wants) -> Part:
    """After grants: the worst case counts twice, the best case once."""
    pays, own = offered.pays, wants.own_money
    if pays is None or pays.up_to is None:
        return Part(None, UNKNOWN)
    ruler = (MONEY_RULER if own is None else own).amount
    worst, best = _less(pays.up_to.amount, ruler), _less(pays.at_least.amount, ruler)
    points = (2 * worst + best) // 3
    if own is not None and pays.at_least > own:
        return Part(points, Reason(Why.PAYS_OVER, money=pays), breaks=True)
    over = own is not None and pays.up_to > own
    return Part(points, Reason(Why.MAY_PAY_OVER if over else Why.PAYS, money=pays))


def _hours(offered: Offered, wants: Wants) -> Part | None:
    limit, asked = wants.hours_a_week, _pace(offered)
    if limit is None:
        return None
    if asked is None:
        own = _delivered(offered) == OWN_PACE
        return Part(BEST, Reason(Why.OWN_PACE)) if own else Part(None, UNKNOWN)
    if asked <= limit:
        return Part(BEST, Reason(Why.PACE, number=asked))
    return Part(int(MIDDLE * limit / asked), Reason(Why.PACE_OVER, number=asked), breaks=True)


def _delivery(offered: Offered, wants: Wants) -> Part | None:
    if not wants.delivery:
        return None
    said = _delivered(offered)
    if not said:
        return Part(None, UNKNOWN)
    if accepts(wants.delivery, said):
        return Part(BEST, Reason(Why.DELIVERED, (said,)))
    return Part(0, Reason(Why.DELIVERED_OTHERWISE, (said,)), breaks=True)


def _region(offered: Offered, wants: Wants) -> Part | None:
    if not wants.region:
        return None
    said, regions = _delivered(offered), offered.credential.regions
    near = is_near(said, regions, (wants.region,))
    if near is None:
        return Part(None, UNKNOWN)
    if near:
        return Part(BEST, Reason(Why.FROM_HOME if said in FROM_HOME else Why.HERE))
    return Part(0, Reason(Why.ELSEWHERE, regions), breaks=True)


def _start(offered: Offered, wants: Wants) -> Part:
    """The sooner the better; not at all where it ends later than the client asked for."""
    start, weeks = offered.start, _weeks(offered, wants)
    if wants.by is not None:
        first = max(start or wants.on, wants.on)
        end = first + timedelta(weeks=int((weeks or Decimal()).to_integral_value(ROUND_CEILING)))
        if end > wants.by:
            return Part(0, Reason(Why.ENDS_LATE, day=end), breaks=True)
    if start is None:
        return Part(None, UNKNOWN)
    if start == wants.on and not offered.told:
        return Part(BEST, Reason(Why.ANY_TIME))
    away = Decimal(max(0, (start - wants.on).days)) / 7
    return Part(_less(away, _time(wants)), Reason(Why.STARTS, day=start, sure=offered.told))


def _length(offered: Offered, wants: Wants) -> Part:
    weeks = _weeks(offered, wants)
    if weeks is None:
        return Part(None, UNKNOWN)
    return Part(_less(weeks, _time(wants)), Reason(Why.WEEKS, number=weeks))


def _proof(offered: Offered) -> Part:
    credential = offered.credential
    if credential.proof:
        return Part(BEST, Reason(Why.PROOF, credential.proof))
    if credential.credit_bearing:
        return Part(BEST, Reason(Why.CREDIT))
    return Part(None, UNKNOWN)


def _ladder(offered: Offered) -> Part:
    """What it counts toward; a text that names no record counts a little less."""
    part_of = offered.credential.part_of
    links = (*offered.credential.counts_toward, *((part_of,) if part_of else ()))
    if not links:
        return Part(None, UNKNOWN)
    named = any(link.credential_id is not None for link in links)
    return Part(BEST if named else 80, Reason(Why.TOWARD, tuple(link.text for link in links)))


def _delivered(offered: Offered) -> str:
    return offered.delivery or offered.credential.delivery or ""


def _pace(offered: Offered) -> Decimal | None:
    """Hours a week, as the college told them or by its schedule."""
    if offered.hours_a_week is not None:
        return offered.hours_a_week
    return pace(_delivered(offered), offered.credential.hours, offered.weeks)


def _weeks(offered: Offered, wants: Wants) -> Decimal | None:
    """How long it takes at the client's pace."""
    hours, limit = offered.credential.hours, wants.hours_a_week
    if hours is None or not limit:
        return offered.weeks or offered.full_time
    return max(offered.weeks or Decimal(), (hours / limit).to_integral_value(ROUND_CEILING))


def _time(wants: Wants) -> Decimal:
    """The weeks that the client has."""
    if wants.by is None:
        return WEEKS_RULER
    return max(Decimal(1), Decimal((wants.by - wants.on).days) / 7)


def _less(amount: Decimal, ruler: Decimal) -> int:
    """100 for nothing, 50 for as much as the ruler, toward 0 for more."""
    return BEST if not amount else int(BEST * ruler / (ruler + amount))
