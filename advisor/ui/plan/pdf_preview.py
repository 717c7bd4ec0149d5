"""The paper as it will be: pages drawn in memory, the old page stays until the new one is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.plan import pdf_pages
from advisor.ui.plan.pdf_pages import Drawn
from advisor.ui.tasks import Tasks

ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)


class _Sheet(QWidget):
    """One page, scaled to the width that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self.rect().adjusted(0, 0, -1, -1)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawRect(frame)
        painter.end()


class _View(QScrollArea):
    """Scrolls a page; Page Up and Page Down leaf where there is nothing left to scroll."""

    turned = Signal(int)
    zoomed = Signal(int)
    resized = Signal()

    def __init__(self, sheet: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() >= bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self.turned.emit(-1)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoomed.emit(-1 if event.key() == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PdfPreview(QWidget):
    """Pages one at a time, with "page x of y", zoom and keyboard."""

    drawn = Signal(int, int)  # page from 1, pages

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = b""
        self._page = self._count = self._zoom = 0
        self._sheet = _Sheet()
        self.view = _View(self._sheet)
        self.view.setAccessibleName(_("Preview of the paper"))
        self.previous = Button("", icon="ph.caret-left", role="icon")
        self.next = Button("", icon="ph.caret-right", role="icon")
        self.number = Label("", "strong")
        self.hint = Label("", "small", wrap=True)
        self._redraw = QTimer(self, singleShot=True, interval=60)
        self._redraw.timeout.connect(self._draw)
        self._lay_out()
        self._connect()
        self._name_page()

    @property
    def page_count(self) -> int:
        """How many pages there are; 0 while nothing was drawn."""
        return self._count

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 while there is none."""
        return self._page + 1 if self._count else 0

    def show_pdf(self, pdf: bytes) -> None:
        """Take a new paper; the page, the zoom and the place on the page stay."""
        self._pdf = pdf
        self._draw()

    def set_hint(self, text: str) -> None:
        """Words beside the page number."""
        self.hint.setText(text)

    def clear(self) -> None:
        """Hold no paper any more."""
        self._pdf, self._sheet.image = b"", None
        self._page = self._count = self._zoom = 0
        self._sheet.resize(0, 0)
        self._name_page()

    def turn(self, by: int) -> None:
        """Show another page, from its top, or going back from its end."""
        to = self._page + by
        if 0 <= to < self._count:
            self._page = to
            self._name_page()
            self._draw()
            bar = self.view.verticalScrollBar()
            bar.setValue(0 if by > 0 else bar.maximum())

    def zoom(self, by: int) -> None:
        """Larger or smaller; the smallest shows the whole page or its whole width."""
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self._fit()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        for widget in (self.previous, self.number, self.next):
            foot.addWidget(widget)
        foot.addSpacing(theme.px(12))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for button, name in ((self.previous, _("Previous page")), (self.next, _("Next page"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self.zoom)
        self.view.resized.connect(self._fit)

    def _draw(self) -> None:
        if not self._pdf:
            return
        pdf, number, width = self._pdf, self._page, self._pixels()
        self._tasks.latest(
            f"the page of {id(self)}", lambda: pdf_pages.page(pdf, number, width), self._take
        )

    def _take(self, drawn: Drawn) -> None:
        if not self._pdf:
            return
        self._sheet.image = drawn.image
        self._page, self._count = drawn.number, drawn.count
        self._name_page()
        self._place()
        self._sheet.update()
        self.drawn.emit(self.page, self.page_count)

    def _name_page(self) -> None:
        words = _("Page {page} of {pages}").format(page=self.page, pages=self.page_count)
        self.number.setText(words if self._count else "")
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._count)
        for widget in (self.previous, self.next):
            widget.setVisible(self._count > 1)

    def _fit(self) -> None:
        if self._sheet.image is not None:
            self._place()
            self._redraw.start()

    def _place(self) -> None:
        image = self._sheet.image
        if image is not None:
            width = self._width(image.height() / image.width())
            self._sheet.resize(width, round(width * image.height() / image.width()))

    def _width(self, tall: float = 11 / 8.5) -> int:
        """The whole page where its words stay readable, else the whole width."""
        room = self.view.maximumViewportSize()
        whole = max(room.height() / tall, 0.85 * room.width())
        return max(80, round(min(room.width(), whole) * ZOOMS[self._zoom]))

    def _pixels(self) -> int:
        return round(self._width() * self.devicePixelRatioF())
