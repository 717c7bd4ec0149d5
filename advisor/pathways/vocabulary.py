"""What skills, knowledge and technologies are called, and how much of each an occupation asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean, pstdev

from advisor.domain.errors import BadInput
from advisor.packs import MEND, Pack

TECHNOLOGY = "technology"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be learned, by the name that its source gives it."""

    id: str
    name: str
    kind: str  # skill | knowledge | competency | technology
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class Future:
    """A name on a list of skills in demand; ``basis`` says whether the list is official."""

    list: str
    period: str
    basis: str


@dataclass(frozen=True)
class Vocabulary:
    """``asked``: by occupation, then entry. ``named``: how many occupations name a competency."""

    entries: Mapping[str, Entry]
    asked: Mapping[str, Mapping[str, float]]
    named: Mapping[str, int]
    future: Mapping[str, tuple[Future, ...]]

    @cached_property
    def spread(self) -> Mapping[str, tuple[float, float]]:
        """Mean and standard deviation of each entry over all occupations; absent counts as 0."""
        levels: dict[str, list[float]] = defaultdict(list)
        for mine in self.asked.values():
            for name, level in mine.items():
                levels[name].append(level)
        count = len(self.asked)
        whole = {name: [*found, *([0.0] * (count - len(found)))] for name, found in levels.items()}
        return {name: (fmean(found), pstdev(found)) for name, found in whole.items()}


def read_vocabulary(pack: Pack) -> Vocabulary:
    """The tables of the pack ``skills``. Raises BadInput where a number is none."""
    pack.verify()
    asked: dict[str, dict[str, float]] = defaultdict(dict)
    future: dict[str, list[Future]] = defaultdict(list)
    try:
        for row in pack.table("asked.csv.xz"):
            asked[row["noc"]][row["id"]] = float(row["level"])
        for row in pack.table("future.csv.xz"):
            future[row["name"]].append(Future(row["list"], row["period"], row["basis"]))
        return Vocabulary(
            _entries(pack.table("vocabulary.csv.xz")),
            asked,
            {row["competency"]: int(row["occupations"]) for row in pack.table("named.csv.xz")},
            {name: tuple(dict.fromkeys(lists)) for name, lists in future.items()},
        )
    except (KeyError, ValueError) as error:
        raise BadInput(f"{pack.folder}: a row cannot be read ({error!r}). {MEND}") from error


def _entries(rows: Iterable[Mapping[str, str]]) -> dict[str, Entry]:
    return {row["id"]: Entry(**row) for row in rows}
