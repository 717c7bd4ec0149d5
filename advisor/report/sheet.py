"""The sheet: paper sizes, inks, type sizes, and the pen that every mark on a page goes through.

Lengths are points; ``top`` is measured downward from the upper edge of the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

from advisor.report.embedding import Fonts
from advisor.report.fonts import main_face
from advisor.report.scripts import writing
from advisor.report.shape import Style
from advisor.report.tagging import finished
from advisor.report.tags import Tags
from advisor.report.text import Line, Run, blank

Box = tuple[float, float, float, float]  # x, top, width, height

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


def page_of(paper: str, *, across: bool = False) -> Page:
    """The page for ``letter`` or ``a4``; ``across``: its long side lies."""
    width, height = PAPERS[paper]
    return Page(height, width) if across else Page(width, height)


class Pen:
    """Draws on a PDF; the one place where text and shapes enter it."""

    def __init__(self, page: Page, language: str, title: str) -> None:
        self.page, self.title, self.language = page, title, language.replace("_", "-")
        self.mirrored = writing(language).right_to_left
        self.file = io.BytesIO()
        self.canvas = Canvas(
            self.file, pagesize=(page.width, page.height), invariant=1, lang=self.language
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("Advisor")
        self.canvas.setProducer("Advisor")
        self.tags = Tags(self.canvas.addLiteral)
        self.fonts = Fonts(main_face(bold=False))
        self._moved: float | None = None  # inside a picture: by how much it moves as a whole

    def save(self) -> bytes:
        """The finished file, with its structure."""
        self.canvas.save()
        data, title = self.file.getvalue(), self.title
        return finished(data, self.tags, self.fonts, title, self.language, mirrored=self.mirrored)

    def next_page(self) -> None:
        """Finish a page."""
        self.tags.next_page()
        self.canvas.showPage()

    def across(self, x: float, width: float = 0.0) -> float:
        """Where the left end of something lies: on a paper from the right all is mirrored."""
        if not self.mirrored:
            return x
        return self.page.width - x - width if self._moved is None else x + self._moved

    @contextmanager
    def picture(self, x: float, width: float) -> Iterator[None]:
        """A drawing that keeps its shape on a paper from the right: only its place is mirrored."""
        self._moved = self.across(x, width) - x
        yield
        self._moved = None

    def line_of_text(self, line: Line, x: float, baseline: float, *, more: bool = False) -> None:
        """A line of set words from ``x`` on; ``more``: a space parts it from what follows.

        Runs are drawn in the order of reading, each where its direction puts it.
        """
        start, runs = self.across(x, line.width), line.runs()
        if more and runs:
            last = runs[-1]
            space = blank(last.look)
            moved = space.advance * last.look.size / 1000 if last.look.level % 2 else 0.0
            runs[-1] = Run(last.look, (*last.glyphs, space), last.x - moved)
        from_right = any(run.look.level for run in runs)
        for run in runs:
            said = "".join(glyph.text for glyph in run.glyphs)
            with self.tags.said(said) if from_right else nullcontext():
                self.tags.text()
                self._run(run, said, start + run.x, baseline)

    def _run(self, run: Run, said: str, x: float, baseline: float) -> None:
        look = run.look
        ink = _ink(look.ink)
        text = f"BT 1 0 0 1 {x:.2f} {self.page.height - baseline:.2f} Tm {self._show(run)} ET"
        if look.face.thick:
            text = f"q {look.face.thick * look.size:.3f} w {ink} RG 2 Tr {text} Q"
        text = f"{ink} rg {text}"
        about = f"/Lang ({look.language}) " if look.language else ""
        if look.level % 2 == 0 and not (self.fonts.show(look.face, run.glyphs) and look.simple):
            spoken = f"\ufeff{said}".encode("utf-16-be").hex()
            about += f"/ActualText <{spoken}>"
        if about:
            text = f"/Span <<{about}>> BDC {text} EMC"
        self.canvas.addLiteral(text)

    def _show(self, run: Run) -> str:
        """The text operators for a run; kerning and marks as HarfBuzz places them."""
        size, rise = run.look.size, 0.0
        operators = [f"/{self.fonts.name(run.look.face)} {size:g} Tf"]
        codes: list[str] = []
        odd = run.look.level % 2
        for glyph in reversed(run.glyphs) if odd else run.glyphs:
            if glyph.dy != rise:
                operators += [f"[{' '.join(codes)}] TJ"] if codes else []
                codes, rise = [], glyph.dy
                operators.append(f"{rise * size / 1000:.3f} Ts")
            codes += [f"{-glyph.dx:.1f}"] if glyph.dx else []
            code = self.fonts.code(run.look.face, glyph) if odd else glyph.number
            codes.append(f"<{code:04x}>")
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
        x, y = self.across(x, width), self.page.height - top
        self.canvas.line(x, y, x + width, y)

    def upright(self, x: float, top: float, height: float, weight: float, ink: str) -> None:
        """A vertical line."""
        self._stroke(ink, weight)
        x, y = self.across(x), self.page.height - top
        self.canvas.line(x, y, x, y - height)

    def frame(
        self, x: float, top: float, width: float, height: float, *, weight: float, ink: str
    ) -> None:
        """An outline that lies inside its measure."""
        self._stroke(ink, weight)
        x, half = self.across(x, width), weight / 2
        self.canvas.rect(
            x + half, self.page.height - top - height + half, width - weight, height - weight
        )

    def block(self, x: float, top: float, width: float, height: float, ink: str) -> None:
        """A filled rectangle."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        x, y = self.across(x, width), self.page.height - top - height
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def disc(self, x: float, top: float, diameter: float, ink: str) -> None:
        """A filled circle."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        x, radius = self.across(x, diameter), diameter / 2
        y = self.page.height - top - radius
        self.canvas.circle(x + radius, y, radius, stroke=0, fill=1)

    def ring(self, x: float, top: float, diameter: float, *, weight: float, ink: str) -> None:
        """The outline of a circle."""
        self._stroke(ink, weight)
        x, radius = self.across(x, diameter), diameter / 2
        self.canvas.circle(x + radius, self.page.height - top - radius, radius, stroke=1, fill=0)

    def path(self, points: list[tuple[float, float]], weight: float, ink: str) -> None:
        """A line through points."""
        self._stroke(ink, weight)
        path = self.canvas.beginPath()
        path.moveTo(self.across(points[0][0]), self.page.height - points[0][1])
        for x, top in points[1:]:
            path.lineTo(self.across(x), self.page.height - top)
        self.canvas.drawPath(path)

    def dashed(self, on: float, off: float) -> None:
        """Dashes for the strokes that follow; ``off`` 0 = solid again."""
        self.canvas.setDash([on, off] if off else [])

    def blocks(self, boxes: list[Box], ink: str) -> None:
        """Many filled rectangles (x, top, width, height) as one shape."""
        self.tags.shape()
        self.canvas.setFillColor(ink)
        path = self.canvas.beginPath()
        for x, top, width, height in boxes:
            left = self.across(x, width)
            path.rect(left, self.page.height - top - height, width, height)
        self.canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def clipped(self, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Only what lies inside the rectangle is drawn."""
        self.tags.shape()
        self.canvas.saveState()
        path = self.canvas.beginPath()
        left = self.across(x, width)
        path.rect(left, self.page.height - top - height, width, height)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()

    def link(self, url: str, says: str, box: Box) -> None:
        """A place (x, top, width, height) that opens an address when read on a screen."""
        self.tags.link(says)
        x, top, width, height = self.box(*box)
        y = self.page.height - top
        self.canvas.linkURL(url, (x, y - height, x + width, y), thickness=0)

    def box(self, x: float, top: float, width: float, height: float) -> Box:
        """A box where it lies on the page."""
        return self.across(x, width), top, width, height

    def _stroke(self, ink: str, weight: float) -> None:
        self.tags.shape()
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)


@lru_cache(maxsize=32)
def _ink(ink: str) -> str:
    """A colour as the operators of a page take it."""
    return " ".join(f"{part:.6f}".rstrip("0") for part in toColor(ink).rgb())
