"""Vaults: make one, open one, or have one in memory for a guest or the samples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.domain.errors import WrongPassphrase
from advisor.i18n import _
from advisor.services.samples import sample_files
from advisor.store import engine, keys, opening, place, proving, slots
from advisor.store.keys import NO_FLOOR, KdfCost, KdfFloor
from advisor.store.vault import Vault
from advisor.store.writing import insert_file

__all__ = [
    "NO_FLOOR",
    "GuessCost",
    "KdfCost",
    "KdfFloor",
    "Vault",
    "assert_encrypted",
    "create",
    "guess_costs",
    "guest",
    "sample",
    "self_test",
    "unlock",
    "vault_exists",
    "whole_key_files",
]

LONGEST_WAIT = 60
_wrong: dict[Path, int] = {}  # passphrases refused since the last right one, by vault


@dataclass(frozen=True, slots=True)
class GuessCost:
    """What trying one passphrase costs, for one person who may open the vault."""

    who: str  # empty for a vault that is yet to be made
    cost: KdfCost
    seconds: float  # as measured here, now


def guess_costs(folder: Path) -> tuple[GuessCost, ...]:
    """What a guess costs for each passphrase of a vault, or for one that would be made now.

    Needs no passphrase and changes nothing. Raises DamagedFile, NewerFile, Unavailable.
    """
    if not place.exists(folder):
        cost = proving.calibrated()
        return (GuessCost("", cost, proving.one_guess(cost)),)
    stored = [(slot.name, keys.cost_of(slot)) for slot in slots.look(folder).slots]
    return tuple(GuessCost(who, cost, proving.one_guess(cost)) for who, cost in stored)


def self_test() -> None:
    """Whether the encryption gives known answers. Raises Unavailable when it does not."""
    proving.self_test()


def vault_exists(folder: Path) -> bool:
    """Whether there is a vault to unlock, whole or damaged; one that was never finished is none."""
    return place.exists(folder)


def create(folder: Path, passphrase: str, cost: KdfCost | None = None, *, who: str = "") -> Vault:
    """A new vault in its own private folder. Raises BadInput when one is there; Unavailable.

    ``cost`` of a guess at the passphrase: None = about a second on this machine. ``who`` is the
    counsellor's name as it stands in the change log.
    """
    return opening.create(folder, passphrase, cost or proving.calibrated(), who=who)


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
