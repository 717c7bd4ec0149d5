from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.domain.client import ClientId
from advisor.services import unlocking
from tests.faults.typist import CHEAP, PASSPHRASE, new_client

ROOT = Path(__file__).parents[2]
Child = subprocess.Popen[str]
Start = Callable[..., Child]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the child program; whatever of it still runs at the end is killed."""
    children: list[Child] = []

    def start(*words: object, **options: Any) -> Child:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.typist", *map(str, words)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def client(folder: Path) -> ClientId:
    """A closed vault with one client in it."""
    vault = unlocking.create(folder, PASSPHRASE, CHEAP)
    client = new_client(vault)
    vault.close()
    return client
