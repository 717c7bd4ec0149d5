"""A table of rules: every row as high as its sentences; Ctrl+C copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from advisor.i18n import _
from advisor.ui import theme
from advisor.ui.rules_words import RuleLine


class RulesTable(QTableWidget):
    """Rule, what it says, what proves it, where it was read."""

    def __init__(self, name: str, lines: Sequence[RuleLine]) -> None:
        super().__init__(len(lines), 4)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([_("Rule"), name, _("Shown by"), _("Read in")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, line in enumerate(lines):
            for column, text in enumerate((line.rule, line.text, line.proof, line.read_in)):
                self.setItem(number, column, _item(text, quiet=column in (0, 3)))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        first = theme.px(84)
        for column, share in ((0, 0.0), (1, 0.42), (2, 0.27), (3, 0.31)):
            width = first if column == 0 else int((room - first) * share)
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        return QSize(theme.px(600), self.horizontalHeader().height() + rows + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._as_text())
        else:
            super().keyPressEvent(event)

    def _as_text(self) -> str:
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        return "\n".join("\t".join(self._text(row, c) for c in range(4)) for row in rows)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


def _item(text: str, *, quiet: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if quiet:
        item.setFont(theme.font(12))
        item.setForeground(theme.colour("muted"))
    return item
