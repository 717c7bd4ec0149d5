"""The audit trail in the vault: a chain of hashes with its end kept apart.

Any line that was removed, changed or moved breaks the chain. Who has the vault's key and writes the
whole chain and its end anew, or puts an older vault in place, is not found by it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.orm import Session

from advisor.domain.audit import Action, Entry
from advisor.domain.errors import DamagedFile
from advisor.store.engine import in_words
from advisor.store.schema import AuditHeadRow, AuditRow, ClientRow

BEGIN = "0" * 64
LOST = "the end of the trail was lost"  # no hash: the chain stays broken here
GLANCE = 200  # lines looked at whenever a vault is opened


def add(session: Session, client_id: str, deed: tuple[Action, str], who: str, at: datetime) -> None:
    """One more line, in the transaction of what it tells of; ``deed``: what was done, to what."""
    action, what = deed
    head = session.get(AuditHeadRow, 1)
    if head is None:
        head = AuditHeadRow(id=1, last=0, hash=LOST)
        session.add(head)
    number = 1 + max(head.last, session.scalar(select(func.max(AuditRow.id))) or 0)
    row = AuditRow(id=number, client_id=client_id, action=action, what=what, who=who, at=at)
    row.hash = digest(head.hash, row)
    session.add(row)
    head.last, head.hash = number, row.hash
    session.flush()


def digest(before: str, row: AuditRow) -> str:
    """SHA-256 over the hash before and all that a line says."""
    at = row.at.astimezone(UTC).isoformat()
    said = [before, row.id, row.client_id, str(row.action), row.what, row.who, at]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def broken(session: Session, newest: int | None = None) -> int | None:
    """The number of the first line that is not as it was written; None = the trail is whole.

    ``newest``: look at so many lines at the end only.
    """
    head = session.get(AuditHeadRow, 1)
    first = 1 if newest is None or head is None else max(1, head.last - newest + 1)
    query = select(AuditRow).where(AuditRow.id >= first).order_by(AuditRow.id)
    expected, before = first, BEGIN
    if first > 1:
        before = session.scalar(select(AuditRow.hash).where(AuditRow.id == first - 1)) or ""
    for row in session.scalars(query.execution_options(yield_per=500)):
        if row.id != expected or row.hash != digest(before, row):
            return expected
        expected, before = expected + 1, row.hash
    if head is None or (head.last, head.hash) != (expected - 1, before):
        return expected
    return None


def verify(engine: Engine) -> int:
    """Read the whole trail; how many lines it has. Raises DamagedFile; none in older tables."""
    with in_words(None), Session(engine) as session, session.begin():
        if not inspect(session.connection()).has_table(AuditRow.__tablename__):
            return 0
        number = broken(session)
        if number is not None:
            raise DamagedFile(
                f"The audit trail was changed from outside: line {number} is not as it was "
                "written. Keep this vault as it is and tell whoever answers for privacy."
            )
        return session.scalar(select(func.count()).select_from(AuditRow)) or 0


def entries(session: Session, limit: int | None = None) -> tuple[Entry, ...]:
    """The lines, the newest first."""
    query: Any = select(AuditRow, ClientRow.name).outerjoin(
        ClientRow, ClientRow.id == AuditRow.client_id
    )
    rows = session.execute(query.order_by(AuditRow.id.desc()).limit(limit))
    return tuple(
        Entry(row.id, row.client_id, name or "", Action(row.action), row.what, row.who, row.at)
        for row, name in rows
    )
