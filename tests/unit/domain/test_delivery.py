"""What can be taken within a client's ways, regions and hours: what is not known is not a no."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advisor.domain.delivery import accepts, is_near, pace


def test_that_who_learns_online_may_set_the_pace_and_no_other_way_stands_in() -> None:
    assert accepts(("hybrid", "online"), "self-paced online")
    assert accepts(("onsite",), "in person")
    assert not accepts(("self-paced online",), "online")
    assert not accepts(("online",), "hybrid")


@pytest.mark.parametrize(
    ("delivery", "regions", "near"),
    [
        ("online", ("kootenay",), True),
        ("in person", ("kootenay", "cariboo"), True),
        ("in person", ("british_columbia",), True),
        ("hybrid", ("kootenay",), False),
        ("", ("kootenay",), None),  # it may be taught online
        ("in person", (), None),
    ],
)
def test_that_only_a_known_other_region_is_too_far(
    delivery: str, regions: tuple[str, ...], near: bool | None
) -> None:
    assert is_near(delivery, regions, ("cariboo",)) is near


def test_that_a_pace_needs_a_schedule() -> None:
    assert pace("online", Decimal(100), 12) == Decimal("8.3")
    assert pace("self-paced online", Decimal(100), 12) is None
    assert pace("online", Decimal(100), None) is None
    assert pace("online", Decimal(5), Decimal("0.5")) is None  # hours of less than a week
