"""From the skill phrases of a record to the vocabulary: by words alone, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import fuzz

from advisor.i18n import N_, _, language
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

# Translators: why a skill is linked to a course; it ends with a full stop that is added.
_NAME = N_("the phrase “{phrase}” is the name of “{name}” ({source})")
_OTHER_FORM = N_("the phrase “{phrase}” is another form of the name of “{name}” ({source})")
_HOLDS = N_("the phrase “{phrase}” holds the name of “{name}” ({source})")
_PART = N_("the phrase “{phrase}” is a part of the name of “{name}” ({source})")
_NEARLY_LIKE = N_("the phrase “{phrase}” is spelled nearly like “{name}” ({source})")
_NO_MAKER = N_("the phrase “{phrase}” is, without its maker, the name of “{name}” ({source})")
_DEFINITION = N_("the phrase “{phrase}” stands in the definition of “{name}” ({source})")
_MEANS = N_("the phrase “{phrase}” by our own list means “{name}” ({source})")
_HOLDS_WORD = N_(
    "the phrase “{phrase}” holds “{word}”, which by our own list means “{name}” ({source})"
)


class SkillLinks:
    """Links phrases to entries; each phrase is looked at once."""

    def __init__(
        self,
        entries: Iterable[Entry],
        means: Mapping[str, Sequence[str]] = MappingProxyType({}),
        never: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """``means``: words that mean the entry of this name, by the project's own judgment.

        ``never``: words that hold the names of these entries and mean another thing, likewise.
        """
        self._entries = [
            (entry, words(entry.name), stems(entry.name), frozenset(stems(entry.definition)))
            for entry in entries
        ]
        self._also = [
            (entry, [(said, words(said)) for said in means[entry.name]])
            for entry, *_rest in self._entries
            if entry.name in means
        ]
        self._never = [(words(said), frozenset(names)) for said, names in never.items()]
        self._kept: dict[tuple[str, str], tuple[Link, ...]] = {}

    def of(self, phrases: Iterable[str]) -> list[Link]:
        """The surest link to each entry that these phrases mean."""
        found: list[Link] = []
        for phrase in phrases:
            key = (language(), phrase)  # a reason is said in the language of the window
            if key not in self._kept:
                self._kept[key] = self._phrase(phrase)
            found += self._kept[key]
        return best_first(found)

    def _phrase(self, phrase: str) -> tuple[Link, ...]:
        said, stem = words(phrase), stems(phrase)
        barred = {
            name for not_meant, names in self._never if holds(said, not_meant) for name in names
        }
        found = list(self._meant(phrase, said, barred))
        for entry, name, named, defined in self._entries:
            if entry.name in barred:
                continue
            if entry.kind == TECHNOLOGY:
                confidence, reason = _product(phrase, said, entry)
            else:
                confidence, reason = _match(said, stem, name, named)
                told = len([word for word in said if word not in VAGUE]) > 1
                if confidence is None and told and defined.issuperset(stem):
                    confidence, reason = Confidence.WEAK, _DEFINITION
            if confidence is not None:
                why = _(reason).format(phrase=phrase, name=entry.name, source=entry.source)
                found.append(Link(phrase, entry.id, entry.name, confidence, why))
        return tuple(found)

    def _meant(self, phrase: str, said: tuple[str, ...], barred: set[str]) -> Iterator[Link]:
        """What the words mean by the project's own list."""
        for entry, meant in self._also:
            for word, part in meant:
                if entry.name not in barred and holds(said, part):
                    text = _MEANS if said == part else _HOLDS_WORD
                    values = {"phrase": phrase, "word": word, "name": entry.name}
                    why = _(text).format(**values, source=entry.source)
                    yield Link(phrase, entry.id, entry.name, Confidence.LIKELY, why)
                    break


def _match(
    said: tuple[str, ...],
    stem: tuple[str, ...],
    name: tuple[str, ...],
    named: tuple[str, ...],
) -> tuple[Confidence | None, str]:
    """How a phrase and a name go together, in words that come between them."""
    if said == name:
        return Confidence.STRONG, _NAME
    if stem == named:
        return Confidence.LIKELY, _OTHER_FORM
    if holds(stem, named) and not VAGUE.issuperset(name):
        return Confidence.LIKELY, _HOLDS
    if holds(named, stem) and (len(said) > 1 or not VAGUE.issuperset(said)):
        sure = Confidence.LIKELY if len(said) > 1 else Confidence.WEAK
        return sure, _PART
    if min(len(said), len(name)) > 1 and fuzz.ratio(" ".join(said), " ".join(name)) >= NEARLY:
        return Confidence.LIKELY, _NEARLY_LIKE
    return None, ""


def _product(phrase: str, said: tuple[str, ...], entry: Entry) -> tuple[Confidence | None, str]:
    """Names of products are names: in the same words, with or without their maker in front."""
    name = words(entry.name)
    if said == name:
        return Confidence.STRONG, _NAME
    if phrase == phrase.lower() or VAGUE.issuperset(said):
        return None, ""
    if holds(said, name) and not VAGUE.issuperset(name):
        return Confidence.LIKELY, _HOLDS
    if name[1:] == said and words(entry.name.partition(" ")[2]) == said:
        return Confidence.LIKELY, _NO_MAKER
    return None, ""
