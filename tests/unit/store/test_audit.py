from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from advisor.domain.client import ClientId
from advisor.domain.errors import BadInput, DamagedFile
from advisor.paths import DataFolder
from advisor.services import auditing, filing, keeping_safe, unlocking
from advisor.services.auditing import Action
from advisor.services.unlocking import Vault
from advisor.store import audit
from advisor.store.schema import AuditHeadRow
from tests.unit.store.conftest import CHEAP, PASSPHRASE, new_client

COLUMNS = ("client_id", "action", "what", "who", "happened_at", "hash")
LINES = 8


def said(vault: Vault) -> list[tuple[Action, str, str]]:
    return [(one.action, one.what, one.who) for one in reversed(auditing.newest(vault))]


def test_that_each_deed_leaves_one_line_with_names_of_fields_and_never_a_value(
    vault: Vault, client: ClientId
) -> None:
    filing.open_file(vault, client)
    filing.edit(vault, client, note="a canary", phone="250-555-0100")
    filing.edit(vault, client, note="a canary")  # nothing changed
    assert filing.undo(vault, client)
    assert said(vault) == [
        (Action.CREATED, "", "Dana"),
        (Action.OPENED, "", "Dana"),
        (Action.CHANGED, "client.note client.phone", "Dana"),
        (Action.UNDONE, "client.phone client.note", "Dana"),
    ]
    assert "canary" not in repr(auditing.newest(vault))


def test_that_a_write_that_fails_leaves_no_line(vault: Vault, client: ClientId) -> None:
    before = said(vault)
    with pytest.raises(BadInput):
        filing.open_file(vault, ClientId("nobody"))
    with pytest.raises(BadInput):
        filing.edit(vault, client, name="")
    assert said(vault) == before
    assert auditing.looks_whole(vault)


tamperings = st.one_of(
    st.tuples(st.just("remove"), st.integers(1, LINES), st.just(0)),
    st.tuples(st.just("swap"), st.integers(1, LINES), st.integers(1, LINES)),
    st.tuples(st.just("change"), st.integers(1, LINES), st.integers(0, len(COLUMNS) - 1)),
    st.tuples(st.just("cut"), st.integers(1, LINES), st.just(0)),
    st.tuples(st.just("add"), st.integers(LINES + 1, LINES + 3), st.just(0)),
    st.tuples(st.just("head"), st.just(0), st.just(0)),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tamperings, st.integers(0, 2))
def test_that_any_line_removed_changed_moved_added_or_cut_off_is_found(
    vault: Vault, client: ClientId, how: tuple[str, int, int], later: int
) -> None:
    deed, one, other = how
    if deed == "swap" and one == other:
        other = one % LINES + 1
    with vault.transaction() as session:
        session.execute(text("DELETE FROM audit"))
        session.execute(text("DELETE FROM audit_head"))
        session.add(AuditHeadRow(id=1, last=0, hash=audit.BEGIN))
    for number in range(LINES):
        auditing.note(vault, client, Action.EXPORTED, f"paper{number}")
    assert auditing.looks_whole(vault)
    with vault.transaction() as session:
        for statement in tamper(deed, one, other):
            session.execute(text(statement))
    for _more in range(later):  # what is written after it does not hide it
        auditing.note(vault, client, Action.OPENED)
    with vault.transaction() as session:
        assert audit.broken(session) is not None


def tamper(deed: str, one: int, other: int) -> list[str]:
    if deed == "remove":
        return [f"DELETE FROM audit WHERE id = {one}"]
    if deed == "cut":
        return [f"DELETE FROM audit WHERE id >= {one}"]
    if deed == "head":
        return ["DELETE FROM audit_head"]
    if deed == "swap":
        return [
            f"UPDATE audit SET id = -1 WHERE id = {one}",
            f"UPDATE audit SET id = {one} WHERE id = {other}",
            f"UPDATE audit SET id = {other} WHERE id = -1",
        ]
    if deed == "add":
        same = ", ".join(COLUMNS)
        return [f"INSERT INTO audit (id, {same}) SELECT {one}, {same} FROM audit WHERE id = 2"]
    value = "'2020-01-01T00:00:00+00:00'" if COLUMNS[other] == "happened_at" else "'undone'"
    return [f"UPDATE audit SET {COLUMNS[other]} = {value} WHERE id = {one}"]


def test_that_the_check_of_a_vault_reads_the_trail_and_the_table_holds_no_name(
    tmp_path: Path,
) -> None:
    data = DataFolder(tmp_path)
    vault = unlocking.create(data.vault, PASSPHRASE, CHEAP, who="=Dana")
    new_client(vault)
    auditing.save_csv(vault, tmp_path / "trail.csv")
    rows = list(csv.DictReader((tmp_path / "trail.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["action"], row["who"]) for row in rows] == [("created", "'=Dana")]
    assert "Ana" not in (tmp_path / "trail.csv").read_text("utf-8-sig")
    vault.close()
    place = keeping_safe.place_of(data, "")
    assert keeping_safe.check(data, PASSPHRASE, place).trail == 2
    vault = unlocking.unlock(data.vault, PASSPHRASE)
    with vault.transaction() as session:
        session.execute(text("UPDATE audit SET who = 'Eve' WHERE id = 1"))
    assert not auditing.looks_whole(vault)
    vault.close()
    with pytest.raises(DamagedFile, match="line 1 "):
        keeping_safe.check(data, PASSPHRASE, place)
