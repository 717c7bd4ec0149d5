"""What may be used and printed: prices young enough, addresses of the provider alone."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from advisor.catalogue import domains
from advisor.catalogue.as_of import parse
from advisor.domain.age import Age, age
from advisor.domain.credential import Credential, Provider
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.paths import resource

FEES = {  # what may come on top of the tuition
    "mandatory_fees": Category.MANDATORY_FEES,
    "materials": Category.MATERIALS_REQUIRED,
}
_REHEARSAL = ("dev", "test", "stage", "staging", "preview", "wwwpreview", "beta")


def not_before(on: date) -> date:
    """The earliest day a fact may speak of to count on a day: so many months back (ages.toml)."""
    months = on.year * 12 + on.month - 1 - _months()
    year, month = divmod(months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def usable_price(credential: Credential, on: date) -> Money | None:
    """The tuition, if it is a whole sum and its date is young enough; else None.

    A price that the college told has the date of the day on which it was told.
    """
    if credential.tuition_basis is not None or credential.monthly_price is not None:
        return None
    return credential.tuition if is_fresh(credential, "tuition", on) else None


def told_fees(credential: Credential, on: date) -> Mapping[str, Money]:
    """Fees and materials, by the names of FEES, that somebody told and that are young enough."""
    return {
        fact: amount
        for fact in FEES
        if (amount := getattr(credential, fact)) is not None
        and credential.source_of(fact) is not None
        and is_fresh(credential, fact, on)
    }


def usable_pace(credential: Credential, on: date) -> Decimal | None:
    """The hours a week, if their date is young enough; else None."""
    return credential.hours_a_week if is_fresh(credential, "hours_a_week", on) else None


def is_fresh(credential: Credential, fact: str, on: date) -> bool:
    """Whether the time that a fact speaks of is young enough on a day; undated is not."""
    return age(credential.as_of_fact(fact), not_before(on)) is Age.FRESH


def listing_age(credential: Credential, on: date) -> Age:
    """How far a grant listing may be used: by the intake that it names, else by its source."""
    day = parse(credential.grant_period) or credential.as_of_fact("grant_period")
    return age(day, not_before(on))


def may_print(url: str, provider: Provider) -> bool:
    """Whether an address is on the provider's own domain, and not on a rehearsal host there."""
    name = domains.host(url)
    if name is None or name.split(".")[0] in _REHEARSAL:
        return False
    return domains.same_owner(url, provider.website)


@lru_cache(maxsize=1)
def _months() -> int:
    ages = tomllib.loads(resource("catalogue/bc/ages.toml").read_text("utf-8"))
    return int(ages["usable_for_months"])
