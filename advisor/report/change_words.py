"""What changed between two plans, in plain sentences: now, and before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from advisor import wording
from advisor.domain.client import Told
from advisor.domain.estimate import Range, Sureness, Verdict
from advisor.domain.money import Money
from advisor.domain.plan import Hold, LearningPlan, Step, StepKind
from advisor.domain.plan_change import Change, Pays, Topic, Value, What
from advisor.i18n import N_, speaking
from advisor.report.detail import cost_name
from advisor.report.naming import named
from advisor.report.order import order_line
from advisor.report.papers import telling
from advisor.report.words import Words

TOPICS = {
    Topic.MONEY: N_("The money"),
    Topic.PRICES: N_("Prices"),
    Topic.COURSES: N_("Your courses"),
    Topic.STEPS: N_("What to do"),
    Topic.WARNINGS: N_("Take care"),
    Topic.CONFIRM: N_("To ask and to have ready"),
    Topic.GOAL: N_("Your goal"),
    Topic.FILE: N_("Names and file"),
}
NOT_KNOWN = N_("not known")
NOT_SET = N_("not set")
NOT_SAID = N_("not said")
NOT_ASKED = N_("not asked")
NO_ONE = N_("no one yet")
NONE_HELD = N_("none")
OTHER_HELP = N_("other help")
TEXTS = {
    What.WORST: N_("To pay at worst: {new}. Before: {old}."),
    What.BEST: N_("To pay at best: {new}. Before: {old}."),
    What.TOTAL: N_("Price of all courses: {new}. Before: {old}."),
    What.FIRST: N_("To pay first and get back later: {new}. Before: {old}."),
    What.WHO_PAYS: N_("Who pays for sure: {new}. Before: {old}."),
    What.HOPE: N_("{text}, if all is confirmed: {new}. Before: {old}."),
    What.SURENESS: N_("{text}, how sure: {new}. Before: {old}."),
    What.VERDICT: N_("{text}: {new}. Before: {old}."),
    What.HOLD: N_("Money on hold, {text}: {new}. Before: {old}."),
    What.LINE: N_("{text}, {course}: {new}. Before: {old}."),
    What.LINE_IN: N_("New cost: {text}, {course}: {new}."),
    What.LINE_OUT: N_("No longer a cost: {text}, {course}. Before: {old}."),
    What.TOLD: N_("Prices of {course} are from: {new}. Before: {old}."),
    What.OLD_PRICE: N_("Price on the page of {course}: {new}. Before: {old}."),
    What.COURSE_IN: N_("New in the plan: {course}."),
    What.COURSE_OUT: N_("No longer in the plan: {course}."),
    What.ORDER: N_("The courses come in another order: {new}."),
    What.START: N_("Start of {course}: {new}. Before: {old}."),
    What.END: N_("End of {course}: {new}. Before: {old}."),
    What.REGISTER_BY: N_("Last day to register for {course}: {new}. Before: {old}."),
    What.LENGTH: N_("Length of {course}: {new}. Before: {old}."),
    What.HOURS: N_("Hours a week for {course}: {new}. Before: {old}."),
    What.DELIVERY: N_("Online or in person, {course}: {new}. Before: {old}."),
    What.PLACE: N_("Place of {course}: {new}. Before: {old}."),
    What.LISTED: N_("On the grant list, {course}: {new}. Before: {old}."),
    What.PHONE: N_("Phone to ask about {course}: {new}. Before: {old}."),
    What.FACTS: N_("Other facts about {course} have changed. Read them in the new plan."),
    What.STEP_IN: N_("New step: {step}"),
    What.STEP_OUT: N_("No longer a step: {step}"),
    What.STEP_DAY: N_("{step} Day: {new}. Before: {old}."),
    What.STEP_DONE: N_("Done: {step}"),
    What.STEP_OPEN: N_("Not done after all: {step}"),
    What.MEETING: N_("Next meeting: {new}. Before: {old}."),
    What.WAIT_IN: N_("Do not register or pay yet. Meet your counsellor first."),
    What.WAIT_OUT: N_("The box “WAIT” is gone. Ask your counsellor before you register."),
    What.STOP_IN: N_("This must come first: {text}."),
    What.STOP_OUT: N_("No longer in the way: {text}."),
    What.NOTE_IN: N_("New: {note}"),
    What.NOTE_OUT: N_("No longer so: {note}"),
    What.STALE_IN: N_("{text}: its rules are past their day. Ask again."),
    What.STALE_OUT: N_("{text}: its rules were checked again."),
    What.EFFECT_IN: N_("New: {text}"),
    What.EFFECT_OUT: N_("No longer so: {text}"),
    What.ASK_IN: N_("New to ask: {text}"),
    What.ASK_OUT: N_("No longer to ask: {text}"),
    What.READY_IN: N_("New to have ready: {text}."),
    What.READY_OUT: N_("No longer to have ready: {text}."),
    What.GOAL_WORDS: N_("Goal: “{new}” Before: “{old}”"),
    What.GOAL_BY: N_("Day to reach it: {new}. Before: {old}."),
    What.JOB: N_("Job: {new}. Before: {old}."),
    What.NAME: N_("Name: {new}. Before: {old}."),
    What.COUNSELLOR: N_("Counsellor: {new}. Before: {old}."),
    What.CENTRE: N_("The centre’s name, address or phone has changed."),
    What.CASE_NUMBER: N_("Case number: {new}. Before: {old}."),
    What.OWN_MONEY: N_("Own money: {new}. Before: {old}."),
    What.ANSWER: N_("{text} {new}. Before: {old}."),
    What.BARRIERS: N_("The notes on barriers and supports have changed."),
    What.TURNED_DOWN: N_("Turned down: {text}."),
    What.TAKEN_BACK: N_("No longer turned down: {text}."),
    What.RULES: N_("Funding rules: {new}. Before: {old}."),
    What.CATALOGUE: N_("Catalogue: {new}. Before: {old}."),
    What.OTHER: N_("Something else has changed. Read both papers."),
}
STEPS = {
    StepKind.CALL_PROVIDER: N_("Call {provider}."),
    StepKind.CALL_CENTRE: N_("Call the centre."),
    StepKind.SERVICES_CARD: N_("Set up your BC Services Card account."),
    StepKind.SHOW_FIRST: N_("Get papers ready to show for {course}."),
    StepKind.GET_PERMISSION: N_("Get the permission in writing."),
    StepKind.REGISTER: N_("Register for {course}."),
    StepKind.APPLY_GRANT: N_("Ask for the grant for {course}."),
    StepKind.BUY_MATERIALS: N_("Buy what you need for {course}."),
    StepKind.START: N_("Start {course}."),
    StepKind.JOB_SEARCH: N_("Look for work. We will help you."),
    StepKind.OWN: N_("{text}"),
}
_NOTHING = {
    What.WHO_PAYS: NO_ONE,
    What.HOLD: NONE_HELD,
    What.MEETING: NOT_SET,
    What.GOAL_WORDS: NOT_SAID,
    What.ANSWER: NOT_ASKED,
}


def on_paper(changes: Iterable[Change], old: LearningPlan, new: LearningPlan) -> tuple[Change, ...]:
    """The changes that the client's own paper may tell: nothing private, no program unnamed."""
    named_ones = {program.code for plan in (old, new) for program in named(plan.estimate)}
    return tuple(
        change
        for change in changes
        if not change.private
        and (not change.programs or named_ones & set(change.programs))
        and not (change.topic is Topic.CONFIRM and telling(f"{change.text} {change.paper}"))
        and not (change.what is What.WHO_PAYS and _nameless(change.old) == _nameless(change.new))
    )


