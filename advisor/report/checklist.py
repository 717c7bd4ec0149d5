"""The application checklist of one funding program: what to do, ask, bring, and what is asked for.

It names the program at its top, so a program whose name tells a story has one only where the
counsellor ticked that private answers may be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.domain.errors import BadInput
from advisor.domain.estimate import LineCover, ProgramResult, Range, Sureness
from advisor.domain.plan import Course, LearningPlan, Step, StepKind
from advisor.i18n import N_, _
from advisor.report.boxes import Framed, WriteLine
from advisor.report.closing import RULES_GOOD, RULES_UNDATED
from advisor.report.codes import CodeAndWords, code_for, gap_beside, printed_address
from advisor.report.confirming import to_confirm
from advisor.report.detail import cost_name
from advisor.report.elements import Cell, Element, Padded, Row, Ruled, Tagged, Text, stack
from advisor.report.flow import Part, opening
from advisor.report.front import meet_first, stopped, wait
from advisor.report.help import papers
from advisor.report.kit import Kit
from advisor.report.money_box import RULES_UNTIL, STAMP
from advisor.report.naming import FSG, on_later_pages, pays
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, FINE, INK, QUIET
from advisor.report.short_head import short_head
from advisor.report.todo import ASK_GRANT, BUY, CARD, ON, YOU_TALKED_TO, for_courses, on_paper

CHECKLIST = N_("Checklist: {program}")
MAY_PAY = N_("What you ask for")
SURE = N_("in writing")
NOT_SURE = N_("not confirmed")
NO_LINES = N_("No one can say yet how much. Ask first.")
ASK_PRICE = N_("ask the price")
COURSE = N_("**Course {n}:** {title}.")
START_NOT_KNOWN = N_("ask when it starts")
TOTAL = N_("Together")
UP_TO = N_("up to {amount}")
OR_MORE = N_("{amount} or more")
FROM_TO = N_("{low} to {high}")
IN_ORDER = N_("Do this, in this order")
MEET = N_("Meet {counsellor} before you register or pay.")
CALL = N_("Call {provider}{phone} and ask what stands below.")
REGISTER = N_("If {counsellor} says yes: register{course}.")
BY = N_("By {date}:")
SHOW = N_("Get ready what the college asks to see{course}.")
WHO_CONFIRMS = N_("Who confirms what")
HAVE_READY = N_("Have ready")
WHERE = N_("Where to ask")
OPENS = N_("Scan it or type the address.")
ASK_US_WHERE = N_("Ask {counsellor} where to send it.")
RULES = N_("Where the rules come from")
RULES_OF = N_("Rules: {version}.")
SOURCE = N_("{site}, {when}")
NO_DATE = N_("no date")
_STAMP = Style(10.5, 13.5, bold=True, align="centre")
_KINDS = (
    StepKind.CALL_PROVIDER, StepKind.SERVICES_CARD, StepKind.SHOW_FIRST, StepKind.REGISTER,
    StepKind.APPLY_GRANT, StepKind.BUY_MATERIALS,
)  # fmt: skip


def with_checklist(plan: LearningPlan) -> tuple[ProgramResult, ...]:
    """The programs that a checklist may name: private ones only where that was ticked."""
    return on_later_pages(plan)


def program_of(plan: LearningPlan, code: str) -> ProgramResult:
    """The program of a checklist. Raises BadInput with the ones that the paper may name."""
    found = with_checklist(plan)
    for program in found:
        if program.code == code:
            return program
    if not found:
        raise BadInput(_("No program of this plan has a checklist: none of them may pay yet."))
    words = _("“{code}” has no checklist in this plan. Choose one of: {list}.")
    raise BadInput(words.format(code=code, list=", ".join(program.code for program in found)))


def checklist_parts(kit: Kit) -> list[Part]:
    """The blocks in order: stop, sums, steps, who confirms, papers."""
    program = program_of(kit.plan, kit.print_as.program)
    name = kit.words.rule(program.name)
    parts = [Part(short_head(kit, CHECKLIST, program=name), 0)]
    if stopped(kit):
        parts.append(Part(wait(kit, meet_first(kit)), 9))
    parts += _sums(kit, program)
    parts += opening(_list(kit, IN_ORDER, [*_steps(kit, program)]), "todo")
    parts += opening(_confirming(kit, program), "ask")
    ready = [kit.text(text, kit.detail) for text in papers(kit, [program])]
    return [*parts, *_list(kit, HAVE_READY, ready)]


def checklist_end(kit: Kit) -> list[Part]:
    """Where to ask, and where the rules come from."""
    program = program_of(kit.plan, kit.print_as.program)
    return opening([*_where(kit, program), *_rules(kit, program)], "sources")


def _list(kit: Kit, name: str, items: Sequence[Element]) -> list[Part]:
    """A heading with boxes to tick; nothing where there is nothing to do."""
    if not items:
        return []
    heading = Ruled(Padded(kit.heading(name), above=kit.under_rule), above=0.9, ink=ACCENT)
    width = kit.page.content
    ticks = [kit.tick(item, width, kit.detail) for item in items]
    return [
        Part(heading, 8, with_next=True),
        *(Part(tick, 1 if n == 0 else kit.gap) for n, tick in enumerate(ticks)),
    ]


def _sums(kit: Kit, program: ProgramResult) -> list[Part]:
    """What the program is asked for, line by line, with the stamp beside it."""
    words, room = kit.words, kit.page.content
    stamp = kit.say(STAMP, _STAMP)
    wide = stamp.setting.natural_width + 24
    frame = Framed(stamp, (8, 4, 8, 5), 1.25, INK)
    heading = Padded(kit.heading(MAY_PAY), above=kit.under_rule)
    top: Element = Row(
        (Cell(heading, 0, room - wide - 12, "bottom"), Cell(frame, room - wide, wide))
    )
    if kit.one_column:
        top = stack([heading, Row((Cell(frame, 0, min(wide, room)),))], 4)
    rows = [*_lines(kit, program)]
    if not rows:
        rows = [kit.say(NO_LINES, kit.detail)]
        return [Part(top, 9, with_next=True), Part(rows[0], 2)]
    hope = program.sure if pays(program) else program.if_confirmed
    written = pays(program) and program.sureness is Sureness.WRITTEN
    said = words(SURE if written else NOT_SURE)
    total = _row(kit, words(TOTAL), f"{_amount(kit, hope)}, {said}", bold=True)
    last = Ruled(Padded(total, above=2), above=0.9, ink=INK)
    whole = object()
    parts = [Part(top, 9, with_next=True)]
    for index, row in enumerate((*rows, last)):
        element = row if isinstance(row, Text) else Tagged(row, key=whole)
        parts.append(Part(element, 2 if index == 0 else kit.gap, with_next=row is not last))
    return parts


def _lines(kit: Kit, program: ProgramResult) -> Iterator[Element]:
    """Course by course: which, when it starts, and each cost that the program may pay."""
    words = kit.words
    for course in kit.plan.courses:
        asked = [line for line in program.lines if _may_pay(line, course, program)]
        if not asked:
            continue
        starts = words.day(course.start) if course.start else words(START_NOT_KNOWN)
        named = words.spans(COURSE, n=course.number, title=(kit.name(course.title, bold=True),))
        yield kit.text((*named, Span(f" {course.provider_short}, {starts}.")), kit.detail)
        for line in asked:
            cost = course.costs[line.cost_index]
            sums = line.sure if pays(program) else line.if_confirmed
            name = cost.label or words(cost_name(cost.category))
            yield _row(kit, name, _amount(kit, sums, known=cost.amount is not None))


def _may_pay(line: LineCover, course: Course, program: ProgramResult) -> bool:
    if line.credential_id != course.id or line.cost_index >= len(course.costs):
        return False
    sums = line.sure if pays(program) else line.if_confirmed
    return line.pays != "no" and (sums.up_to is None or bool(sums.up_to))


def _amount(kit: Kit, asked: Range, *, known: bool = True) -> str:
    """Never more exact than it is known; a price that nobody knows is a question."""
    if not known:
        return kit.words(ASK_PRICE)
    low, high = asked.at_least, asked.up_to
    if high is None:
        return kit.words(OR_MORE, amount=low)
    if low == high:
        return kit.words.money(high)
    return kit.words(FROM_TO, low=low, high=high) if low else kit.words(UP_TO, amount=high)


def _row(kit: Kit, name: str, amount: str, *, bold: bool = False) -> Element:
    style, room = replace(kit.detail, bold=bold), kit.page.content
    figure = kit.text(amount, replace(style, align="right"), "TD", figures=True)
    wide = min(room / 2, figure.setting.natural_width + 1)
    label = Cell(kit.text(name, style, "TH"), 0, room - wide - 12)
    return Row((label, Cell(figure, room - wide, wide)), role="TR")


def _steps(kit: Kit, program: ProgramResult) -> Iterator[Element]:
    """The steps that this program needs, with stops first, then by day."""
    if stopped(kit):
        yield kit.say(MEET, kit.detail, counsellor=kit.counsellor)
    mine = _courses_of(kit.plan, program)
    found = [step for step in kit.plan.steps if not step.done and _needed(step, program)]
    order = {kind: n for n, kind in enumerate(_KINDS)}
    for step in sorted(found, key=lambda s: order.get(s.kind, len(order))):
        numbers = tuple(n for n in step.courses if n in mine)
        if numbers or not step.courses:
            yield kit.text(_said(kit, replace(step, courses=numbers)), kit.detail)


def _needed(step: Step, program: ProgramResult) -> bool:
    if step.kind in (StepKind.SERVICES_CARD, StepKind.APPLY_GRANT):
        return program.code == FSG
    if step.kind is StepKind.BUY_MATERIALS:
        return any(line.paid_back for line in program.lines)
    return step.kind in _KINDS and on_paper(step)


def _courses_of(plan: LearningPlan, program: ProgramResult) -> set[int]:
    """The courses that the program could pay for; all of them where it says nothing of lines."""
    ids = {line.credential_id for line in program.lines if line.pays != "no"}
    return {course.number for course in plan.courses if not ids or course.id in ids}


def _said(kit: Kit, step: Step) -> tuple[Span, ...]:
    words, course = kit.words, for_courses(kit, step.courses)
    day = words.spans(BY, date=words.near_day(step.on)) if step.on else ()
    if step.kind is StepKind.CALL_PROVIDER:
        short = next(
            (c.provider_short for c in kit.plan.courses if c.number in step.courses), step.provider
        )
        phone = f", {step.phone}".replace(" ", "\u00a0") if step.phone else ""
        said = words.spans(CALL, provider=short, phone=phone.replace(",\u00a0", ", "))
    elif step.kind is StepKind.REGISTER:
        said = words.spans(REGISTER, counsellor=kit.counsellor, course=course)
    else:
        texts = {
            StepKind.SERVICES_CARD: CARD, StepKind.SHOW_FIRST: SHOW,
            StepKind.APPLY_GRANT: ASK_GRANT, StepKind.BUY_MATERIALS: BUY,
        }  # fmt: skip
        said = words.spans(texts[step.kind], course=course)
    return (*day, Span(" "), *said) if day else said


def _confirming(kit: Kit, program: ProgramResult) -> list[Part]:
    """Whom to ask what, with a line for who said so."""
    writing = ((kit.words(YOU_TALKED_TO), 120.0), (kit.words(ON), 70.0))
    style = kit.sized(kit.detail)
    items: list[Element] = []
    for text in to_confirm(kit, [program]):
        said: Text = kit.text(text, kit.detail)
        items.append(stack([said, WriteLine(kit.setter, writing, style)]))
    return _list(kit, WHO_CONFIRMS, items)


def _where(kit: Kit, program: ProgramResult) -> list[Part]:
    """The program's own page, as a code and in print; else whom to ask."""
    heading = Ruled(Padded(kit.heading(WHERE), above=kit.under_rule), above=0.9, ink=ACCENT)
    if not program.where:
        asked = kit.say(ASK_US_WHERE, kit.detail, counsellor=kit.counsellor)
        return [Part(heading, 8, with_next=True), Part(asked, 2)]
    label, url = program.where[0]
    code = code_for(kit, url)
    wide = kit.page.content - code.side - gap_beside(code)
    lines: list[Element | None] = [
        kit.text((Span(kit.words.rule(label), bold=True),), kit.detail),
        printed_address(kit, url, wide),
        kit.say(OPENS, kit.detail),
    ]
    shown = CodeAndWords(code, stack(lines), wide)
    return [Part(heading, 8, with_next=True), Part(shown, 4)]


def _rules(kit: Kit, program: ProgramResult) -> list[Part]:
    """How old the rules are and whose pages say them; no page that a private answer led to."""
    words = kit.words
    name = words.rule(program.name)
    until = program.verified_until
    dated = RULES_GOOD if until else RULES_UNDATED
    said = [words(RULES_OF, version=program.version)] if program.version else []
    said.append(words(dated, program=name, date=words.long_day(until) if until else ""))
    if program.stale and until:
        said.append(words(RULES_UNTIL, date=words.long_day(until)))
    sources = {
        words(SOURCE, site=source.title or _site(source.url), when=source.as_of or words(NO_DATE))
        for reason in program.reasons
        if not reason.sensitive
        for source in reason.sources
    }
    if sources:
        said.append("; ".join(sorted(sources)) + ".")
    heading = kit.say(RULES, replace(FINE, bold=True, ink=ACCENT), "H2")
    fine = kit.text(" ".join(said), replace(FINE, ink=QUIET))
    block = stack([heading, fine], 1)
    return [Part(Ruled(Padded(block, above=kit.under_rule), above=0.9), 8)]


def _site(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
