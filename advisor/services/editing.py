"""Put facts into the catalogue by hand, and take them back: what this centre knows of a course.

Each fact stands by itself with its source, its date and who entered it, over what packs and
imports say of the record; they go on renewing the other facts. Nothing about a client is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import replace

from advisor.catalogue import own
from advisor.catalogue.build import renew
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.own import Edit, Own
from advisor.catalogue.query import UNKNOWN, Query
from advisor.catalogue.reading import CredentialRow
from advisor.domain.credential import CredentialId, Provider
from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import importing
from advisor.services.typed_facts import Given, check, new_id, stamped, values_of

__all__ = ["Edit", "Saved"]
_PRICES = ("tuition", "tuition_basis", "monthly_price")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept, and the edit of the record before, for ``restore``."""

    id: CredentialId
    before: Edit | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the catalogue knows already, to choose from while typing."""

    providers: tuple[Provider, ...]
    fields: tuple[str, ...]
    titles: tuple[str, ...]


def choices(catalogue: Catalogue) -> Choices:
    """The providers, the fields of study and the titles of the catalogue."""
    found = catalogue.search(Query(limit=0)).facets
    fields = next((facet.values for facet in found if facet.key == "field"), ())
    named = sorted(value for value, _count in fields if value != UNKNOWN)
    return Choices(catalogue.providers(), tuple(named), catalogue.titles())


def edits(data: DataFolder) -> Mapping[str, Edit]:
    """The centre's own facts by record. Raises DamagedFile, NewerFile, Unavailable."""
    return own.read(own.place(data.catalogue)).records


def save(
    data: DataFolder,
    catalogue: Catalogue,
    credential_id: CredentialId | None,
    given: Given,
    *,
    by: str,
    on: date,
) -> Saved:
    """Keep facts of a record, or of a new one, and let the catalogue go on with them.

    Only facts that differ from the record, or were confirmed, become own facts. Raises BadInput,
    Alike, DamagedFile, Unavailable; then nothing is changed.
    """
    if not by.strip():
        raise BadInput(_("Type your name in Settings first: it is kept with the change."))
    fact = stamped(given.source, by.strip(), on)
    stamps = {name: stamped(one, by.strip(), on) for name, one in given.sources.items()}
    with _one_at_a_time:
        under, mine = importing.under(data), own.read(own.place(data.catalogue))
        seen_rows, seen_providers = own.laid(mine, under.rows, under.providers)
        values, provider = values_of(given, seen_providers)
        id_, changed = _to_keep(credential_id, given, values, seen_rows)
        edit = dict(mine.records.get(id_, {}))
        edit |= {
            name: replace(stamps.get(name, fact), value=value) for name, value in changed.items()
        }
        row = own.row_of(id_, edit, under.rows.get(id_))
        if row is None:
            raise BadInput(_("A record needs a title and a provider."))
        check(row)
        providers = dict(mine.providers)
        if under.rows.get(id_) is None or provider is not None:
            providers[row.provider] = provider or seen_providers[row.provider]
        _keep(data, catalogue, mine, Own({**mine.records, id_: edit}, providers))
    return Saved(CredentialId(id_), mine.records.get(id_))


def restore(
    data: DataFolder, catalogue: Catalogue, credential_id: CredentialId, edit: Edit | None
) -> Saved:
    """Give a record this edit again; None takes every own fact of it back.

    What packs and imports say of it stands again; a record of the centre's own is gone.
    """
    with _one_at_a_time:
        mine = own.read(own.place(data.catalogue))
        records = {**mine.records}
        before = records.pop(credential_id, None)
        if edit:
            records[credential_id] = edit
        _keep(data, catalogue, mine, Own(records, mine.providers))
    return Saved(credential_id, before)


def _keep(data: DataFolder, catalogue: Catalogue, before: Own, after: Own) -> None:
    place = own.place(data.catalogue)
    own.write(place, after)
    try:
        renew(catalogue)
    except BaseException:
        own.write(place, before)
        raise


def _to_keep(
    credential_id: CredentialId | None,
    given: Given,
    values: Mapping[str, Any],
    rows: Mapping[str, CredentialRow],
) -> tuple[str, dict[str, Any]]:
    """The id of the record, and the facts that become own ones. Raises BadInput, Alike."""
    if credential_id is None:
        stated = {name: value for name, value in values.items() if value not in (None, ())}
        return new_id(values, rows, sure=given.sure), stated
    shown = rows.get(credential_id)
    if shown is None:
        raise BadInput(_("This record is no longer in the catalogue. Search for it again."))
    changed = _changed(values, shown, given.confirmed)
    if not changed:
        raise BadInput(_("Nothing was changed. Change a fact, or tick what was confirmed."))
    return credential_id, changed


def _changed(
    values: Mapping[str, Any], shown: CredentialRow, confirmed: frozenset[str]
) -> dict[str, Any]:
    found = {
        name: value
        for name, value in values.items()
        if value != getattr(shown, name) or name in confirmed
    }
    if found.get("tuition") is not None:  # a whole price: no longer a rate or a subscription
        for name in _PRICES[1:]:
            if getattr(shown, name) is not None:
                found.setdefault(name, None)
    return found
