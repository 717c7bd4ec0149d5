"""The foot of page one: codes to scan with what they open, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.elements import Cell, Element, Inline, Row, Text, stack
from advisor.report.kit import Kit
from advisor.report.naming import FSG, on_front, title_of
from advisor.report.qr import LEAST, Qr, short
from advisor.report.shape import Span, Style
from advisor.report.sheet import GUTTER, RULE, Pen
from advisor.report.units import MAY_BREAK

HOME_PAGE = N_("home page")
COURSE_PAGE = N_("course\u00a0{n}")
QUESTIONS = N_("**Questions?** Call {counsellor}.")
ASK_US = N_("**Questions?** Ask {counsellor}.")
SAY_CODE = N_("Say your plan code.")
# Translators: Read out to those who cannot see the picture of dots.
CODE_OPENS = N_("Code to scan. It opens {address}")

_CODE_WORDS = Style(10.5, 14)
_ASKED = 140.0
_ADDRESS_WIDTH, _ADDRESS_LINES = 92.0, 2


@dataclass(frozen=True, slots=True)
class CodeAndWords:
    """A QR code with the words beside it that say what it opens."""

    code: Qr
    words: Element
    wide: float  # of the words

    def height(self, width: float) -> float:
        """The taller of both."""
        return max(self.code.side, self.words.height(self.wide))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Code, quiet zone, words in the middle."""
        self.code.draw(pen, x, top, self.code.side)
        free = self.height(width) - self.words.height(self.wide)
        self.words.draw(pen, x + self.code.side + gap_beside(self.code), top + free / 2, self.wide)


def code_for(kit: Kit, url: str, least: float = LEAST) -> Qr:
    """The code that opens an address."""
    return Qr(url, kit.words(CODE_OPENS, address=short(url)), least)


def gap_beside(code: Qr) -> float:
    """The white between a code and its words: never less than the quiet zone."""
    return max(9.0, code.quiet)


def codes(kit: Kit) -> Element:
    """At most three codes, one a provider, and whom to ask; fewer where words would be cut."""
    asked = questions(kit)
    grant = grant_page(kit)
    pages = provider_pages(kit)
    if kit.one_column:
        pages = [*pages[: 2 if grant else 3], *([grant] if grant else [])]
        return stack([_in_halves(kit, [_entry(kit, page) for page in pages]), asked], 8)
    for count in (2 if grant else 3, 1, 0):
        entries = [_entry(kit, page) for page in [*pages[:count], *([grant] if grant else [])]]
        row = _in_columns(kit, entries, asked)
        if row is not None:
            return row
    return asked


@dataclass(frozen=True, slots=True)
class _Entry:
    """A code with its lines of words; ``narrow`` and ``wide`` are the widths they can take."""

    code: Qr
    lines: tuple[Text, ...]

    @property
    def fixed(self) -> float:
        """The code and the white beside its words."""
        return self.code.side + gap_beside(self.code) + 10

    @property
    def narrow(self) -> float:
        """The widest word; room for the name on two lines."""
        words = (word.width for line in self.lines for word in line.setting.words)
        name = self.lines[0].setting
        return max(*words, name.natural_width * 0.6 if len(name.words) > 2 else 0.0) + 1

    @property
    def wide(self) -> float:
        """The widest line."""
        return max(line.setting.natural_width for line in self.lines) + 1


def _entry(kit: Kit, page: CodePage) -> _Entry:
    address = printed_address(kit, page.url, kit.scaled(_ADDRESS_WIDTH))
    lines = [kit.text((Span(page.name, bold=True),), _CODE_WORDS)]
    what = page_words(kit, page)
    lines += [kit.text(what, _CODE_WORDS)] if what else []
    lines += [address] if address else []
    return _Entry(code_for(kit, page.url), tuple(lines))


def printed_address(kit: Kit, url: str, width: float) -> Text | None:
    """An address as people type it, whole on at most two lines; None where it does not fit."""
    text = kit.text(breakable(short(url)), _CODE_WORDS)
    fits = all(word.width <= width for word in text.setting.words)
    return text if fits and len(text.lines(width)) <= _ADDRESS_LINES else None


