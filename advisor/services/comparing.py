"""Up to six options of a shortlist side by side, each judged as if it were the only one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from advisor import wording
from advisor.domain.client import ClientFile, Goal, ShortlistItem
from advisor.domain.comparison import Compared, ComparedFact, ComparedOption, Comparison
from advisor.domain.situation import Situation
from advisor.i18n import _
from advisor.services import estimating
from advisor.services.compared_facts import GROUPS, as_of, source
from advisor.services.compared_given import Given
from advisor.services.compared_money import after_grants
from advisor.services.compared_prices import price_from
from advisor.services.estimating import Rules
from advisor.services.planning import short_provider

MOST = 6


def compare(
    file: ClientFile,
    rules: Rules,
    situation: Situation,
    only: Collection[str] = (),
) -> Comparison:
    """Compare these options of the shortlist, by id and at most six; without ids the first six.

    ``situation`` is what the whole file is judged by (``estimating.situation``).
    """
    chosen = [item for item in file.chosen if not only or item.id in only][:MOST]
    goal, on = file.goal, situation.on
    given = [
        Given(item, after_grants(file, item, situation, rules), goal.skills_wanted, on)
        for item in chosen
    ]
    facts = tuple(
        ComparedFact(fact.key, _(group), _(fact.name), tuple(map(fact.say, given)), fact.paper)
        for group, found in GROUPS
        for fact in found
    )
    return Comparison(
        on=on,
        options=tuple(map(_option, chosen)),
        facts=facts,
        said=tuple(_limits(goal)),
        sources=tuple(_sources(one) for one in given),
        of=len(file.chosen),
        example=file.client.example,
    )


def of_file(file: ClientFile, rules: Rules, on: date, only: Collection[str] = ()) -> Comparison:
    """The comparison of an open file on a day."""
    return compare(file, rules, estimating.situation(file, on), only)


def _option(item: ShortlistItem) -> ComparedOption:
    return ComparedOption(item.id, item.title, item.provider, short_provider(item))


def _limits(goal: Goal) -> Iterator[str]:
    """The limits that may stand on paper: none in free words, which may tell a story."""
    if goal.delivery:
        yield _(" or ").join(goal.delivery)
    if goal.hours_a_week is not None:
        yield _("up to {n} hours a week").format(n=wording.number(goal.hours_a_week))
    if goal.days:
        yield ", ".join(wording.weekday_name(day) for day in goal.days)
    if goal.own_money is not None:
        yield _("up to {amount} of your own").format(amount=wording.money(goal.own_money))
    if goal.by is not None:
        yield _("done by {day}").format(day=wording.day(goal.by))


def _sources(given: Given) -> str:
    """One line for the foot of the paper: where the facts and the price come from, and when."""
    parts: list[Compared] = [source(given), as_of(given)]
    if given.record is not None:
        parts.append(price_from(given))
    return ", ".join(part.text for part in parts if part.text)
