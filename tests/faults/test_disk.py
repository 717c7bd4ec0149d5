from __future__ import annotations

import itertools
import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import Unavailable
from advisor.services import filing, keeping_safe, unlocking
from advisor.services.unlocking import Vault
from tests.faults.conftest import Start
from tests.faults.typist import CHEAP, PASSPHRASE, last_written, new_client, write

NOBODY = 65534


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 KB, where this system lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)]
    made = subprocess.run(words, check=False, capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no disk of our own may be mounted here: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill_up(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def write_until_trouble(vault: Vault, client: ClientId) -> int:
    """The last number that was acknowledged before the disk refused."""
    for number in itertools.count(2):
        try:
            write(vault, client, number)
        except Unavailable as error:
            assert "disk" in str(error)  # noqa: PT017 - the number of the last good write is wanted
            return number - 1
    raise AssertionError


def test_that_a_full_disk_is_told_and_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    folder = small_disk / "vault"
    vault = unlocking.create(folder, PASSPHRASE, CHEAP)
    client = new_client(vault)
    write(vault, client, 1)
    filler = fill_up(small_disk)
    acknowledged = write_until_trouble(vault, client)
    assert last_written(filing.load(vault, client)) == acknowledged
    filler.unlink()
    write(vault, client, acknowledged + 1)
    vault.close()
    again = unlocking.unlock(folder, PASSPHRASE)
    assert last_written(filing.load(again, client)) == acknowledged + 1
    again.close()


def test_that_a_backup_on_a_full_disk_is_told_and_the_good_one_stays(
    small_disk: Path, folder: Path, client: ClientId
) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    good = keeping_safe.make(vault, small_disk)
    filler = fill_up(small_disk)
    write(vault, client, 1)
    with pytest.raises(Unavailable, match="disk"):
        keeping_safe.make(vault, small_disk)
    assert sorted(small_disk.iterdir()) == sorted([good.folder, filler])
    keeping_safe.check_backup(good)
    with pytest.raises(Unavailable, match="disk"):
        keeping_safe.export(vault, small_disk / "all.vault")
    assert sorted(small_disk.iterdir()) == sorted([good.folder, filler])
    write(vault, client, 2)
    vault.close()


def test_that_a_vault_on_a_full_disk_is_not_half_made(small_disk: Path) -> None:
    filler = fill_up(small_disk)
    folder = small_disk / "vault"
    with pytest.raises(Unavailable, match="disk"):
        unlocking.create(folder, PASSPHRASE, CHEAP)
    assert not unlocking.vault_exists(folder)
    filler.unlink()
    unlocking.create(folder, PASSPHRASE, CHEAP).close()


def test_that_a_limit_on_file_size_is_told_and_nothing_acknowledged_is_lost(
    folder: Path, client: ClientId, start: Start
) -> None:
    limit = (folder / "vault.db").stat().st_size + 8 * 4096

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    lines = start("type", folder, client, preexec_fn=limited).communicate()[0].splitlines()
    assert lines[-1].startswith("trouble Unavailable"), lines[-1]
    vault = unlocking.unlock(folder, PASSPHRASE)
    assert last_written(filing.load(vault, client)) == int(lines[-2])
    vault.close()


@pytest.fixture
def nobody(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Options that start a child without root's freedom to ignore permissions."""
    if os.getuid() != 0:
        return {}
    base = tmp_path_factory.getbasetemp()
    for path in (base, base.parent):
        path.chmod(0o755)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def test_that_a_folder_without_permission_is_told(
    folder: Path, client: ClientId, start: Start, nobody: dict[str, object]
) -> None:
    assert client
    folder.parent.chmod(0o755)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    owner = NOBODY if nobody else os.getuid()

    def trouble(verb: str, where: Path) -> str:
        return start(verb, where, **nobody).communicate()[0].splitlines()[-1]

    os.chown(folder.parent, os.getuid(), os.getgid())
    try:
        (folder / "vault.db").chmod(0o000)
        folder.chmod(0o555)
        for path in (folder, *folder.iterdir()):
            os.chown(path, owner, -1)
        assert trouble("look", folder).startswith("trouble Unavailable"), "a file not to be read"
        (folder / "vault.db").chmod(0o400)
        if nobody:
            os.chown(folder, 0, -1)
            assert trouble("look", folder).startswith("trouble Unavailable"), "another's folder"
        folder.chmod(0o000)
        assert trouble("look", folder).startswith("trouble Unavailable"), "a closed folder"
        folder.parent.chmod(0o555)
        assert trouble("make", folder.parent / "new").startswith("trouble Unavailable"), (
            "no new one"
        )
    finally:
        folder.parent.chmod(0o755)
        folder.chmod(0o700)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
