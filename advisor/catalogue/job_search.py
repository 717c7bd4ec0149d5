"""Occupations by any of their job titles, as one types."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from rapidfuzz.distance import OSA

from advisor import codec
from advisor.catalogue import bits, matching, words
from advisor.catalogue.index import Ask, WordIndex
from advisor.domain.occupation import Occupation, OccupationHit

CANDIDATES = 300


class JobSearch:
    """Search over the job titles of all occupations."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def find(self, text: str, limit: int) -> tuple[OccupationHit, ...]:
        """Each occupation once, by its best title: the exact, one that begins so, a short one."""
        asked = words.key(text[: words.LONGEST_TEXT])
        if not asked:
            return ()
        best: dict[str, tuple[tuple[object, ...], str]] = {}
        for noc, title, rank in self._titles(asked, text.strip()):
            if noc not in best or rank < best[noc][0]:
                best[noc] = (rank, title)
        order = sorted(best, key=lambda noc: (best[noc][0], noc))[: max(limit, 0)]
        return tuple(self._hit(noc, best[noc][1]) for noc in order)

    def card(self, noc: str) -> Occupation | None:
        """The card of an occupation."""
        found = self._ask("SELECT body FROM occupation WHERE noc = ?", [noc])
        return codec.from_json(found[0][0], Occupation) if found else None

    @cached_property
    def _size(self) -> int:
        return int(self._ask("SELECT COUNT(*) FROM job", [])[0][0])

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._ask, "job_words", self._size)

    def _titles(self, asked: str, typed: str) -> list[tuple[str, str, tuple[object, ...]]]:
        """Candidate titles with their ranks, lower is better."""
        begun = self._ask(
            "SELECT row, noc, title, folded, official FROM job WHERE folded >= ? AND folded < ? "
            "ORDER BY length(folded), row LIMIT ?",
            [asked, asked + "\U0010ffff", CANDIDATES],
        )
        found = [*self._by_code(asked), *begun, *self._by_words(asked)]
        return [(str(row[1]), str(row[2]), _rank(asked, typed, row)) for row in found]

    def _by_code(self, asked: str) -> list[tuple[object, ...]]:
        if not asked.isdecimal():
            return []
        sql = "SELECT -1, noc, title, noc, 1 FROM occupation WHERE noc >= ? AND noc < ? LIMIT 50"
        return self._ask(sql, [asked, asked + ":"])

    def _by_words(self, asked: str) -> list[tuple[object, ...]]:
        found = matching.match(self._index, words.asked(asked), (1 << self._size) - 1)
        return self._rows(list(bits.first(found.rows, CANDIDATES)))

    def _rows(self, rows: Sequence[int]) -> list[tuple[object, ...]]:
        wanted = ",".join(str(row) for row in rows)
        sql = f"SELECT row, noc, title, folded, official FROM job WHERE row IN ({wanted})"  # noqa: S608
        return self._ask(sql, [])

    def _hit(self, noc: str, matched: str) -> OccupationHit:
        sql = "SELECT title, openings, median_wage, wage_unit, teer FROM occupation WHERE noc = ?"
        title, openings, wage, unit, teer = self._ask(sql, [noc])[0]
        median = None if wage is None else Decimal(wage)
        return OccupationHit(noc, title, matched, openings, median, unit, teer)


def _rank(asked: str, typed: str, row: tuple[object, ...]) -> tuple[object, ...]:
    """Exact first, then titles with all the words, an occupation's own name before other titles."""
    number, _noc, title, folded, official = row
    text = str(folded)
    padded = f" {text} "
    held = sum(f" {word} " in padded for word in asked.split())
    begun = sum(f" {word}" in padded for word in asked.split())
    mended = begun < asked.count(" ") + 1
    return (
        text != asked,
        title != typed,
        -begun,
        OSA.distance(asked, text) if mended else 0,
        not official,
        not text.startswith(asked),
        -held,
        len(text),
        number,
    )
