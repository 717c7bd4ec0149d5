"""What the shortlist writes: each call finds its line in the file as it is when the write runs.

A line of a quote is looked up by its category inside the write, so two quick edits of a new line
never make two lines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from advisor.domain.client import Changes, ClientFile, CostId, CostLine, ItemId, ShortlistItem, Told
from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.domain.quote_lines import main_line
from advisor.domain.situation import Category
from advisor.services import filing, searching, shortlisting
from advisor.services.unlocking import Vault
from advisor.ui.work import Work


def find_item(file: ClientFile, item_id: ItemId) -> ShortlistItem | None:
    """An option of the file, by id."""
    return next((item for item in file.items if item.id == item_id), None)


def write_amount(
    work: Work, item_id: ItemId, category: Category, amount: Money | None, told: Told
) -> None:
    """Write the quoted amount of a main line; an emptied tuition stays, as an unknown price."""

    def change(vault: Vault, file: ClientFile) -> Changes | None:
        item = find_item(file, item_id)
        line = main_line(item.costs, category) if item else None
        if item is None or (line is None and amount is None):
            return None
        if line is not None and amount is None and category is not Category.TUITION:
            return shortlisting.remove_cost(vault, file.client.id, item_id, line.id)
        said = told if amount is not None else None
        if line is not None:
            return _put(vault, file, item_id, replace(line, amount=amount, told=said))
        return _new(vault, file, item_id, category, amount=amount, told=said)

    work.write(change)


def write_line(
    work: Work, item_id: ItemId, cost_id: CostId, change: Callable[[CostLine], CostLine]
) -> None:
    """Change a further line as it is when the write runs."""

    def write(vault: Vault, file: ClientFile) -> Changes | None:
        item = find_item(file, item_id)
        line = next((c for c in item.costs if c.id == cost_id), None) if item else None
        return _put(vault, file, item_id, change(line)) if line is not None else None

    work.write(write)


def add_line(work: Work, item_id: ItemId, category: Category) -> None:
    """Begin a further line; its price is unknown until it is typed."""
    work.write(lambda vault, file: _new(vault, file, item_id, category))


def remove_line(work: Work, item_id: ItemId, cost_id: CostId) -> None:
    """Take a further line away."""
    work.write(
        lambda vault, file: shortlisting.remove_cost(vault, file.client.id, item_id, cost_id)
    )


def write_fields(work: Work, item_id: ItemId, **fields: object) -> None:
    """Write fields of the option itself."""
    work.write(lambda vault, file: shortlisting.edit_item(vault, file.client.id, item_id, **fields))


def restamp_lines(
    work: Work, item_id: ItemId, touched: Collection[CostId | Category], told: Told
) -> None:
    """Say anew who told some amounts: the name was typed after them."""

    def change(vault: Vault, file: ClientFile) -> Changes | None:
        item = find_item(file, item_id)
        changes = None
        for line in item.costs if item else ():
            mine = line.id in touched or line.category in touched
            if mine and line.amount is not None and line.told != told:
                changes = _put(vault, file, item_id, replace(line, told=told))
        return changes

    work.write(change)


def add_record(work: Work, credential: Credential, edition: str) -> None:
    """Shortlist a record of the catalogue, with its price if that is young enough for a sum."""
    on = work.today()
    price = searching.usable_price(credential, on)
    work.write(
        lambda vault, file: shortlisting.add(vault, file.client.id, credential, edition, on, price)
    )


def add_records(work: Work, records: Sequence[Credential], edition: str) -> None:
    """Shortlist records in an order that can be followed, as one change."""
    on = work.today()
    priced = [(one, searching.usable_price(one, on)) for one in records]
    work.write(lambda vault, file: shortlisting.add_set(vault, file.client.id, priced, edition, on))


def add_course(
    work: Work,
    *,
    title: str,
    provider: str,
    institution_type: str,
    price: Money | None,
    told: Told,
    start: date | None,
    weeks: int | None,
) -> None:
    """Add a course that is not in the catalogue, from its flyer, with what the flyer says."""

    def change(vault: Vault, file: ClientFile) -> Changes | None:
        client = file.client.id
        known = {item.id for item in file.items}
        changes = shortlisting.add_flyer(
            vault, client, title=title, provider=provider, institution_type=institution_type
        )
        now = filing.load(vault, client)
        item = next(item for item in now.items if item.id not in known)
        if start is not None or weeks is not None:
            changes = shortlisting.edit_item(
                vault, client, item.id, start=start, weeks=weeks, schedule_told=told
            )
        if price is not None:
            line = main_line(item.costs, Category.TUITION)
            if line is not None:
                return _put(vault, now, item.id, replace(line, amount=price, told=told))
            changes = _new(vault, now, item.id, Category.TUITION, amount=price, told=told)
        return changes

    work.write(change)


def _put(vault: Vault, file: ClientFile, item_id: ItemId, line: CostLine) -> Changes:
    return shortlisting.set_cost(
        vault,
        file.client.id,
        item_id,
        cost_id=line.id,
        category=line.category,
        label=line.label,
        amount=line.amount,
        told=line.told,
    )


def _new(
    vault: Vault,
    file: ClientFile,
    item_id: ItemId,
    category: Category,
    *,
    amount: Money | None = None,
    told: Told | None = None,
) -> Changes:
    return shortlisting.set_cost(
        vault,
        file.client.id,
        item_id,
        cost_id=None,
        category=category,
        label="",
        amount=amount,
        told=told,
    )
