"""A credential in the gap view: what speaks for it, how surely, and a way to the shortlist."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services.gap_words import link_told
from advisor.services.gaps import Link
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme


class CourseRow(QWidget):
    """``add_requested`` carries the Credential."""

    add_requested = Signal(object)

    def __init__(self, credential: Credential, links: Sequence[Link], after: str = "") -> None:
        super().__init__()
        self.credential = credential
        self.add_button = Button(_("Add"), "ph.plus")
        self.add_button.clicked.connect(lambda: self.add_requested.emit(self.credential))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Label(credential.title, "strong", wrap=True))
        titles.addWidget(Label(credential.provider.name, "small", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addLayout(titles, 1)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        if after:
            said = _("Not to begin with: {why}").format(why=after)
            column.addWidget(
                Iconed("ph.arrow-elbow-down-right", "small-caution", said, colour="caution")
            )
        for link in links:
            column.addWidget(Label(link_told(link), "small", wrap=True))
        self.set_added(added=False)

    def set_added(self, *, added: bool) -> None:
        """Whether it is on the shortlist."""
        self.add_button.setEnabled(not added)
        self.add_button.setText(_("Added") if added else _("Add"))
        self.add_button.setIcon(theme.icon("ph.check" if added else "ph.plus", "text"))
        pattern = _("{title} is on the shortlist") if added else _("Add {title} to the shortlist")
        said = pattern.format(title=self.credential.title)
        self.add_button.setAccessibleName(said)
        self.add_button.setToolTip(said)
