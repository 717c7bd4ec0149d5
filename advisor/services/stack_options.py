"""Credentials as options of a set: what they teach, cost and last, and what keeps one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from advisor import wording
from advisor.catalogue.freshness import FEES, told_fees, usable_pace, usable_price
from advisor.domain.credential import Credential
from advisor.domain.delivery import accepts, is_near, pace
from advisor.domain.limits import Limits
from advisor.domain.money import Money, total
from advisor.domain.situation import Category, Chosen, Cost
from advisor.i18n import _
from advisor.pathways.checks import Moment, Person
from advisor.pathways.links import Answer, Link
from advisor.pathways.options import Option
from advisor.pathways.prerequisites import NOBODY, Prerequisites
from advisor.pathways.teaching import teaches

Answers = Mapping[str, Mapping[str, Answer]]  # by record, then by what the link leads to


@dataclass(frozen=True, slots=True)
class Candidate:
    """One credential that may be taken, from a case or from the catalogue."""

    chosen: Chosen
    skills: tuple[str, ...]
    prerequisites: tuple[str, ...]
    delivery: str  # empty = not known
    regions: tuple[str, ...]
    hours: Decimal | None
    hours_a_week: Decimal | None
    answers: tuple[Answer, ...] = ()  # what editors said of what it teaches
    record: Credential | None = None  # of the catalogue, where it is one
    turned_down: str | None = None  # why the client set it aside

    @property
    def price(self) -> Money | None:
        """All its costs; None while one of them is not known."""
        known = [cost.amount for cost in self.chosen.costs if cost.amount is not None]
        return total(known) if known and len(known) == len(self.chosen.costs) else None

    def weeks(self, limits: Limits) -> int | None:
        """How long it takes at the client's pace; None where no page says."""
        stated = self.chosen.weeks
        if self.hours is None or not limits.hours_a_week:
            return stated
        own = int((self.hours / limits.hours_a_week).to_integral_value(ROUND_CEILING))
        return max(own, stated or 0)


@dataclass(frozen=True, slots=True)
class Field:
    """All that a set is chosen from. ``why_not``: what keeps a candidate out, by id."""

    options: tuple[Option, ...]
    taught: Mapping[str, tuple[Link, ...]]  # by id
    why_not: Mapping[str, str]
    check: Mapping[str, tuple[str, ...]]  # what nobody can tell yet, by id


def candidate(chosen: Chosen, record: Credential | None, answers: Answers) -> Candidate:
    """A credential of a case; what the case says goes before what the record says."""
    facts = chosen.facts
    said = answers.get(record.id, {}) if record else {}
    return Candidate(
        chosen=chosen,
        skills=_texts(facts.get("skills")) or (record.skills if record else ()),
        prerequisites=_texts(facts.get("prerequisites"))
        or (record.prerequisites if record else ()),
        delivery=str(facts.get("delivery") or (record and record.delivery) or ""),
        regions=record.regions if record else (),
        hours=_number(facts.get("hours")) or (record.hours if record else None),
        hours_a_week=_number(facts.get("study_hours_a_week")),
        answers=tuple(said.values()),
        record=record,
    )


def from_record(record: Credential, on: date, answers: Answers) -> Candidate:
    """A record of the catalogue, with its price if that is young enough to be used."""
    chosen = Chosen(
        id=record.id,
        title=record.title,
        provider=record.provider.name,
        institution_type=record.provider.institution_type,
        start=None,
        weeks=record.weeks,
        costs=(
            Cost(Category.TUITION, usable_price(record, on)),
            *(Cost(FEES[fact], amount) for fact, amount in told_fees(record, on).items()),
        ),
    )
    return replace(candidate(chosen, record, answers), hours_a_week=usable_pace(record, on))


def field(
    candidates: Sequence[Candidate],
    wanted: Sequence[str],
    held: Sequence[str],
    limits: Limits,
    on: date,
    *,
    person: Person = NOBODY,
) -> Field:
    """The candidates that teach a wanted skill, what these need first, and what bars the others."""
    taught = {c.chosen.id: _taught(c, wanted) for c in candidates}
    titles = [(c.chosen.id, c.chosen.title, c.chosen.provider) for c in candidates]
    known = Prerequisites(titles, held, person)
    by_id = {c.chosen.id: c for c in candidates}
    needs = {
        name: known.of(c.prerequisites, c.chosen.provider, name, Moment(0, c.chosen.start, on))
        for name, c in by_id.items()
    }
    wanted_ids = [name for name, links in taught.items() if links]
    inside = dict.fromkeys(wanted_ids)
    for name in (queue := list(wanted_ids)):
        fresh = [n for group in needs[name].groups for n in sorted(group) if n not in inside]
        inside.update(dict.fromkeys(fresh))
        queue += fresh
    why_not = {n: reason for n in inside if (reason := _barred(by_id[n], limits, on))}
    options = [
        Option(
            id=name,
            teaches=frozenset(link.to for link in taught[name]),
            price=by_id[name].price,
            weeks=by_id[name].weeks(limits),
            needs=needs[name].groups,
        )
        for name in inside
        if name not in why_not
    ]
    check = {name: (*_unknown(by_id[name], limits), *needs[name].unchecked) for name in inside}
    return Field(tuple(options), taught, why_not, check)


def _taught(candidate: Candidate, wanted: Iterable[str]) -> tuple[Link, ...]:
    links = (
        teaches(candidate.chosen.title, candidate.skills, skill, candidate.answers)
        for skill in wanted
    )
    return tuple(link for link in links if link)


def _barred(candidate: Candidate, limits: Limits, on: date) -> str:
    """Why it cannot be taken within the limits; empty if nothing known stands against it."""
    delivery, asks = candidate.delivery, _pace(candidate)
    if candidate.turned_down is not None:
        return _("it was turned down: {reason}").format(reason=candidate.turned_down)
    if limits.delivery and delivery and not accepts(limits.delivery, delivery):
        asked = _(" or ").join(limits.delivery)
        words = _("it is taught {delivery}, and {asked} was asked for")
        return words.format(delivery=delivery, asked=asked)
    if limits.regions and is_near(delivery, candidate.regions, limits.regions) is False:
        return _("it is held in another region")
    if limits.hours_a_week is not None and asks and asks > limits.hours_a_week:
        words = _("it asks for {hours} hours a week, more than {limit}")
        return words.format(hours=wording.number(asks), limit=limits.hours_a_week)
    start = candidate.chosen.start
    end = start and max(start, on) + timedelta(weeks=candidate.weeks(limits) or 0)
    if limits.finish_by and end and end > limits.finish_by:
        return _("it would end after {day}").format(day=limits.finish_by)
    return ""


def _pace(candidate: Candidate) -> Decimal | None:
    """Hours a week, as the case says or by its schedule."""
    if candidate.hours_a_week is not None:
        return candidate.hours_a_week
    return pace(candidate.delivery, candidate.hours, candidate.chosen.weeks)


def _unknown(candidate: Candidate, limits: Limits) -> tuple[str, ...]:
    """What the limits ask and no page says: it does not keep a course out, but has to be asked."""
    found = []
    if limits.delivery and not candidate.delivery:
        found.append(_("how it is taught is not known"))
    near = is_near(candidate.delivery, candidate.regions, limits.regions)
    if limits.regions and near is None:
        found.append(
            _("whether it can be taken from home is not known")
            if candidate.regions
            else _("where it is held is not known")
        )
    if limits.hours_a_week is not None and candidate.hours is None and _pace(candidate) is None:
        found.append(_("how many hours a week it takes is not known"))
    return tuple(found)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, tuple) else ()


def _number(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | str) else None
