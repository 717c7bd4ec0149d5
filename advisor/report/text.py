"""Setting text: words to lines, with no word cut and no lonely last word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from advisor.report.shape import Piece, Setter, Span, Style, Word

SMALLEST = 9.0  # points: nothing on any paper is set smaller to make it fit


@dataclass(frozen=True, slots=True)
class Line:
    """Words in the order in which they are drawn."""

    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        """In points."""
        return sum(word.width for word in self.words) + sum(word.space for word in self.words[1:])


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
        return self.setter.words(self.spans, self.style, figures=self.figures)

    @property
    def plain(self) -> str:
        """What it says, without its look."""
        return " ".join("".join(span.text for span in self.spans).split())

    @property
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
        return Word(tuple(pieces), 0.0 if before else word.space, word.right_to_left)

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
