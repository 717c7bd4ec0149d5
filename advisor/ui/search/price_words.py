"""What a result says about its price: a sum only where it may be used, else the reason to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services.record_words import amount_words, old_price
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
