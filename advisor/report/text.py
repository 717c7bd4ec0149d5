"""Setting text: spans to shaped words, words to lines, with a fallback face per word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import uharfbuzz

from advisor.report.fonts import Face, fallback_faces, main_face

RTL = ("R", "AL")
MISSING = "?"


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
class Line:
    """Words in the order in which they are drawn."""

    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        """In points."""
        return sum(word.width for word in self.words) + sum(word.space for word in self.words[1:])


@dataclass
class Setter:
    """Shapes and breaks text for one paper. ``odd`` are letters that the main face may lack."""

    odd: frozenset[str] = frozenset()
    missing: set[str] = field(default_factory=set)
    _shaped: dict[tuple[str, bool, bool], tuple[tuple[Face, tuple[Glyph, ...], str, bool], ...]] = (
        field(default_factory=dict)
    )

    def words(self, spans: Iterable[Span], style: Style, figures: bool) -> tuple[Word, ...]:
        """Spans as shaped words; a word may change its look in the middle."""
        words: list[list[Piece]] = []
        spaces: list[float] = []
        glue = False
        for span in spans:
            look = replace(style, bold=style.bold or span.bold, ink=span.ink or style.ink)
            if span.small:
                look = replace(look, size=max(9.5, style.size - 1.5))
            text = unicodedata.normalize("NFC", span.text)
            for part in re.findall(r"\s+|[^\s]+", text.replace("\u00a0", "\ue0a0")):
                if part.isspace():
                    glue = False
                    continue
                pieces = self._pieces(part, look, figures)
                if glue and words:
                    words[-1].extend(pieces)
                else:
                    words.append(list(pieces))
                    spaces.append(self.space(look))
                glue = True
        return tuple(
            Word(tuple(pieces), space, _right_to_left(pieces))
            for pieces, space in zip(words, spaces, strict=True)
        )

    def unprintable(self, letters: frozenset[str]) -> set[str]:
        """Those letters that no face at hand has."""
        odd = {letter for letter in letters if not main_face(bold=False).covers(letter)}
        for face in fallback_faces(self.odd, bold=False) if odd else ():
            odd -= {letter for letter in odd if face.covers(letter)}
        return odd

    def space(self, style: Style) -> float:
        """The width of a word space in points."""
        return main_face(bold=style.bold).advance(" ") * style.size / 1000

    def _pieces(self, word: str, look: Style, figures: bool) -> list[Piece]:
        key = (word, look.bold, figures)
        if key not in self._shaped:
            self._shaped[key] = tuple(self._shape(word, look.bold, figures))
        return [
            Piece(face, glyphs, look.size, look.ink, source, exact)
            for face, glyphs, source, exact in self._shaped[key]
        ]

    def _shape(
        self, word: str, bold: bool, figures: bool
    ) -> Iterable[tuple[Face, tuple[Glyph, ...], str, bool]]:
        word = word.replace("\ue0a0", "\u00a0")
        main = main_face(bold=bold)
        plain = word.replace("\u00a0", " ")
        if main.covers(plain):
            yield _shape(main, plain, figures)
            return
        for face in fallback_faces(self.odd | frozenset(plain), bold=bold):
            if face.covers(plain):
                yield _shape(face, plain, figures)
                return
        yield from self._letter_by_letter(plain, bold, figures)

    def _letter_by_letter(
        self, word: str, bold: bool, figures: bool
    ) -> Iterable[tuple[Face, tuple[Glyph, ...], str, bool]]:
        """A word that no one face covers: runs of faces; a letter that none has becomes ``?``."""
        faces = [main_face(bold=bold), *fallback_faces(self.odd | frozenset(word), bold=bold)]
        runs: list[tuple[Face, str]] = []
        for letter in word:
            face = next((face for face in faces if face.covers(letter)), None)
            if face is None:
                self.missing.add(letter)
                face, letter = faces[0], MISSING
                if runs and runs[-1] == (face, MISSING):
                    continue
            if runs and runs[-1][0] is face:
                runs[-1] = (face, runs[-1][1] + letter)
            else:
                runs.append((face, letter))
        for face, text in runs:
            yield _shape(face, text, figures)


def _shape(face: Face, text: str, figures: bool) -> tuple[Face, tuple[Glyph, ...], str, bool]:
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
    return face, tuple(glyphs), text, "".join(glyph.character for glyph in glyphs) == text


def _right_to_left(pieces: list[Piece]) -> bool:
    return any(unicodedata.bidirectional(letter) in RTL for piece in pieces for letter in piece.source)


def visual_order(words: list[Word]) -> tuple[Word, ...]:
    """Runs of right-to-left words turned round: enough for names inside left-to-right text."""
    ordered: list[Word] = []
    run: list[Word] = []
    for word in words:
        if word.right_to_left:
            run.insert(0, word)
            continue
        ordered += [*run, word]
        run = []
    return tuple(ordered + run)


@dataclass(frozen=True)
class Setting:
    """A text in a style, ready to be broken to any width."""

    setter: Setter
    spans: tuple[Span, ...]
    style: Style
    figures: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The shaped words."""
        return self.setter.words(self.spans, self.style, self.figures)

    @property
    def natural_width(self) -> float:
        """The width on one line, in points."""
        return Line(self.words).width

    def lines(self, width: float) -> tuple[Line, ...]:
        """Lines no wider than ``width``; no lonely last word where it can be helped."""
        words = self._narrowed(width)
        lines = _fill(words, width)
        if len(lines) > 1 and len(lines[-1].words) == 1 and lines[-1].width < width / 4:
            for part in (0.94, 0.88, 0.8):
                tighter = _fill(words, width * part)
                fits = all(line.width <= width for line in tighter)
                if fits and len(tighter) == len(lines) and len(tighter[-1].words) > 1:
                    return tighter
        return lines

    def _narrowed(self, width: float) -> tuple[Word, ...]:
        """Words that fit: smaller by at most two steps, then broken after a hyphen or slash."""
        words: list[Word] = []
        for word in self.words:
            if word.width <= width:
                words.append(word)
                continue
            for step in (1, 2):
                smaller = _resized(word, step)
                if smaller.width <= width:
                    words.append(smaller)
                    break
            else:
                words += self._broken(_resized(word, 2), width)
        return tuple(words)

    def _broken(self, word: Word, width: float) -> list[Word]:
        parts: list[Word] = []
        pieces = [cut for piece in word.pieces for cut in self._cuts(piece, width)]
        line: list[Piece] = []
        for piece in pieces:
            if line and sum(part.width for part in [*line, piece]) > width:
                parts.append(Word(tuple(line), word.space, word.right_to_left))
                line = []
            line.append(piece)
        return [*parts, Word(tuple(line), word.space, word.right_to_left)]

    def _cuts(self, piece: Piece, width: float) -> list[Piece]:
        """A piece cut after hyphens and slashes, and as a last resort between letters."""
        cuts: list[Piece] = []
        start = 0
        for end, glyph in enumerate(piece.glyphs, 1):
            part = replace(piece, glyphs=piece.glyphs[start : end + 1])
            if glyph.character in "-/" or end == len(piece.glyphs) or part.width > width:
                text = piece.source[start:end] if piece.exact else piece.source
                cuts.append(replace(piece, glyphs=piece.glyphs[start:end], source=text))
                start = end
        return cuts


def _resized(word: Word, step: int) -> Word:
    pieces = tuple(replace(piece, size=piece.size - step) for piece in word.pieces)
    return replace(word, pieces=pieces)


def _fill(words: tuple[Word, ...], width: float) -> tuple[Line, ...]:
    lines: list[list[Word]] = []
    used = 0.0
    for word in words:
        if lines and used + word.space + word.width <= width + 0.01:
            lines[-1].append(word)
            used += word.space + word.width
        else:
            lines.append([word])
            used = word.width
    return tuple(Line(visual_order(line)) for line in lines)
