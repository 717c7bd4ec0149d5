from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor.domain.client import ClientId
from advisor.services import filing, unlocking
from advisor.services.unlocking import NO_FLOOR, KdfCost, Vault

CHEAP = KdfCost(32, 1, 1, floor=NO_FLOOR)
PASSPHRASE = "seven quiet herons"
TODAY = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    vault = unlocking.create(folder, PASSPHRASE, CHEAP, who="Dana")
    yield vault
    vault.close()


@pytest.fixture
def client(vault: Vault) -> ClientId:
    return new_client(vault)


def new_client(vault: Vault, name: str = "Ana Example") -> ClientId:
    return filing.open_new(
        vault,
        name=name,
        consent_on=TODAY,
        consent_how="in writing",
        consent_until=None,
        today=TODAY,
    )
