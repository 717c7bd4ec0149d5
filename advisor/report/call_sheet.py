"""The call sheet: page one while no price is known. One question a row, one course a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from advisor.domain.plan import Course, StepKind
from advisor.i18n import N_
from advisor.report.boxes import Framed, TickBox
from advisor.report.codes import (
    CodeAndWords,
    code_for,
    gap_beside,
    page_of_course,
    page_words,
    printed_address,
)
from advisor.report.course_words import delivery, length, proofs
from advisor.report.elements import Blank, Cell, Element, Row, Stack, stack
from advisor.report.flow import Part, opening
from advisor.report.front import pair_or_alone, wait
from advisor.report.kit import TICK, Kit
from advisor.report.naming import grant_for, grant_with_list, on_front, short_name
from advisor.report.order import order_lines
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, BODY, INK, QUIET, Pen
from advisor.report.todo import held, listed, to_show_spans
from advisor.report.words import COMMA

FIRST_ANSWERS = N_(
    "First get the answers below. Then call us. We will work out the money with you."
)
CALL_AND_ASK = N_("This week: call and ask")
SAY_THIS = N_("Say: “{words}” Write the answers here.")
# Translators: What to say follows in English.
SAY_IN_ENGLISH = N_("Say in English: “{words}” Write the answers here.")
OPENING = N_("I want to take this course. I have a few questions.")
ASK = N_("Ask")
HOW_MUCH = N_("How much is it, with all fees?")
WHAT_BUY = N_("What must I buy? For how much?")
WHEN_NEXT = N_("When does the next one start?")
HOW_LONG = N_("How many weeks? Hours a week?")
ON_LIST = N_("Is it on the StrongerBC future skills grant list for my start date?")
MONEY_LEFT = N_("Is there grant money left?")
WHO_TOLD = N_("Who told you, and on what day?")
YES, NO = N_("yes"), N_("no")
# Translators: What one gets at the end of a course, such as a certificate.
GET_PROOF = N_("You get: {proof}.")
NO_PRICE = N_("We do not know the price yet.")
PAY_ALL = N_("Without a grant, you pay all of it.")
MAY_HELP = N_("There may be help. The {grant} can pay for some courses, up to {cap} in your life.")
OTHERS_MAY = N_("There may be help: {list}. Nobody has confirmed it yet.")
NOT_THIS = N_("No one has confirmed it for this one.")
NOT_THESE = N_("No one has confirmed it for these {n}.")
# Translators: In words: “for these two” (courses).
NUMBERS = {2: N_("two"), 3: N_("three"), 4: N_("four"), 5: N_("five"), 6: N_("six")}
THEN = N_("Then")
CALL_US = N_(
    "Call {counsellor} at **{phone}**. Say your plan code: **{code}**. Read your answers out."
)
CALL_US_NO_CODE = N_("Call {counsellor} at **{phone}**. Read your answers out.")
BRING_BACK = N_("Bring this paper back to {counsellor}.")
COME_IN = N_("Come in for your new plan, with prices and dates.")
LABEL, BOTH_LABEL, WIDE_LABEL, LEAST, MOST_COLUMNS = 196.0, 222.0, 262.0, 25.0, 3
_BIG = Style(18, 22.5, bold=True)
_CODE_WORDS = Style(10.5, 14)
_ROWS = (
    (HOW_MUCH, "money"),
    (WHAT_BUY, "money"),
    (WHEN_NEXT, "blank"),
    (HOW_LONG, "blank"),
    (ON_LIST, "yes_no"),
    (MONEY_LEFT, "yes_no"),
    (WHO_TOLD, "blank"),
)
_OF_THE_GRANT = (ON_LIST, MONEY_LEFT)


def orders(kit: Kit) -> tuple[list[list[Part]], list[Part]]:
    """The blocks after the goal in the orders to try for page one, and what follows anyway.

    Everything; else without the codes; else the money before the table, so that it is seen first.
    """
    courses, most = kit.plan.courses, 1 if kit.large else 2 if kit.in_english else MOST_COLUMNS
    first, *others = [courses[n : n + most] for n in range(0, len(courses), most)]
    stop = pair_or_alone(kit, wait(kit, kit.say(FIRST_ANSWERS)))
    asked, codes = _asked(kit, first), _codes(kit, first)
    box, then = Part(_box(kit), kit.scaled(11)), opening(_then(kit), "then")
    rest = [part for group in others for part in [*_asked(kit, group), *_codes(kit, group)]]
    if kit.large:
        return [[*stop, box, *asked, *codes, *rest, *then]], []
    whole = [*stop, *asked, *codes, box, *then]
    return [whole, [*stop, *asked, box, *then], [*stop, box, *asked, *codes, *then]], rest


def _asked(kit: Kit, courses: Sequence[Course]) -> list[Part]:
    text = SAY_IN_ENGLISH if kit.in_english else SAY_THIS
    said = kit.say(text, words=kit.script(kit.aloud(OPENING)))
    head = stack([kit.heading(CALL_AND_ASK), said], 1)
    parts = [Part(head, kit.scaled(11), with_next=True)]
    grid = _table(kit, courses)
    if not (kit.one_column or kit.in_english):
        return [*parts, Part(grid, 4)]
    first, *others = grid.rows
    top = replace(grid, rows=(first,))
    if kit.large:
        title = Cell(first.cells[-1].element, 8, kit.page.content - 16, role="TH")
        whole = replace(first, cells=(Cell(Blank(0), 0, 0), title))
        top = replace(grid, rows=(whole,), columns=())
    rows = [top]
    rows += [replace(grid, rows=(row,), headed=False) for row in others]
    parts += [Part(row, -1.5 if n else 6, with_next=n == 0) for n, row in enumerate(rows)]
    return opening(parts, "call")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rows of cells with lines between them: the whole table, or a part of it."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]  # where upright lines stand
    headed: bool = True  # the first row is the head
    key: object = field(default_factory=object, compare=False)

    def height(self, width: float) -> float:
        """All rows, each at least 25 high."""
        return sum(self._row(row, width) for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Cells in the middle of their rows; the head from the top."""
        whole = self.height(width)
        start = top
        with pen.tags.group("Table", self.key):
            for index, row in enumerate(self.rows):
                tall = self._row(row, width)
                if index:
                    pen.rule(x, top, width, 0.75, QUIET)
                free = 5 if self.headed and not index else (tall - row.height(width)) / 2
                row.draw(pen, x, top + free, width)
                top += tall
        for column in self.columns:
            pen.upright(x + column, start, whole, 0.75, QUIET)
        pen.frame(x, start, width, whole, weight=1.5, ink=INK)

    def _row(self, row: Row, width: float) -> float:
        return max(LEAST, row.height(width) + 9)


