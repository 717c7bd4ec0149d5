from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.domain.age import AsOf
from advisor.domain.client import ClientId, CostId, ItemId, ItemState, Told
from advisor.domain.credential import Credential, CredentialId, Link, Provider, ProviderId
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import filing, shortlisting
from advisor.services.unlocking import Vault
from tests.unit.store.conftest import TODAY, new_client

RECORD = Credential(
    id=CredentialId("vcc/x"),
    title="Ünïted — Course",
    provider=Provider(ProviderId("vcc"), "VCC", "public college", "bc_public", None, None),
    kind="certificate",
    field="Health",
    summary="",
    skills=("a", "b"),
    delivery=None,
    place=None,
    regions=(),
    hours=Decimal("186.5"),
    weeks=None,
    length_stated="10 months",
    tuition=Money.of("2640"),
    tuition_basis=None,
    monthly_price=None,
    materials=None,
    cost_note=None,
    credits=Decimal("18.5"),
    credit_bearing=None,
    proof=(),
    counts_toward=(Link("Diploma", CredentialId("vcc/y")), Link("words")),
    part_of=None,
    prerequisites=(),
    intakes=(),
    grant_listed=False,
    grant_period=None,
    as_of=AsOf("Fall 2026", date(2026, 9, 1)),
    read_on=date(2026, 11, 23),
    source_url="https://example.org/x",
    more_sources=(),
    source_is_own=False,
)


def add(
    vault: Vault, client: ClientId, record: Credential = RECORD, price: Money | None = None
) -> None:
    shortlisting.add(vault, client, record, "2026-11-23", TODAY, price)


def flyers(vault: Vault, client: ClientId, *titles: str) -> list[ItemId]:
    for title in titles:
        shortlisting.add_flyer(vault, client, title=title, provider="P", institution_type="other")
    return [item.id for item in filing.load(vault, client).items]


def order(vault: Vault, client: ClientId) -> str:
    return "".join(item.title for item in filing.load(vault, client).chosen)


def set_cost(vault: Vault, client: ClientId, item: ItemId, **given: Any) -> None:
    quote: dict[str, Any] = {
        "cost_id": None,
        "category": Category.TUITION,
        "label": "",
        "amount": None,
        "told": None,
    }
    shortlisting.set_cost(vault, client, item, **(quote | given))


def test_that_an_option_keeps_the_record_as_it_was(vault: Vault, client: ClientId) -> None:
    add(vault, client)
    (item,) = filing.load(vault, client).items
    assert item.record == RECORD
    assert item.pack_edition == "2026-11-23"
    assert (item.title, item.provider, item.institution_type) == (RECORD.title, "VCC", "bc_public")
    assert item.costs == ()


def test_that_only_a_price_that_may_be_used_is_filled_in(vault: Vault, client: ClientId) -> None:
    add(vault, client, price=Money.of("2640"))
    (line,) = filing.load(vault, client).items[0].costs
    assert line.amount == Money.of("2640")
    assert line.category is Category.TUITION
    assert line.told == Told("catalogue page", date(2026, 9, 1))
    undated = replace(RECORD, id=CredentialId("vcc/z"), as_of=None)
    add(vault, client, undated, price=Money.of("2640"))
    assert filing.load(vault, client).items[1].costs == ()


def test_that_a_record_is_shortlisted_once_and_comes_back_when_turned_down(
    vault: Vault, client: ClientId
) -> None:
    add(vault, client)
    add(vault, client)
    (item,) = filing.load(vault, client).items
    shortlisting.turn_down(vault, client, item.id, "too long", "client")
    add(vault, client)
    (again,) = filing.load(vault, client).items
    assert again.id == item.id
    assert (again.state, again.reason, again.turned_down_by) == (ItemState.CHOSEN, "", "")


def test_that_an_unknown_price_is_never_zero(vault: Vault, client: ClientId) -> None:
    (item,) = flyers(vault, client, "A")
    set_cost(vault, client, item, amount=None)
    set_cost(vault, client, item, amount=Money.of(0))
    unknown, free = filing.load(vault, client).items[0].costs
    assert unknown.amount is None
    assert free.amount == Money.of(0)


