"""The order of options under weights, and the nearest change of one weight that would turn it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from advisor.domain.credential import CredentialId
from advisor.pathways.fit import Criterion, Fit

Weights = Mapping[Criterion, int]
MORE = (Fraction(3, 2), Fraction(2), Fraction(3), Fraction(4))  # changes that have a plain word
LESS = (Fraction(1, 2), Fraction(1, 3), Fraction(1, 4), Fraction(0))


@dataclass(frozen=True, slots=True)
class Turn:
    """The first option is first unless a criterion matters ``times`` as much: then ``then`` is.

    ``at`` is the exact factor: up to it the first one stays first or level, beyond it, never.
    """

    criterion: Criterion
    at: Fraction
    times: Fraction
    then: CredentialId


def order(fits: Sequence[Fit], weights: Weights) -> list[Fit]:
    """The best total first; of level ones what is known better, then as given."""
    return sorted(fits, key=lambda fit: (-fit.total(weights), fit.unknown(weights)))


def level(fits: Sequence[Fit], weights: Weights) -> Fit | None:
    """The second of an order whose first two have the same total: the client may choose."""
    if len(fits) < 2 or fits[0].total(weights) != fits[1].total(weights):
        return None
    return fits[1]


def turn(ordered: Sequence[Fit], weights: Weights) -> Turn | None:
    """The smallest change of one weight that lets another come first; None: none up to four times.

    Totals are linear in each weight, so the factor at which two options are level is exact. A
    change to a half is as large as one to the double. What does not matter stays out of it.
    """
    if len(ordered) < 2 or level(ordered, weights):
        return None
    found = min(_turns(ordered, weights), default=None)
    if found is None:
        return None
    _size, _less, place, at, times = found
    criterion = list(weights)[place]
    changed = {c: weight * times.denominator for c, weight in weights.items()}
    changed[criterion] = weights[criterion] * times.numerator
    return Turn(criterion, at, times, order(ordered, changed)[0].id)


def _turns(
    ordered: Sequence[Fit], weights: Weights
) -> Iterator[tuple[Fraction, bool, int, Fraction, Fraction]]:
    """(size of the change, to less, place of the criterion, exact factor, one that has a word)."""
    first, *others = ordered
    lead = first.total(weights)
    behind = [(lead - other.total(weights), other.points) for other in others]
    for place, (criterion, weight) in enumerate(weights.items()):
        if not weight or criterion not in first.points:
            continue
        mine = first.points[criterion]
        better = [(gap, (mine - points[criterion]) * weight) for gap, points in behind]
        for way in (1, -1):  # of one criterion only the nearest each way can be the smallest
            those = [(gap, way * step) for gap, step in better if way * step > 0]
            if not those:
                continue
            gap, step = min(those, key=lambda pair: pair[0] / pair[1])
            at = 1 - way * Fraction(gap, step)
            times = _word(at)
            if times is not None:
                yield max(at, 1 / at), at < 1, place, at, times


def _word(at: Fraction) -> Fraction | None:
    """The nearest factor with a plain word that lies beyond an exact one."""
    if at > 1:
        return next((times for times in MORE if times > at), None)
    return next((times for times in LESS if times < at), None) if at > 0 else None
