"""What clients say and which records a counsellor would accept for it.

``queries.tsv`` was written from how clients talk, before the search was tuned. ``second.tsv`` was
written after a first tuning, which answered 77 % of it, and then tuned by too. ``fresh.tsv`` and
``unseen.tsv`` came last: nothing may be tuned by them, so that they tell how the search does on
what nobody thought of.
``expected`` holds record ids, with ``*`` for any letters: one of them among the first five hits is
a success.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query

FIRST = 5
GOAL = 0.90
SETS = ("queries.tsv", "second.tsv")  # the goal holds for these
FRESH = ("fresh.tsv", "unseen.tsv")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the patterns of the records that answer it."""

    text: str
    kind: str
    expected: tuple[str, ...]

    def accepts(self, id: str) -> bool:  # noqa: A002 - the record's own word
        """Whether a record is among the expected ones."""
        return any(fnmatchcase(id, pattern) for pattern in self.expected)


@dataclass(frozen=True, slots=True)
class Answered:
    """The first hits for a question, and the place of the first good one (0 = none)."""

    asked: Asked
    hits: tuple[str, ...]
    place: int


def read(name: str) -> list[Asked]:
    """The questions of one of the sets."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Asked(r["query"], r["kind"], tuple(r["expected"].split())) for r in rows]


def answer(catalogue: Catalogue, questions: Sequence[Asked]) -> list[Answered]:
    """Ask the catalogue every question."""
    answers = []
    for asked in questions:
        result = catalogue.search(Query(asked.text, limit=FIRST))
        ids = tuple(str(hit.credential.id) for hit in result.hits)
        place = next((n for n, found in enumerate(ids, 1) if asked.accepts(found)), 0)
        answers.append(Answered(asked, ids, place))
    return answers


def share(answers: Sequence[Answered], first: int = FIRST) -> float:
    """The share of questions with a good record among the first hits."""
    return sum(0 < answered.place <= first for answered in answers) / len(answers)