def test_that_a_line_is_changed_in_place_and_taken_out(vault: Vault, client: ClientId) -> None:
    (item,) = flyers(vault, client, "A")
    for label in ("one", "two", "three"):
        set_cost(vault, client, item, label=label)
    costs = filing.load(vault, client).items[0].costs
    set_cost(vault, client, item, cost_id=costs[0].id, label="uno", amount=Money.of("1.25"))
    shortlisting.remove_cost(vault, client, item, costs[1].id)
    set_cost(vault, client, item, label="four")
    lines = [(line.label, line.amount) for line in filing.load(vault, client).items[0].costs]
    assert lines == [("uno", Money.of("1.25")), ("three", None), ("four", None)]


def test_that_what_cannot_be_is_refused(vault: Vault, client: ClientId) -> None:
    (item,) = flyers(vault, client, "A")
    with pytest.raises(BadInput, match="less than nothing"):
        set_cost(vault, client, item, amount=Money.of("-0.01"))
    with pytest.raises(BadInput, match="title"):
        flyers(vault, client, "  ")
    for wrong in ({"weeks": 0}, {"weeks": 600}, {"hours_a_week": Decimal(-1)}, {"title": " "}):
        with pytest.raises(BadInput):
            shortlisting.edit_item(vault, client, item, **wrong)
    with pytest.raises(BadInput, match="why"):
        shortlisting.turn_down(vault, client, item, " ", "client")
    with pytest.raises(ValueError, match="by"):
        shortlisting.turn_down(vault, client, item, "x", "nobody")
    for name in ("colour", "costs", "state", "position", "record"):
        with pytest.raises(TypeError, match=name):
            shortlisting.edit_item(vault, client, item, **{name: None})
    assert filing.load(vault, client).items[0].costs == ()


def test_that_the_order_is_the_clients(vault: Vault, client: ClientId) -> None:
    a, b, c = flyers(vault, client, "A", "B", "C")
    shortlisting.move(vault, client, c, 0)
    assert order(vault, client) == "CAB"
    shortlisting.move(vault, client, c, 99)
    assert order(vault, client) == "ABC"
    shortlisting.turn_down(vault, client, a, "no", "counsellor")
    shortlisting.move(vault, client, c, 0)
    assert order(vault, client) == "CB"
    shortlisting.take_back(vault, client, a)
    assert order(vault, client) == "CBA"
    with pytest.raises(BadInput, match="no longer"):
        shortlisting.move(vault, client, ItemId("gone"), 0)
    assert b in {item.id for item in filing.load(vault, client).chosen}


def test_that_an_option_turned_down_keeps_its_reason_and_quote(
    vault: Vault, client: ClientId
) -> None:
    (item,) = flyers(vault, client, "A")
    set_cost(vault, client, item, amount=Money.of(5))
    shortlisting.turn_down(vault, client, item, " too far ", "client")
    file = filing.load(vault, client)
    assert file.chosen == ()
    assert (file.turned_down[0].reason, file.turned_down[0].turned_down_by) == ("too far", "client")
    assert len(file.turned_down[0].costs) == 1


def test_that_every_fact_of_a_quote_is_kept(vault: Vault, client: ClientId) -> None:
    (item,) = flyers(vault, client, "A")
    told = Told("Priya (example)", TODAY)
    facts: dict[str, Any] = {
        "start": date(2027, 1, 12),
        "weeks": 10,
        "hours_a_week": Decimal("7.5"),
        "register_by": date(2026, 12, 18),
        "delivery": "hybrid",
        "phone": "250-555-0100",
        "schedule_told": told,
        "on_grant_list": "yes",
        "listing_told": told,
        "money_left": "does_not_know",
        "money_told": told,
        "rules_confirmed": told,
        "note": "n",
        "institution_type": "bc_public",
    }
    shortlisting.edit_item(vault, client, item, **facts)
    kept = filing.load(vault, client).items[0]
    assert {name: getattr(kept, name) for name in facts} == facts


def test_that_nothing_reaches_into_another_clients_file(vault: Vault, client: ClientId) -> None:
    (item,) = flyers(vault, client, "A")
    set_cost(vault, client, item)
    cost: CostId = filing.load(vault, client).items[0].costs[0].id
    other = new_client(vault, "Other Example")
    for call in (
        lambda: shortlisting.edit_item(vault, other, item, note="x"),
        lambda: set_cost(vault, other, item),
        lambda: shortlisting.remove_cost(vault, other, item, cost),
        lambda: shortlisting.turn_down(vault, other, item, "x", "client"),
        lambda: shortlisting.take_back(vault, other, item),
    ):
        with pytest.raises(BadInput, match="no longer"):
            call()
