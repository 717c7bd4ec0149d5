"""Keeping the catalogue true: which records want looking after, those that clients need first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from advisor.catalogue import checking, framework
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.checking import Finding, Trouble
from advisor.catalogue.framework import Element, State
from advisor.catalogue.query import Query
from advisor.domain.credential import Credential, CredentialId

__all__ = ["Element", "Finding", "State", "Trouble", "Work", "elements", "work_list"]

elements = framework.elements
SERIOUS = frozenset({Trouble.BROKEN_LINK, Trouble.OLD_PRICE, Trouble.NO_PRICE, Trouble.OLD_LISTING})


@dataclass(frozen=True, slots=True)
class Work:
    """A record with its troubles, the worst first. ``clients``: how many depend on it."""

    credential: Credential
    findings: tuple[Finding, ...]
    clients: int = 0


def work_list(
    catalogue: Catalogue, depend: Mapping[CredentialId, Collection[object]], on: date
) -> tuple[Work, ...]:
    """All records that want looking after; ``depend``: who depends on a record, by its id.

    First those that most clients depend on, then those with most that touches money or a link.
    """
    hits = catalogue.search(Query("", {}, catalogue.counts[0], on)).hits
    found = []
    for hit in hits:
        troubles = checking.findings(hit.credential, on)
        if troubles:
            count = len(depend.get(hit.credential.id, ()))
            found.append(Work(hit.credential, troubles, count))
    return tuple(sorted(found, key=_place))


def _place(work: Work) -> tuple[object, ...]:
    serious = sum(one.trouble in SERIOUS for one in work.findings)
    return (-work.clients, -serious, -len(work.findings), work.credential.title, work.credential.id)
