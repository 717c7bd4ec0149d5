"""Where resources and the user's data lie: in a checkout, a wheel or a frozen program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """A file or folder under ``resources/``, by its path there."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


@dataclass(frozen=True, slots=True)
class DataFolder:
    """``catalogue/`` holds all that is public, ``vault/`` all that is private."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The catalogue's database file."""
        return self.root / "catalogue" / "catalogue.sqlite"

    @property
    def vault(self) -> Path:
        """The folder of the vault."""
        return self.root / "vault"

    @property
    def rules(self) -> Path:
        """The centre's own funding rules: public facts, no client data."""
        return self.root / "catalogue" / "rules.toml"

    @property
    def columns(self) -> Path:
        """What the headings of imported tables mean, by their shape."""
        return self.root / "catalogue" / "columns.toml"

    @property
    def links(self) -> Path:
        """What editors of the catalogue said of the links of its records."""
        return self.root / "catalogue" / "links.toml"

    @property
    def trusted(self) -> Path:
        """The centres whose rules and packs are taken, by fingerprint."""
        return self.root / "catalogue" / "trusted.toml"

    @property
    def signing_key(self) -> Path:
        """The key that signs the centre's own rules and packs; it never leaves this machine."""
        return self.vault / "signing.key"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.toml"


def data_folder(chosen: str | None = None) -> DataFolder:
    """The folder given, else ``ADVISOR_DATA``, else the platform's own."""
    named = chosen or os.environ.get("ADVISOR_DATA")
    return DataFolder(
        Path(named) if named else platformdirs.user_data_path("advisor", appauthor=False)
    )
