"""Whether this machine's cryptography works, and what one guess at a passphrase costs on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from advisor.domain.errors import Unavailable
from advisor.store.keys import FLOOR, NO_FLOOR, KdfCost, derive

AIM_SECONDS = 1.0
MEMORY_KIB = (256 * 1024, 128 * 1024, FLOOR.memory_kib)
LEAST_ITERATIONS, MOST_ITERATIONS = 4, 32  # a busy minute makes no cheap passphrase
_TRIES = 2  # the quicker one counts

_ARGON2ID = bytes.fromhex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
_GCM_KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
_GCM_NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
_GCM_BOUND = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
_GCM_PLAIN = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
)
_GCM_SEALED = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)


@cache
def self_test() -> None:
    """Known answers of Argon2id (RFC 9106, 5.3) and AES-256-GCM (McGrew and Viega, test case 16),
    once a run and before any key is used. Raises Unavailable where the library answers otherwise.
    """
    if not (_argon2id_works() and _gcm_works()):
        raise Unavailable(
            "The encryption on this computer does not work as it must, so no vault was opened and "
            "nothing was changed. Install Advisor again, or use another computer."
        )


def calibrated(
    seconds: Callable[[KdfCost], float] | None = None, aim: float = AIM_SECONDS
) -> KdfCost:
    """The cost with which one guess takes about ``aim`` seconds here; never below the floor.

    ``seconds`` measures one guess. Less memory is used only where the machine has not got more;
    raises Unavailable where it has not even that of the floor.
    """
    measure = seconds or one_guess
    for memory in MEMORY_KIB:
        try:
            rounds = [measure(_of(memory, 1)) for _ in range(_TRIES)]
        except Unavailable:
            if memory == MEMORY_KIB[-1]:
                raise
            continue
        found = round(aim / max(min(rounds), 1e-6))
        return KdfCost(memory, min(max(found, LEAST_ITERATIONS), MOST_ITERATIONS))
    raise AssertionError("the last size is tried or raises")


def one_guess(cost: KdfCost) -> float:
    """Seconds that one guess takes on this machine. Raises Unavailable without the memory."""
    began = time.perf_counter()
    derive("a guess", b"\x00" * 16, cost)
    return time.perf_counter() - began


def _of(memory: int, iterations: int) -> KdfCost:
    return KdfCost(memory, iterations, floor=NO_FLOOR)  # only to measure one round


def _argon2id_works() -> bool:
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=b"\x03" * 8,
        ad=b"\x04" * 12,
    )
    return kdf.derive(b"\x01" * 32) == _ARGON2ID


def _gcm_works() -> bool:
    """Seals and opens as it must, and refuses one changed bit."""
    box = AESGCM(_GCM_KEY)
    sealed = box.encrypt(_GCM_NONCE, _GCM_PLAIN, _GCM_BOUND)
    if sealed != _GCM_SEALED or box.decrypt(_GCM_NONCE, sealed, _GCM_BOUND) != _GCM_PLAIN:
        return False
    try:
        box.decrypt(_GCM_NONCE, sealed[:-1] + bytes([sealed[-1] ^ 1]), _GCM_BOUND)
    except InvalidTag:
        return True
    return False
