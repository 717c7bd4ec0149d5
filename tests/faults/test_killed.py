from __future__ import annotations

import random
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.services import filing, unlocking
from tests.faults.conftest import Child, Start
from tests.faults.typist import CHEAP, PASSPHRASE, last_written


def kill_after(child: Child, seconds: float) -> list[str]:
    """What the child had said when it was killed, complete lines only."""
    assert child.stdout
    assert child.stdout.readline() == "open\n"
    with suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
    child.kill()
    return [line for line in child.communicate()[0].splitlines(keepends=True) if line[-1] == "\n"]


@pytest.mark.parametrize(
    "times", [6, pytest.param(50, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_that_a_process_killed_while_typing_loses_no_acknowledged_write(
    folder: Path, client: ClientId, start: Start, times: int
) -> None:
    chance = random.Random(times)
    acknowledged = 0
    for _ in range(times):
        said = kill_after(start("type", folder, client), chance.uniform(0, 0.4))
        acknowledged = int(said[-1]) if said else acknowledged
        vault = unlocking.unlock(folder, PASSPHRASE)
        kept = last_written(filing.load(vault, client))
        vault.close()
        assert kept in (acknowledged, acknowledged + 1)
        acknowledged = kept
    assert acknowledged > times


@pytest.mark.parametrize(
    "times", [6, pytest.param(50, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_that_a_process_killed_while_making_a_vault_can_start_over(
    tmp_path: Path, start: Start, times: int
) -> None:
    chance = random.Random(times)
    for number in range(times):
        folder = tmp_path / str(number) / "vault"
        said = kill_after(start("make", folder), chance.uniform(0, 0.12))
        if said or unlocking.vault_exists(folder):
            unlocking.unlock(folder, PASSPHRASE).close()
        else:
            unlocking.create(folder, PASSPHRASE, CHEAP).close()


def test_that_a_write_cut_off_half_way_is_taken_back_when_the_vault_opens(
    folder: Path, client: ClientId, start: Start
) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    filing.edit(vault, client, note="kept")
    before = filing.load(vault, client)
    vault.close()
    whole = (folder / "vault.db").read_bytes()
    assert start("stop", folder, client).communicate()[0] == "writing\n"
    assert (folder / "vault.db").read_bytes() != whole, "the write never reached the file"
    again = unlocking.unlock(folder, PASSPHRASE)
    assert filing.load(again, client) == before
    again.close()
