"""The sheet: paper sizes, inks, type sizes, and the pen that every mark on a page goes through.

Lengths are points; ``top`` is measured downward from the upper edge of the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from advisor.report.fonts import main_face
from advisor.report.shape import Glyph, Piece, Style
from advisor.report.tagging import finished
from advisor.report.tags import Tags
from advisor.report.text import Line

INK, ACCENT, QUIET, RULE, WHITE = "#16191d", "#0e4a5c", "#4a535b", "#aab3b9", "#ffffff"

TITLE = Style(24, 28, bold=True)
SUBTITLE = Style(19, 23, bold=True)
WORST = Style(21, 25, bold=True)
LEAD = Style(14, 19)
HEADING = Style(14, 18, bold=True, ink=ACCENT)
COURSE = Style(13, 16.5, bold=True)
BODY = Style(12, 15.5)
DETAIL = Style(11, 14)
DENSE = Style(10.5, 13)
SMALL = Style(10, 13, ink=QUIET)
FINE = Style(9.5, 12.5, ink=QUIET)

LEAST_HEAD = 21.0
LARGE = ((22.0, 30.0, 36.0), (20.0, 26.0, 32.0), (17.0, 24.0, 30.0), (12.5, LEAST_HEAD, 27.0))
"""Least size of the normal paper, then size and leading in large print, the largest first."""

PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
MARGIN, GUTTER = 48.0, 12.0
HEAD_BOTTOM, FOOT = 50.0, 50.0
"""Where the header's rule lies; where text ends above the lower edge."""


