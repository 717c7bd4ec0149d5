"""How long work away from the window says how far it is, and is given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from advisor.domain.errors import AdvisorError

T = TypeVar("T")
Watch = Callable[[int, int], None]  # done, of how many


class Stopped(AdvisorError):  # noqa: N818 - it is what happened, not what is wrong
    """Somebody pressed Cancel, or the window is gone."""


def watching(stop: threading.Event, tell: Callable[[int, int], object]) -> Watch:
    """Tells how far the work is; raises Stopped in it once ``stop`` is set or nobody listens."""

    def watch(done: int, total: int) -> None:
        if stop.is_set():
            raise Stopped
        try:
            tell(done, total)
        except RuntimeError:  # the page is gone
            raise Stopped from None

    return watch


def unless_stopped(call: Callable[[], T]) -> Callable[[], T | None]:
    """The call's result, or None once it was stopped."""

    def guarded() -> T | None:
        try:
            return call()
        except Stopped:
            return None

    return guarded
