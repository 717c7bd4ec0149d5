"""From the place that a page names to labour-market regions; what is not known stays unknown."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.catalogue.words import key
from advisor.domain.errors import BadInput
from advisor.domain.regions import REGIONS

_CUT = re.compile(r"[,;/()]|\band\b|\bor\b|\bto\b|\bfrom\b|\bby\b|–")


@dataclass(frozen=True, slots=True)
class Places:
    """The map of a pack: places of everyone, campuses of one provider, and what says nothing."""

    general: Mapping[str, str]
    campuses: Mapping[tuple[str, str], str]
    silent: frozenset[str]

    def regions(self, place: str | None, provider: str) -> tuple[str, ...]:
        """The regions that a place names, each once; empty where none is known."""
        if place is None:
            return ()
        whole = self._named(key(place), provider)
        pieces = [whole] if whole else [self._region(p, provider) for p in _CUT.split(place)]
        return tuple(dict.fromkeys(region for region in pieces if region))

    def knows(self, place: str, provider: str) -> bool:
        """Whether a place has a region, or is known not to have one."""
        pieces = {key(piece) for piece in (place, *_CUT.split(place))}
        return bool(self.regions(place, provider)) or bool(pieces & self.silent)

    def _region(self, piece: str, provider: str) -> str | None:
        name = key(piece)
        return self._named(name, provider) or self._inside(name)

    def _named(self, name: str, provider: str) -> str | None:
        return self.campuses.get((provider, name)) or self.general.get(name)

    def _inside(self, name: str) -> str | None:
        """A place with more words about it: "Fall 2025 Squamish"; the longest known name counts."""
        padded = f" {name} "
        known = [place for place in self.general if f" {place} " in padded]
        return self.general[max(known, key=len)] if known else None


def read_places(data: Mapping[str, Any], where: str) -> Places:
    """The map from ``regions.toml``. Raises BadInput where it is not of that shape."""
    try:
        plain = {region: names for region, names in data.items() if isinstance(names, list)}
        silent = frozenset(key(name) for name in plain.pop("unknown", []))
        campuses = {
            (provider, key(name)): str(region)
            for provider, names in data.get("campuses", {}).items()
            for name, region in names.items()
        }
    except (AttributeError, TypeError) as error:
        raise BadInput(f"{where}: places must be lists of names ({error}).") from error
    named = {*plain, *campuses.values()}
    if not named <= set(REGIONS):
        raise BadInput(f"{where}: regions are {', '.join(REGIONS)}; not {named - set(REGIONS)}.")
    general = {key(name): region for region, names in plain.items() for name in names}
    return Places(general, campuses, silent)


def together(maps: Sequence[Places]) -> Places:
    """Several maps as one; where two name the same place the first counts."""
    return Places(
        dict(ChainMap(*(dict(one.general) for one in maps))),
        dict(ChainMap(*(dict(one.campuses) for one in maps))),
        frozenset().union(*(one.silent for one in maps)),
    )
