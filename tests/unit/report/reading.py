"""Reading a paper back: its text page by page, and where each stretch of text stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2

from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.report.learning_plan import render


@dataclass(frozen=True)
class Read:
    """One page: its text, its size, and boxes (left, bottom, right, top) of its words."""

    text: str
    width: float
    height: float
    boxes: tuple[tuple[str, float, float, float, float], ...]


def read(
    plan: LearningPlan, copy: Copy = Copy.CLIENT, paper: str = "letter", *, large: bool = False
) -> list[Read]:
    """The pages of a plan's paper."""
    return read_pdf(render(plan, PrintAs(copy, large=large, paper=paper)))


def read_pdf(data: bytes) -> list[Read]:
    document: Any = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        width, height = page.get_size()
        found = " ".join(text.get_text_range().split())
        pages.append(Read(found, width, height, tuple(_words(text))))
    document.close()
    return pages


def _words(text: Any) -> list[tuple[str, float, float, float, float]]:
    """Words with tight boxes, from the boxes of their letters."""
    words: list[tuple[str, float, float, float, float]] = []
    letters = ""
    box: tuple[float, float, float, float] | None = None
    count = text.count_chars()
    every = text.get_text_range()
    for index in range(count):
        letter = every[index] if len(every) == count else text.get_text_range(index, 1)
        place = text.get_charbox(index)
        if letter.strip() and box and abs(place[0] - box[2]) < 3 and place[1] < box[3]:
            letters += letter
            box = (box[0], min(box[1], place[1]), max(box[2], place[2]), max(box[3], place[3]))
            continue
        if box:
            words.append((letters, *box))
        letters, box = (letter, place) if letter.strip() else ("", None)
    if box:
        words.append((letters, *box))
    return words


def whole(pages: list[Read]) -> str:
    """The text of all pages."""
    return " ".join(page.text for page in pages)


def overlaps(page: Read) -> list[tuple[str, str]]:
    """Words that stand on each other."""
    found = []
    boxes = sorted(page.boxes, key=lambda word: word[1])
    for index, (one, left, bottom, right, top) in enumerate(boxes):
        for other, left2, bottom2, right2, top2 in boxes[index + 1 :]:
            if bottom2 > top:
                break
            across = min(right, right2) - max(left, left2)
            up = min(top, top2) - max(bottom, bottom2)
            if across > 0.8 and up > 0.8:
                found.append((one, other))
    return found
