"""What is different between two frozen plans: a pure comparison, topic by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.domain.course_changes import course_changes
from advisor.domain.estimate import Effect, Stop
from advisor.domain.money_changes import money_changes
from advisor.domain.plan import LearningPlan, Step, StepKind
from advisor.domain.plan_change import Change, Topic, Value, What

_UNLISTED = (StepKind.START,)  # said with the dates of the course


def differences(old: LearningPlan, new: LearningPlan) -> tuple[Change, ...]:
    """All changes from one plan to another, by topic; the day and the code are none."""
    found = [
        *money_changes(old, new), *course_changes(old, new), *_steps(old, new),
        *_warnings(old, new), *_confirm(old, new), *_goal(old, new), *_file(old, new),
    ]  # fmt: skip
    order = list(Topic)
    return tuple(sorted(found, key=lambda change: order.index(change.topic)))


def _steps(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    if old.meeting_at != new.meeting_at:
        yield Change(Topic.STEPS, What.MEETING, old.meeting_at, new.meeting_at)
    before, now = _named_steps(old), _named_steps(new)
    for name, step in now.items():
        about = Change(
            Topic.STEPS, What.STEP_IN, new=step, courses=name[1], private=_kept_back(step)
        )
        one = before.get(name)
        if one is None:
            yield about
            continue
        if one.on != step.on and not step.done:
            yield replace(about, what=What.STEP_DAY, old=one)
        if one.done != step.done:
            yield replace(about, what=What.STEP_DONE if step.done else What.STEP_OPEN)
    for name, step in before.items():
        if name not in now:
            yield Change(
                Topic.STEPS, What.STEP_OUT, step, courses=name[1], private=_kept_back(step)
            )


_StepName = tuple[StepKind, tuple[str, ...], str]


def _named_steps(plan: LearningPlan) -> dict[_StepName, Step]:
    """The steps by what they ask for; a course by its title: its number may change."""
    titles = {course.number: course.title for course in plan.courses}
    if plan.checks is None:  # what a plan of before could not hold
        kept = [step for step in plan.steps if step.kind is not StepKind.SHOW_FIRST]
    else:
        kept = list(plan.steps)
    return {
        (step.kind, tuple(titles.get(n, str(n)) for n in step.courses), step.text): step
        for step in kept
        if step.kind not in _UNLISTED
    }


def _kept_back(step: Step) -> bool:
    """Whether only the counsellor sees it: a permission tells why, and so may a note."""
    return step.kind is StepKind.GET_PERMISSION or (
        step.kind is StepKind.OWN and step.who != "client"
    )


def _warnings(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    stopped = [_stopped(plan) for plan in (old, new)]
    if stopped[0] != stopped[1]:
        yield Change(Topic.WARNINGS, What.WAIT_IN if stopped[1] else What.WAIT_OUT)
    before, now = _stops(old), _stops(new)
    for what, one, other in ((What.STOP_IN, now, before), (What.STOP_OUT, before, now)):
        for code in (key for key in one if key not in other):
            yield Change(Topic.WARNINGS, what, text=one[code].title, private=True)
    if old.checks is not None:
        for what, mine, others in (
            (What.NOTE_IN, new.order, old.order), (What.NOTE_OUT, old.order, new.order),
        ):  # fmt: skip
            for note in mine:
                if note not in others:
                    yield Change(Topic.WARNINGS, what, note=note)
    yield from _stale(old, new)
    effects = [_effects(plan) for plan in (old, new)]
    for what, ours, theirs in (
        (What.EFFECT_IN, effects[1], effects[0]), (What.EFFECT_OUT, effects[0], effects[1]),
    ):  # fmt: skip
        for key in (key for key in ours if key not in theirs):
            effect = ours[key]
            about = Change(Topic.WARNINGS, what, text=effect.text, paper=effect.paper)
            yield replace(about, private=effect.sensitive or not effect.paper)


def _stopped(plan: LearningPlan) -> bool:
    return bool(_stops(plan))


def _stops(plan: LearningPlan) -> dict[str, Stop]:
    estimate = plan.estimate
    found = (*estimate.stops, *(stop for p in estimate.programs for stop in p.stops))
    return {stop.code: stop for stop in found}


def _effects(plan: LearningPlan) -> dict[str, Effect]:
    return {effect.id: effect for effect in plan.estimate.effects}


def _stale(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    """Rules that went past their day, or were renewed."""
    before = {program.code: program for program in old.estimate.programs}
    for program in new.estimate.programs:
        one = before.get(program.code)
        if one is not None and bool(one.stale) != bool(program.stale):
            what = What.STALE_IN if program.stale else What.STALE_OUT
            about = Change(Topic.WARNINGS, what, text=program.name, programs=(program.code,))
            yield replace(about, private=program.private)


def _confirm(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    asked = [_questions(plan) for plan in (old, new)]
    yield from _came_and_went(Change(Topic.CONFIRM, What.ASK_IN), What.ASK_OUT, *asked)
    ready = [_papers(plan) for plan in (old, new)]
    yield from _came_and_went(Change(Topic.CONFIRM, What.READY_IN), What.READY_OUT, *ready)


def _came_and_went(
    about: Change, gone: What, before: dict[object, Change], now: dict[object, Change]
) -> Iterator[Change]:
    for key, change in now.items():
        if key not in before:
            yield replace(change, topic=about.topic, what=about.what)
    for key, change in before.items():
        if key not in now:
            yield replace(change, topic=about.topic, what=gone)


def _questions(plan: LearningPlan) -> dict[object, Change]:
    """The open questions, each once."""
    titles = {course.id: course.title for course in plan.courses}
    found: dict[object, Change] = {}
    for program in plan.estimate.programs:
        for asked in program.questions:
            title = titles.get(asked.credential_id or "", "")
            change = Change(
                Topic.CONFIRM,
                What.ASK_IN,
                courses=(title,) if title else (),
                text=asked.question,
                paper=asked.paper,
                private=program.private or asked.sensitive or not asked.paper,
            )
            _add(found, (asked.fact, title, asked.cost_index), change, program.code)
    return found


def _papers(plan: LearningPlan) -> dict[object, Change]:
    """The papers to have ready; one that proves a private answer stays with the counsellor."""
    found: dict[object, Change] = {}
    for program in plan.estimate.programs:
        words = dict(program.papers)
        secret = {reason.proof for reason in program.reasons if reason.sensitive}
        for name in program.documents:
            paper = words.get(name, name)
            hidden = program.private or name in secret or paper in secret
            change = Change(Topic.CONFIRM, What.READY_IN, text=name, paper=paper, private=hidden)
            _add(found, name, change, program.code)
    return found


def _add(found: dict[object, Change], key: object, change: Change, program: str) -> None:
    """One that several programs want is private only if it is for all of them."""
    before = found.get(key)
    programs = (*(before.programs if before and not before.private else ()), program)
    if before is None or before.private or not change.private:
        found[key] = replace(change, programs=programs)


def _goal(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    fields: Sequence[tuple[What, Value, Value]] = (
        (What.GOAL_WORDS, old.goal_words or None, new.goal_words or None),
        (What.JOB, _job(old), _job(new)),
        (What.GOAL_BY, old.goal_by, new.goal_by),
    )
    for what, one, other in fields:
        if one != other:
            yield Change(Topic.GOAL, what, one, other)


def _job(plan: LearningPlan) -> str | None:
    return (plan.job.title if plan.job else plan.looking_for) or None


def _file(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    """What the file copy holds, and who made the plan."""
    public: Sequence[tuple[What, Value, Value]] = (
        (What.NAME, old.client_name or None, new.client_name or None),
        (What.COUNSELLOR, old.counsellor or None, new.counsellor or None),
    )
    for what, one, other in public:
        if one != other:
            yield Change(Topic.FILE, what, one, other)
    if old.centre != new.centre:
        yield Change(Topic.FILE, What.CENTRE)
    kept: Sequence[tuple[What, Value, Value]] = (
        (What.CASE_NUMBER, old.case_number or None, new.case_number or None),
        (What.OWN_MONEY, old.own_money, new.own_money),
        (What.RULES, old.rules_edition or None, new.rules_edition or None),
        (What.CATALOGUE, old.catalogue_edition or None, new.catalogue_edition or None),
    )
    for what, one, other in kept:
        if one != other:
            yield Change(Topic.FILE, what, one, other, private=True)
    yield from _answers(old, new)
    if (old.barriers, old.supports) != (new.barriers, new.supports):
        yield Change(Topic.FILE, What.BARRIERS, private=True)
    for what, mine, others in (
        (What.TURNED_DOWN, new.turned_down, old.turned_down),
        (What.TAKEN_BACK, old.turned_down, new.turned_down),
    ):
        for option in mine:
            if option not in others:
                yield Change(Topic.FILE, what, text=option.title, private=True)


def _answers(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    before = {question: answer for question, answer, _sensitive in old.answers}
    now = {question: answer for question, answer, _sensitive in new.answers}
    for question in dict.fromkeys((*now, *before)):
        one, other = before.get(question), now.get(question)
        if one != other:
            yield Change(Topic.FILE, What.ANSWER, one, other, text=question, private=True)
