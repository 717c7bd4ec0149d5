"""The shortlist: options with the quotes that colleges gave, their order, and those turned down."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from advisor.catalogue.freshness import FEES, told_fees, usable_pace
from advisor.domain.client import (
    CATALOGUE_PAGE,
    Changes,
    ClientId,
    CostId,
    CostLine,
    ItemId,
    ItemState,
    ShortlistItem,
    Told,
)
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.filing import check_hours
from advisor.store import reading
from advisor.store.schema import CostRow, ItemRow
from advisor.store.vault import Vault
from advisor.store.writing import Write, insert_item, writing

BY = ("client", "counsellor")
_FIXED = {"id", "position", "record", "pack_edition", "state", "reason", "turned_down_by", "costs"}
WRITABLE = {field.name for field in fields(ShortlistItem)} - _FIXED


def add(  # noqa: PLR0917 - six facts, in the order they are learned
    vault: Vault,
    client_id: ClientId,
    credential: Credential,
    edition: str,
    on: date,
    price: Money | None,
    *,
    before: ItemId | None = None,
) -> Changes:
    """Shortlist a record of the catalogue, with a frozen copy of its facts; at the end, or before
    an option.

    ``price`` is filled in only when given: the caller passes it only while it may still be used.
    Other prices and hours come along where the college told them and they are young enough.
    A record that is on the shortlist already stays as it is; one turned down comes back.
    """
    with writing(vault, client_id) as write:
        _add(write, credential, edition, price, on)
        if before is not None:
            _put_before(write, credential.id, before)
    return write.changes


def add_set(
    vault: Vault,
    client_id: ClientId,
    priced: Sequence[tuple[Credential, Money | None]],
    edition: str,
    on: date,
) -> Changes:
    """Shortlist records with their prices in this order, each as ``add`` does: one change."""
    with writing(vault, client_id) as write:
        for credential, price in priced:
            _add(write, credential, edition, price, on)
    return write.changes


def add_flyer(
    vault: Vault, client_id: ClientId, *, title: str, provider: str, institution_type: str
) -> Changes:
    """Shortlist a course that is not in the catalogue. Raises BadInput without a title."""
    if not title.strip():
        raise BadInput(_("The course needs a title. Type it as the flyer says it."))
    with writing(vault, client_id) as write:
        position = _next(reading.items(write.session, client_id))
        item = ShortlistItem(
            ItemId(_new_id()), position, title.strip(), provider.strip(), institution_type
        )
        insert_item(write, item)
    return write.changes


def edit_item(vault: Vault, client_id: ClientId, item_id: ItemId, **changed: Any) -> Changes:
    """Change fields of an option. Raises BadInput for impossible weeks or hours."""
    unknown = changed.keys() - WRITABLE
    if unknown:
        raise TypeError(f"not a field that can be changed here: {', '.join(sorted(unknown))}")
    weeks = changed.get("weeks")
    if weeks is not None and not 0 < weeks <= 520:
        raise BadInput(_("A course lasts 1 week to 520 weeks. Check the number of weeks."))
    check_hours(changed.get("hours_a_week"))
    if not changed.get("title", "x").strip():
        raise BadInput(_("The course needs a title."))
    with writing(vault, client_id) as write:
        _item(write, item_id)
        write.update(ItemRow, item_id, **changed)
    return write.changes


def set_cost(
    vault: Vault,
    client_id: ClientId,
    item_id: ItemId,
    *,
    cost_id: CostId | None,
    category: Category,
    label: str,
    amount: Money | None,
    told: Told | None,
) -> Changes:
    """Add a line to a quote (``cost_id`` None) or change one. ``amount`` None = price not known."""
    if amount is not None and amount.amount < 0:
        raise BadInput(_("A price cannot be less than nothing. Type 0 or more."))
    line = {"category": category, "label": label, "amount": amount, "told": told}
    with writing(vault, client_id) as write:
        item = _item(write, item_id)
        if cost_id is None:
            place = {"item_id": item_id, "position": reading.next_cost(write.session, item_id)}
            write.insert(CostRow, _new_id(), **place, **line)
        else:
            _cost(item, cost_id)
            write.update(CostRow, cost_id, **line)
    return write.changes


def remove_cost(vault: Vault, client_id: ClientId, item_id: ItemId, cost_id: CostId) -> Changes:
    """Take a line out of a quote."""
    with writing(vault, client_id) as write:
        _cost(_item(write, item_id), cost_id)
        write.delete(CostRow, cost_id)
    return write.changes


def arrange(vault: Vault, client_id: ClientId, order: tuple[ItemId, ...]) -> Changes:
    """Put the shortlist in an order, in one step; options that it does not name come after."""
    with writing(vault, client_id) as write:
        items = reading.items(write.session, client_id)
        place = {item_id: number for number, item_id in enumerate(order)}
        _renumber(write, sorted(items, key=lambda one: place.get(one.id, len(place))))
    return write.changes


def move(vault: Vault, client_id: ClientId, item_id: ItemId, position: int) -> Changes:
    """Put an option at a place of the shortlist, 0 first; the others close up."""
    with writing(vault, client_id) as write:
        items = reading.items(write.session, client_id)
        chosen = [one for one in items if one.state is ItemState.CHOSEN]
        moved = next((one for one in chosen if one.id == item_id), None)
        if moved is None:
            raise BadInput(_("This course is no longer on the shortlist. Look at the page again."))
        chosen.remove(moved)
        chosen.insert(max(0, position), moved)
        rest = [one for one in items if one.state is not ItemState.CHOSEN]
        _renumber(write, [*chosen, *rest])
    return write.changes


def turn_down(vault: Vault, client_id: ClientId, item_id: ItemId, reason: str, by: str) -> Changes:
    """Set an option aside; ``by`` is client or counsellor. Raises BadInput without a reason."""
    if by not in BY:
        raise ValueError(f"turned down by {by!r}: say client or counsellor")
    if not reason.strip():
        raise BadInput(_("Say in a few words why this course was turned down."))
    with writing(vault, client_id) as write:
        _item(write, item_id)
        why = {"reason": reason.strip(), "turned_down_by": by}
        write.update(ItemRow, item_id, state=ItemState.TURNED_DOWN, **why)
    return write.changes


def take_back(vault: Vault, client_id: ClientId, item_id: ItemId) -> Changes:
    """Put an option that was turned down at the end of the shortlist again."""
    with writing(vault, client_id) as write:
        _choose_again(write, _item(write, item_id), reading.items(write.session, client_id))
    return write.changes


def item_of(
    credential: Credential, edition: str, price: Money | None, position: int, on: date
) -> ShortlistItem:
    """An option with a frozen copy of a record; ``price`` only while it may still be used."""
    costs = [_line(Category.TUITION, price, _told(credential, "tuition"))]
    for fact, amount in told_fees(credential, on).items():
        costs.append(_line(FEES[fact], amount, _told(credential, fact)))
    hours = usable_pace(credential, on)
    return ShortlistItem(
        ItemId(_new_id()),
        position,
        credential.title,
        credential.provider.name,
        credential.provider.institution_type,
        credential,
        edition,
        hours_a_week=hours,
        schedule_told=None if hours is None else _told(credential, "hours_a_week"),
        costs=tuple(line for line in costs if line is not None),
    )


def _add(write: Write, credential: Credential, edition: str, price: Money | None, on: date) -> None:
    items = reading.items(write.session, write.client_id)
    known = next((one for one in items if one.record and one.record.id == credential.id), None)
    if known is None:
        insert_item(write, item_of(credential, edition, price, _next(items), on))
    elif known.state is ItemState.TURNED_DOWN:
        _choose_again(write, known, items)


def _line(category: Category, amount: Money | None, told: Told | None) -> CostLine | None:
    if amount is None or told is None:
        return None
    return CostLine(CostId(_new_id()), category, "", amount, told)


def _told(credential: Credential, fact: str) -> Told | None:
    """Who said a fact of the catalogue, and when; None where it carries no date."""
    as_of, source = credential.as_of_fact(fact), credential.source_of(fact)
    by = source.told_by if source and source.told_by else CATALOGUE_PAGE
    return Told(by, as_of.earliest) if as_of else None


def _choose_again(write: Write, item: ShortlistItem, items: tuple[ShortlistItem, ...]) -> None:
    gone = {"reason": "", "turned_down_by": ""}
    write.update(ItemRow, item.id, state=ItemState.CHOSEN, position=_next(items), **gone)


def _put_before(write: Write, credential_id: CredentialId, before: ItemId) -> None:
    items = list(reading.items(write.session, write.client_id))
    mine = next(one for one in items if one.record and one.record.id == credential_id)
    items.remove(mine)
    place = next((n for n, one in enumerate(items) if one.id == before), len(items))
    _renumber(write, [*items[:place], mine, *items[place:]])


def _renumber(write: Write, items: Sequence[ShortlistItem]) -> None:
    for place, one in enumerate(items):
        write.update(ItemRow, one.id, position=place)


def _item(write: Write, item_id: ItemId) -> ShortlistItem:
    """The option, which must be this client's own."""
    for item in reading.items(write.session, write.client_id):
        if item.id == item_id:
            return item
    raise BadInput(_("This course is no longer in the file. Look at the page again."))


def _cost(item: ShortlistItem, cost_id: CostId) -> CostLine:
    for line in item.costs:
        if line.id == cost_id:
            return line
    raise BadInput(_("This line of the quote is no longer there. Look at the page again."))


def _next(items: tuple[ShortlistItem, ...]) -> int:
    return max((item.position for item in items), default=-1) + 1


def _new_id() -> str:
    return str(uuid.uuid4())
