"""Each fact of the comparison in words: one table for the screen and the paper.

A fact that nobody said is unknown: never zero, never "no". What a page without a date or an old
page says is shown as a question, as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor import wording
from advisor.domain.age import Age
from advisor.domain.client import CostLine, ShortlistItem, Told
from advisor.domain.comparison import Compared, Mark
from advisor.domain.credential import Credential
from advisor.domain.money import total
from advisor.domain.quote_lines import further_lines, main_line, price_told
from advisor.domain.situation import Category
from advisor.i18n import N_, _
from advisor.pathways.teaching import teaches
from advisor.services.compared_money import AfterGrants
from advisor.services.record_words import host, length, old_price, record_age, source_words
from advisor.services.searching import listing_age
from advisor.services.steps import end_of
from advisor.services.told_words import told_words

UNKNOWN = Compared()
_MARK = {Age.FRESH: Mark.KNOWN, Age.OLD: Mark.OLD, Age.UNDATED: Mark.UNDATED}
_KINDS = {
    "bc_public": N_("public"),
    "bc_private": N_("private, certified"),
    "private_uncertified": N_("private, not certified"),
    "other": N_("another kind"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One option with what its facts need besides."""

    item: ShortlistItem
    money: AfterGrants
    wanted: tuple[str, ...]
    on: date

    @property
    def record(self) -> Credential | None:
        """The catalogue's record; None for a course from a flyer."""
        return self.item.record


Say = Callable[[Given], Compared]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: ``paper`` is its place on paper, from 1; 0 = never printed."""

    key: str
    name: str
    say: Say
    paper: int = 0


def worst(given: Given) -> Compared:
    """What the client may have to pay: the worst case leads."""
    amounts = given.money.worst
    if amounts.up_to is None and not amounts.at_least:
        return UNKNOWN
    if amounts.exact is not None and amounts == given.money.confirmed:
        return _known(str(amounts.exact))
    if amounts.exact is not None:
        return _known(_("up to {amount}").format(amount=amounts.exact))
    return _known(_("{amount} or more").format(amount=amounts.at_least))


def confirmed(given: Given) -> Compared:
    """What is left if every open question is answered well; unknown while a price is."""
    amounts = given.money.confirmed
    return UNKNOWN if amounts.up_to is None else _known(wording.money_range(amounts))


def first(given: Given) -> Compared:
    """What the client pays before a program pays it back."""
    return UNKNOWN if given.money.first is None else _known(str(given.money.first))


def tuition(given: Given) -> Compared:
    """The quote's tuition, else what the record says, as a question."""
    said = _amount(given.item, Category.TUITION)
    record = given.record
    if said.text or record is None:
        return said
    words = old_price(record, given.on)
    return Compared(words, _question(record, given.on)) if words else UNKNOWN


def fees(given: Given) -> Compared:
    """The quote's mandatory fees."""
    return _amount(given.item, Category.MANDATORY_FEES)


def materials(given: Given) -> Compared:
    """The quote's required materials, else what the record says, as a question."""
    said, record = _amount(given.item, Category.MATERIALS_REQUIRED), given.record
    if said.text or record is None or record.materials is None:
        return said
    words = _("page says {amount}: ask").format(amount=record.materials)
    return Compared(words, _question(record, given.on))


def other_costs(given: Given) -> Compared:
    """The further lines of the quote; that none was typed in says so."""
    lines = further_lines(given.item)
    return _known("; ".join(map(_cost, lines)) if lines else _("none noted"))


def known_sum(given: Given) -> Compared:
    """The sum of the quote's prices that are known."""
    costs = given.item.costs
    known = [line.amount for line in costs if line.amount is not None]
    if not known:
        return UNKNOWN
    complete = main_line(costs, Category.TUITION) is not None and len(known) == len(costs)
    amount = total(known)
    return _known(str(amount) if complete else _("{amount} or more").format(amount=amount))


def monthly(given: Given) -> Compared:
    """The price of a subscription; what has a price for the whole is none."""
    record = given.record
    if record is not None and record.monthly_price is not None:
        words = _("{amount} a month: ask").format(amount=record.monthly_price)
        return Compared(words, _question(record, given.on))
    whole = _amount(given.item, Category.TUITION).text or (record and record.tuition is not None)
    return _known(_("not a subscription")) if whole else UNKNOWN


