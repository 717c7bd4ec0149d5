"""``python -m tests.window VERB``: what the window says and shows, screen by screen.

access           each control as a screen reader tells it, in the order of Tab; 1 if one has no name
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from advisor.app import Program
from tests.window.driver import walk_all
from tests.window.tree import NO_WAY, Control, controls


def access() -> int:
    """Print every screen's controls; counts at the end."""
    every: list[Control] = []

    def look(name: str, program: Program) -> None:
        found = controls(program.window)
        every.extend(found)
        print(f"\n{name}: {len(found)} controls")
        for one in found:
            print(f"  {one.line}")
            for cell in one.cells[:12]:
                print(f"      {cell or 'SILENT'}".replace("\n", " "))

    walk_all(look)
    unnamed = sum(not one.name for one in every)
    lost = sum(one.way == NO_WAY for one in every)
    silent = sum(one.silent for one in every)
    cells = sum(len(one.cells) for one in every)
    print(
        f"\n{len(every)} controls: {unnamed} unnamed, {lost} that no key reaches; "
        f"{cells} cells: {silent} rows silent"
    )
    return 1 if unnamed or lost or silent else 0


VERBS: dict[str, Callable[[], int]] = {"access": access}


def main(words: list[str]) -> int:
    """Carry out one verb and return its exit code."""
    if len(words) != 1 or words[0] not in VERBS:
        print(__doc__, file=sys.stderr)
        return 2
    return VERBS[words[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
