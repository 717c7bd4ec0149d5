"""Starting a client file from the plan that another centre printed. Nothing is taken blindly:

consent is asked anew, the grants are reckoned anew by the rules here, a price counts only while
who told it, and when, is known and young enough, the catalogue here is asked about each course, and
phone numbers and addresses are shown, not used: whoever changes a file could put their own there.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from advisor import wording
from advisor.catalogue.freshness import not_before, usable_price
from advisor.domain.carried import CarriedCost, CarriedCourse, CarriedPlan
from advisor.domain.client import (
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ShortlistItem,
    Told,
)
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.delivery import DELIVERIES
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services import filing, shortlisting
from advisor.services.carried_in import OpenedPaper
from advisor.services.searching import Catalogue
from advisor.services.told_words import told_words
from advisor.services.unlocking import Vault


class Found(StrEnum):
    """What the catalogue here knows of a course."""

    SAME = "same"
    OTHER_NAME = "other_name"  # its id names another course here: kept as typed
    UNKNOWN = "unknown"  # its id is not in the catalogue here: kept as typed
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class StartCourse:
    """One course of the paper, and the option that it becomes."""

    carried: CarriedCourse
    found: Found
    item: ShortlistItem
    asked_again: tuple[CarriedCost, ...]  # prices of the paper that do not count any more


@dataclass(frozen=True, slots=True)
class Start:
    """What a file would begin with."""

    paper: OpenedPaper
    goal: Goal
    courses: tuple[StartCourse, ...]

    @property
    def plan(self) -> CarriedPlan:
        """The plan as the paper carries it."""
        return self.paper.plan


def look(paper: OpenedPaper, catalogue: Catalogue, on: date) -> Start:
    """What would be taken over, and how; nothing is written."""
    told = paper.plan.goal
    known = catalogue.occupation(told.noc) if told.noc else None
    goal = Goal(
        words=told.words,
        by=told.by,
        noc=told.noc if known else "",
        occupation=known.title if known else told.occupation,
    )
    kinds = {one.name.casefold(): one.institution_type for one in catalogue.providers()}
    courses = tuple(
        _course(_doubted(course) if paper.changed else course, position, catalogue, kinds, on)
        for position, course in enumerate(paper.plan.courses)
    )
    return Start(paper, goal, courses)


def begin(
    vault: Vault,
    start: Start,
    *,
    name: str,
    consent_how: str,
    consent_until: date | None,
    today: date,
    example: bool = False,
) -> ClientId:
    """Open the file. Raises BadInput without a name or consent. A plan of an example is one too."""
    client = Client(
        ClientId(str(uuid.uuid4())),
        example=example or start.plan.example,
        opened_on=today,
        note=source_of(start.plan),
    )
    items = tuple(course.item for course in start.courses)
    return filing.open_with(
        vault,
        ClientFile(client, start.goal, items=items),
        name=name,
        consent_on=today,
        consent_how=consent_how,
        consent_until=consent_until,
        today=today,
    )


def source_of(plan: CarriedPlan) -> str:
    """Which paper it was: ``Started from plan 7KQ-4M2, made by … on …``."""
    values = {
        "code": plan.code or "–",
        "centre": plan.centre.name or _("another centre"),
        "day": wording.day(plan.made_on),
    }
    return _("Started from plan {code}, made by {centre} on {day}.").format(**values)


def counts(told: Told | None, on: date) -> bool:
    """Whether a fact that somebody told is young enough, and not told on a day that lies ahead."""
    return told is not None and not_before(on) <= told.on <= on


def _doubted(course: CarriedCourse) -> CarriedCourse:
    """A course of a paper that was changed after it was printed: nobody told these facts."""
    costs = tuple(replace(cost, told=None) for cost in course.costs)
    return replace(course, costs=costs, listing_told=None)


def _course(
    course: CarriedCourse, position: int, catalogue: Catalogue, kinds: dict[str, str], on: date
) -> StartCourse:
    record = _record(course, catalogue)
    found = _found(course, record)
    if record is not None and found is Found.SAME:
        price = usable_price(record, on)
        item = shortlisting.item_of(record, catalogue.edition, price, position, on)
    else:
        item = ShortlistItem(
            ItemId(str(uuid.uuid4())),
            position,
            course.title,
            course.provider,
            kinds.get(course.provider.casefold(), ""),
            delivery=course.delivery if course.delivery in DELIVERIES else "",
        )
    old = tuple(c for c in course.costs if c.amount is not None and not counts(c.told, on))
    item = replace(item, costs=_costs(course, item, on), note=_note(course, old))
    return StartCourse(course, found, _with_schedule(item, course, on), old)


def _record(course: CarriedCourse, catalogue: Catalogue) -> Credential | None:
    if not course.catalogue_id:
        return None
    return catalogue.credential(CredentialId(course.catalogue_id))


def _found(course: CarriedCourse, record: Credential | None) -> Found:
    if not course.catalogue_id:
        return Found.TYPED
    if record is None:
        return Found.UNKNOWN
    same = record.title.casefold() == course.title.casefold()
    same = same and record.provider.name.casefold() == course.provider.casefold()
    return Found.SAME if same else Found.OTHER_NAME


def _costs(course: CarriedCourse, item: ShortlistItem, on: date) -> tuple[CostLine, ...]:
    """The quote of the paper; a line that does not count takes the catalogue's price, or none."""
    young = {c.category for c in course.costs if c.amount is not None and counts(c.told, on)}
    here = {line.category: line for line in item.costs if line.category not in young}
    lines = []
    for cost in course.costs:
        line = CostLine(CostId(str(uuid.uuid4())), cost.category, cost.label)
        if cost.amount is not None and counts(cost.told, on):
            line = replace(line, amount=Money(cost.amount), told=cost.told)
        elif cost.amount is not None and cost.category in here:
            line = replace(here.pop(cost.category), label=cost.label)
        lines.append(line)
    return tuple(lines) or item.costs


def _with_schedule(item: ShortlistItem, course: CarriedCourse, on: date) -> ShortlistItem:
    """Start and length stay as they were told; the grant listing only while it is young enough."""
    listed = course.on_grant_list if counts(course.listing_told, on) else ""
    return replace(
        item,
        start=course.start,
        weeks=course.weeks,
        hours_a_week=course.hours_a_week,
        register_by=course.register_by,
        schedule_told=course.told,
        on_grant_list=listed if listed in ("yes", "no", "does_not_know") else "",
        listing_told=course.listing_told if listed else None,
    )


def _note(course: CarriedCourse, old: tuple[CarriedCost, ...]) -> str:
    """What the paper said and nobody may count on."""
    lines = [
        _("The paper says: {what}. It does not count here. Ask again.").format(what=old_price(c))
        for c in old
    ]
    if course.phone:
        lines.append(_("Phone on the paper, not checked: {phone}").format(phone=course.phone))
    return "\n".join(lines)


def old_price(cost: CarriedCost) -> str:
    """``Tuition $690, told by BCIT on 12 Jan 2024``."""
    name = cost.label or wording.category(cost.category)
    said = f"{name} {Money(cost.amount)}" if cost.amount is not None else name
    return f"{said}, {told_words(cost.told)}" if cost.told else said