def _in_columns(kit: Kit, entries: Sequence[_Entry], asked: Element) -> Row | None:
    """The entries side by side, as wide as their words want; None where they do not fit."""
    room = kit.page.content - _ASKED
    least = sum(entry.fixed + entry.narrow for entry in entries)
    if least > room:
        return None
    wanted = sum(entry.wide - entry.narrow for entry in entries) or 1.0
    share = min(1.0, (room - least) / wanted)
    used = sum(e.fixed + e.narrow + (e.wide - e.narrow) * share for e in entries)
    spare = min(48.0, (room - used) / max(1, len(entries)))
    cells, x = [], 0.0
    for entry in entries:
        wide = entry.narrow + (entry.wide - entry.narrow) * share
        cell = CodeAndWords(entry.code, stack(entry.lines), wide)
        cells.append(Cell(cell, x, entry.fixed + wide, "middle"))
        x += entry.fixed + wide + spare
    return Row((*cells, Cell(_Asked(asked), x, kit.page.content - x, "middle")))


def _in_halves(kit: Kit, entries: Sequence[_Entry]) -> Element | None:
    """Two beside each other where their words fit, else one below the other."""
    if not entries:
        return None
    half = kit.page.half
    two = all(entry.fixed + entry.narrow <= half for entry in entries)
    wide = half if two else kit.page.content
    cells = [
        Cell(
            CodeAndWords(entry.code, stack(entry.lines), wide - entry.fixed),
            (half + GUTTER) * (index % 2 if two else 0),
            wide,
            "middle",
        )
        for index, entry in enumerate(entries)
    ]
    step = 2 if two else 1
    return stack([Row(tuple(cells[n : n + step])) for n in range(0, len(cells), step)], 8)


def breakable(address: str) -> str:
    """An address that may break after its host's slash."""
    site, slash, path = address.partition("/")
    return f"{site}{slash}{MAY_BREAK}{path}" if path else site


@dataclass(frozen=True, slots=True)
class CodePage:
    """A page that a code opens: whose it is, its address, which course it is about."""

    name: str
    url: str
    course: int | None = None
    is_home: bool = False


def page_of_course(course: Course) -> CodePage | None:
    """The page of a course, when there is one that may be printed."""
    if course.address is None:
        return None
    home = course.address.is_home_page
    return CodePage(course.provider_short, course.address.url, course.number, home)


def provider_pages(kit: Kit) -> list[CodePage]:
    """One page for each provider that has its own."""
    found: dict[str, CodePage] = {}
    for course in kit.plan.courses:
        page = page_of_course(course)
        if page and course.provider not in found:
            found[course.provider] = page
    return list(found.values())


def page_words(kit: Kit, page: CodePage) -> str:
    """What a page is, in two words; nothing where the name says it."""
    if page.is_home:
        return kit.words(HOME_PAGE)
    return kit.words(COURSE_PAGE, n=page.course) if page.course is not None else ""


def grant_page(kit: Kit) -> CodePage | None:
    """The page of the first program that page one names; of the grant while nothing is chosen."""
    estimate = kit.plan.estimate
    chosen = bool(kit.plan.courses)
    programs = on_front(estimate) if chosen else [p for p in estimate.programs if p.code == FSG]
    for program in programs:
        for _label, url in program.where:
            return CodePage(title_of(program), url)
    return None


def questions(kit: Kit) -> Element:
    """Whom to ask: the centre's phone and the plan code."""
    phone = kit.plan.centre.phone
    said = kit.say(QUESTIONS if phone else ASK_US, _CODE_WORDS, counsellor=kit.counsellor)
    lines: list[Text | None] = [
        said,
        kit.text(phone, _CODE_WORDS) if phone else None,
        kit.say(SAY_CODE, _CODE_WORDS) if kit.plan.code else None,
    ]
    if kit.one_column:
        return Inline(tuple(line for line in lines if line))
    return stack(lines)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words with a thin line at their left."""

    element: Element

    def height(self, width: float) -> float:
        """The words' own."""
        return self.element.height(width - 11)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line and words."""
        pen.upright(x, top, self.height(width), 0.75, RULE)
        self.element.draw(pen, x + 11, top, width - 11)
