"""Restore a vault from a backup or a vault file: copy, check, compare, then change over."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile, Unavailable, WrongPassphrase
from advisor.store import backup, keys, slots
from advisor.store.backup import MANIFEST, Manifest
from advisor.store.engine import assert_encrypted, in_words, open_engine
from advisor.store.place import DATABASE, SLOTS
from advisor.store.upgrade import upgrade
from advisor.store.vault import Vault

STAGED = ".half-made-restore"
_PARTS = (DATABASE, *SLOTS, MANIFEST)
_CLIENTS = (
    "SELECT client.id, client.name, count(change.id), max(change.happened_at) "
    "FROM client LEFT JOIN change ON change.client_id = client.id GROUP BY client.id"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore would do to the clients of today: names, for the counsellor's screen only."""

    gone: tuple[str, ...]  # here today, not in the backup
    changed: tuple[str, ...]  # in both, not the same
    back: tuple[str, ...]  # in the backup, not here today
    same: int


@dataclass(frozen=True, slots=True)
class Staged:
    """A checked copy of a backup in the vault's folder, ready to take the vault's place."""

    folder: Path
    manifest: Manifest
    key: bytes


@contextmanager
def stage(source: Path, vault_folder: Path, opener: bytes | str) -> Iterator[Staged]:
    """Copy a backup's folder or a vault file next to the vault, and check every page of it.

    ``opener`` is the vault key or a passphrase. The copy is gone at the end unless it was taken.
    Raises WrongPassphrase, BadInput, DamagedFile, NewerFile, Unavailable; no vault is touched.
    """
    files.private_folder(vault_folder)
    staged = vault_folder / STAGED
    with files.in_words(staged):
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(mode=0o700)
    try:
        if source.is_dir():
            _copy(source, staged)
        else:
            _unpack(source, staged)
        manifest = backup.manifest_of(staged)
        if backup.checksum(staged / DATABASE) != manifest.sha256:
            raise DamagedFile(f"This backup is damaged: {source}. Use another one.")
        yield Staged(staged, manifest, _open_up(staged, opener))
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def compare(vault: Vault, staged: Staged) -> Difference:
    """What differs between today's vault and the backup, by client."""
    engine = open_engine(staged.folder / DATABASE, staged.key)
    try:
        then = _clients(engine)
    finally:
        engine.dispose()
    with vault.transaction() as session:
        today = _by_id(session.connection())
    both = today.keys() & then.keys()
    changed = [client for client in both if today[client] != then[client]]
    return Difference(
        gone=tuple(sorted(today[client][0] for client in today.keys() - then.keys())),
        changed=tuple(sorted(today[client][0] for client in changed)),
        back=tuple(sorted(then[client][0] for client in then.keys() - today.keys())),
        same=len(both) - len(changed),
    )


def pack(made: Path, file: Path) -> None:
    """A backup's folder as one file, put in place in one step. Raises Unavailable."""
    part = file.with_name(f".{file.name}.part")
    with files.in_words(file):
        try:
            part.unlink(missing_ok=True)
            backup.empty_file(part)
            with zipfile.ZipFile(part, "w") as whole:
                for name in _PARTS:
                    whole.write(made / name, name)
            backup.sync(part)
            with zipfile.ZipFile(part) as whole:
                if whole.testzip() is not None:
                    raise Unavailable(f"{file} could not be read back. Use another disk.")
            part.replace(file)
            files.sync_folder(file.parent)
        finally:
            part.unlink(missing_ok=True)


def _copy(source: Path, staged: Path) -> None:
    backup.manifest_of(source)
    for name in _PARTS:
        backup.empty_file(staged / name)
        try:
            shutil.copyfile(source / name, staged / name)
        except FileNotFoundError:
            if name not in SLOTS:
                raise DamagedFile(
                    f"A part of this backup is missing: {source / name}. Use another one."
                ) from None
        except OSError as error:
            raise Unavailable(files.sentence(error, source / name)) from error
        backup.sync(staged / name)


def _unpack(source: Path, staged: Path) -> None:
    try:
        with zipfile.ZipFile(source) as whole:
            if sorted(whole.namelist()) != sorted(_PARTS):
                raise BadInput(f"This is no vault file of Advisor: {source}. Choose another one.")
            for name in _PARTS:
                backup.empty_file(staged / name)
                with whole.open(name) as packed, (staged / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
                backup.sync(staged / name)
    except OSError as error:
        raise Unavailable(files.sentence(error, source)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise DamagedFile(
            f"This file is damaged or no vault file of Advisor: {source}. Use another one."
        ) from error


def _open_up(staged: Path, opener: bytes | str) -> bytes:
    """The key, once the copy was read to its last page and stands at today's tables."""
    path = staged / DATABASE
    assert_encrypted(path)
    found = slots.read(staged)
    key = keys.unwrap(found, opener) if isinstance(opener, str) else opener
    if key is None:
        raise WrongPassphrase("This passphrase does not open the backup.")
    engine = open_engine(path, key)
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    backup.sync(path)
    return key


def _clients(engine: Engine) -> dict[str, tuple[str, int, str | None]]:
    with in_words(None), engine.begin() as connection:
        return _by_id(connection)


def _by_id(connection: Connection) -> dict[str, tuple[str, int, str | None]]:
    rows = connection.exec_driver_sql(_CLIENTS)
    return {client: (name, lines, last) for client, name, lines, last in rows}
