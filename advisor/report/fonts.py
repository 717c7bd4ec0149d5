"""Finding and loading fonts: packages first, then the system; a fallback for every character.

A face is shaped by HarfBuzz and, when a paper is finished, cut by HarfBuzz to the glyphs that the
paper shows: so a bold of a variable font takes a millisecond, and any outlines can be embedded.
"""

from __future__ import annotations

import importlib.util
import os
import re
import struct
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz

from advisor.domain.errors import Unavailable
from advisor.report.font_files import BY_NUMBER, FAMILIES, OTHERS, Family
from advisor.report.scripts import JOINERS, writing

THICK = 0.028  # em: the stroke that stands for a bold that a family does not have
_BOLD = {"wght": 700.0, "wdth": 100.0}
_REGULAR = {"wght": 400.0, "wdth": 100.0}
_RESTRICTED = 0x0002  # OS/2 fsType: must not be embedded
_loading = threading.RLock()


@dataclass(frozen=True, eq=False)
class Face:
    """One font face. Widths in 1/1000 em."""

    name: str
    shaper: Any  # uharfbuzz Font, set to its place on the axes
    axes: Mapping[str, float] = field(default_factory=dict)
    thick: float = 0.0  # em
    _glyphs: dict[str, int] = field(default_factory=dict)

    @property
    def units(self) -> int:
        """Units of an em."""
        return int(self.shaper.face.upem)

    def glyph(self, character: str) -> int:
        """The glyph of a character by itself; 0 = there is none."""
        found = self._glyphs.get(character)
        if found is None:
            found = int(self.shaper.get_nominal_glyph(ord(character)) or 0)
            self._glyphs[character] = found
        return found

    def covers(self, text: Iterable[str]) -> bool:
        """Whether every character has a glyph; joiners need none."""
        return all(self.glyph(letter) or letter in JOINERS for letter in text)

    def width_of(self, glyph: int) -> float:
        """The width of a glyph as the PDF will hold it."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * 1000 / self.units

    def advance(self, character: str) -> float:
        """The width of a character by itself."""
        return self.width_of(self.glyph(character))


def main_face(*, bold: bool) -> Face:
    """Atkinson Hyperlegible. Raises Unavailable if it was not installed."""
    found = next(faces("Latn", bold=bold), None)
    if found is None:
        file = FAMILIES["Latn"][0].bold if bold else FAMILIES["Latn"][0].regular
        raise Unavailable(f"The font {file} is missing. Install Advisor again, then print.")
    return found


def latin_face(language: str, *, bold: bool) -> Face:
    """The face of a paper's Latin letters and digits. Raises Unavailable."""
    return next(faces(writing(language).latin, bold=bold), None) or main_face(bold=bold)


def faces(script: str, *, bold: bool) -> Iterator[Face]:
    """The faces at hand that are made for a script, the best first."""
    for family in FAMILIES.get(script, ()):
        found = _face(family, bold=bold)
        if found is not None:
            yield found


def fallback_faces(*, bold: bool) -> Iterator[Face]:
    """Faces for letters that no other face has: Noto Sans, then what the system has."""
    yield from faces("Zsym", bold=bold)
    for path in _others():
        found = _loaded(path, bold=False)
        if found is not None:
            yield found


def at_hand(language: str) -> bool:
    """Whether there is a font for a language."""
    how = writing(language)
    return any(face.covers(how.sample) for face in faces(how.script, bold=False))


def families() -> tuple[str, ...]:
    """The fonts that papers are printed with, the main one first. Raises Unavailable."""
    found = [main_face(bold=False)]
    found += [face for script in FAMILIES for face in list(faces(script, bold=False))[:1]]
    return tuple(dict.fromkeys(face.name for face in found))


def _face(family: Family, *, bold: bool) -> Face | None:
    """The face of a family; a bold that it lacks is its regular with thicker lines."""
    regular = _path(family.package, family.regular)
    if regular is None:
        return None
    heavy = _path(family.package, family.bold) if bold and family.bold else None
    with _loading:
        return _loaded(heavy, bold=False) if heavy else _loaded(regular, bold=bold)


@lru_cache(maxsize=512)
def _loaded(path: Path, *, bold: bool) -> Face | None:
    try:
        source = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), 0)
    except (OSError, uharfbuzz.HarfBuzzError):
        return None
    drawn = "glyf" in source.table_tags or path.name.startswith(BY_NUMBER)
    if not drawn or _is_restricted(source):
        return None  # as if the font were not there
    wanted = _BOLD if bold else _REGULAR
    axes = {axis.tag: wanted.get(axis.tag, axis.default_value) for axis in source.axis_infos}
    if bold and "wght" not in axes:
        regular = _loaded(path, bold=False)
        return regular and replace(regular, thick=THICK)
    shaper = uharfbuzz.Font(source)
    if axes:
        shaper.set_variations(axes)
    name = re.sub(r"\[.*\]|[^A-Za-z0-9-]", "", path.stem)
    name += ("-Bold" if bold else "-Regular") if axes else ""
    return Face(name, shaper, axes)


def _is_restricted(source: Any) -> bool:
    data = bytes(source.reference_table("OS/2").data or b"")
    return len(data) >= 10 and bool(struct.unpack_from(">H", data, 8)[0] & 0xF == _RESTRICTED)


def _path(package: str, file: str) -> Path | None:
    return _in_package(package, file) if package else _system().get(file.lower())


@lru_cache
def _in_package(package: str, file: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    places = (folder / "files" / file, folder / file)
    return next((path for path in places if path.is_file()), None)


@lru_cache
def _system() -> dict[str, Path]:
    """The font files of the system by their names in small letters."""
    home = Path.home()
    folders = (
        "/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts",
        "/System/Library/Fonts", "/Library/Fonts", home / "Library/Fonts",
        "C:/Windows/Fonts", home / "AppData/Local/Microsoft/Windows/Fonts",
    )  # fmt: skip
    found: dict[str, Path] = {}
    for folder in folders:
        for base, _inner, names in os.walk(folder):
            for name in names:
                if name.lower().endswith((".ttf", ".ttc", ".otf")):
                    found.setdefault(name.lower(), Path(base) / name)
    return found


@lru_cache
def _others() -> tuple[Path, ...]:
    """Files of the system worth trying for any letter, the best first."""
    ranked = []
    for name, path in _system().items():
        plain = name.replace(" ", "")
        rank = next((i for i, part in enumerate(OTHERS) if plain.startswith(part)), None)
        if rank is not None and "bold" not in plain and "italic" not in plain:
            ranked.append((rank, plain, path))
    return tuple(path for _rank, _name, path in sorted(ranked))
