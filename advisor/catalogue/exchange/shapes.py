"""The columns of files that were imported before, kept so that the next one need not be asked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomli_w

from advisor import files
from advisor.domain.errors import DamagedFile

Kept = Mapping[str, Mapping[str, str]]  # by shape: headings to fields, "" where not taken


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


def keep(path: Path, shape: str, meant: Mapping[str, str]) -> None:
    """Remember what the headings of a shape mean. Raises DamagedFile, Unavailable."""
    kept = {**read(path), shape: dict(meant)}
    files.write(path, tomli_w.dumps(kept).encode())
