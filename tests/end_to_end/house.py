"""A home of our own for a child process, of which every file can be looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.domain.client import Client
from advisor.paths import DataFolder
from advisor.services import filing, unlocking
from advisor.settings import Settings
from tests.end_to_end.journey import CHEAP, PASSPHRASE

CHECKOUT = Path(__file__).parents[2]
PLACES = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
}


class House:
    """Everything that the child may write lies under ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for place in PLACES.values():
            (root / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        self.data = DataFolder(root / "home/.local/share/advisor")

    def make_vault(self) -> None:
        """A vault, and the centre asked for already."""
        settings.save(self.data.settings, Settings(welcomed=True))
        unlocking.create(self.data.vault, PASSPHRASE, CHEAP).close()

    def clients(self) -> tuple[Client, ...]:
        """Who is in the vault, archived or not."""
        vault = unlocking.unlock(self.data.vault, PASSPHRASE)
        found = (*filing.clients(vault), *filing.clients(vault, archived=True))
        vault.close()
        return tuple(one.client for one in found)

    def start(self, module: str, *words: object) -> subprocess.Popen[str]:
        """A child process that lives here."""
        kept = {"PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV"}
        environment = {key: value for key, value in os.environ.items() if key in kept}
        environment |= {key: str(self.root / place) for key, place in PLACES.items()}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, verb: str, *words: object) -> dict[str, Any]:
        """Run a verb of ``child`` to its end; what it told about itself."""
        child = self.start("tests.end_to_end.child", verb, *words)
        said, troubles = child.communicate(timeout=100)
        assert child.returncode == 0, troubles
        told: dict[str, Any] = json.loads(said.splitlines()[-1])
        return told

    def files(self) -> dict[Path, bytes]:
        """Every file with its content."""
        return {path: path.read_bytes() for path in self.root.rglob("*") if path.is_file()}

    def holders(self, secrets: Collection[str], besides: Collection[Path]) -> dict[str, list[str]]:
        """Which files hold which secrets, in capitals or not, in any writing that Qt uses."""
        found: dict[str, list[str]] = {}
        for path, content in self.files().items():
            small = content.lower()
            held = [
                secret
                for secret in secrets
                if any(secret.lower().encode(way) in small for way in ("utf-8", "utf-16-le"))
            ]
            if held and path not in besides:
                found[str(path)] = held
        return found
