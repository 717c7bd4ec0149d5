"""The lines under an option's quote: who told it, the grant list, what the old record said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor import wording
from advisor.domain.age import Age
from advisor.domain.client import CATALOGUE_PAGE, CostLine, ShortlistItem
from advisor.domain.quote_lines import further_lines, main_line, price_told
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.record_words import fact_age, length, length_field, old_price
from advisor.services.told_words import told_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an icon, its words in a role of the style sheet, and a muted aside."""

    icon: str
    role: str
    text: str
    aside: str = ""
    colour: str = ""


def provider_words(item: ShortlistItem) -> str:
    """``North Island College, micro-credential, online``."""
    record = item.record
    kind = wording.record_word(record.kind) if record else _("from a flyer")
    delivery = wording.record_word(item.delivery or (record.delivery if record else "") or "")
    return ", ".join(part for part in (item.provider, kind, delivery) if part)


def item_lines(item: ShortlistItem, on: date) -> tuple[Line, ...]:
    """All lines of an option, in the order of its facts."""
    found = (
        _further(item),
        _told(item),
        _ladder(item),
        _listed(item),
        _was_listed(item, on),
        _old_record(item, on),
        Line("ph.note", "", item.note.strip(), colour="muted") if item.note.strip() else None,
    )
    return tuple(line for line in found if line is not None)


def _told(item: ShortlistItem) -> Line | None:
    told = price_told(item) or item.schedule_told
    if told is None:
        return None
    if told.by == CATALOGUE_PAGE:
        return Line("ph.book-open", "caution", told_words(told))
    return Line("ph.phone", "good", told_words(told))


def _further(item: ShortlistItem) -> Line | None:
    lines = further_lines(item)
    if not lines:
        return None
    return Line("ph.plus", "", ", ".join(_cost(line) for line in lines), colour="muted")


def _cost(line: CostLine) -> str:
    name = wording.category(line.category)
    if line.label.strip():
        name = f"{name} ({line.label.strip()})"
    amount = _("price unknown") if line.amount is None else wording.money(line.amount)
    return f"{name} {amount}"


def _ladder(item: ShortlistItem) -> Line | None:
    if item.record is None or not item.record.counts_toward:
        return None
    titles = ", ".join(link.text for link in item.record.counts_toward)
    return Line("ph.tree-structure", "muted", _("counts toward {what}").format(what=titles))


def _listed(item: ShortlistItem) -> Line | None:
    listing = item.listing_told
    aside = told_words(listing) if listing and listing != price_told(item) else ""
    intake = wording.month(item.start) if item.start else _("this intake")
    match item.on_grant_list:
        case "yes":
            text = _("on the grant list for {intake}").format(intake=intake)
            return Line("ph.check", "good", text, aside)
        case "no":
            text = _("not on the grant list for {intake}").format(intake=intake)
            return Line("ph.x", "caution", text, aside)
        case "does_not_know":
            text = _("the college can’t say if the grant list has it")
            return Line("ph.question", "muted", text, aside)
        case _:
            return None


def _was_listed(item: ShortlistItem, on: date) -> Line | None:
    record = item.record
    if item.on_grant_list or record is None or not record.grant_listed:
        return None
    when = record.grant_period or _("a term that the page does not name")
    if fact_age(record, "grant_period", on) is Age.FRESH:
        text = _("named for {period}: ask if it is for this intake").format(period=when)
    else:
        text = _("was listed for {period}: too old to count, ask").format(period=when)
    return Line("ph.clock-counter-clockwise", "caution", text)


def _old_record(item: ShortlistItem, on: date) -> Line | None:
    record = item.record
    if record is None:
        return None
    tuition = main_line(item.costs, Category.TUITION)
    told = tuition is not None and tuition.amount is not None
    parts = [] if told else [old_price(record, on)]
    if item.weeks is None and (stated := length(record)):
        if fact_age(record, length_field(record), on) is Age.FRESH:
            parts.append(_("{length} says the record: confirm").format(length=stated))
        else:
            parts.append(_("was {length}, ask").format(length=stated))
    words = " · ".join(part for part in parts if part)
    return Line("ph.clock-counter-clockwise", "caution", words) if words else None
