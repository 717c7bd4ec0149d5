"""The head of page one: title, goal, WAIT, the next meeting."""

from __future__ import annotations

from dataclasses import replace

from advisor.i18n import N_
from advisor.report.boxes import Barred, Flagged, Framed
from advisor.report.elements import Cell, Element, Inline, Row, Text, in_parts, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.papers import to_bring
from advisor.report.shape import Span, Style
from advisor.report.sheet import (
    BODY,
    GUTTER,
    LEAD,
    QUIET,
    TITLE,
    WHITE,
)

YOUR_PLAN = N_("Your learning plan")
FOR = N_("**For {name}**")
MADE_WITH = N_("Made with {counsellor} on {date}")
MADE = N_("Made on {date}")
YOUR_GOAL = N_("Your goal")
# Translators: One word in a black box, as on a stop sign: do nothing yet.
WAIT = N_("WAIT")
DO_NOT_PAY = N_("**Do not register or pay yet.**")
MEET_FIRST = N_("Meet {counsellor} first. If you pay now, the grant may not pay you back.")
NEXT_MEETING = N_("Next meeting, with {counsellor}, at the centre:")
BRING = N_("Bring {items}.")
# Translators: The first of the things to bring: “Bring this paper, …”.
THIS_PAPER = N_("this paper")

_FLAG = Style(14, 18, bold=True, ink=WHITE, align="centre")
_BY = Style(11, 15, ink=QUIET, align="right")


def title(kit: Kit) -> Element:
    """ "Your learning plan", for whom, with whom and when."""
    plan, words = kit.plan, kit.words
    lines: list[Text] = []
    by = replace(_BY, align="left") if kit.one_column else _BY
    if plan.client_name:
        name = tuple(
            Span(span.text, span.bold, "#16191d")
            for span in words.spans(FOR, name=plan.client_name)
        )
        lines.append(kit.text(name, by))
    made = {"counsellor": plan.counsellor, "date": words.long_day(plan.made_on)}
    lines.append(kit.say(MADE_WITH if plan.counsellor else MADE, by, **made))
    heading = kit.say(YOUR_PLAN, TITLE, "H1")
    if kit.one_column:
        return stack([heading, Inline(tuple(lines))])
    wide = heading.setting.natural_width + 2
    room = kit.page.content - wide - 16
    return Row((Cell(heading, 0, wide), Cell(stack(lines), wide + 16, room, "bottom")))


def goal(kit: Kit) -> list[Part]:
    """The client's own words; none, no block."""
    if not kit.plan.goal_words.strip():
        return []
    inner = kit.page.content - 13
    spoken = f"“{' '.join(kit.plan.goal_words.split())}”"
    text = kit.text(spoken, LEAD, "BlockQuote")
    if len(text.lines(inner)) > 4:
        text = kit.text(spoken, BODY, "BlockQuote")
    first, *rest = in_parts(text, inner, 186)
    head = Part(Barred(stack([kit.heading(YOUR_GOAL), first], 1)), 9)
    return [head, *(Part(Barred(part), 0) for part in rest)]


def stopped(kit: Kit) -> bool:
    """Whether something must come before registering; the paper never says what."""
    estimate = kit.plan.estimate
    return bool(estimate.stops or any(program.stops for program in estimate.programs))


def wait(kit: Kit, *sentences: Element) -> Flagged:
    """The box that keeps the client from paying too early: the same words whatever the reason."""
    said = stack([kit.say(DO_NOT_PAY), *sentences], 1)
    return flagged(kit, kit.say(WAIT, _FLAG), said, 60)


def flagged(kit: Kit, flag: Text, element: Element, least: float) -> Flagged:
    """A box with a filled cell that holds its words whole; at least so wide when normal."""
    if kit.print_as.beside:
        return Flagged(flag, element, kit.scaled(100))
    word = max((word.width for word in flag.setting.words), default=0.0)
    return Flagged(flag, element, min(kit.scaled(100), max(kit.scaled(least), word + 14)))


def meet_first(kit: Kit) -> Element:
    """Why to wait."""
    return kit.say(MEET_FIRST, counsellor=kit.counsellor)


def wait_and_meeting(kit: Kit) -> list[Part]:
    """Both side by side, one alone over the whole width, or nothing."""
    if stopped(kit):
        return pair_or_alone(kit, wait(kit, meet_first(kit)))
    meeting = _meeting(kit)
    if not meeting:
        return []
    return [Part(stack(meeting, 1) if kit.one_column else _framed(meeting), kit.scaled(10))]


def pair_or_alone(kit: Kit, box: Flagged) -> list[Part]:
    """WAIT with the next meeting beside it, or under it in one column, when there is one."""
    lines = _meeting(kit)
    if not lines:
        return [Part(box, kit.scaled(10))]
    if kit.one_column:
        return [Part(one, kit.scaled(10)) for one in (box, stack(lines, 1))]
    half, meeting = kit.page.half, _framed(lines)
    tall = max(box.height(half), meeting.height(half))
    pair = (
        Cell(replace(box, least=tall), 0, half),
        Cell(replace(meeting, least=tall, middle=True), half + GUTTER, half),
    )
    return [Part(Row(pair), 10)]


def _framed(lines: list[Element]) -> Framed:
    return Framed(stack(lines), (10, 8, 10, 8))


def _meeting(kit: Kit) -> list[Element]:
    """When to come, and what to bring; nothing where no meeting is set."""
    plan, words = kit.plan, kit.words
    if plan.meeting_at is None:
        return []
    items = [words(item) for item in to_bring(plan)]
    say = kit.heading if kit.one_column else kit.say
    return [
        say(NEXT_MEETING, counsellor=kit.counsellor),
        kit.text((Span(words.meeting(plan.meeting_at), bold=True),)),
        kit.say(BRING, items=words.all_of([words(THIS_PAPER), *items])),
    ]