def _table(kit: Kit, courses: Sequence[Course]) -> _Grid:
    label = WIDE_LABEL if kit.large else BOTH_LABEL if kit.in_english else LABEL
    column = (kit.page.content - label) / len(courses)
    starts = [label + n * column for n in range(len(courses))]
    inner = column - 16
    head = [Cell(kit.text((Span(kit.words(ASK), bold=True),), role="TH"), 8, label - 16)]
    head += [
        Cell(_course_head(kit, course), start + 8, inner, role="TH")
        for course, start in zip(courses, starts, strict=True)
    ]
    rows = [Row(tuple(head), role="TR", scope="Column")]
    granted = any(grant_for(kit.plan.estimate, course) for course in courses)
    for question, kind in _ROWS:
        if question in _OF_THE_GRANT and not granted:
            continue
        cells = [Cell(kit.asked(question), 8, label - 16, "middle", role="TH")]
        cells += [Cell(_answer(kit, kind), start + 8, inner, "middle") for start in starts]
        rows.append(Row(tuple(cells), role="TR"))
    return _Grid(tuple(rows), tuple(starts))


def _course_head(kit: Kit, course: Course) -> Element:
    known = [course.provider_short + "."]
    how = kit.words.parts((delivery(kit, course), length(kit, course)))
    known += [how[:1].upper() + how[1:] + "."] if how else []
    proof = kit.words.parts(proofs(kit, course))
    known += [kit.words(GET_PROOF, proof=proof)] if proof else []
    known += [course.phone.replace(" ", "\u00a0")] if course.phone else []
    title = kit.text((kit.name(course.title, bold=True),), role="TH")
    return _Numbered(kit, course.number, stack([title, kit.text(" ".join(known))]))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An element after a disc with a number."""

    kit: Kit
    number: int
    element: Element

    def height(self, width: float) -> float:
        """The element's own."""
        return self.element.height(width - self.kit.scaled(20))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Disc and element."""
        indent = self.kit.scaled(20)
        self.kit.disc(str(self.number)).draw(pen, x, top, 16)
        self.element.draw(pen, x + indent, top, width - indent)


def _answer(kit: Kit, kind: str) -> Element:
    if kind == "money":
        return kit.text("$")
    if kind == "blank":
        return Blank(kit.sized(BODY).leading)
    cells, x = [], 0.0
    box, beside = TickBox(kit.sized(BODY).leading, kit.scaled(TICK)), kit.scaled(15)
    for word in (YES, NO):
        text = kit.say(word)
        wide = text.setting.natural_width
        cells += [Cell(box, x + 2, 12), Cell(text, x + 2 + beside, wide + 1)]
        x += 2 + beside + wide + 14
    return Row(tuple(cells))


def _codes(kit: Kit, courses: Sequence[Course]) -> list[Part]:
    found = {course.provider: course for course in reversed(courses) if course.address}
    shown = [course for course in courses if found.get(course.provider) is course]
    cells = []
    column = kit.page.content / (1 if kit.large else max(2, len(shown)))
    for index, course in enumerate(shown):
        page = page_of_course(course)
        if page is None:
            continue
        code = code_for(kit, page.url)
        wide = column - code.side - gap_beside(code) - 8
        address = printed_address(kit, page.url, wide)
        what = kit.words.spans(
            COMMA, first=(Span(page.name, bold=True),), second=page_words(kit, page)
        )
        lines = [kit.text(what, _CODE_WORDS)]
        lines += [address] if address else []
        cells.append(Cell(CodeAndWords(code, stack(lines), wide), index * column, column))
    return [Part(Row(tuple(cells)), kit.scaled(9))] if cells else []


def _box(kit: Kit) -> Element:
    said: list[Element] = [kit.say(NO_PRICE, _BIG), kit.say(PAY_ALL, _BIG)]
    program = grant_with_list(kit.plan.estimate)
    others = [short_name(other) for other in on_front(kit.plan.estimate)]
    if program is None and others:
        said += [Blank(3), kit.say(OTHERS_MAY, list=kit.words.all_of(others))]
    if program is not None and program.cap:
        count = len(kit.plan.courses)
        sentence = kit.words(MAY_HELP, grant=short_name(program), cap=program.cap)
        number = kit.words(NUMBERS[count]) if count in NUMBERS else str(count)
        sentence += " " + (kit.words(NOT_THESE, n=number) if count > 1 else kit.words(NOT_THIS))
        said += [Blank(3), kit.text(sentence)]
    return Framed(Stack(tuple(said)), (12.5, 9, 12.5, 10), 1.5, ACCENT)


def _then(kit: Kit) -> list[Part]:
    """What comes after the calls: call the centre, own steps of the counsellor, come in."""
    plan, words = kit.plan, kit.words
    phone = plan.centre.phone
    said = [
        words.spans(
            (CALL_US if plan.code else CALL_US_NO_CODE) if phone else BRING_BACK,
            counsellor=kit.counsellor,
            phone=phone,
            code=plan.code,
        )
    ]
    said += [words.spans(text, **values) for text, values in order_lines(plan, words)]
    said += [spans for _last, spans in held(kit)]
    found = listed(plan)
    said += [to_show_spans(kit, step) for step in found if step.kind is StepKind.SHOW_FIRST]
    said += [(Span(step.text),) for step in found if step.kind is StepKind.OWN]
    said.append(words.spans(COME_IN))
    parts = [Part(kit.heading(THEN), kit.scaled(10), with_next=True)]
    for index, spans in enumerate(said):
        item = kit.tick(kit.text(spans), kit.page.content)
        parts.append(
            Part(item, 2 if index == 0 else kit.scaled(4), with_next=index < len(said) - 1)
        )
    return parts
