from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from advisor.domain.client import (
    Claim,
    ClientFile,
    ClientId,
    Goal,
    PlanId,
    SavedPlan,
    Told,
)
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.services import claiming, filing, shortlisting, unlocking
from advisor.services.unlocking import Vault
from advisor.store.schema import ChangeRow, ClientRow, GoalRow, ItemRow, Row
from advisor.store.writing import insert_file, writing
from tests.unit.store.conftest import PASSPHRASE, TODAY, new_client

AT = datetime.fromisoformat("2026-11-25T10:42")
PLAN = SavedPlan(PlanId("p1"), "7KQ-4M2", 1, AT, b"\x00{\xff}")


def log(vault: Vault, client: ClientId) -> list[tuple[object, ...]]:
    with vault.transaction() as session:
        lines = session.scalars(
            select(ChangeRow).where(ChangeRow.client_id == client).order_by(ChangeRow.id)
        )
        return [
            (one.group, one.undoes, one.table, one.action, one.field, one.old, one.new, one.who)
            for one in lines
        ]


def bare(file: ClientFile) -> ClientFile:
    """The file without the time of its last change."""
    return replace(file, client=replace(file.client, changed_at=None))


def test_that_a_change_is_logged_with_old_new_who_and_when(vault: Vault, client: ClientId) -> None:
    vault.clock = lambda: datetime(2026, 11, 25, 18, 42, tzinfo=UTC)
    changes = filing.edit(vault, client, note="first", phone="250-555-0100")
    assert changes.fields == ("client.note", "client.phone")
    mine = [line for line in log(vault, client) if line[0] == changes.group]
    assert mine == [
        (changes.group, None, "client", "update", "note", "", "first", "Dana"),
        (changes.group, None, "client", "update", "phone", "", "250-555-0100", "Dana"),
    ]
    with vault.transaction() as session:
        times = set(session.scalars(select(ChangeRow.at).where(ChangeRow.group == changes.group)))
    assert times == {datetime(2026, 11, 25, 18, 42, tzinfo=UTC)}


def test_that_what_stays_as_it_is_leaves_no_trace(vault: Vault, client: ClientId) -> None:
    filing.edit(vault, client, note="same")
    before, changed_at = log(vault, client), filing.load(vault, client).client.changed_at
    changes = filing.edit(vault, client, note="same")
    assert changes.group is None
    assert changes.fields == ()
    assert log(vault, client) == before
    assert filing.load(vault, client).client.changed_at == changed_at


def test_that_a_failed_action_leaves_neither_row_nor_log(vault: Vault, client: ClientId) -> None:
    before, lines = filing.load(vault, client), log(vault, client)

    def write(kind: type[Row], row_id: str) -> None:
        with writing(vault, client) as write:
            write.update(ClientRow, client, note="never kept")
            write.update(kind, row_id, note="x")

    with pytest.raises(BadInput):
        write(ItemRow, "no such item")
    with pytest.raises(KeyError):
        write(GoalRow, client)
    assert filing.load(vault, client) == before
    assert log(vault, client) == lines


def test_that_no_error_text_holds_what_a_client_said(vault: Vault, client: ClientId) -> None:
    secret = replace(filing.load(vault, client), goal=Goal(words="Canary Quetzalcoatl"))
    with pytest.raises(IntegrityError) as caught:
        insert_file(vault, secret)
    assert "Quetzalcoatl" not in str(caught.value)


