"""What sets an occupation apart: each thing it asks, compared with all other occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.pathways.vocabulary import TECHNOLOGY, Entry, Vocabulary

APART = 0.5  # standard deviations above the mean of all occupations: less sets nothing apart
SKILLS, TOOLS, COMPETENCIES = 8, 4, 6  # at most so many of each kind
RARE = 0.15  # of all occupations: a technology or competency that more share sets nothing apart
BASIC = 1.0  # a level of knowledge up to this says little: such ones only fill up to ENOUGH
ENOUGH = 5
TOP = {"skill": 5, "knowledge": 3}  # the highest level of OaSIS
COMPETENCY = "competency"


@dataclass(frozen=True, slots=True)
class Compared:
    """An occupation beside all ``count`` others: by its level, or by how many name the thing."""

    count: int
    level: float | None = None  # of ``top``; None for what is only named
    top: int = 0
    mean: float = 0.0
    below: float = 0.0  # the share of occupations that ask less
    users: int = 0  # occupations that use or name it

    def reason(self, kind: str) -> str:
        """The comparison with its numbers."""
        if self.level is not None:
            return f"level {self.level:.2g}, the mean of all occupations is {self.mean:.2g}"
        if kind == TECHNOLOGY:
            return f"in demand here; {self.users} of {self.count} occupations use it"
        return f"{self.users} of {self.count} occupations name it"


@dataclass(frozen=True, slots=True)
class Apart:
    """One thing that sets an occupation apart; ``entry`` None where no list of skills holds it."""

    name: str
    kind: str  # skill | knowledge | technology | competency
    about: str  # what it means
    purpose: str  # what it is for in this occupation; empty = not said
    compared: Compared
    entry: Entry | None


def apart(noc: str, competencies: Sequence[str], vocabulary: Vocabulary) -> list[Apart]:
    """Skills and knowledge far above the mean, tools and competencies that few others share.

    ``competencies`` are the occupation's own, each "Name: what it is for".
    """
    purposes = _purposes(competencies, vocabulary)
    named = {e.name: e for e in vocabulary.entries.values() if e.kind != TECHNOLOGY}
    found = _levels(noc, vocabulary, purposes) + _tools(noc, vocabulary)
    told = {one.name for one in found}
    rare = []
    for name, purpose in purposes.items():
        users, plain = vocabulary.named[name], _plain(name)
        if users <= RARE * len(vocabulary.asked) and plain not in told:
            compared = Compared(len(vocabulary.asked), users=users)
            rare.append(Apart(name, COMPETENCY, "", purpose, compared, named.get(plain)))
    rare.sort(key=lambda one: (one.compared.users, one.name))
    return found + rare[:COMPETENCIES]


def _levels(noc: str, vocabulary: Vocabulary, purposes: Mapping[str, str]) -> list[Apart]:
    """The furthest above the mean first; a basic level only where there is little else."""
    scored = []
    every = vocabulary.asked.values()
    for_what = {_plain(name): purpose for name, purpose in purposes.items()}
    for name, level in vocabulary.asked.get(noc, {}).items():
        entry, (mean, spread) = vocabulary.entries[name], vocabulary.spread[name]
        if entry.kind == TECHNOLOGY or not spread or (level - mean) / spread < APART:
            continue
        below = sum(1 for asked in every if asked.get(name, 0.0) < level) / len(every)
        compared = Compared(len(every), level, TOP[entry.kind], mean, below)
        basic = entry.kind == "knowledge" and level <= BASIC
        purpose = for_what.get(entry.name, "")
        one = Apart(entry.name, entry.kind, entry.definition, purpose, compared, entry)
        scored.append((basic, -(level - mean) / spread, entry.name, one))
    scored.sort(key=lambda each: each[:3])
    telling = sum(1 for basic, *_rest in scored if not basic)
    return [one for *_order, one in scored[: min(SKILLS, max(telling, ENOUGH))]]


def _tools(noc: str, vocabulary: Vocabulary) -> list[Apart]:
    """Technologies that are in demand here and that few occupations use, the rarest first."""
    count, found = len(vocabulary.asked), []
    for name, weight in vocabulary.asked.get(noc, {}).items():
        entry = vocabulary.entries[name]
        users = sum(1 for asked in vocabulary.asked.values() if name in asked)
        if entry.kind == TECHNOLOGY and weight > 1 and users <= RARE * count:
            compared = Compared(count, users=users)
            found.append(Apart(entry.name, entry.kind, entry.definition, "", compared, entry))
    found.sort(key=lambda one: (one.compared.users, one.name))
    return found[:TOOLS]


def _purposes(competencies: Sequence[str], vocabulary: Vocabulary) -> dict[str, str]:
    """What each core competency is for, by its name; the names hold colons themselves."""
    names = sorted(vocabulary.named, key=len, reverse=True)
    found: dict[str, str] = {}
    for text in competencies:
        name = next((one for one in names if text.startswith(f"{one}: ")), "")
        if name:
            found.setdefault(name, text.removeprefix(f"{name}: "))
    return found


def _plain(name: str) -> str:
    """A competency as the list of skills and knowledge calls it."""
    return name.removeprefix("Knowledge in ")
