"""Shaping text: spans to words of glyphs, with the face, script and direction that each needs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

import uharfbuzz

from advisor.domain.errors import Unavailable
from advisor.report import direction
from advisor.report.fonts import Face, at_hand, faces, fallback_faces, latin_face
from advisor.report.installing import what_to_install
from advisor.report.scripts import (
    JOINERS,
    own_script,
    script_of,
    shaping_script,
    writing,
)
from advisor.report.units import MAY_BREAK, NO_BREAK, printable, units

MISSING = "?"
_WESTERN = ("Latn", "Grek", "Cyrl")


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; sizes in points, ink as a hex colour."""

    size: float
    leading: float
    bold: bool = False
    ink: str = "#16191d"
    align: str = "left"  # left | right | centre; left is where lines of the paper start


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
    """A glyph of a face; in 1/1000 em. ``text`` is what it stands for, with those after it."""

    number: int
    text: str
    width: float  # what the PDF moves by
    advance: float  # what HarfBuzz wants to move by
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face, look and direction, in reading order; an odd level runs from the right.

    ``simple``: each glyph is one letter in its own place.
    """

    face: Face
    glyphs: tuple[Glyph, ...]
    size: float
    ink: str
    level: int = 0
    language: str = ""  # where it is not the paper's own
    simple: bool = True

    @property
    def source(self) -> str:
        """The text that it stands for."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def width(self) -> float:
        """In points."""
        return sum(glyph.advance for glyph in self.glyphs) * self.size / 1000


@dataclass(frozen=True, slots=True)
class Word:
    """Pieces between two places where a line may end."""

    pieces: tuple[Piece, ...]
    space: float  # the space before it, in points
    space_level: int = 0

    @property
    def width(self) -> float:
        """In points, without the space."""
        return sum(piece.width for piece in self.pieces)


_Shaped = tuple[tuple[Face, tuple[Glyph, ...]], ...]


