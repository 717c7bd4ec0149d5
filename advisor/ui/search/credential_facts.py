"""A catalogue record as facts in words, each with its age and source; what is missing says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor import wording
from advisor.domain.age import Age
from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services import ordering
from advisor.services.record_words import (
    amount_words,
    fact_age,
    length,
    length_field,
    record_age,
    told_by_words,
)
from advisor.services.searching import listing_age, usable_price


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the fact table. ``missing`` is the word of the hatched tag, empty when known."""

    name: str
    value: str
    aside: str = ""
    missing: str = ""
    field: str = ""  # the field of the record that it shows


def kind_line(credential: Credential) -> str:
    """``North Island College, micro-credential, online``."""
    return f"{credential.provider.name}, {offer_line(credential)}"


def offer_line(credential: Credential) -> str:
    """``micro-credential, online, 8 weeks``."""
    said = (wording.record_word(word or "") for word in (credential.kind, credential.delivery))
    parts = (*said, length(credential))
    return ", ".join(part for part in parts if part)


def age_words(credential: Credential, field: str, on: date) -> str:
    """The time that a fact speaks of, or that its page carries no date."""
    as_of, source = credential.as_of_fact(field), credential.source_of(field)
    if as_of is None:
        return _("undated")
    words = wording.day(as_of.earliest) if source and source.told_by else as_of.text
    old = fact_age(credential, field, on) is Age.OLD
    return _("{when}: old").format(when=words) if old else words


def banner(credential: Credential, on: date) -> str:
    """One sentence on how far this record may be trusted today."""
    if not credential.source_url and (told := credential.source_of("title")) and told.as_of:
        who, day = told_by_words(told.told_by), wording.day(told.as_of.earliest)
        if record_age(credential, on) is Age.FRESH:
            text = _("Not from a page: {who}, {day}. Confirm before you register.")
        else:
            text = _("Not from a page: {who}, {day}. Too old for a sum: ask again.")
        return text.format(who=who, day=day)
    read = wording.day(credential.read_on)
    match record_age(credential, on):
        case Age.UNDATED:
            text = _("Undated pages, read {read}. Only what the college told enters a sum.")
            return text.format(read=read)
        case Age.OLD:
            text = _("These pages speak of {when}: too old for a sum. Ask the college.")
        case Age.FRESH:
            text = _("These pages speak of {when}, read {read}. Confirm before you register.")
    assert credential.as_of is not None
    return text.format(when=credential.as_of.text, read=read)


def facts(credential: Credential, on: date) -> tuple[Fact, ...]:
    """Every fact that the record has a place for, in the order a counsellor asks."""
    fees, note = credential.mandatory_fees, credential.cost_note
    rows = {
        "skills": _stated(_("You learn"), "; ".join(credential.skills)),
        length_field(credential): _length(credential),
        "delivery": _stated(_("Delivery"), wording.record_word(credential.delivery or "")),
        "place": _stated(_("Place"), _place(credential)),
        "tuition": _tuition(credential, on),
        "mandatory_fees": _stated(_("Mandatory fees"), "" if fees is None else str(fees)),
        "materials": _materials(credential),
        "cost_note": _stated(_("On prices"), note or ""),
        "credits": _credits(credential),
        "proof": _stated(_("You get"), ", ".join(credential.proof)),
        "prerequisites": _prerequisites(credential),
        "intakes": _stated(_("Starts"), "; ".join(credential.intakes)),
        "grant_period": _grant(credential, on),
    }
    shown = (
        replace(fact, field=field)
        for field, fact in rows.items()
        if not (fact.missing and field in ("mandatory_fees", "cost_note"))
    )
    return tuple(shown)


def _stated(name: str, value: str, aside: str = "") -> Fact:
    words = value[:1].upper() + value[1:]
    return Fact(name, words, aside) if value else Fact(name, "", missing=_("not stated"))


def _length(credential: Credential) -> Fact:
    known = [wording.weeks(credential.weeks)] if credential.weeks is not None else []
    if credential.hours is not None:
        known.append(_("{n} hours").format(n=wording.number(credential.hours)))
    if credential.length_stated and not known:
        known.append(credential.length_stated)
    if credential.hours_a_week is not None:
        a_week = wording.number(credential.hours_a_week)
        known.append(_("{n} hours a week").format(n=a_week))
    unknown = credential.hours is None and credential.hours_a_week is None
    aside = _("hours: not stated") if known and unknown else ""
    return _stated(_("Length"), ", ".join(known), aside)


def _place(credential: Credential) -> str:
    regions = ", ".join(wording.region(key) for key in credential.regions)
    if credential.place and regions:
        return f"{credential.place} ({regions})"
    return credential.place or regions


def _tuition(credential: Credential, on: date) -> Fact:
    name = _("Tuition")
    if credential.monthly_price is not None:
        price = _("{amount} a month, by subscription").format(
            amount=wording.money(credential.monthly_price)
        )
        return Fact(name, price, _("ask what the whole course costs"))
    if credential.tuition is None:
        return Fact(name, "", _("ask the college"), _("not stated"))
    amount = amount_words(credential.tuition)
    if credential.tuition_basis:
        basis = credential.tuition_basis
        return Fact(
            name, amount, _("worked out from the college’s rate: {basis}").format(basis=basis)
        )
    if usable_price(credential, on) is not None:
        return Fact(name, amount, _("confirm before you register"))
    return Fact(
        name,
        _("was {amount}").format(amount=amount),
        _("not in a sum: ask the college"),
    )


def _materials(credential: Credential) -> Fact:
    amount = credential.materials
    return _stated(_("Materials"), "" if amount is None else wording.money(amount))


def _credits(credential: Credential) -> Fact:
    name, bearing = _("Credits"), credential.credit_bearing
    words = {True: _("credit-bearing"), False: _("no college credit"), None: ""}[bearing]
    count = "" if credential.credits is None else wording.number(credential.credits)
    return _stated(name, ", ".join(part for part in (count, words) if part))


def _prerequisites(credential: Credential) -> Fact:
    texts = credential.prerequisites
    open_ = ordering.unchecked(texts)
    if len(open_) == len(texts):
        aside = _("text, not checked")
    elif open_:
        aside = _("not checked: {list}").format(list="; ".join(open_))
    else:
        aside = _("checked once it is on a shortlist")
    return _stated(_("Asks for"), "; ".join(texts), aside)


def _grant(credential: Credential, on: date) -> Fact:
    name = _("Grant list")
    if not credential.grant_listed:
        return Fact(name, "", _("ask, it is not a “no”"), _("not named"))
    when = credential.grant_period
    text = _("named for {period}").format(period=when) if when else _("named, no intake given")
    fresh = listing_age(credential, on) is Age.FRESH
    return Fact(name, text, _("ask for this intake") if fresh else _("too old to count: ask"))
