"""The head of a paper beside the plan: its name, for whom, with whom and when, in one column."""

from __future__ import annotations

from dataclasses import replace

from advisor.report.elements import Element, Inline, Text, stack
from advisor.report.front import FOR, MADE, MADE_WITH
from advisor.report.kit import Kit
from advisor.report.sheet import DETAIL, INK, QUIET, TITLE


def short_head(kit: Kit, name: str, **values: object) -> Element:
    """A heading and a line below it; nobody is named where the plan names nobody."""
    plan, by = kit.plan, replace(DETAIL, ink=QUIET)
    line: list[Text] = []
    if plan.client_name:
        spans = kit.words.spans(FOR, name=plan.client_name)
        line.append(kit.text(tuple(replace(span, ink=INK) for span in spans), by))
    made = {"counsellor": plan.counsellor, "date": kit.words.long_day(plan.made_on)}
    line.append(kit.say(MADE_WITH if plan.counsellor else MADE, by, **made))
    return stack([kit.say(name, TITLE, "H1", **values), Inline(tuple(line))], 1)
