"""Who pays what: the best allocation, held against the search of everything that is legal."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.funding import allocating, solving
from advisor.funding.allocating import (
    Allocation,
    Bills,
    Either,
    Key,
    Limit,
    Payer,
    allocate,
    second_best,
)

FEW = range(300)
MANY = pytest.param(range(300, 10_000), marks=[pytest.mark.long, pytest.mark.timeout(1800)])
both = pytest.mark.parametrize("seeds", [FEW, MANY], ids=["few", "many"])

TUITION, BOOKS, CARE = 0, 1, 2


def keys(*found: Key) -> frozenset[Key]:
    return frozenset(found)


def paid(found: Allocation) -> dict[Key, int]:
    """What is really paid."""
    return {key: cents for key, cents in found.paid.items() if cents}


# The oracle: nothing of the code under test but its types.


def legal(bills: Bills, pays: dict[Key, int]) -> bool:
    most = {(payer.code, n): cents for payer in bills.payers for n, cents in payer.lines.items()}

    def come_to(some: Iterable[Key]) -> int:
        return sum(pays.get(key, 0) for key in some)

    return (
        all(0 <= cents <= most[key] for key, cents in pays.items())
        and all(
            come_to(key for key in pays if key[1] == n) <= room
            for n, room in enumerate(bills.rooms)
        )
        and all(come_to(limit.keys) <= limit.most for limit in bills.limits)
        and not any(come_to(either.a) and come_to(either.b) for either in bills.eithers)
    )


def everything(bills: Bills) -> Iterator[dict[Key, int]]:
    """Every way to pay, legal or not, but for lines that are paid too much."""
    most = {(payer.code, n): cents for payer in bills.payers for n, cents in payer.lines.items()}

    def go_on(
        rest: list[Key], left: tuple[int, ...], pays: dict[Key, int]
    ) -> Iterator[dict[Key, int]]:
        if not rest:
            yield pays
            return
        (_, line), *others = key, *_ = rest
        for cents in range(min(most[key], left[line]) + 1):
            after = (*left[:line], left[line] - cents, *left[line + 1 :])
            yield from go_on(others, after, {**pays, key: cents})

    yield from go_on(list(most), bills.rooms, {})


def wanted(bills: Bills, pays: dict[Key, int]) -> tuple[int, ...]:
    """The greater, the better: the total, each payer's sum, each payment."""
    payers = sorted(bills.payers, key=lambda payer: (payer.rank, payer.code))
    return (
        sum(pays.values()),
        *(sum(pays[payer.code, n] for n in payer.lines) for payer in payers),
        *(pays[payer.code, n] for payer in payers for n in sorted(payer.lines)),
    )


def best_of_all(bills: Bills) -> dict[Key, int]:
    best: dict[Key, int] = {}
    rank: tuple[int, ...] = ()
    for pays in everything(bills):
        if (mine := wanted(bills, pays)) > rank and legal(bills, pays):
            best, rank = pays, mine
    return best


def greatest_flow(room: dict[str, int], pipes: dict[tuple[str, str], int]) -> int:
    """From "in" to "out": the simplest search for another way through, again and again."""
    left = dict(pipes)
    for a, b in pipes:
        left.setdefault((b, a), 0)
    total = 0
    while True:
        came: dict[str, str] = {"in": ""}
        queue = ["in"]
        for a in queue:
            for b in room:
                if b not in came and left.get((a, b), 0):
                    came[b] = a
                    queue.append(b)
        if "out" not in came:
            return total
        way = ["out"]
        while came[way[-1]]:
            way.append(came[way[-1]])
        steps = list(itertools.pairwise(reversed(way)))
        cents = min(left[step] for step in steps)
        for a, b in steps:
            left[a, b] -= cents
            left[b, a] += cents
        total += cents


