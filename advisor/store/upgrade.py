"""Bring a vault's tables up to date: copy the file, migrate in one transaction, verify, else undo."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from advisor.domain.errors import NewerFile

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, path: Path | None) -> None:
    """x"""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
