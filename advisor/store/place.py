"""The files of a vault, and whether there is one: light, so that the start page may ask first."""

from __future__ import annotations

from pathlib import Path

from advisor import files
from advisor.domain.errors import Unavailable

DATABASE = "vault.db"
UNFINISHED = "vault.db.new"
SLOTS = ("slots.json", "slots.twin.json")
RESTORING = "restoring"  # a checked vault that is about to take this one's place


def exists(folder: Path) -> bool:
    """Whether there is a vault, whole or damaged."""
    try:
        if (folder / DATABASE).exists() or (folder / RESTORING).exists():
            return True
        return not (folder / UNFINISHED).exists() and any(
            (folder / name).exists() for name in SLOTS
        )
    except OSError as error:
        raise Unavailable(files.unread(error, folder)) from error
