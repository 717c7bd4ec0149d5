"""Vaults: make one, open one, or have one in memory for a guest or the samples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.domain.errors import WrongPassphrase
from advisor.i18n import _
from advisor.services.samples import sample_files
from advisor.store import engine, opening, place, slots
from advisor.store.keys import NO_FLOOR, KdfCost, KdfFloor
from advisor.store.vault import Vault
from advisor.store.writing import insert_file

__all__ = [
    "NO_FLOOR",
    "STANDARD",
    "KdfCost",
    "KdfFloor",
    "Vault",
    "assert_encrypted",
    "create",
    "guest",
    "sample",
    "unlock",
    "vault_exists",
    "whole_key_files",
]

STANDARD = KdfCost(memory_kib=256 * 1024, iterations=4)
"""About 0.6 seconds on the reference machine; a guess costs an attacker as much."""

LONGEST_WAIT = 60
_wrong: dict[Path, int] = {}  # passphrases refused since the last right one, by vault


def vault_exists(folder: Path) -> bool:
    """Whether there is a vault to unlock, whole or damaged; one that was never finished is none."""
    return place.exists(folder)


def create(folder: Path, passphrase: str, cost: KdfCost = STANDARD, *, who: str = "") -> Vault:
    """A new vault in its own private folder. Raises BadInput when one is there; Unavailable.

    ``who`` is the counsellor's name as it stands in the change log.
    """
    return opening.create(folder, passphrase, cost, who=who)


def unlock(folder: Path, passphrase: str, *, who: str = "") -> Vault:
    """Open the vault. Raises WrongPassphrase (with how long to wait), DamagedFile, NewerFile,
    InUse, Unavailable; none of them changes the vault.
    """
    try:
        vault = opening.unlock(folder, passphrase, who=who)
    except WrongPassphrase:
        times = _wrong[folder] = _wrong.get(folder, 0) + 1
        raise WrongPassphrase(
            _("This passphrase does not open the vault. Check Caps Lock and try again."),
            wait_seconds=min(2 ** (times - 1), LONGEST_WAIT),
        ) from None
    _wrong.pop(folder, None)
    return vault


def assert_encrypted(folder: Path) -> None:
    """Look at a closed vault's file from outside. Raises DamagedFile, Unavailable."""
    opening.must_be_there(folder / place.DATABASE)
    engine.assert_encrypted(folder / place.DATABASE)


def whole_key_files(folder: Path) -> int:
    """How many of the two copies of a vault's key file are whole. Raises DamagedFile when none is,
    NewerFile, Unavailable. Only ever reads.
    """
    return slots.whole(folder)


def guest() -> Vault:
    """A vault in memory: gone when it is closed."""
    return opening.memory()


def sample(today: date) -> Vault:
    """A vault in memory with invented clients, dated around ``today``."""
    vault = opening.memory()
    for file in sample_files(today):
        insert_file(vault, file)
    return vault
