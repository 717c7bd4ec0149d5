"""The search results as a list model: plain rows, with words for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from advisor.i18n import _
from advisor.services.searching import Hit
from advisor.ui.search.credential_facts import kind_line
from advisor.ui.search.fit_notes import FitNote
from advisor.ui.search.price_words import PriceWords

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class HitRow:
    """One result as it is shown. ``chosen`` says that it is on the shortlist already."""

    hit: Hit
    notes: tuple[FitNote, ...]
    price: PriceWords
    chosen: bool
    can_add: bool

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        credential = self.hit.credential
        parts = [credential.title, kind_line(credential), *(note.text for note in self.notes)]
        parts.append(self.price.text)
        if self.chosen:
            parts.append(_("Chosen"))
        elif self.can_add:
            parts.append(_("Enter adds it to the shortlist"))
        return ". ".join(parts)


class HitModel(QAbstractListModel):
    """The rows of the results list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HitRow, ...] = ()

    def set_rows(self, rows: Sequence[HitRow]) -> None:
        """Show other results; where the records stay the same the selection stays too."""
        same = [r.hit.credential.id for r in rows] == [r.hit.credential.id for r in self._rows]
        if same:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> HitRow | None:
        """The row at an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.hit.credential.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else _tip(row)
        return None


def _tip(row: HitRow) -> str:
    credential = row.hit.credential
    return "\n".join(
        part for part in (credential.title, kind_line(credential), credential.summary) if part
    )
