"""Fonts in the file: each face cut to the glyphs that a paper shows, with its map to letters."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name

from advisor.report.fonts import Face
from advisor.report.shape import Glyph

PRIVATE = 0xF0000  # + glyph number: a glyph that is only a part of a letter
IGNORED = "\u034f"  # what readers pass over: a dot of an Arabic letter
_AT_ONCE = 100  # entries of one block of a map
_LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "post", "OS/2", "vhea", "vmtx", "VORG")
_CUT = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Fonts:
    """The faces of one paper by their names in it, and the glyphs that it shows of each.

    A regular and its bold of thicker lines share a file.

    ``first`` is the face that ReportLab selects at the head of each page, under the name F1.
    """

    def __init__(self, first: Face) -> None:
        self._faces: dict[Any, Face] = {first.shaper: first}
        self._shown: dict[Any, dict[int, str]] = {first.shaper: {first.glyph(" "): " "}}
        self._again: dict[Any, dict[tuple[int, str], int]] = {}

    def name(self, face: Face) -> str:
        """The name of a face in the file: ``F1``."""
        self._faces.setdefault(face.shaper, face)
        return f"F{list(self._faces).index(face.shaper) + 1}"

    def show(self, face: Face, glyphs: Sequence[Glyph]) -> bool:
        """Note glyphs that are shown; whether the face's own map says what they stand for."""
        said, alone = self._shown.setdefault(face.shaper, {}), True
        for glyph in glyphs:
            if not said.get(glyph.number):
                own = (letter for letter in glyph.text if face.glyph(letter) == glyph.number)
                said[glyph.number] = next(own, glyph.text)
            alone = alone and said[glyph.number] == glyph.text
        return alone

    def code(self, face: Face, glyph: Glyph) -> int:
        """A code of a glyph that stands for its text: another one where it stood for other text.

        In Arabic one glyph, with dots that are glyphs of their own, stands for several letters.
        """
        said = self._shown.setdefault(face.shaper, {})
        text = glyph.text or IGNORED
        if said.setdefault(glyph.number, text) == text:
            return glyph.number
        again = self._again.setdefault(face.shaper, {})
        code = again.setdefault((glyph.number, text), face.shaper.face.glyph_count + len(again))
        said[code] = text
        return code

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Put the fonts into a finished file."""
        fonts = Dictionary()
        for number, face in enumerate(self._faces.values()):
            said = self._shown[face.shaper]
            again = {code: glyph for (glyph, _t), code in self._again.get(face.shaper, {}).items()}
            fonts[f"/F{number + 1}"] = pdf.make_indirect(_font(pdf, face, said, again, number))
        shared = pdf.make_indirect(fonts)
        for page in pdf.pages:
            page.resources.Font = shared


def _font(
    pdf: pikepdf.Pdf, face: Face, said: dict[int, str], again: dict[int, int], number: int
) -> Dictionary:
    name = Name(f"/AAAAA{chr(65 + number % 26)}+{face.name}")
    cut = _cut(face, {again.get(code, code) for code in said})
    outlines = "CFF " not in cut.table_tags
    descriptor = _descriptor(face, name)
    if outlines:
        descriptor.FontFile2 = pdf.make_stream(cut.blob.data, Length1=len(cut.blob.data))
    else:
        data = cut.reference_table("CFF ").data
        descriptor.FontFile3 = pdf.make_stream(data, Subtype=Name.CIDFontType0C)
    widths: list[Any] = []
    for code in sorted(said):
        widths += [code, Array([round(face.width_of(again.get(code, code)), 3)])]
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if outlines else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array(widths),
    )
    if outlines:
        numbers = [again.get(code, code) for code in range(max(said) + 1)]
        places = struct.pack(f">{len(numbers)}H", *numbers)
        inner.CIDToGIDMap = pdf.make_stream(places) if again else Name.Identity
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(_map(said)),
    )


def _cut(face: Face, glyphs: set[int]) -> Any:
    """The font with just those glyphs, at the face's place on the axes of a variable font."""
    wanted, source = uharfbuzz.SubsetInput(), face.shaper.face
    wanted.flags = _CUT
    if "CFF " not in source.table_tags:  # there the file itself keeps the numbers
        wanted.flags |= uharfbuzz.SubsetFlags.RETAIN_GIDS
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT)
    for axis, place in face.axes.items():
        wanted.pin_axis_location(source, axis, place)
    return uharfbuzz.subset(source, wanted)


def _descriptor(face: Face, name: Name) -> Dictionary:
    scale = 1000 / face.units
    head = bytes(face.shaper.face.reference_table("head").data)
    extents = face.shaper.get_font_extents("ltr")
    box = [round(side * scale) for side in struct.unpack_from(">4h", head, 36)]
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=round(extents.ascender * scale),
        Descent=round(extents.descender * scale),
        CapHeight=700,
        StemV=80,
    )


def _map(said: dict[int, str]) -> bytes:
    lines = [
        f"<{glyph:04X}> <{(text or chr(PRIVATE + glyph)).encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(said.items())
    ]
    blocks = [lines[n : n + _AT_ONCE] for n in range(0, len(lines), _AT_ONCE)]
    told = "\n".join("\n".join([f"{len(b)} beginbfchar", *b, "endbfchar"]) for b in blocks)
    return _MAP.format(blocks=told).encode("ascii")
