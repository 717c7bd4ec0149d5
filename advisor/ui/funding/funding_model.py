"""The funding table's rows as Qt asks for them: words, spoken words, and what changed just now."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QWidget

from advisor.ui.funding.funding_cells import CELL, COLUMN, MARKED, ROW, Index
from advisor.ui.funding.funding_columns import Column
from advisor.ui.funding.funding_rows import LABEL, Cell, Row, Table

MARK_MS = 2000


class FundingModel(QAbstractTableModel):
    """The table's rows as plain values; a row that changed is marked for two seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Table((), ())
        self._marked: frozenset[tuple[str, str, int]] = frozenset()
        self._unmark = QTimer(self, singleShot=True, interval=MARK_MS)
        self._unmark.timeout.connect(self._forget_marks)

    def show(self, table: Table, *, mark: bool) -> bool:
        """Take new values; True if the rows and columns are new ones, not only their values."""
        old = {row.key: row for row in self._table.rows}
        keys = [row.key for row in table.rows]
        same = keys == list(old) and len(table.columns) == len(self._table.columns)
        changed = frozenset(
            row.key for row in table.rows if row.key in old and old[row.key].cells != row.cells
        )
        if not same:
            self.beginResetModel()
        self._table = table
        if same:
            self._changed_all()
        else:
            self.endResetModel()
        self._marked = changed if mark else frozenset()
        if self._marked:
            self._unmark.start()
        return not same

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._table.columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._table.rows

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None on a course heading."""
        row = self._table.rows[index.row()]
        return row.cells[index.column()] if row.cells else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._table.rows[index.row()].kind == "course":
            return Qt.ItemFlag.NoItemFlags  # the arrows step over it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, cell = self._table.rows[index.row()], self.cell(index)
        if role == ROW:
            return row
        if role == CELL:
            return cell
        if role == COLUMN:
            return self._table.columns[index.column()]
        if role == MARKED:
            return row.key in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell is not None else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, cell, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._spoken(row, cell, index.column()) if cell is None else cell.spoken
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.columns[section].heading
        if role == COLUMN:
            return self._table.columns[section]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._table.columns[section].spoken
        return None

    def _spoken(self, row: Row, cell: Cell | None, column: int) -> str:
        if cell is None:
            return f"{row.title}, {row.provider}, {row.when}"
        if self._table.columns[column].key == LABEL:
            return cell.spoken
        return f"{row.title}, {self._table.columns[column].spoken}: {cell.spoken}"

    def _changed_all(self) -> None:
        if self._table.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _forget_marks(self) -> None:
        self._marked = frozenset()
        self._changed_all()
