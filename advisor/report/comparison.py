"""The comparison sheet: up to six options on one page, which the client takes home to choose.

It is one page by construction: the type grows smaller, long texts lose their ends, and at last the
facts that matter least are left out by name. Nothing is smaller than 9 points. In large print it
takes the pages that it needs.
"""

from __future__ import annotations

from advisor.domain.centre import Centre
from advisor.domain.comparison import ComparedFact, Comparison
from advisor.domain.plan import PrintAs
from advisor.i18n import N_
from advisor.report.boxes import Framed
from advisor.report.comparison_table import LETTERS, Look, Table, table
from advisor.report.comparison_tiers import tiers
from advisor.report.elements import Cell, Element, Inline, Row, stack
from advisor.report.flow import PageFill, Part, fill
from advisor.report.kit import Type
from advisor.report.money_box import STAMP
from advisor.report.running import (
    below,
    draw_foot,
    draw_header,
    foot_of,
    foot_rows,
    header,
    not_reviewed,
    page_number,
)
from advisor.report.shape import Setter, Span, Style
from advisor.report.sheet import FINE, INK, MARGIN, QUIET, Pen, page_of
from advisor.report.shortening import shortened
from advisor.report.words import Words

TITLE = N_("Compare your options")
ONE = N_("Your option")
YOU_SAID = N_("You said: {limits}.")
ALONE = N_("Each price is for that course alone.")
WHICH = N_("**Which one do you want to try first?** Circle one:")
NOT_SURE = N_("Not sure yet")
NOT_KNOWN = N_("**Not known: ask.** {list}.")
NOBODY = N_("**Not known for any of them: ask.** {list}.")
SAME = N_("**The same for all:** {list}.")
NO_ROOM = N_("**No room here, ask us:** {list}.")
BOLD = N_("Bold at the left: the options differ there, or we do not know it of all.")
SOURCES = N_("**Where the facts come from:** {list}. Ask again before you register.")
SHEET = N_("Comparison sheet")
ACROSS_FROM = 5
CORE = 11
"""Options from which the page lies on its long side; facts that come first and stay."""
LOOKS = (
    Look(11, 14, write=True),
    Look(10.5, 13, write=True),
    Look(10.5, 13),
    Look(10, 12.5),
    Look(9.5, 12),
    Look(9.5, 12, lines=6),
    Look(9, 11, lines=6, above=2, below=2.5),
    Look(9, 11, lines=4, above=1.5, below=2.5),
    Look(9, 11, lines=3, above=1.5, below=2),
    Look(9, 11, lines=2, above=1.5, below=2),
)
LEAST_WHOLE = 6  # looks that are tried with every fact before one is left out
_HEAD = Style(22, 26, bold=True)
_QUIET = Style(10.5, 13.5, ink=QUIET)
_SMALL = Style(9, 11.5, ink=QUIET)


def render(comparison: Comparison, centre: Centre, print_as: PrintAs | None = None) -> bytes:
    """The sheet as a PDF file of one page; unsaid, in English. Raises Unavailable (no font)."""
    kit = kit_for(comparison, centre, print_as or PrintAs())
    top = header(kit, centre, example=comparison.example)
    pen = Pen(kit.page, kit.words.language, kit.words(SHEET))
    at = below(kit, top)
    left = [kit.say(SHEET, FINE), *not_reviewed(kit)]
    rows = foot_rows(kit, left, page_number(kit, 99, 99))
    room = kit.page.height - foot_of(kit, rows) - at
    pages = large_pages(kit, comparison, room) if kit.large else [one_page(kit, comparison, room)]
    for number, page in enumerate(pages, 1):
        draw_header(kit, pen, top)
        for placed in page.placed:
            placed.element.draw(pen, MARGIN, at + placed.top, kit.page.content)
        right = page_number(kit, number, len(pages))
        draw_foot(kit, pen, left, right, rows=rows, last=number == len(pages))
        pen.next_page()
    return pen.save()


def one_page(kit: Type, comparison: Comparison, room: float) -> PageFill:
    """The page of the normal size."""
    page = PageFill()
    for element, gap in page_of_parts(kit, comparison, room):
        page.add(element, gap, kit.page.content)
    return page


def large_pages(kit: Type, comparison: Comparison, room: float) -> list[PageFill]:
    """The pages of large print: nothing is left out."""
    facts, folded = _facts(comparison)
    parts = [Part(_title(kit, comparison), 0), *tiers(kit, comparison.options, facts)]
    if len(comparison.options) > 1:
        parts.append(Part(_question(kit, len(comparison.options)), 10))
    parts += [Part(line, 8) for line in _fine(kit, comparison, folded, [])]
    return fill(parts, kit.page.content, room)


def lies(comparison: Comparison, print_as: PrintAs) -> bool:
    """Whether the page lies on its long side: with many columns, but never in large print."""
    return len(comparison.options) >= ACROSS_FROM and not print_as.large


