"""The one way to change the vault: a row and its lines in the change log, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import NamedColumn

from advisor.domain.audit import Action
from advisor.domain.client import Changes, ClientFile, ClientId, SavedPlan, ShortlistItem
from advisor.domain.errors import BadInput
from advisor.store import audit, reading
from advisor.store.columns import from_text, to_text
from advisor.store.schema import (
    AnswerRow,
    ChangeRow,
    ClaimRow,
    ClientRow,
    CostRow,
    GoalRow,
    ItemRow,
    PlanRow,
    PrintRow,
    Row,
    SignedRow,
)
from advisor.store.vault import Vault

INSERT, UPDATE, DELETE = "insert", "update", "delete"
TABLES: dict[str, type[Row]] = {
    kind.__tablename__: kind
    for kind in (
        ClientRow, GoalRow, AnswerRow, ItemRow, CostRow, ClaimRow, PlanRow, PrintRow, SignedRow
    )
}  # fmt: skip
LASTING = tuple(kind.__tablename__ for kind in (ClientRow, PlanRow, PrintRow))  # never undone
UNLOGGED = {"id", "changed_at", "body"}  # a plan's body never changes


class Write:
    """One action of a person under way: whatever it does to rows is in the change log after it."""

    def __init__(self, session: Session, client_id: ClientId, who: str, at: datetime) -> None:
        self.session, self.client_id = session, client_id
        self._who, self._at = who, at
        self._lines: list[dict[str, Any]] = []
        self.group: int | None = None
        self.undoes: int | None = None
        self.told: tuple[Action, str] | None = None  # else the trail names the fields

    def insert(self, kind: type[Row], row_id: str, **values: Any) -> None:
        """Add a row; every column must be given."""
        values = {name: _storable(value) for name, value in values.items()}
        self.session.add(kind(id=row_id, **values))
        self.session.flush()
        for name, column in _logged(kind).items():
            self._log((kind, row_id, INSERT, name), None, to_text(column, values[name]))

    def update(self, kind: type[Row], row_id: str, **values: Any) -> None:
        """Change fields of a row; one that stays as it is leaves no trace. Raises BadInput."""
        row, columns = self._row(kind, row_id), _logged(kind)
        for name, given in values.items():
            value = _storable(given)
            old, new = to_text(columns[name], getattr(row, name)), to_text(columns[name], value)
            if old != new:
                setattr(row, name, value)
                self._log((kind, row_id, UPDATE, name), old, new)
        self.session.flush()

    def delete(self, kind: type[Row], row_id: str) -> None:
        """Remove a row; the log keeps what it held. BadInput: no such row."""
        row = self._row(kind, row_id)
        for name, column in _logged(kind).items():
            self._log((kind, row_id, DELETE, name), to_text(column, getattr(row, name)), None)
        self.session.delete(row)
        self.session.flush()

    @property
    def changes(self) -> Changes:
        """What was written; without a group when nothing changed."""
        touched = dict.fromkeys(f"{line['table']}.{line['field']}" for line in self._lines)
        return Changes(self.client_id, tuple(touched), self.group)

    def finish(self, changed_at: datetime | None = None) -> None:
        """Write the log; called once, at the end of the transaction."""
        if not self._lines:
            return
        highest = self.session.scalar(select(func.max(ChangeRow.group))) or 0
        self.group = highest + 1
        same = {
            "group": self.group, "undoes": self.undoes, "client_id": self.client_id,
            "who": self._who, "at": self._at,
        }  # fmt: skip
        self.session.execute(insert(ChangeRow), [same | line for line in self._lines])
        self.session.get_one(ClientRow, self.client_id).changed_at = changed_at or self._at
        deed = self.told or (self._action, " ".join(self.changes.fields))
        audit.add(self.session, self.client_id, deed, self._who, self._at)

    @property
    def _action(self) -> Action:
        return Action.CHANGED if self.undoes is None else Action.UNDONE

    def _row(self, kind: type[Row], row_id: str) -> Row:
        row = self.session.get(kind, row_id)
        if row is None:
            raise BadInput("This entry is no longer there. Look at the page again.")
        return row

    def _log(
        self, entry: tuple[type[Row], str, str, str], old: str | None, new: str | None
    ) -> None:
        kind, row_id, action, name = entry
        if old != new:
            same = {"table": kind.__tablename__, "row_id": row_id, "action": action, "field": name}
            self._lines.append(same | {"old": old, "new": new})


@contextmanager
def writing(vault: Vault, client_id: ClientId) -> Iterator[Write]:
    """One action on one client: all of it is kept, with its log, or none of it.

    Raises BadInput when there is no such client.
    """
    with vault.transaction() as session:
        reading.client(session, client_id)
        write = Write(session, client_id, vault.who, vault.clock())
        yield write
        write.finish()


def insert_file(vault: Vault, file: ClientFile) -> Changes:
    """A whole client file at once: a new client, a guest who is kept, a sample."""
    with vault.transaction() as session:
        write = Write(session, file.client.id, vault.who, vault.clock())
        write.told = (Action.CREATED, "")
        _insert(write, file)
        write.finish(file.client.changed_at)
    return write.changes


def undo(vault: Vault, client_id: ClientId) -> Changes | None:
    """Take back the last action on a client that still stands; None when there is none.

    Opening a file, saving and printing a plan are passed over: a paper may be in somebody's hands.
    """
    with vault.transaction() as session:
        group = _last_standing(session, client_id)
        if group is None:
            return None
        lines = session.scalars(
            select(ChangeRow)
            .where(ChangeRow.group == group, ChangeRow.client_id == client_id)
            .order_by(ChangeRow.id.desc())
        ).all()
        write = Write(session, client_id, vault.who, vault.clock())
        write.undoes = group
        for (table, row_id, action), of_row in groupby(
            lines, lambda line: (line.table, line.row_id, line.action)
        ):
            _reverse(
                write, TABLES[table], row_id, action, {line.field: line.old for line in of_row}
            )
        write.finish()
    return write.changes


def _last_standing(session: Session, client_id: ClientId) -> int | None:
    mine = ChangeRow.client_id == client_id
    undone = select(ChangeRow.undoes).where(mine, ChangeRow.undoes.is_not(None))
    lasting = select(ChangeRow.group).where(
        mine, ChangeRow.action == INSERT, ChangeRow.table.in_(LASTING)
    )
    return session.scalar(
        select(func.max(ChangeRow.group)).where(
            mine,
            ChangeRow.undoes.is_(None),
            ChangeRow.group.not_in(undone),
            ChangeRow.group.not_in(lasting),
        )
    )


def _reverse(
    write: Write, kind: type[Row], row_id: str, action: str, old: dict[str, str | None]
) -> None:
    columns = _logged(kind)
    if action == INSERT:
        write.delete(kind, row_id)
    elif action == DELETE:
        write.insert(
            kind, row_id, **{name: from_text(c, old.get(name)) for name, c in columns.items()}
        )
    else:
        write.update(
            kind, row_id, **{name: from_text(columns[name], text) for name, text in old.items()}
        )


def _storable(value: Any) -> Any:
    """Text as Unicode allows it: half a sign, as some keyboards and pastes send it, becomes “�”."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _logged(kind: type[Row]) -> dict[str, NamedColumn[Any]]:
    """The columns that the log keeps, by attribute name."""
    attributes = inspect(kind).column_attrs
    return {each.key: each.columns[0] for each in attributes if each.key not in UNLOGGED}


