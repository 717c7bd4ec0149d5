"""Backups: made, checked, thinned out, restored; today's vault is never at risk."""

from __future__ import annotations

import shutil
import threading
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import BadInput, DamagedFile, Unavailable, WrongPassphrase
from advisor.paths import DataFolder
from advisor.services import filing, keeping_safe, unlocking
from advisor.services.unlocking import Vault
from advisor.store import backup, place, swapping
from advisor.store.thinning import DAYS, MONTHS, NEWEST, WEEKS, keep
from tests.faults.typist import CHEAP, PASSPHRASE, new_client

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def vault(data: DataFolder) -> Vault:
    return unlocking.create(data.vault, PASSPHRASE, CHEAP)


def names(vault: Vault) -> list[str]:
    return sorted(one.client.name for one in filing.clients(vault))


def open_new(vault: Vault, name: str) -> ClientId:
    return filing.open_new(
        vault,
        name=name,
        consent_on=date(2026, 1, 1),
        consent_how="in writing",
        consent_until=None,
        today=date(2026, 1, 1),
    )


def test_that_a_year_of_every_ten_minutes_thins_to_days_weeks_and_months() -> None:
    made: list[tuple[int, datetime]] = []
    for number in range(366 * 4):
        day, turn = divmod(number, 4)
        made.append((number, START + timedelta(days=day, minutes=10 * turn)))
        kept = keep(made)
        made = [one for one in made if one[0] in kept]
    days = [when.date() for _number, when in made]
    assert len(made) <= NEWEST + DAYS + WEEKS + MONTHS
    assert len({(day.year, day.month) for day in days}) == MONTHS
    assert made[-1][0] == 366 * 4 - 1
    assert len({day for day in days if day > days[-1] - timedelta(days=DAYS)}) == DAYS


def test_that_a_clock_moved_back_thins_no_good_backup_out() -> None:
    ahead = [(number, START + timedelta(days=3000 + number)) for number in range(20)]
    after = [(20 + number, START + timedelta(minutes=number)) for number in range(12)]
    kept = keep([*ahead, *after])
    assert {number for number, _when in after} <= kept
    assert 19 in kept


def test_that_one_is_made_only_when_something_changed(data: DataFolder, vault: Vault) -> None:
    folder = keeping_safe.ready(data, "")
    client = new_client(vault)
    first = keeping_safe.make_if_changed(vault, folder)
    assert first is not None
    assert keeping_safe.make_if_changed(vault, folder) is None
    filing.edit(vault, client, note="more")
    second = keeping_safe.make_if_changed(vault, folder)
    assert second is not None
    assert [one.folder for one in backup.found(folder)] == [second.folder, first.folder]
    vault.close()


def test_that_what_is_written_meanwhile_waits_for_no_copy_and_is_in_it(
    data: DataFolder, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keeping_safe.ready(data, "")
    ana = open_new(vault, "Ana Example")
    for number in range(40):
        open_new(vault, f"Client {number}")
    monkeypatch.setattr("advisor.store.vault.STEP_PAGES", 4)
    written: list[int] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set() and len(written) < 40:
            filing.edit(vault, ana, note=f"note {len(written)}")
            written.append(len(written))
            with suppress(BadInput):
                filing.edit(vault, ClientId("nobody"), note="taken back")

    typist = threading.Thread(target=write)
    typist.start()
    made = keeping_safe.make(vault, folder)
    during = len(written)
    stop.set()
    typist.join()
    assert during > 5, "the copy kept everybody waiting"
    assert keeping_safe.make_if_changed(vault, folder) is not None
    differs = keeping_safe.preview(vault, made.folder)
    assert (differs.gone, differs.back, differs.same) == ((), (), 40)
    vault.close()


def test_that_a_restore_brings_the_day_back_and_keeps_today(data: DataFolder, vault: Vault) -> None:
    folder = keeping_safe.ready(data, "")
    ana, ben = open_new(vault, "Ana Example"), open_new(vault, "Ben Example")
    then = keeping_safe.make(vault, folder)
    filing.edit(vault, ana, name="Anna Example")
    open_new(vault, "Cy Example")
    differs = keeping_safe.preview(vault, then.folder)
    assert (differs.gone, differs.changed, differs.back, differs.same) == (
        ("Cy Example",),
        ("Anna Example",),
        (),
        1,
    )
    assert names(vault) == ["Anna Example", "Ben Example", "Cy Example"], "a look changed it"
    kept = keeping_safe.restore(vault, then.folder, folder)
    with pytest.raises(Unavailable, match="locked"):
        filing.load(vault, ben)
    again = unlocking.unlock(data.vault, PASSPHRASE)
    assert names(again) == ["Ana Example", "Ben Example"]
    assert keeping_safe.preview(again, kept.folder).back == ("Cy Example",)
    filing.edit(again, ana, note="other", phone="1", email="e")
    assert keeping_safe.make_if_changed(again, folder) is not None, "same length, other changes"
    again.close()


def test_that_a_whole_vault_goes_through_one_file(
    data: DataFolder, vault: Vault, tmp_path: Path
) -> None:
    open_new(vault, "Zebulon Canaryname")
    file = tmp_path / "all.advisor-vault"
    keeping_safe.export(vault, file)
    vault.close()
    assert b"Canaryname" not in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if "half" in path.name] == []
    other = DataFolder(tmp_path / "other")
    safe = keeping_safe.ready(other, "")
    with pytest.raises(WrongPassphrase):
        keeping_safe.restore_closed(other, file, "not it", safe)
    assert not unlocking.vault_exists(other.vault)
    assert keeping_safe.restore_closed(other, file, PASSPHRASE, safe) is None
    imported = unlocking.unlock(other.vault, PASSPHRASE)
    assert names(imported) == ["Zebulon Canaryname"]
    imported.close()


