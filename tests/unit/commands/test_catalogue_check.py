"""``advisor catalogue check``: every record that wants looking after, with what and how many."""

from __future__ import annotations

from tests.unit.commands.conftest import Advisor


def test_that_it_counts_every_trouble_and_names_each_record(advisor: Advisor) -> None:
    found = advisor("catalogue", "check", "--json").document()
    assert found["records"] == 493
    items = found["items"]
    for trouble, count in found["counts"].items():
        named = [one for one in items if trouble in {f["trouble"] for f in one["findings"]}]
        assert len(named) == count
    assert found["counts"]["no_price"] > 300
    assert found["counts"]["broken_link"] == 0


def test_that_a_person_can_read_it(advisor: Advisor) -> None:
    said = advisor("catalogue", "check")
    assert said.code == 0
    assert "of 493 records want looking after" in said.out
    assert "  no price: " in said.out
