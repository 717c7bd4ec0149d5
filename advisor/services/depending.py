"""Whom a record matters to: clients with it on a shortlist or in their last plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.domain.client import ClientId, ItemState
from advisor.domain.credential import CredentialId
from advisor.store import reading
from advisor.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Dependent:
    """One client; ``planned``: the last saved plan names the record."""

    client_id: ClientId
    name: str  # for the counsellor's screen only
    planned: bool


Depending = Mapping[CredentialId, tuple[Dependent, ...]]


def depending(vault: Vault) -> Depending:
    """By record, the clients of open files who depend on it, by name.

    An option that was turned down counts only while a plan still names it.
    """
    with vault.transaction() as session:
        rows = reading.shortlisted(session)
        in_plan = reading.planned(session)
        names = reading.names(session)
    found: dict[CredentialId, dict[ClientId, Dependent]] = {}
    for client, item, state, record in rows:
        planned = item in in_plan
        if planned or state is ItemState.CHOSEN:
            those = found.setdefault(CredentialId(record), {})
            those[client] = Dependent(client, names[client], planned)
    return {
        record: tuple(sorted(those.values(), key=lambda one: (one.name.casefold(), one.client_id)))
        for record, those in found.items()
    }
