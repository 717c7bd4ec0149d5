"""Money that may help: each program with what is still to confirm and what to have ready."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.estimate import ProgramResult, Question
from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.elements import Cell, Element, Padded, Row, Ruled, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import may_pay, shares
from advisor.report.papers import public_of, telling
from advisor.report.shape import Span
from advisor.report.sheet import ACCENT, GUTTER

MONEY_HELP = N_("Money that may help")
CONFIRMED = N_("**{program}: {amount}.** It is not a loan.")
NOT_CONFIRMED = N_("**{program}: {amount}, not confirmed.** It is not a loan.")
NO_SUM = N_("**{program}: no one can say yet how much.** It is not a loan.")
LIFETIME = N_("You can get up to {cap} of it in your life. So far you have used {used}.")
NONE_FITS = N_("We found no grant for this plan yet. Ask us again if your answers change.")
TO_CONFIRM = N_("Still to confirm")
HAVE_READY = N_("Bring or have ready")
TAX_TIME = N_(
    "**At tax time:** you may get back part of the fees you paid yourself. Not counted here."
)
ASKED = N_("{who}: {question}")
GRANT_OPEN = N_("is the grant open for {year}?")
LISTED = (N_("is course {list} on its list?"), N_("are courses {list} on its list?"))
ITS_LIST = N_("is the course on its list?")
MONEY_LEFT = N_("is there grant money left?")
AN_ANSWER = N_("You and {counsellor}: a few more answers about you")
_LIST_FACTS = ("on_fsg_list", "rules_confirmed")


def money_help(kit: Kit) -> list[Part]:
    """The heading with the programs one after the other, then the word on tax time."""
    programs = [program for program in kit.plan.estimate.programs if may_pay(program)]
    heading = Ruled(Padded(kit.heading(MONEY_HELP), above=6), above=1.25, ink=ACCENT)
    parts = [Part(heading, 10, with_next=True)]
    if not programs:
        parts.append(Part(kit.say(NONE_FITS, kit.detail), 2))
    for program in programs:
        parts.append(Part(stack([*_about(kit, program)]), 2, with_next=True))
        parts.append(Part(_lists(kit, program), 5))
    if kit.plan.courses and shares(kit.plan).worst:
        parts.append(Part(kit.say(TAX_TIME, kit.detail), 5))
    return parts


def _about(kit: Kit, program: ProgramResult) -> Iterator[Element]:
    grant = next((g for g in shares(kit.plan).grants if g.name == program.name), None)
    if grant is None:
        yield kit.say(NO_SUM, kit.detail, program=program.name)
    else:
        text = NOT_CONFIRMED if grant.open else CONFIRMED
        yield kit.say(text, kit.detail, program=program.name, amount=grant.sure + grant.open)
    if program.cap:
        yield kit.say(LIFETIME, kit.detail, cap=program.cap, used=program.used)
    if program.stale:
        yield kit.text(program.stale, kit.detail)


def _lists(kit: Kit, program: ProgramResult) -> Element:
    half = kit.page.half
    columns = [(TO_CONFIRM, to_confirm(kit, program)), (HAVE_READY, papers(kit, program))]
    columns = [(name, found) for name, found in columns if found]
    cells = []
    for index, (name, found) in enumerate(columns):
        items = [kit.tick(kit.text(text, kit.detail), half, kit.detail) for text in found]
        made = stack([kit.text((Span(kit.words(name), bold=True),), kit.detail, "H3"), *items], 3)
        cells.append(Cell(made, index * (half + GUTTER), half))
    return Row(tuple(cells))


def papers(kit: Kit, program: ProgramResult) -> list[str]:
    """The papers to have ready; one that tells a story only when the counsellor ticked it."""
    return list(program.documents if kit.plan.show_sensitive else public_of(program))


def to_confirm(kit: Kit, program: ProgramResult) -> list[str]:
    """Each open question with the one to ask; sensitive ones are never named."""
    found = _listing(kit, program)
    personal = False
    for question in program.questions:
        if question.fact in _LIST_FACTS or question.sensitive or telling(question.question):
            continue
        course = _course(kit, question)
        if course is None:
            personal = True
        else:
            found.append(_said(kit, course.provider_short, question.question))
    if personal:
        found.append(kit.words(AN_ANSWER, counsellor=kit.counsellor))
    found += [text for text in program.confirm if not telling(text)]
    return list(dict.fromkeys(found))


def _said(kit: Kit, who: str, question: str) -> str:
    return kit.words(ASKED, who=who, question=question)


def _course(kit: Kit, question: Question) -> Course | None:
    return next((c for c in kit.plan.courses if c.id == question.credential_id), None)


def _listing(kit: Kit, program: ProgramResult) -> list[str]:
    """The questions on the grant's list: each asked once, of all providers that it concerns."""
    words = kit.words
    open_ids = {q.credential_id for q in program.questions if q.fact in _LIST_FACTS}
    courses = [course for course in kit.plan.courses if course.id in open_ids]
    if not courses:
        return []
    asked: list[str] = []
    everybody = words.all_of(list(dict.fromkeys(course.provider_short for course in courses)))
    starts = [course.start for course in courses if course.start]
    if program.stale and starts:
        asked.append(_said(kit, everybody, words(GRANT_OPEN, year=min(starts).year)))
    unlisted: dict[str, list[str]] = {}
    for course in courses:
        if course.on_grant_list not in ("yes", "no"):
            unlisted.setdefault(course.provider_short, []).append(str(course.number))
    for provider, numbers in unlisted.items():
        text = words(LISTED[0 if len(numbers) == 1 else 1], list=words.all_of(numbers))
        asked.append(_said(kit, provider, words(ITS_LIST) if len(kit.plan.courses) == 1 else text))
    return [*asked, _said(kit, everybody, words(MONEY_LEFT))]
