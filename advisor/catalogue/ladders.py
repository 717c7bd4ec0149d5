"""Which records a text may name, and which lead to one another: looked up, never scanned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from advisor.domain.credential import Credential, CredentialId
from advisor.domain.record_names import CODE, key, names
from advisor.sqlite import Connection

TABLES = """
CREATE TABLE name (key TEXT NOT NULL, row INTEGER NOT NULL, provider TEXT NOT NULL,
                   PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE ladder (toward TEXT NOT NULL, row INTEGER NOT NULL,
                     PRIMARY KEY (toward, row)) WITHOUT ROWID;
CREATE TABLE bundle (provider TEXT NOT NULL, name TEXT NOT NULL, row INTEGER NOT NULL,
                     PRIMARY KEY (provider, name, row)) WITHOUT ROWID;
"""
MOST = 200  # records of one bundle, or toward one record: far more than anybody reads


def fill(database: Connection, ordered: Iterable[Credential]) -> None:
    """Keep by row what each record is called, counts toward and is a part of."""
    for row, one in enumerate(ordered):
        provider = one.provider.id
        called = [(name, row, provider) for name in names(one.title)]
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", called)
        toward = {link.credential_id for link in one.counts_toward if link.credential_id}
        database.executemany("INSERT INTO ladder VALUES (?, ?)", [(to, row) for to in toward])
        if one.part_of is not None:
            whole = (provider, key(one.part_of.text), row)
            database.execute("INSERT INTO bundle VALUES (?, ?, ?)", whole)


class Ladders:
    """The records around a record."""

    def __init__(
        self,
        ask: Callable[[str, Sequence[object]], list[tuple[Any, ...]]],
        credentials: Callable[[Sequence[int]], list[Credential]],
        lock: AbstractContextManager[object],
    ) -> None:
        self._ask, self._credentials, self._lock = ask, credentials, lock

    def named(self, keys: tuple[str, ...], provider: str) -> frozenset[CredentialId]:
        """The records with one of these names; a provider's own before those of others.

        ``keys`` are those of ``record_names``; a code or initials name own records only.
        """
        marks = ",".join("?" * len(keys))
        sql = (
            "SELECT record.id, name.key, name.provider FROM name JOIN record USING (row)"  # noqa: S608
            f" WHERE name.key IN ({marks}) LIMIT {MOST}"
        )
        found = self._ask(sql, keys)
        own = frozenset(CredentialId(record) for record, _key, of in found if of == provider)
        return own or frozenset(CredentialId(r) for r, name, _of in found if name[0] != CODE)

    def toward(self, credential_id: CredentialId) -> list[Credential]:
        """The records that count toward this one."""
        sql = "SELECT row FROM ladder WHERE toward = ? ORDER BY row LIMIT ?"
        return self._records(sql, [credential_id, MOST])

    def bundle(self, provider: str, whole: str) -> list[Credential]:
        """The records of a provider that are part of what a text names."""
        sql = "SELECT row FROM bundle WHERE provider = ? AND name = ? ORDER BY row LIMIT ?"
        return self._records(sql, [provider, key(whole), MOST])

    def _records(self, sql: str, given: Sequence[object]) -> list[Credential]:
        with self._lock:
            return self._credentials([row for (row,) in self._ask(sql, given)])
