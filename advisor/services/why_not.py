"""Why a credential that teaches a wanted skill is in no suggested set, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.pathways.options import Ask, Goal, Option
from advisor.pathways.stacking import best
from advisor.services.stack_options import Field
from advisor.services.suggested import Suggested

COMPARED = 6  # options that a set is computed with, to say what each would change


def why_not(ask: Ask, first: Suggested, found: Field, rings: Mapping[str, str]) -> dict[str, str]:
    """A reason for each that teaches a wanted skill and was not chosen, the best teachers first."""
    reasons = {**found.why_not, **rings}
    by_id = {option.id: option for option in ask.options}
    teachers = [n for n, links in found.taught.items() if links and n not in first.chosen]
    teachers.sort(key=lambda name: (-len(found.taught[name]), name))
    compared = 0
    for name in teachers:
        option = by_id.get(name)
        if option is None:
            continue
        if reason := untold(option, ask):
            reasons[name] = reason
        elif compared < COMPARED:
            compared += 1
            reasons[name] = _with(ask, first, name)
        else:
            extra = [skill for skill in sorted(option.teaches) if skill not in first.covered]
            reasons[name] = (
                _("no better set has it; it would add {skills}").format(skills=", ".join(extra))
                if extra
                else _("the set covers all that it teaches of the wanted skills")
            )
    return {name: reasons[name] for name in (*teachers, *reasons) if name in reasons}


def untold(option: Option, ask: Ask) -> str:
    """What a limit looks at and nobody knows of an option; empty for nothing."""
    if option.price is None and ask.own_money is not None:
        return _("its price is not known: ask the college")
    if option.weeks is None and ask.weeks is not None:
        return _("how long it takes is not known: ask the college")
    return ""


def _with(ask: Ask, first: Suggested, name: str) -> str:
    """What the best set would be that holds this one."""
    other = best(ask, Goal.SMALLEST, must=name)
    if other is None:
        return _too_much(ask, name)
    said = []
    count, skills = len(other.chosen), len(other.covered)
    if skills < len(first.covered):
        words = ngettext(
            "{n} wanted skill covered, not {other}",
            "{n} wanted skills covered, not {other}",
            skills,
        )
        said.append(words.format(n=skills, other=len(first.covered)))
    if count != len(first.chosen):
        words = ngettext("{n} credential, not {other}", "{n} credentials, not {other}", count)
        said.append(words.format(n=count, other=len(first.chosen)))
    if other.unknown_prices and first.client_pays is not None:
        said.append(_("a price that is not known"))
    elif first.client_pays is not None and other.client_pays != first.client_pays:
        words = _("{price} to pay, not {other}")
        said.append(
            words.format(
                price=wording.money(other.client_pays), other=wording.money(first.client_pays)
            )
        )
    if not said:
        return _("a set with it is as good: the client may choose")
    return _("the best set with it: {differences}").format(differences="; ".join(said))


def _too_much(ask: Ask, name: str) -> str:
    """Which limit keeps a credential out of every set."""
    cheap = best(replace(ask, own_money=None), Goal.CHEAPEST, must=name)
    if cheap is not None and ask.own_money is not None:
        words = _("the client would pay {price} with it, more than {limit}")
        return words.format(
            price=wording.money(cheap.client_pays), limit=wording.money(ask.own_money)
        )
    quick = best(replace(ask, weeks=None), Goal.FASTEST, must=name)
    if quick is not None and ask.weeks is not None:
        words = _("it would take {weeks} weeks, and there are {limit}")
        return words.format(weeks=quick.weeks, limit=ask.weeks)
    return _("no set with it keeps the limits")