def greatest_total(bills: Bills, purses: dict[str, int]) -> int:
    """One limit for each payer, and eithers: each choice of sides is a flow."""
    best = 0
    for sides in itertools.product((True, False), repeat=len(bills.eithers)):
        never = set[Key]().union(
            *(e.a if side else e.b for e, side in zip(bills.eithers, sides, strict=True))
        )
        pipes = {("in", payer.code): purses[payer.code] for payer in bills.payers}
        pipes |= {
            (payer.code, str(n)): cents
            for payer in bills.payers
            for n, cents in payer.lines.items()
            if (payer.code, n) not in never
        }
        pipes |= {(str(n), "out"): room for n, room in enumerate(bills.rooms)}
        nodes = dict.fromkeys(itertools.chain.from_iterable(pipes), 0)
        best = max(best, greatest_flow(nodes, pipes))
    return best


# Bills by chance.


def some(chance: random.Random, of: list[Key], least: int = 1, most: int = 99) -> frozenset[Key]:
    most = min(most, len(of))
    return frozenset(chance.sample(of, chance.randint(min(least, most), most)))


def tiny(seed: int) -> Bills:
    """Few payments of few cents, so that all can be tried; any limits, any eithers."""
    chance = random.Random(seed)
    cents, count = chance.choice([(1, 9), (2, 6), (3, 5), (5, 4)])
    rooms = tuple(chance.randint(1, 2 * cents) for _ in range(chance.randint(1, 4)))
    ways = [(code, n) for code in "abcd" for n in range(len(rooms))]
    ways = chance.sample(ways, min(len(ways), chance.randint(count - 2, count)))
    payers = tuple(
        Payer(
            code,
            chance.randint(1, 4),
            {
                n: chance.choice([cents, cents, chance.randint(0, cents)])
                for c, n in ways
                if c == code
            },
        )
        for code in dict.fromkeys(code for code, _ in ways)
    )
    limits = [
        Limit(some(chance, ways, 2, chance.choice([2, 3, count])), chance.randint(1, 2 * cents))
        for _ in range(chance.randint(1, 6))
    ]
    if len(ways) > 2 and chance.random() < 0.4:  # a knot: where halves of cents would give more
        pairs = itertools.combinations(chance.sample(ways, 3), 2)
        limits += [Limit(frozenset(pair), 2 * chance.randint(0, 2) + 1) for pair in pairs]
    eithers = []
    for _ in range(chance.randint(0, 5)):
        a, b = some(chance, ways, 1, 3), some(chance, ways, 1, 3)
        eithers.append(Either(a, b if chance.random() < 0.1 else b - a))
    return Bills(rooms, payers, tuple(limits), tuple(eithers))


def large(
    seed: int, *, payers: int = 4, lines: int = 5, eithers: int = 4
) -> tuple[Bills, dict[str, int]]:
    """Amounts up to ten million dollars, one purse for each payer, eithers between two payers."""
    chance = random.Random(seed)
    highest = 10 ** chance.randint(2, 9)
    rooms = tuple(chance.randint(0, highest) for _ in range(lines))
    codes = "abcdefgh"[:payers]
    purses = {code: chance.randint(0, 2 * highest) for code in codes}
    found = tuple(
        Payer(
            code,
            chance.randint(1, 9),
            {n: chance.randint(0, highest) for n in range(lines) if chance.random() < 0.7},
        )
        for code in codes
    )
    every = {payer.code: [(payer.code, n) for n in payer.lines] for payer in found}
    limits = tuple(Limit(frozenset(every[code]), purses[code]) for code in codes)
    pairs = [chance.sample(codes, 2) for _ in range(eithers)]
    sides = tuple(Either(some(chance, every[a]), some(chance, every[b])) for a, b in pairs)
    return Bills(rooms, found, limits, sides), purses


@both
def test_that_it_is_the_best_of_everything_legal(seeds: range) -> None:
    for seed in seeds:
        bills = tiny(seed)
        found = allocate(bills)
        assert legal(bills, dict(found.paid)), seed
        assert dict(found.paid) == best_of_all(bills), seed
        assert found.total == sum(found.paid.values())


