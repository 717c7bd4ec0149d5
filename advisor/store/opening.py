"""Making and opening a vault: its folder, the slot file, the database, and the order between them.

A vault is made under another name and moved into place last, so that one half made is never
mistaken for one that was lost.
"""

from __future__ import annotations

import os
from pathlib import Path

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile, Unavailable, WrongPassphrase
from advisor.store import keys, slots
from advisor.store.engine import assert_encrypted, open_engine
from advisor.store.keys import KdfCost, Slots
from advisor.store.place import DATABASE, UNFINISHED, exists
from advisor.store.proving import self_test
from advisor.store.swapping import finish
from advisor.store.upgrade import upgrade
from advisor.store.vault import Vault


def create(folder: Path, passphrase: str, cost: KdfCost, *, who: str = "") -> Vault:
    """A new vault, open. Raises BadInput when there is one already, or without a passphrase."""
    if not passphrase:
        raise BadInput("The passphrase is empty. Type one that only you know.")
    self_test()
    finish(folder)
    if exists(folder):
        must_be_there(folder / DATABASE)
        raise BadInput("There is a vault here already. Unlock it, or choose another folder.")
    files.private_folder(folder)
    key, vault_id = keys.new_key(), keys.new_vault_id()
    unfinished, path = folder / UNFINISHED, folder / DATABASE
    _empty_file(unfinished)
    slots.write(folder, Slots(vault_id, (keys.wrap(key, passphrase, cost, vault_id, who),)))
    engine = open_engine(unfinished, key)
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    assert_encrypted(unfinished)
    _move(unfinished, path)
    return _open(path, key, who)


def unlock(folder: Path, passphrase: str, *, who: str = "") -> Vault:
    """Open the vault. Raises WrongPassphrase, DamagedFile, NewerFile, InUse, Unavailable."""
    path = folder / DATABASE
    if not exists(folder):
        raise Unavailable(
            f"There is no vault in this folder: {folder}. Choose its folder, or make one."
        )
    self_test()
    finish(folder)
    must_be_there(path)
    assert_encrypted(path)
    key = keys.unwrap(slots.read(folder), passphrase)
    if key is None:
        raise WrongPassphrase("This passphrase does not open the vault.")
    return _open(path, key, who)


def must_be_there(path: Path) -> None:
    """Raise DamagedFile for a vault of which only the key file is left."""
    if not path.exists():
        raise DamagedFile(
            f"{path} is missing. Put it back from a backup; the key file is still here."
        )


def memory() -> Vault:
    """A vault without a file."""
    engine = open_engine(None, None)
    upgrade(engine)
    return Vault(engine)


def _open(path: Path, key: bytes, who: str) -> Vault:
    files.private_folder(path.parent)
    engine = open_engine(path, key)
    try:
        upgrade(engine, path, key)
    except BaseException:
        engine.dispose()
        raise
    return Vault(engine, path, key, who=who)


def _empty_file(path: Path) -> None:
    """A private file to grow into; what an interrupted attempt left is removed."""
    try:
        for left in (path, path.with_name(path.name + "-journal")):
            left.unlink(missing_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Unavailable(files.sentence(error, path)) from error


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
        files.sync_folder(target.parent)
    except OSError as error:
        raise Unavailable(files.sentence(error, target)) from error