def price_from(given: Given) -> Compared:
    """Who told the price, and when."""
    return _told(price_told(given.item))


def grant_list(given: Given) -> Compared:
    """Whether the grant list has it for this intake; what a page says of an intake is no answer."""
    said, record = given.item.on_grant_list, given.record
    if said in ("yes", "no"):
        return _known(_("yes") if said == "yes" else _("no"))
    if said:
        return Compared(_("the college can’t say: ask again"), Mark.UNKNOWN)
    if record is None or not record.grant_listed:
        return UNKNOWN
    when = record.grant_period
    words = _("was named for {period}: ask").format(period=when) if when else _("was named: ask")
    return Compared(words, _MARK[listing_age(record, given.on)])


def start(given: Given) -> Compared:
    """The first day."""
    return _day(given.item.start)


def register_by(given: Given) -> Compared:
    """The last day to register."""
    return _day(given.item.register_by)


def ends(given: Given) -> Compared:
    """The last day, worked out from start and weeks."""
    return _day(end_of(given.item))


def intakes(given: Given) -> Compared:
    """The starts that the record lists, as a question."""
    record = given.record
    if record is None or not record.intakes:
        return UNKNOWN
    words = _("{list}: ask").format(list="; ".join(record.intakes))
    return Compared(words, _question(record, given.on))


def how_long(given: Given) -> Compared:
    """The weeks that the college told, else the record's length, as a question."""
    record = given.record
    if given.item.weeks is not None:
        return _known(wording.weeks(given.item.weeks))
    if record is None or not length(record):
        return UNKNOWN
    words = _("{length} says the page: ask").format(length=length(record))
    return Compared(words, _question(record, given.on))


def hours(given: Given) -> Compared:
    """All hours together."""
    record = given.record
    return UNKNOWN if record is None else _number(record.hours)


def hours_a_week(given: Given) -> Compared:
    """Hours of a week."""
    return _number(given.item.hours_a_week)


def delivery(given: Given) -> Compared:
    """How it is taught."""
    stated = given.record.delivery if given.record else None
    return _known(given.item.delivery or stated)


def place(given: Given) -> Compared:
    """Where it is held."""
    return _known(given.record.place if given.record else None)


def region(given: Given) -> Compared:
    """The labour-market regions of its places."""
    regions = given.record.regions if given.record else ()
    return _known(", ".join(wording.region(key) for key in regions))


def learn(given: Given) -> Compared:
    """The skills that it teaches."""
    return _list(given.record.skills if given.record else ())


def wanted(given: Given) -> Compared:
    """How many of the wanted skills it teaches, by its own words; none found is not a no."""
    record = given.record
    if not given.wanted or record is None or not record.skills:
        return UNKNOWN
    found = [one for one in given.wanted if teaches(record.title, record.skills, one)]
    words = _("{n} of {all} by its page").format(n=len(found), all=len(given.wanted))
    return _known("; ".join([words, *found]))


def proof(given: Given) -> Compared:
    """What the client gets at the end."""
    return _list(given.record.proof if given.record else ())


def credits_of(given: Given) -> Compared:
    """How many credits."""
    return UNKNOWN if given.record is None else _number(given.record.credits)


def credit_bearing(given: Given) -> Compared:
    """Whether it counts as college credit."""
    bearing = given.record.credit_bearing if given.record else None
    words = {True: _("yes"), False: _("no"), None: ""}[bearing]
    return _known(words)


def counts_toward(given: Given) -> Compared:
    """The ladder."""
    return _list([link.text for link in given.record.counts_toward] if given.record else ())


def part_of(given: Given) -> Compared:
    """The bundle that it belongs to."""
    link = given.record.part_of if given.record else None
    return _known(link.text if link else "")


def prerequisites(given: Given) -> Compared:
    """What the page asks for first."""
    return _list(given.record.prerequisites if given.record else ())


def kind(given: Given) -> Compared:
    """The kind of credential; a course from a flyer has none on record."""
    record = given.record
    return _known(record.kind if record and record.kind != "other" else "")


def college(given: Given) -> Compared:
    """The provider's kind, as the funding rules see it."""
    key = given.item.institution_type
    return _known(_(_KINDS[key]) if key in _KINDS else "")


