from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from advisor.domain.client import DOES_NOT_KNOW, PREFERS_NOT, Answer, ClientId
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import estimating, filing, shortlisting, unlocking
from advisor.services.unlocking import Vault
from tests.unit.store.conftest import TODAY, new_client


@pytest.fixture
def guests() -> Iterator[Vault]:
    vault = unlocking.guest()
    yield vault
    vault.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "},
        {"consent_how": " "},
        {"consent_on": TODAY + timedelta(1)},
        {"consent_until": TODAY - timedelta(1)},
    ],
)
def test_that_no_record_is_made_without_a_name_and_consent(
    vault: Vault, wrong: dict[str, Any]
) -> None:
    right: dict[str, Any] = {
        "name": "J. T.",
        "consent_on": TODAY,
        "consent_how": "in words",
        "consent_until": None,
        "today": TODAY,
    }
    with pytest.raises(BadInput):
        filing.open_new(vault, **(right | wrong))
    assert filing.clients(vault) == ()
    assert filing.load(vault, filing.open_new(vault, **right)).client.name == "J. T."


def test_that_a_client_keeps_a_name_but_a_guest_needs_none(vault: Vault, guests: Vault) -> None:
    with pytest.raises(BadInput, match="initials"):
        filing.edit(vault, new_client(vault), name=" ")
    guest = filing.open_guest(guests, TODAY)
    filing.edit(guests, guest, name="", phone="250-555-0100")


def test_that_a_guest_is_never_opened_in_a_file(vault: Vault) -> None:
    with pytest.raises(ValueError, match="never kept"):
        filing.open_guest(vault, TODAY)


def test_that_a_kept_guest_moves_with_everything_but_only_after_consent(
    vault: Vault, guests: Vault
) -> None:
    guest = filing.open_guest(guests, TODAY)
    filing.edit_goal(guests, guest, words="A steady job")
    filing.answer(guests, guest, "workbc_client", "no", TODAY)
    shortlisting.add_flyer(guests, guest, title="Course", provider="P", institution_type="")
    item = filing.load(guests, guest).items[0].id
    shortlisting.set_cost(
        guests,
        guest,
        item,
        cost_id=None,
        category=Category.TUITION,
        label="",
        amount=None,
        told=None,
    )
    consent: dict[str, Any] = {
        "name": "Ana",
        "consent_on": TODAY,
        "consent_how": "in words",
        "consent_until": None,
        "today": TODAY,
    }
    with pytest.raises(BadInput):
        filing.keep_guest(guests, guest, vault, **(consent | {"consent_how": ""}))
    assert filing.clients(vault) == ()
    kept = filing.load(vault, filing.keep_guest(guests, guest, vault, **consent))
    before = filing.load(guests, guest)
    assert kept.client.name == "Ana"
    assert kept.client.consent_on == TODAY
    assert (kept.goal, kept.answers, kept.items) == (before.goal, before.answers, before.items)


def test_that_a_field_that_does_not_exist_is_a_bug(vault: Vault, client: ClientId) -> None:
    for call in (filing.edit, filing.edit_goal):
        with pytest.raises(TypeError, match="nickname"):
            call(vault, client, nickname="x")
    for fixed in ("id", "example", "changed_at", "archived_on"):
        with pytest.raises(TypeError, match=fixed):
            filing.edit(vault, client, **{fixed: None})


@pytest.mark.parametrize(
    "wrong",
    [
        {"own_money": Money.of(-1)},
        {"hours_a_week": Decimal("-1")},
        {"hours_a_week": Decimal("168.5")},
    ],
)
def test_that_an_impossible_goal_is_refused(
    vault: Vault, client: ClientId, wrong: dict[str, Any]
) -> None:
    with pytest.raises(BadInput):
        filing.edit_goal(vault, client, **wrong)


def test_that_answers_are_kept_changed_and_taken_away(vault: Vault, client: ClientId) -> None:
    assert filing.load(vault, client).answers == {}
    filing.answer(vault, client, "status", "does_not_know", TODAY)
    assert filing.load(vault, client).answers == {"status": Answer("does_not_know", TODAY)}
    filing.answer(vault, client, "status", "citizen", TODAY + timedelta(1))
    filing.answer(vault, client, "graduated_hs", "yes", TODAY)
    filing.answer(vault, client, "graduated_hs", None, TODAY)
    assert filing.load(vault, client).answers == {"status": Answer("citizen", TODAY + timedelta(1))}


def test_that_an_archived_client_leaves_the_list_and_comes_back_by_undo(
    vault: Vault, client: ClientId
) -> None:
    filing.archive(vault, client, TODAY)
    assert filing.clients(vault) == ()
    assert [one.client.id for one in filing.clients(vault, archived=True)] == [client]
    filing.undo(vault, client)
    assert [one.client.id for one in filing.clients(vault)] == [client]
    filing.archive(vault, client, TODAY)
    filing.archive(vault, client, None)
    assert filing.clients(vault, archived=True) == ()


