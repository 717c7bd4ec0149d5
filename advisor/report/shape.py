"""Shaping text: spans to words of glyphs, with a fallback face for every word that needs one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import uharfbuzz

from advisor.report.fonts import Face, fallback_faces, main_face

MISSING = "?"
_RTL = ("R", "AL")
_NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"  # a place inside an address where a line may end
_PARTS = re.compile(r"\u200b|[^\S\u00a0]+|(?:[^\s\u200b]|\u00a0)+")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; sizes in points, ink as a hex colour."""

    size: float
    leading: float
    bold: bool = False
    ink: str = "#16191d"
    align: str = "left"  # left | right | centre


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look; empty ``ink`` = the style's."""

    text: str
    bold: bool = False
    ink: str = ""
    small: bool = False
    language: str = ""  # where it is not the paper's own


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by the character that encodes it; in 1/1000 em."""

    character: str
    width: float  # what the PDF moves by
    advance: float  # what HarfBuzz wants to move by
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face and look, set together; ``source`` is the text that they stand for."""

    face: Face
    glyphs: tuple[Glyph, ...]
    size: float
    ink: str
    source: str
    exact: bool  # the glyphs' own characters are the source
    language: str = ""  # where it is not the paper's own

    @property
    def width(self) -> float:
        """In points."""
        return sum(glyph.advance for glyph in self.glyphs) * self.size / 1000


@dataclass(frozen=True, slots=True)
class Word:
    """Pieces between two spaces."""

    pieces: tuple[Piece, ...]
    space: float  # the space before it, in points
    right_to_left: bool = False

    @property
    def width(self) -> float:
        """In points, without the space."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Shaped:
    """Glyphs of one face for a text, before size and ink."""

    face: Face
    glyphs: tuple[Glyph, ...]
    source: str
    exact: bool


@dataclass
class Setter:
    """Shapes text for one paper. ``odd`` are letters that the main face may lack."""

    odd: frozenset[str] = frozenset()
    _shaped: dict[tuple[str, bool, bool], tuple[_Shaped, ...]] = field(default_factory=dict)

    def words(self, spans: Iterable[Span], style: Style, *, figures: bool) -> tuple[Word, ...]:
        """Spans as shaped words; a word may change its look in the middle.

        With ``figures`` all digits are equally wide, so that columns of sums stand straight.
        """
        words: list[list[Piece]] = []
        spaces: list[float] = []
        glue, space = False, 0.0
        for span in spans:
            look = _look(span, style)
            blank = main_face(bold=look.bold).advance(" ") * look.size / 1000
            for part in _PARTS.findall(_printable(span.text)):
                if part == MAY_BREAK or (part.isspace() and part != _NO_BREAK):
                    glue, space = False, 0.0 if part == MAY_BREAK else blank
                    continue
                pieces = self._pieces(part, look, span.language, figures=figures)
                if glue and words:
                    words[-1].extend(pieces)
                else:
                    words.append(pieces)
                    spaces.append(space)
                glue = True
        return tuple(
            Word(tuple(pieces), space, right_to_left(pieces))
            for pieces, space in zip(words, spaces, strict=True)
        )

    def unprintable(self, letters: frozenset[str]) -> set[str]:
        """Those letters that no face at hand has."""
        shown = set(_printable("".join(sorted(letters)))) - {MAY_BREAK, *_JOINERS}
        odd = {letter for letter in shown if not main_face(bold=False).covers(letter)}
        odd -= {letter for letter in odd if letter.isspace()}
        for face in fallback_faces(self.odd, bold=False) if odd else ():
            odd -= {letter for letter in odd if face.covers(letter)}
        return odd

    def _pieces(self, word: str, look: Style, language: str, *, figures: bool) -> list[Piece]:
        key = (word, look.bold, figures)
        if key not in self._shaped:
            plain = word.replace(_NO_BREAK, " ")
            self._shaped[key] = tuple(self._shape(plain, bold=look.bold, figures=figures))
        return [
            Piece(one.face, one.glyphs, look.size, look.ink, one.source, one.exact, language)
            for one in self._shaped[key]
        ]

    def _shape(self, word: str, *, bold: bool, figures: bool) -> Iterator[_Shaped]:
        faces = [main_face(bold=bold)]
        if not faces[0].covers(word):
            for face in fallback_faces(self.odd | frozenset(word), bold=bold):
                faces.append(face)
                if face.covers(word):
                    break
        whole = next((face for face in faces if face.covers(word)), None)
        runs = [(whole, word)] if whole else _runs(faces, word)
        return (_shape(face, text, figures=figures) for face, text in runs)


def _printable(text: str) -> str:
    """Text in composed letters, without control characters: they have no shape to print."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf")
        or letter.isspace()
        or letter in (MAY_BREAK, *_JOINERS)
    )
    return "".join(kept)


def _look(span: Span, style: Style) -> Style:
    size = max(9.5, style.size - 1.5) if span.small else style.size
    bold, ink = style.bold or span.bold, span.ink or style.ink
    return replace(style, size=size, bold=bold, ink=ink)


def _runs(faces: list[Face], word: str) -> list[tuple[Face, str]]:
    """A word that no one face covers, face by face; letters that none has become one ``?``."""
    runs: list[tuple[Face, str]] = []
    for letter in word:
        face = next((face for face in faces if face.covers(letter)), None)
        shown = (face, letter) if face else (faces[0], MISSING)
        if face is None and runs and runs[-1] == shown:
            continue
        if runs and runs[-1][0] is shown[0]:
            runs[-1] = (shown[0], runs[-1][1] + shown[1])
        else:
            runs.append(shown)
    return runs


def _shape(face: Face, text: str, *, figures: bool) -> _Shaped:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.shaper, buffer, {"kern": not figures, "liga": False})
    scale = 1000 / face.units
    widest = max(face.advance(digit) for digit in "0123456789") if figures else 0.0
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        character = face.character_of(info.codepoint, text[info.cluster])
        width = face.advance(character)
        advance, shift = place.x_advance * scale, place.x_offset * scale
        if figures and character.isdigit() and character.isascii():
            shift, advance = (widest - width) / 2, widest
        glyphs.append(Glyph(character, width, advance, shift, place.y_offset * scale))
    moved = any(glyph.dx for glyph in glyphs)  # a reader takes the white beside a 1 for a space
    exact = not moved and "".join(glyph.character for glyph in glyphs) == text
    return _Shaped(face, tuple(glyphs), text, exact)


def right_to_left(pieces: Iterable[Piece]) -> bool:
    """Whether a word is written from the right."""
    letters = (letter for piece in pieces for letter in piece.source)
    return any(unicodedata.bidirectional(letter) in _RTL for letter in letters)