def _nameless(payers: Value) -> list[tuple[str, Money]]:
    """Who pays, as the client's paper may tell it: one private payer is like another."""
    found = payers if isinstance(payers, tuple) else ()
    return [("" if p.private else p.name, p.amount) for p in found if isinstance(p, Pays)]


def sentence(change: Change, words: Words, *, paper: bool = False) -> str:
    """One change in words; ``paper``: as the client reads it."""
    with speaking(words.language):
        about = words.all_of(change.courses)
        text = change.paper if paper and change.paper else change.text
        if change.category is not None and not text:
            text = words(cost_name(change.category)) if paper else wording.category(change.category)
        if change.programs or change.topic in (Topic.CONFIRM, Topic.WARNINGS):
            text = words.rule(text)
        if change.topic is Topic.CONFIRM and about:
            text = f"{about}: {text}"
        said = {
            "old": _said(change.old, change.what, words, paper=paper),
            "new": _said(change.new, change.what, words, paper=paper),
            "text": text,
            "course": about,
            "step": _step(change, words),
            "note": _note(change, words),
        }
        return words(TEXTS[change.what], **said)


def _said(value: Value, what: What, words: Words, *, paper: bool) -> str:
    """A value in words; one that is not known says so."""
    if value is None or value == ():
        return words(_NOTHING.get(what, NOT_KNOWN))
    if isinstance(value, Step):
        return _day(value.on, words, paper=paper) if value.on else words(NOT_KNOWN)
    if isinstance(value, Hold):
        last = _day(value.until, words, paper=paper) if value.until else ""
        return words.parts((words.money(value.amount), last))
    if isinstance(value, Told):
        return words.parts((value.by, _day(value.on, words, paper=paper)))
    if isinstance(value, tuple):
        parts = [p if isinstance(p, str) else _pays(p, words, paper=paper) for p in value]
        return words.all_of(parts)
    if isinstance(value, datetime):
        return words.meeting(value)
    if isinstance(value, date):
        return _day(value, words, paper=paper)
    return _label(value)


def _label(value: Value) -> str:
    """A value that the screen and the paper word alike."""
    if isinstance(value, Range):
        return wording.money_range(value)
    if isinstance(value, Verdict):
        return wording.verdict(value)
    if isinstance(value, Sureness):
        return wording.sureness(value)
    if isinstance(value, Decimal):
        return wording.number(value)
    if isinstance(value, Money):
        return wording.money(value)
    return wording.answer(str(value)) if value in ("yes", "no") else wording.record_word(str(value))


def _pays(payer: Pays, words: Words, *, paper: bool) -> str:
    name = words(OTHER_HELP) if paper and payer.private else words.rule(payer.name)
    return f"{name} {words.money(payer.amount)}"


def _day(on: date, words: Words, *, paper: bool) -> str:
    return words.day(on) if paper else wording.day(on)


def _step(change: Change, words: Words) -> str:
    step = change.new if isinstance(change.new, Step) else change.old
    if not isinstance(step, Step):
        return ""
    courses = words.all_of(change.courses)
    return words(STEPS[step.kind], provider=step.provider, course=courses, text=step.text)


def _note(change: Change, words: Words) -> str:
    if change.note is None:
        return ""
    text, values = order_line(change.note, words)
    return words(text, **values)
