"""What is still to confirm, for all programs that a paper names: whom to ask what, each once."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.estimate import ProgramResult, Question
from advisor.domain.plan import Course
from advisor.i18n import N_, NN_
from advisor.report.kit import Kit
from advisor.report.naming import FSG
from advisor.report.papers import telling

# Translators: Who is asked, then the questions.
ASKED = N_("{who}: {questions}")
EACH_COLLEGE = N_("Each college")
YOUR_EMPLOYER = N_("Your employer")
GRANT_OPEN = N_("Is the future skills grant open for {year}?")
GRANT_OPEN_MINE = N_("Is the future skills grant open for my start date?")
LISTED = NN_("Is course {list} on its list?", "Are courses {list} on its list?")
ITS_LIST = N_("Is the course on its list?")
GRANT_LIST = NN_(
    "Is course {list} on the future skills grant list?",
    "Are courses {list} on the future skills grant list?",
)
ON_GRANT_LIST = N_("Is the course on the future skills grant list?")
MONEY_LEFT = N_("Is there grant money left?")
OF_COURSE = N_("Course {n}: {question}")
OF_LINE = N_("{label}: {question}")
AN_ANSWER = N_("You and {counsellor}: a few more answers about you")
_LIST_FACTS = ("on_fsg_list", "rules_confirmed")


def to_confirm(kit: Kit, programs: Sequence[ProgramResult]) -> list[str]:
    """Whom to ask what, each college in one line; sensitive questions are not named."""
    colleges = dict.fromkeys(course.provider_short for course in kit.plan.courses)
    asked = {college: _of_college(kit, programs, college) for college in colleges}
    if len(asked) > 1:
        shared = [q for q in next(iter(asked.values())) if all(q in qs for qs in asked.values())]
        own = {name: [q for q in qs if q not in shared] for name, qs in asked.items()}
        asked = {kit.words(EACH_COLLEGE): shared, **own}
    asked[kit.words(YOUR_EMPLOYER)] = _of_employer(kit, programs)
    found = [_said(kit, who, questions) for who, questions in asked.items() if questions]
    if any(q.credential_id is None and not q.sensitive for p in programs for q in p.questions):
        found.append(kit.words(AN_ANSWER, counsellor=kit.counsellor))
    papers = [text for p in programs for text in p.confirm_papers if not telling(text)]
    found += [kit.words.rule(text) for text in papers]
    return list(dict.fromkeys(found))


def _public(question: Question) -> bool:
    return bool(question.paper) and not question.sensitive and not telling(question.paper)


def _by_employer(question: Question) -> bool:
    return "employer" in (question.ask_whom or "").lower()


def _of_employer(kit: Kit, programs: Sequence[ProgramResult]) -> list[str]:
    """What the client asks the employer."""
    every = [q for program in programs for q in program.questions]
    asked = [q for q in every if _by_employer(q) and _public(q)]
    return [
        said
        for course in kit.plan.courses
        for said in _worded(kit, [q for q in asked if q.credential_id == course.id], course)
    ]


def _said(kit: Kit, who: str, questions: Sequence[str]) -> str:
    return kit.words(ASKED, who=who[:1].upper() + who[1:], questions=" ".join(questions))


def _of_college(kit: Kit, programs: Sequence[ProgramResult], provider: str) -> list[str]:
    """All questions to one college: the grant's list first, then the others that are open."""
    mine = {c.id: c for c in kit.plan.courses if c.provider_short == provider}
    found: list[str] = []
    open_ones: dict[str, list[Question]] = {}
    for program in programs:
        questions = [q for q in program.questions if q.credential_id in mine]
        if program.code == FSG:
            listing = {q.credential_id for q in questions if q.fact in _LIST_FACTS}
            found += _listing(kit, program, [mine[one] for one in mine if one in listing])
        for question in questions:
            theirs = _public(question) and not _by_employer(question)
            if theirs and question.fact not in _LIST_FACTS:
                open_ones.setdefault(str(question.credential_id), []).append(question)
    for course, questions in open_ones.items():
        found += _worded(kit, questions, mine[course])
    return list(dict.fromkeys(found))


def _worded(kit: Kit, questions: Sequence[Question], course: Course) -> list[str]:
    """The questions about one course, each once; the course is named once, before them."""
    words = kit.words
    found = []
    for question in questions:
        index, said = question.cost_index, words.rule(question.paper)
        if index is not None and index < len(course.costs) and course.costs[index].label:
            said = words(OF_LINE, label=course.costs[index].label, question=said)
        found.append(said)
    found = list(dict.fromkeys(found))
    if found and len(kit.plan.courses) > 1:
        found = [words(OF_COURSE, n=course.number, question=" ".join(found))]
    return found


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
        alone, numbered = (ITS_LIST, LISTED) if asked else (ON_GRANT_LIST, GRANT_LIST)
        if len(kit.plan.courses) == 1:
            asked.append(words(alone))
        else:
            listed = words.counted(*numbered, len(unlisted), list=words.all_of(unlisted))
            asked.append("".join(span.text for span in listed))
    return [*asked, words(MONEY_LEFT)]