def test_that_every_kind_of_change_can_be_taken_back_in_turn(
    vault: Vault, client: ClientId, folder: Path
) -> None:
    told = Told("Priya (example)", TODAY)
    quote = {"category": Category.TUITION, "label": "", "amount": Money.of("495.50")}
    states = [bare(filing.load(vault, client))]

    def after(changes: object) -> ClientFile:
        assert changes
        states.append(bare(filing.load(vault, client)))
        return states[-1]

    after(filing.edit(vault, client, birth_date=date(1990, 2, 28), name="Ana Ŋ"))
    after(filing.edit_goal(vault, client, own_money=Money.of(0), hours_a_week=Decimal("7.5")))
    after(filing.edit_goal(vault, client, own_money=None, days=("mon", "fri")))
    after(filing.answer(vault, client, "workbc_client", "yes", TODAY))
    after(filing.answer(vault, client, "workbc_client", "no", TODAY + timedelta(1)))
    after(filing.answer(vault, client, "workbc_client", None, TODAY))
    for title in ("A", "B"):
        after(shortlisting.add_flyer(vault, client, title=title, provider="P", institution_type=""))
    one, two = states[-1].items
    after(shortlisting.set_cost(vault, client, one.id, cost_id=None, told=told, **quote))  # type: ignore[arg-type]
    line = states[-1].items[0].costs[0]
    after(shortlisting.set_cost(vault, client, one.id, cost_id=line.id, told=None, **quote))  # type: ignore[arg-type]
    after(shortlisting.remove_cost(vault, client, one.id, line.id))
    after(shortlisting.move(vault, client, two.id, 0))
    after(shortlisting.turn_down(vault, client, one.id, "too far", "client"))
    after(shortlisting.take_back(vault, client, one.id))
    claim = Claim("c", "fsg", ClaimState.SUBMITTED, Money.of("495.50"), item=one.id)
    after(claiming.add(vault, client, claim))
    end = TODAY + timedelta(30)
    after(claiming.step(vault, client, "c", ClaimState.HOLD, TODAY, expires=end, told=told))
    after(claiming.change(vault, client, "c", expires=TODAY, item=None))
    after(claiming.remove(vault, client, "c"))
    after(filing.archive(vault, client, TODAY))
    vault.close()
    again = unlocking.unlock(folder, PASSPHRASE)
    for expected in reversed(states[:-1]):
        assert filing.undo(again, client)
        assert bare(filing.load(again, client)) == expected
    assert filing.undo(again, client) is None
    again.close()


def test_that_an_undo_is_itself_logged_and_a_new_change_is_taken_back_first(
    vault: Vault, client: ClientId
) -> None:
    first = filing.edit(vault, client, note="one")
    filing.edit(vault, client, note="two")
    undone = filing.undo(vault, client)
    assert undone
    assert undone.fields == ("client.note",)
    assert log(vault, client)[-1][1:] == (3, "client", "update", "note", "two", "one", "Dana")
    filing.edit(vault, client, note="three")
    filing.undo(vault, client)
    assert filing.load(vault, client).client.note == "one"
    filing.undo(vault, client)
    assert filing.load(vault, client).client.note == ""
    assert log(vault, client)[-1][1] == first.group
    assert filing.undo(vault, client) is None


def test_that_an_undo_touches_one_client_only(vault: Vault, client: ClientId) -> None:
    other = new_client(vault, "Other Example")
    filing.edit(vault, client, note="mine")
    filing.edit(vault, other, note="theirs")
    filing.undo(vault, client)
    assert filing.load(vault, client).client.note == ""
    assert filing.load(vault, other).client.note == "theirs"


def test_that_a_saved_plan_outlasts_undo_byte_for_byte(vault: Vault, client: ClientId) -> None:
    filing.edit(vault, client, note="before")
    filing.save_plan(vault, client, PLAN)
    filing.undo(vault, client)
    file = filing.load(vault, client)
    assert file.plans == (PLAN,)
    assert file.client.note == ""
    assert filing.undo(vault, client) is None


def test_that_saving_a_plan_twice_under_one_id_is_refused(vault: Vault, client: ClientId) -> None:
    filing.save_plan(vault, client, PLAN)
    with pytest.raises(IntegrityError):
        filing.save_plan(vault, client, replace(PLAN, body=b"other"))
    assert filing.load(vault, client).plans == (PLAN,)


def test_that_half_a_sign_does_not_stop_the_saving(vault: Vault, client: ClientId) -> None:
    filing.edit(vault, client, note="a\ud83db", address="\U0001f600 العربية \u0000")
    kept = filing.load(vault, client).client
    assert kept.note == "a�b"
    assert kept.address == "\U0001f600 العربية \u0000"


def test_that_the_time_of_a_change_is_the_centres_own(vault: Vault, client: ClientId) -> None:
    at = datetime(2026, 11, 25, 18, 42, tzinfo=UTC)
    vault.clock = lambda: at
    filing.edit(vault, client, note="x")
    assert filing.load(vault, client).client.changed_at == at.astimezone().replace(tzinfo=None)