@pytest.mark.parametrize(
    "seeds",
    [range(60), pytest.param(range(60, 1500), marks=[pytest.mark.long, pytest.mark.timeout(1800)])],
    ids=["few", "many"],
)
def test_that_large_amounts_are_exact_to_the_cent(seeds: range) -> None:
    for seed in seeds:
        bills, purses = large(seed)
        found = allocate(bills)
        assert legal(bills, dict(found.paid)), seed
        assert found.total == greatest_total(bills, purses), seed


@both
def test_that_each_either_that_bites_has_its_second_best_once(seeds: range) -> None:
    for seed in seeds:
        bills = tiny(seed)
        best = allocate(bills)
        others = second_best(bills, best)
        totals = [other.allocation.total for other in others]
        assert totals == sorted(totals, reverse=True)
        assert max(totals, default=0) <= best.total
        expected = []
        for either in bills.eithers:
            for gone, instead in ((either.a, either.b), (either.b, either.a)):
                if best.pays(gone):
                    pays = best_of_all(replace(bills, limits=(*bills.limits, Limit(gone, 0))))
                    if any(pays.get(key) for key in instead) and pays not in expected:
                        expected.append(pays)
        seen = [dict(other.allocation.paid) for other in others]
        assert len(seen) == len(expected), seed
        assert all(pays in seen for pays in expected), seed
        for other in others:
            assert best.pays(other.gone)
            assert not other.allocation.pays(other.gone)
            assert other.allocation.pays(other.instead)


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_that_the_order_of_telling_does_not_matter(seed: int, chance: random.Random) -> None:
    bills, _ = large(seed)
    other = Bills(
        bills.rooms,
        tuple(
            replace(payer, lines=dict(chance.sample(sorted(payer.lines.items()), len(payer.lines))))
            for payer in chance.sample(bills.payers, len(bills.payers))
        ),
        tuple(chance.sample(bills.limits, len(bills.limits))),
        tuple(
            Either(either.b, either.a) if chance.random() < 0.5 else either
            for either in chance.sample(bills.eithers, len(bills.eithers))
        ),
    )
    found, again = allocate(bills), allocate(other)
    assert found == again
    assert [a.allocation for a in second_best(bills, found)] == [
        a.allocation for a in second_best(other, again)
    ]


@given(st.integers(0, 10**6), st.integers(0, 4), st.integers(1, 10**6))
@settings(max_examples=60, deadline=None)
def test_that_more_room_and_another_payer_never_give_less(seed: int, line: int, more: int) -> None:
    bills, _ = large(seed)
    total = allocate(bills).total
    rooms = list(bills.rooms)
    rooms[line] += more
    assert allocate(replace(bills, rooms=tuple(rooms))).total >= total
    another = Payer("new", 5, {line: more})
    assert allocate(replace(bills, payers=(*bills.payers, another))).total >= total


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_that_the_solver_agrees_where_paying_by_hand_is_proven(seed: int) -> None:
    bills = tiny(seed)
    for _, part in allocating._parts(bills):
        by_hand, proven = solving.by_hand(part)
        nothing = [0] * len(part.most)
        by_highs = solving.by_highs(part, nothing)
        assert solving.by_highs(part, by_hand) == by_highs
        assert not proven or by_hand == by_highs


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(0, 120), st.integers(0, 80)
)
def test_that_caps_within_caps_need_no_solver(rooms: list[int], life: int, group: int) -> None:
    ways = [("grant", n) for n in range(len(rooms))]
    bills = Bills(
        tuple(rooms),
        (Payer("grant", 1, dict.fromkeys(range(len(rooms)), 40)),),
        (
            Limit(frozenset(ways), life),
            Limit(frozenset(ways[1:3]), group),
            Limit(frozenset(ways[:1]), 30),
        ),
    )
    for _, part in allocating._parts(bills):
        assert solving.by_hand(part)[1]


