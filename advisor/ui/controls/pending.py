"""What a field still has to send, and what of it has not come back from the file yet."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

WAIT = 400  # ms after the last key
MOST = 500  # ms after the first: who types without a pause must not lose more than a second


class Pending(QObject):
    """What was typed and not sent, and what was sent and has not come back yet."""

    due = Signal()

    def __init__(self, parent: QObject, empty: object = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._first = QElapsedTimer()
        self._timer.timeout.connect(self.due)
        self._sent: list[object] = []
        self._known: object = empty

    def typed(self) -> None:
        """A key was pressed."""
        if not self._timer.isActive():
            self._first.start()
        self._timer.start(max(0, min(WAIT, MOST - self._first.elapsed())))

    def flush(self) -> None:
        """Send now what waits."""
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    def forget(self) -> None:
        """The file was closed."""
        self._timer.stop()
        self._sent.clear()
        self._known = self._empty

    def sends(self, value: object) -> bool:
        """Whether a value is news; then it counts as sent."""
        if value == (self._sent[-1] if self._sent else self._known):
            return False
        self._sent.append(value)
        return True

    def shows(self, value: object) -> bool:
        """Whether a value that arrives should be shown."""
        if value in self._sent:
            del self._sent[: self._sent.index(value) + 1]
            self._known = value
            return not self._sent and not self._timer.isActive()
        if self._sent and value == self._known:
            return False
        self._sent.clear()
        self._known = value
        return not self._timer.isActive()
