"""The invented clients of ``resources/sample/clients.toml``, dated around a day."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import msgspec

from advisor.catalogue.layers import read_layers
from advisor.domain.client import (
    Answer,
    Claim,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ItemState,
    ShortlistItem,
    Told,
)
from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.packs import open_pack
from advisor.paths import resource
from advisor.services.steps import for_client

SATURDAY = 5


class _Plain(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table of the file; a misspelt key is an error."""


class _Cost(_Plain, frozen=True):
    category: Category
    label: str = ""
    amount: Decimal | None = None


class _Item(_Plain, frozen=True):
    record: str = ""
    title: str = ""
    provider: str = ""
    institution_type: str = ""
    start: int | None = None
    weeks: int | None = None
    hours_a_week: Decimal | None = None
    register_in: int | None = None
    delivery: str = ""
    phone: str = ""
    on_grant_list: str = ""
    money_left: str = ""
    rules_confirmed: bool = False
    told_by: str = ""
    told: int = 0
    note: str = ""
    turned_down: str = ""
    turned_down_by: str = ""
    costs: tuple[_Cost, ...] = ()


class _Claim(_Plain, frozen=True):
    program: str
    state: ClaimState
    amount: Decimal
    on: int
    provider: str = ""
    item: int | None = None  # its place on the shortlist, from 0
    expires: int | None = None
    told_by: str = ""


class _Goal(_Plain, frozen=True):
    words: str = ""
    noc: str = ""
    occupation: str = ""
    why: str = ""
    by: int | None = None
    own_money: Decimal | None = None
    hours_a_week: Decimal | None = None
    days: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    travel: str = ""
    device: str = ""
    skills_held: tuple[str, ...] = ()
    skills_wanted: tuple[str, ...] = ()


class _Person(_Plain, frozen=True):
    key: str
    name: str
    opened: int
    active: str  # days and time of day of the last activity
    consent_how: str
    consent_until: int
    archived: int | None = None
    case_number: str = ""
    phone: str = ""
    email: str = ""
    region: str = ""
    languages: str = ""
    birth_date: date | None = None
    barriers: str = ""
    supports: str = ""
    next_step: str = ""
    next_step_in: int | None = None
    next_step_for_client: bool = False
    meeting: str = ""
    answers: Mapping[str, str] = {}
    claims: tuple[_Claim, ...] = ()
    goal: _Goal = _Goal()
    items: tuple[_Item, ...] = ()


class _Sample(_Plain, frozen=True):
    clients: tuple[_Person, ...]


def sample_files(today: date) -> tuple[ClientFile, ...]:
    """Client files marked as examples, the same for the same day."""
    raw = tomllib.loads(resource("sample/clients.toml").read_text("utf-8"))
    people = msgspec.convert(raw, _Sample, strict=False).clients
    pack = open_pack(resource("catalogue/bc"))
    records = {str(one.id): one for one in read_layers([pack]).built()[0]}
    return tuple(_Reader(today, records, pack.manifest.edition).file(person) for person in people)


