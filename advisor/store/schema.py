"""The tables of a vault. A row's attributes carry the names of the domain fields that they keep."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from advisor.domain.client import ItemState, ShownSkill, Told, Way
from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.store.columns import Amount, Exact, Instant, Json, Moment, Word

ID = String(36)
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Words = tuple[str, ...]


class Base(DeclarativeBase):
    """All tables of the vault."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {str: Text, Money: Amount, Decimal: Exact, datetime: Moment}


class Row(Base):
    """A row that the change log watches; its key is a UUID as text."""

    __abstract__ = True
    id: Mapped[str]


class ClientRow(Row):
    """A person."""

    __tablename__ = "client"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str]
    example: Mapped[bool]
    opened_on: Mapped[date | None]
    archived_on: Mapped[date | None]
    consent_on: Mapped[date | None]
    consent_how: Mapped[str]
    consent_until: Mapped[date | None]
    case_number: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    address: Mapped[str]
    region: Mapped[str]
    languages: Mapped[str]
    birth_date: Mapped[date | None]
    barriers: Mapped[str]
    supports: Mapped[str]
    note: Mapped[str]
    next_step: Mapped[str]
    next_step_on: Mapped[date | None]
    meeting_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]


class GoalRow(Row):
    """What a client wants; its id is the client's."""

    __tablename__ = "goal"
    id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), primary_key=True)
    words: Mapped[str]
    noc: Mapped[str]
    occupation: Mapped[str]
    why: Mapped[str]
    by: Mapped[date | None] = mapped_column("by_day")
    own_money: Mapped[Money | None]
    hours_a_week: Mapped[Decimal | None]
    days: Mapped[Words] = mapped_column(Json(Words))
    delivery: Mapped[Words] = mapped_column(Json(Words))
    travel: Mapped[str]
    device: Mapped[str]
    skills_held: Mapped[Words] = mapped_column(Json(Words))
    skills_wanted: Mapped[Words] = mapped_column(Json(Words))
    skills_shown: Mapped[tuple[ShownSkill, ...]] = mapped_column(Json(tuple[ShownSkill, ...]))
    weights: Mapped[dict[str, int]] = mapped_column(Json(dict[str, int]))


class AnswerRow(Row):
    """What a client said to one question. No row = not asked."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("client_id", "fact"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"))
    fact: Mapped[str] = mapped_column(String(80))
    value: Mapped[str]
    on: Mapped[date] = mapped_column("said_on")


class ItemRow(Row):
    """An option on a client's shortlist, with its quote."""

    __tablename__ = "shortlist_item"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    provider: Mapped[str]
    institution_type: Mapped[str]
    record: Mapped[Credential | None] = mapped_column(Json(Credential))
    pack_edition: Mapped[str]
    state: Mapped[ItemState] = mapped_column(Word(ItemState))
    reason: Mapped[str]
    turned_down_by: Mapped[str]
    note: Mapped[str]
    start: Mapped[date | None] = mapped_column("starts_on")
    weeks: Mapped[int | None]
    hours_a_week: Mapped[Decimal | None]
    register_by: Mapped[date | None]
    delivery: Mapped[str]
    phone: Mapped[str]
    schedule_told: Mapped[Told | None] = mapped_column(Json(Told))
    on_grant_list: Mapped[str]
    listing_told: Mapped[Told | None] = mapped_column(Json(Told))
    money_left: Mapped[str]
    money_told: Mapped[Told | None] = mapped_column(Json(Told))
    rules_confirmed: Mapped[Told | None] = mapped_column(Json(Told))


class CostRow(Row):
    """A line of a quote. No amount = not known."""

    __tablename__ = "cost_line"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    item_id: Mapped[str] = mapped_column(ID, ForeignKey("shortlist_item.id"), index=True)
    position: Mapped[int]
    category: Mapped[Category] = mapped_column(Word(Category))
    label: Mapped[str]
    amount: Mapped[Money | None]
    told: Mapped[Told | None] = mapped_column(Json(Told))


class ClaimRow(Row):
    """A grant claim of a client."""

    __tablename__ = "claim"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), index=True)
    position: Mapped[int]
    program: Mapped[str] = mapped_column(String(40))
    state: Mapped[ClaimState] = mapped_column(Word(ClaimState))
    amount: Mapped[Money]
    on: Mapped[date | None] = mapped_column("happened_on")
    provider: Mapped[str]
    item: Mapped[str | None] = mapped_column("item_id", ID, ForeignKey("shortlist_item.id"))
    expires: Mapped[date | None] = mapped_column("expires_on")
    told: Mapped[Told | None] = mapped_column(Json(Told))


class PlanRow(Row):
    """A saved plan; no function changes one."""

    __tablename__ = "plan"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    made_at: Mapped[datetime]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class PrintRow(Row):
    """A paper of a saved plan that left the program."""

    __tablename__ = "print"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), index=True)
    plan: Mapped[str] = mapped_column("plan_id", ID, ForeignKey("plan.id"))
    copy: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    beside: Mapped[bool]
    large: Mapped[bool]
    program: Mapped[str] = mapped_column(String(40))
    way: Mapped[Way] = mapped_column(Word(Way))
    at: Mapped[datetime] = mapped_column("printed_at")


class SignedRow(Row):
    """Both signed the paper of a saved plan."""

    __tablename__ = "signed"
    __table_args__ = (UniqueConstraint("plan_id"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    client_id: Mapped[str] = mapped_column(ID, ForeignKey("client.id"), index=True)
    plan: Mapped[str] = mapped_column("plan_id", ID, ForeignKey("plan.id"))
    on: Mapped[date] = mapped_column("signed_on")


class ChangeRow(Base):
    """One line of the change log: a field of a row, before and after. Lines are only ever added.

    ``group`` joins the lines of one action; ``undoes`` names the group that this one took back.
    """

    __tablename__ = "change"
    __table_args__ = (Index(None, "client_id", "group_number"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group: Mapped[int] = mapped_column("group_number", index=True)
    undoes: Mapped[int | None]
    client_id: Mapped[str] = mapped_column(ID)
    table: Mapped[str] = mapped_column("table_name", String(40))
    row_id: Mapped[str] = mapped_column(ID)
    action: Mapped[str] = mapped_column(String(10))  # insert | update | delete
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None]
    new: Mapped[str | None]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column("happened_at", Instant)


class AuditRow(Base):
    """One line of the audit trail; ``hash`` is over this line and the hash of the one before."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    client_id: Mapped[str] = mapped_column(ID)
    action: Mapped[str] = mapped_column(String(10))
    what: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column("happened_at", Instant)
    hash: Mapped[str] = mapped_column(String(64))


class AuditHeadRow(Base):
    """Where the audit trail ends: its last number and hash. One row, so that a cut end is found."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column("last_number")
    hash: Mapped[str] = mapped_column(String(64))