@dataclass
class Setter:
    """Shapes the text of one paper. Raises Unavailable where its language has no font."""

    language: str = "en"
    _shaped: dict[tuple[str, bool, bool, str, bool], _Shaped] = field(default_factory=dict)
    _set: dict[tuple[tuple[Span, ...], Style, bool], tuple[Word, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """A paper whose letters cannot be printed is not begun."""
        if not at_hand(self.language):
            raise Unavailable(what_to_install(self.language))

    @property
    def mirrored(self) -> bool:
        """Whether the pages of the paper are laid out from the right."""
        return writing(self.language).right_to_left

    def runs_from_right(self, spans: Iterable[Span]) -> bool:
        """The direction of a paragraph: on a paper from the right its own, unless all is Latin.

        On a paper from the left the first letter decides.
        """
        text = "".join(span.text for span in spans)
        first = direction.right_to_left(text)
        if self.mirrored:
            return first is not False or direction.has_right_to_left(text)
        return bool(first)

    def words(self, spans: Iterable[Span], style: Style, *, figures: bool) -> tuple[Word, ...]:
        """Spans as shaped words; a word may change its look in the middle.

        With ``figures`` all digits are equally wide, so that columns of sums stand straight.
        """
        key = tuple(spans), style, figures
        if key not in self._set:  # layouts are tried with the same text again and again
            self._set[key] = self._words(key[0], style, figures=figures)
        return self._set[key]

    def _words(self, spans: tuple[Span, ...], style: Style, *, figures: bool) -> tuple[Word, ...]:
        spans = tuple(replace(span, text=printable(span.text)) for span in spans)
        looks = [_look(span, style) for span in spans]
        text = "".join(span.text for span in spans)
        owners = [number for number, span in enumerate(spans) for _letter in span.text]
        levels = self._levels(spans, text)
        words = []
        for start, end, gap in units(text):
            pieces: list[Piece] = []
            runs = groupby(range(start, end), lambda at: (owners[at], levels[at]))
            for (owner, level), places in runs:
                run = "".join(text[at] for at in places)
                language = spans[owner].language
                pieces += self._pieces(run, looks[owner], language, level, figures=figures)
            space = self._blank(looks[owners[gap]]) if gap is not None else 0.0
            words.append(Word(tuple(pieces), space, levels[start - 1 if gap is None else gap]))
        return tuple(words)

    def unprintable(self, letters: frozenset[str]) -> set[str]:
        """Those letters that no face at hand has."""
        shown = set(printable("".join(sorted(letters)))) - {MAY_BREAK, *JOINERS}
        return {
            one for one in shown if not one.isspace() and self._face_of(one, bold=False) is None
        }

    def _levels(self, spans: Sequence[Span], text: str) -> list[int]:
        names, at = [], 0
        for span in spans:
            if span.language and not writing(span.language).right_to_left:
                names.append((at, at + len(span.text)))
            at += len(span.text)
        return direction.levels(text, rtl=self.runs_from_right(spans), apart=names)

    def _blank(self, look: Style) -> float:
        return latin_face(self.language, bold=look.bold).advance(" ") * look.size / 1000

    def _pieces(
        self, text: str, look: Style, language: str, level: int, *, figures: bool
    ) -> Iterator[Piece]:
        spoken, odd = language or self.language, level % 2 == 1
        key = (text, look.bold, figures, spoken, odd)
        if key not in self._shaped:
            plain = text.replace(NO_BREAK, " ")
            self._shaped[key] = tuple(
                (face, _shape(face, run, spoken, odd=odd, figures=figures))
                for face, run in self._runs(plain, bold=look.bold)
            )
        for face, glyphs in self._shaped[key]:
            simple = not odd and all(len(one.text) == 1 and not one.dx for one in glyphs)
            yield Piece(face, glyphs, look.size, look.ink, level, language, simple)

    def _runs(self, word: str, *, bold: bool) -> list[tuple[Face, str]]:
        """A word face by face, in one where one has it all; unknown letters become one ``?``."""
        latin = latin_face(self.language, bold=bold)
        if latin.covers(word):
            return [(latin, word)]
        lacking = [letter for letter in word if not latin.covers(letter)]
        letters = any(script_of(one) or unicodedata.category(one) == "Mn" for one in lacking)
        if letters and own_script(word, self.language) in _WESTERN:
            whole = next((f for f in fallback_faces(bold=bold) if f.covers(word)), None)
            if whole:
                return [(whole, word)]
        runs: list[tuple[Face, str]] = []
        for letter in word:
            before = runs[-1] if runs else None
            face = self._face_of(letter, bold=bold, within=word, before=before and before[0])
            shown = letter if face else MISSING
            face = face or latin
            if before == (face, MISSING) and shown == MISSING:
                continue
            if before and before[0] is face:
                runs[-1] = (face, before[1] + shown)
            else:
                runs.append((face, shown))
        return runs

    def _face_of(
        self, letter: str, *, bold: bool, within: str = "", before: Face | None = None
    ) -> Face | None:
        """The face for a letter of a word. Joiners and marks stay with the letter before them."""
        joined = letter in JOINERS or unicodedata.category(letter).startswith("M")
        if before is not None and joined and before.covers(letter):
            return before
        scripts = (own_script(within or letter, self.language), writing(self.language).script)
        made = [face for script in dict.fromkeys(scripts) for face in faces(script, bold=bold)]
        latin = latin_face(self.language, bold=bold)
        mark = unicodedata.category(letter).startswith("P")  # looks like the letters beside it
        western = (letter.isascii() and not mark) or script_of(letter) in _WESTERN
        first = [latin, *made] if western else [*made[:1], latin, *made[1:]]
        every = chain(first, fallback_faces(bold=bold))
        return next((face for face in every if face.covers(letter)), None)


def _look(span: Span, style: Style) -> Style:
    size = max(9.5, style.size - 1.5) if span.small else style.size
    bold, ink = style.bold or span.bold, span.ink or style.ink
    return replace(style, size=size, bold=bold, ink=ink)


def _shape(face: Face, text: str, language: str, *, odd: bool, figures: bool) -> tuple[Glyph, ...]:
    """The glyphs of a run in reading order."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.script = buffer.script or shaping_script(text, language)
    if odd:
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction, buffer.language = "rtl" if odd else "ltr", language.replace("_", "-")
    western = buffer.script in _WESTERN
    uharfbuzz.shape(face.shaper, buffer, {"kern": not figures, "liga": not western})
    shown = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    shown = shown[::-1] if odd else shown
    starts = sorted({info.cluster for info, _place in shown})
    said = {a: text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)}
    scale = 1000 / face.units
    widest = max(face.advance(digit) for digit in "0123456789") if figures else 0.0
    glyphs = []
    for info, place in shown:
        stands_for = said.pop(info.cluster, "")
        number = info.codepoint or face.glyph(MISSING)
        width = face.width_of(number)
        advance, shift = place.x_advance * scale, place.x_offset * scale
        if figures and stands_for.isdigit() and stands_for.isascii():
            shift, advance = (widest - width) / 2, widest
        glyphs.append(Glyph(number, stands_for, width, advance, shift, place.y_offset * scale))
    return tuple(glyphs)
