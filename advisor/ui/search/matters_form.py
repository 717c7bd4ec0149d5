"""What matters to the client, set together with them: the order of the results follows at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services.fitting import STANDARD, Criterion
from advisor.ui.controls.widgets import Button, Label, YesNo, hair
from advisor.ui.look import theme
from advisor.ui.search.fit_words import STEP, criterion

FIT, MATCH = "fit", "match"


class MattersForm(QFrame):
    """A pop-up: the order, and four steps for each criterion. Esc closes it.

    ``weights_changed`` carries all weights that are not the usual ones.
    """

    order_changed = Signal(bool)  # by fit
    weights_changed = Signal(dict)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.heading = Label("", "subheading")
        choices = ((FIT, _("Best fit first")), (MATCH, _("Best match first")))
        self.order = YesNo(choices, _("Order"), always=True)
        self.steps: dict[Criterion, YesNo] = {}
        self._sent: list[dict[str, int]] = []
        self._known: dict[str, int] = {}
        self.turn = Label("", "small", wrap=True)
        self.reset_button = Button(_("Back to the usual"), role="link")
        self._page = QWidget()
        self._scroll = QScrollArea()
        self._build()
        self.order.value_changed.connect(lambda value: self.order_changed.emit(value == FIT))
        self.reset_button.clicked.connect(self._reset)

    def show_client(self, name: str, weights: Mapping[Criterion, int], *, by_fit: bool) -> None:
        """Show whose weights these are, unless a later click is still on its way."""
        text = _("What matters to {name}?") if name else _("What matters to the client?")
        self.heading.setText(text.format(name=name))
        self.setAccessibleName(self.heading.text())
        self.order.set_value(FIT if by_fit else MATCH)
        shown = _unusual(weights)
        if shown in self._sent:
            del self._sent[: self._sent.index(shown) + 1]
            self._known = shown
            if self._sent:
                return
        elif self._sent and shown == self._known:
            return
        self._sent.clear()
        self._known = shown
        self._put(weights)

    def show_turn(self, text: str) -> None:
        """When the order would be another."""
        self.turn.setText(text)
        self.turn.setVisible(bool(text))

    def open_beside(self, anchor: QWidget) -> None:
        """Beside the list, so that its order can be seen to change; under it in little room."""
        self._page.adjustSize()
        room = anchor.screen().availableGeometry()
        need = self._page.sizeHint() + QSize(2 * theme.edge() + 2, 2 * theme.edge() + 2)
        if need.height() > room.height():
            need.setWidth(need.width() + self._scroll.verticalScrollBar().sizeHint().width())
        size = need.boundedTo(room.size())
        at = anchor.mapToGlobal(QPoint(anchor.width() + theme.px(8), 0))
        at.setX(max(room.left(), min(at.x(), room.right() + 1 - size.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() + 1 - size.height())))
        self.resize(size)
        self.move(at)
        self.show()
        first = self.steps[Criterion.GOAL]
        first.button(first.value or "0").setFocus(Qt.FocusReason.PopupFocusReason)

    def clear(self) -> None:
        """Forget the client."""
        self.hide()
        self.show_turn("")
        self._sent.clear()
        self.show_client("", STANDARD, by_fit=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self._page)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(Label(_("set together"), "small"))
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        for row, key in enumerate(Criterion):
            self._add_row(grid, row, key)
        column.addLayout(grid)
        column.addWidget(Label(_("What is not known counts neither for nor against."), "small"))
        column.addWidget(hair())
        column.addWidget(self.turn)
        foot = QHBoxLayout()
        foot.addWidget(self.order)
        foot.addStretch(1)
        foot.addWidget(self.reset_button)
        column.addLayout(foot)
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)

    def _add_row(self, grid: QGridLayout, row: int, key: Criterion) -> None:
        choices = [(str(step), _(word)) for step, word in STEP.items()]
        steps = self.steps[key] = YesNo(choices, criterion(key), always=True)
        steps.setMinimumWidth(sum(steps.button(v).sizeHint().width() for v, _word in choices))
        steps.value_changed.connect(self._changed)
        label = Label(criterion(key))
        label.setBuddy(steps)
        grid.addWidget(label, row, 0)
        grid.addWidget(steps, row, 1)

    def _put(self, weights: Mapping[Criterion, int]) -> None:
        for key, steps in self.steps.items():
            steps.set_value(str(weights[key]))

    def _changed(self) -> None:
        chosen = {key: int(steps.value or 0) for key, steps in self.steps.items()}
        self._send(_unusual(chosen))

    def _reset(self) -> None:
        self._put(STANDARD)
        self._send({})

    def _send(self, weights: dict[str, int]) -> None:
        self._sent.append(weights)
        self.weights_changed.emit(weights)


def _unusual(weights: Mapping[Criterion, int]) -> dict[str, int]:
    return {str(key): step for key, step in weights.items() if step != STANDARD[key]}
