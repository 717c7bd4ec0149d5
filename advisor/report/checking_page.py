"""What is checked on one page: its content, its links and its fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWS_TEXT = ("Tj", "TJ", "'", '"')
_DRAWS = (*_SHOWS_TEXT, "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,})>")
_NEVER = (b"0000", b"FEFF", b"FFFE")


@dataclass(frozen=True, slots=True)
class Owned:
    """What the structure holds of a page."""

    marks: Mapping[int, int]  # number of a mark: how many elements own it
    listed: int  # how many marks the page's own list names
    links: set[tuple[int, int]]


def page_findings(page: pikepdf.Page, owned: Owned) -> Iterator[str]:
    """What is wrong with a page."""
    if str(page.obj.get("/Tabs", "")) != "/S":
        yield "the tab order is not that of the structure."
    content = _Content(_private_letters(page))
    for instruction in pikepdf.parse_content_stream(page):
        content.take(str(instruction.operator), instruction.operands)
    yield from content.wrong
    if content.open_ones:
        yield "marked content is not closed."
    seen = content.seen
    if owned.marks != dict(seen) or set(seen.values()) - {1} or owned.listed != len(seen):
        yield "the structure and the marks on the page differ."
    for annotation in page.obj.get("/Annots", []):
        if annotation.objgen not in owned.links or "/StructParent" not in annotation:
            yield "a link is not in the structure."
        if not str(annotation.get("/Contents", "")).strip():
            yield "a link has no words."
    fonts: Any = page.resources.get("/Font", {})
    for font in fonts.values():
        yield from _font(font)


@dataclass
class _Content:
    """Follows a content stream: every mark is content or decoration, never one in the other."""

    private: Mapping[str, set[int]]
    wrong: list[str] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    open_ones: list[str] = field(default_factory=list)  # mark | artifact | spoken | other
    font: str = ""

    def take(self, operator: str, operands: Any) -> None:
        """One instruction."""
        if operator in ("BMC", "BDC"):
            self._opens(operands)
        elif operator == "EMC":
            self.open_ones.pop()
        elif operator == "Tf":
            self.font = str(operands[0])
        elif operator in _DRAWS:
            self._draws(operator, operands)

    @property
    def _is_marked(self) -> bool:
        return "mark" in self.open_ones or "artifact" in self.open_ones

    def _opens(self, operands: Any) -> None:
        properties = operands[1] if len(operands) > 1 else {}
        kind = "spoken" if "/ActualText" in properties else "other"
        if str(operands[0]) == "/Artifact":
            kind = "artifact"
        elif "/MCID" in properties:
            kind = "mark"
            self.seen[int(properties["/MCID"])] += 1
        if kind in ("mark", "artifact") and self._is_marked:
            self.wrong.append("marked content stands inside marked content.")
        self.open_ones.append(kind)

    def _draws(self, operator: str, operands: Any) -> None:
        if not self._is_marked:
            self.wrong.append("something is neither content nor decoration.")
        if operator in _SHOWS_TEXT:
            self._shows(_glyphs(operands[0] if operator == "TJ" else operands[-1:]))

    def _shows(self, glyphs: set[int]) -> None:
        if 0 in glyphs:
            self.wrong.append("a letter has no shape in its font.")
        if glyphs & self.private.get(self.font, set()) and "spoken" not in self.open_ones:
            self.wrong.append("a shaped word has no text.")


def _glyphs(parts: Any) -> set[int]:
    """The glyphs that are shown: two bytes each."""
    shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return {high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=True)}


def _private_letters(page: pikepdf.Page) -> dict[str, set[int]]:
    """By font the codes whose letters mean nothing outside it."""
    found: dict[str, set[int]] = {}
    fonts: Any = page.resources.get("/Font", {})
    for name, font in fonts.items():
        pairs = _MAPPED.findall(_map_of(font))
        letters = {int(code, 16): bytes.fromhex(said.decode()) for code, said in pairs}
        found[name] = {code for code, said in letters.items() if _is_private(said)}
    return found


def _is_private(said: bytes) -> bool:
    letters = said.decode("utf-16-be", errors="replace")
    return any(0xE000 <= ord(letter) <= 0xF8FF or ord(letter) >= 0xF0000 for letter in letters)


def _map_of(font: Any) -> bytes:
    return bytes(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else b""


def _font(font: Any) -> Iterator[str]:
    inner = font.get("/DescendantFonts", [font])[0]
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
        yield "a font is not embedded."
    letters = [said for _code, said in _MAPPED.findall(_map_of(font))]
    if not letters or any(said in _NEVER for said in letters):
        yield "a font does not say which letters it shows."
