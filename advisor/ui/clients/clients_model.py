"""The list of clients as a table: columns are data, values sort by what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from advisor import wording
from advisor.domain import claims
from advisor.domain.client import ClientSummary
from advisor.i18n import _, ngettext
from advisor.ui.client.step_states import NAMES

SORT = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1  # the whole ClientSummary
LOOK = Qt.ItemDataRole.UserRole + 2  # how a cell looks: "", caution, stop, muted
Index = QModelIndex | QPersistentModelIndex
CONSENT_SOON = timedelta(days=14)
DUE_SOON = timedelta(days=3)


class Filter(StrEnum):
    """What the chips over the table keep."""

    ALL = "all"
    DUE = "due"
    PRICE = "price"
    NO_PLAN = "no_plan"
    ARCHIVED = "archived"


def keeps(one: ClientSummary, kept: Filter, today: date) -> bool:
    """Whether a client stands under a chip. Archived clients stand under no other."""
    if one.client.archived_on is not None or kept is Filter.ARCHIVED:
        return one.client.archived_on is not None and kept is Filter.ARCHIVED
    if kept is Filter.DUE:
        due = due_on(one, today)
        return due is not None and due <= today + timedelta(days=6 - today.weekday())
    if kept is Filter.PRICE:
        return one.unknown_prices > 0
    return kept is Filter.ALL or one.plans == 0


def next_step(one: ClientSummary, today: date) -> tuple[str, str]:
    """What comes next, and its look: what ends first, else what was typed, else what lacks."""
    until, hold = one.client.consent_until, _hold_end(one, today)
    if until is not None and until < today:
        return _("Consent has ended: ask again or archive"), "stop"
    if hold is not None and (until is None or hold <= until):
        return _hold_words(hold, today)
    if until is not None and until - today <= CONSENT_SOON:
        days = (until - today).days
        left = ngettext("{n} day", "{n} days", days).format(n=days)
        return _("Renew consent: it ends in {days}").format(days=left), "caution"
    if one.client.next_step:
        return one.client.next_step, ""
    if one.unknown_prices:
        text = ngettext("1 price to ask for", "{n} prices to ask for", one.unknown_prices)
        return text.format(n=one.unknown_prices), "muted"
    return "", ""


def _hold_end(one: ClientSummary, today: date) -> date | None:
    """The last day of a grant's hold that ends soon, or has ended and is not marked."""
    return one.hold_until if one.hold_until and one.hold_until - today <= claims.SOON else None


def _hold_words(last: date, today: date) -> tuple[str, str]:
    """What to do about a hold, and its look. Which grant it is does not stand in the list."""
    left = (last - today).days
    if left < 0:
        return _("Grant hold expired: ask the college, then mark it"), "stop"
    if left == 0:
        return _("Grant hold expires today"), "caution"
    text = ngettext("Grant hold expires in {n} day", "Grant hold expires in {n} days", left)
    return text.format(n=left), "caution"


def due_on(one: ClientSummary, today: date) -> date | None:
    """The day of the next step; the end of consent or of a hold where one of them is near."""
    until, hold = one.client.consent_until, _hold_end(one, today)
    near = until if until is not None and until - today <= CONSENT_SOON else None
    ends = [day for day in (near, hold) if day is not None]
    return min(ends) if ends else one.client.next_step_on


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """``Today``, ``Late, 23 Nov``, ``Fri 27 Nov`` or ``12 Jan 2027``, and the look."""
    if due is None:
        return "", ""
    if due < today:
        return _("Late, {day}").format(day=wording.weekday(due).split(" ", 1)[1]), "stop"
    if due == today:
        return _("Today"), "caution"
    far = due - today > timedelta(days=180)
    return wording.day(due) if far else wording.weekday(due), (
        "caution" if due - today <= DUE_SOON else ""
    )


def active_words(at: datetime | None, today: date) -> str:
    """``Today 10:42``, ``Yesterday 16:30`` or ``19 Nov 2026``."""
    if at is None:
        return ""
    local = at.astimezone() if at.tzinfo else at
    if local.date() == today:
        return _("Today {time}").format(time=wording.clock(local))
    if local.date() == today - timedelta(days=1):
        return _("Yesterday {time}").format(time=wording.clock(local))
    return wording.day(local.date())


def step_word(step: int) -> str:
    """The name of a step, 1 to 5."""
    return _(NAMES[max(1, step) - 1])


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, a row's text with its look, and what it sorts by."""

    title: str
    text: Callable[[ClientSummary, date], tuple[str, str]]
    sort: Callable[[ClientSummary, date], Any]


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name"), lambda c, t: (c.client.name, ""), lambda c, t: c.client.name.casefold()),
        Column(_("Goal"), lambda c, t: (c.occupation, ""), lambda c, t: c.occupation.casefold()),
        Column(_("Step"), lambda c, t: (step_word(c.step), ""), lambda c, t: c.step),
        Column(_("Next step"), next_step, lambda c, t: next_step(c, t)[0].casefold()),
        Column(
            _("Due"),
            lambda c, t: due_words(due_on(c, t), t),
            lambda c, t: (due_on(c, t) or date.max).toordinal(),
        ),
        Column(
            _("Last activity"),
            lambda c, t: (active_words(c.client.changed_at, t), "muted"),
            lambda c, t: c.client.changed_at.timestamp() if c.client.changed_at else 0.0,
        ),
    )


NAME, GOAL, STEP, NEXT, DUE, ACTIVE = range(6)


class ClientsModel(QAbstractTableModel):
    """The rows as plain summaries."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._columns = _columns()
        self._rows: tuple[ClientSummary, ...] = ()

    @property
    def rows(self) -> tuple[ClientSummary, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[ClientSummary]) -> None:
        """Show these clients."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        today = self._today()
        kind = Qt.ItemDataRole
        if role == ROW:
            return row
        if role == SORT:
            return column.sort(row, today)
        text, look = column.text(row, today)
        if role == LOOK:
            return look
        if role in (kind.DisplayRole, kind.ToolTipRole):
            return text
        if role == kind.AccessibleTextRole:
            return _("{column}: {text}").format(column=column.title, text=text or _("nothing"))
        return None


class ClientsFilter(QSortFilterProxyModel):
    """Keeps what the chip and the search field ask for."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._kept, self._words = Filter.ALL, ""
        self.setSortRole(SORT)

    def keep(self, kept: Filter, words: str) -> None:
        """Keep a chip's clients whose name, goal or case number has every word."""
        self.beginFilterChange()
        self._kept, self._words = kept, words.casefold()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, ClientsModel)
        one = model.rows[source_row]
        text = f"{one.client.name} {one.occupation} {one.client.case_number}".casefold()
        return keeps(one, self._kept, self._today()) and all(
            word in text for word in self._words.split()
        )

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT) < right.data(SORT))
