from __future__ import annotations

import os
import random
import signal
import threading
import time
from itertools import pairwise

import pytest

from advisor.services import filing, unlocking
from tests.end_to_end.house import House
from tests.end_to_end.journey import PASSPHRASE

SLACK = 0.5  # seconds by which two cores shared by many may be late
LATEST = pytest.mark.timeout(240)  # s for five windows; about 25 on idle cores


def typed_until_killed(house: House, seconds: float) -> list[tuple[float, str]]:
    """The keys that the child pressed, each with its moment; the last thing is the kill."""
    child = house.start("tests.end_to_end.child", "typing")
    stream = child.stdout
    assert stream is not None
    if stream.readline() != "typing\n":
        pytest.fail(child.communicate()[1])
    killer = threading.Timer(seconds, os.kill, (child.pid, signal.SIGKILL))
    killer.start()
    keys = [(time.monotonic(), key) for key in iter(lambda: stream.read(1), "")]
    keys.append((time.monotonic(), ""))
    child.communicate()
    return keys


def late(keys: list[tuple[float, str]]) -> float:
    """The longest time in s that the machine gave the window no turn to press a key."""
    return max((after[0] - before[0] for before, after in pairwise(keys)), default=0.0)


@pytest.mark.parametrize(
    ("seed", "times"),
    [
        (2, 2),
        *(pytest.param(seed, 5, marks=[pytest.mark.long, LATEST]) for seed in range(50, 60)),
    ],
)
def test_that_a_window_killed_while_somebody_types_loses_the_last_second_at_most(
    house: House, seed: int, times: int
) -> None:
    house.make_vault()
    chance = random.Random(seed)
    known: set[str] = set()
    for _ in range(times):
        keys = typed_until_killed(house, chance.uniform(1.2, 3.5))
        killed_at = keys[-1][0]
        vault = unlocking.unlock(house.data.vault, PASSPHRASE)
        (new,) = {one.client.id for one in filing.clients(vault)} - known
        known.add(new)
        kept = filing.load(vault, new).goal.words
        vault.close()
        typed = "".join(key for _at, key in keys)
        assert typed.startswith(kept.rstrip()) or kept.startswith(typed), (kept, typed)
        old = "".join(key for at, key in keys if at < killed_at - 1 - SLACK - late(keys))
        assert len(kept) >= len(old.rstrip()), (kept, old, late(keys))
        assert typed
