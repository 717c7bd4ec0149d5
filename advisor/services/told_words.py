"""Who told a fact and when, in words."""

from __future__ import annotations

from advisor import wording
from advisor.domain.client import CATALOGUE_PAGE, Told
from advisor.i18n import _

THE_COLLEGE, THE_FLYER = "the college", "the flyer"  # who told a fact of the catalogue


def the_college() -> str:
    """Who told a quote when nobody typed a name."""
    return _("the college")


def told_words(told: Told) -> str:
    """``told by the college on 19 Nov 2026``, or that it was read on the college's page."""
    day = wording.day(told.on)
    if told.by == CATALOGUE_PAGE:
        return _("from the college’s page of {day}: confirm before you register").format(day=day)
    return _("told by {who} on {day}").format(who=told.by, day=day)
