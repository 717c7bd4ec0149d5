"""What the user chose, without anything about a client: ``settings.toml``.

Read by hand, for the first window waits for it: the validation library takes longer than the page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import tomli_w

from advisor import files
from advisor.domain.centre import Centre
from advisor.domain.errors import DamagedFile

CHOICES = {
    "theme": ("system", "light", "dark", "contrast"),
    "paper": ("letter", "a4"),
    "language": ("", "en", "fr"),
}
_Table = TypeVar("_Table")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults; ``theme`` is system, light, dark or contrast."""

    centre: Centre = field(default_factory=Centre)
    counsellor: str = ""
    theme: str = "system"
    text_percent: int = 100
    language: str = ""  # of the screen: en | fr; empty = the machine's
    less_motion: bool = False  # nothing on the screen moves by itself
    paper: str = "letter"  # letter | a4
    carry_plan: bool = True  # a client's PDF carries the plan as data and its dates
    backups: str = ""  # the folder for backups; empty = in the vault's own folder
    welcomed: bool = False  # the centre was asked for once


def load(path: Path) -> Settings:
    """The settings kept at ``path``, or the defaults. Raises DamagedFile, Unavailable."""
    if not path.exists():
        return Settings()
    with files.in_words(path):
        content = path.read_bytes()
    try:
        return _over(Settings(), tomllib.loads(content.decode()), "")
    except ValueError as error:
        raise DamagedFile(f"{path} cannot be read ({error}). Mend it or delete it.") from error


def save(path: Path, settings: Settings) -> None:
    """Keep the settings. Raises Unavailable."""
    files.private_folder(path.parent)
    files.write(path, tomli_w.dumps(asdict(settings)).encode(), private=True)


def _over(usual: _Table, table: Mapping[str, object], place: str) -> _Table:
    """The usual values with those of ``table`` over them; keys that are not ours are left alone.

    Raises ValueError naming the key whose value is of another kind than the usual one.
    """
    found: dict[str, Any] = {}
    for one in fields(usual):  # type: ignore[arg-type]  # a dataclass, whichever
        was = getattr(usual, one.name)
        value = table.get(one.name, was)
        if is_dataclass(was) and isinstance(value, dict):
            value = _over(was, value, f"{place}{one.name}.")
        if type(value) is not type(was) or value not in CHOICES.get(one.name, (value,)):
            raise ValueError(f"{place}{one.name} has a wrong value")
        found[one.name] = value
    return replace(usual, **found)  # type: ignore[type-var]  # likewise