def plain(value: Any, *without: str) -> dict[str, Any]:
    """The fields of a domain value, as a row's attributes take them."""
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name not in ("id", *without)}


def insert_item(write: Write, item: ShortlistItem) -> None:
    """An option with the lines of its quote."""
    write.insert(ItemRow, item.id, client_id=write.client_id, **plain(item, "costs"))
    for position, cost in enumerate(item.costs):
        write.insert(CostRow, cost.id, item_id=item.id, position=position, **plain(cost))


def insert_plan(write: Write, plan: SavedPlan) -> None:
    """A saved plan, byte for byte."""
    write.insert(PlanRow, plan.id, client_id=write.client_id, **plain(plan))


def _insert(write: Write, file: ClientFile) -> None:
    mine = {"client_id": file.client.id}
    write.insert(ClientRow, file.client.id, **plain(file.client))
    write.insert(GoalRow, file.client.id, **plain(file.goal))
    for fact, answer in file.answers.items():
        write.insert(AnswerRow, str(uuid.uuid4()), fact=fact, **mine, **plain(answer))
    for item in file.items:
        insert_item(write, item)
    for position, claim in enumerate(file.claims):
        write.insert(ClaimRow, claim.id, position=position, **mine, **plain(claim))
    for plan in file.plans:
        insert_plan(write, plan)
    for printed in file.prints:
        write.insert(PrintRow, printed.id, **mine, **plain(printed))
    for signed in file.signed:
        write.insert(SignedRow, signed.id, **mine, **plain(signed))
