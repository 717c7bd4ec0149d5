"""Reading a paper as a screen reader does: by its structure, never by where things stand."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfua
import pikepdf

from tests.unit.report.reading import read_pdf

_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class Said:
    """One element that says something: its role, those around it, what it says and shows."""

    role: str
    around: tuple[str, ...]
    text: str
    shown: str
    language: str = ""


@dataclass(frozen=True)
class Heard:
    """All that a paper says, in the order of its structure; and what it shows as decoration."""

    said: tuple[Said, ...]
    decoration: str

    def seen(self) -> Counter[str]:
        """How often each letter stands on the pages, by structure and decoration together."""
        text = "".join([*(one.shown for one in self.said), self.decoration])
        return Counter("".join(text.split()))

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.said)


def words_on(data: bytes) -> Counter[str]:
    """How often each letter stands on the pages, read without the structure."""
    pages = "".join(page.text for page in read_pdf(data))
    return Counter("".join(pages.replace("\ufffe", "-").split()))


def errors_of_pdfua(data: bytes, folder: Path) -> list[str]:
    """What the checker of others finds wrong; that we claim nothing is no error."""
    path = folder / "paper.pdf"
    path.write_bytes(data)
    found = [one for outcome in pdfua.validate(str(path)).outcomes for one in outcome.findings]
    return [f"{one.rule_id} {one.message}" for one in found if one.rule_id != "UA-28-004"]


def in_order(data: bytes) -> Heard:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marks: dict[tuple[int, int], str] = {}
        decoration = ""
        places = {}
        for index, page in enumerate(pdf.pages):
            places[page.obj.objgen] = index
            for number, text in _texts(page):
                if number is None:
                    decoration += text
                else:
                    marks[index, number] = marks.get((index, number), "") + text
        root: Any = pdf.Root.StructTreeRoot.K
        return Heard(tuple(_walk(root, (), marks, places)), decoration)


def _walk(
    element: Any, around: tuple[str, ...], marks: dict[tuple[int, int], str], places: Any
) -> Iterator[Said]:
    role, shown = str(element.S)[1:], ""
    kids = element.get("/K", None)
    for kid in [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            shown += marks.get((places[element.Pg.objgen], kid), "")
        elif "/MCID" in kid:
            shown += marks.get((places[kid.Pg.objgen], int(kid.MCID)), "")
        elif "/S" in kid and str(kid.S) == "/Span" and "/ActualText" in kid:
            shown += str(kid.ActualText)
        elif "/S" in kid:
            yield from _walk(kid, (*around, role), marks, places)
    if shown or "/Alt" in element:
        text = str(element.get("/Alt", element.get("/ActualText", shown)))
        yield Said(role, around, text, shown, str(element.get("/Lang", "")))


def _texts(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Stretches of text with their mark; a shaped run as the text that it stands for."""
    fonts: Any = page.resources.Font
    letters = {name: _letters(font) for name, font in fonts.items()}
    font, number = "", None
    open_ones: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            given: Any = operands[1] if len(operands) > 1 else {}
            number = int(given["/MCID"]) if "/MCID" in given else number
            open_ones.append("spoken" if "/ActualText" in given else "mark")
            if "/ActualText" in given:
                yield number, str(given["/ActualText"])
        elif operator == "EMC":
            open_ones.pop()
            number = number if open_ones else None
        elif operator == "Tf":
            font = str(operands[0])
        elif operator == "TJ" and "spoken" not in open_ones:
            given = operands[0]
            codes = b"".join(bytes(part) for part in given if isinstance(part, pikepdf.String))
            glyphs = [high << 8 | low for high, low in zip(codes[::2], codes[1::2], strict=True)]
            yield number, "".join(letters[font].get(glyph, "") for glyph in glyphs)


def _letters(font: Any) -> dict[int, str]:
    pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
    return {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs}
