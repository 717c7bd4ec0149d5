"""What an option costs, in words: what is left after grants, the quote's lines, else the page's."""

from __future__ import annotations

from advisor import wording
from advisor.domain.client import CostLine, ShortlistItem
from advisor.domain.comparison import Compared, Mark
from advisor.domain.money import total
from advisor.domain.quote_lines import further_lines, main_line, price_told
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.compared_given import MARKS, UNKNOWN, Given, known, question, says, told_by
from advisor.services.record_words import old_price
from advisor.services.searching import listing_age


def worst(given: Given) -> Compared:
    """What the client may have to pay: the worst case leads."""
    amounts = given.money.worst
    if amounts.up_to is None and not amounts.at_least:
        return UNKNOWN
    if amounts.exact is None:
        return known(_("{amount} or more").format(amount=wording.money(amounts.at_least)))
    sure = amounts == given.money.confirmed
    text = (
        wording.money(amounts.exact)
        if sure
        else _("up to {amount}").format(amount=wording.money(amounts.exact))
    )
    return known(_and_more(text, given))


def confirmed(given: Given) -> Compared:
    """What is left if every open question is answered well; unknown while a price is."""
    amounts = given.money.confirmed
    if amounts.up_to is None:
        return UNKNOWN
    return known(_and_more(wording.money_range(amounts), given))


def _and_more(text: str, given: Given) -> str:
    """Fees and materials that nobody asked about are in no sum: it says so beside the sum."""
    asked = {line.category for line in given.item.costs}
    fees = Category.MANDATORY_FEES not in asked
    materials = Category.MATERIALS_REQUIRED not in asked
    if fees and materials:
        return _("{amount}, and fees and materials: ask").format(amount=text)
    if fees:
        return _("{amount}, and fees: ask").format(amount=text)
    return _("{amount}, and materials: ask").format(amount=text) if materials else text


def first(given: Given) -> Compared:
    """What the client pays before a program pays it back."""
    return UNKNOWN if given.money.first is None else known(str(given.money.first))


def tuition(given: Given) -> Compared:
    """The quote's tuition, else what the record says, as a question."""
    said = _amount(given.item, Category.TUITION)
    record = given.record
    if said.text or record is None:
        return said
    words = old_price(record, given.on)
    return Compared(words, question(record, "tuition", given.on)) if words else UNKNOWN


def fees(given: Given) -> Compared:
    """The quote's mandatory fees, else what the record says, as a question."""
    return _or_record(given, Category.MANDATORY_FEES, "mandatory_fees")


def materials(given: Given) -> Compared:
    """The quote's required materials, else what the record says, as a question."""
    return _or_record(given, Category.MATERIALS_REQUIRED, "materials")


def other_costs(given: Given) -> Compared:
    """The further lines of the quote; that none was typed in says so."""
    lines = further_lines(given.item)
    return known("; ".join(map(_cost, lines)) if lines else _("none noted"))


def known_sum(given: Given) -> Compared:
    """The sum of the quote's prices that are known."""
    costs = given.item.costs
    amounts = [line.amount for line in costs if line.amount is not None]
    if not amounts:
        return UNKNOWN
    complete = main_line(costs, Category.TUITION) is not None and len(amounts) == len(costs)
    amount = total(amounts)
    return known(
        wording.money(amount)
        if complete
        else _("{amount} or more").format(amount=wording.money(amount))
    )


def monthly(given: Given) -> Compared:
    """The price of a subscription; what has a price for the whole is none."""
    record = given.record
    if record is not None and record.monthly_price is not None:
        words = _("{amount} a month: ask").format(amount=wording.money(record.monthly_price))
        return Compared(words, question(record, "monthly_price", given.on))
    whole = _amount(given.item, Category.TUITION).text or (record and record.tuition is not None)
    return known(_("not a subscription")) if whole else UNKNOWN


def price_from(given: Given) -> Compared:
    """Who told the price, and when."""
    return told_by(price_told(given.item))


def grant_list(given: Given) -> Compared:
    """Whether the grant list has it for this intake; what a page says of an intake is no answer."""
    said, record = given.item.on_grant_list, given.record
    if said in ("yes", "no"):
        return known(_("yes") if said == "yes" else _("no"))
    if said:
        return Compared(_("the college can’t say: ask again"), Mark.UNKNOWN)
    if record is None or not record.grant_listed:
        return UNKNOWN
    when = record.grant_period
    words = _("was named for {period}: ask").format(period=when) if when else _("was named: ask")
    return Compared(words, MARKS[listing_age(record, given.on)])


def _or_record(given: Given, category: Category, field: str) -> Compared:
    said, record = _amount(given.item, category), given.record
    amount = getattr(record, field, None)
    if said.text or record is None or amount is None:
        return said
    return Compared(says(record, field, wording.money(amount)), question(record, field, given.on))


def _amount(item: ShortlistItem, category: Category) -> Compared:
    line = main_line(item.costs, category)
    return UNKNOWN if line is None or line.amount is None else known(wording.money(line.amount))


def _cost(line: CostLine) -> str:
    amount = _("price not known") if line.amount is None else wording.money(line.amount)
    return f"{line.label.strip() or wording.category(line.category)} {amount}"
