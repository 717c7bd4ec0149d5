"""What Qt tells a screen reader about each control in sight, in the order that Tab goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTreeView,
    QWidget,
)

from advisor.ui.client.step_button import StepButton

NO_WAY = "NO KEY REACHES IT"
ROWS = 400  # a list longer than that repeats itself


@dataclass(frozen=True, slots=True)
class Control:
    """One stop of the keyboard, as a screen reader tells it; ``cells`` of a list or a table."""

    kind: str
    role: str
    name: str
    description: str
    value: str
    keys: str
    states: tuple[str, ...]
    cells: tuple[str, ...] = ()
    silent: int = 0  # rows in which no cell says anything
    way: str = ""  # how the keyboard comes to it, where Tab does not

    @property
    def line(self) -> str:
        """All of it on one line."""
        parts = [f"{self.role:14}", self.name or f"UNNAMED ({self.kind})"]
        parts += [f"[{', '.join(self.states)}]"] if self.states else []
        parts += [f"= {self.value}"] if self.value else []
        parts += [f"key {self.keys}"] if self.keys else []
        parts += [f"({self.description})"] if self.description else []
        parts += [f"{self.silent} SILENT rows"] if self.silent else []
        parts += [f"<{self.way}>"] if self.way else []
        return "  ".join(parts).replace("\n", " ")


def controls(window: QWidget) -> list[Control]:
    """The controls in sight: first as Tab reaches them, then those that it does not reach."""
    reached = stops(window)
    beyond = [one for one in in_sight(window) if one not in reached]
    return [*(read(one) for one in reached), *(replace(read(one), way=_way(one)) for one in beyond)]


def nameless(window: QWidget) -> list[str]:
    """The controls of one box that a screen reader cannot name."""
    return [one.line for one in map(read, in_sight(window)) if not one.name]


def in_sight(window: QWidget) -> list[QWidget]:
    """The controls that show and that the keyboard can stand on."""
    every = window.findChildren(QWidget)
    return [one for one in every if one.isVisible() and one.isEnabled() and takes_keys(one)]


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab goes, pressed as a person does, from where the screen put the keyboard.

    Ends at the first place that it comes to twice: a control that Tab does not leave ends it early.
    (Qt for Python takes the next in the focus chain for a child, so the chain cannot be asked.)
    """
    found: list[QWidget] = []
    here = window.focusWidget() or window
    while here not in found:
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = window.focusWidget() or window
    return [one for one in found if takes_keys(one)]


def takes_keys(widget: QWidget) -> bool:
    """Whether the keyboard can stand on it, and it is a control and no frame that scrolls."""
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    chosen = isinstance(widget, QAbstractButton) and widget.focusPolicy().value != 0
    hands_on = widget.focusProxy() is not None
    return (
        bool(by_tab or chosen)
        and not hands_on
        and not isinstance(widget, QScrollArea | QHeaderView)
    )


def read(widget: QWidget) -> Control:
    """Ask Qt's own accessible interface of a widget.

    The interface belongs to Qt's cache and not to Python, which lets go of it at once; what lies
    inside a list is asked of its model with the role that Qt itself reads, so that no interface of
    a cell is ever made.
    """
    told = QAccessible.queryAccessibleInterface(widget)
    text = QAccessible.Text
    name, value = told.text(text.Name), told.text(text.Value)
    rows = list(rows_of(widget)) if isinstance(widget, QAbstractItemView) else []
    return Control(
        type(widget).__name__,
        told.role().name,
        _name(widget, name),
        told.text(text.Description),
        value,
        _keys(widget, told.text(text.Accelerator)),
        tuple(_states(widget, told.state())),
        tuple(cell for row in rows for cell in row),
        sum(not any(cell.strip() for cell in row) for row in rows),
    )


def _name(widget: QWidget, told: str) -> str:
    """What Qt tells, where somebody gave it: a field without a name is called by what stands in it.

    On Linux Qt always calls a box of choices by its choice, and leaves its name to the label.
    """
    given = widget.accessibleName().strip()
    if isinstance(widget, QAbstractButton):
        return told
    label = next((one.text().strip() for one in _labels(widget)), "")
    if isinstance(widget, QLineEdit | QPlainTextEdit) and label and given == hint_of(widget):
        return ""  # an example of an answer is no name
    if isinstance(widget, QComboBox):
        return given or label
    return told if given or label else ""


def hint_of(widget: QLineEdit | QPlainTextEdit) -> str:
    """What a field shows while it is empty."""
    return widget.placeholderText().strip()


def _labels(widget: QWidget) -> Iterator[QLabel]:
    labels = widget.window().findChildren(QLabel)
    return (one for one in labels if one.buddy() is widget and one.text().strip())


def _way(widget: QWidget) -> str:
    """Arrow keys go between buttons of which one at most is on; Tab stops at one of them."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    together = group is not None and group.exclusive()
    alone = isinstance(widget, QAbstractButton) and widget.autoExclusive()
    steps = isinstance(widget, StepButton)
    return "arrow keys" if together or alone or steps else NO_WAY


def _keys(widget: QWidget, accelerator: str) -> str:
    return "" if isinstance(widget, QComboBox | QPlainTextEdit) else accelerator


def _states(widget: QWidget, state: QAccessible.State) -> Iterator[str]:
    if not widget.isEnabled():
        yield "off"
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        yield "checked" if state.checked else "not checked"
    if state.readOnly:
        yield "read only"
    if state.passwordEdit:
        yield "hidden letters"
    if state.expanded or state.collapsed:
        yield "open" if state.expanded else "closed"
    if state.hasPopup:
        yield "menu"


def rows_of(view: QAbstractItemView) -> Iterator[list[str]]:
    """What the rows of a list, table or tree say, cell by cell."""
    model = view.model()
    pending = [QModelIndex()] if model is not None else []
    while pending:
        parent = pending.pop()
        for row in range(min(model.rowCount(parent), ROWS)):
            places = [model.index(row, at, parent) for at in range(_columns(model, parent))]
            yield [_text(place) for place in places]
            if isinstance(view, QTreeView) and model.rowCount(places[0]):
                pending.append(places[0])


def _text(cell: QModelIndex) -> str:
    role = Qt.ItemDataRole
    return str(cell.data(role.AccessibleTextRole) or cell.data(role.DisplayRole) or "")


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
