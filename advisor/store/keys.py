"""The vault key: random, wrapped once for each person who may open the vault.

A slot holds the vault key under AES-256-GCM with a key that Argon2id makes of the passphrase.
All primitives are those of ``cryptography``; nothing here is our own invention.
"""

from __future__ import annotations

import os
import unicodedata
import uuid
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from advisor import codec
from advisor.domain.errors import Unavailable

FORMAT = 1
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
CEILING_KIB = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KdfFloor:
    """The least that a guess at the passphrase must cost."""

    memory_kib: int
    iterations: int


FLOOR = KdfFloor(memory_kib=64 * 1024, iterations=2)
NO_FLOOR = KdfFloor(memory_kib=0, iterations=0)


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What Argon2id spends on one guess. Below ``floor`` it is a ValueError: a bug, never a choice.

    A test that wants to be quick says so itself: ``KdfCost(32, 1, 1, floor=NO_FLOOR)``.
    """

    memory_kib: int
    iterations: int
    lanes: int = 4
    floor: KdfFloor = FLOOR

    def __post_init__(self) -> None:
        if self.memory_kib < self.floor.memory_kib or self.iterations < self.floor.iterations:
            raise ValueError(f"key derivation may not be cheaper than {self.floor}")


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault key wrapped under one passphrase. Bytes are stored as base64."""

    id: str
    name: str  # whose slot it is; shown, not trusted
    memory_kib: int
    iterations: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Slots:
    """All slots of one vault."""

    vault_id: str
    slots: tuple[Slot, ...] = field(default=())


def new_key() -> bytes:
    """A random 256-bit vault key."""
    return os.urandom(KEY_BYTES)


def new_vault_id() -> str:
    """The name that binds slots to their vault."""
    return str(uuid.uuid4())


def wrap(key: bytes, passphrase: str, cost: KdfCost, vault_id: str, name: str = "") -> Slot:
    """A new slot that gives ``key`` to whoever knows ``passphrase``."""
    slot_id, salt, nonce = str(uuid.uuid4()), os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    bare = Slot(slot_id, name, cost.memory_kib, cost.iterations, cost.lanes, salt, nonce, b"")
    wrapped = AESGCM(_derive(passphrase, bare)).encrypt(nonce, key, _bound(vault_id, bare))
    return Slot(slot_id, name, cost.memory_kib, cost.iterations, cost.lanes, salt, nonce, wrapped)


def unwrap(slots: Slots, passphrase: str) -> bytes | None:
    """The vault key from the first slot that the passphrase opens, else None. Or Unavailable."""
    for slot in slots.slots:
        try:
            box = AESGCM(_derive(passphrase, slot))
            return box.decrypt(slot.nonce, slot.wrapped, _bound(slots.vault_id, slot))
        except InvalidTag:
            continue
    return None


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """The wrapping key of a passphrase. Raises Unavailable without the memory for it."""
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return kdf.derive(_spelled_one_way(passphrase))
    except MemoryError as error:
        needed = cost.memory_kib // 1024
        raise Unavailable(
            f"The vault needs {needed} MB of free memory. Close other programs, then try again."
        ) from error


def cost_of(slot: Slot) -> KdfCost:
    """What a guess at the passphrase of a slot costs, as it is stored with the slot."""
    return KdfCost(slot.memory_kib, slot.iterations, slot.lanes, floor=NO_FLOOR)


def _derive(passphrase: str, slot: Slot) -> bytes:
    return derive(passphrase, slot.salt, cost_of(slot))


def _spelled_one_way(passphrase: str) -> bytes:
    """Two keyboards may send é as one sign or as two: both must open the vault."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _bound(vault_id: str, slot: Slot) -> bytes:
    """What the wrapping vouches for besides the key: no slot can be moved or weakened."""
    return codec.to_json(
        [FORMAT, vault_id, slot.id, slot.memory_kib, slot.iterations, slot.lanes, slot.salt]
    )
