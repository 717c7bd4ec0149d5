"""``python -m tests.window VERB``: what the window says and shows, screen by screen.

access           each control as a screen reader tells it, in the order of Tab; 1 if one has no name
contrast         how far the colours of each theme stand off each other; 1 if too little
large            the texts that are cut at a text size of 200 %
pseudo           the same with texts three fifths longer, and texts that nobody can translate;
                 pictures of every screen in window-output/
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from advisor.app import Program
from tests.window import contrast, pseudo, shown
from tests.window.data import is_data
from tests.window.driver import Look, walk_all
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


def contrasts() -> int:
    """Print the contrast of each pair of colours; 1 if one is too weak."""
    weak = 0
    for name, colours in contrast.THEMES.items():
        print(f"\n{name}")
        for front, ground, found, least in contrast.table(colours):
            weak += found < least
            print(
                f"  {front:12} on {ground:12} {found:5.1f}{'' if found >= least else '  TOO WEAK'}"
            )
    print(f"\n{weak} too weak (words need 4.5, edges and drawings 3)")
    return 1 if weak else 0


def cut(percent: int, then: Look | None = None) -> int:
    """Print the words that do not have their room; 1 if there are some."""
    found: set[str] = set()

    def look(name: str, program: Program) -> None:
        for one in shown.clipped(program.window):
            if one not in found:
                print(f"{name}: {one}")
            found.add(one)
        if then is not None:
            then(name, program)

    walk_all(look, percent=percent)
    print(f"{len(found)} texts cut at {percent} %")
    return 1 if found else 0


def longer() -> int:
    """Speak the pseudo-language: print what is cut, then what nobody can translate."""
    out = Path("window-output")
    out.mkdir(exist_ok=True)
    plain: dict[str, str] = {}

    def look(name: str, program: Program) -> None:
        file = name.replace(":", "").replace(" ", "-")
        program.window.grab().save(str(out / f"{file}.png"))
        for text in set(shown.texts(program.window)):
            for run in pseudo.english(text):
                if not is_data(run):
                    plain.setdefault(run, name)

    with pseudo.spoken():
        code = cut(100, look)
    for run, name in plain.items():
        print(f"{name}: not translated: {run}")
    print(f"{len(plain)} texts not translated; pictures in {out}/")
    return 1 if plain else code


VERBS: dict[str, Callable[[], int]] = {
    "access": access,
    "contrast": contrasts,
    "large": lambda: cut(200),
    "pseudo": longer,
}


def main(words: list[str]) -> int:
    """Carry out one verb and return its exit code."""
    if len(words) != 1 or words[0] not in VERBS:
        print(__doc__, file=sys.stderr)
        return 2
    return VERBS[words[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
