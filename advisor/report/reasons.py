"""The file copy's reasons: what pays or is close in full, what is open in short, the rest in a
table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor import wording
from advisor.domain.estimate import ProgramResult, Range, Reason, State, Verdict
from advisor.i18n import N_
from advisor.report.boxes import StateMark
from advisor.report.elements import Cell, Element, Row
from advisor.report.file_style import BODY, FINE, HEAD, fitted, flowing, section
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.naming import may_pay, payers, pays
from advisor.report.shape import Span, Style

VERDICT_HEAD = N_("{program}: {verdict}")
SURE = N_("Pays {amount}: {level}.")
OPEN = N_("If all is confirmed: {amount}.")
UP_TO, OR_MORE = N_("up to {amount}"), N_("{amount} or more")
FROM_TO = N_("{low} to {high}")
MOST = N_("At most {cap}; {used} used or on hold.")
EMPLOYER = N_("The employer pays {amount} of it.")
RULES = N_("Rules {version}.")
RULE, CONDITION, ANSWER = N_("Rule"), N_("Condition"), N_("Answer used")
RESULT, SOURCE = N_("Result"), N_("Source")
COURSE = N_("Course {n}: {text}")
COURSES = N_("Courses {list}: {text}")
NOT_ASKED, NO_ANSWER = N_("Not known"), N_("None needed")
ASK = N_("Ask: {who}")
MET = N_("Met or not needed: {list}.")
PART_OF = N_("Beside the rules of {whole}:")
SOURCES = N_("Sources: {list}.")
WATCH = N_("Watch out: {list}")
OUT = N_("Programs that do not fit")
PROGRAM, VERDICT, WHY = N_("Program"), N_("Verdict"), N_("Why")
NOTHING = N_("No cost of this plan is one that it pays.")
ONLY_TOLD = N_("Only told: it pays no cost of this plan.")
NO_PAGE = N_("no page found")
SUCCESSOR = N_("See: {program}.")
EFFECTS = N_("What study or this money does to a benefit")
EFFECT = N_("{text} Ask: {who}. ({rule})")
_SETTLED = (State.MET, State.NOT_NEEDED)


def program_parts(kit: Kit) -> list[Part]:
    """The programs that pay, are close or are open, in the order of the estimate."""
    found = [p for p in kit.plan.estimate.programs if _within_reach(p)]
    first = [p for p in found if _in_full(kit, p)]
    later = [p for p in found if p not in first]
    return [part for program in [*first, *later] for part in _program(kit, program)]


def _within_reach(program: ProgramResult) -> bool:
    if pays(program) or program.close or may_pay(program):
        return True
    waiting = any(reason.state in (State.UNKNOWN, State.APPROVAL) for reason in program.reasons)
    top = program.if_confirmed.up_to
    return waiting and (top is None or bool(top))


def _in_full(kit: Kit, program: ProgramResult) -> bool:
    """Whether every condition is shown: of payers that pay, or that the plan may count on."""
    whole = payers(kit.plan.estimate)
    return program in whole and (pays(program) or program.close or not program.short)


def _program(kit: Kit, program: ProgramResult) -> list[Part]:
    verdict = wording.verdict(program.verdict).lower()
    parts = [section(kit, VERDICT_HEAD, program=program.name, verdict=verdict)]
    if program.stale:
        parts.append(
            Part(
                kit.text(kit.words.rule(program.stale, program.said_stale), BODY),
                2,
                with_next=bool(program.reasons),
            )
        )
    parts.append(Part(kit.text(_figures(kit, program), BODY), 2, with_next=bool(program.reasons)))
    reasons = _own(kit, program)
    full = _in_full(kit, program)
    shown = [r for r in reasons if full or r.state not in _SETTLED]
    parts += _table(kit, program, shown)
    settled = dict.fromkeys(r.rule for r in reasons if r not in shown)
    if settled:
        parts += flowing(kit, kit.words.spans(MET, list=", ".join(settled)), 3, FINE)
    parts += _legend(kit, shown)
    if full and program.pitfalls:
        parts += flowing(
            kit, kit.words.spans(WATCH, list=" ".join(map(kit.words.rule, program.pitfalls))), 3
        )
    return parts


def _figures(kit: Kit, program: ProgramResult) -> str:
    """What it pays, how sure that is and why, what may come, what is left, by which rules."""
    words = kit.words
    said = []
    if pays(program):
        level = wording.sureness(program.sureness).lower()
        said.append(words(SURE, amount=_bounds(kit, program.sure), level=level))
    if program.if_confirmed not in (program.sure, Range()):
        said.append(words(OPEN, amount=_bounds(kit, program.if_confirmed)))
    if program.sureness_reason:
        said.append(words.rule(program.sureness_reason))
    if program.cap:
        said.append(words(MOST, cap=program.cap, used=program.used))
    if share := program.figures.get("employer_share"):
        said.append(words(EMPLOYER, amount=share))
    said.append(words(RULES, version=program.version))
    if program.part_of:
        whole = {p.code: p.name for p in kit.plan.estimate.programs}
        said.append(words(PART_OF, whole=whole.get(program.part_of, program.part_of)))
    return " ".join(said)


def _bounds(kit: Kit, found: Range) -> str:
    low, high = found.at_least, found.up_to
    if high is None:
        return kit.words(OR_MORE, amount=low)
    if low == high:
        return kit.words.money(low)
    return kit.words(FROM_TO, low=low, high=high) if low else kit.words(UP_TO, amount=high)


def _own(kit: Kit, program: ProgramResult) -> list[Reason]:
    """The reasons of a program; of an award those that its whole has not."""
    whole = next((p for p in kit.plan.estimate.programs if p.code == program.part_of), None)
    shared = {(r.rule, r.text, r.credential_id) for r in whole.reasons} if whole else set()
    return [r for r in program.reasons if (r.rule, r.text, r.credential_id) not in shared]


def _table(kit: Kit, program: ProgramResult, reasons: Sequence[Reason]) -> list[Part]:
    columns = (50.0, 190.0, 96.0, 106.0, kit.page.content - 442.0)
    heads = (RULE, CONDITION, ANSWER, RESULT, SOURCE)
    same: dict[Reason, list[str | None]] = {}
    for reason in reasons:
        rule = reason.rule or program.version
        alike = replace(reason, rule=rule, credential_id=None, would_change=None, flip=None)
        same.setdefault(alike, []).append(reason.credential_id)
    rows = [_reason(kit, reason, ids, columns) for reason, ids in same.items()]
    named = [kit.say(text, HEAD, "TH") for text in heads]
    return fitted(kit, named, rows, columns, ((0, 1, 4), (3, 2)))


def _reason(
    kit: Kit, reason: Reason, ids: Sequence[str | None], columns: Sequence[float]
) -> list[Element]:
    """One row for all courses of which the same is true."""
    words = kit.words
    settled = reason.state in _SETTLED
    keys = ", ".join(source.key for source in reason.sources)
    return [
        kit.text(reason.rule, BODY),
        kit.text(_of_courses(kit, words.rule(reason.text, reason.said), ids), BODY),
        kit.text(
            words.rule(reason.answer or "", reason.said_answer)
            or words(NO_ANSWER if settled else NOT_ASKED),
            BODY,
        ),
        _result(kit, reason, columns[3]),
        kit.text(keys or words(NO_PAGE), Style(9, 13)),
    ]


def _of_courses(kit: Kit, text: str, ids: Sequence[str | None]) -> str:
    numbers = [str(course.number) for course in kit.plan.courses if course.id in ids]
    if len(numbers) == 1:
        return kit.words(COURSE, n=numbers[0], text=text)
    return kit.words(COURSES, list=kit.words.all_of(numbers), text=text) if numbers else text


def _result(kit: Kit, reason: Reason, width: float) -> Element:
    said = wording.state(reason.state)
    if reason.state is State.UNKNOWN and reason.ask_whom:
        said = kit.words(ASK, who=_inside(kit.words.rule(reason.ask_whom)))
    mark = StateMark(reason.state.value, kit.sized(BODY).leading)
    text = kit.text((Span(said, bold=True),), BODY)
    wide = kit.page.content / 2 if kit.large else width
    return Row((Cell(mark, 0, 10), Cell(text, 13, wide - 21)))


def _inside(whom: str) -> str:
    """Whom to ask, inside a sentence: a name keeps its capital."""
    return "t" + whom[1:] if whom.startswith("The ") else whom


def _legend(kit: Kit, reasons: Sequence[Reason]) -> Iterator[Part]:
    sources = {source.key: source.as_of for r in reasons for source in r.sources}
    if sources:
        said = "; ".join(f"{key}, {as_of}" for key, as_of in sources.items())
        yield from flowing(kit, kit.words.spans(SOURCES, list=said), 3, FINE)


def out_of_reach(kit: Kit) -> list[Part]:
    """One row for each program that does not fit: its verdict and the one reason."""
    found = [p for p in kit.plan.estimate.programs if not _within_reach(p)]
    columns = (140.0, 86.0, kit.page.content - 284.0, 58.0)
    rows = []
    for program in found:
        reason = _against(program)
        told = program.verdict is Verdict.INFO
        said = kit.words(ONLY_TOLD if told else NOTHING)
        said = kit.words.rule(reason.text, reason.said) if reason and not told else said
        names = {p.code: p.name for p in kit.plan.estimate.programs}
        if program.successor:
            after = names.get(program.successor, program.successor)
            said += " " + kit.words(SUCCESSOR, program=after)
        fields = (program.name, wording.verdict(program.verdict), said)
        rule = (reason.rule if reason else "") or program.version
        rows.append([*(kit.text(field, BODY) for field in fields), kit.text(rule, Style(9, 13))])
    if not rows:
        return []
    heads = [kit.say(text, HEAD, "TH") for text in (PROGRAM, VERDICT, WHY, RULE)]
    return [section(kit, OUT), *fitted(kit, heads, rows, columns, ((0, 1), (2, 3)))]


def _against(program: ProgramResult) -> Reason | None:
    """The reason that keeps a program out: one about the client, or of every course, first."""
    failed = [reason for reason in program.reasons if reason.state is State.FAILED]
    return min(failed, key=lambda r: r.credential_id is not None, default=None)


def effects(kit: Kit) -> list[Part]:
    """What study does to a benefit: private, so here in full."""
    found = kit.plan.estimate.effects
    if not found:
        return []
    parts = [section(kit, EFFECTS)]
    for effect in found:
        said = kit.words.spans(
            EFFECT,
            text=kit.words.rule(effect.text),
            who=_inside(kit.words.rule(effect.ask_whom)),
            rule=effect.rule,
        )
        parts += flowing(kit, said)
    return parts
