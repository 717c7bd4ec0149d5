"""The list of programs on the rules page: by kind, each with how it stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from advisor import wording
from advisor.i18n import _
from advisor.services.estimating import Program, Rules
from advisor.ui.funding import rules_words
from advisor.ui.look import theme

CODE, COLOUR = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight
PAD = 16


class ProgramList(QTreeWidget):
    """Programs under the names of their kinds. ``program_chosen`` carries a code."""

    program_chosen = Signal(str)
    opened = Signal(str)  # Enter or a double click

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Programs"))
        self.setHeaderLabels([_("Program"), _("State")])
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_Row(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setProperty("role", "wide")
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(self._on_activated)

    def show_programs(self, rules: Rules, on: date, current: str) -> None:
        """List the programs as they stand on a day, and keep the chosen one chosen."""
        self.blockSignals(True)
        self.clear()
        for key, name in rules_words.GROUPS.items():
            mine = [one for one in rules.programs if rules_words.group(rules, one, on) == key]
            if mine:
                self._add_group(_(name), mine, rules, on)
        self.expandAll()
        chosen = self._item(current) or self._first()
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.blockSignals(False)

    @property
    def current(self) -> str:
        """The code of the chosen program; empty if there is none."""
        item = self.currentItem()
        return str(item.data(0, CODE) or "") if item is not None else ""

    def choose(self, code: str) -> None:
        """Choose a program."""
        item = self._item(code)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def rows(self) -> list[tuple[str, str, str]]:
        """What the list shows: group, program, state."""
        found: list[tuple[str, str, str]] = []
        for group in _children(self.invisibleRootItem()):
            found += [(group.text(0), one.text(0), one.text(1)) for one in _children(group)]
        return found

    def _add_group(self, title: str, programs: Sequence[Program], rules: Rules, on: date) -> None:
        head = QTreeWidgetItem([title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for program in sorted(programs, key=lambda one: (one.order, one.part_of, one.name)):
            state, colour = rules_words.program_state(rules, program, on)
            name = wording.rule(program.name)
            item = QTreeWidgetItem([name, state])
            item.setData(0, CODE, program.code)
            item.setData(1, COLOUR, colour)
            item.setToolTip(0, name)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")
            head.addChild(item)

    def _item(self, code: str) -> QTreeWidgetItem | None:
        groups = _children(self.invisibleRootItem())
        items = (item for group in groups for item in _children(group))
        return next((item for item in items if item.data(0, CODE) == code), None)

    def _first(self) -> QTreeWidgetItem | None:
        group = self.topLevelItem(0)
        return group.child(0) if group is not None else None

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, CODE):
            self.program_chosen.emit(str(item.data(0, CODE)))

    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        if item.data(0, CODE):
            self.opened.emit(str(item.data(0, CODE)))


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child for child in found if child is not None]


class _Row(QStyledItemDelegate):
    """Rows of one height; group names stand out, a state has its colour beside its word."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = QFontMetrics(_font(index)).horizontalAdvance(text) + 2 * theme.px(PAD)
        return QSize(width, theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        head = not index.parent().isValid()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "sunken" if head else "accent_tint" if chosen else "surface"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        if chosen and theme.is_contrast() and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), theme.px(6), rect.height())
            painter.fillRect(bar, theme.colour("text"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(_font(index))
        painter.setPen(theme.colour("muted" if head else index.data(COLOUR) or "text"))
        inner = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD // 2), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(text, ELIDE, inner.width())
        painter.drawText(inner, int(MIDDLE), shown)
        painter.restore()


def _font(index: Index) -> QFont:
    head = not index.parent().isValid()
    return theme.font(12, 600) if head else theme.font(14)
