from __future__ import annotations

import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import (
    BadInput,
    DamagedFile,
    InUse,
    Unavailable,
    WrongPassphrase,
)
from advisor.services import filing, unlocking
from advisor.services.unlocking import Vault
from advisor.store.place import SLOTS
from tests.unit.store.conftest import CHEAP, PASSPHRASE, TODAY, new_client


def test_that_a_vault_gives_back_what_was_typed_after_lock_and_unlock(
    vault: Vault, client: ClientId, folder: Path
) -> None:
    filing.edit(vault, client, note="mornings are best")
    vault.close()
    again = unlocking.unlock(folder, PASSPHRASE)
    assert filing.load(again, client).client.note == "mornings are best"
    again.close()


def test_that_nothing_readable_lies_in_the_folder(vault: Vault, folder: Path) -> None:
    client = new_client(vault, "Canary Quetzalcoatl")
    filing.edit(vault, client, note="Canary Quetzalcoatl " * 500)
    while_open = {path.name: path.read_bytes() for path in folder.iterdir()}
    vault.close()
    closed = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name, content in [*while_open.items(), *closed.items()]:
        assert b"Quetzalcoatl" not in content, name
        assert not content.startswith(b"SQLite"), name
    assert set(closed) == {"vault.db", *SLOTS}


def test_that_folder_and_files_are_private(vault: Vault, client: ClientId, folder: Path) -> None:
    assert client
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_that_a_wrong_passphrase_waits_longer_each_time_and_loses_nothing(
    vault: Vault, client: ClientId, folder: Path
) -> None:
    vault.close()
    waits = []
    for _ in range(8):
        with pytest.raises(WrongPassphrase) as caught:
            unlocking.unlock(folder, "wrong")
        waits.append(caught.value.wait_seconds)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    again = unlocking.unlock(folder, PASSPHRASE)
    assert filing.load(again, client).client.name == "Ana Example"
    again.close()
    with pytest.raises(WrongPassphrase) as caught:
        unlocking.unlock(folder, "wrong")
    assert caught.value.wait_seconds == 1


def test_that_a_vault_needs_a_passphrase(folder: Path) -> None:
    with pytest.raises(BadInput, match="empty"):
        unlocking.create(folder, "", CHEAP)
    assert not folder.exists()


def test_that_an_existing_vault_is_never_made_over(vault: Vault, folder: Path) -> None:
    vault.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(BadInput, match="already"):
        unlocking.create(folder, "another", CHEAP)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_that_no_vault_is_told_as_such(folder: Path) -> None:
    assert not unlocking.vault_exists(folder)
    with pytest.raises(Unavailable, match="no vault"):
        unlocking.unlock(folder, PASSPHRASE)


def test_that_a_plain_database_is_refused_and_left_as_it_is(vault: Vault, folder: Path) -> None:
    vault.close()
    path = folder / "vault.db"
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE client (name TEXT)")
    plain.close()
    before = path.read_bytes()
    with pytest.raises(DamagedFile, match="not encrypted"):
        unlocking.unlock(folder, PASSPHRASE)
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 8192, 3 * 4096 + 7, 20 * 4096])
def test_that_a_vault_cut_short_is_refused_and_left_as_it_is(
    vault: Vault, client: ClientId, folder: Path, size: int
) -> None:
    assert client
    vault.close()
    path = folder / "vault.db"
    whole = path.read_bytes()
    assert len(whole) > size
    path.write_bytes(whole[:size])
    with pytest.raises(DamagedFile):
        unlocking.unlock(folder, PASSPHRASE)
    assert path.read_bytes() == whole[:size]


def test_that_a_vault_under_the_key_file_of_another_is_refused(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    vault.close()
    other = tmp_path / "other"
    unlocking.create(other, PASSPHRASE, CHEAP).close()
    for name in SLOTS:
        shutil.copy(other / name, folder / name)
    with pytest.raises(DamagedFile):
        unlocking.unlock(folder, PASSPHRASE)


def test_that_a_missing_database_is_not_taken_for_a_new_vault(vault: Vault, folder: Path) -> None:
    vault.close()
    (folder / "vault.db").unlink()
    assert unlocking.vault_exists(folder)
    with pytest.raises(DamagedFile, match="missing"):
        unlocking.unlock(folder, PASSPHRASE)
    with pytest.raises(DamagedFile, match="missing"):
        unlocking.create(folder, PASSPHRASE, CHEAP)
    assert not (folder / "vault.db").exists()


def test_that_a_vault_that_was_half_made_is_made_anew(vault: Vault, folder: Path) -> None:
    vault.close()
    (folder / "vault.db").rename(folder / "vault.db.new")
    assert not unlocking.vault_exists(folder)
    unlocking.create(folder, "another", CHEAP).close()
    unlocking.unlock(folder, "another").close()


def test_that_the_same_vault_is_not_opened_twice(vault: Vault, folder: Path) -> None:
    with pytest.raises(InUse, match="Another Advisor window"):
        unlocking.unlock(folder, PASSPHRASE)
    new_client(vault)


def test_that_a_locked_vault_says_so_and_closing_twice_is_harmless(
    vault: Vault, client: ClientId
) -> None:
    vault.close()
    vault.close()
    with pytest.raises(Unavailable, match="locked"):
        filing.load(vault, client)


def test_that_another_thread_than_the_one_that_opened_it_may_use_a_vault(vault: Vault) -> None:
    done: list[str] = []

    def work() -> None:
        client = new_client(vault, "From a thread")
        done.append(filing.load(vault, client).client.name)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["From a thread"]
    assert [one.client.name for one in filing.clients(vault)] == ["From a thread"]


def test_that_many_threads_take_turns(vault: Vault, client: ClientId) -> None:
    def work(number: int) -> None:
        for step in range(5):
            filing.edit(vault, client, note=f"{number} {step}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    undone = 0
    while filing.undo(vault, client):
        undone += 1
    assert undone == 20
    assert filing.load(vault, client).client.note == ""


def test_that_the_folder_of_a_vault_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "données d'été ?#%25 „x“" / "vault"
    vault = unlocking.create(folder, PASSPHRASE, CHEAP)
    vault.close()
    unlocking.unlock(folder, PASSPHRASE).close()
    assert sorted(path.name for path in folder.iterdir()) == sorted(["vault.db", *SLOTS])


def test_that_a_guest_leaves_nothing_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    vault = unlocking.guest()
    assert not vault.is_file
    client = filing.open_guest(vault, TODAY)
    for number in range(50):
        filing.edit(vault, client, note=f"Canary Quetzalcoatl {number} " * 2000)
    assert list(tmp_path.iterdir()) == []
    vault.close()
    assert list(tmp_path.iterdir()) == []
