"""Facts of a fit in words: criteria, weights, and the sentence that says when the order turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from babel.dates import format_date

from advisor import wording
from advisor.i18n import N_, _, locale
from advisor.services.fitting import Criterion, Fit, Fitted, Reason, Why

LONGEST = 44
_NAME = {
    Criterion.GOAL: N_("Leads to the goal"),
    Criterion.COST: N_("Costs little after grants"),
    Criterion.HOURS: N_("Fits the hours a week"),
    Criterion.DELIVERY: N_("Taught in the wanted way"),
    Criterion.REGION: N_("In reach"),
    Criterion.START: N_("Starts soon, ends in time"),
    Criterion.LENGTH: N_("Short"),
    Criterion.PROOF: N_("Gives proof or credit"),
    Criterion.LADDER: N_("Counts toward more"),
}
_IT = {
    Criterion.GOAL: N_("the goal"),
    Criterion.COST: N_("the cost"),
    Criterion.HOURS: N_("hours a week"),
    Criterion.DELIVERY: N_("delivery"),
    Criterion.REGION: N_("the region"),
    Criterion.START: N_("an early start"),
    Criterion.LENGTH: N_("the length"),
    Criterion.PROOF: N_("proof or credit"),
    Criterion.LADDER: N_("what it counts toward"),
}
_TURN = {
    Fraction(3, 2): N_("First unless {it} matters half as much again, then {other}."),
    Fraction(2): N_("First unless {it} matters twice as much, then {other}."),
    Fraction(3): N_("First unless {it} matters three times as much, then {other}."),
    Fraction(4): N_("First unless {it} matters four times as much, then {other}."),
    Fraction(1, 2): N_("First unless {it} matters half as much, then {other}."),
    Fraction(1, 3): N_("First unless {it} matters a third as much, then {other}."),
    Fraction(1, 4): N_("First unless {it} matters a quarter as much, then {other}."),
    Fraction(0): N_("First unless {it} does not matter, then {other}."),
}
_NOT_STATED = {
    Criterion.DELIVERY: N_("Delivery not stated"),
    Criterion.HOURS: N_("Hours a week not stated"),
    Criterion.REGION: N_("Place not stated"),
}
STEP = {0: N_("No"), 1: N_("A little"), 2: N_("Yes"), 4: N_("A lot")}


def criterion(key: Criterion) -> str:
    """What a criterion asks of a credential."""
    return _(_NAME[key])


def turn_sentence(fitted: Fitted) -> str:
    """When another option would come first; empty where nothing is first by its fit."""
    if fitted.first is None or fitted.result.total < 2:
        return ""
    if fitted.level is not None:
        text = _("As good by these weights: {other}. The client may choose.")
        return text.format(other=fitted.level.credential.title)
    if fitted.turn is None or fitted.then is None:
        return _("First even if any one thing mattered three times as much.")
    text = _(_TURN[fitted.turn.times])
    return text.format(it=_(_IT[fitted.turn.criterion]), other=fitted.then.credential.title)


def good_words(reason: Reason, name: str) -> str:
    """What speaks for an option, short; empty where its other lines say it already."""
    if reason.why is Why.HERE and name:
        return _("In {name}’s region").format(name=name)
    if reason.why in _PLAIN:
        return _(_PLAIN[reason.why])
    return _FILLED[reason.why](reason) if reason.why in _FILLED else ""


def against_words(reason: Reason) -> str:
    """What may not fit, short; empty where a reason speaks against nothing."""
    match reason.why:
        case Why.PAYS_OVER:
            return _("Over own money")
        case Why.MAY_PAY_OVER:
            return _("May be over own money")
        case Why.PACE_OVER:
            return _pace(reason)
        case Why.DELIVERED_OTHERWISE:
            return _("Only {delivery}").format(delivery=reason.words[0])
        case Why.ELSEWHERE:
            where = ", ".join(wording.region(key) for key in reason.words[:2])
            return _("Taught in {region}").format(region=where)
        case Why.ENDS_LATE:
            return _("Ends too late")
        case Why.NOT_MET:
            return _("Not met yet: {what}").format(what=_short(reason.words[0]))
        case _:
            return ""


def unknown_words(fit: Fit) -> str:
    """The first of the client's limits that no page speaks of."""
    for key, text in _NOT_STATED.items():
        if key in fit.parts and fit.parts[key].points is None:
            return _(text)
    return ""


def asks_words(fit: Fit) -> str:
    """The first thing that it asks for and that nobody knows of the client."""
    if not fit.asks:
        return ""
    first = fit.asks[0].strip().rstrip(".")
    if len(first) > LONGEST:
        return _("Has entry requirements")
    return _("Asks for: {what}").format(what=first)


def _short(text: str) -> str:
    text = text.strip().rstrip(".")
    return text if len(text) <= LONGEST else _("what it asks for first")


def _teaches(reason: Reason) -> str:
    if len(reason.words) == 1:
        return _("Teaches {skill}").format(skill=reason.words[0])
    return _("{n} of {all} wanted skills").format(n=len(reason.words), all=reason.number)


def _leads(reason: Reason) -> str:
    return _("Leads to the target job") if reason.sure else _("May lead to the target job")


def _pays(reason: Reason) -> str:
    if reason.money is None or reason.money.up_to is None:
        return ""
    if not reason.money.up_to:
        return _("Nothing left to pay")
    return _("At most {amount} left to pay").format(amount=wording.money(reason.money.up_to))


def _pace(reason: Reason) -> str:
    assert reason.number is not None
    return _("{n} hours a week").format(n=wording.number(reason.number))


def _starts(reason: Reason) -> str:
    assert reason.day is not None
    if reason.sure:
        return _("Starts {day}").format(day=wording.day(reason.day))
    return _("Starts in {month}").format(month=format_date(reason.day, "LLLL", locale()))


def _proof(reason: Reason) -> str:
    return _("Gives a {proof}").format(proof=reason.words[0])


def _toward(reason: Reason) -> str:
    text = _("Counts toward {what}").format(what=reason.words[0])
    return text if len(text) <= LONGEST else _("Counts toward more")


_PLAIN = {
    Why.HERE: N_("In the client’s region"),
    Why.FROM_HOME: N_("From home"),
    Why.OWN_PACE: N_("At an own pace"),
    Why.ANY_TIME: N_("Starts any time"),
    Why.CREDIT: N_("Gives college credit"),
}
_FILLED: Mapping[Why, Callable[[Reason], str]] = {
    Why.TEACHES: _teaches,
    Why.LEADS_TO: _leads,
    Why.PAYS: _pays,
    Why.PACE: _pace,
    Why.STARTS: _starts,
    Why.PROOF: _proof,
    Why.TOWARD: _toward,
}
