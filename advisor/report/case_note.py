"""The case note: the plan as plain text for the ministry's case system."""

from __future__ import annotations

from datetime import date

from advisor.domain.estimate import ProgramResult
from advisor.domain.plan import Course, Hold, LearningPlan, Step, StepKind, to_show
from advisor.report.money import price, shares
from advisor.report.naming import named, payers, pays
from advisor.report.order import order_lines
from advisor.report.words import Words

_STEPS = {
    StepKind.CALL_PROVIDER: "Client calls {provider}: price, start, grant list, grant money.",
    StepKind.CALL_CENTRE: "Client calls the centre.",
    StepKind.SERVICES_CARD: "Client sets up a BC Services Card account.",
    StepKind.SHOW_FIRST: "Client gets ready to show{course}: {list}.",
    StepKind.GET_PERMISSION: "Permission or counsellor's approval before registering.",
    StepKind.REGISTER: "Client registers{course}, once the counsellor agrees.",
    StepKind.APPLY_GRANT: "Client asks for the grant online{course}.",
    StepKind.BUY_MATERIALS: "Client buys materials{course}, keeps receipts.",
    StepKind.START: "Start{course}.",
    StepKind.JOB_SEARCH: "Job search with the centre's help.",
}


def case_note(plan: LearningPlan, signed_on: date | None = None) -> str:
    """Goal, options considered and why, funding, next steps and dates, in plain English.

    ``signed_on``: when client and counsellor signed this version; None = a draft.
    """
    words = Words("en")
    blocks = [
        _head(plan, words, signed_on),
        _goal(plan, words),
        ["OPTIONS CHOSEN", *(_option(course, words) for course in plan.courses)],
        ["OPTIONS TURNED DOWN", *_turned_down(plan)],
        ["FUNDING (an estimate, not an approval)", *_funding(plan, words)],
        ["NEXT STEPS", *_next_steps(plan, words)],
    ]
    text = "\n\n".join("\n".join(block) for block in blocks if len(block) > 1) + "\n"
    return text.replace("\u00a0", " ")


def _head(plan: LearningPlan, words: Words, signed_on: date | None) -> list[str]:
    made = words.long_day(plan.made_on)
    by = f" by {plan.counsellor}" if plan.counsellor else ""
    lines = ["LEARNING PLAN" + (" (EXAMPLE)" if plan.example else ""), f"Made {made}{by}."]
    if plan.code:
        signed = f"Signed on {words.long_day(signed_on)}." if signed_on else "Draft, not signed."
        lines.append(f"Plan code {plan.code}, version {plan.version}. {signed}")
    if plan.case_number:
        lines.append(f"Case number {plan.case_number}.")
    return lines


def _goal(plan: LearningPlan, words: Words) -> list[str]:
    lines = ["GOAL"]
    if plan.goal_words.strip():
        lines.append(f"In the client's words: {' '.join(plan.goal_words.split())}")
    if plan.job:
        lines.append(f"Target occupation: {plan.job.title} (NOC {plan.job.noc}).")
    if plan.goal_by:
        lines.append(f"By {words.long_day(plan.goal_by)}.")
    return lines


def _option(course: Course, words: Words) -> str:
    said = [f"- {course.title}, {course.provider}."]
    said.append(f"Starts {words.day(course.start)}." if course.start else "Start not known.")
    amount = price(course)
    said.append(f"Price {amount}." if amount is not None else "Price not known.")
    if course.told:
        said.append(f"Told by {course.told.by} on {words.day(course.told.on)}.")
    if course.counts_toward:
        said.append(f"Counts toward {course.counts_toward[0]}.")
    return " ".join(said)


def _turned_down(plan: LearningPlan) -> list[str]:
    return [
        f"- {option.title}, {option.provider}: {option.reason or 'no reason noted'}"
        + (f" (by the {option.by})" if option.by else "")
        for option in plan.turned_down
    ]


def _funding(plan: LearningPlan, words: Words) -> list[str]:
    found = shares(plan)
    at_least = "at least " if found.unknown_prices else ""
    lines = [f"Price {at_least}{found.known}. Client pays at worst {at_least}{found.worst}."]
    if found.unknown_prices:
        lines.append(f"Prices not known: {found.unknown_prices}.")
    told = named(plan.estimate)
    told += tuple(p for p in payers(plan.estimate) if pays(p) and p not in told)
    lines += [_program(program) for program in told]
    others = len(payers(plan.estimate)) - len(told)
    if others:
        lines.append(f"- {others} other programs looked at: see the file copy.")
    return lines + [_hold(hold, plan, words) for hold in plan.holds]


def _hold(hold: Hold, plan: LearningPlan, words: Words) -> str:
    said = f"- On hold: {hold.program} {hold.amount}"
    if hold.until is None:
        return f"{said}, last day not known."
    if hold.until < plan.made_on:
        return f"{said}, expired on {words.day(hold.until)}, not yet marked."
    return f"{said} until {words.day(hold.until)}."


def _program(program: ProgramResult) -> str:
    said = f"- {program.name}: {program.verdict.value.replace('_', ' ')}"
    if program.amount is not None:
        said += f", {program.amount}"
    elif program.if_confirmed.exact:
        said += f", {program.if_confirmed.exact} if confirmed"
    elif program.if_confirmed.at_least:
        said += f", {program.if_confirmed.at_least} or more if confirmed"
    said += f" (rules {program.version})."
    return f"{said} {program.stale}" if program.stale else said


def _next_steps(plan: LearningPlan, words: Words) -> list[str]:
    lines = [_step(step, plan, words) for step in plan.steps if not step.done]
    lines = [f"- {words(text, **values)}" for text, values in order_lines(plan, words)] + lines
    if plan.meeting_at:
        lines.insert(0, f"- Next meeting {words.meeting(plan.meeting_at)}.")
    return lines


def _step(step: Step, plan: LearningPlan, words: Words) -> str:
    numbers = " and ".join(str(number) for number in step.courses)
    course = f" for course {numbers}" if numbers else ""
    shown = to_show(plan.checks, plan.order)
    listed = "; ".join(text for n in step.courses for text in shown.get(n, ()))
    text = step.text or _STEPS.get(step.kind, "").format(
        provider=step.provider, course=course, list=listed
    )
    return f"- {f'{words.day(step.on)}: ' if step.on else ''}{text}"
