"""The plan's order, and what each course asks for first: checked, worded, and mended on request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from advisor import wording
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.freshness import usable_price
from advisor.domain.client import Changes, ClientFile, ItemId, ShortlistItem
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.prerequisite import Check, Fault, Met, OrderNote, Why
from advisor.domain.record_names import CODE, names
from advisor.i18n import _
from advisor.pathways.checks import Moment, Person, check
from advisor.pathways.known import known_list
from advisor.pathways.phrases import Prerequisite, Reader
from advisor.pathways.plan_order import Placed, findings, in_plan_order
from advisor.pathways.prerequisites import records
from advisor.services import filing, shortlisting
from advisor.services.steps import end_of
from advisor.services.unlocking import Vault


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that mends a fault: an order, a record before a course, or a skill held."""

    label: str
    order: tuple[ItemId, ...] = ()
    add: Credential | None = None
    before: ItemId | None = None
    held: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One fault in a sentence. No repair: the sentence says what to do."""

    fault: Fault
    sentence: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """All that is known of what has to come first. ``notes`` are for a saved plan and its paper."""

    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    notes: tuple[OrderNote, ...] = ()


def look(file: ClientFile, catalogue: Catalogue | None, on: date) -> Order:
    """Check the chosen courses of a file as they stand on a day."""
    return _Look(file, catalogue, on).order()


def unchecked(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the texts that say nothing of the known list: shown, and not checked."""
    read = Reader(known_list(), lambda _keys, _provider: frozenset())
    return tuple(t for t in texts if not any(one.is_structured for one in read.read([t], "")))


def mend(vault: Vault, file: ClientFile, repair: Repair, edition: str, on: date) -> Changes:
    """Make one change; the change log takes it back in one step."""
    client = file.client.id
    if repair.order:
        return shortlisting.arrange(vault, client, repair.order)
    if repair.add is not None:
        price = usable_price(repair.add, on)
        return shortlisting.add(vault, client, repair.add, edition, on, price, before=repair.before)
    held = dict.fromkeys((*file.goal.skills_held, repair.held))
    return filing.edit_goal(vault, client, skills_held=tuple(held))


class _Look:
    """One look at a file: reads each text once."""

    def __init__(self, file: ClientFile, catalogue: Catalogue | None, on: date) -> None:
        self._file, self._catalogue, self._on = file, catalogue, on
        self._items = file.chosen
        self._numbers = {_id(item): n for n, item in enumerate(self._items, start=1)}
        self._titles: dict[str, set[str]] = {}
        for item in self._items:
            for name in names(item.title):
                self._titles.setdefault(name, set()).add(_id(item))
        self._reader = Reader(known_list(), self._find)
        self._person = person(file, self._reader)
        self._asked = {_id(item): self._prerequisites(item) for item in self._items}

    def order(self) -> Order:
        """Checks by course, then the faults."""
        checks = tuple(
            check(one, self._person, self._moment(item))
            for item in self._items
            for one in self._asked[_id(item)]
        )
        found = [*self._misplaced(), *self._missing(), *self._not_met(checks)]
        notices = tuple(notice for notice, _note in found)
        notes = tuple(n for _notice, n in found if n.fault is not Fault.LADDER)
        return Order(checks, notices, notes)

    def _find(self, keys: tuple[str, ...], provider: str) -> frozenset[str]:
        """Courses typed in from a flyer count by their title, as records do."""
        flyers = {
            record
            for name in keys
            for record in self._titles.get(name, ())
            if name[0] != CODE and record.startswith(_FLYER)
        }
        if self._catalogue is None:
            return frozenset(flyers)
        return frozenset(flyers) | self._catalogue.ladders.named(keys, provider)

    def _prerequisites(self, item: ShortlistItem) -> list[Prerequisite]:
        record = item.record
        if record is None:
            return []
        return self._reader.read(record.prerequisites, record.provider.id, record.id)

    def _moment(self, item: ShortlistItem) -> Moment:
        """What comes before a course: by its place, and where days are known by these too."""
        number = self._numbers[_id(item)]
        before = [one for one in self._items[: number - 1] if not _overlaps(one, item)]
        earlier = {_id(one): self._numbers[_id(one)] for one in before}
        return Moment(number, item.start, self._on, earlier)

    def _needs(self, item: ShortlistItem) -> list[tuple[str, frozenset[str]]]:
        """Texts with the records of which one has to be taken; what is held is no need."""
        alone = Moment(0, item.start, self._on)
        open_ = (
            one
            for one in self._asked[_id(item)]
            if check(one, self._person, alone).met is not Met.MET
        )
        return [(one.text, group) for one in open_ if (group := records(one))]

    def _misplaced(self) -> Iterator[tuple[Notice, OrderNote]]:
        """Rings, courses that begin too early, and the wrong order."""
        plan = [self._placed(item) for item in self._items]
        by_id = {_id(item): item for item in self._items}
        order = tuple(by_id[name].id for name in in_plan_order(plan))
        for one in findings(plan):
            items = (by_id[one.id], *(by_id[other] for other in one.others))
            numbers = tuple(self._numbers[other] for other in one.others)
            repairs: tuple[Repair, ...] = ()
            if one.fault in (Fault.ORDER, Fault.LADDER):
                repairs = (Repair(self._order_label(order), order=order),)
            note = OrderNote(one.fault, self._numbers[one.id], numbers)
            yield Notice(one.fault, _sentence(one.fault, items), repairs), note

    def _placed(self, item: ShortlistItem) -> Placed:
        toward = {link.credential_id for link in item.record.counts_toward} if item.record else ()
        needs = tuple(group for _text, group in self._needs(item))
        named = frozenset(str(name) for name in toward if name)
        return Placed(_id(item), item.start, end_of(item), needs, named)

    def _order_label(self, order: tuple[ItemId, ...]) -> str:
        before = [item.id for item in self._items]
        listed = ", ".join(str(before.index(one) + 1) for one in order)
        return _("Put the courses in the order {list}").format(list=listed)

    def _missing(self) -> Iterator[tuple[Notice, OrderNote]]:
        """What a course needs and the shortlist does not have."""
        for item in self._items:
            for text, group in self._needs(item):
                if group & self._numbers.keys():
                    continue
                repairs = (*self._additions(group, item), self._held(text))
                sentence = _(
                    "“{course}” asks for “{needed}” first. It is not on the shortlist, and nothing "
                    "in the file says that {who} has it."
                ).format(course=item.title, needed=text, who=self._who())
                number = self._numbers[_id(item)]
                yield (
                    Notice(Fault.MISSING, sentence, repairs),
                    OrderNote(Fault.MISSING, number, text=text),
                )

    def _additions(self, group: frozenset[str], item: ShortlistItem) -> Iterator[Repair]:
        """The record to add: the provider's own, else the one with the plainest title."""
        given = [self._catalogue.credential(CredentialId(n)) for n in group if self._catalogue]
        found = [record for record in given if record is not None]
        found.sort(key=lambda one: (one.provider.name != item.provider, len(one.title), one.id))
        for record in found[:1]:
            label = _("Add “{title}” before it").format(
                title=shorten(record.title, 48, placeholder="…")
            )
            yield Repair(label, add=record, before=item.id)

    def _held(self, text: str) -> Repair:
        return Repair(_("{who} has it").format(who=self._who(start=True)), held=text)

    def _not_met(self, checks: tuple[Check, ...]) -> Iterator[tuple[Notice, OrderNote]]:
        for one in checks:
            if one.met is Met.NOT_MET:
                course = self._items[one.course - 1].title
                sentence = f"{_asks(course, one.text)} {reason(one)} " + _(
                    "Ask the college before anybody registers."
                )
                note = OrderNote(Fault.NOT_MET, one.course, text=one.text, on=one.on)
                yield Notice(Fault.NOT_MET, sentence), note

    def _who(self, *, start: bool = False) -> str:
        known = wording.first_name(self._file.client.name)
        return known or (_("The client") if start else _("the client"))


