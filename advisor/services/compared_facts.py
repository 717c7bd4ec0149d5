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
from advisor.domain.comparison import Compared, Mark
from advisor.domain.quote_lines import price_told
from advisor.i18n import N_, _
from advisor.pathways.teaching import teaches
from advisor.services import compared_prices as prices
from advisor.services.compared_given import MARKS, UNKNOWN, Given, known, question, says, told_by
from advisor.services.record_words import host, length, length_field, record_age, source_words
from advisor.services.steps import end_of

_KINDS = {
    "bc_public": N_("public"),
    "bc_private": N_("private, certified"),
    "private_uncertified": N_("private, not certified"),
    "other": N_("another kind"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: ``paper`` is its place on paper, from 1; 0 = never printed."""

    key: str
    name: str
    say: Callable[[Given], Compared]
    paper: int = 0


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
    return Compared(words, question(record, "intakes", given.on))


def how_long(given: Given) -> Compared:
    """The weeks that the college told, else the record's length, as a question."""
    record = given.record
    if given.item.weeks is not None:
        return known(wording.weeks(given.item.weeks))
    if record is None or not length(record):
        return UNKNOWN
    words = _("{length} says the page: ask").format(length=length(record))
    return Compared(words, question(record, length_field(record), given.on))


def hours(given: Given) -> Compared:
    """All hours together."""
    record = given.record
    return UNKNOWN if record is None else _number(record.hours)


def hours_a_week(given: Given) -> Compared:
    """Hours of a week by the quote, else what the record says, as a question."""
    record, told = given.record, given.item.hours_a_week
    if told is not None or record is None or record.hours_a_week is None:
        return _number(told)
    words = says(record, "hours_a_week", wording.number(record.hours_a_week))
    return Compared(words, question(record, "hours_a_week", given.on))


def delivery(given: Given) -> Compared:
    """How it is taught."""
    stated = given.record.delivery if given.record else None
    return known(wording.record_word(given.item.delivery or stated or ""))


def place(given: Given) -> Compared:
    """Where it is held."""
    return known(given.record.place if given.record else None)


def region(given: Given) -> Compared:
    """The labour-market regions of its places."""
    regions = given.record.regions if given.record else ()
    return known(", ".join(wording.region(key) for key in regions))


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
    return known("; ".join([words, *found]))


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
    return known(words)


def counts_toward(given: Given) -> Compared:
    """The ladder."""
    return _list([link.text for link in given.record.counts_toward] if given.record else ())


def part_of(given: Given) -> Compared:
    """The bundle that it belongs to."""
    link = given.record.part_of if given.record else None
    return known(link.text if link else "")


def prerequisites(given: Given) -> Compared:
    """What the page asks for first."""
    return _list(given.record.prerequisites if given.record else ())


def kind(given: Given) -> Compared:
    """The kind of credential; a course from a flyer has none on record."""
    record = given.record
    return known(wording.record_word(record.kind) if record and record.kind != "other" else "")


def college(given: Given) -> Compared:
    """The provider's kind, as the funding rules see it."""
    key = given.item.institution_type
    return known(_(_KINDS[key]) if key in _KINDS else "")


def source(given: Given) -> Compared:
    """Where the record was read, and whether that is the college's own page."""
    record = given.record
    if record is None:
        told = given.item.schedule_told or price_told(given.item)
        return told_by(told) if told else known(_("a flyer"))
    if not record.source_url:
        return known(source_words(record, "title"))
    site = host(record.source_url)
    return known(site if record.source_is_own else _("{site}, second hand").format(site=site))


def as_of(given: Given) -> Compared:
    """The time that the record's pages speak of."""
    record = given.record
    if record is None:
        return UNKNOWN
    mark = MARKS[record_age(record, given.on)]
    if record.dated is None:
        return Compared(_("no date"), mark)
    old, when = mark is Mark.OLD, record.dated.text
    return Compared(_("{when}: old").format(when=when) if old else when, mark)


def note(given: Given) -> Compared:
    """The counsellor's own note: on the screen alone."""
    return known(given.item.note.strip() or "–")


GROUPS: Sequence[tuple[str, Sequence[Fact]]] = (
    (
        N_("Money"),
        (
            Fact("to_pay", N_("You may have to pay"), prices.worst, 1),
            Fact("if_confirmed", N_("If all is confirmed"), prices.confirmed, 2),
            Fact("to_pay_first", N_("You pay first"), prices.first, 13),
            Fact("tuition", N_("Tuition"), prices.tuition, 14),
            Fact("fees", N_("Mandatory fees"), prices.fees, 15),
            Fact("materials", N_("Required materials"), prices.materials, 16),
            Fact("other_costs", N_("Other costs"), prices.other_costs, 18),
            Fact("known_sum", N_("Prices known so far"), prices.known_sum, 17),
            Fact("monthly_price", N_("Monthly price"), prices.monthly),
            Fact("price_told", N_("Price told"), prices.price_from),
            Fact("grant_list", N_("On the grant list"), prices.grant_list, 11),
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


def _list(items: Sequence[str]) -> Compared:
    return known("; ".join(items))


def _day(on: date | None) -> Compared:
    return UNKNOWN if on is None else known(wording.day(on))


def _number(value: Decimal | None) -> Compared:
    return UNKNOWN if value is None else known(wording.number(value))
