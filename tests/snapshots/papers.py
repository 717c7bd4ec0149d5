"""Write ``tests/data/papers`` anew: ``.venv/bin/python -m tests.snapshots.papers``.

One sample paper for each language and size: its structure and its words in reading order, and the
box that each page's ink fills. Look at the PDFs before the difference is kept: with a folder's name
(``... tests.snapshots.papers pictures``) they are written there too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from advisor.domain.plan import PrintAs
from advisor.i18n import LANGUAGES
from advisor.report.learning_plan import render
from tests.plan_builders import a_plan
from tests.unit.report.ink import inked
from tests.unit.report.structure import in_order

FOLDER = Path(__file__).resolve().parents[1] / "data" / "papers"
SIZES = {"normal": PrintAs(), "large": PrintAs(large=True), "beside": PrintAs(beside=True)}
_FRAMES = ("Document", "Span", "Link", "LBody", "Sect")


def papers() -> dict[str, PrintAs]:
    """Every paper by the name of its file."""
    return {
        f"{language}-{size}.txt": replace(how, language=language)
        for language in LANGUAGES
        for size, how in SIZES.items()
        if language != "en" or size != "beside"
    }


def text(print_as: PrintAs) -> str:
    """The snapshot of one paper."""
    return snapshot(render(a_plan(), print_as))


def snapshot(data: bytes) -> str:
    """Pages by size and filled box; then a line for each element that says something."""
    return "\n".join([*_boxes(data), "", *_said(data), ""])


def _boxes(data: bytes) -> Iterator[str]:
    for number, page in enumerate(inked(data), 1):
        sides = list(zip(*(one.box for one in page.glyphs), strict=True))
        around = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
        yield f"page {number}: " + " ".join(f"{side:.0f}" for side in around)


def _said(data: bytes) -> Iterator[str]:
    for one in in_order(data).said:
        roles = [role for role in (*one.around, one.role) if role not in _FRAMES]
        said = " ".join(one.text.split())
        if said:
            yield f"{' '.join(roles)}: {said}"


def main() -> None:
    """Write the files; the PDFs where a folder is named."""
    FOLDER.mkdir(exist_ok=True)
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for name, print_as in papers().items():
        data = render(a_plan(), print_as)
        (FOLDER / name).write_text(snapshot(data), "utf-8", newline="\n")
        if pictures:
            (pictures / name).with_suffix(".pdf").write_bytes(data)


if __name__ == "__main__":
    main()
