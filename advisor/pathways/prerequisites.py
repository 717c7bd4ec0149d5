"""What has to come before a credential: another record where a text names one, else the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from advisor.domain.prerequisite import Met
from advisor.domain.record_names import CODE, names
from advisor.pathways.checks import Moment, Person, check
from advisor.pathways.known import known_list
from advisor.pathways.phrases import Prerequisite, Reader

NOBODY = Person()
NO_DAY = Moment(0, None, date.min)  # on which nobody is old enough for anything


@dataclass(frozen=True, slots=True)
class Needs:
    """``groups``: of each one record must be taken. ``unchecked``: what no record can give."""

    groups: tuple[frozenset[str], ...]
    unchecked: tuple[str, ...]


class Prerequisites:
    """Finds records by id, title, code or what they give; those of the same provider first."""

    def __init__(
        self,
        titles: Iterable[tuple[str, str, str]],
        held: Iterable[str],
        person: Person = NOBODY,
    ) -> None:
        """``titles``: (id, title, provider) of every record; ``held``: what the client has;
        ``person``: what else is known of the client.
        """
        self._named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._ids: set[str] = set()
        for record, title, provider in titles:
            self._ids.add(record)
            for name in names(title):
                self._named[name].append((record, provider))
        self._reader = Reader(known_list(), self._find)
        known = tuple((self._reader.way(text), False) for text in held)
        self._person = replace(person, held=known)

    def of(
        self, texts: Iterable[str], provider: str, itself: str = "", at: Moment = NO_DAY
    ) -> Needs:
        """The needs of a record of a provider; what the client meets is no need any more."""
        groups, unchecked = [], []
        for text in texts:
            if text in self._ids:
                groups.append(frozenset({text}))
                continue
            for one in self._reader.read([text], provider, itself):
                if check(one, self._person, at).met is Met.MET:
                    continue
                group = records(one)
                if group:
                    groups.append(group)
                else:
                    unchecked.append(one.text)
        return Needs(tuple(groups), tuple(unchecked))

    def _find(self, keys: tuple[str, ...], provider: str) -> frozenset[str]:
        found = [(key, one) for key in keys for one in self._named.get(key, ())]
        own = frozenset(record for _key, (record, of) in found if of == provider)
        return own or frozenset(record for key, (record, _of) in found if key[0] != CODE)


def records(one: Prerequisite) -> frozenset[str]:
    """The records of which one has to be taken; none where there is another way to meet it."""
    if not all(way.records for way in one.ways):
        return frozenset()
    return frozenset().union(*(way.records for way in one.ways))
