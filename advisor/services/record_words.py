"""What a catalogue record says of price and length, and how old that is, in short words."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from advisor import wording
from advisor.domain.age import Age, age
from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.searching import not_before, usable_price
from advisor.services.told_words import THE_FLYER

_LENGTHS = ("weeks", "hours", "length_stated", "hours_a_week")


def host(url: str) -> str:
    """The host of an address without ``www.``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def length(credential: Credential) -> str:
    """Weeks, else hours, else the length as the page words it; empty when it says none."""
    if credential.weeks is not None:
        return wording.weeks(credential.weeks)
    if credential.hours is not None:
        return _("{n} hours").format(n=wording.number(credential.hours))
    return credential.length_stated or ""


def source_words(credential: Credential, field: str) -> str:
    """``nic.bc.ca``, ``told by the college``, ``from the flyer``."""
    source = credential.source_of(field)
    if source is None:
        return host(credential.source_url)
    return told_by_words(source.told_by) if source.told_by else host(source.url)


def told_by_words(who: str) -> str:
    """``told by the college``, ``from the flyer``."""
    return _("from the flyer") if who == THE_FLYER else _("told by {who}").format(who=who)


def record_age(credential: Credential, on: date) -> Age:
    """How far the record's facts may be used on a day; without a page, by who told its title."""
    return age(credential.dated, not_before(on))


def fact_age(credential: Credential, field: str, on: date) -> Age:
    """How far one fact may be used on a day."""
    return age(credential.as_of_fact(field), not_before(on))


def length_field(credential: Credential) -> str:
    """The field that says how long it takes: the one with a source of its own first."""
    known = [name for name in _LENGTHS if getattr(credential, name) is not None]
    own = [name for name in known if credential.source_of(name)]
    return next(iter((*own, *known)), "weeks")


def amount_words(amount: Money) -> str:
    """An amount, or that there is nothing to pay."""
    return wording.money(amount) if amount else _("no tuition fee")


def old_price(credential: Credential, on: date) -> str:
    """A price that the record has but that no sum may use, with why; empty when it has none."""
    if usable_price(credential, on) is not None:
        return ""
    if credential.monthly_price is not None:
        return _("was {amount} a month: ask").format(amount=wording.money(credential.monthly_price))
    if credential.tuition is None:
        return ""
    amount = amount_words(credential.tuition)
    if credential.tuition_basis:
        return _("about {amount}, worked out: ask").format(amount=amount)
    as_of = credential.as_of_fact("tuition")
    if as_of is None:
        return _("was {amount}, undated: ask").format(amount=amount)
    return _("was {amount} in {year}: ask").format(amount=amount, year=as_of.earliest.year)
