"""Bring a vault's tables up to date: copy, migrate and verify in one transaction, else leave it.

A migration that fails is rolled back; if even that did not help, the copy takes the vault's place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from advisor import files
from advisor.domain.errors import DamagedFile, NewerFile, Unavailable
from advisor.store.engine import check, in_words

MIGRATIONS = Path(__file__).parent / "migrations"
COPY = "before-upgrade.db"


def upgrade(
    engine: Engine,
    path: Path | None = None,
    key: bytes = b"",
    migrations: Path = MIGRATIONS,
) -> None:
    """Migrate the open vault to the newest tables that this program knows.

    Raises NewerFile when the vault is ahead of the program; Unavailable when a migration failed
    and the vault is as it was. The copy made before stays beside the vault until the next upgrade.
    """
    script = ScriptDirectory(str(migrations))
    before, head = _revision(engine), script.get_current_head()
    if before == head:
        return
    if before is not None and before not in {each.revision for each in script.walk_revisions()}:
        raise NewerFile(
            "This vault was made by a newer version of Advisor and was left as it is. "
            "Install that version to open it."
        )
    if path is None or before is None:
        _migrate(engine, migrations)
        return
    copy = _copy(engine, path, key)
    try:
        _migrate(engine, migrations)
    except (SQLAlchemyError, CommandError, DamagedFile) as error:
        if not _stands_at(engine, before):
            engine.dispose()
            _put_back(copy, path)
        raise Unavailable(
            "The vault could not be brought up to date, so it was left as it was; nothing is lost. "
            f"Open it with the version used before. A copy is beside it: {copy.name}"
        ) from error


def verified_tables(engine: Engine) -> str:
    """The version of an open vault's tables, once they were found whole. Only ever reads.

    Raises DamagedFile; NewerFile for tables of a newer program.
    """
    script = ScriptDirectory(str(MIGRATIONS))
    at = _revision(engine)
    if at not in {each.revision for each in script.walk_revisions()}:
        raise NewerFile(
            "This vault was made by a newer version of Advisor and was left as it is. "
            "Install that version to open it."
        )
    with in_words(None), engine.begin() as connection:
        _verify(connection, "The vault did not pass its check. Put it back from a backup.")
    return str(at)


def _migrate(engine: Engine, migrations: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with _loose_references(engine), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _verify(connection, "The vault did not pass its check after the upgrade.")


def _verify(connection: Connection, trouble: str) -> None:
    """Before the transaction ends: pages and references must still be whole."""
    state = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if state != "ok" or dangling is not None:
        raise DamagedFile(trouble)


@contextmanager
def _loose_references(engine: Engine) -> Iterator[None]:
    """A migration may make a table anew under its old name; references are checked at its end."""
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA foreign_keys = ON")


def _copy(engine: Engine, path: Path, key: bytes) -> Path:
    """An encrypted copy beside the vault, opened and checked. Raises Unavailable, DamagedFile."""
    copy = path.with_name(COPY)
    try:
        copy.unlink(missing_ok=True)
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Unavailable(files.sentence(error, copy)) from error
    with in_words(path), closing(engine.raw_connection()) as raw:
        raw.cursor().execute("VACUUM INTO ?", (str(copy),))
    check(copy, key)
    return copy


def _stands_at(engine: Engine, revision: str) -> bool:
    try:
        return _revision(engine) == revision
    except (SQLAlchemyError, DamagedFile, Unavailable):
        return False


def _put_back(copy: Path, path: Path) -> None:
    try:
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        copy.replace(path)
        files.sync_folder(path.parent)
    except OSError as error:
        raise Unavailable(files.sentence(error, path)) from error


def _revision(engine: Engine) -> str | None:
    with in_words(None), engine.begin() as connection:
        return MigrationContext.configure(connection).get_current_revision()
