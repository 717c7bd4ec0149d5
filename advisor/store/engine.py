"""One connection to one vault: SQLCipher in a file, or memory for guests and samples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from advisor import files, sqlite
from advisor.domain.errors import DamagedFile, InUse, Unavailable

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
WAIT_MS = 250  # a program that was just closed may need a moment to let go
MEMORY = ":memory:"

_FULL, _CORRUPT, _NOT_A_DATABASE, _BUSY, _LOCKED = 13, 11, 26, 5, 6
_NO_ACCESS = {3, 8, 14, 23}  # PERM, READONLY, CANTOPEN, AUTH
_DISK = 10
_UNNUMBERED = {"database or disk is full": _FULL, "disk I/O error": _DISK}  # of a copy in steps


def open_engine(path: Path | None, key: bytes | None) -> Engine:
    """An engine on one lasting connection; ``path`` None = in memory.

    The file is taken for this program alone until the engine is disposed.
    Raises InUse, DamagedFile, Unavailable.
    """
    with in_words(path):
        connection = _connect(path, key)
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=sqlite.module,
        poolclass=StaticPool,
        hide_parameters=True,  # what a client said stands in no error text
    )
    event.listen(engine, "begin", _begin)
    return engine


def check(path: Path, key: bytes) -> None:
    """Open a vault, read every page and close it again. Raises as ``open_engine`` does."""
    with in_words(path):
        _connect(path, key).close()


@contextmanager
def copy_target(path: Path, key: bytes) -> Iterator[sqlite.Connection]:
    """An empty file with the key, to copy a vault into. It counts only once it was checked, so
    nothing is spent on what would save it from a pulled plug.
    """
    connection = sqlite.connect(path, key)
    try:
        for pragma in ("cipher_log_level = NONE", "synchronous = OFF", "journal_mode = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def assert_encrypted(path: Path) -> None:
    """Refuse a file that is missing, cut short or readable without a key. Only ever reads.

    Must be called while the file is closed: closing a second handle would drop its lock.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
        size = path.stat().st_size
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    if header == PLAIN_HEADER:
        raise DamagedFile(
            f"{path} is not encrypted, so it is not a vault of Advisor. It was left as it is. "
            "Put the real vault back from a backup."
        )
    if size < PAGE or size % PAGE:
        raise DamagedFile(
            f"{path} is cut short. It was left as it is. Put the vault back from a backup."
        )


@contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Turn the driver's errors into known trouble; anything else is a bug and goes through."""
    try:
        yield
    except (DBAPIError, sqlite.DatabaseError) as error:
        known = _known(getattr(error, "orig", error), path)
        if known is None:
            raise
        raise known from error


def _connect(path: Path | None, key: bytes | None) -> sqlite.Connection:
    connection = sqlite.connect(path or MEMORY, key)
    try:
        for pragma in (
            "cipher_log_level = NONE",  # trouble is raised, and told by us
            f"busy_timeout = {WAIT_MS}",
            "locking_mode = EXCLUSIVE",
            "temp_store = MEMORY",
            "secure_delete = ON",
            "foreign_keys = ON",
            "synchronous = FULL",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if path is not None:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")
            _check_every_page(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_every_page(connection: sqlite.Connection, path: Path) -> None:
    """Each page carries a code made with the key: one changed byte anywhere is found here."""
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged:
        raise DamagedFile(_damaged(path))


def _begin(connection: Connection) -> None:
    """The driver leaves transactions to us; a writer announces itself at once."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _known(error: BaseException | None, path: Path | None) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", _UNNUMBERED.get(str(error), 0)) & 0xFF
    where = f" Folder: {path.parent}" if path else ""
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return DamagedFile(_damaged(path))
    if code in (_BUSY, _LOCKED):
        return InUse(
            "Another Advisor window has this vault open. Close it there, then try again." + where
        )
    if code == _FULL:
        return Unavailable(
            "The disk is full: the last change was not saved. Free some space, then try again."
            + where
        )
    if code == _DISK:
        return Unavailable(
            "The disk did not do as asked: the last change was not saved. "
            "Check the disk and its free space, then try again." + where
        )
    if code in _NO_ACCESS:
        return Unavailable("The vault may not be read or written here. Check the folder." + where)
    return None


def _damaged(path: Path | None) -> str:
    return (
        f"The vault is damaged: {path}. It was left as it is. "
        "Put it back from a backup; do not write into it."
    )
