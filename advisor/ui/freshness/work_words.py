"""The troubles of a record in words, and the groups that the chips show."""

from __future__ import annotations

from enum import StrEnum

from advisor.i18n import _, ngettext
from advisor.services.checking import Finding, Trouble, Work


class Group(StrEnum):
    """What a person looks after in one go."""

    ALL = "all"
    CLIENTS = "clients"
    PRICES = "prices"
    LINKS = "links"
    AGE = "age"
    SECOND_HAND = "second_hand"
    GAPS = "gaps"


_OF = {
    Group.PRICES: {Trouble.NO_PRICE, Trouble.OLD_PRICE},
    Group.LINKS: {Trouble.BROKEN_LINK},
    Group.AGE: {Trouble.OLD, Trouble.UNDATED, Trouble.OLD_LISTING},
    Group.SECOND_HAND: {Trouble.SECOND_HAND},
    Group.GAPS: {Trouble.NO_LENGTH, Trouble.NO_DELIVERY, Trouble.NO_PROOF, Trouble.NO_START},
}


def group_name(group: Group) -> str:
    """What stands on a chip."""
    return {
        Group.ALL: _("All"),
        Group.CLIENTS: _("Clients depend on it"),
        Group.PRICES: _("Prices"),
        Group.LINKS: _("Broken links"),
        Group.AGE: _("Past their age"),
        Group.SECOND_HAND: _("Second hand"),
        Group.GAPS: _("Not stated"),
    }[group]


def belongs(work: Work, group: Group) -> bool:
    """Whether a record is in a group."""
    if group is Group.ALL:
        return True
    if group is Group.CLIENTS:
        return work.clients > 0
    return any(one.trouble in _OF[group] for one in work.findings)


def troubles(work: Work) -> str:
    """All troubles of a record as sentences; what is only not stated stands in one of them."""
    said = [text for one in work.findings if (text := _sentence(one))]
    gaps = [text for one in work.findings if (text := _gap(one.trouble))]
    if gaps:
        said.append(_("Not stated: {facts}.").format(facts=", ".join(gaps)))
    return " ".join(said)


def dependents(count: int) -> str:
    """``3 clients``; none is a dash."""
    return ngettext("{n} client", "{n} clients", count).format(n=count) if count else "–"


def _sentence(finding: Finding) -> str:
    fact = finding.fact
    return {
        Trouble.BROKEN_LINK: _("Names a record that is not there: {fact}."),
        Trouble.OLD_PRICE: _("The price of {fact} is too old or undated for a sum."),
        Trouble.NO_PRICE: _("No price is known."),
        Trouble.OLD_LISTING: _("Named on the grant list too long ago{fact}."),
        Trouble.SECOND_HAND: _("Not read on the provider’s own page."),
        Trouble.UNDATED: _("Its pages carry no date."),
        Trouble.OLD: _("Its pages speak of {fact}."),
    }.get(finding.trouble, "").format(fact=_of(finding) if fact else "")


def _of(finding: Finding) -> str:
    return f" ({finding.fact})" if finding.trouble is Trouble.OLD_LISTING else finding.fact


def _gap(trouble: Trouble) -> str:
    return {
        Trouble.NO_LENGTH: _("length"),
        Trouble.NO_DELIVERY: _("delivery"),
        Trouble.NO_PROOF: _("what you get"),
        Trouble.NO_START: _("starts"),
    }.get(trouble, "")