def test_that_a_capped_payer_beside_another_one_needs_no_solver() -> None:
    rooms = (4250, 64000, 12000)
    part = solving.Part(
        most=rooms * 2,
        payers=((0, 1, 2), (3, 4, 5)),
        limits=(((0, 1, 2), 50000), *(((n, n + 3), room) for n, room in enumerate(rooms))),
        eithers=(),
    )
    assert solving.by_hand(part) == ([4250, 45750, 0, 0, 18250, 12000], True)


def test_that_whole_cents_are_found_where_halves_would_give_more() -> None:
    """Each two of three payments together at most 5 cents: halves would give 7.5, cents give 7."""
    payers = tuple(Payer(code, n, {n: 5}) for n, code in enumerate("abc"))
    pairs = itertools.combinations([("a", 0), ("b", 1), ("c", 2)], 2)
    bills = Bills((5, 5, 5), payers, tuple(Limit(frozenset(pair), 5) for pair in pairs))
    assert (
        dict(allocate(bills).paid) == best_of_all(bills) == {("a", 0): 3, ("b", 1): 2, ("c", 2): 2}
    )


def test_that_a_solver_that_lies_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "by_hand", lambda part: ([99] * len(part.most), True))
    bills = Bills((10,), (Payer("a", 1, {0: 10}), Payer("b", 2, {0: 10})))
    with pytest.raises(solving.SolverError):
        allocate(bills)


# What a counsellor meets.


def test_that_a_waiver_goes_before_a_grant_on_one_tuition() -> None:
    bills = Bills(
        rooms=(100_000, 20_000),
        payers=(
            Payer("grant", 30, {TUITION: 100_000, BOOKS: 20_000}),
            Payer("waiver", 10, {TUITION: 80_000}),
        ),
        limits=(Limit(keys(("grant", TUITION), ("grant", BOOKS)), 35_000),),
    )
    found = allocate(bills)
    assert paid(found) == {
        ("waiver", TUITION): 80_000,
        ("grant", TUITION): 20_000,
        ("grant", BOOKS): 15_000,
    }
    assert found.total == 115_000
    assert second_best(bills, found) == ()


def test_that_the_waiver_makes_room_where_the_grant_pays_nothing_else() -> None:
    """If the first payer took all it may of the tuition, nobody would pay the books."""
    found = allocate(
        Bills(
            (50_000, 10_000),
            (
                Payer("first", 1, {TUITION: 50_000, BOOKS: 10_000}),
                Payer("second", 2, {TUITION: 50_000}),
            ),
            (Limit(keys(("first", TUITION), ("first", BOOKS)), 30_000),),
        )
    )
    assert paid(found) == {
        ("first", TUITION): 20_000,
        ("first", BOOKS): 10_000,
        ("second", TUITION): 30_000,
    }


def test_that_grant_and_student_aid_exclude_each_other_in_one_program() -> None:
    grant = keys(("grant", TUITION), ("grant", BOOKS))
    aid = keys(("aid", TUITION), ("aid", BOOKS), ("aid", CARE))
    either = Either(grant, aid)
    bills = Bills(
        rooms=(100_000, 20_000, 60_000),
        payers=(
            Payer("grant", 30, {TUITION: 100_000, BOOKS: 20_000}),
            Payer("aid", 40, {TUITION: 100_000, BOOKS: 20_000, CARE: 60_000}),
        ),
        limits=(Limit(aid, 90_000),),
        eithers=(either,),
    )
    best = allocate(bills)
    assert paid(best) == {("grant", TUITION): 100_000, ("grant", BOOKS): 20_000}
    (other,) = second_best(bills, best)
    assert (other.either, other.gone, other.instead) == (either, grant, aid)
    assert paid(other.allocation) == {("aid", TUITION): 90_000}
    assert other.allocation.total == 90_000