def test_that_the_list_shows_the_furthest_step_and_what_has_no_price(
    vault: Vault, client: ClientId
) -> None:
    def line() -> tuple[int, int, int, str]:
        (one,) = filing.clients(vault)
        return one.step, one.chosen, one.unknown_prices, one.occupation

    def price(place: int, amount: Money | None) -> None:
        item = filing.load(vault, client).items[place].id
        quote = {"category": Category.TUITION, "label": "", "amount": amount, "told": None}
        shortlisting.set_cost(vault, client, item, cost_id=None, **quote)  # type: ignore[arg-type]

    assert line() == (1, 0, 0, "")
    filing.edit_goal(vault, client, words="Cook")
    assert line() == (2, 0, 0, "Cook")
    filing.edit_goal(vault, client, occupation="Cooks")
    for title in ("A", "B"):
        shortlisting.add_flyer(vault, client, title=title, provider="P", institution_type="")
    assert line() == (3, 2, 2, "Cooks")
    price(0, Money.of(0))
    assert line() == (3, 2, 1, "Cooks")
    price(1, Money.of(10))
    assert line() == (4, 2, 0, "Cooks")
    price(1, None)
    assert line() == (3, 2, 1, "Cooks")
    second = filing.load(vault, client).items[1].id
    shortlisting.turn_down(vault, client, second, "too far", "client")
    assert line() == (4, 1, 0, "Cooks")


def test_that_the_last_client_worked_on_comes_first(vault: Vault) -> None:
    first, second = new_client(vault, "First"), new_client(vault, "Second")
    filing.edit(vault, first, note="x")
    assert [one.client.id for one in filing.clients(vault)] == [first, second]


def test_that_an_unknown_client_is_told_kindly(vault: Vault) -> None:
    nobody = ClientId("nobody")
    for call in (
        lambda: filing.load(vault, nobody),
        lambda: filing.edit(vault, nobody, note="x"),
        lambda: filing.answer(vault, nobody, "status", "citizen", TODAY),
        lambda: filing.archive(vault, nobody, TODAY),
    ):
        with pytest.raises(BadInput, match="not in the vault"):
            call()
    assert filing.undo(vault, nobody) is None


def test_that_samples_are_marked_and_the_same_for_the_same_day() -> None:
    def files() -> list[Any]:
        vault = unlocking.sample(TODAY)
        found = [*filing.clients(vault), *filing.clients(vault, archived=True)]
        loaded = [filing.load(vault, one.client.id) for one in found]
        vault.close()
        return loaded

    first = files()
    assert first == files()
    assert all(file.client.example for file in first)
    assert 8 <= len(first) <= 12
    for file in first:
        for item in file.items:
            assert item.record or "example" in item.provider
            for told in (item.schedule_told, item.listing_told, *(c.told for c in item.costs)):
                assert told is None or "(example)" in told.by
        assert all(not phone or "-555-01" in phone for phone in phones(file))


def phones(file: Any) -> list[str]:
    return [file.client.phone, *(item.phone for item in file.items)]


def test_that_samples_stand_at_every_step_and_show_the_hard_cases() -> None:
    vault = unlocking.sample(date(2027, 3, 14))
    found = filing.clients(vault)
    files = [filing.load(vault, one.client.id) for one in found]
    assert {one.step for one in found} == {1, 2, 3, 4, 5}
    assert any(one.unknown_prices for one in found)
    assert any(
        file.answers.get("workbc_client") == Answer("yes", date(2027, 3, 5)) for file in files
    )
    assert any(
        file.answers["benefits"].value == "ei_regular"
        for file in files
        if "benefits" in file.answers
    )
    assert any(claim.state == "hold" for file in files for claim in file.claims)
    assert any(not item.record for file in files for item in file.items)
    assert any("Punjabi" in file.client.languages for file in files)
    assert any(not file.client.name.isascii() for file in files)
    assert filing.undo(vault, files[0].client.id) is None
    assert all(item.start is None or item.start.weekday() == 0 for f in files for item in f.items)
    vault.close()


def test_that_sample_answers_are_ones_that_the_rules_offer() -> None:
    facts = estimating.load_rules().facts
    vault = unlocking.sample(TODAY)
    for one in filing.clients(vault):
        said = filing.load(vault, one.client.id).answers
        for key, answer in said.items():
            if "@" in key:  # a ticked step or an answer about one course
                continue
            offered = {value for value, _label in facts[key].choices} or {"yes", "no"}
            assert facts[key].about == "client", key
            assert answer.value in offered | {DOES_NOT_KNOW, PREFERS_NOT}, key
    vault.close()
