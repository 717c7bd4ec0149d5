"""The client's side of the sum: what all programs pay of each line, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain.estimate import Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding.judging import Judgement
from advisor.funding.payers import NO_LIMIT, NOTHING, Bill, Bounds

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Rests:
    """What nobody but the client pays of each cost line: surely covered, or all open answered well.

    ``employer``: what an employer must bear of it by a program's rule, sure and hoped for.
    """

    sure: Mapping[Place, Bounds]
    hope: Mapping[Place, Bounds]
    employer: Mapping[str, tuple[Bounds, Bounds]]


def rests(judged: Sequence[Judgement], paid: Mapping[Place, Bill]) -> Rests:
    """Each line after every cover."""
    sure = {place: bill.rest for place, bill in paid.items()}
    hope = dict(sure)
    for found in judged:
        for place, (certain, good) in _lines(found):
            sure[place] = sure[place].less(certain)
            hope[place] = hope[place].less(good)
    employer = {}
    for found in judged:
        if found.program.rest_paid_by:
            own = [(p, c, g) for p, (c, g) in _lines(found)]
            bears = sum((sure[p] for p, c, _g in own if c.high), Bounds())
            may_bear = sum((hope[p] for p, _c, g in own if g.high), Bounds())
            employer[found.program.code] = bears, may_bear
            sure |= {p: Bounds() for p, c, _g in own if c.high}
            hope |= {p: Bounds() for p, _c, g in own if g.high}
    return Rests(sure, hope, employer)


def _lines(found: Judgement) -> list[tuple[Place, tuple[Bounds, Bounds]]]:
    return [
        ((found.credentials[claim.credential].chosen.id, claim.line.index), cover)
        for claim, cover in zip(found.claims, found.cover.lines, strict=True)
    ]


class Pays:
    """What the client pays. A cancelled course costs nothing any more."""

    def __init__(
        self,
        judged: Sequence[Judgement],
        paid: Mapping[Place, Bill],
        rests: Rests,
        *,
        unjudged: bool,
    ) -> None:
        self._judged, self._unjudged = judged, unjudged
        gone = {
            one.chosen.id
            for found in judged
            for one in found.credentials
            if one.verdict is Verdict.CANCELLED
        }
        live = [bill for (credential, _), bill in paid.items() if credential not in gone]
        self._cost = sum((bill.price for bill in live), Bounds())
        self._gifts = sum((bill.gifts for bill in live), Bounds())
        self._employer = sum((sure for sure, _hope in rests.employer.values()), Bounds())
        self._may_bear = {code: hope for code, (_sure, hope) in rests.employer.items()}

    def non_repayable(self) -> Bounds:
        """What is surely never paid back; a range while a price leaves it open."""
        return sum((found.cover.sure for found in self._judged), self._gifts + self._employer)

    def best(self) -> Decimal:
        """Unknown prices are zero, every open question is answered well."""
        if self._unjudged:
            return NOTHING
        grants = sum((found.cover.best for found in self._judged), NOTHING)
        bears = sum((self._best_borne(found) for found in self._judged), NOTHING)
        return max(NOTHING, self._cost.low - self._known_gifts() - grants - bears)

    def _best_borne(self, found: Judgement) -> Decimal:
        """What an employer bears in the best case."""
        if found.cover.best_borne is not None:
            return found.cover.best_borne
        alone = self._may_bear.get(found.program.code, Bounds())
        return alone.high if alone.high < NO_LIMIT else alone.low

    def worst(self) -> Money | None:
        """Nothing that is open is paid; None while a price is unknown: no upper bound."""
        sure = sum((found.cover.sure.low for found in self._judged), NOTHING)
        return self._after(sure)

    def first(self) -> Money | None:
        """What the client may have to pay before anything is paid back."""
        at_once = (found for found in self._judged if found.program.paid != "back")
        return self._after(sum((found.cover.direct for found in at_once), NOTHING))

    def _after(self, grants: Decimal) -> Money | None:
        if self._cost.high == NO_LIMIT:
            return None
        left = self._cost.low - self._gifts.low - self._employer.low - grants
        return Money(max(NOTHING, left))

    def _known_gifts(self) -> Decimal:
        return min(self._gifts.high, self._cost.low)


def institution(situation: Situation, place: Place) -> str:
    """The school that a cost line is paid to."""
    chosen = next(one for one in situation.chosen if one.id == place[0])
    named = chosen.costs[place[1]].facts.get("institution")
    return str(named or chosen.provider or chosen.id)
