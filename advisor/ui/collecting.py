"""Python's garbage collector on the main thread only.

Left alone it runs on whichever thread makes objects, and a widget that is freed on the store's
worker crashes Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

YOUNG_MS = 5_000  # about 1 ms
ALL_MS = 60_000  # about 15 ms


def collect_here(parent: QObject) -> None:
    """Switch automatic collection off and collect on this thread, what is young more often."""
    gc.disable()
    for every, generation in ((YOUNG_MS, 1), (ALL_MS, 2)):
        timer = QTimer(parent)
        timer.setInterval(every)
        timer.timeout.connect(lambda generation=generation: gc.collect(generation))
        timer.start()


def keep_what_is_loaded() -> None:
    """What was imported stays: looking at it again would take 100 ms each time."""
    gc.freeze()
