from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import AdvisorError, InUse
from advisor.paths import DataFolder
from advisor.services import filing, keeping_safe, unlocking
from advisor.store import backup
from tests.faults.conftest import Start
from tests.faults.test_killed import kill_after
from tests.faults.typist import PASSPHRASE, last_written, write


@pytest.mark.parametrize(
    "times", [5, pytest.param(60, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_that_a_process_killed_while_backing_up_leaves_only_whole_backups(
    folder: Path, client: ClientId, start: Start, times: int
) -> None:
    place = folder / "backups"
    place.mkdir()
    chance, made = random.Random(times), 0
    for _ in range(times):
        said = kill_after(start("backup", folder, client), chance.uniform(0.02, 0.5))
        found = backup.found(place)
        assert backup.unreadable(place) == 0
        made = int(said[-1]) if said else made
        for one in found:
            keeping_safe.check_backup(one)
        vault = unlocking.unlock(folder, PASSPHRASE)
        assert last_written(filing.load(vault, client)) >= made
        vault.close()
    vault = unlocking.unlock(folder, PASSPHRASE)
    newest = keeping_safe.make(vault, place)
    assert not list(place.glob(f"{backup.HALF}*"))
    assert keeping_safe.preview(vault, newest.folder).same == 1
    vault.close()


@pytest.mark.parametrize(
    "times", [5, pytest.param(40, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_that_a_process_killed_while_restoring_leaves_the_one_vault_or_the_other(
    folder: Path, client: ClientId, start: Start, times: int
) -> None:
    place = folder / "backups"
    place.mkdir()
    vault = unlocking.unlock(folder, PASSPHRASE)
    write(vault, client, 1)
    then = keeping_safe.make(vault, place)
    write(vault, client, 2)
    vault.close()
    chance = random.Random(times)
    for _ in range(times):
        child = start("restore", folder.parent, then.folder)
        assert child.stdout
        assert child.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0, 0.3))  # the point at which the plug is pulled
        child.kill()
        child.communicate()
        vault = unlocking.unlock(folder, PASSPHRASE)
        number = last_written(filing.load(vault, client))
        assert number in (1, 2)
        if number == 1:
            write(vault, client, 2)
        vault.close()


@pytest.mark.parametrize(
    "times", [40, pytest.param(1000, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_that_one_changed_byte_in_a_backup_is_found_or_harmless(
    folder: Path, client: ClientId, tmp_path: Path, times: int
) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    for number in range(1, 8):
        write(vault, client, number)
    made = keeping_safe.make(vault, tmp_path)
    file = tmp_path / "all.vault"
    keeping_safe.export(vault, file)
    whole = filing.load(vault, client)
    chance, found = random.Random(times), 0
    targets = [*sorted(made.folder.iterdir()), file]
    for turn in range(times):
        target = targets[turn % len(targets)]
        before = target.read_bytes()
        place = chance.randrange(len(before))
        target.write_bytes(
            before[:place] + bytes([before[place] ^ chance.randrange(1, 256)]) + before[place + 1 :]
        )
        try:
            differs = keeping_safe.preview(vault, file if target == file else made.folder)
        except AdvisorError:
            found += 1
        else:
            assert (differs.same, differs.changed, differs.gone, differs.back) == (1, (), (), ())
        target.write_bytes(before)
    assert filing.load(vault, client) == whole
    assert found > times // 2
    vault.close()


def test_that_no_vault_is_replaced_under_another_program(
    folder: Path, client: ClientId, start: Start, tmp_path: Path
) -> None:
    assert client
    vault = unlocking.unlock(folder, PASSPHRASE)
    made = keeping_safe.make(vault, tmp_path)
    vault.close()
    first = start("hold", folder)
    assert first.stdout
    assert first.stdout.readline() == "open\n"
    before = (folder / "vault.db").stat().st_ino
    with pytest.raises(InUse, match="Close it there"):
        keeping_safe.restore_closed(DataFolder(tmp_path), made.folder, PASSPHRASE, tmp_path)
    assert (folder / "vault.db").stat().st_ino == before


def test_that_a_backup_without_a_part_says_so(
    folder: Path, client: ClientId, tmp_path: Path
) -> None:
    assert client
    vault = unlocking.unlock(folder, PASSPHRASE)
    made = keeping_safe.make(vault, tmp_path)
    (made.folder / "slots.json").unlink()
    assert keeping_safe.preview(vault, made.folder).same == 1, "its twin opens it"
    shutil.copytree(made.folder, tmp_path / "cut")
    (tmp_path / "cut" / "vault.db").unlink()
    with pytest.raises(AdvisorError, match="missing"):
        keeping_safe.preview(vault, tmp_path / "cut")
    vault.close()
