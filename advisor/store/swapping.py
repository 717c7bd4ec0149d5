"""One vault takes another's place: wholly or not at all, also when the plug is pulled half-way.

The rename of the folder ``restoring`` decides; whatever moves after it is finished at the next
opening.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from advisor import files
from advisor.store.place import DATABASE, RESTORING, SLOTS


def commit(staged: Path, folder: Path) -> None:
    """Let the checked vault in ``staged`` take the place of the closed one in ``folder``."""
    with files.in_words(folder):
        staged.rename(folder / RESTORING)
        files.sync_folder(folder)
    finish(folder)


def finish(folder: Path) -> None:
    """Carry on with a change of vaults that was cut off; nothing to do is the usual case."""
    new = folder / RESTORING
    with files.in_words(new):
        if not new.is_dir():
            return
        if (new / DATABASE).exists():  # the journal of the old vault would spoil the new one
            (folder / f"{DATABASE}-journal").unlink(missing_ok=True)
        for name in (*SLOTS, DATABASE):
            with contextlib.suppress(FileNotFoundError):  # it was moved before
                (new / name).replace(folder / name)
        files.sync_folder(folder)
        for left in new.iterdir():
            left.unlink(missing_ok=True)
        new.rmdir()
        files.sync_folder(folder)
