"""Finding and loading fonts: packages first, then the system; a fallback for every character.

ReportLab embeds TrueType outlines only. Our fallback, Noto Sans, is one variable file: its default
is the regular face, and a bold face is cut out of it for just the letters that a paper needs
(about 30 ms; a bold of the whole font takes 8 s).
"""

from __future__ import annotations

import importlib.util
import io
import os
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont as FontFile
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from advisor.domain.errors import Unavailable

REGULAR = ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf")
BOLD = ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf")
FALLBACK = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
PRIVATE = 0xF0000  # + glyph number: a glyph that no single character names

_SYSTEM = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
    "C:/Windows/Fonts",
)  # fmt: skip
_WORTH_TRYING = (
    "notosansgurmukhi", "notosansdevanagari", "notosansarabic", "notosans-", "nirmala", "raavi",
    "mangal", "segoeui", "tahoma", "arial", "malgun", "msyh", "simsun", "notosanscjk",
    "arphic", "wqy", "droidsansfallback", "freesans", "dejavusans",
)  # fmt: skip
_loading = threading.RLock()


@dataclass(frozen=True, eq=False)
class Face:
    """One font face as ReportLab embeds it and as HarfBuzz shapes it. Widths in 1/1000 em."""

    font: Any  # reportlab TTFont
    shaper: Any  # uharfbuzz Font
    units: int

    def covers(self, text: Iterable[str]) -> bool:
        """Whether every character has a glyph."""
        known = self.font.face.charToGlyph
        return all(ord(character) in known for character in text)

    def advance(self, character: str) -> float:
        """The width of a character as the PDF will hold it."""
        width = self.font.face.charWidths.get(ord(character), self.font.face.defaultWidth)
        return float(width)

    def character_of(self, glyph: int, wanted: str) -> str:
        """A character that stands for a glyph: the wanted one, or a private one."""
        face = self.font.face
        if face.charToGlyph.get(ord(wanted)) == glyph:
            return wanted
        code = PRIVATE + glyph
        if code not in face.charToGlyph:
            face.charToGlyph[code] = glyph
            face.charWidths[code] = self.shaper.get_glyph_h_advance(glyph) * 1000 / self.units
        return chr(code)


def face_from(data: bytes, name: str) -> Face:
    """Load a TrueType font. Raises TTFError where ReportLab cannot embed it."""
    font = TTFont(name, io.BytesIO(data), asciiReadable=False)
    font.face.name = name.encode()
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    return Face(font, uharfbuzz.Font(face), face.upem)


@lru_cache
def main_face(*, bold: bool) -> Face:
    """Atkinson Hyperlegible. Raises Unavailable if it was not installed."""
    package, file = BOLD if bold else REGULAR
    path = _in_package(package, file) or _on_system(file)
    if path is None:
        raise Unavailable(f"The font {file} is missing. Install Advisor again, then print.")
    with _loading:
        face = face_from(path.read_bytes(), file.removesuffix(".ttf"))
        pdfmetrics.registerFont(face.font)
    return face


def fallback_faces(characters: frozenset[str], *, bold: bool) -> Iterator[Face]:
    """Faces for words that the main face cannot set, the best first."""
    face = _noto_bold(characters) if bold else _noto()
    if face is not None:
        yield face
    for path in _system_files():
        found = _system_face(path)
        if found is not None:
            yield found


@lru_cache
def _noto() -> Face | None:
    path = _in_package(*FALLBACK) or _on_system("NotoSans-Regular.ttf")
    return face_from(path.read_bytes(), "NotoSans-Regular") if path else None


@lru_cache(maxsize=4)
def _noto_bold(characters: frozenset[str]) -> Face | None:
    path = _in_package(*FALLBACK)
    if path is None:
        return _noto()
    with _loading, FontFile(path, lazy=True, recalcTimestamp=False) as font:
        for table in ("HVAR", "MVAR", "STAT", "GSUB", "GDEF", "GPOS"):
            del font[table]
        options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=sorted(ord(character) for character in characters | {" "}))
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": 700, "wdth": 100}, inplace=True)
        data = io.BytesIO()
        font.save(data)
    return face_from(data.getvalue(), "NotoSans-Bold")


def _in_package(package: str, file: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "files" / file
    return path if path.is_file() else None


@lru_cache
def _system_files() -> tuple[Path, ...]:
    found: list[tuple[int, str, Path]] = []
    for folder in _SYSTEM:
        for base, _folders, names in os.walk(folder):
            for name in names:
                plain = name.lower().replace(" ", "")
                rank = next(
                    (i for i, part in enumerate(_WORTH_TRYING) if plain.startswith(part)), None
                )
                if rank is not None and plain.endswith((".ttf", ".ttc")):
                    found.append((rank, plain, Path(base) / name))
    return tuple(path for _rank, _name, path in sorted(found))


def _on_system(file: str) -> Path | None:
    return next((path for path in _system_files() if path.name.lower() == file.lower()), None)


@lru_cache
def _system_face(path: Path) -> Face | None:
    try:
        return face_from(path.read_bytes(), path.stem.replace(" ", ""))
    except (TTFError, OSError):
        return None  # outlines that cannot be embedded: as if the font were not there


def families() -> tuple[str, ...]:
    """The fonts that papers are printed with, the main one first. Raises Unavailable."""
    fallback = _noto()
    names = [main_face(bold=False).font.fontName, *([fallback.font.fontName] if fallback else [])]
    return tuple(str(name) for name in names)
