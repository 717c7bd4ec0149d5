"""Python's garbage collector on the main thread only.

Left alone it runs on whichever thread makes objects, and a widget that is freed on the store's
worker crashes Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000


def collect_here(parent: QObject) -> None:
    """Switch automatic collection off and collect on this thread while it is idle."""
    gc.collect()
    gc.freeze()  # what was imported stays: looking at it again would only cost time
    gc.disable()
    timer = QTimer(parent)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(gc.collect)
    timer.start()
