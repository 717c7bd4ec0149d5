"""Credits at tax time, on the fees that the client paid: by calendar year and institution.

They come months later and are never taken off what must be paid now (FUNDING.md, ST-5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain.estimate import State, Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding.amounts import TaxCredit
from advisor.funding.awards import cents
from advisor.funding.cover import Cover
from advisor.funding.judging import Judged, Judgement
from advisor.funding.payers import NO_LIMIT, NOTHING, Bounds
from advisor.funding.rules import Program
from advisor.funding.totals import Place, Rests, institution
from advisor.funding.verdicts import GIVEN

Credits = Mapping[str, Judgement]  # those of before, by code


def at_tax_time(found: Judgement, situation: Situation, rests: Rests, before: Credits) -> Judgement:
    """The credit of a program, as bounds: least when every open grant is paid."""
    credit = found.program.tax
    if credit is None:
        return found
    parts = _by_credential(found, credit, situation, rests, before)
    judged = tuple(
        replace(one, verdict=_verdict(one, part, credit))
        for one, part in zip(found.credentials, parts, strict=True)
    )
    sure = sum((part[0] for part in parts), Bounds())
    hope = sum((part[1] for part in parts), Bounds())
    cover = Cover(sure=sure, if_confirmed=hope, credentials=tuple(parts))
    verdicts = {one.verdict for one in judged}
    first = next((v for v in (*GIVEN, Verdict.CANNOT_TELL) if v in verdicts), None)
    verdict = first or (Verdict.ZERO if Verdict.ZERO in verdicts else found.verdict)
    return replace(found, credentials=judged, claims=(), purses=(), cover=cover, verdict=verdict)


def _verdict(one: Judged, part: tuple[Bounds, Bounds], credit: TaxCredit) -> Verdict:
    if one.verdict in GIVEN and credit.refundable and not part[0].high:
        return Verdict.ZERO
    return one.verdict


def _by_credential(
    found: Judgement,
    credit: TaxCredit,
    situation: Situation,
    rests: Rests,
    before: Credits,
) -> list[tuple[Bounds, Bounds]]:
    """Each credential's part, with the stored limit carried from one year to the next."""
    fees = [_fees(found, credit, situation, rests, n) for n in range(len(found.credentials))]
    order = sorted(range(len(fees)), key=lambda n: _year(situation, n))
    limits: tuple[Decimal, Decimal] = _stored(found, credit)
    parts = [(Bounds(), Bounds())] * len(fees)
    year = _year(situation, order[0]) if order else 0
    for number in order:
        one = found.credentials[number]
        for passed in range(year, _year(situation, number)):
            if one.facts.get(f"{credit.yearly_fact}{passed}") is True:
                limits = limits[0] + credit.yearly, limits[1] + credit.yearly
        year = _year(situation, number)
        if any(check.state is State.FAILED for check in one.checks):
            continue
        day = one.chosen.start or situation.on
        part = _credit(found.program, fees[number], before, number, day)
        hope = Bounds(min(part.low, limits[0]), min(part.high, limits[1]))
        sure = hope if one.verdict in (*GIVEN, Verdict.INFO) else Bounds()
        parts[number] = sure, hope
        if credit.limit:
            limits = max(NOTHING, limits[0] - hope.high), max(NOTHING, limits[1] - hope.low)
    return parts


def _stored(found: Judgement, credit: TaxCredit) -> tuple[Decimal, Decimal]:
    if not credit.limit:
        return NO_LIMIT, NO_LIMIT
    for one in found.credentials:
        said = one.facts.get(credit.limit)
        if isinstance(said, Money):
            return said.amount, said.amount
        if isinstance(said, int):
            return Decimal(said), Decimal(said)
    return NOTHING, NO_LIMIT


def _year(situation: Situation, number: int) -> int:
    return (situation.chosen[number].start or situation.on).year


def _fees(
    found: Judgement, credit: TaxCredit, situation: Situation, rests: Rests, number: int
) -> dict[str, Bounds]:
    """What the client pays to each institution: from all grants paid to none of the open ones."""
    chosen = situation.chosen[number]
    by_school: dict[str, Bounds] = {}
    for index, cost in enumerate(chosen.costs):
        if cost.category in credit.categories:
            place: Place = chosen.id, index
            own = Bounds(rests.hope[place].low, rests.sure[place].high)
            school = institution(situation, place)
            by_school[school] = by_school.get(school, Bounds()) + own
    return by_school


def _credit(
    program: Program, fees: Mapping[str, Bounds], before: Credits, number: int, day: date
) -> Bounds:
    credit = program.tax
    assert credit is not None, "asked of tax credits only"
    counted = Bounds()
    for own in fees.values():
        low = own.low if own.low > credit.floor else NOTHING
        counted += Bounds(low, own.high if own.high > credit.floor else NOTHING)
    if credit.less and credit.less in before:
        lowered = before[credit.less].cover.credentials
        counted = counted.less(lowered[number][1]) if lowered else counted
    share = program.share_on(day)
    part = share.share if share else Decimal(1)
    high = NO_LIMIT if counted.high == NO_LIMIT else cents(counted.high * part)
    return Bounds(cents(counted.low * part), high)


def tax_time(judged: Sequence[Judgement]) -> dict[str, Money]:
    """The credits that are paid out, by program; only what is sure."""
    return {
        found.program.code: Money(found.cover.sure.low)
        for found in judged
        if found.program.tax and found.program.tax.refundable and found.cover.sure.low
    }
