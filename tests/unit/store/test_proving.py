from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.domain.errors import Unavailable
from advisor.services import unlocking
from advisor.store import proving
from advisor.store.keys import FLOOR, KdfCost
from tests.unit.store.conftest import CHEAP


@pytest.fixture
def _untested() -> Iterator[None]:
    proving.self_test.cache_clear()
    yield
    proving.self_test.cache_clear()


@pytest.mark.parametrize(("round_takes", "passes"), [(0.15, 7), (0.5, 4), (9.0, 4), (0.0, 32)])
def test_that_a_guess_takes_about_a_second_and_never_less_than_the_floor(
    round_takes: float, passes: int
) -> None:
    cost = proving.calibrated(lambda _cost: round_takes)
    assert (cost.memory_kib, cost.iterations) == (proving.MEMORY_KIB[0], passes)


def test_that_the_quicker_try_counts() -> None:
    times = iter((4.0, 0.2))
    assert proving.calibrated(lambda _cost: next(times)).iterations == 5


def test_that_less_memory_is_used_only_where_there_is_not_more() -> None:
    def measure(cost: KdfCost) -> float:
        if cost.memory_kib > FLOOR.memory_kib:
            raise Unavailable("no memory")
        return 0.1

    cost = proving.calibrated(measure)
    assert (cost.memory_kib, cost.iterations) == (FLOOR.memory_kib, 10)
    with pytest.raises(Unavailable):
        proving.calibrated(_nothing_left)


def _nothing_left(_cost: KdfCost) -> float:
    raise Unavailable("no memory")


@pytest.mark.usefixtures("_untested")
def test_that_known_answers_come_out() -> None:
    proving.self_test()


@pytest.mark.usefixtures("_untested")
@pytest.mark.parametrize("answer", ["_ARGON2ID", "_GCM_SEALED"])
def test_that_no_vault_is_made_with_encryption_that_does_not_work(
    answer: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known: bytes = getattr(proving, answer)
    monkeypatch.setattr(proving, answer, known[:-1] + bytes([known[-1] ^ 1]))
    folder = tmp_path / "vault"
    with pytest.raises(Unavailable, match="does not work as it must"):
        unlocking.create(folder, "right", CHEAP)
    assert not folder.exists()
