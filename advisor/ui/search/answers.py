"""Questions to the catalogue off the window's thread, answered for the open client.

First comes the answer; what its best options cost after grants comes after it. That, or a change of
the file, may give another order. It is put in place at once where nobody is in the list, else when
they have left it: rows never move under a hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from advisor.services import searching
from advisor.services.fitting import Fitted, Fitter
from advisor.services.searching import Catalogue, Query
from advisor.ui.tasks import Tasks


@dataclass(slots=True)
class Eyes:
    """Whose file the answers are for, and whether the best fit or the best match comes first."""

    fitter: Fitter | None = None
    by_fit: bool = True
    name: str = ""


class Answers(QObject):
    """Of several questions only the last one is answered. ``found`` carries a Fitted."""

    found = Signal(object)

    def __init__(
        self, catalogue: Catalogue, tasks: Tasks, name: str, in_use: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._catalogue, self._tasks, self._name, self._in_use = catalogue, tasks, name, in_use
        self.eyes = Eyes()
        self._asked: Query | None = None
        self._waits = False  # an answer in another order, until nobody is in the list

    def ask(self, query: Query) -> None:
        """Ask; a question from before is forgotten."""
        self._asked, self._waits = query, False
        catalogue, fitter, by_fit = self._catalogue, self.eyes.fitter, self.eyes.by_fit

        def call() -> Fitted:
            if fitter is None:
                return Fitted(searching.find(catalogue, query), {})
            return fitter.find(catalogue, query, by_fit=by_fit)

        self._tasks.latest(self._name, call, self._found)

    def ask_again(self) -> None:
        """The same question; while somebody is in the list it waits."""
        self._waits = True
        self.settle()

    def settle(self) -> None:
        """Put in place what waited, if nobody is in the list."""
        if self._waits and self._asked is not None and not self._in_use():
            self.ask(self._asked)

    def clear(self) -> None:
        """Forget the client and the question."""
        self.eyes, self._asked, self._waits = Eyes(), None, False

    def _found(self, fitted: Fitted) -> None:
        self.found.emit(fitted)
        fitter = self.eyes.fitter
        if fitter is None or not fitted.uncosted:
            return
        self._tasks.latest(f"{self._name} cost", lambda: fitter.cost(fitted.uncosted), self._costed)

    def _costed(self, changed: bool) -> None:
        if changed:
            self.ask_again()
