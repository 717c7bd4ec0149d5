"""The open catalogue: credentials, providers, occupations. Safe to read from several threads."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from advisor import codec, sqlite
from advisor.catalogue import answering, bits, merging, nearest, ranking, words
from advisor.catalogue.answering import Answer
from advisor.catalogue.facets import Facets
from advisor.catalogue.index import WordIndex
from advisor.catalogue.job_search import JobSearch
from advisor.catalogue.ladders import Ladders
from advisor.catalogue.query import Hit, Near, Query, SearchResult
from advisor.catalogue.readings import Readings
from advisor.domain.credential import Credential, CredentialId, Provider
from advisor.domain.errors import DamagedFile
from advisor.domain.occupation import Occupation, OccupationHit

_MOST_KEPT = 2000


class Catalogue:
    """Search and look-ups over the catalogue file. One connection, one question at a time."""

    edition: str
    read_on: date
    counts: tuple[int, int]
    ladders: Ladders

    def __init__(self, database: sqlite.Connection, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._open(database)

    def _open(self, database: sqlite.Connection) -> None:
        """Take over a file: nothing is left of what was read from another."""
        self._database = database
        self._kept: dict[int, Credential] = {}
        self._kept_texts: dict[int, tuple[str, ...]] = {}
        database.execute("PRAGMA query_only = ON")
        about = {name: json.loads(value) for name, value in self._ask("SELECT * FROM about", [])}
        self.edition = str(about["edition"])
        self.read_on = date.fromisoformat(about["read_on"])
        self._sources = tuple((str(name), str(text)) for name, text in about["sources"])
        bodies = self._ask("SELECT body FROM provider", [])
        every = [codec.from_json(body, Provider) for (body,) in bodies]
        self._providers = tuple(sorted(every, key=lambda provider: words.key(provider.name)))
        size = int(self._ask("SELECT COUNT(*) FROM record", [])[0][0])
        self.counts = (size, len(self._providers))
        self._everything = (1 << size) - 1
        self._index = WordIndex(self._ask, "record_words", size)
        self._readings = Readings(self._ask)
        self._merging = merging.Merging(self._index, self._texts)
        self._facets = self._load_facets()
        self._jobs = JobSearch(self._ask)
        self.ladders = Ladders(self._ask, self._credentials, self._lock)

    def search(self, query: Query) -> SearchResult:
        """The best hits with facets that count under the other facets. Raises BadInput on a facet.

        No text finds all records, in the order of their titles.
        """
        with self._lock:
            return self._search(query, query.on or self.read_on)

    def _search(self, query: Query, on: date) -> SearchResult:
        left = self._facets.allowed(query.where, on)
        found = answering.answer(self._index, self._readings, query.text, self._everything)
        if query.only is not None:
            found = replace(found, rows=found.rows & self._rows(query.only))
        rows = found.rows
        for those in left.values():
            rows &= those
        result = SearchResult(
            query=query,
            total=rows.bit_count(),
            hits=tuple(hit for _row, hit in self._hits(query, found, rows, query.limit)),
            facets=self._facets.count(found.rows, query.where, left, on),
            suggestions=answering.spelled_otherwise(self._index, found),
        )
        if rows or not left:
            return result
        near = self._near(query, found, left, on)
        return replace(result, blame=nearest.blame(found.rows, left), nearest=near)

    def credential(self, id: CredentialId) -> Credential | None:  # noqa: A002 - the record's own word
        """A record by its id."""
        with self._lock:
            found = self._ask("SELECT row FROM record WHERE id = ?", [id])
            return self._credentials([found[0][0]])[0] if found else None

    def providers(self) -> tuple[Provider, ...]:
        """All providers by name."""
        return self._providers

    def titles(self) -> tuple[str, ...]:
        """The titles of all records, each once, in the order of the alphabet."""
        found = self._ask("SELECT DISTINCT title FROM record ORDER BY row", [])
        return tuple(title for (title,) in found)

    def occupations(self, text: str, limit: int = 10) -> tuple[OccupationHit, ...]:
        """Occupations by any job title as it is typed, or by code; exact titles first."""
        with self._lock:
            return self._jobs.find(text, limit)

    def occupation(self, noc: str) -> Occupation | None:
        """The card of an occupation by its code."""
        return self._jobs.card(noc)

    def sources(self) -> tuple[tuple[str, str], ...]:
        """The sources with the words that their licences ask for."""
        return self._sources

    def replace_file(self, put: Callable[[], object]) -> None:
        """Let go of the file, ``put`` another in its place, and go on with that one.

        Nobody asks in between; where ``put`` fails the old file is taken up again.
        """
        with self._lock:
            self._database.close()
            try:
                put()
            finally:
                self._open(sqlite.connect(self.path))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()

    def _rows(self, ids: Iterable[CredentialId]) -> int:
        """The set of some records by their ids."""
        asked = json.dumps(list(ids))
        sql = "SELECT row FROM record WHERE id IN (SELECT value FROM json_each(?))"
        found = self._ask(sql, [asked])
        return bits.of((row for (row,) in found), self.counts[0])

    def _near(
        self, query: Query, found: Answer, left: Mapping[str, int], on: date
    ) -> tuple[Near, ...]:
        rows = nearest.nearest(found.rows, left)
        near = []
        for row, hit in self._hits(query, found, rows, nearest.OFFERED):
            other = [key for key, those in left.items() if not those >> row & 1]
            near.append(Near(hit, {key: self._facets.values(key, row, on) for key in other}))
        return tuple(near)

    def _hits(
        self, query: Query, found: Answer, rows: int, limit: int
    ) -> tuple[tuple[int, Hit], ...]:
        """The best records with their rows; without a text the first of the alphabet."""
        limit = max(limit, 0)
        if not found.found:
            first = list(bits.first(rows, limit))
            plain = (Hit(credential, 0.0, (), {}) for credential in self._credentials(first))
            return tuple(zip(first, plain, strict=True))
        asked = words.key(query.text)
        same = self._ask("SELECT row, title FROM record WHERE folded = ?", [asked])
        exact = {row: title == query.text.strip() for row, title in same if rows >> row & 1}
        best = self._merging.best(found, rows, merging.Named(asked, exact), limit)
        credentials = self._credentials([entry.row for entry in best])
        dress = merging.bare_hit if query.bare else merging.hit
        shown = map(dress, best, credentials)
        return tuple(zip((entry.row for entry in best), shown, strict=True))

    def _texts(self, rows: Sequence[int]) -> list[tuple[int, tuple[str, ...]]]:
        """The folded texts of some rows; those of the last key are mostly those of the next."""
        kept = self._kept_texts
        missing = ",".join(str(row) for row in rows if row not in kept)
        if missing:
            if len(kept) > _MOST_KEPT:
                self._kept_texts = kept = {row: kept[row] for row in rows if row in kept}
            columns = ", ".join(ranking.COLUMNS)
            sql = f"SELECT rowid, {columns} FROM record_words WHERE rowid IN ({missing})"  # noqa: S608
            kept.update((found[0], found[1:]) for found in self._ask(sql, []))
        return [(row, kept[row]) for row in rows]

    def _credentials(self, rows: Sequence[int]) -> list[Credential]:
        """Records by row, in the given order."""
        kept = self._kept
        missing = ",".join(str(row) for row in rows if row not in kept)
        if missing:
            if len(kept) > _MOST_KEPT:
                self._kept = kept = {row: kept[row] for row in rows if row in kept}
            sql = f"SELECT row, body FROM record WHERE row IN ({missing})"  # noqa: S608
            for row, body in self._ask(sql, []):
                kept[row] = codec.from_json(body, Credential)
        return [kept[row] for row in rows]

    def _load_facets(self) -> Facets:
        held: dict[str, dict[str, int]] = {}
        for name, value, rows in self._ask("SELECT name, value, rows FROM facet", []):
            held.setdefault(name, {})[value] = bits.from_bytes(rows)
        ids = {str(provider.id): provider.name for provider in self._providers}
        return Facets(held, self._everything, ids)

    def _ask(self, sql: str, given: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return list(self._database.execute(sql, given))
        except sqlite.DatabaseError as error:
            if type(error) is not sqlite.DatabaseError:  # its kinds are bugs, not damage
                raise
            self.close()
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
            raise DamagedFile(
                f"The catalogue file {self.path} is damaged. Start Advisor again: it is made anew."
            ) from error
