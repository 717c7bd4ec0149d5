"""The file copy's own pages: reasons, answers and rules. They hold private answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor import wording
from advisor.domain.estimate import ProgramResult, Reason, State, Stop
from advisor.domain.plan import Hold, Step
from advisor.i18n import N_
from advisor.report.boxes import Flagged, StateMark
from advisor.report.elements import (
    Cell,
    Element,
    Row,
    in_parts,
    stack,
)
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import Shares, shares
from advisor.report.money_box import best_words
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, QUIET, SUBTITLE, WHITE
from advisor.report.table import table
from advisor.report.todo import on_paper

FILE_COPY = N_("FILE COPY")
HANDLE = N_(
    "Holds private answers. Keep it in the client file. "
    "Do not hand it out or leave it on a printer."
)
TITLE = N_("Reasons, answers and rules")
CLIENT, CASE, CONSENT = N_("Client"), N_("Case number"), N_("Consent")
PLAN, COUNSELLOR, MADE = N_("Plan"), N_("Counsellor"), N_("Made on")
NO_NAME, NOT_GIVEN, NO_CONSENT = N_("a guest"), N_("not given"), N_("not recorded")
VERSION = N_("{code}, version {version}")
UNTIL = N_("{first} to {last}")
MONEY = N_("Money, barriers and supports")
PRICE = N_("**Money.** Price {price}. Client pays {best} if all is confirmed, at worst {worst}.")
AT_LEAST = N_("at least {amount}")
OVER = N_("That is {amount} over the client’s own limit of {limit}.")
WITHIN = N_("That is within the client’s own limit of {limit}.")
HOLDS = N_("**Money on hold.** {list}.")
HOLD = N_("{program} {amount}")
HOLD_UNTIL = N_("until {date}")
HOLD_OVER = N_("expired on {date}, not yet marked")
HOLD_COURSE = N_("course {n}")
BARRIERS = N_("**Barriers.** {text}")
SUPPORTS = N_("**Supports.** {text}")
NEXT_STEP = N_("**Next step of {counsellor}.** {text}")
STOPS = N_("Before registering")
VERDICT_HEAD = N_("{program}: {verdict}")
RULE, CONDITION, ANSWER = N_("Rule"), N_("Condition"), N_("Answer used")
RESULT, SOURCE = N_("Result"), N_("Source")
COURSE = N_("Course {n}: {text}")
COURSES = N_("Courses {list}: {text}")
NOT_ASKED, NO_ANSWER = N_("Not known"), N_("None needed")
ASK = N_("Ask: {who}")
STOP = N_("Stop")
SOURCES = N_("Sources: {list}.")
WATCH = N_("Watch out: {list}")
ANSWERS = N_("Answers of the client")
QUESTION, ANSWER_HEAD = N_("Question"), N_("Answer")
TURNED_DOWN = N_("Options turned down, and why")
OPTION, REASON, BY_WHOM = N_("Option"), N_("Reason"), N_("By whom")
NO_REASON = N_("No reason noted")
RULES = N_("Rule versions and packs")
RULES_HEAD, VERSION_HEAD, GOOD_UNTIL, STATE = (
    N_("Rules"),
    N_("Version"),
    N_("Verified until"),
    N_("State"),
)
NO_DATE, TOO_OLD, IN_FORCE = N_("date not set"), N_("Ask: too old"), N_("In force")
PACKS = N_("Rule pack of {rules} and catalogue pack of {catalogue}.")
_BODY = Style(10, 13)
_HEAD = Style(9.5, 13, ink=QUIET)
_SECTION = Style(12, 15, bold=True, ink=ACCENT)


def reason_parts(kit: Kit) -> list[Part]:
    """All blocks of the reasons pages."""
    parts = [Part(_banner(kit), 0), Part(_who(kit), 10), *_money(kit), *_stops(kit)]
    for program in kit.plan.estimate.programs:
        parts += _program(kit, program)
    parts += _answers(kit)
    parts += _turned_down(kit)
    return [*parts, *_rules(kit)]


def _banner(kit: Kit) -> Element:
    flag = kit.say(FILE_COPY, Style(12, 15, bold=True, ink=WHITE, align="centre"))
    return Flagged(flag, kit.say(HANDLE, _BODY), 84, pad=4)


def _who(kit: Kit) -> Element:
    plan, words = kit.plan, kit.words
    consent = words.day(plan.consent_on) if plan.consent_on else words(NO_CONSENT)
    if plan.consent_on and plan.consent_until:
        consent = words(UNTIL, first=consent, last=words.day(plan.consent_until))
    code = words(VERSION, code=plan.code, version=plan.version) if plan.code else str(plan.version)
    fields = (
        (CLIENT, plan.client_name or words(NO_NAME)),
        (CASE, plan.case_number or words(NOT_GIVEN)),
        (CONSENT, consent),
        (PLAN, code),
        (COUNSELLOR, plan.counsellor or words(NOT_GIVEN)),
        (MADE, words.day(plan.made_on)),
    )
    starts = (0.0, 160.0, 310.0)
    widths = (154.0, 144.0, kit.page.content - 310.0)
    rows = []
    for start in (0, 3):
        cells = []
        for index, (name, value) in enumerate(fields[start : start + 3]):
            label = kit.say(name, replace(_BODY, ink=QUIET), "TH")
            x, width = starts[index], widths[index]
            cells.append(Cell(label, x, 64))
            indent = 48 if x > 300 else 66
            cells.append(Cell(kit.text(value, _BODY, "TD"), x + indent, width - indent))
        rows.append(Row(tuple(cells), role="TR"))
    return stack([kit.say(TITLE, SUBTITLE, "H1"), stack(rows, 2)], 3)


def _section(kit: Kit, text: str, **values: object) -> Part:
    heading = kit.text(kit.words.spans(text, **values), _SECTION, "H2")
    return Part(heading, 10, with_next=True)


def _flowing(kit: Kit, spans: tuple[Span, ...], gap: float = 2) -> Iterator[Part]:
    """A text that may be long, in parts."""
    for index, piece in enumerate(in_parts(kit.text(spans, _BODY), kit.page.content, 20)):
        yield Part(piece, gap if index == 0 else 0)


def _money(kit: Kit) -> list[Part]:
    plan, words = kit.plan, kit.words
    said: list[Span] = []
    if plan.courses:
        found = shares(plan)
        said += words.spans(
            PRICE,
            price=_sum(kit, found, found.known),
            best=best_words(kit, found),
            worst=_sum(kit, found, found.worst),
        )
        if plan.own_money is not None and found.worst > plan.own_money:
            over = words(OVER, amount=found.worst - plan.own_money, limit=plan.own_money)
            said.append(Span(f" {over}"))
        elif plan.own_money is not None and not found.unknown_prices:
            said.append(Span(" " + words(WITHIN, limit=plan.own_money)))
    blocks = [tuple(said)] if said else []
    if plan.holds:
        blocks.append(words.spans(HOLDS, list="; ".join(_hold(kit, one) for one in plan.holds)))
    blocks += [words.spans(BARRIERS, text=plan.barriers)] if plan.barriers else []
    blocks += [words.spans(SUPPORTS, text=plan.supports)] if plan.supports else []
    blocks += [
        words.spans(NEXT_STEP, counsellor=kit.counsellor, text=_dated(kit, step))
        for step in plan.steps
        if not on_paper(step)
    ]
    if not blocks:
        return []
    return [_section(kit, MONEY), *(part for spans in blocks for part in _flowing(kit, spans))]


def _hold(kit: Kit, hold: Hold) -> str:
    words = kit.words
    said = [words(HOLD, program=hold.program, amount=hold.amount)]
    if hold.until is not None:
        over = hold.until < kit.plan.made_on
        said.append(words(HOLD_OVER if over else HOLD_UNTIL, date=words.day(hold.until)))
    if hold.course is not None:
        said.append(words(HOLD_COURSE, n=hold.course))
    return ", ".join(said)


def _dated(kit: Kit, step: Step) -> str:
    return f"{step.text} ({kit.words.day(step.on)})" if step.on else step.text


def _sum(kit: Kit, found: Shares, amount: object) -> str:
    return kit.words(AT_LEAST, amount=amount) if found.unknown_prices else str(amount)


def _stops(kit: Kit) -> list[Part]:
    estimate = kit.plan.estimate
    every = [*estimate.stops, *(stop for program in estimate.programs for stop in program.stops)]
    stops: dict[str, Stop] = {stop.code: stop for stop in every}
    if not stops:
        return []
    parts = [_section(kit, STOPS)]
    for stop in stops.values():
        title = Span(f"{stop.title.rstrip('.')}. ", bold=True)
        parts += _flowing(kit, (title, Span(f"{stop.text} ({stop.code})")))
    return parts


def _program(kit: Kit, program: ProgramResult) -> list[Part]:
    verdict = wording.verdict(program.verdict).lower()
    parts = [_section(kit, VERDICT_HEAD, program=program.name, verdict=verdict)]
    if program.stale:
        parts.append(Part(kit.text(program.stale, _BODY), 2, with_next=bool(program.reasons)))
    columns = (50.0, 190.0, 96.0, 106.0, kit.page.content - 442.0)
    heads = (RULE, CONDITION, ANSWER, RESULT, SOURCE)
    same: dict[Reason, list[str | None]] = {}
    for reason in program.reasons:
        alike = replace(reason, credential_id=None, would_change=None)
        same.setdefault(alike, []).append(reason.credential_id)
    rows = [_reason(kit, reason, ids, columns) for reason, ids in same.items()]
    parts += table([kit.say(text, _HEAD, "TH") for text in heads], rows, columns)
    parts += _legend(kit, program)
    return parts


def _reason(
    kit: Kit, reason: Reason, ids: Sequence[str | None], columns: Sequence[float]
) -> list[Element]:
    """One row for all courses of which the same is true."""
    words, text = kit.words, reason.text
    numbers = [str(course.number) for course in kit.plan.courses if course.id in ids]
    if len(numbers) == 1:
        text = words(COURSE, n=numbers[0], text=text)
    elif numbers:
        text = words(COURSES, list=words.all_of(numbers), text=text)
    settled = reason.state in (State.MET, State.NOT_NEEDED)
    keys = ", ".join(source.key for source in reason.sources)
    return [
        kit.text(reason.rule, _BODY),
        kit.text(text, _BODY),
        kit.text(reason.answer or words(NO_ANSWER if settled else NOT_ASKED), _BODY),
        _result(kit, reason, columns[3]),
        kit.text(keys or reason.trust, Style(9, 13)),
    ]


def _result(kit: Kit, reason: Reason, width: float) -> Element:
    said = wording.state(reason.state)
    if reason.state is State.UNKNOWN and reason.ask_whom:
        said = kit.words(ASK, who=reason.ask_whom[:1].lower() + reason.ask_whom[1:])
    mark = StateMark(reason.state.value, _BODY.leading)
    text = kit.text((Span(said, bold=True),), _BODY)
    return Row((Cell(mark, 0, 10), Cell(text, 13, width - 19)))


def _legend(kit: Kit, program: ProgramResult) -> Iterator[Part]:
    sources = {source.key: source.as_of for r in program.reasons for source in r.sources}
    if sources:
        said = "; ".join(f"{key}, {as_of}" for key, as_of in sources.items())
        style = replace(_HEAD, size=9, leading=12)
        text = kit.say(SOURCES, style, list=said)
        yield from (Part(piece, 3) for piece in in_parts(text, kit.page.content, 20))
    if program.pitfalls:
        yield from _flowing(kit, kit.words.spans(WATCH, list=" ".join(program.pitfalls)), 3)


def _answers(kit: Kit) -> list[Part]:
    if not kit.plan.answers:
        return []
    columns = (360.0, kit.page.content - 360.0)
    rows: list[list[Element]] = [
        [kit.text(question, _BODY), kit.text(answer or kit.words(NOT_ASKED), _BODY)]
        for question, answer, _sensitive in kit.plan.answers
    ]
    heads = [kit.say(text, _HEAD, "TH") for text in (QUESTION, ANSWER_HEAD)]
    return [_section(kit, ANSWERS), *table(heads, rows, columns)]


def _turned_down(kit: Kit) -> list[Part]:
    if not kit.plan.turned_down:
        return []
    columns = (206.0, 234.0, kit.page.content - 440.0)
    rows: list[list[Element]] = [
        [
            kit.text(", ".join(part for part in (option.title, option.provider) if part), _BODY),
            kit.text(option.reason or kit.words(NO_REASON), _BODY),
            kit.text(option.by or kit.words(NOT_GIVEN), _BODY),
        ]
        for option in kit.plan.turned_down
    ]
    heads = [kit.say(text, _HEAD, "TH") for text in (OPTION, REASON, BY_WHOM)]
    return [_section(kit, TURNED_DOWN), *table(heads, rows, columns)]


def _rules(kit: Kit) -> list[Part]:
    plan, words = kit.plan, kit.words
    columns = (206.0, 126.0, 94.0, kit.page.content - 426.0)
    rows: list[list[Element]] = []
    for program in plan.estimate.programs:
        until = words.day(program.verified_until) if program.verified_until else words(NO_DATE)
        fields = (
            program.name,
            program.version,
            until,
            words(TOO_OLD if program.stale else IN_FORCE),
        )
        rows.append([kit.text(field, _BODY) for field in fields])
    heads = [kit.say(t, _HEAD, "TH") for t in (RULES_HEAD, VERSION_HEAD, GOOD_UNTIL, STATE)]
    parts = [_section(kit, RULES), *table(heads, rows, columns)]
    packs = {"rules": plan.rules_edition, "catalogue": plan.catalogue_edition}
    if all(packs.values()):
        parts.append(Part(kit.say(PACKS, _HEAD, **packs), 3))
    return parts
