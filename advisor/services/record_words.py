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


def record_age(credential: Credential, on: date) -> Age:
    """How far the record's facts may be used on a day."""
    return age(credential.as_of, not_before(on))


def amount_words(amount: Money) -> str:
    """An amount, or that there is nothing to pay."""
    return str(amount) if amount else _("no tuition fee")


def old_price(credential: Credential, on: date) -> str:
    """A price that the record has but that no sum may use, with why; empty when it has none."""
    if usable_price(credential, on) is not None:
        return ""
    if credential.monthly_price is not None:
        return _("was {amount} a month: ask").format(amount=credential.monthly_price)
    if credential.tuition is None:
        return ""
    amount = amount_words(credential.tuition)
    if credential.tuition_basis:
        return _("about {amount}, worked out: ask").format(amount=amount)
    if credential.as_of is None:
        return _("was {amount}, undated: ask").format(amount=amount)
    return _("was {amount} in {year}: ask").format(
        amount=amount, year=credential.as_of.earliest.year
    )
