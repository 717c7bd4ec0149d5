"""Rows to domain values: whole client files, and the few facts that a list shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Text, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from advisor import codec
from advisor.domain.client import (
    Answer,
    Claim,
    Client,
    ClientFile,
    ClientId,
    ClientSummary,
    CostLine,
    Goal,
    ItemId,
    ItemState,
    PlanId,
    Printed,
    SavedPlan,
    ShortlistItem,
    Signed,
)
from advisor.domain.errors import BadInput
from advisor.domain.situation import ClaimState
from advisor.store.schema import (
    AnswerRow,
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

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Named:
    """What is read of a record or of a course in a plan."""

    id: str


@dataclass(frozen=True, slots=True)
class _Courses:
    """What is read of a plan."""

    courses: tuple[_Named, ...] = ()


FILED = (ClaimState.SUBMITTED, ClaimState.HOLD)  # an old claim says nothing of this plan


def load(session: Session, client_id: ClientId) -> ClientFile:
    """All about one client. Raises BadInput when there is no such client."""
    goal = session.get(GoalRow, client_id)
    answers = session.scalars(select(AnswerRow).where(AnswerRow.client_id == client_id))
    return ClientFile(
        client(session, client_id),
        domain(Goal, goal) if goal else Goal(),
        {row.fact: Answer(row.value, row.on) for row in answers},
        items(session, client_id),
        claims(session, client_id),
        tuple(domain(SavedPlan, row) for row in _of(session, PlanRow, client_id, PlanRow.made_at)),
        tuple(domain(Printed, row) for row in _of(session, PrintRow, client_id, PrintRow.at)),
        tuple(domain(Signed, row) for row in _of(session, SignedRow, client_id, SignedRow.on)),
    )


def client(session: Session, client_id: ClientId) -> Client:
    """The person alone. Raises BadInput when there is no such client."""
    row = session.get(ClientRow, client_id)
    if row is None:
        raise BadInput("This client is not in the vault. Open the list of clients again.")
    return domain(Client, row)


def items(session: Session, client_id: ClientId) -> tuple[ShortlistItem, ...]:
    """The options of a client with their quotes, in the client's order."""
    query = select(CostRow).join(ItemRow, CostRow.item_id == ItemRow.id)
    costs: dict[str, list[CostLine]] = {}
    for row in session.scalars(
        query.where(ItemRow.client_id == client_id).order_by(CostRow.position)
    ):
        costs.setdefault(row.item_id, []).append(domain(CostLine, row))
    rows = _of(session, ItemRow, client_id, ItemRow.position)
    return tuple(domain(ShortlistItem, row, costs=tuple(costs.get(row.id, ()))) for row in rows)


def claims(session: Session, client_id: ClientId) -> tuple[Claim, ...]:
    """The grant claims of a client, in the order they were made."""
    return tuple(domain(Claim, row) for row in _of(session, ClaimRow, client_id, ClaimRow.position))


def answer_id(session: Session, client_id: ClientId, fact: str) -> str | None:
    """The row that holds the answer to one question, if it was answered."""
    mine = (AnswerRow.client_id == client_id, AnswerRow.fact == fact)
    return session.scalar(select(AnswerRow.id).where(*mine))


def signed_id(session: Session, plan_id: PlanId) -> str | None:
    """The row that says when a plan was signed, if it was."""
    return session.scalar(select(SignedRow.id).where(SignedRow.plan == plan_id))


def next_cost(session: Session, item_id: ItemId) -> int:
    """The place after the last line of a quote."""
    last = session.scalar(select(func.max(CostRow.position)).where(CostRow.item_id == item_id))
    return 0 if last is None else last + 1


def next_claim(session: Session, client_id: ClientId) -> int:
    """The place after the last claim of a client."""
    mine = ClaimRow.client_id == client_id
    last = session.scalar(select(func.max(ClaimRow.position)).where(mine))
    return 0 if last is None else last + 1


