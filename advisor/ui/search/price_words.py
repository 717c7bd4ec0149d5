"""What a result says about its price: a sum only where it may be used, else the reason to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.searching import usable_price


@dataclass(frozen=True, slots=True)
class PriceWords:
    """A price in words with the colour it speaks in: text, good, caution or muted."""

    text: str
    tone: str


def price_words(credential: Credential, on: date) -> PriceWords:
    """The price line of a search result: ``$590``, ``was $8,703, undated: ask``, ``price: ask``."""
    usable = usable_price(credential, on)
    if usable is not None:
        return PriceWords(amount_words(usable), "text")
    old = old_price(credential, on)
    if old:
        return PriceWords(old, "caution")
    return PriceWords(_("price: ask"), "muted")


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