class _Reader:
    """Turns days into dates and record names into frozen records."""

    def __init__(self, today: date, records: Mapping[str, Credential], edition: str) -> None:
        self._today, self._records, self._edition = today, records, edition

    def file(self, person: _Person) -> ClientFile:
        """One client file."""
        opened = self._day(person.opened)
        return ClientFile(
            self._client(person),
            self._goal(person.goal),
            {fact: Answer(value, opened) for fact, value in _answers(person)},
            tuple(self._item(person.key, place, item) for place, item in enumerate(person.items)),
            tuple(self._claim(person.key, place, one) for place, one in enumerate(person.claims)),
        )

    def _client(self, person: _Person) -> Client:
        step_on = person.next_step_in
        return Client(
            ClientId(_id(person.key)),
            person.name,
            example=True,
            opened_on=self._day(person.opened),
            archived_on=None if person.archived is None else self._day(person.archived),
            consent_on=self._day(person.opened),
            consent_how=person.consent_how,
            consent_until=self._day(person.consent_until),
            case_number=person.case_number,
            phone=person.phone,
            email=person.email,
            region=person.region,
            languages=person.languages,
            birth_date=person.birth_date,
            barriers=person.barriers,
            supports=person.supports,
            next_step=person.next_step,
            next_step_on=None if step_on is None else self._weekday(step_on),
            meeting_at=self._moment(person.meeting, weekday=True) if person.meeting else None,
            changed_at=self._moment(person.active),
        )

    def _goal(self, goal: _Goal) -> Goal:
        same = {name: getattr(goal, name) for name in goal.__struct_fields__}
        by = None if goal.by is None else self._day(goal.by)
        money = None if goal.own_money is None else Money(goal.own_money)
        return Goal(**(same | {"by": by, "own_money": money}))

    def _item(self, key: str, place: int, item: _Item) -> ShortlistItem:
        record = self._records[item.record] if item.record else None
        told = Told(item.told_by, self._day(item.told)) if item.told_by else None
        result = ShortlistItem(
            ItemId(_id(f"{key} {place}")),
            place,
            record.title if record else item.title,
            record.provider.name if record else item.provider,
            record.provider.institution_type if record else item.institution_type,
            record,
            self._edition if record else "",
            start=None if item.start is None else self._monday(item.start),
            weeks=item.weeks,
            hours_a_week=item.hours_a_week,
            register_by=None if item.register_in is None else self._weekday(item.register_in),
            delivery=item.delivery,
            phone=item.phone,
            note=item.note,
            schedule_told=told if item.start is not None else None,
            on_grant_list=item.on_grant_list,
            listing_told=told if item.on_grant_list else None,
            money_left=item.money_left,
            money_told=told if item.money_left else None,
            rules_confirmed=told if item.rules_confirmed else None,
            costs=tuple(_cost(f"{key} {place} {n}", one, told) for n, one in enumerate(item.costs)),
        )
        if not item.turned_down:
            return result
        result = replace(result, state=ItemState.TURNED_DOWN, reason=item.turned_down)
        return replace(result, turned_down_by=item.turned_down_by)

    def _claim(self, key: str, place: int, claim: _Claim) -> Claim:
        name = _id(f"{key} claim {place}")
        on = self._day(claim.on)
        return Claim(
            name,
            claim.program,
            claim.state,
            Money(claim.amount),
            on,
            claim.provider,
            item=None if claim.item is None else ItemId(_id(f"{key} {claim.item}")),
            expires=None if claim.expires is None else self._day(claim.expires),
            told=Told(claim.told_by, on) if claim.told_by else None,
        )

    def _day(self, days: int) -> date:
        return self._today + timedelta(days)

    def _weekday(self, days: int) -> date:
        day = self._day(days)
        return day + timedelta(7 - day.weekday()) if day.weekday() >= SATURDAY else day

    def _monday(self, days: int) -> date:
        return self._day(days) + timedelta(-self._day(days).weekday() % 7)

    def _moment(self, text: str, *, weekday: bool = False) -> datetime:
        days, clock = text.split()
        day = self._weekday(int(days)) if weekday else self._day(int(days))
        return datetime.combine(day, time.fromisoformat(clock))


def _answers(person: _Person) -> Iterator[tuple[str, str]]:
    yield from person.answers.items()
    if person.next_step_for_client:
        yield for_client(person.next_step), "yes"


def _cost(key: str, cost: _Cost, told: Told | None) -> CostLine:
    amount = None if cost.amount is None else Money(cost.amount)
    return CostLine(
        CostId(_id(key)), cost.category, cost.label, amount, None if amount is None else told
    )


def _id(key: str) -> str:
    """The same id every time, so that two runs of a demo make the same files."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"advisor:sample:{key}"))
