"""The pages of the five steps: each made when it is first wanted, or before in an idle moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from advisor.ui.step_work import StepWork
from advisor.ui.work import Work

MakePage = Callable[[Work, QWidget], QWidget]
"""Makes a step's page for the file, as a child of the widget."""


class StepPages(QStackedWidget):
    """Shows one step. A page that nobody has seen yet is an empty widget."""

    made = Signal(QWidget)

    def __init__(
        self, work: Work, makers: Sequence[MakePage], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._makers = dict(enumerate(makers))  # the pages that are still to be made
        self._followed: dict[int, StepWork] = {}
        self._nothing: QWidget | None = None
        for _maker in makers:
            self.addWidget(QWidget())

    def take(self, page: QWidget) -> None:
        """One more step, whose page is there already and follows the file by itself."""
        self.addWidget(page)
        self.made.emit(page)

    def show_step(self, at: int) -> None:
        """Go to a step; its page is up to date before it shows."""
        self._make(at)
        if at in self._followed:
            self._followed[at].bring()
        self.setCurrentIndex(at)

    def show_nothing(self) -> None:
        """No step shows, until the next is asked for."""
        if self._nothing is None:
            self._nothing = QWidget()
            self.addWidget(self._nothing)
        self.setCurrentWidget(self._nothing)

    @property
    def shows_nothing(self) -> bool:
        """Whether no step has been asked for."""
        return self._nothing is not None and self.currentWidget() is self._nothing

    def prepare(self) -> None:
        """Make the pages in idle moments, and dress them."""
        for at in self._makers:
            self._work.tasks.when_idle(self, partial(self._make, at))
            self._work.tasks.when_idle(self, partial(self._dress, at))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.shows_nothing:
            self.show_step(self.currentIndex())

    def _dress(self, at: int) -> None:
        page = self.widget(at)
        if page is not None:
            page.ensurePolished()

    def _make(self, at: int) -> None:
        maker = self._makers.pop(at, None)
        if maker is None:
            return
        followed = self._followed[at] = StepWork(self._work, self)
        page, place, current = maker(followed, self), self.widget(at), self.currentIndex()
        assert place is not None
        self.removeWidget(place)
        place.deleteLater()
        self.insertWidget(at, page)
        self.setCurrentIndex(current)
        followed.follow(page)
        self.made.emit(page)
