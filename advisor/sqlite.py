"""The one typed door to SQLCipher: the vault with a key, the catalogue without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

Connection = Any  # sqlcipher3 ships no types: everything behind this door is checked by tests
DatabaseError: type[Exception] = dbapi2.DatabaseError
OperationalError: type[Exception] = dbapi2.OperationalError
module: Any = dbapi2  # for SQLAlchemy's create_engine(module=...)


def connect(path: Path | str, key: bytes | None = None) -> Connection:
    """Open a database; ``key`` is a raw 256-bit key. Transactions are begun by hand."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection
