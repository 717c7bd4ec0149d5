"""Setting text: words to lines, with no word cut and no lonely last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.report.direction import visual
from advisor.report.shape import Glyph, Piece, Setter, Span, Style, Word

SMALLEST = 9.0  # points: nothing on any paper is set smaller to make it fit


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one look and direction in reading order; ``x`` is their left end on the line."""

    look: Piece
    glyphs: tuple[Glyph, ...]
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words in the order in which they are read."""

    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        """In points."""
        return sum(word.width for word in self.words) + sum(word.space for word in self.words[1:])

    def runs(self) -> list[Run]:
        """What is drawn, in the order of reading, each where its direction puts it."""
        pieces = list(_with_spaces(self.words))
        places, x = [0.0] * len(pieces), 0.0
        for index in visual([piece.level for piece in pieces]):
            places[index] = x
            x += pieces[index].width
        runs: list[Run] = []
        for piece, place in zip(pieces, places, strict=True):
            if runs and _same_look(runs[-1].look, piece):
                last = runs[-1]
                runs[-1] = Run(last.look, last.glyphs + piece.glyphs, min(last.x, place))
            else:
                runs.append(Run(piece, piece.glyphs, place))
        return runs


def _with_spaces(words: tuple[Word, ...]) -> Iterator[Piece]:
    before: Piece | None = None
    for word in words:
        if before is not None and word.space:
            beside = (before, word.pieces[0])
            look = next((one for one in beside if one.level == word.space_level), before)
            space = blank(look, word.space * 1000 / look.size)
            yield replace(look, glyphs=(space,), level=word.space_level)
        yield from word.pieces
        before = word.pieces[-1]


def blank(look: Piece, width: float | None = None) -> Glyph:
    """A space, as wide as the face has it or as asked (1/1000 em)."""
    number = look.face.glyph(" ")
    own = look.face.width_of(number)
    return Glyph(number, " ", own, own if width is None else width)


def _same_look(one: Piece, other: Piece) -> bool:
    return (
        one.face is other.face
        and one.size == other.size
        and one.ink == other.ink
        and one.level == other.level
        and one.language == other.language
        and one.simple == other.simple
    )


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
        return self.setter.words(self.spans, self.style, figures=self.figures)

    @property
    def plain(self) -> str:
        """What it says, without its look."""
        return " ".join("".join(span.text for span in self.spans).split())

    @cached_property
    def runs_from_right(self) -> bool:
        """The direction of the paragraph."""
        return self.setter.runs_from_right(self.spans)

    @cached_property
    def natural_width(self) -> float:
        """The width on one line, in points."""
        return Line(self.words).width

    @cached_property
    def _at(self) -> dict[float, tuple[Line, ...]]:
        """The lines by width: a block is asked for its height many times before it is drawn."""
        return {}

    def lines(self, width: float) -> tuple[Line, ...]:
        """Lines no wider than ``width``; no lonely last word where it can be helped."""
        if width not in self._at:
            self._at[width] = self._lines(width)
        return self._at[width]

    def _lines(self, width: float) -> tuple[Line, ...]:
        words = self._narrowed(width)
        lines = _fill(words, width)
        if len(lines) > 1 and lines[-1].width < width / 5:
            for part in (0.94, 0.88, 0.8):
                tighter = _fill(words, width * part)
                fits = all(line.width <= width for line in tighter)
                if fits and len(tighter) == len(lines) and tighter[-1].width >= width / 5:
                    return tighter
        return lines

    def _narrowed(self, width: float) -> tuple[Word, ...]:
        """Words that fit: smaller by at most two steps, then broken after a hyphen or slash."""
        words: list[Word] = []
        steps = [step for step in (1, 2) if self.style.size - step >= SMALLEST]
        for word in self.words:
            if word.width <= width:
                words.append(word)
                continue
            for step in steps:
                smaller = _resized(word, step)
                if smaller.width <= width:
                    words.append(smaller)
                    break
            else:
                words += self._broken(_resized(word, max(steps, default=0)), width)
        return tuple(words)

    def _broken(self, word: Word, width: float) -> list[Word]:
        parts: list[Word] = []
        pieces = [cut for piece in word.pieces for cut in self._cuts(piece, width)]
        line: list[Piece] = []
        for piece in pieces:
            if line and sum(part.width for part in [*line, piece]) > width:
                parts.append(self._part(word, line, parts))
                line = []
            line.append(piece)
        return [*parts, self._part(word, line, parts)]

    def _part(self, word: Word, pieces: list[Piece], before: list[Word]) -> Word:
        """A part of a broken word: no space before it where the word goes on."""
        return Word(tuple(pieces), 0.0 if before else word.space, word.space_level)

    def _cuts(self, piece: Piece, width: float) -> list[Piece]:
        """A piece cut after hyphens and slashes, and as a last resort between letters."""
        cuts: list[Piece] = []
        start = 0
        for end, glyph in enumerate(piece.glyphs, 1):
            if end < len(piece.glyphs) and not piece.glyphs[end].text:
                continue  # never between a letter and its marks
            part = replace(piece, glyphs=piece.glyphs[start : end + 1])
            if glyph.text in ("-", "/") or end == len(piece.glyphs) or part.width > width:
                cuts.append(replace(piece, glyphs=piece.glyphs[start:end]))
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
    return tuple(Line(tuple(line)) for line in lines)
