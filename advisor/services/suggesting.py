"""Suggest a set: the smallest, the cheapest and the fastest way to the wanted skills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.client import ClientFile, ItemState
from advisor.domain.limits import Limits
from advisor.domain.situation import Situation
from advisor.funding.rules import Rules
from advisor.pathways.checks import Person
from advisor.pathways.links import Link
from advisor.pathways.options import Ask, Goal, Stack
from advisor.pathways.order import takeable
from advisor.pathways.stacking import best
from advisor.pathways.stems import words
from advisor.services import estimating, stack_money
from advisor.services.stack_options import Answers, Candidate, candidate, field, from_record
from advisor.services.suggested import More, Suggested, Suggestion
from advisor.services.why_not import untold, why_not

__all__ = [
    "Answers",
    "Goal",
    "Limits",
    "Link",
    "More",
    "Suggested",
    "Suggestion",
    "limits_of",
    "of_case",
    "of_catalogue",
    "of_file",
]
STEPS = 3  # how many next steps of money and of time are shown
PARTS = 4 + len(Goal)  # of the work, as the watch counts them
Watch = Callable[[int, int], None]  # done, of how many; it may raise to break off


def of_case(
    file: ClientFile, situation: Situation, limits: Limits, rules: Rules, *, answers: Answers
) -> Suggestion:
    """Out of the credentials of a case; ``answers``: what editors said of links."""
    records = {str(item.id): item.record for item in file.items}
    given = [candidate(one, records.get(one.id), answers) for one in situation.chosen]
    return _suggest(given, file, situation, limits, rules)


def of_catalogue(
    catalogue: Catalogue,
    file: ClientFile,
    situation: Situation,
    limits: Limits,
    rules: Rules,
    *,
    answers: Answers,
) -> Suggestion:
    """Out of the whole catalogue; ``answers``: what editors said of links."""
    hits = catalogue.search(Query("", {}, catalogue.counts[0])).hits
    given = [from_record(hit.credential, situation.on, answers) for hit in hits]
    return _suggest(given, file, situation, limits, rules)


def limits_of(file: ClientFile) -> Limits:
    """The limits that a client file names."""
    goal, region = file.goal, file.client.region
    return Limits(
        own_money=goal.own_money,
        hours_a_week=goal.hours_a_week,
        finish_by=goal.by,
        delivery=goal.delivery,
        regions=(region,) if region else (),
    )


def of_file(
    catalogue: Catalogue,
    file: ClientFile,
    rules: Rules,
    on: date,
    *,
    answers: Answers,
    watch: Watch,
) -> Suggestion:
    """Out of the whole catalogue, within the file's limits, with the quotes of the shortlist.

    What was turned down is never chosen. ``watch`` is told how far it is and may raise.
    """
    watch(0, PARTS)
    situation = estimating.situation(file, on)
    items = {item.record.id: item for item in file.items if item.record is not None}
    quoted = {one.id: one for one in situation.chosen}
    given = []
    for hit in catalogue.search(Query("", {}, catalogue.counts[0])).hits:
        record, item = hit.credential, items.get(hit.credential.id)
        if item is None:
            given.append(from_record(record, on, answers))
        elif item.state is ItemState.CHOSEN and item.id in quoted:
            told = replace(quoted[item.id], id=record.id)
            told = replace(told, weeks=told.weeks or record.weeks)
            given.append(candidate(told, record, answers))
        else:
            aside = from_record(record, on, answers)
            given.append(replace(aside, turned_down=item.reason))
    return _suggest(given, file, situation, limits_of(file), rules, watch)


def _suggest(  # noqa: PLR0917 - what is chosen from, for whom, within what, and who is told
    given: Sequence[Candidate],
    file: ClientFile,
    situation: Situation,
    limits: Limits,
    rules: Rules,
    watch: Watch = lambda _done, _of: None,
) -> Suggestion:
    held = file.goal.skills_held
    known = {words(skill) for skill in held}
    wanted = tuple(dict.fromkeys(s for s in file.goal.skills_wanted if words(s) not in known))
    found = field(given, wanted, held, limits, situation.on, person=_person(file, situation))
    watch(1, PARTS)
    options, rings = takeable(found.options)
    by_id = {one.chosen.id: one for one in given}
    priced = [by_id[option.id].chosen for option in options if option.price is not None]
    weeks = None
    if limits.finish_by is not None:
        weeks = max(0, (limits.finish_by - situation.on).days // 7)
    pools = stack_money.pools(situation, priced, rules)
    ask = Ask(wanted, tuple(options), pools, limits.own_money, weeks)
    dress = _dresser(ask, by_id, situation, rules)
    sets = []
    for done, goal in enumerate(Goal, start=2):
        watch(done, PARTS)
        stack = best(ask, goal)
        if stack is not None:
            sets.append(dress(goal, stack))
    first = sets[0]
    watch(PARTS - 2, PARTS)
    more = tuple(_more(ask, first))
    watch(PARTS - 1, PARTS)
    return Suggestion(
        chosen=first,
        alternatives=tuple(sets[1:]),
        more=more,
        why_not=why_not(ask, first, found, rings),
        taught=found.taught,
        check={n: found.check[n] for one in sets for n in one.chosen if found.check[n]},
        titles={name: one.chosen.title for name, one in by_id.items()},
        providers={name: one.chosen.provider for name, one in by_id.items()},
        not_known=tuple(option.id for option in options if option.teaches and untold(option, ask)),
        records={n: one.record for n, one in by_id.items() if n in found.taught and one.record},
    )


def _person(file: ClientFile, situation: Situation) -> Person:
    """What the file or the case says that courses ask for first."""
    graduated, age = (situation.facts.get(name) for name in ("graduated_hs", "age_at_start"))
    return Person(
        file.client.birth_date,
        graduated if isinstance(graduated, bool) else None,
        age=age if isinstance(age, int) else None,
    )


def _dresser(
    ask: Ask, by_id: Mapping[str, Candidate], situation: Situation, rules: Rules
) -> Callable[[Goal, Stack], Suggested]:
    def dress(goal: Goal, stack: Stack) -> Suggested:
        """The sums in words of the case; all programs judge the whole set once more."""
        parts = [by_id[name] for name in stack.chosen]
        pays = None
        if not stack.unknown_prices:
            pays = stack_money.out_of_pocket(situation, [one.chosen for one in parts], rules)
        hours = [one.hours for one in parts if one.hours is not None]
        return Suggested(
            goal=goal,
            chosen=stack.chosen,
            covered=stack.covered,
            uncovered=tuple(skill for skill in ask.wanted if skill not in stack.covered),
            client_pays=pays,
            hours=sum(hours, Decimal()) if len(hours) == len(parts) else None,
            weeks=None if stack.unknown_weeks else stack.weeks,
            optimal=stack.optimal and pays in (None, stack.client_pays),
        )

    return dress


def _more(ask: Ask, first: Suggested) -> Iterator[More]:
    """The next steps: the least money and the least time that cover one skill more, and so on."""
    if ask.own_money is not None:
        for stack in _steps(replace(ask, own_money=None), Goal.CHEAPEST, len(first.covered)):
            adds = tuple(skill for skill in stack.covered if skill not in first.covered)
            yield More(adds, stack.chosen, own_money=stack.client_pays)
    if ask.weeks is not None:
        for stack in _steps(replace(ask, weeks=None), Goal.FASTEST, len(first.covered)):
            adds = tuple(skill for skill in stack.covered if skill not in first.covered)
            yield More(adds, stack.chosen, weeks=stack.weeks)


def _steps(ask: Ask, goal: Goal, covered: int) -> Iterator[Stack]:
    for _step in range(STEPS):
        stack = best(ask, goal, skills=covered + 1) if covered < len(ask.wanted) else None
        if stack is None:
            return
        yield stack
        covered = len(stack.covered)
