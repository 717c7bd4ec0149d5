"""Client files: open, change, archive, take a change back, keep a guest."""

from __future__ import annotations

import uuid
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain.audit import Action
from advisor.domain.client import (
    Changes,
    Client,
    ClientFile,
    ClientId,
    ClientSummary,
    Goal,
    SavedPlan,
)
from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.store import audit, reading, writing
from advisor.store.schema import AnswerRow, ClientRow, GoalRow
from advisor.store.vault import Vault

WRITABLE = {field.name for field in fields(Client)} - {"id", "example", "archived_on", "changed_at"}
WRITABLE_GOAL = {field.name for field in fields(Goal)}
HOURS_IN_A_WEEK = 168


def clients(vault: Vault, *, archived: bool = False) -> tuple[ClientSummary, ...]:
    """The clients, the last one worked on first; the archived ones instead when asked."""
    with vault.transaction() as session:
        return reading.summaries(session, archived=archived)


def open_new(
    vault: Vault,
    *,
    name: str,
    consent_on: date,
    consent_how: str,
    consent_until: date | None,
    today: date,
    example: bool = False,
) -> ClientId:
    """A new client file. Raises BadInput without a name or initials, or without consent.

    ``example`` marks an invented person, on screen and on every paper.
    """
    client = _consented(
        Client(_new_id(), name.strip(), example=example, opened_on=today),
        consent_on,
        consent_how,
        consent_until,
        today,
    )
    return writing.insert_file(vault, ClientFile(client)).client_id


def open_guest(vault: Vault, today: date) -> ClientId:
    """A file without a name, in memory only."""
    if vault.is_file:
        raise ValueError("a guest is never kept: use the vault in memory")
    return writing.insert_file(vault, ClientFile(Client(_new_id(), opened_on=today))).client_id


def keep_guest(
    guest_vault: Vault,
    guest_id: ClientId,
    vault: Vault,
    *,
    name: str,
    consent_on: date,
    consent_how: str,
    consent_until: date | None,
    today: date,
) -> ClientId:
    """Copy a guest's file into the vault, now with consent. Raises BadInput as open_new does."""
    return open_with(
        vault,
        load(guest_vault, guest_id),
        name=name,
        consent_on=consent_on,
        consent_how=consent_how,
        consent_until=consent_until,
        today=today,
    )


def open_with(
    vault: Vault,
    file: ClientFile,
    *,
    name: str,
    consent_on: date,
    consent_how: str,
    consent_until: date | None,
    today: date,
) -> ClientId:
    """Open a file that begins with what is known already. Raises BadInput as open_new does."""
    client = replace(file.client, name=name.strip(), changed_at=None)
    client = _consented(client, consent_on, consent_how, consent_until, today)
    return writing.insert_file(vault, replace(file, client=client)).client_id


def open_file(vault: Vault, client_id: ClientId) -> ClientFile:
    """The whole file of a client for somebody to look at; the audit trail says so."""
    with vault.transaction() as session:
        file = reading.load(session, client_id)
        audit.add(session, client_id, (Action.OPENED, ""), vault.who, vault.clock())
        return file


def load(vault: Vault, client_id: ClientId) -> ClientFile:
    """The whole file of a client. Raises BadInput when there is none."""
    with vault.transaction() as session:
        return reading.load(session, client_id)


def edit(vault: Vault, client_id: ClientId, **changed: Any) -> Changes:
    """Change fields of the person. Raises BadInput for an empty name or impossible dates."""
    _only(WRITABLE, changed)
    if "name" in changed:
        changed["name"] = changed["name"].strip()
    with writing.writing(vault, client_id) as write:
        before = reading.client(write.session, client_id)
        after = replace(before, **changed)
        guest = not vault.is_file and before.consent_on is None
        if not after.name and not guest:
            raise BadInput(_("A client file needs a name or initials. Type at least initials."))
        _check_consent(after)
        write.update(ClientRow, client_id, **changed)
    return write.changes


def edit_goal(vault: Vault, client_id: ClientId, **changed: Any) -> Changes:
    """Change fields of the goal. Raises BadInput for negative money or impossible hours."""
    _only(WRITABLE_GOAL, changed)
    money, hours = changed.get("own_money"), changed.get("hours_a_week")
    if money is not None and money.amount < 0:
        raise BadInput(_("Own money cannot be less than nothing. Type 0 or more."))
    check_hours(hours)
    with writing.writing(vault, client_id) as write:
        write.update(GoalRow, client_id, **changed)
    return write.changes


def answer(vault: Vault, client_id: ClientId, fact: str, value: str | None, on: date) -> Changes:
    """Keep what the client said to one question; None = not asked after all."""
    with writing.writing(vault, client_id) as write:
        known = reading.answer_id(write.session, client_id, fact)
        if known is None and value is not None:
            said = {"fact": fact, "value": value, "on": on}
            write.insert(AnswerRow, str(uuid.uuid4()), client_id=client_id, **said)
        elif known is not None and value is not None:
            write.update(AnswerRow, known, value=value, on=on)
        elif known is not None:
            write.delete(AnswerRow, known)
    return write.changes


def archive(vault: Vault, client_id: ClientId, on: date | None) -> Changes:
    """Put a file away on a day; None takes it back out."""
    with writing.writing(vault, client_id) as write:
        write.update(ClientRow, client_id, archived_on=on)
    return write.changes


def undo(vault: Vault, client_id: ClientId) -> Changes | None:
    """Take back the last change that still stands, also after a restart; None when there is none.

    Opening the file and saving a plan are not taken back: a paper may be in somebody's hands.
    """
    return writing.undo(vault, client_id)


def save_plan(vault: Vault, client_id: ClientId, plan: SavedPlan) -> Changes:
    """Keep a plan as it is; no later call changes its body."""
    with writing.writing(vault, client_id) as write:
        writing.insert_plan(write, plan)
    return write.changes


def check_hours(hours: Decimal | None) -> None:
    """Raise BadInput for hours that no week has."""
    if hours is not None and not 0 <= hours <= HOURS_IN_A_WEEK:
        raise BadInput(_("A week has 168 hours. Type hours a week from 0 to 168."))


def _consented(client: Client, on: date, how: str, until: date | None, today: date) -> Client:
    if not client.name:
        raise BadInput(_("A client file needs a name or initials. Type at least initials."))
    if not how.strip():
        raise BadInput(_("Choose how the client consented: in writing or in words."))
    if on > today:
        raise BadInput(_("The day of consent lies ahead. Type today's date or an earlier one."))
    agreed = replace(client, consent_on=on, consent_how=how.strip(), consent_until=until)
    _check_consent(agreed)
    return agreed


def _check_consent(client: Client) -> None:
    if client.consent_on and client.consent_until and client.consent_until < client.consent_on:
        raise BadInput(_("Consent ends before it begins. Check both dates."))


def _only(allowed: set[str], changed: dict[str, Any]) -> None:
    unknown = changed.keys() - allowed
    if unknown:
        raise TypeError(f"not a field that can be changed here: {', '.join(sorted(unknown))}")


def _new_id() -> ClientId:
    return ClientId(str(uuid.uuid4()))