@dataclass(frozen=True, slots=True)
class Page:
    """A paper size."""

    width: float
    height: float

    @property
    def content(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def half(self) -> float:
        """The width of half a row."""
        return (self.content - GUTTER) / 2

    @property
    def room(self) -> float:
        """The height between header and footer."""
        return self.height - HEAD_BOTTOM - FOOT - 8


def enlarged(style: Style) -> Style:
    """A style of the normal paper in large print: read is 18, quiet labels 16, sources 14."""
    small = style.size <= SMALL.size and style.ink == QUIET
    if small:
        size, leading = (14.0, 18.0) if style.size < SMALL.size else (16.0, 21.0)
    else:
        size, leading = next(
            (found for least, *found in LARGE if style.size >= least), (18.0, 25.0)
        )
    if size == LEAST_HEAD and not style.bold:
        size = 19.0  # the best case, and the client's own words
    return replace(style, size=size, leading=leading)


def page_of(paper: str, *, across: bool = False) -> Page:
    """The page for ``letter`` or ``a4``; ``across``: its long side lies."""
    width, height = PAPERS[paper]
    return Page(height, width) if across else Page(width, height)


class Pen:
    """Draws on a PDF; the one place where text and shapes enter it."""

    def __init__(self, page: Page, language: str, title: str) -> None:
        self.page, self.title, self.language = page, title, language
        self.file = io.BytesIO()
        self.canvas = Canvas(
            self.file,
            pagesize=(page.width, page.height),
            invariant=1,
            initialFontName=main_face(bold=False).font.fontName,
            lang=language,
        )
        self._document: Any = getattr(self.canvas, "_doc")  # noqa: B009 - ReportLab's own name
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("Advisor")
        self.canvas.setProducer("Advisor")
        self.tags = Tags(self.canvas.addLiteral)

    def save(self) -> bytes:
        """The finished file, with its structure."""
        self.canvas.save()
        tags = self.tags
        return finished(self.file.getvalue(), tags.root, tags.bookmarks, self.title, self.language)

    def next_page(self) -> None:
        """Finish a page."""
        self.tags.next_page()
        self.canvas.showPage()

    def line_of_text(self, line: Line, x: float, baseline: float, *, more: bool = False) -> None:
        """A line of set words from ``x`` on; ``more``: a space parts it from what follows."""
        self.tags.text()
        run: list[tuple[Piece, tuple[Glyph, ...]]] = []
        start = at = x
        for index, word in enumerate(line.words):
            if index and word.space:
                piece = run[-1][0]
                gap = Glyph(" ", piece.face.advance(" "), word.space * 1000 / piece.size)
                run.append((piece, (gap,)))
                at += word.space
            for piece in word.pieces:
                if run and not _same_look(run[-1][0], piece):
                    self._run(run, start, baseline)
                    run, start = [], at
                run.append((piece, piece.glyphs))
                at += piece.width
        if run and more:
            piece = run[-1][0]
            width = piece.face.advance(" ")
            run.append((piece, (Glyph(" ", width, width),)))
        if run:
            self._run(run, start, baseline)

    def _run(self, run: list[tuple[Piece, tuple[Glyph, ...]]], x: float, baseline: float) -> None:
        first = run[0][0]
        self.canvas.setFillColor(first.ink)
        operators = self._show(first, [glyph for _piece, glyphs in run for glyph in glyphs])
        text = f"BT 1 0 0 1 {x:.2f} {self.page.height - baseline:.2f} Tm {operators} ET"
        about = f"/Lang ({first.language}) " if first.language else ""
        if not first.exact:
            said = "".join(p.source if glyphs is p.glyphs else " " for p, glyphs in run)
            spoken = f"\ufeff{said}".encode("utf-16-be").hex()
            about += f"/ActualText <{spoken}>"
        if about:
            text = f"/Span <<{about}>> BDC {text} EMC"
        self.canvas.addLiteral(text)

    def _show(self, piece: Piece, glyphs: list[Glyph]) -> str:
        """The text operators for glyphs of one face; kerning and marks as HarfBuzz places them."""
        font, document = piece.face.font, self._document
        operators: list[str] = []
        codes: list[str] = []
        subset_now, rise = None, 0.0
        for glyph in glyphs:
            ((subset, code),) = font.splitString(glyph.character, document)
            if subset != subset_now or glyph.dy != rise:
                operators += [f"[{' '.join(codes)}] TJ"] if codes else []
                codes = []
            if subset != subset_now:
                name = font.getSubsetInternalName(subset, document)
                operators.append(f"{name} {piece.size:g} Tf")
                subset_now = subset
            if glyph.dy != rise:
                rise = glyph.dy
                operators.append(f"{rise * piece.size / 1000:.3f} Ts")
            codes += [f"{-glyph.dx:.1f}"] if glyph.dx else []
            codes.append(f"<{code.hex()}>")
            rest = glyph.width - glyph.advance + glyph.dx
            codes += [f"{rest:.1f}"] if abs(rest) > 0.05 else []
        operators.append(f"[{' '.join(codes)}] TJ")
        operators += ["0 Ts"] if rise else []
        return " ".join(operators)

    def rule(
        self, x: float, top: float, width: float, weight: float = 0.75, ink: str = RULE
    ) -> None:
        """A horizontal line."""
        self._stroke(ink, weight)
        y = self.page.height - top
        self.canvas.line(x, y, x + width, y)

    def upright(self, x: float, top: float, height: float, weight: float, ink: str) -> None:
        """A vertical line."""
        self._stroke(ink, weight)
        y = self.page.height - top
        self.canvas.line(x, y, x, y - height)

    def frame(
        self, x: float, top: float, width: float, height: float, *, weight: float, ink: str
    ) -> None:
        """An outline that lies inside its measure."""
        self._stroke(ink, weight)
        half = weight / 2
        self.canvas.rect(
            x + half, self.page.height - top - height + half, width - weight, height - weight
        )

    def block(self, x: float, top: float, width: float, height: float, ink: str) -> None:
        """A filled rectangle."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        y = self.page.height - top - height
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def disc(self, x: float, top: float, diameter: float, ink: str) -> None:
        """A filled circle."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        radius = diameter / 2
        y = self.page.height - top - radius
        self.canvas.circle(x + radius, y, radius, stroke=0, fill=1)

    def ring(self, x: float, top: float, diameter: float, *, weight: float, ink: str) -> None:
        """The outline of a circle."""
        self._stroke(ink, weight)
        radius = diameter / 2
        self.canvas.circle(x + radius, self.page.height - top - radius, radius, stroke=1, fill=0)

    def path(self, points: list[tuple[float, float]], weight: float, ink: str) -> None:
        """A line through points."""
        self._stroke(ink, weight)
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.page.height - points[0][1])
        for x, top in points[1:]:
            path.lineTo(x, self.page.height - top)
        self.canvas.drawPath(path)

    def dashed(self, on: float, off: float) -> None:
        """Dashes for the strokes that follow; ``off`` 0 = solid again."""
        self.canvas.setDash([on, off] if off else [])

    def blocks(self, boxes: list[tuple[float, float, float, float]], ink: str) -> None:
        """Many filled rectangles (x, top, width, height) as one shape."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        path = self.canvas.beginPath()
        for x, top, width, height in boxes:
            path.rect(x, self.page.height - top - height, width, height)
        self.canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def clipped(self, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Only what lies inside the rectangle is drawn."""
        self.tags.shape()
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x, self.page.height - top - height, width, height)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()

    def link(self, url: str, says: str, box: tuple[float, float, float, float]) -> None:
        """A place (x, top, width, height) that opens an address when read on a screen."""
        self.tags.link(says)
        x, top, width, height = box
        y = self.page.height - top
        self.canvas.linkURL(url, (x, y - height, x + width, y), thickness=0)

    def _stroke(self, ink: str, weight: float) -> None:
        self.tags.shape()
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)


def _same_look(one: Piece, other: Piece) -> bool:
    return (
        one.face is other.face
        and one.size == other.size
        and one.ink == other.ink
        and one.language == other.language
        and one.exact
        and other.exact
    )
