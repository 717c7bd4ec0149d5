"""The best payments of one part of the bills: by hand where that is proven best, else by HiGHS.

Best means: the greatest total; among those the first payer gets as much as can be, then the second
and so on; among those the first payment is as great as can be, then the second and so on. Exactly
one allocation is best in this sense, so no answer depends on how a solver happens to search.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Cents = TypeVar("Cents", int, float)
Group = tuple[int, ...]  # payments by their place in the part
HAIR = 1e-3  # of a cent: more than the solver's rounding, less than any real difference
UNEVEN = 0.01  # a cut between sides more unequal than this helps little and blurs the arithmetic
OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "parallel": "off",
    "presolve": "off",  # it would throw away the last answer, from which the next one is near
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-6,
    "primal_feasibility_tolerance": 1e-5,
    "dual_feasibility_tolerance": 1e-10,
    "optimality_tolerance": 1e-5,
}


class SolverError(ArithmeticError):
    """The solver's answer does not stand up to exact arithmetic: a bug, and never hidden."""


@dataclass(frozen=True, slots=True)
class Part:
    """Payments that hang together, in order of preference: payer by payer, line by line."""

    most: tuple[int, ...]  # of each payment, in cents
    payers: tuple[Group, ...]  # the payments of each payer, first payer first
    limits: tuple[tuple[Group, int], ...]  # these payments together at most so many cents
    eithers: tuple[tuple[Group, Group], ...]  # one side pays, or the other

    def allows(self, paid: Sequence[int]) -> bool:
        """Whether these payments keep every limit and every either, in whole cents."""
        return (
            all(0 <= cents <= most for cents, most in zip(paid, self.most, strict=True))
            and all(_sum(paid, keys) <= most for keys, most in self.limits)
            and self.clash(paid) is None
        )

    def clash(self, paid: Sequence[float]) -> tuple[Group, Group] | None:
        """The either of which both sides pay, and the most; None if there is none."""
        sides = [(min(_sum(paid, a), _sum(paid, b)), (a, b)) for a, b in self.eithers]
        worst, found = max(sides, default=(0, ((), ())))
        return found if worst > HAIR else None

    def ceiling(self, keys: Group) -> int:
        """More than this these payments cannot be together; they may well be less."""
        narrow = sorted(self.limits, key=lambda limit: len(limit[0]))
        return min(self._ceiling(keys, limits) for limits in (narrow, narrow[::-1]))

    def _ceiling(self, keys: Group, limits: Iterable[tuple[Group, int]]) -> int:
        rest, ceiling = set(keys), 0
        for limit, most in limits:
            inside = rest.intersection(limit)
            if _sum(self.most, inside) > most:
                rest -= inside
                ceiling += most
        return ceiling + _sum(self.most, rest)


def solve(part: Part) -> Group:
    """The best payments of a part, in cents. Raises ``SolverError`` rather than break a limit."""
    paid, proven = by_hand(part)
    if not proven:
        paid = by_highs(part, paid)
    if not part.allows(paid):
        raise SolverError("an allocation breaks a limit")
    return tuple(paid)


def by_hand(part: Part) -> tuple[list[int], bool]:
    """Pay as much as can be, payment by payment in order; and whether that is surely best.

    The proof: we keep a list of full limits that together hold every payment looked at so far. No
    allocation pays more on those payments than these limits add up to. As long as ours pays exactly
    that sum, no other pays more on the first one, two, three ... payments; so none has a greater
    total, none gives the first payers more, and none is ahead in the first payment that differs.
    Where no such list is found, nothing is claimed and the solver decides. It always is found where
    limits are nested or apart and no either bites: one payer with caps within caps, or payers that
    share nothing. Where it is not, ``unbeaten`` may still tell.
    """
    paid = [0] * len(part.most)
    full: list[tuple[Group, int]] = []
    proven = True
    for key, most in enumerate(part.most):
        mine = [limit for limit in part.limits if key in limit[0]]
        rooms = [cap - _sum(paid, keys) for keys, cap in mine]
        barred = any(
            (key in a and _sum(paid, b)) or (key in b and _sum(paid, a)) for a, b in part.eithers
        )
        paid[key] = 0 if barred else min([most, *rooms])
        if not proven or any(key in keys for keys, _ in full):
            continue
        stops = [limit for limit, room in zip(mine, rooms, strict=True) if room == paid[key]]
        proven = False
        for keys, cap in (((key,), most), *stops):
            rest = [limit for limit in full if any(k < key and k not in keys for k in limit[0])]
            if cap + sum(other for _, other in rest) == sum(paid):
                full, proven = [*rest, (keys, cap)], True
                break
    return paid, proven or unbeaten(part, paid)


