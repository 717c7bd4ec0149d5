"""From another centre's PDF to a new client file: choose, look, agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from advisor.domain.client import ClientId
from advisor.domain.errors import AdvisorError, LockedPaper
from advisor.i18n import _
from advisor.services import carried_in, starting
from advisor.services.starting import Start
from advisor.services.starting_words import sections
from advisor.services.unlocking import Vault
from advisor.ui.clients.start_plan_page import StartPlanPage
from advisor.ui.supplies import Supplies

CLIENTS = "clients"  # the key of the rail under which it shows


class StartPlan(QObject):
    """One open vault's. ``opened`` carries the client whose file was begun."""

    opened = Signal(str)  # ClientId
    left = Signal()

    def __init__(self, supplies: Supplies, vault: Vault, parent: QObject, *, sample: bool) -> None:
        super().__init__(parent)
        self._supplies, self._vault, self._sample = supplies, vault, sample
        self._path: Path | None = None
        self._start: Start | None = None
        self._dialog: QFileDialog | None = None
        self.page = StartPlanPage(supplies.today)
        self.page.unlocked.connect(self._look)
        self.page.sent.connect(self._begin)
        self.page.closed.connect(self._leave)

    def ask(self) -> None:
        """Ask for the PDF."""
        dialog = self._dialog = QFileDialog(self._supplies.window, _("Start from a plan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.fileSelected.connect(lambda path: self.open_paper(Path(path)))
        dialog.finished.connect(self._let_dialog_go)
        dialog.open()

    def open_paper(self, path: Path) -> None:
        """Read a PDF and show what it carries; trouble is said where the person is."""
        self._path = path
        self._look("")

    def close(self) -> None:
        """Lock: hold nothing of anybody."""
        if self._dialog is not None:
            self._dialog.reject()
        self._forget()

    def _look(self, password: str) -> None:
        path, catalogue = self._path, self._supplies.catalogue
        today = self._supplies.today()
        if path is None:
            return

        def look() -> Start:
            return starting.look(carried_in.open_paper(path, password), catalogue, today)

        self._supplies.tasks.latest(f"the paper of {id(self)}", look, self._show, self._refuse)

    def _show(self, start: Start) -> None:
        self._start = start
        self.page.show_plan(sections(start), start.plan.client_name)
        self._show_page()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, LockedPaper):
            self.page.ask_password(str(error))
            self._show_page()
        elif isinstance(error, AdvisorError):
            self._supplies.window.messages.say(str(error), "stop")
        else:
            raise error

    def _show_page(self) -> None:
        self._supplies.window.show_inner(self.page, CLIENTS)
        self.page.start()

    def _begin(self, name: str, how: str, until: date | None) -> None:
        start, vault, today, example = (
            self._start,
            self._vault,
            self._supplies.today(),
            self._sample,
        )
        if start is None:
            return

        def begin() -> ClientId:
            return starting.begin(
                vault,
                start,
                name=name,
                consent_how=how,
                consent_until=until,
                today=today,
                example=example,
            )

        self._supplies.tasks.store(begin, self.opened.emit)

    def _leave(self) -> None:
        self.left.emit()
        QTimer.singleShot(0, self, self._forget)  # a form that was sent closes first, then sends

    def _forget(self) -> None:
        self._start = self._path = None
        self.page.clear()

    def _let_dialog_go(self) -> None:
        if self._dialog is not None:  # Qt writes down where it was: a folder may tell a name
            self._dialog.setDirectory(str(Path.home()))
            self._dialog.setHistory([])
            self._dialog.deleteLater()
        self._dialog = None
