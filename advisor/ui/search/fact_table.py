"""The facts of a record in a table: what it says, how old that is, and where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advisor.domain.age import Age
from advisor.domain.credential import Credential
from advisor.i18n import N_, _
from advisor.services.record_words import fact_age, source_words
from advisor.services.searching import second_hand
from advisor.ui.look import theme
from advisor.ui.search import fact_cell
from advisor.ui.search.credential_facts import (
    Fact,
    age_words,
    facts,
)

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
_HEADS = (N_("Fact"), N_("What the record says"), N_("Age"), N_("Source"))
_WORDS = 0.56  # of what is left; the rest is the source's
_AGE = {
    Age.FRESH: ("ph.check-circle", "good"),
    Age.OLD: ("ph.clock-counter-clockwise", "caution"),
    Age.UNDATED: ("ph.calendar-x", "muted"),
}


@dataclass(frozen=True, slots=True)
class _Shown:
    fact: Fact
    age: str
    age_kind: Age
    source: str
    second_hand: bool


class FactModel(QAbstractTableModel):
    """The rows of one record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[_Shown, ...] = ()

    def show_credential(self, credential: Credential | None, on: date) -> None:
        """Show another record, or none."""
        self.beginResetModel()
        self._rows = _rows(credential, on) if credential else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and across:
            return _(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        return None

    def fact(self, row: int) -> Fact:
        """The fact of a row."""
        return self._rows[row].fact

    def cell(self, row: int, column: int) -> fact_cell.Cell:
        """What stands in a cell."""
        shown = self._rows[row]
        if column == 0:
            return fact_cell.Cell(shown.fact.name, colour="muted")
        if column == 1:
            return fact_cell.Cell(shown.fact.value, shown.fact.aside, shown.fact.missing)
        if shown.fact.missing and column == 3:
            return fact_cell.Cell(_("Add"), colour="accent", small=True, strong=True)
        if shown.fact.missing:
            return fact_cell.Cell("–", colour="muted")
        if column == 2:
            icon, colour = _AGE[shown.age_kind]
            return fact_cell.Cell(shown.age, icon=icon, colour=colour, small=True)
        aside = _("second hand") if shown.second_hand else ""
        return fact_cell.Cell(
            shown.source, aside, colour="muted", small=True, aside_colour="caution", stacked=True
        )


class FactTable(QTableView):
    """As tall as its rows. Enter asks for the source or, where nothing is stated, to add the fact;
    F2 asks to edit it, Ctrl+C copies the row.
    """

    source_requested = Signal()
    fact_requested = Signal(str)  # the field of the record

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactModel(self)
        self.setModel(self.facts)
        self.setItemDelegate(_FactDelegate(self))
        self.setAccessibleName(_("Facts of the record"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.clicked.connect(self._on_click)
        header.setStyleSheet(f"QHeaderView::section {{ padding-left: {theme.px(14)}px; }}")

    def show_credential(self, credential: Credential | None, on: date) -> None:
        """Show the facts of a record."""
        self.facts.show_credential(credential, on)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.currentIndex().row()
            cells = [self.facts.cell(row, column).spoken for column in range(len(_HEADS))]
            QGuiApplication.clipboard().setText("\t".join(cells) if row >= 0 else "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._add(self.currentIndex()):
                self.source_requested.emit()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.fact_requested.emit(self.facts.fact(self.currentIndex().row()).field)
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == len(_HEADS) - 1:
            self._add(index)

    def _add(self, index: QModelIndex) -> bool:
        """Ask for a fact that is not stated; whether it is none."""
        fact = self.facts.fact(index.row()) if index.isValid() else None
        if fact is None or not fact.missing:
            return False
        self.fact_requested.emit(fact.field)
        return True

    def _longest_word(self) -> int:
        """The first column wraps between words and never in one."""
        metrics, rows = QFontMetrics(theme.font(14)), range(self.facts.rowCount())
        words = [word for row in rows for word in self.facts.cell(row, 0).text.split()]
        return max(map(metrics.horizontalAdvance, words), default=0) + theme.px(26)

    def _widest_age(self) -> int:
        metrics, rows = QFontMetrics(theme.font(12)), range(self.facts.rowCount())
        words = [word for row in rows for word in self.facts.cell(row, 2).text.split()]
        widest = max(map(metrics.horizontalAdvance, [*words, "23 Nov 2026"]))
        return widest + theme.px(44)

    def _fit(self) -> None:
        width = self.viewport().width()
        first, age = self._longest_word(), self._widest_age()
        left = max(0, width - first - age)
        words = round(left * _WORDS)
        for column, wide in enumerate((first, words, age, left - words)):
            self.setColumnWidth(column, wide)
        self.resizeRowsToContents()
        tall = sum(self.rowHeight(row) for row in range(self.facts.rowCount()))
        self.setFixedHeight(
            tall + self.horizontalHeader().sizeHint().height() + 2 * theme.edge() + 1
        )


class _FactDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, QTableView)
        width = view.columnWidth(index.column())
        return QSize(width, fact_cell.height(index.data(CELL), width))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        painter.save()
        view = self.parent()
        focused = isinstance(view, QWidget) and view.hasFocus()
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and focused
        if selected:
            fact_cell.paint_chosen(painter, rect)
        if index.row():
            painter.setPen(QPen(theme.colour("hair"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        fact_cell.paint(painter, rect, index.data(CELL))
        painter.restore()


def _rows(credential: Credential, on: date) -> tuple[_Shown, ...]:
    return tuple(
        _Shown(
            fact,
            age_words(credential, fact.field, on),
            fact_age(credential, fact.field, on),
            source_words(credential, fact.field),
            second_hand(credential, fact.field),
        )
        for fact in facts(credential, on)
    )
