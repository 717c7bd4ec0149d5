"""Who pays how much of which cost line: the best legal allocation, exact to the cent.

Pure numbers: which payments are allowed, and how they limit or exclude each other, comes in. The
best allocation pays the greatest total; among those, payers of low rank get as much as can be one
after the other (those of one rank by code); among those, a payer's first lines come first. Exactly
one allocation is best in this sense, in whatever order the bills are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.funding.solving import Group, Part, solve

Key = tuple[str, int]  # a payment: the payer's code, the number of the cost line
Keys = frozenset[Key]


@dataclass(frozen=True, slots=True)
class Payer:
    """Somebody who may pay: of each line, by its number, at most so many cents."""

    code: str
    rank: int
    lines: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Limit:
    """All these payments together come to at most so many cents."""

    keys: Keys
    most: int


@dataclass(frozen=True, slots=True)
class Either:
    """As soon as a payment of one side is above zero, all of the other side are zero."""

    a: Keys
    b: Keys


@dataclass(frozen=True, slots=True)
class Bills:
    """The cents of each cost line that nobody else pays, and who may pay them within what."""

    rooms: tuple[int, ...]
    payers: tuple[Payer, ...]
    limits: tuple[Limit, ...] = ()
    eithers: tuple[Either, ...] = ()

    def __post_init__(self) -> None:
        codes = [payer.code for payer in self.payers]
        if len(set(codes)) < len(codes):
            raise ValueError("two payers of one code")
        if any(not 0 <= line < len(self.rooms) for payer in self.payers for line in payer.lines):
            raise ValueError("a payer of a line that does not exist")
        asked = [cents for payer in self.payers for cents in payer.lines.values()]
        if min([*self.rooms, *asked, *(limit.most for limit in self.limits)], default=0) < 0:
            raise ValueError("an amount below zero")

    @property
    def keys(self) -> list[Key]:
        """Every payment, the most wanted first."""
        payers = sorted(self.payers, key=lambda payer: (payer.rank, payer.code))
        return [(payer.code, line) for payer in payers for line in sorted(payer.lines)]


@dataclass(frozen=True, slots=True)
class Allocation:
    """The cents of every payment, zeros included, and their sum."""

    paid: Mapping[Key, int]
    total: int

    def pays(self, keys: Keys) -> bool:
        """Whether any of these payments is above zero."""
        return any(self.paid.get(key, 0) for key in keys)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best allocation in which one side of an either gives way to the other."""

    either: Either
    gone: Keys  # the side that paid before
    instead: Keys  # the side that pays now
    allocation: Allocation


def allocate(bills: Bills) -> Allocation:
    """The best legal allocation. Raises ``SolverError`` rather than return anything else."""
    return _allocate(bills, frozenset(), {})


def second_best(bills: Bills, best: Allocation) -> tuple[Alternative, ...]:
    """For each either that bites in ``best``: the best with its other side instead; best first.

    An either bites if one side pays and the other would, were the first not there. The side that
    paid is forbidden as a whole; all other eithers hold as before.
    """
    solved = {part: tuple(best.paid[key] for key in keys) for keys, part in _parts(bills)}
    without: dict[Keys, Allocation] = {}
    found: dict[tuple[int, ...], Alternative] = {}
    for either in sorted(bills.eithers, key=lambda e: (sorted(e.a), sorted(e.b))):
        for gone, instead in ((either.a, either.b), (either.b, either.a)):
            if best.pays(gone):
                if gone not in without:
                    without[gone] = _allocate(bills, gone, solved)
                other = without[gone]
                if other.pays(instead):
                    order = (-other.total, *(-other.paid[key] for key in bills.keys))
                    found.setdefault(order, Alternative(either, gone, instead, other))
    return tuple(found[order] for order in sorted(found))


def _allocate(bills: Bills, forbidden: Keys, solved: dict[Part, tuple[int, ...]]) -> Allocation:
    paid = dict.fromkeys(bills.keys, 0)
    for keys, part in _parts(bills, forbidden):
        if part not in solved:
            solved[part] = solve(part)
        paid.update(zip(keys, solved[part], strict=True))
    return Allocation(paid, sum(paid.values()))


def _parts(bills: Bills, forbidden: Keys = frozenset()) -> Iterator[tuple[list[Key], Part]]:
    """The bills in parts that have nothing to do with each other, without what never binds."""
    most = _most(bills, forbidden)
    limits: dict[Keys, int] = {}
    for group, cap in _limits(bills):
        real = group.intersection(most)
        if sum(most[key] for key in real) > cap:
            limits[real] = min(cap, limits.get(real, cap))
    eithers = {
        (a, b)
        for either in bills.eithers
        if (a := either.a.intersection(most)) and (b := either.b.intersection(most))
    }
    for keys in _apart(most, [*limits, *(a | b for a, b in eithers)]):
        place = {key: n for n, key in enumerate(keys)}

        def places(some: Keys, place: dict[Key, int] = place) -> Group:
            return tuple(sorted(place[key] for key in some))

        part = Part(
            most=tuple(most[key] for key in keys),
            payers=tuple(
                places(frozenset(key for key in keys if key[0] == code))
                for code in dict.fromkeys(code for code, _ in keys)
            ),
            limits=tuple(
                sorted((places(ks), cap) for ks, cap in limits.items() if ks <= place.keys())
            ),
            eithers=tuple(sorted((places(a), places(b)) for a, b in eithers if a <= place.keys())),
        )
        yield keys, part


def _limits(bills: Bills) -> Iterator[tuple[Keys, int]]:
    """The limits of the bills, and the room of each line as one more."""
    for line, room in enumerate(bills.rooms):
        yield frozenset((payer.code, line) for payer in bills.payers if line in payer.lines), room
    yield from ((limit.keys, limit.most) for limit in bills.limits)


def _most(bills: Bills, forbidden: Keys) -> dict[Key, int]:
    """The most cents of each payment that can be above zero, the most wanted first."""
    most = {(payer.code, n): cents for payer in bills.payers for n, cents in payer.lines.items()}
    for keys, cap in _limits(bills):
        for key in keys.intersection(most):
            most[key] = min(most[key], cap)
    never = forbidden.union(*(either.a & either.b for either in bills.eithers))
    return {key: most[key] for key in bills.keys if most[key] and key not in never}


def _apart(keys: Iterable[Key], ties: Iterable[Keys]) -> list[list[Key]]:
    """The keys in groups that no tie joins; groups and keys in the order of the keys."""
    home = {key: {key} for key in keys}
    for tie in ties:
        joined = set[Key]().union(*(home[key] for key in tie))
        home.update(dict.fromkeys(joined, joined))
    groups: dict[int, list[Key]] = {}
    for key, group in home.items():
        groups.setdefault(id(group), []).append(key)
    return list(groups.values())
