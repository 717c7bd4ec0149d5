"""The suggested set is the best there is: the same as trying every set."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import Money
from advisor.pathways.options import Ask, Goal, Option
from advisor.pathways.order import in_order, takeable
from advisor.pathways.stacking import best

Score = tuple[int, ...]


def cents(money: Money | None) -> int:
    return int(money.amount * 100) if money else 0


def pays(taken: tuple[Option, ...], pools: tuple[CoverPool, ...]) -> int:
    """What the client pays, by the cut that bounds what all pools together can pay."""
    price = {option.id: cents(option.price) for option in taken}
    most = []
    for count in range(len(pools) + 1):
        for full in combinations(pools, count):
            rest = [pool for pool in pools if pool not in full]
            shares = sum(
                min(price[name], sum(min(price[name], cents(p.shares.get(name))) for p in rest))
                for name in price
            )
            most.append(sum(cents(pool.cap) for pool in full) + shares)
    return sum(price.values()) - min(most)


def score(taken: tuple[Option, ...], ask: Ask, goal: Goal) -> Score | None:
    names = {option.id for option in taken}
    unpriced = sum(option.price is None for option in taken)
    untimed = sum(option.weeks is None for option in taken)
    if not all(group & names for option in taken for group in option.needs):
        return None
    if unpriced and (ask.own_money is not None or goal is Goal.CHEAPEST):
        return None
    if untimed and (ask.weeks is not None or goal is Goal.FASTEST):
        return None
    cost, weeks = pays(taken, ask.pools), sum(option.weeks or 0 for option in taken)
    if ask.own_money is not None and cost > cents(ask.own_money):
        return None
    if ask.weeks is not None and weeks > ask.weeks:
        return None
    skills = len(frozenset().union(*(option.teaches for option in taken)))
    order: dict[Goal, Score] = {
        Goal.SMALLEST: (-skills, len(taken), unpriced, cost),
        Goal.CHEAPEST: (-skills, cost, len(taken)),
        Goal.FASTEST: (-skills, weeks, unpriced, cost),
    }
    return order[goal]


def by_trying(ask: Ask, goal: Goal) -> Score | None:
    sets = (
        taken for count in range(len(ask.options) + 1) for taken in combinations(ask.options, count)
    )
    return min((s for taken in sets if (s := score(taken, ask, goal)) is not None), default=None)


def some(draw: random.Random) -> Ask:
    wanted = tuple(f"skill {n}" for n in range(draw.randint(1, 6)))
    options = []
    for n in range(draw.randint(1, 8)):
        earlier = [f"c{m}" for m in range(n)]
        needs = [frozenset(draw.sample(earlier, draw.randint(1, min(2, n))))] if n else []
        options.append(
            Option(
                f"c{n}",
                frozenset(draw.sample(wanted, draw.randint(0, min(3, len(wanted))))),
                Money.of(draw.randint(0, 400000)) if draw.random() < 0.1 else price(draw),
                draw.choice([None, 1, 2, 5, 12]) if draw.random() < 0.5 else draw.randint(1, 30),
                tuple(needs) if draw.random() < 0.25 else (),
            )
        )
    pools = tuple(
        CoverPool(
            f"pool {n}",
            Money.of(draw.choice([0, 500, 3500, 7000])),
            {o.id: price(draw) or Money() for o in options if draw.random() < 0.6},
        )
        for n in range(draw.randint(0, 3))
    )
    money = Money.of(draw.choice([0, 250, 1000, 3000])) if draw.random() < 0.6 else None
    weeks = draw.choice([4, 12, 40]) if draw.random() < 0.4 else None
    draw.shuffle(options)
    return Ask(wanted, tuple(options), pools, money, weeks)


def price(draw: random.Random) -> Money | None:
    return (
        None
        if draw.random() < 0.2
        else Money.of(f"{draw.randint(0, 3000)}.{draw.randint(0, 99):02}")
    )


def compare(seeds: range) -> None:
    for seed in seeds:
        ask = some(random.Random(seed))
        for goal in Goal:
            found = best(ask, goal)
            assert found is not None
            assert found.optimal
            taken = tuple(option for option in ask.options if option.id in found.chosen)
            assert len(found.chosen) == len(taken)
            assert score(taken, ask, goal) == by_trying(ask, goal), (seed, goal)
            assert cents(found.client_pays) == pays(taken, ask.pools), (seed, goal)


@pytest.mark.timeout(300)
def test_that_no_other_set_is_better() -> None:
    compare(range(120))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("start", range(0, 2000, 100))
def test_that_no_other_set_is_better_in_two_thousand_cases(start: int) -> None:
    compare(range(start, start + 100))


def test_that_what_is_needed_first_comes_first() -> None:
    late = Option("late", frozenset({"a"}), Money(), 1, (frozenset({"early"}),))
    early = Option("early", frozenset(), Money(), 1)
    found = best(Ask(("a",), (late, early)), Goal.SMALLEST)
    assert found is not None
    assert found.chosen == ("early", "late")


def test_that_a_ring_of_prerequisites_is_never_chosen_in_silence() -> None:
    one = Option("one", frozenset({"a"}), Money(), 1, (frozenset({"two"}),))
    two = Option("two", frozenset(), Money(), 1, (frozenset({"one"}),))
    three = Option("three", frozenset({"a"}), Money(), 1, (frozenset({"elsewhere"}),))
    good, barred = takeable([one, two, three])
    assert good == []
    assert "leads back to itself" in barred["one"]
    assert "not among the courses" in barred["three"]
    assert in_order([one, two]) == []


def test_that_one_way_out_of_a_ring_is_enough() -> None:
    one = Option("one", frozenset({"a"}), Money(), 1, (frozenset({"two", "free"}),))
    two = Option("two", frozenset(), Money(), 1, (frozenset({"one"}),))
    free = Option("free", frozenset(), Money(), 1)
    good, _barred = takeable([one, two, free])
    assert "one" in [option.id for option in good]


def test_that_an_unknown_price_is_never_picked_under_a_money_limit() -> None:
    ask = Ask(("a",), (Option("x", frozenset({"a"}), None, 1),), own_money=Money.of(10_000))
    found = best(ask, Goal.SMALLEST)
    assert found is not None
    assert (found.chosen, found.covered) == ((), ())


def test_that_a_set_that_has_to_hold_a_course_holds_it() -> None:
    options = tuple(Option(n, frozenset({"a"}), Money.of(c), 1) for n, c in (("x", 1), ("y", 9)))
    found = best(Ask(("a",), options), Goal.CHEAPEST, must="y")
    assert found is not None
    assert "y" in found.chosen
    assert best(Ask(("a",), options, own_money=Money.of(5)), Goal.CHEAPEST, must="y") is None
