"""What the user chose, without anything about a client: ``settings.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

import msgspec
import tomli_w

from advisor import files
from advisor.domain.errors import DamagedFile
from advisor.domain.plan import Centre


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults; ``theme`` is system, light, dark or contrast."""

    centre: Centre = field(default_factory=Centre)
    counsellor: str = ""
    theme: str = "system"
    text_percent: int = 100
    language: str = "en"
    paper: str = "letter"  # letter | a4
    welcomed: bool = False  # the centre was asked for once


def load(path: Path) -> Settings:
    """The settings kept at ``path``, or the defaults. Raises DamagedFile."""
    if not path.exists():
        return Settings()
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise DamagedFile(f"{path} cannot be read ({error}). Mend it or delete it.") from error


def save(path: Path, settings: Settings) -> None:
    """Keep the settings. Raises Unavailable."""
    files.private_folder(path.parent)
    files.write(path, tomli_w.dumps(asdict(settings)).encode(), private=True)
