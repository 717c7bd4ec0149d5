"""The facets of the catalogue: which rows have which value, counted under the other facets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from advisor.catalogue import lengths
from advisor.catalogue.freshness import not_before
from advisor.catalogue.query import UNKNOWN, Facet
from advisor.catalogue.words import key as folded
from advisor.domain.credential import Credential
from advisor.domain.errors import BadInput
from advisor.domain.regions import REGIONS

KEYS = ("field", "provider", "region", "delivery", "length", "proof", "price", "listed")
UNDATED = "undated"
PRICES = ("known", "old or undated", UNKNOWN)
_ORDER: Mapping[str, tuple[str, ...]] = {
    "region": REGIONS,
    "delivery": ("in person", "hybrid", "online", "self-paced online"),
    "length": lengths.BANDS,
    "price": PRICES,
    "listed": ("yes",),
}


def values_of(credential: Credential) -> dict[str, tuple[str, ...]]:
    """The values of a record by facet, as they are stored: a price by the day it speaks of."""
    unknown = (UNKNOWN,)
    priced = credential.tuition is not None or credential.monthly_price is not None
    as_of = credential.as_of_fact("tuition")
    day = as_of.earliest.isoformat() if as_of else UNDATED
    return {
        "field": (credential.field,) if credential.field else unknown,
        "provider": (credential.provider.name,),
        "region": credential.regions or unknown,
        "delivery": (credential.delivery,) if credential.delivery else unknown,
        "length": (lengths.band(credential),),
        "proof": credential.proof or unknown,
        "price": (day,) if priced else unknown,
        "listed": ("yes",) if credential.grant_listed else unknown,
    }


class Facets:
    """Row sets by facet and value; of one facet any ticked value will do, of several all must."""

    def __init__(
        self,
        stored: Mapping[str, Mapping[str, int]],
        everything: int,
        provider_ids: Mapping[str, str],
    ) -> None:
        self._stored, self._everything = stored, everything
        self._other_names = {("provider", folded(i)): name for i, name in provider_ids.items()}
        self._day: tuple[date | None, Mapping[str, Mapping[str, int]]] = (None, {})

    def allowed(self, where: Mapping[str, tuple[str, ...]], on: date) -> dict[str, int]:
        """The rows that each facet leaves. Raises BadInput naming the known facets and values."""
        held, left = self._on_day(on), {}
        for key, values in where.items():
            if key not in held:
                raise BadInput(f"There is no facet “{key}”. The facets are {', '.join(KEYS)}.")
            if values:
                left[key] = 0
            for value in values:
                left[key] |= held[key][self._known(key, value, held[key])]
        return left

    def count(
        self, rows: int, where: Mapping[str, tuple[str, ...]], left: Mapping[str, int], on: date
    ) -> tuple[Facet, ...]:
        """Every facet with the count of each value among the rows that the other facets leave."""
        held = self._on_day(on)
        facets = []
        for key in KEYS:
            others = rows
            for other, those in left.items():
                others &= those if other != key else self._everything
            counted = [(value, (mine & others).bit_count()) for value, mine in held[key].items()]
            facets.append(Facet(key, _shown(key, counted, where.get(key, ()))))
        return tuple(facets)

    def values(self, key: str, row: int, on: date) -> tuple[str, ...]:
        """The values of one row for a facet."""
        return tuple(value for value, rows in self._on_day(on)[key].items() if rows >> row & 1)

    def _known(self, key: str, value: str, held: Mapping[str, int]) -> str:
        if value in held:
            return value
        asked = folded(value)
        named = self._other_names.get((key, asked))
        found = named or next((known for known in held if folded(known) == asked), None)
        if found is None:
            known = ", ".join(sorted(held))
            raise BadInput(f"The facet {key} has no value “{value}”. It knows: {known}.")
        return found

    def _on_day(self, on: date) -> Mapping[str, Mapping[str, int]]:
        """The sets with prices sorted into known, old and unknown on a day."""
        known_on, held = self._day
        if known_on == on:
            return held
        oldest = not_before(on).isoformat()
        prices = dict.fromkeys(PRICES, 0)
        for day, rows in self._stored.get("price", {}).items():
            fresh = "known" if day != UNDATED and day >= oldest else "old or undated"
            prices[UNKNOWN if day == UNKNOWN else fresh] |= rows
        held = {**{key: self._stored.get(key, {}) for key in KEYS}, "price": prices}
        self._day = (on, held)
        return held


def _shown(
    key: str, counted: list[tuple[str, int]], ticked: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    if key == "provider":
        kept = [(value, n) for value, n in counted if n or value in ticked]
        return tuple(sorted(kept, key=lambda entry: (-entry[1], entry[0])))
    order = (*_ORDER.get(key, ()),)
    place = {value: n for n, value in enumerate(order)}

    def rank(entry: tuple[str, int]) -> tuple[bool, int, str]:
        return (entry[0] == UNKNOWN, place.get(entry[0], len(order)), entry[0])

    return tuple(sorted(counted, key=rank))