def test_that_a_damaged_vault_is_kept_aside_and_replaced(data: DataFolder, vault: Vault) -> None:
    folder = keeping_safe.ready(data, "")
    open_new(vault, "Ana Example")
    then = keeping_safe.make(vault, folder)
    vault.close()
    path = data.vault / place.DATABASE
    damaged = path.read_bytes()[:-4096] + bytes(4096)
    path.write_bytes(damaged)
    for name in place.SLOTS:
        (data.vault / name).unlink()
    kept = keeping_safe.restore_closed(data, then.folder, PASSPHRASE, folder)
    assert kept is not None
    assert (kept / place.DATABASE).read_bytes() == damaged
    again = unlocking.unlock(data.vault, PASSPHRASE)
    assert names(again) == ["Ana Example"]
    again.close()


def test_that_the_vault_of_another_passphrase_is_left_alone(
    data: DataFolder, vault: Vault, tmp_path: Path
) -> None:
    other = DataFolder(tmp_path / "other")
    theirs = unlocking.create(other.vault, "other words here", CHEAP)
    made = keeping_safe.make(theirs, keeping_safe.ready(other, ""))
    theirs.close()
    with pytest.raises(BadInput, match="another vault"):
        keeping_safe.preview(vault, made.folder)
    vault.close()
    before = (data.vault / place.DATABASE).read_bytes()
    with pytest.raises(BadInput, match="another passphrase"):
        keeping_safe.restore_closed(
            data, made.folder, "other words here", keeping_safe.ready(data, "")
        )
    assert (data.vault / place.DATABASE).read_bytes() == before


@pytest.mark.parametrize("moved", range(4))
def test_that_a_restore_cut_off_half_way_is_finished_when_the_vault_opens(
    data: DataFolder, vault: Vault, moved: int
) -> None:
    made = keeping_safe.make(vault, keeping_safe.ready(data, ""))
    open_new(vault, "Cy Example")
    vault.close()
    new = data.vault / place.RESTORING
    shutil.copytree(made.folder, new)
    (data.vault / "vault.db-journal").write_bytes(b"of the vault that goes")
    for name in (*place.SLOTS, place.DATABASE)[:moved]:
        (new / name).replace(data.vault / name)
    if moved == 3:
        (data.vault / "vault.db-journal").unlink()  # gone before the database moved
    assert unlocking.vault_exists(data.vault)
    again = unlocking.unlock(data.vault, PASSPHRASE)
    assert names(again) == []
    again.close()
    assert not new.exists()
    swapping.finish(data.vault)


def test_that_a_place_that_is_gone_is_told_and_never_made_up(vault: Vault, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    folder = keeping_safe.choose(stick)
    keeping_safe.make(vault, folder)
    shutil.rmtree(folder)
    with pytest.raises(Unavailable, match="Connect its disk"):
        keeping_safe.make(vault, folder)
    assert not folder.exists()
    assert names(vault) == []
    vault.close()


def test_that_a_failed_one_leaves_the_good_ones_and_no_half(
    data: DataFolder, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keeping_safe.ready(data, "")
    good = keeping_safe.make(vault, folder)
    mine = good.manifest.vault_id[:8]
    (folder / f"{backup.HALF}{mine}-000009").mkdir()  # of a program that was killed
    monkeypatch.setattr(backup, "check", _damaged)
    with pytest.raises(DamagedFile):
        keeping_safe.make(vault, folder)
    assert [path.name for path in folder.iterdir()] == [good.folder.name]
    vault.close()


def _damaged(path: Path, key: bytes) -> None:
    raise DamagedFile(f"{path} {len(key)}")