def test_that_two_who_exclude_each_other_may_pay_a_credential_each() -> None:
    """The tie goes to the first line: the first payer takes the first credential."""
    ways = {code: {0: 50_000, 1: 50_000} for code in ("grant", "bursary")}
    bills = Bills(
        rooms=(50_000, 50_000),
        payers=tuple(Payer(code, rank, ways[code]) for rank, code in enumerate(ways)),
        limits=tuple(Limit(keys((code, 0), (code, 1)), 50_000) for code in ways),
        eithers=tuple(Either(keys(("grant", n)), keys(("bursary", n))) for n in (0, 1)),
    )
    best = allocate(bills)
    assert paid(best) == {("grant", 0): 50_000, ("bursary", 1): 50_000}
    assert [paid(other.allocation) for other in second_best(bills, best)] == [
        {("grant", 1): 50_000, ("bursary", 0): 50_000}
    ]


def test_that_an_employer_pays_80_percent_and_another_the_rest() -> None:
    found = allocate(
        Bills(
            (125_000,),
            (Payer("employer", 20, {TUITION: 100_000}), Payer("aid", 40, {TUITION: 125_000})),
        )
    )
    assert paid(found) == {("employer", TUITION): 100_000, ("aid", TUITION): 25_000}


def test_that_a_cap_for_life_runs_over_two_credentials() -> None:
    """Lines 0 and 1 are of one credential, 2 and 3 of another; books of each have their own cap."""
    ways = [("grant", n) for n in range(4)]
    found = allocate(
        Bills(
            rooms=(20_000, 9_000, 20_000, 9_000),
            payers=(Payer("grant", 30, {0: 20_000, 1: 9_000, 2: 20_000, 3: 9_000}),),
            limits=(
                Limit(frozenset(ways), 35_000),
                Limit(keys(ways[1]), 5_000),
                Limit(keys(ways[3]), 5_000),
            ),
        )
    )
    assert paid(found) == {("grant", 0): 20_000, ("grant", 1): 5_000, ("grant", 2): 10_000}


def test_that_payers_of_one_rank_go_by_code() -> None:
    found = allocate(Bills((100,), (Payer("b", 1, {0: 80}), Payer("a", 1, {0: 80}))))
    assert paid(found) == {("a", 0): 80, ("b", 0): 20}


def test_that_nothing_comes_of_nothing() -> None:
    assert allocate(Bills((), ())) == Allocation({}, 0)
    assert allocate(Bills((0,), (Payer("a", 1, {0: 5}),))) == Allocation({("a", 0): 0}, 0)


@pytest.mark.parametrize(
    ("rooms", "payers", "limits"),
    [
        ((-1,), (), ()),
        ((1,), (Payer("a", 1, {0: -1}),), ()),
        ((1,), (Payer("a", 1, {1: 1}),), ()),
        ((1,), (Payer("a", 1, {0: 1}), Payer("a", 2, {0: 1})), ()),
        ((1,), (Payer("a", 1, {0: 1}),), (Limit(keys(("a", 0)), -1),)),
    ],
)
def test_that_bills_without_sense_are_refused(
    rooms: tuple[int, ...], payers: tuple[Payer, ...], limits: tuple[Limit, ...]
) -> None:
    with pytest.raises(ValueError):
        Bills(rooms, payers, limits)


IN_A_NEW_PROCESS = """
import sys
from advisor.funding.allocating import *
one = Payer("waiver", 1, {0: 1000, 1: 10}), Payer("grant", 2, {0: 800})
assert allocate(Bills((1000, 20), one)).total == 1010
assert not {"highspy", "numpy"} & set(sys.modules)
either = Either(frozenset({("waiver", 0), ("waiver", 1)}), frozenset({("grant", 0)}))
less = Payer("waiver", 1, {0: 700, 1: 10}), Payer("grant", 2, {0: 800})
assert allocate(Bills((1000, 20), less, (), (either,))).total == 800
assert "highspy" in sys.modules
"""


def test_that_the_solver_is_not_loaded_without_need_and_never_speaks() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_NEW_PROCESS], check=True, capture_output=True, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"", b"")
