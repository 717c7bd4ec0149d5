"""What the rules page shows: versions and values on any day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from advisor.domain.situation import Category
from advisor.funding.amounts import (
    Award,
    AwardRow,
    AwardTable,
    Bucket,
    DatedAmount,
    DatedShare,
    NeedLimit,
)
from advisor.funding.rules import Program
from advisor.funding.views import state, values
from tests.unit.funding.making import GRANT, RULES

READ: dict[str, Any] = {"rule": "X", "sources": ("VIU",), "trust": "1"}
BEFORE, ON, AFTER = date(2025, 7, 31), date(2025, 8, 1), date(2026, 8, 1)


def program(**changed: Any) -> Program:
    bare = msgspec.structs.replace(GRANT, caps=())
    return msgspec.structs.replace(bare, **changed)


def held(of: Program, on: date) -> list[Decimal]:
    return [value.amount for value in values(of, on) if value.in_force]


def test_that_a_highest_amount_holds_from_its_day_to_the_next() -> None:
    first = DatedAmount(start=ON, amount=Decimal(1000), **READ)
    second = DatedAmount(start=AFTER, amount=Decimal(1100), **READ)
    cap = msgspec.structs.replace(GRANT.caps[0], amounts=(first, second))
    found = values(program(caps=(cap,)), ON)
    assert [value.end for value in found] == [date(2026, 7, 31), None]
    assert [held(program(caps=(cap,)), day) for day in (BEFORE, ON, AFTER)] == [[], [1000], [1100]]


def test_that_shares_tables_and_buckets_hold_on_their_days() -> None:
    share = DatedShare(start=ON, share=Decimal("0.8"), **READ)
    rows = (AwardRow(size=1, amount=Decimal(5)), AwardRow(size=2, amount=Decimal(6)))
    table = AwardTable(start=ON, end=date(2026, 7, 31), rows=rows, **READ)
    bucket = Bucket(id="B", amount=Decimal(7), start=ON, sentence="Money.", **READ)
    whole = program(
        shares=(share,), award=Award(tables=(table,), sentence="A table."), buckets=(bucket,)
    )
    assert held(whole, BEFORE) == []
    assert held(whole, ON) == [Decimal("0.8"), 5, 6, 7]
    assert held(whole, AFTER) == [Decimal("0.8"), 7]


def test_that_of_two_limits_of_one_kind_the_later_one_holds() -> None:
    def limit(name: str, start: date, most: int) -> NeedLimit:
        return NeedLimit(
            id=name, categories=(Category.CHILDCARE,), start=start, most=Decimal(most),
            sentence="Child care counts.", **READ,
        )  # fmt: skip

    both = program(need=(limit("A", BEFORE, 10), limit("B", ON, 20)))
    assert [held(both, day) for day in (BEFORE, ON)] == [[10], [20]]


def test_that_an_award_stands_as_the_program_that_it_is_a_part_of() -> None:
    part = msgspec.structs.replace(GRANT, code="part", part_of="fsg", versions=())
    rules = msgspec.structs.replace(RULES, programs=(GRANT, part))
    for day in (date(2020, 1, 1), ON, date(2026, 11, 24)):
        assert state(rules, part, day) == state(rules, GRANT, day)
    assert state(rules, part, date(2026, 11, 24)) == "past"


def test_that_a_program_past_its_last_version_has_ended() -> None:
    over = msgspec.structs.replace(GRANT, versions=GRANT.versions[:2])
    assert state(RULES, over, ON) == "in_force"
    assert state(RULES, over, AFTER) == "ended"
    assert state(RULES, over, date(2020, 1, 1)) == "not_yet"
