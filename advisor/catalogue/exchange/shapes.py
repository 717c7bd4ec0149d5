"""The columns of files that were imported before, kept so that the next one need not be asked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomli_w

from advisor import files
from advisor.domain.errors import DamagedFile

Kept = Mapping[str, Mapping[str, str]]
"""By shape: headings to fields, "" where not taken; by ``manner_of(shape)``: how it is read."""


def read(path: Path) -> Kept:
    """The mappings kept at ``path``. Raises DamagedFile, Unavailable."""
    if not path.exists():
        return {}
    with files.in_words(path):
        raw = path.read_bytes()
    try:
        table = tomllib.loads(raw.decode())
        return {str(s): {str(h): str(f) for h, f in meant.items()} for s, meant in table.items()}
    except (ValueError, AttributeError) as error:
        raise DamagedFile(f"{path} cannot be read ({error}). Mend it or delete it.") from error


def manner_of(shape: str) -> str:
    """Under which name the manner of a shape is kept."""
    return f"{shape} is read"


def keep(path: Path, shape: str, meant: Mapping[str, str], manner: Mapping[str, str]) -> None:
    """Remember what the headings of a shape mean, and how its cells are to be read.

    Raises DamagedFile, Unavailable.
    """
    kept = {**read(path), shape: dict(meant), manner_of(shape): dict(manner)}
    files.write(path, tomli_w.dumps(kept).encode())
