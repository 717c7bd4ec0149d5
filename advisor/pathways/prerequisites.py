"""What has to come before a credential: another record where a text names one, else the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.pathways.stems import words

_OR = re.compile(r"\s+or\s+|\s*,\s*or\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Needs:
    """``groups``: of each one record must be taken. ``unchecked``: texts that name no record."""

    groups: tuple[frozenset[str], ...]
    unchecked: tuple[str, ...]


class Prerequisites:
    """Finds records by id or by their whole title, those of the same provider first."""

    def __init__(self, titles: Iterable[tuple[str, str, str]], held: Iterable[str]) -> None:
        """``titles``: (id, title, provider) of every record; ``held``: what the client has."""
        self._by_title: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        self._ids: set[str] = set()
        for name, title, provider in titles:
            self._ids.add(name)
            self._by_title[words(title)].append((name, provider))
        self._held = {words(text) for text in held}

    def of(self, texts: Iterable[str], provider: str) -> Needs:
        """The needs of a record of a provider; what the client holds is no need any more."""
        groups, unchecked = [], []
        for text in texts:
            parts = [text] if text in self._ids else _OR.split(text)
            if any(words(part) in self._held for part in (text, *parts)):
                continue
            found = [self._records(part, provider) for part in parts]
            if all(found):
                groups.append(frozenset().union(*found))
            else:
                unchecked.append(text)
        return Needs(tuple(groups), tuple(unchecked))

    def _records(self, text: str, provider: str) -> frozenset[str]:
        if text in self._ids:
            return frozenset({text})
        named = self._by_title.get(words(text), ())
        own = [name for name, of in named if of == provider]
        return frozenset(own or [name for name, _of in named])
