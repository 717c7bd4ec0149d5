"""What to do: the checklist of this week and of this month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from advisor.domain.plan import Course, LearningPlan, Step, StepKind, to_show
from advisor.i18n import N_
from advisor.report.boxes import WriteLine
from advisor.report.elements import Cell, Element, Row, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import price
from advisor.report.naming import grant_for
from advisor.report.order import order_lines
from advisor.report.shape import Span
from advisor.report.sheet import BODY, GUTTER

THIS_WEEK = N_("This week")
THIS_MONTH = N_("This month")
CALL_AND_ASK = N_("Call {provider}, {phone}. Ask: “{questions}”")
CALL_AND_ASK_NO_PHONE = N_("Call {provider}. Ask: “{questions}”")
# Translators: The questions follow in English.
CALL_IN_ENGLISH = N_("Call {provider}, {phone}. Ask in English: “{questions}”")
# Translators: The questions follow in English.
CALL_IN_ENGLISH_NO_PHONE = N_("Call {provider}. Ask in English: “{questions}”")
LISTED = N_("Is the course on the future skills grant list for {year}?")
LISTED_ONE = N_("Is course {n} on the future skills grant list for {year}?")
LISTED_MORE = N_("Are courses {list} on the future skills grant list for {year}?")
HOW_MUCH = N_("How much is it, with all fees?")
WHEN_STARTS = N_("When does it start?")
MONEY_LEFT = N_("Is there grant money left?")
STILL_OPEN = N_("The day to register is over. Can I still register?")
STILL_SO = N_("Are the price and the start date still the same?")
# Translators: A line to write a name on follows: “You talked to ____ on ____”.
YOU_TALKED_TO = N_("You talked to")
# Translators: Before a line to write a day on: “You talked to ____ on ____”.
ON = N_("on")
CALL_US = N_("Call {counsellor}, {phone}. Set a time for your next meeting.")
CALL_US_NO_PHONE = N_("Ask {counsellor} for a time for your next meeting.")
CALL_FOR_NEXT = N_("Call us to plan your next step.")
CARD = N_("Set up your BC Services Card account. You need it to ask for the grant.")
# Translators: {course} is “ for course 1” with its space, or nothing.
REGISTER_ASK = N_(
    "By {date}, if {counsellor} says yes: register{course}, then ask for the grant online."
)
REGISTER = N_("By {date}, if {counsellor} says yes: register{course}.")
REGISTER_BARE = N_("If {counsellor} says yes: register{course}.")
REGISTER_ASK_BARE = N_("If {counsellor} says yes: register{course}, then ask for the grant online.")
# Translators: Stands where {course} is: “register for course 1”. It brings its own space.
FOR_COURSE = N_(" for course {n}")
# Translators: Stands where {course} is, with its own space; {list} is “1 and 2”.
FOR_COURSES = N_(" for courses {list}")
ASK_GRANT = N_("Ask for the grant online{course}.")
# Translators: The money is set aside by a grant.
HELD = N_("Money is held for you until {date}. Finish registering before that day.")
SHOW_FIRST = N_("Get ready to show{course}: {list}. Ask the college what it accepts.")
BUY = N_("Buy what you need{course}. Keep your receipts.")

WEEK, MONTH = timedelta(days=7), timedelta(days=31)
_NEVER_LISTED = (StepKind.START, StepKind.JOB_SEARCH)
_ITEM_GAP = 4.0

Item = Callable[[float], Element]


def checklist(kit: Kit) -> list[Part]:
    """Two lists side by side; a long one takes the whole width."""
    week, month = items(kit)
    lists = [(THIS_WEEK, week), (THIS_MONTH, month)]
    lists = [(name, found) for name, found in lists if found]
    if not lists:
        lists = [(THIS_WEEK, [_item(kit, kit.words.spans(CALL_FOR_NEXT))])]
    if not kit.one_column and len(lists) == 2 and all(len(found) <= 4 for _name, found in lists):
        half = kit.page.half
        columns = [_column(kit, name, found, half) for name, found in lists]
        return [Part(Row((Cell(columns[0], 0, half), Cell(columns[1], half + GUTTER, half))), 10)]
    parts = []
    for name, found in lists:
        parts.append(Part(kit.heading(name), kit.scaled(10), with_next=True))
        made = [item(kit.page.content) for item in found]
        parts += [
            Part(element, 2 if n == 0 else kit.scaled(_ITEM_GAP)) for n, element in enumerate(made)
        ]
    return parts


def _column(kit: Kit, name: str, found: Sequence[Item], width: float) -> Element:
    made = stack([item(width) for item in found], _ITEM_GAP)
    return stack([kit.heading(name), made], 2)


def items(kit: Kit) -> tuple[list[Item], list[Item]]:
    """The items of this week and of this month."""
    plan = kit.plan
    week: list[Item] = []
    month: list[Item] = []
    if plan.meeting_at is None and not _has(plan, StepKind.CALL_CENTRE):
        week.append(_item(kit, _call_us(kit)))
    week += [
        _item(kit, kit.words.spans(text, **values))
        for text, values in order_lines(kit.plan, kit.words)
    ]
    for last, spans in held(kit):
        (week if last <= plan.made_on + WEEK else month).append(_item(kit, spans))
    for step in listed(plan):
        soon = in_week(plan, step)
        (week if soon else month).append(_worded(kit, step))
    return week, month


def held(kit: Kit) -> list[tuple[date, tuple[Span, ...]]]:
    """Until when money is held, in words that do not say whose; not where the course has begun."""
    made_on = kit.plan.made_on
    open_ones = (hold.until for hold in kit.plan.holds if hold.until and not hold.registered)
    days = sorted({last for last in open_ones if last >= made_on})
    return [(day, kit.words.spans(HELD, date=kit.words.long_day(day))) for day in days]


def in_week(plan: LearningPlan, step: Step) -> bool:
    """Whether a step belongs to this week."""
    if step.on is None:
        return step.kind in (StepKind.CALL_PROVIDER, StepKind.CALL_CENTRE)
    return step.on <= plan.made_on + WEEK


def listed(plan: LearningPlan) -> list[Step]:
    """The steps of the checklist; registering and asking for the grant are one."""
    asked = {
        (step.on, n)
        for step in plan.steps
        if step.kind is StepKind.APPLY_GRANT
        for n in step.courses
    }
    found: list[Step] = []
    for step in plan.steps:
        late = step.on is not None and step.on > plan.made_on + MONTH
        if step.done or late or not on_paper(step):
            continue
        if step.kind in (*_NEVER_LISTED, StepKind.GET_PERMISSION):
            continue
        if step.kind is StepKind.APPLY_GRANT and _has(plan, StepKind.REGISTER):
            continue
        grant = step.kind is StepKind.REGISTER and all((step.on, n) in asked for n in step.courses)
        _join(found, replace(step, text="grant") if grant else step)
    return found


def on_paper(step: Step) -> bool:
    """A step in the counsellor's own words stands on the client's paper if the client does it."""
    return step.kind is not StepKind.OWN or step.who == "client"


def _join(found: list[Step], step: Step) -> None:
    """Add a step, or its courses to a step that says the same."""
    same = next((n for n, other in enumerate(found) if _alike(other, step)), None)
    if same is None:
        found.append(step)
    else:
        found[same] = replace(found[same], courses=found[same].courses + step.courses)


def _alike(one: Step, other: Step) -> bool:
    kinds = (StepKind.REGISTER, StepKind.APPLY_GRANT, StepKind.BUY_MATERIALS)
    return one.kind in kinds and (one.kind, one.on, one.text) == (other.kind, other.on, other.text)


def _has(plan: LearningPlan, kind: StepKind) -> bool:
    return any(step.kind is kind for step in plan.steps)


def _call_us(kit: Kit) -> tuple[Span, ...]:
    phone = kit.plan.centre.phone
    text = CALL_US if phone else CALL_US_NO_PHONE
    return kit.words.spans(text, counsellor=kit.counsellor, phone=phone)


def _item(kit: Kit, spans: tuple[Span, ...]) -> Item:
    return lambda width: kit.tick(kit.text(spans), width)


def _worded(kit: Kit, step: Step) -> Item:
    words = kit.words
    if step.kind is StepKind.CALL_PROVIDER:
        return _call(kit, step)
    if step.kind is StepKind.CALL_CENTRE:
        return _item(kit, _call_us(kit))
    if step.kind is StepKind.SERVICES_CARD:
        return _item(kit, words.spans(CARD))
    if step.kind is StepKind.OWN:
        return _item(kit, (Span(step.text),))
    course = for_courses(kit, step.courses)
    if step.kind is StepKind.SHOW_FIRST:
        return _item(kit, to_show_spans(kit, step))
    if step.kind is StepKind.REGISTER:
        with_grant = step.text == "grant"
        if step.on is None:
            text = REGISTER_ASK_BARE if with_grant else REGISTER_BARE
        else:
            text = REGISTER_ASK if with_grant else REGISTER
        day = words.near_day(step.on) if step.on else ""
        return _item(kit, words.spans(text, date=day, counsellor=kit.counsellor, course=course))
    text = ASK_GRANT if step.kind is StepKind.APPLY_GRANT else BUY
    return _item(kit, words.spans(text, course=course))


def to_show_spans(kit: Kit, step: Step) -> tuple[Span, ...]:
    """What a course asks to see first, as its page words it."""
    shown = to_show(kit.plan.checks, kit.plan.order)
    texts = kit.words.items(text for n in step.courses for text in shown.get(n, ()))
    return kit.words.spans(SHOW_FIRST, course=for_courses(kit, step.courses), list=texts)


def for_courses(kit: Kit, numbers: tuple[int, ...]) -> str:
    """ " for course 1", where there are several courses to mix up."""
    if len(kit.plan.courses) < 2 or not numbers:
        return ""
    if len(numbers) == 1:
        return kit.words(FOR_COURSE, n=numbers[0])
    return kit.words(FOR_COURSES, list=kit.words.all_of([str(n) for n in numbers]))


def _call(kit: Kit, step: Step) -> Item:
    """Whom to call, what to ask, and room for who said it."""
    texts = (CALL_AND_ASK, CALL_AND_ASK_NO_PHONE)
    if kit.in_english:
        texts = (CALL_IN_ENGLISH, CALL_IN_ENGLISH_NO_PHONE)
    courses = [course for course in kit.plan.courses if course.number in step.courses]
    short = courses[0].provider_short if courses else step.provider
    text = texts[0] if step.phone else texts[1]
    asked = kit.script(" ".join(call_questions(kit, courses)))
    spans = kit.words.spans(text, provider=short, phone=_unbroken(step.phone), questions=asked)
    writing = ((kit.words(YOU_TALKED_TO), kit.scaled(78)), (kit.words(ON), kit.scaled(52)))

    def build(width: float) -> Element:
        lines = stack([kit.text(spans), WriteLine(kit.setter, writing, kit.sized(BODY))])
        return kit.tick(lines, width)

    return build


def call_questions(kit: Kit, courses: Sequence[Course]) -> list[str]:
    """What to ask one provider: what is not known of price and start, then the grant."""
    words, made_on = kit.aloud, kit.plan.made_on
    asked = []
    if any(course.register_by and course.register_by < made_on for course in courses):
        asked.append(words(STILL_OPEN))
    if any(price(course) is None for course in courses):
        asked.append(words(HOW_MUCH))
    if any(course.start is None for course in courses):
        asked.append(words(WHEN_STARTS))
    granted = [course for course in courses if grant_for(kit.plan.estimate, course)]
    unlisted = [course for course in granted if course.on_grant_list not in ("yes", "no")]
    if unlisted:
        starts = [course.start for course in unlisted if course.start]
        year = min(starts).year if starts else (made_on + WEEK * 8).year
        numbers = [str(course.number) for course in unlisted]
        if len(kit.plan.courses) == 1:
            asked.append(words(LISTED, year=year))
        elif len(numbers) == 1:
            asked.append(words(LISTED_ONE, n=numbers[0], year=year))
        else:
            asked.append(words(LISTED_MORE, list=words.all_of(numbers), year=year))
    asked = asked or [words(STILL_SO)]
    return [*asked, words(MONEY_LEFT)] if granted else asked


def _unbroken(phone: str) -> str:
    return phone.replace(" ", "\u00a0")
