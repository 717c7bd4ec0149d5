"""Answers by button, and lists of short texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QToolButton, QWidget

from advisor.i18n import _
from advisor.ui.controls.flow_layout import FlowLayout
from advisor.ui.controls.inputs import LineEdit
from advisor.ui.look import theme


class YesNo(QWidget):
    """Exclusive buttons, none chosen = not asked; the chosen one pressed again takes it back.

    ``always``: one of them is always chosen.
    """

    value_changed = Signal(object)  # str | None

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
        *,
        always: bool = False,
    ) -> None:
        super().__init__(parent)
        self._always = always
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
            if self._always:  # Tab goes to the chosen one, arrows to the others
                tab = (
                    Qt.FocusPolicy.StrongFocus if key == self._value else Qt.FocusPolicy.ClickFocus
                )
                button.setFocusPolicy(tab)
        self._group.setExclusive(True)

    def button(self, value: str) -> QPushButton:
        """The button of a value. Raises KeyError."""
        return self._buttons[value]

    def _chosen(self, value: str) -> None:
        if self._always and value == self._value:
            return
        self.set_value(None if value == self._value else value)
        self.value_changed.emit(self._value)


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
        self._order_tabs()
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

    def _order_tabs(self) -> None:
        """Tab goes from the field to its tags: new ones would come last in the window."""
        before: QWidget = self.field
        for number in range(self._flow.count() - 1):
            item = self._flow.itemAt(number)
            if item is not None and (widget := item.widget()) is not None:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _typed(self) -> None:
        tag = self.field.text().strip()
        self.field.clear()
        if tag and tag not in self._tags:
            self._change((*self._tags, tag))

    def _change(self, tags: tuple[str, ...]) -> None:
        self.set_value(tags)
        self.field.setFocus()
        self.edited.emit(tags)
