"""What is known of a record for one client: the client's own quote before the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from advisor.catalogue import lengths
from advisor.catalogue.freshness import FEES, told_fees, usable_pace, usable_price
from advisor.catalogue.starts import next_start
from advisor.domain.client import ClientFile, CostId, CostLine, ItemId, ShortlistItem
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.estimate import Range
from advisor.domain.money import ZERO, total
from advisor.domain.prerequisite import Check
from advisor.domain.situation import Category
from advisor.funding.evaluate import client_pays
from advisor.funding.rules import Rules
from advisor.pathways.checks import Moment, Person, check
from advisor.pathways.fit import Offered, Wants
from advisor.pathways.known import known_list
from advisor.pathways.linking import Linking
from advisor.pathways.links import Link
from advisor.pathways.phrases import Reader
from advisor.pathways.stems import words
from advisor.pathways.teaching import teaches
from advisor.services import estimating, ordering

Links = Callable[[], Linking]
"""Reads how records link to occupations, with what editors said of it."""


def wants_of(file: ClientFile, on: date) -> Wants:
    """What a client asks of a credential. Skills held are no longer wanted; a past day is none."""
    goal = file.goal
    held = {words(skill) for skill in goal.skills_held}
    wanted = dict.fromkeys(s for s in goal.skills_wanted if s.strip() and words(s) not in held)
    return Wants(
        on=on,
        skills=tuple(wanted),
        noc=goal.noc,
        own_money=goal.own_money,
        hours_a_week=goal.hours_a_week,
        delivery=goal.delivery,
        region=file.client.region,
        by=goal.by if goal.by and goal.by > on else None,
    )


class Facts:
    """What a page and a quote say of a record, and what it costs this client after grants."""

    def __init__(self, file: ClientFile, rules: Rules, on: date, links: Links) -> None:
        self._file, self._rules, self._on, self._links = file, rules, on, links
        self._wants = wants_of(file, on)
        self._linking: Linking | None = None  # read by the first record that asks for it
        self._quotes = {item.record.id: item for item in file.items if item.record}
        self._pays: dict[CredentialId, tuple[ShortlistItem, Range]] = {}

    @cached_property
    def _asking(self) -> tuple[Reader, Person]:
        """Reads what courses ask for first, and what the file says of it."""
        reader = Reader(known_list(), lambda _keys, _provider: frozenset())
        return reader, ordering.person(self._file, reader)

    def follow(self, file: ClientFile) -> Facts:
        """The same for a file of which only the goal and the quotes may differ."""
        new = Facts(file, self._rules, self._on, self._links)
        new._pays = self._pays
        return new

    def of(self, credential: Credential) -> Offered:
        """All that a fit is computed from."""
        wants, quote = self._wants, self._quotes.get(credential.id)
        found = (teaches(credential.title, credential.skills, skill) for skill in wants.skills)
        offered = Offered(
            credential,
            taught=tuple(link for link in found if link),
            leads=self._leads(credential),
            weeks=_weeks(credential),
            full_time=_decimal(lengths.weeks(credential)),
            hours_a_week=usable_pace(credential, self._on),
            start=next_start(credential, self._on),
            told=quote is not None and quote.start is not None,
            checks=self._checks(credential, quote.start if quote else None),
            pays=self._after_grants(credential),
        )
        if quote is None:
            return offered
        return replace(
            offered,
            weeks=offered.weeks if quote.weeks is None else Decimal(quote.weeks),
            hours_a_week=offered.hours_a_week if quote.hours_a_week is None else quote.hours_a_week,
            start=quote.start or offered.start,
            delivery=quote.delivery,
        )

    def uncosted(self, credentials: Sequence[Credential]) -> tuple[Credential, ...]:
        """Those with a price whose cost after grants nobody has computed yet."""
        items = ((one, self._item(one)) for one in credentials)
        return tuple(
            one for one, item in items if item is not None and self._known(one, item) is None
        )

    def cost(self, credential: Credential) -> bool:
        """Compute what the client pays of it after grants, as if it were the only one chosen."""
        item = self._item(credential)
        if item is None or self._known(credential, item) is not None:
            return False
        alone = replace(self._file, items=(item,))
        pays = client_pays(estimating.situation(alone, self._on), self._rules)
        self._pays[credential.id] = (item, pays)
        return True

    def _checks(self, credential: Credential, start: date | None) -> tuple[Check, ...]:
        """What it asks for first; only a start that was told makes somebody too young for it."""
        reader, person = self._asking
        asked = reader.read(credential.prerequisites, credential.provider.id, credential.id)
        at = Moment(0, start, self._on)
        return tuple(check(one, person, at) for one in asked)

    def _leads(self, credential: Credential) -> Link | None:
        """The surest link to the target occupation."""
        noc = self._wants.noc
        if not noc:
            return None
        if self._linking is None:
            self._linking = self._links()
        return next((k for k in self._linking.jobs_of(credential) if k.to == noc), None)

    def _after_grants(self, credential: Credential) -> Range | None:
        """Until it is computed: all of it at worst, nothing at best."""
        item = self._item(credential)
        if item is None:
            return None
        amounts = [line.amount for line in item.costs if line.amount is not None]
        return self._known(credential, item) or Range(ZERO, total(amounts))

    def _known(self, credential: Credential, item: ShortlistItem) -> Range | None:
        known = self._pays.get(credential.id)
        return known[1] if known is not None and known[0] == item else None

    def _item(self, credential: Credential) -> ShortlistItem | None:
        """The quote, else the record with its price; None where a price is not known."""
        quote = self._quotes.get(credential.id)
        if quote is not None:
            tuition = any(line.category is Category.TUITION for line in quote.costs)
            known = all(line.amount is not None for line in quote.costs)
            return quote if tuition and known else None
        price = usable_price(credential, self._on)
        if price is None:
            return None
        return ShortlistItem(
            id=ItemId(credential.id),
            position=0,
            title=credential.title,
            provider=credential.provider.name,
            institution_type=credential.provider.institution_type,
            record=credential,
            costs=(
                CostLine(CostId(credential.id), Category.TUITION, amount=price),
                *(
                    CostLine(CostId(f"{credential.id} {fact}"), FEES[fact], amount=amount)
                    for fact, amount in told_fees(credential, self._on).items()
                ),
            ),
            hours_a_week=usable_pace(credential, self._on),
        )


def _weeks(credential: Credential) -> Decimal | None:
    """By its schedule; hours alone say nothing of how many weeks they are spread over."""
    stated = credential.weeks is not None or bool(credential.length_stated)
    return _decimal(lengths.weeks(credential)) if stated else None


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 1)))
