from __future__ import annotations

from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.domain.errors import InUse
from advisor.services import filing, unlocking
from tests.faults.conftest import Start
from tests.faults.typist import PASSPHRASE


def test_that_a_second_program_is_told_kindly_until_the_first_lets_go(
    folder: Path, client: ClientId, start: Start
) -> None:
    first = start("hold", folder)
    assert first.stdout
    assert first.stdout.readline() == "open\n"
    with pytest.raises(InUse, match="Close it there"):
        unlocking.unlock(folder, PASSPHRASE)
    first.kill()
    first.communicate()
    vault = unlocking.unlock(folder, PASSPHRASE)
    second, _ = start("look", folder).communicate()
    assert second.startswith("trouble InUse")
    filing.edit(vault, client, note="still mine")
    vault.close()
    assert start("look", folder).communicate()[0] == "opened\n"
