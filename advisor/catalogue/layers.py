"""The packs that ship, the imports over them and the centre's own facts on top, as one.

An import replaces the records that it names; an own fact replaces that fact only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue import own, reading
from advisor.catalogue.places import Places, read_places, together
from advisor.catalogue.reading import CredentialRow, ProviderRow
from advisor.domain.credential import Credential, Provider
from advisor.domain.errors import BadInput
from advisor.packs import MEND, Pack


@dataclass(frozen=True, slots=True)
class Layers:
    """All records and providers by id, as the last layer that names them gives them."""

    providers: Mapping[str, ProviderRow]
    rows: Mapping[str, CredentialRow]
    shipped: frozenset[str]  # the ids of the packs that ship, retired ones too
    places: Places

    def built(self) -> tuple[list[Credential], list[Provider]]:
        """What the catalogue file is filled with."""
        providers = {name: reading.provider(row) for name, row in self.providers.items()}
        names = reading.Names(self.rows.values())
        credentials = [
            reading.credential(row, providers[row.provider], self.places, names)
            for row in self.rows.values()
        ]
        return credentials, list(providers.values())


def read_layers(
    packs: Sequence[Pack], imports: Sequence[Pack] = (), over: own.Own | None = None
) -> Layers:
    """Packs side by side, then imports in their order, then own facts. Raises BadInput."""
    providers: dict[str, ProviderRow] = {}
    rows: dict[str, CredentialRow] = {}
    for pack in packs:
        providers |= reading.read_providers(pack)
        read = reading.read_rows(pack, providers)
        if twice := rows.keys() & read.keys():
            raise BadInput(f"{pack.folder}: {min(twice)} is in another pack too. {MEND}")
        rows |= read
    shipped = frozenset(rows)
    for pack in imports:
        providers |= reading.read_providers(pack)
        rows |= reading.read_rows(pack, providers)
        for gone in reading.read_retired(pack):
            rows.pop(gone, None)
    if over is not None:
        rows, providers = own.laid(over, rows, providers)
    maps = [read_places(pack.toml(reading.REGIONS), reading.REGIONS) for pack in packs]
    return Layers(providers, rows, shipped, together(maps))
