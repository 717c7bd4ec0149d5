"""Small shared widgets: each a plain class, none knows a client."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from advisor.i18n import _
from advisor.ui import theme
from advisor.ui.inputs import DateEdit, LineEdit, MoneyEdit, NumberEdit, TextEdit

__all__ = [
    "Button",
    "Card",
    "DateEdit",
    "ElidedLabel",
    "FlowLayout",
    "Label",
    "LineEdit",
    "MoneyEdit",
    "NumberEdit",
    "TagList",
    "TextEdit",
    "YesNo",
    "clear_layout",
    "hair",
    "set_role",
]


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
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
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
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
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Button(QPushButton):
    """A button with a word; ``shortcut`` works while its page shows and is printed on the button."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        role: str | None = None,
        shortcut: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role or "")
        self.setAutoDefault(False)
        self._hint = ""
        self._icon = icon
        if icon:
            on = {"primary": "on_accent", "link": "accent"}.get(role or "", "text")
            self.setIcon(theme.icon(icon, on))
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self._hint = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._hint = self._hint.replace("+", " ")
        self.setAccessibleName(text.replace("&", ""))

    def setText(self, text: str) -> None:
        """Another word; screen readers hear it too."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        return QSize(hint.width() + self._hint_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hint:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole = QRect(option.rect)
        option.rect = whole.adjusted(0, 0, -self._hint_width(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()
        self._paint_hint(whole)

    def _paint_hint(self, whole: QRect) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(12, 500))
        primary = self.property("role") == "primary" and self.isEnabled()
        painter.setPen(theme.colour("on_accent" if primary else "muted"))
        room = whole.adjusted(0, 0, -theme.px(12), 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, where, self._hint)
        painter.end()

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        from_font = self.fontMetrics().horizontalAdvance(self._hint)
        return round(from_font * 12 / 14) + theme.px(4)


class FlowLayout(QLayout):
    """Widgets in rows, as many as fit."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place in the row."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, row = inner.x(), inner.y(), 0
        for item in self._items:
            if (widget := item.widget()) is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(1, inner.width()))
            if x > inner.x() and x + width > inner.x() + inner.width():
                x, y, row = inner.x(), y + row + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self.spacing()
            row = max(row, hint.height())
        return y + row - rect.y() + margins.bottom()


class YesNo(QWidget):
    """Exclusive buttons, none chosen = not asked; the chosen one pressed again takes it back."""

    value_changed = Signal(object)  # str | None

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=0)
        self._group = QButtonGroup(self)
        self._value: str | None = None
        self._buttons: dict[str, QPushButton] = {}
        given = choices or (("yes", _("Yes")), ("no", _("No")), ("does_not_know", _("Can’t say")))
        for number, (value, label) in enumerate(given):
            self._add(value, label, number, len(given), name)
        self.setAccessibleName(name)

    def _add(self, value: str, label: str, number: int, count: int, name: str) -> None:
        button = QPushButton(label, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        place = "only" if count == 1 else {0: "first", count - 1: "last"}.get(number, "middle")
        button.setProperty("role", "segment")
        button.setProperty("place", place)
        button.setAccessibleName(f"{name}: {label}" if name else label)
        button.clicked.connect(lambda: self._chosen(value))
        self._group.addButton(button)
        self._buttons[value] = button
        self._row.addWidget(button)

    @property
    def value(self) -> str | None:
        """The chosen value; None = not asked."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a value without saying that it changed; an unknown word shows as not asked."""
        self._value = value if value in self._buttons else None
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == self._value)
        self._group.setExclusive(True)

    def button(self, value: str) -> QPushButton:
        """The button of a value. Raises KeyError."""
        return self._buttons[value]

    def _chosen(self, value: str) -> None:
        self.set_value(None if value == self._value else value)
        self.value_changed.emit(self._value)


class Card(QFrame):
    """A box of one level: a title and rows; ``body`` takes the rows, ``head`` more beside the title."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.title = Label(title, "subheading", wrap=True)
        self.note = Label(note, "small")
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.note)
        self.note.setVisible(bool(note))
        if title:
            self.body.addLayout(self.head)
            self.setAccessibleName(title)

    def set_title(self, title: str, note: str = "") -> None:
        """Another title."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(title)


class TagList(QWidget):
    """Short texts that can be taken away one by one, and a field to add one with Enter."""

    edited = Signal(tuple)  # tuple[str, ...]

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._flow = FlowLayout(self, spacing=6)
        self.field = LineEdit(add, add)
        self.field.setMinimumWidth(theme.px(150))
        self.field.returnPressed.connect(self._typed)
        self._flow.addWidget(self.field)
        self.setAccessibleName(add)

    @property
    def tags(self) -> tuple[str, ...]:
        """The texts, in the order they were added."""
        return self._tags

    def set_value(self, tags: Sequence[str]) -> None:
        """Show these texts without saying that they changed; what is being typed stays."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, tag in enumerate(self._tags):
            self._flow.insertWidget(number, self._button(tag))
        self.updateGeometry()

    def clear(self) -> None:
        """Forget everything, what is being typed too."""
        self.set_value(())
        self.field.clear()

    def _button(self, tag: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "chip")
        button.setText(tag)
        button.setIcon(theme.icon("ph.x", "muted"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setAccessibleName(_("Remove {tag}").format(tag=tag))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._change(tuple(t for t in self._tags if t != tag)))
        return button

    def _typed(self) -> None:
        tag = self.field.text().strip()
        self.field.clear()
        if tag and tag not in self._tags:
            self._change((*self._tags, tag))

    def _change(self, tags: tuple[str, ...]) -> None:
        self.set_value(tags)
        self.field.setFocus()
        self.edited.emit(tags)
