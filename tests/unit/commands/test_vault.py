from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.paths import DataFolder
from advisor.services import keeping_safe, unlocking
from advisor.store import proving
from tests.faults.typist import CHEAP, PASSPHRASE, new_client
from tests.unit.commands.conftest import Advisor


def fd(passphrase: str = PASSPHRASE) -> str:
    """A descriptor that gives the passphrase once."""
    read, write = os.pipe()
    os.write(write, passphrase.encode() + b"\n")
    os.close(write)
    return str(read)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data folder with a vault and one client."""
    vault = unlocking.create(DataFolder(tmp_path / "data").vault, PASSPHRASE, CHEAP)
    new_client(vault)
    vault.close()
    return tmp_path / "data"


def test_that_a_vault_is_made_once(advisor: Advisor, tmp_path: Path) -> None:
    words = ("vault", "create", "--passphrase-fd")
    assert advisor(*words, fd(), data=tmp_path).code == 0
    unlocking.unlock(tmp_path / "vault", PASSPHRASE).close()
    again = advisor(*words, fd(), data=tmp_path)
    assert again.code == 1
    assert "already" in again.sentence()


def test_that_backup_check_export_and_restore_go_together(
    advisor: Advisor, own: Path, tmp_path: Path
) -> None:
    made = advisor("vault", "backup", "--json", "--passphrase-fd", fd(), data=own).document()
    assert made["checked"] is True
    checked = advisor("vault", "check", "--json", "--passphrase-fd", fd(), data=own).document()
    assert (checked["ok"], checked["whole_key_files"], checked["backups"]) == (True, 2, 1)
    file = tmp_path / "all.vault"
    assert advisor("vault", "export", str(file), "--passphrase-fd", fd(), data=own).code == 0
    told = advisor(
        "vault", "restore", made["backup"], "--json", "--passphrase-fd", fd(), data=own
    ).document()
    assert Path(told["kept"]).is_dir()
    other = tmp_path / "other"
    taken = advisor("vault", "restore", str(file), "--passphrase-fd", fd(), data=other)
    assert taken.code == 0
    assert advisor("vault", "check", "--passphrase-fd", fd(), data=other).code == 0
    assert "Ana" not in taken.out + str(checked) + str(made)


@pytest.mark.parametrize("name", ["vault.db", "slots.json", "backup"])
def test_that_check_finds_what_is_damaged(advisor: Advisor, own: Path, name: str) -> None:
    made = advisor("vault", "backup", "--json", "--passphrase-fd", fd(), data=own).document()
    path = Path(made["backup"]) / "vault.db" if name == "backup" else own / "vault" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 5
    path.write_bytes(content)
    said = advisor("vault", "check", "--passphrase-fd", fd(), data=own)
    assert said.code == 1
    assert "damaged" in said.sentence()
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("backup", "--to", "/nonexistent/stick"), 3, "not there"),
        (("restore", "/nonexistent/backup"), 3, "no such backup"),
        (("export", "/nonexistent/folder/file"), 3, "no such folder"),
    ],
)
def test_that_what_is_not_there_is_a_sentence(
    advisor: Advisor, own: Path, words: tuple[str, ...], code: int, part: str
) -> None:
    said = advisor("vault", *words, "--passphrase-fd", fd(), data=own)
    assert said.code == code
    assert part in said.sentence()


def test_that_a_passphrase_is_never_guessed(advisor: Advisor, own: Path) -> None:
    assert advisor("vault", "check", "--passphrase-fd", fd("wrong"), data=own).code == 1
    assert advisor("vault", "check", "--passphrase-fd", "9999", data=own).code == 1
    said = advisor("vault", "check", data=own)
    assert said.code == 1
    assert "--passphrase-fd" in said.sentence()
    assert advisor("vault", "check", data=own / "none").code == 3


def test_that_health_names_the_last_backup_and_its_damage(
    advisor: Advisor, own: Path, data: Path
) -> None:
    assert keeping_safe.place_of(DataFolder(own), "") == own / "vault" / "backups"
    made = advisor("vault", "backup", "--json", "--passphrase-fd", fd(), data=own).document()
    out = advisor("health", data=own).out
    assert "ok    backup: the last of 1 made" in out
    (Path(made["backup"]) / "vault.db").write_bytes(b"x" * 8192)
    said = advisor("health", data=own)
    assert said.code == 1
    assert "LOOK  backup:" in said.out


def test_that_what_one_guess_costs_is_told_without_a_passphrase(
    advisor: Advisor, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = advisor("vault", "cost", "--json", data=own).document()
    guess = told["guesses"][0]
    assert (told["function"], told["vault"]) == ("Argon2id", True)
    assert (guess["memory_kib"], guess["iterations"], guess["lanes"]) == (32, 1, 1)
    monkeypatch.setattr(proving, "one_guess", lambda _cost: 0.2)
    new = advisor("vault", "cost", data=tmp_path / "none").out
    assert "256 MB of memory, 5 passes, 4 lanes" in new
    assert "432,000 a day" in new