def summaries(session: Session, *, archived: bool) -> tuple[ClientSummary, ...]:
    """Every client, the last one worked on first."""
    wanted = ClientRow.archived_on.is_not(None) if archived else ClientRow.archived_on.is_(None)
    clients = session.scalars(select(ClientRow).where(wanted).order_by(ClientRow.changed_at.desc()))
    goals = {row.id: row for row in session.scalars(select(GoalRow))}
    chosen = _count(session, ItemRow, ItemRow.state == ItemState.CHOSEN)
    unpriced = _count(session, ItemRow, ItemRow.state == ItemState.CHOSEN, _without_price())
    claims = _count(session, ClaimRow)
    filed = _count(session, ClaimRow, ClaimRow.state.in_(FILED))
    plans = _count(session, PlanRow)
    holds = _hold_ends(session)

    def summary(row: ClientRow) -> ClientSummary:
        goal = goals.get(row.id)
        named = (goal.occupation or goal.words) if goal else ""
        mine, unknown = chosen.get(row.id, 0), unpriced.get(row.id, 0)
        step = _step(
            bool(named or (goal and (goal.why or goal.by))),
            mine > 0,
            row.id in claims or (mine > 0 and unknown == 0),
            row.id in plans or row.id in filed,
        )
        made = plans.get(row.id, 0)
        until = holds.get(row.id)
        return ClientSummary(domain(Client, row), named, step, mine, unknown, made, until)

    return tuple(summary(row) for row in clients)


def shortlisted(session: Session) -> tuple[tuple[ClientId, ItemId, ItemState, str], ...]:
    """Client, option, its state and the id of its record, for all clients whose file is open."""
    record = type_coerce(ItemRow.record, Text)  # as text: a whole record each would take long
    query = (
        select(ItemRow.client_id, ItemRow.id, ItemRow.state, record)
        .join(ClientRow, ClientRow.id == ItemRow.client_id)
        .where(ItemRow.record.is_not(None), ClientRow.archived_on.is_(None))
    )
    found = session.execute(query)
    return tuple(
        (ClientId(client), ItemId(item), state, codec.from_json(text, _Named).id)
        for client, item, state, text in found
    )


def names(session: Session) -> dict[ClientId, str]:
    """The names of all clients by id."""
    rows = session.execute(select(ClientRow.id, ClientRow.name))
    return {ClientId(client): name for client, name in rows}


def planned(session: Session) -> frozenset[str]:
    """The options that the last plan of some client names."""
    last = select(PlanRow.client_id, func.max(PlanRow.version).label("version"))
    newest = last.group_by(PlanRow.client_id).subquery()
    query = select(PlanRow.body).join(
        newest,
        (newest.c.client_id == PlanRow.client_id) & (newest.c.version == PlanRow.version),
    )
    plans = (codec.from_json(body, _Courses) for body in session.scalars(query))
    return frozenset(course.id for plan in plans for course in plan.courses)


def domain(kind: type[T], row: Row, **more: Any) -> T:
    """A domain value from the row's attributes of the same names."""
    known = fields(kind)  # type: ignore[arg-type]  # every kind is a dataclass
    names = (field.name for field in known if field.name not in more)
    return kind(**{name: getattr(row, name) for name in names}, **more)


def _step(*begun: bool) -> int:
    return max((number for number, done in enumerate(begun, start=2) if done), default=1)


def _without_price() -> Any:
    lines = select(CostRow.id).where(CostRow.item_id == ItemRow.id)
    return or_(~lines.exists(), lines.where(CostRow.amount.is_(None)).exists())


def _count(session: Session, kind: Any, *where: Any) -> dict[str, int]:
    query = select(kind.client_id, func.count()).where(*where).group_by(kind.client_id)
    return {row[0]: row[1] for row in session.execute(query)}


def _hold_ends(session: Session) -> dict[str, date]:
    """For each client with a hold, the last day of the one that ends first."""
    first = select(ClaimRow.client_id, func.min(ClaimRow.expires))
    held = first.where(ClaimRow.state == ClaimState.HOLD).group_by(ClaimRow.client_id)
    return {owner: day for owner, day in session.execute(held) if day is not None}


def _of(session: Session, kind: Any, client_id: ClientId, order: Any) -> Iterable[Any]:
    return session.scalars(select(kind).where(kind.client_id == client_id).order_by(order))
