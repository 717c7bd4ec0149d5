"""Backups of a vault: each a folder like the vault's own, counted only once it was checked.

A backup is written under another name, opened with the key, read to its last page, and renamed
last. What was cut off half-way keeps the other name, counts for nothing and is removed next time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from advisor import codec, files
from advisor.domain.errors import AdvisorError, BadInput, DamagedFile, Unavailable
from advisor.store import slots, thinning
from advisor.store.engine import assert_encrypted, check
from advisor.store.place import DATABASE
from advisor.store.schema import ChangeRow
from advisor.store.vault import Vault

MANIFEST = "backup.json"
HALF = ".half-made-"
_NAME = "backup-"
_CHUNK = 1 << 20
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a backup without its key: no personal data.

    ``position`` is the end of the vault's change log; ``sha256`` is of the database as checked.
    """

    number: int
    vault_id: str
    made_at: datetime
    position: str
    size: int
    sha256: str
    seal: str = ""  # SHA-256 of all the rest

    def sealed(self) -> str:
        """What ``seal`` must be."""
        return hashlib.sha256(codec.to_json(replace(self, seal=""))).hexdigest()


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup in its folder."""

    folder: Path
    manifest: Manifest


def make(vault: Vault, place: Path) -> Backup:
    """A new backup of an open vault in ``place``, checked; older ones are thinned out after it.

    Raises Unavailable where the disk is in the way and DamagedFile when the copy is not whole;
    then nothing counts as a backup that did not before.
    """
    made = write(vault, place)
    with _one_at_a_time:
        _thin(place, made.manifest.vault_id)
    return made


def write(vault: Vault, place: Path) -> Backup:
    """As ``make``, but all older ones stay. May run beside the store's worker: nobody waits for
    more than a step of it.
    """
    with _one_at_a_time:
        return _write(vault, place)


def _write(vault: Vault, place: Path) -> Backup:
    key, kept = vault.open_key(), slots.read(vault.open_folder())
    must_be_a_folder(place)
    mine = f"{HALF}{kept.vault_id[:8]}-"  # other vaults may be backed up here too, just now
    for left in place.glob(f"{mine}*"):
        shutil.rmtree(left, ignore_errors=True)
    number = 1 + max((one.manifest.number for one in found(place)), default=0)
    when = vault.clock()
    stamp = when.strftime("%Y-%m-%d-%H%M%S")
    half = place / f"{mine}{number:06}"
    with _half_made(half):
        path = half / DATABASE
        empty_file(path)
        at = position(vault)  # before the copy: what is written meanwhile asks for another one
        vault.copy_into(path)
        sync(path)
        assert_encrypted(path)
        check(path, key)
        slots.write(half, kept)
        size, digest = path.stat().st_size, checksum(path)
        manifest = Manifest(number, kept.vault_id, when, at, size, digest)
        manifest = replace(manifest, seal=manifest.sealed())
        files.write(half / MANIFEST, codec.to_json(manifest), private=True)
        done = place / f"{_NAME}{number:06}-{stamp}"
        half.rename(done)
        files.sync_folder(place)
    return Backup(done, manifest)


def position(vault: Vault) -> str:
    """The end of the change log, as one word that no other state of the vault shares."""
    with vault.transaction() as session:
        last = session.scalars(select(ChangeRow).order_by(ChangeRow.id.desc()).limit(1)).first()
        return f"{last.id} {last.at.isoformat()} {last.row_id}" if last else ""


def found(place: Path) -> tuple[Backup, ...]:
    """The finished backups in ``place``, the newest first; what cannot be read is passed over.

    Raises Unavailable when the folder itself cannot be read.
    """
    try:
        folders = sorted(place.glob(f"{_NAME}*"), reverse=True) if place.exists() else []
    except OSError as error:
        raise Unavailable(files.unread(error, place)) from error
    backups = []
    for folder in folders:
        with contextlib.suppress(AdvisorError):
            backups.append(Backup(folder, manifest_of(folder)))
    return tuple(sorted(backups, key=lambda one: one.manifest.number, reverse=True))


def unreadable(place: Path) -> int:
    """How many folders look like backups and cannot be read as one."""
    return len(list(place.glob(f"{_NAME}*"))) - len(found(place)) if place.exists() else 0


def manifest_of(folder: Path) -> Manifest:
    """What a backup says of itself. Raises BadInput when it is none, DamagedFile, Unavailable."""
    path = folder / MANIFEST
    try:
        manifest = codec.from_json(path.read_bytes(), Manifest)
    except FileNotFoundError as error:
        raise BadInput(
            f"This folder is no backup of Advisor: {folder}. Choose one named {_NAME}…"
        ) from error
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    if manifest.seal != manifest.sealed():
        raise DamagedFile(f"This backup is damaged: {folder}. Use another one.")
    return manifest


def check_from_outside(backup: Backup) -> None:
    """Whether a backup is byte for byte what was checked when it was made; needs no passphrase.

    Raises DamagedFile, Unavailable.
    """
    path = backup.folder / DATABASE
    assert_encrypted(path)
    slots.whole(backup.folder)
    if checksum(path) != backup.manifest.sha256:
        raise DamagedFile(f"This backup is damaged: {backup.folder}. Use another one.")


def must_be_a_folder(place: Path) -> None:
    """Raise Unavailable where the place for backups is not there: a stick pulled out, mostly."""
    try:
        there = place.is_dir()
    except OSError as error:
        raise Unavailable(files.unread(error, place)) from error
    if not there:
        raise Unavailable(
            f"The folder for backups is not there: {place}. No backup was made. "
            "Connect its disk, or choose another folder."
        )


def empty_file(path: Path) -> None:
    """A private file to grow into."""
    with files.in_words(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sync(path: Path) -> None:
    """Make what was written to ``path`` last."""
    with files.in_words(path), path.open("rb+") as file:
        os.fsync(file.fileno())


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    return digest.hexdigest()


@contextlib.contextmanager
def _half_made(half: Path) -> Iterator[None]:
    """A folder that is gone again unless it was renamed."""
    with files.in_words(half):
        try:
            half.mkdir(mode=0o700)
            yield
        finally:
            shutil.rmtree(half, ignore_errors=True)


def _thin(place: Path, vault_id: str) -> None:
    """Remove the oldest backups of this vault that no period needs; trouble with one is no harm."""
    mine = [one for one in found(place) if one.manifest.vault_id == vault_id]
    kept = thinning.keep((one.manifest.number, one.manifest.made_at) for one in mine)
    for one in mine:
        if one.manifest.number not in kept:
            with contextlib.suppress(OSError):  # it is thinned out the next time
                gone = place / f"{HALF}{vault_id[:8]}-{one.manifest.number:06}-gone"
                one.folder.rename(gone)
                shutil.rmtree(gone, ignore_errors=True)


def newest(place: Path, vault_id: str) -> Backup | None:
    """The last backup of a vault, by number."""
    mine = (one for one in found(place) if one.manifest.vault_id == vault_id)
    return next(mine, None)