def source(given: Given) -> Compared:
    """Where the record was read, and whether that is the college's own page."""
    record = given.record
    if record is None:
        told = given.item.schedule_told or price_told(given.item)
        return _told(told) if told else _known(_("a flyer"))
    if not record.source_url:
        return _known(source_words(record, "title"))
    site = host(record.source_url)
    return _known(site if record.source_is_own else _("{site}, second hand").format(site=site))


def as_of(given: Given) -> Compared:
    """The time that the record's pages speak of."""
    record = given.record
    if record is None:
        return UNKNOWN
    mark = _MARK[record_age(record, given.on)]
    if record.dated is None:
        return Compared(_("no date"), mark)
    old, when = mark is Mark.OLD, record.dated.text
    return Compared(_("{when}: old").format(when=when) if old else when, mark)


def note(given: Given) -> Compared:
    """The counsellor's own note: on the screen alone."""
    return _known(given.item.note.strip() or "–")


GROUPS: Sequence[tuple[str, Sequence[Fact]]] = (
    (
        N_("Money"),
        (
            Fact("to_pay", N_("You may have to pay"), worst, 1),
            Fact("if_confirmed", N_("If all is confirmed"), confirmed, 2),
            Fact("to_pay_first", N_("You pay first"), first, 13),
            Fact("tuition", N_("Tuition"), tuition, 14),
            Fact("fees", N_("Mandatory fees"), fees, 15),
            Fact("materials", N_("Required materials"), materials, 16),
            Fact("other_costs", N_("Other costs"), other_costs, 18),
            Fact("known_sum", N_("Prices known so far"), known_sum, 17),
            Fact("monthly_price", N_("Monthly price"), monthly),
            Fact("price_told", N_("Price told"), price_from),
            Fact("grant_list", N_("On the grant list"), grant_list, 11),
        ),
    ),
    (
        N_("When"),
        (
            Fact("start", N_("Starts"), start, 4),
            Fact("register_by", N_("Last day to register"), register_by, 12),
            Fact("ends", N_("Ends"), ends, 23),
            Fact("intakes", N_("Starts on the page"), intakes, 24),
            Fact("length", N_("How long"), how_long, 5),
            Fact("hours", N_("Hours in all"), hours, 21),
            Fact("hours_a_week", N_("Hours a week"), hours_a_week, 6),
        ),
    ),
    (
        N_("Where"),
        (
            Fact("delivery", N_("How it is taught"), delivery, 7),
            Fact("place", N_("Place"), place, 19),
            Fact("region", N_("Region"), region, 27),
        ),
    ),
    (
        N_("What you get"),
        (
            Fact("learn", N_("You learn"), learn, 3),
            Fact("wanted", N_("Skills you want"), wanted, 20),
            Fact("proof", N_("At the end"), proof, 9),
            Fact("credits", N_("Credits"), credits_of, 22),
            Fact("credit_bearing", N_("College credit"), credit_bearing, 25),
            Fact("counts_toward", N_("Counts toward"), counts_toward, 10),
            Fact("part_of", N_("Part of"), part_of, 26),
            Fact("prerequisites", N_("You need first"), prerequisites, 8),
        ),
    ),
    (
        N_("Who says so"),
        (
            Fact("kind", N_("Kind"), kind, 28),
            Fact("college", N_("Kind of college"), college, 29),
            Fact("source", N_("Source"), source),
            Fact("as_of", N_("Facts as of"), as_of),
            Fact("note", N_("Note"), note),
        ),
    ),
)


def _known(words: str | None) -> Compared:
    return Compared(words, Mark.KNOWN) if words else UNKNOWN


def _list(items: Sequence[str]) -> Compared:
    return _known("; ".join(items))


def _day(on: date | None) -> Compared:
    return UNKNOWN if on is None else _known(wording.day(on))


def _number(value: Decimal | None) -> Compared:
    return UNKNOWN if value is None else _known(wording.number(value))


def _told(told: Told | None) -> Compared:
    return UNKNOWN if told is None else _known(told_words(told))


def _question(record: Credential, on: date) -> Mark:
    """What only a page says is asked about, also where the page is young."""
    return _MARK[record_age(record, on)]


def _amount(item: ShortlistItem, category: Category) -> Compared:
    line = main_line(item.costs, category)
    return UNKNOWN if line is None or line.amount is None else _known(str(line.amount))


def _cost(line: CostLine) -> str:
    amount = _("price not known") if line.amount is None else str(line.amount)
    return f"{line.label.strip() or wording.category(line.category)} {amount}"
