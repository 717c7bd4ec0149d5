"""The order of a plan: every fault is found, and a mended order has none that an order mends."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.prerequisite import Fault
from advisor.pathways.plan_order import Finding, Placed, findings, in_plan_order, rings

DAY = date(2027, 1, 4)


def faults(*plan: Placed) -> list[Fault]:
    return [one.fault for one in findings(plan)]


def needs(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name) for name in names)


def test_that_a_need_that_stands_after_is_moved_before() -> None:
    plan = (Placed("a", needs=needs("c")), Placed("b"), Placed("c"))
    assert findings(plan) == [Finding(Fault.ORDER, "a", ("c",))]
    assert in_plan_order(plan) == ["b", "c", "a"]


def test_that_one_of_several_is_enough() -> None:
    assert faults(Placed("b"), Placed("a", needs=needs("bc")), Placed("c")) == []


def test_that_what_is_not_on_the_plan_is_not_judged_here() -> None:
    assert faults(Placed("a", needs=needs("x"))) == []


def test_that_a_start_before_the_end_of_what_is_needed_is_found_and_no_order_mends_it() -> None:
    first = Placed("a", DAY, DAY + timedelta(days=30))
    late = Placed("b", DAY + timedelta(days=30), None, needs("a"))
    assert faults(first, late) == [Fault.TOO_EARLY]
    assert faults(first, Placed("b", DAY + timedelta(days=31), None, needs("a"))) == []
    assert faults(Placed("a"), late) == []


def test_that_a_ring_is_named_once_and_ends() -> None:
    plan = (
        Placed("a", needs=needs("b")),
        Placed("b", needs=needs("a")),
        Placed("c", needs=needs("a")),
    )
    assert rings(plan) == [("a", "b")]
    assert findings(plan) == [Finding(Fault.RING, "a", ("b",))]
    assert faults(Placed("a", needs=needs("a"))) == [Fault.RING]


def test_that_a_ladder_is_climbed_from_below_where_it_can_be() -> None:
    plan = (Placed("b"), Placed("a", toward=frozenset("b")))
    assert faults(*plan) == [Fault.LADDER]
    assert in_plan_order(plan) == ["a", "b"]
    against = (Placed("b"), Placed("a", needs=needs("b"), toward=frozenset("b")))
    assert faults(*against) == []


NAMES = "abcdef"
COURSES = st.lists(
    st.tuples(
        st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=2), max_size=2),
        st.sets(st.sampled_from(NAMES), max_size=2),
        st.none() | st.integers(0, 40),
    ),
    max_size=6,
)


@given(COURSES)
def test_that_a_mended_order_keeps_every_course_and_has_nothing_left_to_mend(
    courses: list[tuple[list[set[str]], set[str], int | None]],
) -> None:
    plan = [
        Placed(
            name,
            None if start is None else DAY + timedelta(days=start),
            None if start is None else DAY + timedelta(days=start + 7),
            tuple(map(frozenset, groups)),
            frozenset(toward),
        )
        for name, (groups, toward, start) in zip(NAMES, courses, strict=False)
    ]
    order = in_plan_order(plan)
    assert sorted(order) == [one.id for one in plan]
    by_id = {one.id: one for one in plan}
    mended = [by_id[name] for name in order]
    assert not {Fault.ORDER, Fault.LADDER} & {one.fault for one in findings(mended)}
    assert in_plan_order(mended) == order
    assert {frozenset(ring) for ring in rings(plan)} == {frozenset(ring) for ring in rings(mended)}
