"""Suggest a set: the smallest, the cheapest and the fastest way to the wanted skills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.client import ClientFile, ItemState
from advisor.domain.credential import Credential
from advisor.domain.limits import Limits
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding.rules import Rules
from advisor.i18n import _, ngettext
from advisor.pathways.checks import Person
from advisor.pathways.links import Link
from advisor.pathways.options import Ask, Goal, Option, Stack
from advisor.pathways.order import takeable
from advisor.pathways.stacking import best
from advisor.pathways.stems import words
from advisor.services import estimating, stack_money
from advisor.services.stack_options import Answers, Candidate, Field, candidate, field, from_record

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
COMPARED = 6  # options that a set is computed with, to say what each would change
STEPS = 3  # how many next steps of money and of time are shown
PARTS = 4 + len(Goal)  # of the work, as the watch counts them
Watch = Callable[[int, int], None]  # done, of how many; it may raise to break off


@dataclass(frozen=True, slots=True)
class Suggested:
    """One set. ``None``: a price, a length or hours in it are not known."""

    goal: Goal
    chosen: tuple[str, ...]  # in an order that can be followed
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    client_pays: Money | None
    hours: Decimal | None
    weeks: int | None
    optimal: bool


@dataclass(frozen=True, slots=True)
class More:
    """What more money or more weeks would add; the other limits stay."""

    adds: tuple[str, ...]
    chosen: tuple[str, ...]
    own_money: Money | None = None  # so much is needed in all
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The smallest set, the other two, and all that explains them."""

    chosen: Suggested
    alternatives: tuple[Suggested, ...]
    more: tuple[More, ...]
    why_not: Mapping[str, str]  # by id, for all that teach a wanted skill and were not chosen
    taught: Mapping[str, tuple[Link, ...]]
    check: Mapping[str, tuple[str, ...]]  # what has to be asked about what was chosen
    titles: Mapping[str, str]
    providers: Mapping[str, str]
    records: Mapping[str, Credential]  # of what may be put on a shortlist
    not_known: tuple[str, ...]  # left out only because a price or a length is not known


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
        why_not=_why_not(ask, first, found, rings),
        taught=found.taught,
        check={n: found.check[n] for one in sets for n in one.chosen if found.check[n]},
        titles={name: one.chosen.title for name, one in by_id.items()},
        providers={name: one.chosen.provider for name, one in by_id.items()},
        not_known=tuple(option.id for option in options if option.teaches and _untold(option, ask)),
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


def _why_not(ask: Ask, first: Suggested, found: Field, rings: Mapping[str, str]) -> dict[str, str]:
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
        if untold := _untold(option, ask):
            reasons[name] = untold
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


def _untold(option: Option, ask: Ask) -> str:
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
        said.append(words.format(price=other.client_pays, other=first.client_pays))
    if not said:
        return _("a set with it is as good: the client may choose")
    return _("the best set with it: {differences}").format(differences="; ".join(said))


def _too_much(ask: Ask, name: str) -> str:
    """Which limit keeps a credential out of every set."""
    cheap = best(replace(ask, own_money=None), Goal.CHEAPEST, must=name)
    if cheap is not None and ask.own_money is not None:
        words = _("the client would pay {price} with it, more than {limit}")
        return words.format(price=cheap.client_pays, limit=ask.own_money)
    quick = best(replace(ask, weeks=None), Goal.FASTEST, must=name)
    if quick is not None and ask.weeks is not None:
        words = _("it would take {weeks} weeks, and there are {limit}")
        return words.format(weeks=quick.weeks, limit=ask.weeks)
    return _("no set with it keeps the limits")
