"""Backups of a vault: make, list, look before a restore, restore; and the whole vault as one file.

Copies of a ``Vault`` may be made on any thread: they give way to whoever saves. What compares or
replaces one belongs on the store's one worker.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from advisor import files
from advisor.domain.audit import Action
from advisor.domain.errors import BadInput, DamagedFile, WrongPassphrase
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import auditing, unlocking
from advisor.store import audit, backup, engine, keys, place, restoring, slots, swapping, upgrade
from advisor.store.backup import Backup
from advisor.store.restoring import Difference
from advisor.store.vault import Vault

__all__ = ["EVERY_MINUTES", "Backup", "Difference"]

EVERY_MINUTES = 10
OWN_FOLDER = "Advisor backups"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look through a whole vault found; no personal data."""

    tables: str  # the version of its tables
    key_files: int  # whole copies of two
    backups: int
    last_backup: datetime | None
    trail: int  # lines of the audit trail


def place_of(data: DataFolder, chosen: str) -> Path:
    """The folder for backups: the one chosen, else one in the vault's own folder."""
    return Path(chosen) if chosen else data.vault / "backups"


def choose(folder: Path) -> Path:
    """A folder for backups inside one that a person chose. It is made only here: were it made when
    a stick is pulled out, backups would land on the disk that the stick hung on.

    Raises Unavailable.
    """
    own = folder / OWN_FOLDER
    with files.in_words(own):
        own.mkdir(mode=0o700, exist_ok=True)
    return own


def ready(data: DataFolder, chosen: str) -> Path:
    """The folder for backups; the usual one is made when it is wanted. Raises Unavailable."""
    if not chosen:
        files.private_folder(place_of(data, chosen))
    return place_of(data, chosen)


def make(vault: Vault, folder: Path) -> Backup:
    """A new backup, opened and checked. Raises Unavailable, DamagedFile; older ones stay then."""
    return backup.make(vault, folder)


def make_if_changed(vault: Vault, folder: Path) -> Backup | None:
    """A backup unless the last one in ``folder`` holds all there is; an empty vault needs none."""
    last = backup.newest(folder, slots.look(vault.open_folder()).vault_id)
    if backup.position(vault) == (last.manifest.position if last else ""):
        return None
    return make(vault, folder)


def own_backups(vault_folder: Path, folder: Path) -> tuple[Backup, ...]:
    """The backups of one vault, open or closed; none where the usual folder is not made yet."""
    if folder.parent != vault_folder:
        backup.must_be_a_folder(folder)
    mine = slots.look(vault_folder).vault_id
    return tuple(one for one in backup.found(folder) if one.manifest.vault_id == mine)


def check_backup(one: Backup) -> None:
    """Whether a backup is still what it was when it was checked. Raises DamagedFile."""
    backup.check_from_outside(one)


def preview(vault: Vault, source: Path) -> Difference:
    """What a restore would change for the clients of an open vault. Nothing is changed.

    Raises DamagedFile, BadInput, NewerFile, Unavailable; also for a backup of another vault.
    """
    folder = vault.open_folder()
    with restoring.stage(source, folder, _key_for(vault, source)) as staged:
        return restoring.compare(vault, staged)


def restore(vault: Vault, source: Path, safe: Path) -> Backup:
    """Back up the open vault into ``safe``, then put the backup in its place; the vault is closed.

    Raises as ``preview`` does; the vault is then as it was, and open.
    """
    folder = vault.open_folder()
    with restoring.stage(source, folder, _key_for(vault, source)) as staged:
        kept = backup.write(vault, safe)
        vault.close()
        swapping.commit(staged.folder, folder)
    return kept


def restore_closed(data: DataFolder, source: Path, passphrase: str, safe: Path) -> Path | None:
    """Restore or import a vault where none is open; where today's files are kept, or None.

    Today's vault is backed up into ``safe`` first; one that is damaged is copied as it is.
    Raises WrongPassphrase, BadInput, DamagedFile, NewerFile, InUse, Unavailable.
    """
    folder = data.vault
    with restoring.stage(source, folder, passphrase) as staged:
        kept = _set_aside(folder, passphrase, safe) if unlocking.vault_exists(folder) else None
        swapping.commit(staged.folder, folder)
    return kept


def export(vault: Vault, file: Path) -> None:
    """The whole vault, encrypted, as one file that ``restore_closed`` takes. Raises Unavailable."""
    with files.in_words(file):
        half = Path(tempfile.mkdtemp(dir=file.parent, prefix=backup.HALF))
    try:
        restoring.pack(backup.write(vault, half).folder, file)
        auditing.note(vault, "", Action.EXPORTED, "vault")
    finally:
        shutil.rmtree(half, ignore_errors=True)


def check(data: DataFolder, passphrase: str, folder: Path) -> Checked:
    """Read every page of a closed vault and look at all its backups; nothing is changed.

    Raises DamagedFile naming the first damage, WrongPassphrase, InUse, NewerFile, Unavailable.
    """
    path = data.vault / place.DATABASE
    unlocking.assert_encrypted(data.vault)
    whole = slots.whole(data.vault)
    key = keys.unwrap(slots.look(data.vault), passphrase)
    if key is None:
        raise WrongPassphrase("This passphrase does not open the vault.")
    opened = engine.open_engine(path, key)
    try:
        tables = upgrade.verified_tables(opened)
        trail = audit.verify(opened)
    finally:
        opened.dispose()
    if whole < len(place.SLOTS):
        raise DamagedFile(
            "The vault is whole; one copy of its key file is damaged. Unlock the vault to mend it."
        )
    found = backup.found(folder)
    for one in found:
        backup.check_from_outside(one)
    if backup.unreadable(folder):
        raise DamagedFile(
            f"The vault is whole; a backup in {folder} cannot be read. Make another one."
        )
    last = found[0].manifest.made_at if found else None
    return Checked(tables, whole, len(found), last, trail)


def _set_aside(folder: Path, passphrase: str, safe: Path) -> Path:
    try:
        vault = unlocking.unlock(folder, passphrase)
    except WrongPassphrase as error:
        raise BadInput(
            "The vault here opens with another passphrase, so it could not be backed up first, "
            f"and nothing was restored. Move its folder away, then try again: {folder}"
        ) from error
    except DamagedFile:
        return _copy_as_it_is(folder, safe)
    try:
        return backup.write(vault, safe).folder
    finally:
        vault.close()


def _copy_as_it_is(folder: Path, safe: Path) -> Path:
    """What is left of a damaged vault may still be wanted by somebody who can mend it."""
    with files.in_words(safe):
        kept = Path(tempfile.mkdtemp(dir=safe, prefix="damaged-vault-"))
        for name in (place.DATABASE, f"{place.DATABASE}-journal", *place.SLOTS):
            if (folder / name).exists():
                shutil.copyfile(folder / name, kept / name)
                backup.sync(kept / name)
    return kept


def _key_for(vault: Vault, source: Path) -> bytes:
    """The open vault's key, where the backup is one of the same vault."""
    if source.is_dir():
        mine = slots.look(vault.open_folder()).vault_id
        if backup.manifest_of(source).vault_id != mine:
            raise BadInput(
                _("This is a backup of another vault: it opens with that vault’s passphrase only.")
            )
    return vault.open_key()
