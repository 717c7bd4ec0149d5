"""What a course asks for first, read from its text: ways to meet it, records or known words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from advisor.domain.record_names import code_key, is_code, short
from advisor.pathways.known import Kind, Known, KnownList

Find = Callable[[tuple[str, ...], str], frozenset[str]]
"""From the keys that a text may name a record by, and the provider, to records; own ones first."""

_OR = re.compile(r"\s*,?\s+or\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+and\s+", re.IGNORECASE)
_LIKE = re.compile(r"(equivalent|similar)\b.*", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:a|an|the|any|own|valid|current|recent|required|secured|one|two|three)\s+", re.IGNORECASE
)
_MARK = r"(?:[A-F][+-]?|\d{2}%)"
_TAIL = re.compile(
    rf"\s*(?:\({_MARK}\)|\b(?:at|with)\s+(?:a\s+|minimum\s+|gpa\s+)?{_MARK}|\bwith\s+gpa\s+[\d.]+"
    rf"|(?<=\d)\s+{_MARK}|\s+level|\s+first|\s+(?:with)?in\s+(?:the\s+last\s+)?\w+\s+years?"
    r"|,?\s+or\s+(?:equivalent|similar)\b.*)$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:aged?\s+(\d\d)\b(?:\s+or\s+(?:older|over|more)|\s+and\s+over|\s*\+)?|(\d\d)\s*\+"
    r"|(\d\d)\s+(?:years?\s+(?:old\s+)?)?or\s+(?:older|over)|mature\s+student\s+\((\d\d)\+\))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet a prerequisite: a record, an age, something of the known list, or words."""

    text: str
    keys: tuple[str, ...]
    records: frozenset[str] = frozenset()  # that give it
    known: Known | None = None
    age: int | None = None

    @property
    def is_structured(self) -> bool:
        """Whether it is more than words."""
        return bool(self.records or self.known or self.age)


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What has to come first, as the page words it; one of its ways is enough."""

    text: str
    ways: tuple[Way, ...]

    @property
    def is_structured(self) -> bool:
        """Whether at least one way is known: else it is shown, and not checked."""
        return any(way.is_structured for way in self.ways)

    @property
    def is_private(self) -> bool:
        """Whether it has no place on the first page of a client's copy."""
        return any(way.known is not None and way.known.private for way in self.ways)


class Reader:
    """Reads the texts of records with the known list and a way to find records by name."""

    def __init__(self, known: KnownList, find: Find) -> None:
        self._known, self._find = known, find

    def read(self, texts: Iterable[str], provider: str, itself: str = "") -> list[Prerequisite]:
        """All that has to come first; ``itself`` is the record that asks, which is no way."""
        return [one for text in texts for one in self._read(text, provider, itself)]

    def way(self, text: str, provider: str = "", itself: str = "") -> Way:
        """What one phrase means."""
        phrases = [text.strip(), *_cores(text)]
        keys = tuple(dict.fromkeys(k for phrase in phrases for k in _keys(phrase)))
        for phrase in phrases:
            age = _AGE.fullmatch(phrase)
            if age:
                return Way(text, keys, age=int(next(filter(None, age.groups()))))
        known = next(filter(None, map(self._known.find, phrases)), None)
        if known is not None:
            gives = self._find(known.phrases, "") if known.kind is Kind.CARD else frozenset()
            return Way(text, keys, frozenset(gives) - {itself}, known)
        return Way(text, keys, self._find(keys, provider) - {itself})

    def _read(self, text: str, provider: str, itself: str) -> Iterator[Prerequisite]:
        whole = self.way(text, provider, itself)
        if whole.is_structured:
            yield Prerequisite(text, (whole,))
            return
        ways = [self.way(part, provider, itself) for part in _OR.split(text) if not _like(part)]
        if len(ways) < 2:
            parts = _AND.split(_tailless(text))
            both = [self.way(part, provider, itself) for part in parts]
            if len(both) > 1 and all(way.is_structured for way in both):
                yield from (Prerequisite(way.text, (way,)) for way in both)
                return
        yield Prerequisite(text, tuple(ways) or (whole,))


def _like(part: str) -> bool:
    return _LIKE.fullmatch(part.strip()) is not None


def _cores(text: str) -> Iterator[str]:
    """The text with less and less around what it names: no mark, no “valid”, no “or equivalent”."""
    before = ""
    while text != before:
        before, text = text, _LEAD.sub("", _TAIL.sub("", text.strip()))
        yield text


def _tailless(text: str) -> str:
    return list(_cores(text))[-1]


def _keys(phrase: str) -> list[str]:
    return [*short(phrase), *([code_key(phrase)] if is_code(phrase) else [])]
