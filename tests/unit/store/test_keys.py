from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.store import keys
from advisor.store.keys import FLOOR, NO_FLOOR, KdfCost, Slots
from tests.unit.store.conftest import CHEAP


def test_that_a_slot_gives_the_key_back_to_its_passphrase_only() -> None:
    key, vault_id = keys.new_key(), keys.new_vault_id()
    slots = Slots(vault_id, (keys.wrap(key, "right", CHEAP, vault_id),))
    assert keys.unwrap(slots, "right") == key
    assert keys.unwrap(slots, "wrong") is None
    assert keys.unwrap(slots, "") is None


def test_that_each_of_several_slots_opens_the_same_vault() -> None:
    key, vault_id = keys.new_key(), keys.new_vault_id()
    one, two = (keys.wrap(key, word, CHEAP, vault_id) for word in ("one", "two"))
    slots = Slots(vault_id, (one, two))
    assert keys.unwrap(slots, "one") == keys.unwrap(slots, "two") == key
    assert one.salt != two.salt
    assert one.wrapped != two.wrapped


def test_that_a_passphrase_opens_however_the_keyboard_spells_its_accents() -> None:
    key, vault_id = keys.new_key(), keys.new_vault_id()
    slots = Slots(vault_id, (keys.wrap(key, "caf\u00e9", CHEAP, vault_id),))
    assert keys.unwrap(slots, "cafe\u0301") == key


@pytest.mark.parametrize("field", ["id", "memory_kib", "iterations", "salt", "nonce", "wrapped"])
def test_that_a_changed_slot_opens_nothing(field: str) -> None:
    key, vault_id = keys.new_key(), keys.new_vault_id()
    slot = keys.wrap(key, "right", CHEAP, vault_id)
    old = getattr(slot, field)
    new = bytes([old[0] ^ 1]) + old[1:] if isinstance(old, bytes) else old * 2
    changed: dict[str, object] = {field: new}
    assert keys.unwrap(Slots(vault_id, (replace(slot, **changed),)), "right") is None  # type: ignore[arg-type]


def test_that_a_slot_of_another_vault_opens_nothing() -> None:
    slot = keys.wrap(keys.new_key(), "right", CHEAP, keys.new_vault_id())
    assert keys.unwrap(Slots(keys.new_vault_id(), (slot,)), "right") is None


def test_that_the_program_cannot_make_a_guess_cheap() -> None:
    for memory, iterations in (
        (FLOOR.memory_kib - 1, FLOOR.iterations),
        (FLOOR.memory_kib, FLOOR.iterations - 1),
    ):
        with pytest.raises(ValueError, match="may not be cheaper"):
            KdfCost(memory, iterations)
        KdfCost(memory, iterations, floor=NO_FLOOR)


def test_that_every_key_is_new() -> None:
    assert keys.new_key() != keys.new_key()
    assert len(keys.new_key()) == 32
