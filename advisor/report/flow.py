"""Filling pages: parts in order, never split, kept with what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from advisor.report.elements import Element


@dataclass(frozen=True, slots=True)
class Part:
    """A block that stands whole on one page."""

    element: Element
    gap: float = 10.0  # above it, unless it opens a page
    with_next: bool = False  # stays on the page of the next part
    head: Element | None = None  # repeated above it when it opens a page
    opens: str = ""  # what the page before says of the page that it opens
    missing: float = 0.0  # of the gap, where parts are set closer than they should be


@dataclass(slots=True)
class Placed:
    """An element with its distance from the top of the content area."""

    element: Element
    top: float
    missing: float = 0.0  # of the gap above it


@dataclass(slots=True)
class PageFill:
    """What stands on one page."""

    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0
    opens: str = ""  # what the page before says of it

    def add(self, element: Element, gap: float, width: float, missing: float = 0.0) -> None:
        """Put an element below the others; its gap is so much less than it should be."""
        top = self.used + (gap if self.placed else 0.0)
        self.placed.append(Placed(element, top, missing if self.placed else 0.0))
        self.used = top + element.height(width)

    def loosen(self, room: float) -> None:
        """Give what is missing back to the gaps, as far as there is room."""
        missing = sum(placed.missing for placed in self.placed)
        share = min(1.0, (room - self.used) / missing) if missing else 0.0
        lower = 0.0
        for placed in self.placed:
            lower += placed.missing * share
            placed.top += lower
        self.used += lower


def together(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Runs of parts that share a page."""
    run: list[Part] = []
    for part in parts:
        run.append(part)
        if not part.with_next:
            yield run
            run = []
    if run:
        yield run


def height_of(parts: Sequence[Part], width: float) -> float:
    """The height of parts on one page."""
    fill = PageFill()
    for part in parts:
        fill.add(part.element, part.gap, width)
    return fill.used


def fill(parts: Sequence[Part], width: float, room: float) -> list[PageFill]:
    """Pages of ``room`` height that hold the parts in order."""
    pages = [PageFill()]
    for run in together(parts):
        page = pages[-1]
        needed = height_of(run, width) + (run[0].gap if page.placed else 0.0)
        if page.placed and page.used + needed > room + 0.01:
            page = PageFill()
            pages.append(page)
        for part in run:
            if not page.placed:
                page.opens = part.opens
            if not page.placed and part.head is not None:
                page.add(part.head, 0.0, width)
                page.add(part.element, 0.0, width)
            elif page.placed and page.used + part.gap + part.element.height(width) > room + 0.01:
                page = PageFill(opens=part.opens)  # a run taller than a page gives way
                pages.append(page)
                page.add(part.element, 0.0, width)
            else:
                page.add(part.element, part.gap, width, part.missing)
    for page in pages:
        page.loosen(room)
    return pages


def kept_together(parts: Sequence[Part]) -> list[Part]:
    """Parts that share a page, if one holds them all."""
    return [replace(part, with_next=True) for part in parts[:-1]] + list(parts[-1:])


def closer(parts: Sequence[Part]) -> list[Part]:
    """Parts with less white between them, which comes back on pages that have room for it."""
    return [
        replace(part, gap=TIGHT, missing=part.gap - TIGHT) if part.gap > TIGHT else part
        for part in parts
    ]


TIGHT, LOOSE = 6.0, 16.0


def opening(parts: Sequence[Part], opens: str) -> list[Part]:
    """Parts that the page before announces in these words, should one of them open a page."""
    return [replace(part, opens=opens) for part in parts]


def spread(
    parts: Sequence[Part], width: float, room: float, *, foot: bool = True, tighten: bool = True
) -> PageFill | None:
    """One page of these parts: gaps give or take a little. None: no room.

    With ``foot`` the last part stands at the foot of the page; without ``tighten`` gaps only grow.
    """
    gaps = [part.gap for part in parts[1:]]
    slack = room - height_of(parts, width)
    if slack < 0:
        give = [max(0.0, gap - TIGHT) for gap in gaps]
        if not tighten or sum(give) + slack < 0:
            return None
        gaps = [gap + slack * free / sum(give) for gap, free in zip(gaps, give, strict=True)]
        slack = 0.0
    elif gaps:
        take = [LOOSE - gap if gap > TIGHT else 0.0 for gap in gaps]
        share = min(1.0, slack / sum(take)) if sum(take) else 0.0
        gaps = [gap + free * share for gap, free in zip(gaps, take, strict=True)]
        slack -= sum(take) * share
    page = PageFill(opens=parts[0].opens)
    for part, gap in zip(parts, [0.0, *gaps], strict=True):
        rest = slack if foot and part is parts[-1] else 0.0
        page.add(part.element, gap + rest, width)
    return page
