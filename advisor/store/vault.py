"""An open vault: the one way to a transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from advisor.domain.errors import Unavailable
from advisor.store.engine import in_words


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
        *,
        who: str = "",
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._engine: Engine | None = engine
        self._path = path
        self._turn = threading.RLock()
        self.who = who
        self.clock = clock

    @property
    def is_file(self) -> bool:
        """False for a vault that is gone when it is closed."""
        return self._path is not None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All or nothing. Raises Unavailable when the vault is locked or the disk is in the way."""
        with self._turn:
            if self._engine is None:
                raise Unavailable("The vault is locked. Unlock it, then try again.")
            with in_words(self._path), Session(self._engine) as session, session.begin():
                yield session

    def close(self) -> None:
        """Let go of the file and forget the key; waits for a write under way. Twice is harmless."""
        with self._turn:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
