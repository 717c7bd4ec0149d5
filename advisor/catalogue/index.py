"""The words of one full-text table: where a word stands, and what is spelled nearly so."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from advisor.catalogue import bits

Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
_CACHE_BYTES = 16_000_000
_MOST_SPELLINGS = 8
_MOST_NEAR = 2000
SHORTEST_TO_MEND = 3
SHORTEST_START_TO_MEND = 5  # a short beginning is near to too many words


class WordIndex:
    """Rows by word, through FTS5; sets asked for before are kept, up to some megabytes."""

    def __init__(self, ask: Ask, table: str, size: int) -> None:
        self._ask, self._table, self._size = ask, table, size
        self._kept: dict[tuple[str, str, bool], int] = {}
        self._most_kept = max(256, _CACHE_BYTES // (size // 8 + 64))
        self._lock = threading.Lock()
        self._counts: dict[str, int] | None = None
        self._by_length: dict[int, list[str]] = {}
        self._begun: dict[int, list[str]] = {}
        self._near: dict[str, tuple[str, ...]] = {}

    def having(self, word: str, columns: str = "", *, whole: bool = False) -> int:
        """The rows where a word begins so (or is exactly so) in some columns, or in any."""
        asked = (word, columns, whole)
        known = self._kept.get(asked)
        if known is not None:
            return known
        rows = self._stored(word, columns) if not whole else None
        if rows is None:
            rows = self._search(word, columns, whole=whole)
        with self._lock:
            if len(self._kept) >= self._most_kept:
                self._kept.pop(next(iter(self._kept)))
            self._kept[asked] = rows
        return rows

    def has(self, word: str) -> bool:
        """Whether a word stands somewhere as it is."""
        return word in self._vocabulary()

    def near(self, word: str) -> tuple[str, ...]:
        """Spellings one letter away, the most used first: of words, else of beginnings of words."""
        if len(word) < SHORTEST_TO_MEND:
            return ()
        known = self._near.get(word)
        if known is None:
            known = self._spelled(word)
            with self._lock:
                if len(self._near) >= _MOST_NEAR:
                    self._near.pop(next(iter(self._near)))
                self._near[word] = known
        return known

    def _spelled(self, word: str) -> tuple[str, ...]:
        counts, size = self._vocabulary(), len(word)
        alike = [term for n in (size - 1, size, size + 1) for term in self._by_length.get(n, ())]
        found = _one_off(word, alike)
        if not found and size >= SHORTEST_START_TO_MEND:
            found = _one_off(word, [*self._starts(size), *self._starts(size + 1)])
        found = [spelling for spelling in found if spelling != word]
        found.sort(key=lambda term: (term[0] != word[0], -counts.get(term, 0), term))
        return tuple(found[:_MOST_SPELLINGS])

    def _starts(self, size: int) -> list[str]:
        """The beginnings of words, of so many letters."""
        if size not in self._begun:
            self._begun[size] = sorted(
                {term[:size] for n, terms in self._by_length.items() if n >= size for term in terms}
            )
        return self._begun[size]

    def finished(self, start: str) -> str:
        """The word that a beginning most likely stands for."""
        counts = self._vocabulary()
        if start in counts:
            return start
        begun = [term for term in counts if term.startswith(start)]
        return max(begun, key=lambda term: (counts[term], -len(term)), default=start)

    def _search(self, word: str, columns: str, *, whole: bool) -> int:
        where = f"{{{columns}}} : " if columns else ""
        phrase = f'{where}"{word}"' + ("" if whole else "*")
        table = self._table
        found = self._ask(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", [phrase])  # noqa: S608
        return bits.of((row for (row,) in found), self._size)

    def _stored(self, word: str, columns: str) -> int | None:
        asked = "SELECT rows FROM common WHERE source = ? AND columns = ? AND start = ?"
        found = self._ask(asked, [self._table, columns, word])
        return bits.from_bytes(found[0][0]) if found else None

    def _vocabulary(self) -> dict[str, int]:
        if self._counts is None:
            table = f"{self._table}_terms"
            counts: dict[str, int] = dict(self._ask(f"SELECT term, doc FROM {table}", []))  # noqa: S608
            by_length: dict[int, list[str]] = {}
            for term in counts:
                by_length.setdefault(len(term), []).append(term)
            self._by_length, self._counts = by_length, counts
        return self._counts


def _one_off(word: str, terms: list[str]) -> list[str]:
    """The terms one wrong, missing, added or swapped letter away."""
    found = process.extract(word, terms, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [term for term, _distance, _place in found]
