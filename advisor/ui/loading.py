"""What the first window does not wait for: one late import in the background, and the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from advisor.paths import DataFolder
    from advisor.ui.desk import Desk
    from advisor.ui.supplies import Supplies


@dataclass(frozen=True, slots=True)
class Ready:
    """What the background thread brought: data, and the modules that were imported there."""

    supplies: Supplies
    make_desk: Callable[..., Desk]
    place: ModuleType
    unlocking: ModuleType
    wording: ModuleType


class Loading(QObject):
    """Carries progress from the background thread."""

    progress = Signal(int, int)


def load(
    given: Callable[..., Supplies], data: DataFolder, progress: Callable[[int, int], None]
) -> Ready:
    """Import and open what the pages need: the one late import, on a background thread.

    ``given`` makes supplies of what the program has already.
    """
    from advisor import wording  # noqa: PLC0415 - see above
    from advisor.services import estimating, searching, unlocking  # noqa: PLC0415 - see above
    from advisor.ui import place  # noqa: PLC0415 - see above
    from advisor.ui.desk import Desk  # noqa: PLC0415 - see above

    catalogue = searching.open_catalogue(data.catalogue, progress)
    supplies = given(catalogue=catalogue, rules=estimating.load_rules(data.rules))
    return Ready(supplies, Desk, place, unlocking, wording)
