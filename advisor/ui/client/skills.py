"""Skills as tags: what the goal wants, and what the client holds, with how it was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from advisor.domain.client import ShownSkill
from advisor.domain.sin import looks_like_sin
from advisor.i18n import _
from advisor.services import gap_words
from advisor.ui.client.held_form import HeldForm
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label, TagList
from advisor.ui.look import theme


class Skills(QWidget):
    """Skills as tags; one that looks like a social insurance number is not taken in."""

    edited = Signal(tuple)

    def __init__(self, name: str, tags: TagList) -> None:
        super().__init__()
        self.tags = tags
        self.tags.field.setAccessibleName(name)
        self._stored: tuple[str, ...] = ()
        self._caution = Iconed("ph.warning", "caution")
        self._caution.set_text(_("This looks like a social insurance number. It was not kept."))
        self._caution.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.tags)
        self._column.addWidget(self._caution)
        self._column.addStretch(1)
        self.setFocusProxy(self.tags.field)
        self.tags.edited.connect(self._edited)

    def set_value(self, tags: tuple[str, ...]) -> None:
        """Show these skills."""
        self._stored = tags
        self.tags.set_value(tags)

    def clear(self) -> None:
        """Forget everything."""
        self._stored = ()
        self._caution.hide()
        self.tags.clear()

    def _edited(self, tags: tuple[str, ...]) -> None:
        refused = any(looks_like_sin(tag) for tag in tags)
        self._caution.setVisible(refused)
        if refused:
            self.tags.set_value(self._stored)
        else:
            self._stored = tags
            self._send(tags)

    def _send(self, tags: tuple[str, ...]) -> None:
        self.edited.emit(tags)


class HeldTags(TagList):
    """Tags that say how the skill was shown; a click opens one, Delete takes it away."""

    chosen = Signal(str)

    def __init__(self, add: str) -> None:
        self._shown: Mapping[str, ShownSkill] = {}
        self._chips: dict[str, QToolButton] = {}
        super().__init__(add)

    def set_value(self, tags: Sequence[str]) -> None:
        """Show these, and let go of the chips of all others: Qt deletes them."""
        super().set_value(tags)
        self._chips = {tag: chip for tag, chip in self._chips.items() if tag in self.tags}

    def show_how(self, shown: Mapping[str, ShownSkill]) -> None:
        """Say of each tag how it was shown."""
        self._shown = shown
        for tag, chip in self._chips.items():
            self._name(chip, tag)

    def mark(self, opened: str) -> None:
        """Say which one is open."""
        for tag, chip in self._chips.items():
            chip.setChecked(tag == opened)

    def focus(self, tag: str) -> None:
        """Put the keyboard on a tag, or on the field where it is gone."""
        self._chips.get(tag, self.field).setFocus()

    def take_away(self, tag: str) -> None:
        """As the person asked."""
        self._change(tuple(one for one in self.tags if one != tag))

    def _button(self, tag: str) -> QToolButton:
        chip = _Chip(self)
        chip.setIcon(theme.icon("ph.caret-down", "muted"))
        chip.clicked.connect(lambda: self.chosen.emit(tag))
        chip.delete_pressed.connect(lambda: self.take_away(tag))
        self._chips[tag] = chip
        self._name(chip, tag)
        return chip

    def _name(self, chip: QToolButton, tag: str) -> None:
        text = f"{tag}, {gap_words.how(self._shown.get(tag))}"
        chip.setToolTip(gap_words.how_told(self._shown.get(tag)))
        if chip.text() == text:
            return
        chip.setText(text)
        chip.setAccessibleName(_("{skill}: change how it is held, or remove it").format(skill=text))
        self.updateGeometry()


class HeldSkills(QWidget):
    """``edited`` carries the skills; ``how_edited`` what changed about how one of them is held."""

    edited = Signal(tuple)
    how_edited = Signal(str, str, object)  # skill, field of ShownSkill, value

    def __init__(self, add: str, name: str) -> None:
        super().__init__()
        self.tags = HeldTags(add)
        self._skills = Skills(name, self.tags)
        self._shown: dict[str, ShownSkill] = {}
        self.opened = ""
        self.form = HeldForm()
        self.remove_button = Button(_("Remove"), role="link")
        self.done_button = Button(_("Done"))
        self._title = Label("", "strong", wrap=True)
        self._frame = _Frame()
        self._arrange()
        self._hide()
        self._skills.edited.connect(self._send)
        self._frame.left.connect(self._close)
        self.tags.chosen.connect(self._choose)
        self.form.edited.connect(
            lambda field, value: self.how_edited.emit(self.opened, field, value)
        )
        self.remove_button.clicked.connect(lambda: self.tags.take_away(self.opened))
        self.done_button.clicked.connect(self._close)

    def set_value(self, held: tuple[tuple[str, ...], tuple[ShownSkill, ...]]) -> None:
        """Show these skills, and how some of them were shown."""
        tags, shown = held
        self._shown = {one.skill: one for one in shown}
        self._skills.set_value(tags)
        self.tags.show_how(self._shown)
        if self.opened and self.opened not in tags:
            self._hide()
        elif self.opened:
            self.form.show_skill(self.opened, self._shown.get(self.opened), held=True)
        self.tags.mark(self.opened)

    def clear(self) -> None:
        """Forget everything."""
        self._shown = {}
        self._hide()
        self._skills.clear()

    def _arrange(self) -> None:
        inner = QVBoxLayout(self._frame)
        side = theme.px(12)
        inner.setContentsMargins(side, theme.px(10), side, theme.px(10))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        foot.addWidget(self.done_button)
        inner.addWidget(self._title)
        inner.addWidget(self.form)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._skills)
        column.addWidget(self._frame)
        column.addStretch(1)
        self.setFocusProxy(self.tags.field)

    def _send(self, tags: tuple[str, ...]) -> None:
        self.tags.show_how(self._shown)
        if self.opened not in tags:
            self._hide()
        self.edited.emit(tags)

    def _choose(self, tag: str) -> None:
        if tag == self.opened:
            self._close()
            return
        self.opened = tag
        self._title.setText(_("How is “{skill}” held?").format(skill=tag))
        self.form.show_skill(tag, self._shown.get(tag), held=True)
        self._frame.show()
        self.tags.mark(tag)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        tag = self.opened
        self._hide()
        self.tags.focus(tag)

    def _hide(self) -> None:
        self.opened = ""
        self._frame.hide()
        self.form.clear()
        self.tags.mark("")


class _Chip(QToolButton):
    delete_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Frame(QFrame):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sunken")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
