"""A page that scrolls up and down, never sideways, and knows its room in widths of text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

TWO_COLUMNS = 96  # digits side by side


class PageScroll(QScrollArea):
    """Scrolls one widget; the keyboard goes to its fields, which scroll into view by themselves."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._right = -1  # px: the page's own margin, once it has a layout
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        """The bar stands in the page's right margin: nothing on the page moves when it comes."""
        page = self.widget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return
        margins = layout.contentsMargins()
        if self._right < 0:
            self._right = margins.right()
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        margins.setRight(max(0, self._right - bar))
        layout.setContentsMargins(margins)


def digits_across(widget: QWidget) -> float:
    """How many digits fit side by side: the measure in which layouts change, at any text size."""
    return widget.width() / max(1, widget.fontMetrics().horizontalAdvance("0"))


def columns_fit(widget: QWidget) -> bool:
    """Whether two columns of a form fit side by side."""
    return digits_across(widget) >= TWO_COLUMNS


def set_stacked(box: QBoxLayout, *, stacked: bool) -> None:
    """Put the parts of a box one below the other, or side by side."""
    way = QBoxLayout.Direction
    box.setDirection(way.TopToBottom if stacked else way.LeftToRight)
