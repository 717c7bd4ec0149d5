"""What the filters of a search and their values are called."""

from __future__ import annotations

from advisor import wording
from advisor.i18n import N_, _
from advisor.services.fitting import FITS, YES

Where = dict[str, tuple[str, ...]]

_NAMES = {
    FITS: N_("For this client"),
    "delivery": N_("Delivery"),
    "region": N_("Region"),
    "field": N_("Field"),
    "length": N_("Length"),
    "provider": N_("College"),
    "proof": N_("You get"),
    "price": N_("Price"),
    "listed": N_("Grant list"),
}
_VALUES = {
    (FITS, YES): N_("Fits the limits"),
    ("price", "known"): N_("Has a price"),
    ("price", "old or undated"): N_("Old or undated price"),
    ("price", "unknown"): N_("No price stated"),
    ("listed", "yes"): N_("Named on a page"),
    ("listed", "unknown"): N_("Not named: ask"),
}
FIRST = ("delivery", "region", "length")


ALL = tuple(_NAMES)


def facet_name(key: str) -> str:
    """A filter's name on its chip."""
    return _(_NAMES[key]) if key in _NAMES else key


def value_name(key: str, value: str) -> str:
    """A filter value as people say it; ``unknown`` is never hidden."""
    if (key, value) in _VALUES:
        return _(_VALUES[key, value])
    if value == "unknown":
        return _("Not stated")
    return wording.region(value) if key == "region" else value[:1].upper() + value[1:]
