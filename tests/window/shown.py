"""The texts that a window shows, and where their room is too small for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from advisor.ui.controls.basics import ElidedLabel
from tests.window.tree import rows_of

_BREAKS = re.compile("[\\s\u200b/-]+")  # where a line may end
SLACK = 1  # px that rounding may take
LAYERS = 3
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
EDGES = 4  # px above and below the words of a button


def texts(window: QWidget) -> Iterator[str]:
    """Everything that can be read or heard in sight, and the tooltips."""
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield one.toolTip()
        yield one.accessibleName()
        yield one.accessibleDescription()
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        elif isinstance(one, QGroupBox):
            yield one.title()
        elif isinstance(one, QLineEdit | QPlainTextEdit):
            yield one.placeholderText()
        elif isinstance(one, QHeaderView):
            yield from headings(one)
        elif isinstance(one, QAbstractItemView):
            for row in rows_of(one):
                yield from row


def headings(header: QHeaderView) -> Iterator[str]:
    """The words of a table's columns or rows."""
    model = header.model()
    if model is None or header.isHidden():
        return
    for at in range(header.count()):
        if not header.isSectionHidden(at):
            yield str(model.headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")


def clipped(window: QWidget) -> list[str]:
    """The words in sight that do not have the room that they need, once all is laid out."""
    for _turn in range(LAYERS):  # a box that takes another size asks the box around it anew
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    found = []
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.window() is window and (text := _words(one)):
            lack = _lack(one) or _beyond(one, window)
            if lack:
                found.append(f"{type(one).__name__} “{text}”: {lack}")
    return found


def _words(one: QWidget) -> str:
    if isinstance(one, ElidedLabel):
        return ""  # it ends in "…" on purpose and says the whole on hover
    if isinstance(one, QToolButton) and one.toolButtonStyle() == ICON_ONLY:
        return ""  # its words are its name
    if isinstance(one, QLabel | QAbstractButton):
        return one.text().replace("\n", " ")
    return one.currentText() if isinstance(one, QComboBox) else ""


def _lack(one: QWidget) -> str:
    """What the text needs beyond the size that the widget has."""
    if isinstance(one, QLabel) and one.wordWrap():
        need = one.heightForWidth(one.width())
        widest = max(
            (one.fontMetrics().horizontalAdvance(w) for w in _BREAKS.split(one.text())), default=0
        )
        if widest > one.contentsRect().width() + SLACK:
            return f"a word of {widest} px in {one.contentsRect().width()}"
        return f"{need} px high in {one.height()}" if need > one.height() + SLACK else ""
    if one.hasHeightForWidth():
        need = one.heightForWidth(one.width())
        return f"{need} px high in {one.height()}" if need > one.height() + SLACK else ""
    hint = one.sizeHint()
    if isinstance(one, QComboBox):
        need = one.fontMetrics().horizontalAdvance(one.currentText()) + 28
        return f"{need} px wide in {one.width()}" if need > one.width() + SLACK else ""
    if hint.width() > one.width() + SLACK:
        return f"{hint.width()} px wide in {one.width()}"
    if isinstance(one, QAbstractButton):  # its hint counts more air than the words need
        high = one.fontMetrics().size(0, one.text()).height() + EDGES
        return f"{high} px high in {one.height()}" if high > one.height() else ""
    return f"{hint.height()} px high in {one.height()}" if hint.height() > one.height() + 2 else ""


def _beyond(one: QWidget, window: QWidget) -> str:
    """Where a box around it cuts it off; what scrolls up and down may cut it there."""
    place = QRect(QPoint(0, 0), one.size())
    inner, up_and_down = one, True
    while inner is not window:
        box = inner.parentWidget()
        if box is None:
            return ""
        place = place.translated(inner.pos())
        room = box.rect()
        if place.left() < room.left() - SLACK or place.right() > room.right() + SLACK:
            return f"cut at the side by {type(box).__name__}"
        area = box.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is box:
            up_and_down = False
        if up_and_down and (place.top() < -SLACK or place.bottom() > room.bottom() + SLACK):
            return f"cut above or below by {type(box).__name__}"
        inner = box
    return ""