def person(file: ClientFile, reader: Reader) -> Person:
    """What a file says that prerequisites ask for."""
    answer = file.answers.get("graduated_hs")
    graduated = {"yes": True, "no": False}.get(answer.value) if answer else None
    shown = {one.skill for one in file.goal.skills_shown}
    held = tuple((reader.way(skill), skill in shown) for skill in file.goal.skills_held)
    return Person(file.client.birth_date, graduated, held)


def reason(one: Check) -> str:
    """Why a prerequisite is met, not met, or to be asked, as a sentence for the counsellor."""
    day = wording.day(one.on) if one.on else ""
    return {
        Why.OLD_ENOUGH: _("Old enough on the first day."),
        Why.TOO_YOUNG: _("The client reaches that age on {day}, after the first day."),
        Why.NO_BIRTH_DATE: _("The birth date is not known: ask."),
        Why.NO_START: _("The client reaches that age on {day}; the first day is not known."),
        Why.GRADUATED: _("The client said that Grade 12 will be done."),
        Why.NOT_GRADUATED: _("The client said that Grade 12 will not be done."),
        Why.NOT_ASKED: _("Whether Grade 12 is done was not asked."),
        Why.HELD: _("The client says so: it is among the skills held."),
        Why.SHOWN: _("Shown or verified: it is among the skills held."),
        Why.EARLIER: _("Course {n} of the plan comes first."),
        Why.NOT_HELD: _("Nothing in the file says that the client has it: ask."),
        Why.TO_SHOW: _("To show to the college: no file can tell."),
        Why.ONLY_TEXT: _("Not checked."),
    }[one.why].format(day=day, n=one.other)


def _sentence(fault: Fault, items: tuple[ShortlistItem, ...]) -> str:
    course, *others = items
    other = others[0]
    end = end_of(other) or other.start
    text = {
        Fault.RING: _(
            "These courses each ask for another of them first: {list}. Ask the college which one "
            "can be taken first."
        ),
        Fault.TOO_EARLY: _(
            "“{course}” starts on {start} and asks for “{other}” first, which lasts until {end}. "
            "Ask the college for a later start."
        ),
        Fault.ORDER: _("“{course}” asks for “{other}” first, and that stands after it."),
        Fault.LADDER: _(
            "“{course}” counts toward “{other}”, so it is usually taken before, and stands after."
        ),
    }[fault]
    return text.format(
        course=course.title,
        other=other.title,
        list=", ".join(item.title for item in items),
        start=wording.day(course.start) if course.start else "",
        end=wording.day(end) if end else "",
    )


def _asks(course: str, needed: str) -> str:
    return _("“{course}” asks for “{needed}”.").format(course=course, needed=needed)


def _overlaps(first: ShortlistItem, then: ShortlistItem) -> bool:
    end = end_of(first) or first.start
    return end is not None and then.start is not None and end >= then.start


_FLYER = "flyer:"


def _id(item: ShortlistItem) -> str:
    """What a course is called among records: a course from a flyer is none of them."""
    return item.record.id if item.record else f"{_FLYER}{item.id}"