def kit_for(comparison: Comparison, centre: Centre, print_as: PrintAs) -> Type:
    """Words, letters and page of one sheet."""
    page = page_of(print_as.paper, across=lies(comparison, print_as))
    return Type(Words(print_as.language), Setter(print_as.language), page, print_as)


Parts = list[tuple[Element, float]]


def page_of_parts(kit: Type, comparison: Comparison, room: float) -> Parts:
    """The blocks of the page with the gap above each; together no higher than ``room``."""
    facts, folded = _facts(comparison)
    for number, look in enumerate(LOOKS):
        whole = table(kit, comparison.options, facts, look, room)
        least = len(facts) if number < LEAST_WHOLE else min(CORE, len(facts))
        least = 0 if look is LOOKS[-1] else least
        for count in range(whole.count, least - 1, -1):
            parts = _parts(kit, comparison, whole.first(count), folded, facts[count:])
            if _height(kit, parts) <= room:
                return parts
    return parts


def _facts(comparison: Comparison) -> tuple[list[ComparedFact], list[ComparedFact]]:
    """The facts that have a row, and those that fit into a sentence."""
    printed = sorted((fact for fact in comparison.facts if fact.paper), key=lambda f: f.paper)
    facts = [fact for fact in printed if fact.paper <= CORE or _tells(fact)]
    return facts, [fact for fact in printed if fact not in facts]


def _tells(fact: ComparedFact) -> bool:
    """Whether it needs a row: the same words for all options fit into a sentence."""
    return fact.differs or fact.partly or (fact.known and len(fact.values) == 1)


def _height(kit: Type, parts: Parts) -> float:
    return sum(gap + element.height(kit.page.content) for element, gap in parts)


def _parts(
    kit: Type,
    comparison: Comparison,
    found: Table,
    folded: list[ComparedFact],
    left_out: list[ComparedFact],
) -> Parts:
    parts: Parts = [(_title(kit, comparison), 0), (found, 6)]
    if len(comparison.options) > 1:
        parts.append((_question(kit, len(comparison.options)), 7))
    return [*parts, (stack(_fine(kit, comparison, folded, left_out), 1), 5)]


def _title(kit: Type, comparison: Comparison) -> Element:
    words, room = kit.words, kit.page.content
    stamp = kit.say(STAMP, Style(10.5, 13, bold=True, align="centre"))
    wide = 112.0
    said = [words(YOU_SAID, limits=words.parts(comparison.said))] if comparison.said else []
    line = " ".join([*said, words(ALONE), words.long_day(comparison.on) + "."])
    name = kit.say(TITLE if len(comparison.options) > 1 else ONE, _HEAD, "H1")
    if kit.large:
        wide = min(room, stamp.setting.natural_width + 18)
        short = Row((Cell(Framed(stamp, (8, 5, 8, 6), 1.25, INK), 0, wide),))
        return stack([name, kit.text(line, _QUIET), short], 6)
    left = stack([name, shortened(kit, line, _QUIET, room - wide - 14, 3)])
    frame = Framed(stamp, (8, 5, 8, 6), 1.25, INK)
    return Row((Cell(left, 0, room - wide - 14), Cell(frame, room - wide, wide)))


def _question(kit: Type, count: int) -> Element:
    style = Style(11, 14)
    said = kit.text(kit.words.spans(WHICH), style)
    choices = [kit.text((Span(letter, bold=True),), style) for letter in LETTERS[:count]]
    return Inline((said, *choices, kit.say(NOT_SURE, style)), 18)


def _fine(
    kit: Type,
    comparison: Comparison,
    folded: list[ComparedFact],
    left_out: list[ComparedFact],
) -> list[Element]:
    """What is not in the table, and where that comes from which is."""
    lines: list[Element] = []
    same = [f"{fact.name}: {fact.values[0].text}" for fact in folded if fact.known]
    nobody = [fact.name for fact in folded if not fact.known]
    if same:
        lines.append(kit.say(SAME, _SMALL, list=kit.words.items(same)))
    if nobody:
        said = NOBODY if len(comparison.options) > 1 else NOT_KNOWN
        lines.append(kit.say(said, _SMALL, list=kit.words.parts(nobody)))
    if left_out:
        lines.append(kit.say(NO_ROOM, _SMALL, list=kit.words.parts(fact.name for fact in left_out)))
    lines.append(kit.say(SOURCES, _SMALL, list=_sources(kit, comparison)))
    if len(comparison.options) > 1 and not kit.large:
        lines.append(kit.say(BOLD, _SMALL))
    return lines


def _sources(kit: Type, comparison: Comparison) -> tuple[Span, ...]:
    """Each option by its letter, cut after so many letters at a word."""
    spans: list[Span] = []
    for letter, said in zip(LETTERS, comparison.sources, strict=False):
        spans += [Span(("; " if spans else "") + letter, bold=True), Span(" " + _within(said, 120))]
    return tuple(spans)


def _within(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(maxsplit=1)[0].rstrip(",") + " …"
