"""An open vault: the one way to a transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from advisor.domain.errors import BadInput, Unavailable
from advisor.store.engine import copy_target, in_words

STEP_PAGES = 256  # of a copy at once: about 11 ms on the reference machine
GIVE_WAY = 0.001  # seconds in which whoever waits takes the turn


def _now() -> datetime:
    return datetime.now(UTC)


class Vault:
    """The client files of one centre, in a file or (guest, samples) in memory only.

    ``who`` stands in the change log; ``clock`` gives its times. Any thread may use it, in turns.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path | None = None,
        key: bytes = b"",
        *,
        who: str = "",
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._engine: Engine | None = engine
        self._path, self._key = path, key
        self._turn = threading.RLock()
        self.who = who
        self.clock = clock

    @property
    def is_file(self) -> bool:
        """False for a vault that is gone when it is closed."""
        return self._path is not None

    @property
    def is_open(self) -> bool:
        """False once it was closed."""
        return self._engine is not None

    def open_key(self) -> bytes:
        """The key, for the copies of this vault. Raises Unavailable when it is locked."""
        self._must_be_open()
        return self._key

    def open_folder(self) -> Path:
        """Where the vault's files lie. Raises BadInput for one in memory, Unavailable if locked."""
        self._must_be_open()
        if self._path is None:
            raise BadInput("This vault is only in memory, so it has no backups.")
        return self._path.parent

    def copy_into(self, path: Path) -> None:
        """Write all that is kept into an empty file at ``path``, encrypted with the same key.

        Others take their turns in between, a few milliseconds each; what they write is in the copy.
        Raises Unavailable, DamagedFile.
        """
        with self._turn, in_words(path):
            with closing(self._must_be_open().raw_connection()) as raw:
                source: Any = raw.driver_connection
            with copy_target(path, self._key) as target:
                source.backup(target, pages=STEP_PAGES, progress=self._let_others, sleep=0)

    def _let_others(self, _status: int, _left: int, _total: int) -> None:
        """Between two steps of a copy."""
        self._turn.release()
        time.sleep(GIVE_WAY)
        self._turn.acquire()
        self._must_be_open()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All or nothing. Raises Unavailable when the vault is locked or the disk is in the way."""
        with self._turn:
            engine = self._must_be_open()
            with in_words(self._path), Session(engine) as session, session.begin():
                yield session

    def close(self) -> None:
        """Let go of the file and forget the key; waits for a write under way. Twice is harmless."""
        with self._turn:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
            self._key = b""

    def _must_be_open(self) -> Engine:
        if self._engine is None:
            raise Unavailable("The vault is locked. Unlock it, then try again.")
        return self._engine
