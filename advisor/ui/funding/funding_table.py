"""The funding table: cost lines in rows, programs in columns, each amount open to "why?"."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from advisor.i18n import _
from advisor.ui.funding.funding_cells import (
    CellDelegate,
    HeaderView,
    cell_width,
    heading_width,
)
from advisor.ui.funding.funding_columns import Column, likeliest
from advisor.ui.funding.funding_model import FundingModel
from advisor.ui.funding.funding_rows import (
    Look,
    Row,
    Table,
)
from advisor.ui.look import theme

LEAST_LABEL = 160  # px: the least for the name of a cost line


class FundingTable(QTableView):
    """Arrows move by cell; Enter or a click asks for the reason of the amount."""

    reason_requested = Signal(Row, Column)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FundingModel(self)
        self._cells = CellDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(HeaderView(self))
        self.setObjectName("funding_table")
        self.setAccessibleName(_("Costs and who pays them"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.clicked.connect(self._ask)

    def show_table(self, table: Table, *, mark: bool = False) -> None:
        """Show new values; the current cell stays where it is when the rows are the same."""
        here = self.current()
        new = self._model.show(table, mark=mark)
        self._lay_out()
        if new and here is not None:
            self.go_to(*here)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._model.columns

    def current(self) -> tuple[tuple[str, str, int], str] | None:
        """The key of the current row, and the current column's."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        return self._model.rows[index.row()].key, self._model.columns[index.column()].key

    def go_to(self, row_key: tuple[str, str, int], column_key: str) -> bool:
        """Make a cell the current one; False where there is none such."""
        rows = [row.key for row in self._model.rows]
        columns = [column.key for column in self._model.columns]
        if row_key not in rows or column_key not in columns:
            return False
        index = self._model.index(rows.index(row_key), columns.index(column_key))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        return True

    def cell_at(self, row_key: tuple[str, str, int], column_key: str) -> tuple[Row, Column] | None:
        """The row and column with these keys; None where there is none such."""
        rows = [row for row in self._model.rows if row.key == row_key]
        columns = [column for column in self._model.columns if column.key == column_key]
        return (rows[0], columns[0]) if rows and columns else None

    def set_open(self, row_key: tuple[str, str, int] | None, column_key: str) -> None:
        """Ring the cell whose reason is open; None rings none."""
        self._cells.open_cell = (row_key, column_key) if row_key is not None else None
        self.viewport().update()

    def first_open(self) -> tuple[Row, Column] | None:
        """The first amount that is not confirmed, of the likeliest program: explained unasked."""
        programs = [column for column in self._model.columns if column.members]
        for column in likeliest(programs, len(programs)):
            at = self._model.columns.index(column)
            for row in self._model.rows:
                if row.kind == "line" and row.cells[at].look is Look.OPEN:
                    return row, column
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The whole table, tabs between the cells."""
        lines = ["\t".join(column.heading.replace("\n", " ") for column in self._model.columns)]
        for row in self._model.rows:
            cells = [cell.text for cell in row.cells] or [row.title, row.provider, row.when]
            lines.append("\t".join(cells))
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().height() + sum(map(self.rowHeight, range(self._rows())))
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._lay_out()

    def _rows(self) -> int:
        return self._model.rowCount()

    def _lay_out(self) -> None:
        if not self._model.columns:
            return
        self.clearSpans()
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        for number, row in enumerate(self._model.rows):
            self.setRowHeight(number, theme.px(_height(row)))
            if row.kind == "course":
                self.setSpan(number, 0, 1, self._model.columnCount())
        header = self.horizontalHeader()
        header.setMinimumSectionSize(theme.px(56))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.cell(index) is not None:
            row, column = self._model.rows[index.row()], self._model.columns[index.column()]
            self.reason_requested.emit(row, column)


def width_needed(table: Table) -> int:
    """The width in which no amount and no heading is cut; labels may end in "…"."""
    widths = [heading_width(column) for column in table.columns[1:]]
    for row in table.rows:
        if row.cells:
            own = [cell_width(row, cell) for cell in row.cells[1:]]
            widths = list(map(max, widths, own))
    return theme.px(LEAST_LABEL) + sum(max(width, theme.px(56)) for width in widths) + 4


def _height(row: Row) -> int:
    if row.kind == "total":
        return 46 if any(cell.note for cell in row.cells) else 36
    return 27
