"""The table of clients: step marks, due tags, Ctrl+C, type to find."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
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
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advisor.domain.client import ClientId, ClientSummary
from advisor.i18n import _
from advisor.ui.clients.clients_model import ACTIVE, DUE, GOAL, LOOK, NAME, NEXT, ROW, STEP
from advisor.ui.look import icons, theme

ROW_HEIGHT = 44
PAD = 16
Index = QModelIndex | QPersistentModelIndex


class ClientsDelegate(QStyledItemDelegate):
    """Paints every cell of the table in the program's own type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            ground = "text" if theme.is_contrast() else "accent_tint"
            painter.fillRect(rect, theme.colour(ground))
        edge = theme.edge()
        line = QRect(rect.left(), rect.bottom() - edge + 1, rect.width(), edge)
        painter.fillRect(line, theme.colour("hair"))
        inner = rect.adjusted(theme.px(PAD), 0, -theme.px(4), 0)
        ink = "surface" if chosen and theme.is_contrast() else ""
        if index.column() == STEP:
            inner = self._paint_marks(painter, inner, index.data(ROW), ink)
        if index.column() == DUE and index.data(LOOK):
            self._paint_tag(painter, inner, index)
        else:
            self._paint_text(painter, inner, index, ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(_font(index.column()))
        width = metrics.horizontalAdvance(str(index.data())) + theme.px(PAD + 12)
        if index.column() == STEP:
            width += theme.px(5 * 15 + 8)
        elif index.column() == DUE or index.data(LOOK) == "caution":
            width += theme.px(22)
        return QSize(width, theme.px(ROW_HEIGHT))

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, ink: str) -> None:
        look = index.data(LOOK) or "text"
        if look in ("caution", "stop"):
            size = theme.px(18)
            mark = QRect(rect.left(), rect.center().y() - size // 2, size, size)
            name = "ph.warning" if look == "caution" else "ph.warning-circle"
            icons.paint(painter, mark, name, theme.colour(ink or look))
            rect = rect.adjusted(size + theme.px(6), 0, 0, 0)
        font = _font(index.column())
        painter.setFont(font)
        painter.setPen(theme.colour(ink or look))
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(str(index.data()), elide, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_tag(self, painter: QPainter, rect: QRect, index: Index) -> None:
        look, text, font = index.data(LOOK), str(index.data()), theme.font(14, 500, figures=True)
        width = QFontMetrics(font).horizontalAdvance(text) + theme.px(16)
        height = theme.px(22)
        left = rect.left() - theme.px(8)
        box = QRectF(left, rect.center().y() - height / 2, width, height)
        edged = theme.is_contrast()
        painter.setPen(QPen(theme.colour(look), 2) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{look}_tint"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.colour(look))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter, rect: QRect, one: ClientSummary, ink: str) -> QRect:
        width, height, gap = theme.px(11), theme.px(5), theme.px(4)
        top = rect.center().y() - height / 2
        for number in range(5):
            box = QRectF(rect.left() + number * (width + gap), top, width, height)
            begun = number < one.step
            colour = theme.colour(ink or ("accent" if begun else "field"))
            painter.setPen(QPen(colour, 1.4 if number == one.step - 1 else 1))
            filled = number < one.step - 1
            painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 1.5, 1.5)
        return rect.adjusted(5 * (width + gap) + theme.px(5), 0, 0, 0)


def _font(column: int) -> QFont:
    return theme.font(14, 600 if column == NAME else 400, figures=column in (DUE, ACTIVE))


class SortHeader(QHeaderView):
    """The sorted column stands out in dark letters, its arrow beside its name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setProperty("role", "wide")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(33))

    def sectionSizeFromContents(self, section: int) -> QSize:
        width = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self._name(section))
        return QSize(width + theme.px(2 * PAD + 16), theme.px(33))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.save()
        painter.fillRect(rect, theme.colour("sunken"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        font = theme.font(12, 600 if sorted_by else 500)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if sorted_by else "muted"))
        inner = rect.adjusted(theme.px(PAD), 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._name(section))
        if sorted_by:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            size = theme.px(12)
            left = inner.left() + QFontMetrics(font).horizontalAdvance(self._name(section))
            where = QRect(left + theme.px(5), rect.center().y() - size // 2, size, size)
            arrow = "ph.arrow-up" if up else "ph.arrow-down"
            icons.paint(painter, where, arrow, theme.colour("text"))
        painter.restore()

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))


class ClientsTable(QTableView):
    """Rows to open with Enter or a double click; several can be copied."""

    opened = Signal(ClientSummary)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Clients"))
        self.setItemDelegate(ClientsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self._open)
        self._fitting, self._narrow = False, False
        self._dragged: tuple[int, bool] | None = None
        header.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        header.sectionResized.connect(self._resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar that comes takes its room from the columns, not from the eye."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._fitting:
            self.fit_columns(narrow=self._narrow)

    def fit_columns(self, *, narrow: bool) -> None:
        """Give every column its text, the goal and the next step what is left.

        Widths that somebody dragged stay; a narrow window has no room for goal and activity.
        """
        self._narrow = narrow
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        for column in (GOAL, ACTIVE):
            self.setColumnHidden(column, narrow)
        if self._dragged == (theme.percent(), narrow):
            return
        self._fitting = True
        header = self.horizontalHeader()
        fixed = {}
        for column in (NAME, STEP, DUE, ACTIVE):
            if not self.isColumnHidden(column):
                wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
                fixed[column] = max(wanted, theme.px(124))
                self.setColumnWidth(column, fixed[column])
        least = theme.px(120 if narrow else 200)
        room = self.viewport().width() - sum(fixed.values())
        if room < least:  # a long name ends in "…" before anything scrolls sideways
            shorter = max(theme.px(124), fixed[NAME] - (least - room))
            self.setColumnWidth(NAME, shorter)
            room += fixed[NAME] - shorter
        room = max(theme.px(80), room)
        goal = 0 if narrow else int(room * 0.54)
        self.setColumnWidth(GOAL, goal)
        self.setColumnWidth(NEXT, room - goal)
        header.setStretchLastSection(True)
        self._fitting = False
        self.fit_height()

    def fit_height(self) -> None:
        """No taller than its rows: white below them would promise more."""
        rows = self.model().rowCount() * theme.px(ROW_HEIGHT)
        self.setMaximumHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * theme.edge())

    def _resized(self) -> None:
        dragging = QGuiApplication.mouseButtons() == Qt.MouseButton.LeftButton
        if dragging and not self._fitting:
            self._dragged = (theme.percent(), self.isColumnHidden(GOAL))

    def chosen(self) -> ClientSummary | None:
        """The client of the current row."""
        index = self.currentIndex()
        found = index.data(ROW) if index.isValid() else None
        return found if isinstance(found, ClientSummary) else None

    def choose(self, client_id: ClientId) -> None:
        """Make a client's row the current one, if it shows."""
        model = self.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(ROW).client.id == client_id:
                self.setCurrentIndex(model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        columns = range(self.model().columnCount())
        lines = [[str(i.siblingAtColumn(column).data()) for column in columns] for i in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _open(self, index: Index) -> None:
        found = index.data(ROW) if index.isValid() else None
        if isinstance(found, ClientSummary):
            self.opened.emit(found)
