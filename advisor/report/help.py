"""Money that may help: each program with what is still to confirm and what to have ready."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.domain.estimate import ProgramResult, Question
from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.elements import Cell, Element, Padded, Row, Ruled, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import may_pay, shares
from advisor.report.money_box import RULES_UNTIL
from advisor.report.papers import named, public_of, telling
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
ASKED = N_("{who}: {questions}")
EACH_COLLEGE = N_("Each college")
GRANT_OPEN = N_("Is the grant open for {year}?")
GRANT_OPEN_MINE = N_("Is the grant open for my start date?")
LISTED = (N_("Is course {list} on its list?"), N_("Are courses {list} on its list?"))
ITS_LIST = N_("Is the course on its list?")
MONEY_LEFT = N_("Is there grant money left?")
OF_COURSE = N_("Course {n}: {question}")
OF_LINE = N_("{label}: {question}")
AN_ANSWER = N_("You and {counsellor}: a few more answers about you")
_LIST_FACTS = ("on_fsg_list", "rules_confirmed")


def money_help(kit: Kit) -> list[Part]:
    """The heading with the programs one after the other, then the word on tax time."""
    programs = [program for program in kit.plan.estimate.programs if may_pay(program)]
    heading = Ruled(Padded(kit.heading(MONEY_HELP), above=kit.under_rule), above=1.25, ink=ACCENT)
    parts = [Part(heading, 10, with_next=True)]
    if not programs:
        parts.append(Part(kit.say(NONE_FITS, kit.detail), 2))
    for program in programs:
        parts.append(Part(stack([*_about(kit, program)]), 2, with_next=True))
        parts.append(Part(_lists(kit, program), 5))
    said_with_its_sum = bool(kit.plan.cash and kit.plan.cash.tax_time)
    if kit.plan.courses and shares(kit.plan).worst and not said_with_its_sum:
        parts.append(Part(kit.say(TAX_TIME, kit.detail), 5))
    return parts


def _about(kit: Kit, program: ProgramResult) -> Iterator[Element]:
    if program.stale and program.verified_until:
        day = kit.words.long_day(program.verified_until)
        yield kit.say(RULES_UNTIL, kit.detail, date=day)
    grant = next((g for g in shares(kit.plan).grants if g.name == program.name), None)
    if grant is None:
        yield kit.say(NO_SUM, kit.detail, program=program.name)
    else:
        text = NOT_CONFIRMED if grant.open else CONFIRMED
        yield kit.say(text, kit.detail, program=program.name, amount=grant.sure + grant.open)
    if program.cap:
        yield kit.say(LIFETIME, kit.detail, cap=program.cap, used=program.used)


def _lists(kit: Kit, program: ProgramResult) -> Element:
    """Side by side; a list that stands alone takes both halves."""
    confirm, ready = to_confirm(kit, program), papers(kit, program)
    columns = [(TO_CONFIRM, confirm), (HAVE_READY, ready)]
    if not confirm or not ready:
        name, found = columns[0] if confirm else columns[1]
        half = (len(found) + 1) // 2
        columns = [(name, found[:half]), ("", found[half:])]
    cells = []
    for index, (name, found) in enumerate(columns):
        if found:
            column = _list(kit, name, found)
            cells.append(Cell(column, index * (kit.page.half + GUTTER), kit.page.half))
    return Row(tuple(cells))


def _list(kit: Kit, name: str, found: Sequence[str]) -> Element:
    half = kit.page.half
    heading = kit.words(name) if name else "\u00a0"
    items = [kit.tick(kit.text(text, kit.detail), half, kit.detail) for text in found]
    role = "H3" if name else "P"
    return stack([kit.text((Span(heading, bold=True),), kit.detail, role), *items], kit.gap)


def papers(kit: Kit, program: ProgramResult) -> list[str]:
    """The papers to have ready; one that tells a story only when the counsellor ticked it."""
    if kit.plan.show_sensitive:
        return [paper for _name, paper in named(program)]
    return list(public_of(program))


def to_confirm(kit: Kit, program: ProgramResult) -> list[str]:
    """Whom to ask what, each college in one line; sensitive questions are not named."""
    colleges = dict.fromkeys(course.provider_short for course in kit.plan.courses)
    asked = {college: _of_college(kit, program, college) for college in colleges}
    if len(asked) > 1:
        shared = [q for q in next(iter(asked.values())) if all(q in qs for qs in asked.values())]
        own = {name: [q for q in qs if q not in shared] for name, qs in asked.items()}
        asked = {kit.words(EACH_COLLEGE): shared, **own}
    found = [_said(kit, who, questions) for who, questions in asked.items() if questions]
    if any(q.credential_id is None and not q.sensitive for q in program.questions):
        found.append(kit.words(AN_ANSWER, counsellor=kit.counsellor))
    found += [text for text in program.confirm_papers if not telling(text)]
    return list(dict.fromkeys(found))


def _said(kit: Kit, who: str, questions: Sequence[str]) -> str:
    return kit.words(ASKED, who=who, questions=" ".join(questions))


def _of_college(kit: Kit, program: ProgramResult, provider: str) -> list[str]:
    """All questions to one college: the grant's list first, then the others that are open."""
    mine = {c.id: c for c in kit.plan.courses if c.provider_short == provider}
    questions = [q for q in program.questions if q.credential_id in mine]
    listing = {q.credential_id for q in questions if q.fact in _LIST_FACTS}
    found = _listing(kit, program, [mine[one] for one in mine if one in listing])
    for question in questions:
        private = question.sensitive or telling(question.paper)
        if question.paper and not private and question.fact not in _LIST_FACTS:
            found.append(_worded(kit, question, mine[str(question.credential_id)]))
    return list(dict.fromkeys(found))


def _worded(kit: Kit, question: Question, course: Course) -> str:
    """A question with the cost line or the course that it is about."""
    index, words = question.cost_index, kit.words
    if index is not None and index < len(course.costs) and course.costs[index].label:
        return words(OF_LINE, label=course.costs[index].label, question=question.paper)
    if len(kit.plan.courses) > 1:
        return words(OF_COURSE, n=course.number, question=question.paper)
    return question.paper


def _listing(kit: Kit, program: ProgramResult, courses: Sequence[Course]) -> list[str]:
    """What one college can say about the grant's list."""
    words = kit.words
    if not courses:
        return []
    asked: list[str] = []
    starts = [course.start for course in courses if course.start]
    if program.stale and starts:
        years = {c.start.year for c in kit.plan.courses if c.start}
        text = GRANT_OPEN if len(years) == 1 else GRANT_OPEN_MINE
        asked.append(words(text, year=min(starts).year))
    unlisted = [str(c.number) for c in courses if c.on_grant_list not in ("yes", "no")]
    if unlisted:
        text = words(LISTED[0 if len(unlisted) == 1 else 1], list=words.all_of(unlisted))
        asked.append(words(ITS_LIST) if len(kit.plan.courses) == 1 else text)
    return [*asked, words(MONEY_LEFT)]
