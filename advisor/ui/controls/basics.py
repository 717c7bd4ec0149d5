"""Text and buttons: needs Qt and the theme only, so that the unlock form may use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from advisor.ui.look import flags, icons, roles, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLayout, QStyleOptionButton


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.setFont(QFont())
        roles.dress(widget, theme.font)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


def tell_above(widget: QWidget, top: QWidget) -> None:
    """Tell each box up to ``top`` that its words changed: a hidden one does not by itself."""
    above: QWidget | None = widget
    while above is not None and above is not top:
        above.updateGeometry()
        above = above.parentWidget()


def tab_after(before: QWidget, box: QWidget) -> None:
    """Tab goes from ``before`` through what was just put into ``box``, then on as it went.

    A box that hands the keyboard on to one of its fields comes along: left behind in Qt's chain it
    would draw Tab back to the field, past all that stands between.
    """
    for inner in box.findChildren(QWidget):
        stop = inner.focusPolicy().value & flags.TAB_FOCUS or inner.focusProxy() is not None
        if stop and inner.window() is box.window():
            QWidget.setTabOrder(before, inner)
            before = inner


def hair(parent: QWidget | None = None) -> QFrame:
    """A hairline that parts the rows of a card."""
    line = QFrame(parent)
    line.setProperty("role", "hair")
    return line


class Label(QLabel):
    """Text, never markup: what a client said is shown as it was typed. ``role`` names its look."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", flags.PLAIN_TEXT)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        roles.dress(self, theme.font)
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_role(self, role: str) -> None:
        """Another look."""
        set_role(self, role)


class ElidedLabel(Label):
    """One line that ends in "…" where it must; the whole text on hover and to screen readers."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__("", role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, elided to the width there is."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        """The text before it was elided."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.contentsRect().width())
        shown = self.fontMetrics().elidedText(self._whole, QtCore.Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Button(QPushButton):
    """A button with a word; ``shortcut`` works while its page shows and stands on the button."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        role: str | None = None,
        shortcut: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._hint = ""
        self._icon = icon
        super().__init__(text, parent)
        self.setProperty("role", role or "button")
        roles.dress(self, theme.font)
        self.setAutoDefault(False)
        if icon:
            on = {"primary": "on_accent", "link": "accent"}.get(role or "", "text")
            self.setIcon(theme.icon(icon, on))
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.set_hint(shortcut)
        self.setAccessibleName(text.replace("&", ""))

    def set_hint(self, key: str) -> None:
        """Show a key on the button that works without being the button's own."""
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = native.replace("+", " ")

    def setText(self, text: str) -> None:
        """Another word; screen readers hear it too."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        gap = theme.px(6) if self._icon else 0
        return QSize(hint.width() + gap + self._hint_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Beside an icon or a key the style paints the ground only, and the words are ours."""
        super().initStyleOption(option)
        if self._icon or self._hint:
            option.text = ""
            option.icon = QtGui.QIcon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon or self._hint:
            self._paint_words(QRect(self.rect()))

    def _paint_words(self, room: QRect) -> None:
        """Icon, word and key, in the middle, or on the left where the button stands in a text."""
        painter = QPainter(self)
        role = self.property("role") if self.isEnabled() else "off"
        ink = _INK.get(role or "", "text")
        size, gap = self.iconSize().width(), theme.px(6)
        word = self.fontMetrics().horizontalAdvance(self._plain())
        width = word + (size + gap if self._icon else 0) + self._hint_width()
        left = (
            theme.px(4)
            if role in ("link", "plain")
            else max(theme.px(4), (room.width() - width) // 2)
        )
        if self._icon:
            top = (room.height() - size) // 2
            self.icon().paint(painter, QRect(left, top, size, size), mode=self._mode())
            left += size + gap
        painter.setPen(theme.colour(ink))
        words = QRect(left, 0, room.width() - left, room.height())
        painter.drawText(words, flags.LEFT, self._plain())
        if self._hint:
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.colour("on_accent" if role == "primary" else "muted"))
            left += word + theme.px(8)
            painter.drawText(QRect(left, 0, room.width(), room.height()), flags.LEFT, self._hint)
        painter.end()

    def _mode(self) -> QIcon.Mode:
        return QtGui.QIcon.Mode.Normal if self.isEnabled() else QtGui.QIcon.Mode.Disabled

    def _plain(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        return QFontMetrics(theme.font(12, 500)).horizontalAdvance(self._hint) + theme.px(8)


_INK = {"primary": "on_accent", "link": "accent", "off": "muted", "foot": "muted"}


class Sign(QWidget):
    """One icon in a named colour, as high as a line of text; decoration for screen readers."""

    def __init__(
        self, name: str, colour: str, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, name: str, colour: str) -> None:
        """Another icon."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """As the text size asks."""
        return QSize(theme.px(self._size), theme.px(self._size + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in the middle."""
        side = min(self.width(), self.height())
        where = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        icons.paint(painter, where, self._name, theme.colour(self._colour))
        painter.end()
