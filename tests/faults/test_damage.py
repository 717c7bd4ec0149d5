from __future__ import annotations

import random
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import DamagedFile
from advisor.services import filing, unlocking
from tests.faults.typist import PASSPHRASE, write


@pytest.mark.parametrize(
    "times", [60, pytest.param(1000, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_that_one_changed_byte_anywhere_in_the_vault_is_found(
    folder: Path, client: ClientId, times: int
) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    for number in range(1, 30):
        write(vault, client, number)
    vault.close()
    path = folder / "vault.db"
    whole = path.read_bytes()
    chance = random.Random(times)
    places = [
        0,
        1,
        15,
        16,
        4095,
        len(whole) - 1,
        *(chance.randrange(len(whole)) for _ in range(times)),
    ]
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= chance.randrange(1, 256)
        path.write_bytes(damaged)
        with pytest.raises(DamagedFile):
            unlocking.unlock(folder, PASSPHRASE)
        assert path.read_bytes() == damaged, "a damaged vault was written to"
    path.write_bytes(whole)
    again = unlocking.unlock(folder, PASSPHRASE)
    assert filing.load(again, client).client.case_number == "27"
    again.close()
