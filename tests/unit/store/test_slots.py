from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from advisor.domain.errors import DamagedFile, NewerFile
from advisor.store import keys, slots
from advisor.store.keys import Slots
from advisor.store.place import SLOTS
from tests.unit.store.conftest import CHEAP


@pytest.fixture
def written(tmp_path: Path) -> Slots:
    vault_id = keys.new_vault_id()
    made = Slots(vault_id, (keys.wrap(keys.new_key(), "right", CHEAP, vault_id, "Dana"),))
    slots.write(tmp_path, made)
    return made


def test_that_both_copies_are_private(tmp_path: Path, written: Slots) -> None:
    for name in SLOTS:
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert slots.read(tmp_path) == written


@pytest.mark.parametrize("name", SLOTS)
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "bit"])
def test_that_a_lost_copy_is_mended_from_the_other(
    tmp_path: Path, written: Slots, name: str, damage: str
) -> None:
    path = tmp_path / name
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        middle = len(data) // 2
        bit = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        path.write_bytes({"empty": b"", "cut": data[:middle], "bit": bit}[damage])
    assert slots.read(tmp_path) == written
    assert path.read_bytes() == data


def test_that_any_one_changed_byte_of_a_copy_is_noticed(tmp_path: Path, written: Slots) -> None:
    first, twin = (tmp_path / name for name in SLOTS)
    data = first.read_bytes()
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        first.write_bytes(changed)
        twin.write_bytes(changed)
        try:
            read = slots.read(tmp_path)
        except DamagedFile:
            continue
        assert read == written, f"byte {place} changed the slots in silence"


def test_that_two_lost_copies_are_told_and_left_alone(tmp_path: Path, written: Slots) -> None:
    for name in SLOTS:
        (tmp_path / name).write_bytes(b"?")
    with pytest.raises(DamagedFile, match="backup"):
        slots.read(tmp_path)
    assert (tmp_path / SLOTS[0]).read_bytes() == b"?"


def test_that_a_key_file_of_a_newer_program_is_refused_kindly(tmp_path: Path) -> None:
    content = '{"something": "new"}'
    file = {"format": 2, "checksum": slots._checksum(2, content), "content": content}
    for name in SLOTS:
        (tmp_path / name).write_text(json.dumps(file))
    with pytest.raises(NewerFile, match="newer version"):
        slots.read(tmp_path)