def unbeaten(part: Part, paid: Sequence[int]) -> bool:
    """Whether payments made in order are best, because the first payers together reach a ceiling.

    The proof: if the first one, two, three ... payers together get all that they ever could, none
    has a greater total, and none gives a payer more once those before it get as much. And each
    payment in order was as great as the limits and those before it leave: none is ahead there.
    """
    first: Group = ()
    for payer in part.payers:
        first += payer
        if _sum(paid, first) < part.ceiling(first):
            return False
    return True


def by_highs(part: Part, paid: Sequence[int]) -> list[int]:
    """The best payments; ``paid`` are allowed ones to begin with."""
    search = _Search(part, paid)
    for row, group in enumerate(search.levels):
        search.lift(row, group)
    for key in range(len(part.most)):
        search.settle(key)
    return search.paid


class _Search:
    """Branch and bound over the sides of eithers; HiGHS solves what is left, which is linear.

    A branch forbids one side outright. In one mixed-integer model with a yes/no variable for each
    either, a side of 10 000 000 dollars would seep through the solver's tolerance by some cents,
    and a case took two to thirty times as long.
    """

    def __init__(self, part: Part, paid: Sequence[int]) -> None:
        # Imported here: 0.2 s and 40 MB that most bills never need.
        import highspy  # noqa: PLC0415 - see above
        import numpy as np  # noqa: PLC0415 - see above

        class Quiet(highspy.Highs):
            """Greets nobody on standard output: the first call would, before any option is set."""

            def enableCallbacks(self) -> None:
                self.setOptionValue("output_flag", False)  # noqa: FBT003 - their signature

        self._np, self._highspy = np, highspy
        self._part = part
        self.paid = list(paid)  # the best so far
        # What the last payer gets follows from the total and the others.
        self.levels = [tuple(range(len(part.most))), *part.payers[:-1]]
        self._keys = np.arange(len(part.most), dtype=np.int32)
        self._low, self._high = [0] * len(part.most), list(part.most)
        self._limits = list(part.limits)
        self._open: list[frozenset[int]] = [frozenset()]  # branches: the payments they forbid
        self._model = Quiet()  # type: ignore[no-untyped-call]  # their __init__ has no types
        for option, value in OPTIONS.items():
            self._model.setOptionValue(option, value)
        self._load()

    def lift(self, row: int, group: Group) -> None:
        """Make the sum of these payments as great as can be, and hold it there."""
        if _sum(self.paid, group) < self._part.ceiling(group):
            self._branch(group)
        held = _sum(self.paid, group)
        self._model.changeRowBounds(row, float(held), float(held))
        self._limits.append((group, held))

    def settle(self, key: int) -> None:
        """Make one payment as great as can be, all before it being settled; and hold it there."""
        mine = [limit for limit in self._limits if key in limit[0]]
        rooms = [cap - sum(self.paid[k] for k in keys if k < key) for keys, cap in mine]
        if self.paid[key] < min([self._high[key], *rooms]):
            self._branch((key,))
        self._low[key] = self._high[key] = self.paid[key]

    def _branch(self, group: Group) -> None:
        """Find the greatest sum of these payments; keep the branches that may hold it."""
        cost = self._np.zeros(len(self._keys))
        cost[list(group)] = 1.0
        self._model.changeColsCost(len(self._keys), self._keys, cost)
        best = _sum(self.paid, group)
        stack, kept = self._open[::-1], []
        while stack:
            forbidden = stack.pop()
            bound, paid = self._relaxed(forbidden, group)
            if bound < best:
                continue
            clash = self._part.clash(paid)
            if bound > best and not clash:
                bound, paid = self._whole(bound, paid, forbidden, group)
                clash = self._part.clash(paid)
                if bound > best and not clash:
                    best, self.paid = bound, [round(cents) for cents in paid]
            if bound > best and clash:
                less, more = sorted(clash, key=lambda side: _sum(paid, side))
                stack += [forbidden.union(more), forbidden.union(less)]
            elif bound == best:
                kept.append((bound, forbidden))
        self._open = [forbidden for bound, forbidden in kept if bound == best]

    def _relaxed(self, forbidden: frozenset[int], group: Group) -> tuple[int, list[float]]:
        """The greatest sum, in parts of cents, if no either counts and these are forbidden.

        Returns its whole cents and the payments; below zero if nothing is allowed any more.
        """
        if any(self._low[k] for k in forbidden):
            return -1, []
        np, model, statuses = self._np, self._model, self._highspy.HighsModelStatus
        high = [0 if k in forbidden else most for k, most in enumerate(self._high)]
        model.changeColsBounds(
            len(high), self._keys, np.array(self._low, float), np.array(high, float)
        )
        model.run()
        if model.getModelStatus() == statuses.kUnknown:  # it began from too blurred an answer
            model.clearSolver()
            model.run()
        status = model.getModelStatus()
        if status == statuses.kInfeasible:
            return -1, []
        if status != statuses.kOptimal:
            raise SolverError(f"the solver stopped: {model.modelStatusToString(status)}")
        paid = list(model.getSolution().col_value)
        return math.floor(_sum(paid, group) + HAIR), paid

    def _whole(
        self, bound: int, paid: list[float], forbidden: frozenset[int], group: Group
    ) -> tuple[int, list[float]]:
        """The same in whole cents, which most often is the case already."""
        if all(abs(cents - round(cents)) <= HAIR for cents in paid):
            return bound, paid
        kinds, count = self._highspy.HighsVarType, len(self._keys)
        for kind in (kinds.kInteger, kinds.kContinuous):
            codes = self._np.full(count, int(kind), self._np.uint8)
            self._model.changeColsIntegrality(count, self._keys, codes)
            if kind == kinds.kInteger:
                bound, paid = self._relaxed(forbidden, group)
        return bound, paid

    def _load(self) -> None:
        """The model: the levels, held later; the limits; and instead of each either one cut.

        A cut: what one side pays of its ceiling and what the other pays of its own are together at
        most the whole. It lets through more than the either does, but leaves little to search.
        """
        np, endless, part = self._np, self._highspy.kHighsInf, self._part
        rows: list[tuple[dict[int, float], float]] = [
            *((dict.fromkeys(keys, 1.0), endless) for keys in self.levels),
            *((dict.fromkeys(keys, 1.0), float(cap)) for keys, cap in part.limits),
        ]
        for sides in part.eithers:
            (less, fewer), (more, others) = sorted((part.ceiling(side), side) for side in sides)
            if less / more > UNEVEN:
                cut = {**dict.fromkeys(fewer, 1.0), **dict.fromkeys(others, less / more)}
                rows.append((cut, less + HAIR / 10))
        starts = np.cumsum([0, *(len(row) for row, _ in rows)])
        self._model.passModel(
            len(self._keys),
            len(rows),
            int(starts[-1]),
            int(self._highspy.MatrixFormat.kRowwise),
            int(self._highspy.ObjSense.kMaximize),
            0.0,
            np.zeros(len(self._keys)),
            np.array(self._low, float),
            np.array(self._high, float),
            np.full(len(rows), -endless),
            np.array([cap for _, cap in rows]),
            starts.astype(np.int32),
            np.array([k for row, _ in rows for k in row], np.int32),
            np.array([share for row, _ in rows for share in row.values()]),
            np.zeros(len(self._keys), np.int32),
        )


def _sum(paid: Sequence[Cents], keys: Iterable[int]) -> Cents:
    return sum(paid[k] for k in keys)
