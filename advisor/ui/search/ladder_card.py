"""What a record counts toward and belongs to: a way to the record it names, or plain text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential, CredentialId, Link
from advisor.i18n import _
from advisor.ui.controls.widgets import Card, Label, clear_layout
from advisor.ui.look import theme


class LadderCard(Card):
    """The step from this record to the next. ``record_requested`` carries a CredentialId."""

    record_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Counts toward"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.body.addLayout(self._rows)
        self.nodes: list[QPushButton] = []

    def show_credential(self, credential: Credential) -> None:
        """Show the ladder and the bundle of a record; hidden when it names neither."""
        clear_layout(self._rows)
        self.nodes = []
        self.setVisible(bool(credential.counts_toward or credential.part_of))
        self.set_title(_("Counts toward") if credential.counts_toward else _("Part of"))
        if credential.counts_toward:
            self._rows.addWidget(_Node(credential.title, _this(credential), current=True))
            self._rows.addWidget(_Arrow())
            for link in credential.counts_toward:
                self._rows.addWidget(self._link(link))
            self._rows.addWidget(
                Label(_("How many of its credits count: not stated here. Ask."), "small", wrap=True)
            )
        if credential.part_of:
            if credential.counts_toward:
                self._rows.addWidget(Label(_("Part of"), "strong"))
            self._rows.addWidget(self._link(credential.part_of))

    def _link(self, link: Link) -> QWidget:
        if link.credential_id is None:
            return _Node(link.text, _("not a record of this catalogue"), current=False)
        button = QPushButton()
        button.setAutoDefault(False)
        inner = QVBoxLayout(button)
        inner.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        title = Label(link.text, "strong", wrap=True)
        aside = Label(_("Open this record"), "small")
        for label in (title, aside):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner.addWidget(label)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        button.setAccessibleName(_("Open {title}").format(title=link.text))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        target: CredentialId = link.credential_id
        button.clicked.connect(lambda: self.record_requested.emit(target))
        self.nodes.append(button)
        return button


class _Node(QFrame):
    def __init__(self, title: str, aside: str, *, current: bool) -> None:
        super().__init__()
        self.setProperty("role", "sunken" if current else "")
        inner = QVBoxLayout(self)
        side = theme.px(12) if current else 0
        inner.setContentsMargins(side, theme.px(8), side, theme.px(8))
        inner.setSpacing(theme.px(2))
        inner.addWidget(Label(title, "strong", wrap=True))
        inner.addWidget(Label(aside, "small", wrap=True))


class _Arrow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), max(1, theme.px(1.5))))
        x, top, bottom, wing = theme.px(30), theme.px(4), self.height() - theme.px(4), theme.px(4)
        painter.drawLine(x, top, x, bottom)
        painter.drawPolyline(
            [QPoint(x - wing, bottom - wing), QPoint(x, bottom), QPoint(x + wing, bottom - wing)]
        )
        painter.end()


def _this(credential: Credential) -> str:
    if credential.credits is None:
        return _("this record")
    return _("this record, {n} credits").format(n=wording.number(credential.credits))
