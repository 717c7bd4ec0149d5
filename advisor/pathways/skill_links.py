"""From the skill phrases of a record to the vocabulary: by words alone, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from advisor.pathways.links import Confidence, Link, best_first
from advisor.pathways.stems import holds, stems, words
from advisor.pathways.vocabulary import TECHNOLOGY, Entry

NEARLY = 92.0  # of 100
# Words of names that tell nothing by themselves.
_VAGUE_WORDS = """
software system systems service client management information technology skill knowledge
business microsoft google adobe oracle apache ibm amazon web data general public personal
control design equipment tool material setting product operation natural time digital physical
principle plan planning resource safety training processing production performance development
conservation relation
"""
VAGUE = frozenset(_VAGUE_WORDS.split())


class SkillLinks:
    """Links phrases to entries; each phrase is looked at once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [
            (entry, words(entry.name), stems(entry.name), frozenset(stems(entry.definition)))
            for entry in entries
        ]
        self._kept: dict[str, tuple[Link, ...]] = {}

    def of(self, phrases: Iterable[str]) -> list[Link]:
        """The surest link to each entry that these phrases mean."""
        found: list[Link] = []
        for phrase in phrases:
            if phrase not in self._kept:
                self._kept[phrase] = self._phrase(phrase)
            found += self._kept[phrase]
        return best_first(found)

    def _phrase(self, phrase: str) -> tuple[Link, ...]:
        said, stem = words(phrase), stems(phrase)
        found = []
        for entry, name, named, defined in self._entries:
            if entry.kind == TECHNOLOGY:
                confidence, reason = _product(phrase, said, name)
            else:
                confidence, reason = _match(said, stem, name, named)
                told = len([word for word in said if word not in VAGUE]) > 1
                if confidence is None and told and defined.issuperset(stem):
                    confidence, reason = Confidence.WEAK, "stands in the definition of"
            if confidence is not None:
                why = f"the phrase “{phrase}” {reason} “{entry.name}” ({entry.source})"
                found.append(Link(phrase, entry.id, entry.name, confidence, why))
        return tuple(found)


def _match(
    said: tuple[str, ...],
    stem: tuple[str, ...],
    name: tuple[str, ...],
    named: tuple[str, ...],
) -> tuple[Confidence | None, str]:
    """How a phrase and a name go together, in words that come between them."""
    if said == name:
        return Confidence.STRONG, "is the name of"
    if stem == named:
        return Confidence.LIKELY, "is another form of the name of"
    if holds(stem, named) and not VAGUE.issuperset(name):
        return Confidence.LIKELY, "holds the name of"
    if holds(named, stem) and (len(said) > 1 or not VAGUE.issuperset(said)):
        sure = Confidence.LIKELY if len(said) > 1 else Confidence.WEAK
        return sure, "is a part of the name of"
    if min(len(said), len(name)) > 1 and fuzz.ratio(" ".join(said), " ".join(name)) >= NEARLY:
        return Confidence.LIKELY, "is spelled nearly like"
    return None, ""


def _product(
    phrase: str, said: tuple[str, ...], name: tuple[str, ...]
) -> tuple[Confidence | None, str]:
    """Names of products are names: in the same words, with or without their maker in front."""
    if said == name:
        return Confidence.STRONG, "is the name of"
    if phrase == phrase.lower() or VAGUE.issuperset(said):
        return None, ""
    if holds(said, name) and not VAGUE.issuperset(name):
        return Confidence.LIKELY, "holds the name of"
    if len(name) == len(said) + 1 and name[1:] == said:
        return Confidence.LIKELY, "is, without its maker, the name of"
    return None, ""
