"""The file copy's own pages: reasons, answers and rules. They hold private answers."""

from __future__ import annotations

from dataclasses import replace

from advisor.domain.estimate import Stop
from advisor.domain.money import Money
from advisor.domain.plan import Hold, Step
from advisor.i18n import N_
from advisor.report.elements import (
    Cell,
    Element,
    Row,
    Tagged,
    stack,
)
from advisor.report.file_style import BODY, HEAD, fitted, flowing, section
from advisor.report.flow import Part
from advisor.report.front import flagged
from advisor.report.help import other_way
from advisor.report.kit import Kit
from advisor.report.money import Shares, shares
from advisor.report.money_box import best_words
from advisor.report.reasons import effects, out_of_reach, program_parts
from advisor.report.shape import Span, Style
from advisor.report.sheet import QUIET, SUBTITLE, WHITE
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
OTHER_WAY = N_("**Another way to pay.** {way}")
BARRIERS = N_("**Barriers.** {text}")
SUPPORTS = N_("**Supports.** {text}")
NEXT_STEP = N_("**Next step of {counsellor}.** {text}")
STOPS = N_("Before registering")
ANSWERS = N_("Answers of the client")
NOT_KNOWN = N_("Not known")
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


def reason_parts(kit: Kit) -> list[Part]:
    """All blocks of the reasons pages."""
    parts = [Part(_banner(kit), 0), Part(_who(kit), 10), *_stops(kit), *_money(kit)]
    parts += program_parts(kit)
    parts += [*out_of_reach(kit), *effects(kit)]
    parts += _answers(kit)
    parts += _turned_down(kit)
    return [*parts, *_rules(kit)]


def _banner(kit: Kit) -> Element:
    flag = kit.say(FILE_COPY, Style(12, 15, bold=True, ink=WHITE, align="centre"))
    return replace(flagged(kit, flag, kit.say(HANDLE, BODY), 84), pad=4)


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
    if kit.large:
        indent = 150.0
        lines = [
            Row(
                (
                    Cell(kit.say(name, replace(BODY, ink=QUIET), "TH"), 0, indent - 8),
                    Cell(kit.text(value, BODY, "TD"), indent, kit.page.content - indent),
                ),
                role="TR",
            )
            for name, value in fields
        ]
        return stack([kit.say(TITLE, SUBTITLE, "H1"), Tagged(stack(lines, 2))], 3)
    starts = (0.0, 160.0, 310.0)
    widths = (154.0, 144.0, kit.page.content - 310.0)
    rows = []
    for start in (0, 3):
        cells = []
        for index, (name, value) in enumerate(fields[start : start + 3]):
            label = kit.say(name, replace(BODY, ink=QUIET), "TH")
            x, width = starts[index], widths[index]
            indent = 48 if x > 300 else 66
            said = Cell(kit.text(value, BODY, "TD"), indent, width - indent)
            cells.append(Cell(Row((Cell(label, 0, 64), said), role="TR"), x, width))
        rows.append(Row(tuple(cells)))
    return stack([kit.say(TITLE, SUBTITLE, "H1"), Tagged(stack(rows, 2))], 3)


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
    blocks += [
        words.spans(OTHER_WAY, way=other_way(kit, other)) for other in plan.estimate.alternatives
    ]
    blocks += [words.spans(BARRIERS, text=plan.barriers)] if plan.barriers else []
    blocks += [words.spans(SUPPORTS, text=plan.supports)] if plan.supports else []
    blocks += [
        words.spans(NEXT_STEP, counsellor=kit.counsellor, text=_dated(kit, step))
        for step in plan.steps
        if not on_paper(step)
    ]
    if not blocks:
        return []
    return [section(kit, MONEY), *(part for spans in blocks for part in flowing(kit, spans))]


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


def _sum(kit: Kit, found: Shares, amount: Money) -> str:
    return kit.words(AT_LEAST, amount=amount) if found.unknown_prices else kit.words.money(amount)


def _stops(kit: Kit) -> list[Part]:
    estimate = kit.plan.estimate
    every = [*estimate.stops, *(stop for program in estimate.programs for stop in program.stops)]
    stops: dict[str, Stop] = {stop.code: stop for stop in every}
    if not stops:
        return []
    parts = [section(kit, STOPS)]
    for stop in stops.values():
        title = Span(f"{kit.words.rule(stop.title).rstrip('.')}. ", bold=True)
        parts += flowing(kit, (title, Span(f"{kit.words.rule(stop.text)} ({stop.code})")))
    return parts


def _answers(kit: Kit) -> list[Part]:
    if not kit.plan.answers:
        return []
    columns = (kit.page.content * 0.7, kit.page.content * 0.3)
    rows: list[list[Element]] = [
        [kit.text(kit.words.rule(question), BODY), kit.text(_answer(kit, answer), BODY)]
        for question, answer, _sensitive in kit.plan.answers
    ]
    heads = [kit.say(text, HEAD, "TH") for text in (QUESTION, ANSWER_HEAD)]
    return [section(kit, ANSWERS), *table(heads, rows, columns)]


def _answer(kit: Kit, answer: str) -> str:
    """An answer, or several by their labels; one of them may have a comma itself."""
    said = kit.words.rule(answer)
    if said == answer:
        said = ", ".join(kit.words.rule(part) for part in answer.split(", "))
    return said or kit.words(NOT_KNOWN)


def _turned_down(kit: Kit) -> list[Part]:
    if not kit.plan.turned_down:
        return []
    columns = (206.0, 234.0, kit.page.content - 440.0)
    rows: list[list[Element]] = [
        [
            kit.text(", ".join(part for part in (option.title, option.provider) if part), BODY),
            kit.text(option.reason or kit.words(NO_REASON), BODY),
            kit.text(option.by or kit.words(NOT_GIVEN), BODY),
        ]
        for option in kit.plan.turned_down
    ]
    heads = [kit.say(text, HEAD, "TH") for text in (OPTION, REASON, BY_WHOM)]
    return [section(kit, TURNED_DOWN), *fitted(kit, heads, rows, columns, ((0, 2), (1,)))]


def _rules(kit: Kit) -> list[Part]:
    plan, words = kit.plan, kit.words
    columns = (206.0, 126.0, 94.0, kit.page.content - 426.0)
    rows: list[list[Element]] = []
    wholes = {program.code: program.version for program in plan.estimate.programs}
    for program in plan.estimate.programs:
        if wholes.get(program.part_of) == program.version:  # the rules of its whole
            continue
        until = words.day(program.verified_until) if program.verified_until else words(NO_DATE)
        fields = (
            program.name,
            program.version,
            until,
            words(TOO_OLD if program.stale else IN_FORCE),
        )
        rows.append([kit.text(field, BODY) for field in fields])
    heads = [kit.say(t, HEAD, "TH") for t in (RULES_HEAD, VERSION_HEAD, GOOD_UNTIL, STATE)]
    parts = [section(kit, RULES), *fitted(kit, heads, rows, columns, ((0, 1), (2, 3)))]
    packs = {"rules": plan.rules_edition, "catalogue": plan.catalogue_edition}
    if all(packs.values()):
        parts.append(Part(kit.say(PACKS, HEAD, **packs), 3))
    return parts
