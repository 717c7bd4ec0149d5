"""The money box: the worst case leads, the stamp stands beside it, two bars say who pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.domain.cash import What
from advisor.domain.money import Money, total
from advisor.domain.plan import LearningPlan
from advisor.domain.situation import Category
from advisor.i18n import N_, NN_
from advisor.report.bar import ABOVE, LARGE, NORMAL, BarRow, BarType, Look, MoneyBars, Segment
from advisor.report.boxes import Framed
from advisor.report.elements import Blank, Cell, Element, Row, Stack, Text, stack
from advisor.report.kit import Kit
from advisor.report.money import Shares, shares
from advisor.report.naming import any_may_pay, may_pay, on_front, pays, short_name
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, INK, LEAD, SMALL, WORST
from advisor.report.told import prices_told

UP_TO = N_("You may have to pay up to {amount}.")
AT_LEAST = N_("You may have to pay at least {amount}.")
YOU_PAY = N_("You pay {amount}.")
BY_RULES = N_("By the rules, you pay {amount}.")
NOT_WRITTEN = N_("No one has said yes in writing yet.")
IF_ONE = N_("If the grant is confirmed: **{amount}**.")
IF_ALL = N_("If all is confirmed: **{amount}**.")
IF_HELP = N_("If help is confirmed: **{amount}**.")
MAYBE_GRANT = N_("A grant may pay a part.")
NO_GRANT = N_("We found no grant for this plan yet.")
UNKNOWN = NN_("{n} price is not known.", "{n} prices are not known.")
FROM_TO = N_("{low} to {high}")
OR_MORE = N_("{amount} or\u00a0more")
# Translators: A frame beside the sum: nobody has promised this money.
STAMP = N_("An estimate, not\u00a0an\u00a0approval")
WHO_PAYS = N_("Who pays the {amount}")
WHO_PAYS_KNOWN = N_("Who pays")
YOU_PAY_COLUMN = N_("You pay")
# Translators: The name of a bar: at most two lines of 14 letters; so are the next ones.
WITHOUT = N_("Without the grant")
WITH = N_("With the grant")
WITHOUT_HELP = N_("Without help")
WITH_HELP = N_("With all help")
IF_NO_MORE = N_("If no more is confirmed")
IF_EVERYTHING = N_("If all is confirmed")
THE_PRICE = N_("The price")
GRANT_OPEN = N_("Grant, not confirmed: {amount}")
OPEN = N_("Not confirmed: {amount}")
NAMED = N_("{name}: {amount}")
MAY_HELP = N_("May help, not confirmed: {list}.")
ASK_HELP = N_("Ask {counsellor} what may help. Nothing is confirmed.")
OTHER = N_("Other help: {amount}")
# Translators: A label inside a bar, so short: you pay this part.
YOU = N_("You: {amount}")
# Translators: A label inside a bar, so short: perhaps you pay this part.
MAYBE = N_("You, maybe: {amount}")
NOT_KNOWN = N_("price not known")
BOOKS_FIRST = N_(
    "You buy books first: {amount}. If you get the grant, it pays you back. Keep your receipts."
)
PAY_FIRST = N_("You pay {amount} first. It comes back later. Keep your receipts.")
PAY_FIRST_OPEN = N_("You pay {amount} first. If all is confirmed, it comes back later.")
# Translators: What a bar shows, read out to those who cannot see it.
ROW = N_("{name}: {parts}. You pay: {amount}.")
RULES_UNTIL = N_("We know the grant rules up to {date} only. Ask if they still hold.")

_NOTE = Style(10.5, 14)
_STAMP = Style(10.5, 13.5, bold=True, align="centre")
STAMP_WIDTH = 96.0
_BOOKS = frozenset({Category.MATERIALS_REQUIRED, Category.MATERIALS_OTHER})


def money_box(kit: Kit, most_notes: int = 3) -> Element:
    """The whole box."""
    found = shares(kit.plan)
    notes = [kit.text(note, _NOTE) for note in money_notes(kit, found, most_notes)]
    parts: list[Element] = [_head(kit, found), Blank(5), _bars(kit, found)]
    parts += [Blank(7), *notes] if notes else []
    return _framed(Stack(tuple(parts)))


def money_head(kit: Kit, notes: int = 2) -> Element:
    """The sentences, the stamp and so many notes, for a first page without room for the bars."""
    found = shares(kit.plan)
    said = [kit.text(note, _NOTE) for note in money_notes(kit, found, 3)[:notes]]
    return _framed(stack([_head(kit, found), Blank(4), *said]))


def money_bars(kit: Kit, notes: int) -> Element:
    """The bars for a page after, and the notes that the head did not say."""
    said = later_notes(kit, notes)
    return _framed(stack([_bars(kit, shares(kit.plan)), Blank(7) if said else None, *said]))


def later_notes(kit: Kit, notes: int) -> list[Text]:
    """The notes after the first ``notes``."""
    return [kit.text(note, _NOTE) for note in money_notes(kit, shares(kit.plan), 3)[notes:]]


def _bars(kit: Kit, found: Shares) -> Element:
    bars = MoneyBars(kit.setter, bar_rows(kit, found), bar_type(kit))
    return stack([_captions(kit, found), Blank(3), bars])


def bar_type(kit: Kit) -> BarType:
    """In one column the names stand above the bars."""
    return LARGE if kit.large else ABOVE if kit.one_column else NORMAL


def _framed(element: Element) -> Framed:
    return Framed(element, (12.5, 10, 12.5, 10), 1.5, ACCENT)


def _head(kit: Kit, found: Shares) -> Element:
    room = kit.page.content - 25
    sentences = [
        kit.text(worst_sentence(kit, found), WORST),
        kit.text(best_sentence(kit, found), LEAD),
    ]
    words = _stamp(kit)
    stamp = Framed(words, (6, 4, 6, 4), 0.9, INK)
    if kit.one_column:
        wide = room if kit.print_as.beside else min(room, words.setting.natural_width + 26)
        return stack([*sentences, Blank(4), Row((Cell(stamp, 0, wide),))])
    said = stack(sentences)
    return Row(
        (Cell(said, 0, room - STAMP_WIDTH - 10), Cell(stamp, room - STAMP_WIDTH, STAMP_WIDTH))
    )


def _stamp(kit: Kit) -> Text:
    """The words of the stamp; where they are too long to stay together, broken at any space."""
    words = kit.say(STAMP, _STAMP)
    if max(word.width for word in words.setting.words) <= STAMP_WIDTH - 12:
        return words
    return kit.text(kit.words(STAMP).replace("\u00a0", " "), _STAMP)


def worst_sentence(kit: Kit, found: Shares) -> str:
    """The worst case in words."""
    if found.unknown_prices:
        return kit.words(AT_LEAST, amount=found.worst)
    if found.exact and (found.sure or not found.known):
        return kit.words(YOU_PAY if _written(found) else BY_RULES, amount=found.worst)
    return kit.words(UP_TO, amount=found.worst)


def best_sentence(kit: Kit, found: Shares) -> tuple[Span, ...]:
    """What it may come down to, or why it does not."""
    words = kit.words
    said: tuple[Span, ...] = ()
    if found.unknown_prices:
        said = (*words.counted(*UNKNOWN, found.unknown_prices), Span(" "))
    if found.open:
        text = IF_ONE if _one_grant(found) else IF_ALL if found.sure or found.hopes else IF_HELP
        said += words.spans(text, amount=best_words(kit, found))
    elif not found.sure:
        said += words.spans(MAYBE_GRANT if any_may_pay(kit.plan.estimate) else NO_GRANT)
    elif found.exact and not _written(found):
        said += words.spans(NOT_WRITTEN)
    return said


def _written(found: Shares) -> bool:
    """Whether somebody said so in writing, of all that others pay."""
    return all(payer.written for payer in found.payers)


def _one_grant(found: Shares) -> bool:
    """Whether "the grant" says it all."""
    return found.only is not None and found.only.kind == "grant"


def best_words(kit: Kit, found: Shares) -> str:
    """What the client pays if all is confirmed."""
    if found.unknown_prices:
        return kit.words(OR_MORE, amount=found.you)
    if found.may:
        return kit.words(FROM_TO, low=found.you, high=found.best_up_to)
    return kit.words.money(found.you)


def _captions(kit: Kit, found: Shares) -> Element:
    room = kit.page.content - 25
    text = WHO_PAYS_KNOWN if found.unknown_prices else WHO_PAYS
    measures = bar_type(kit)
    names, amounts = measures.names, measures.amounts or room * 0.4
    left = kit.say(text, SMALL, amount=found.known)
    right = kit.say(YOU_PAY_COLUMN, replace(SMALL, align="right"))
    return Row((Cell(left, names, room - names - amounts), Cell(right, room - amounts, amounts)))


def bar_rows(kit: Kit, found: Shares) -> tuple[BarRow, ...]:
    """The bars: as things stand, and if all is confirmed. One bar when nothing is open."""
    words = kit.words
    worst = words.money(found.worst)
    if found.unknown_prices:
        worst = words(OR_MORE, amount=found.worst)
    if not found.open:
        name = THE_PRICE if found.sure or not found.may else WITHOUT
        return (_bar(kit, name, _as_it_stands(kit, found), worst),)
    if _one_grant(found):
        names = (WITHOUT, WITH)
    else:
        names = (IF_NO_MORE, IF_EVERYTHING) if found.sure else (WITHOUT_HELP, WITH_HELP)
    return (
        _bar(kit, names[0], _as_it_stands(kit, found), worst),
        _bar(kit, names[1], _all_confirmed(kit, found), best_words(kit, found)),
    )


def _bar(kit: Kit, name: str, segments: Iterator[Segment], amount: str) -> BarRow:
    """A bar, and what it shows as a sentence for those who do not see it."""
    words, found = kit.words, tuple(segments)
    parts = words.items(segment.label for segment in found)
    said = words(ROW, name=words(name), parts=parts, amount=amount)
    return BarRow(words(name), found, amount, said)


def _as_it_stands(kit: Kit, found: Shares) -> Iterator[Segment]:
    yield from _sure(kit, found)
    if found.worst:
        yield Segment(Look.YOU, float(found.worst.amount), kit.words(YOU, amount=found.worst))
    yield from _open_end(kit, found)


def _all_confirmed(kit: Kit, found: Shares) -> Iterator[Segment]:
    words = kit.words
    yield from _sure(kit, found)
    label = words(GRANT_OPEN if _one_grant(found) else OPEN, amount=found.open)
    yield Segment(Look.OPEN, float(found.open.amount), label)
    if found.you:
        yield Segment(Look.YOU, float(found.you.amount), words(YOU, amount=found.you))
    if found.may:
        text, amount = (MAYBE, words.money(found.may)) if found.you else (YOU, _range(kit, found))
        yield Segment(Look.MAY, float(found.may.amount), words(text, amount=amount))
    yield from _open_end(kit, found)


def _range(kit: Kit, found: Shares) -> str:
    return kit.words(FROM_TO, low=found.you, high=found.best_up_to)


def _sure(kit: Kit, found: Shares) -> Iterator[Segment]:
    for payer in found.payers:
        name = payer.name[:1].upper() + payer.name[1:]
        label = kit.words(NAMED if name else OTHER, name=name, amount=payer.sure)
        yield Segment(Look.SURE, float(payer.sure.amount), label)


def _open_end(kit: Kit, found: Shares) -> Iterator[Segment]:
    if found.unknown_prices:
        yield Segment(Look.UNKNOWN, 0.0, kit.words(NOT_KNOWN))


def money_notes(kit: Kit, found: Shares, most: int) -> list[str]:
    """What else must be said beside the sum, in the order to read it; the most urgent are kept."""
    words, plan = kit.words, kit.plan
    told = prices_told(kit)
    first = _first(kit, found)
    stale = [p.verified_until for p in on_front(plan.estimate) if p.stale and may_pay(p)]
    days = [day for day in stale if day]
    until = words(RULES_UNTIL, date=words.long_day(min(days))) if days else ""
    hopes = _hopes(kit, found)
    kept = [note for note in (hopes, told, first, until) if note][:most]
    return [note for note in (hopes, first, told, until) if note in kept]


def _hopes(kit: Kit, found: Shares) -> str:
    """Who may pay the open part, in a sentence, where the bar does not say it."""
    if not found.open or _one_grant(found):
        return ""
    hopes = [short_name(program) for program in found.hopes if not pays(program)]
    if found.hopes and not hopes:
        return ""
    names = kit.words.all_of(hopes)
    return kit.words(MAY_HELP if names else ASK_HELP, list=names, counsellor=kit.counsellor)


def _first(kit: Kit, found: Shares) -> str:
    """What the client pays first and gets back later; only in words where there is any."""
    cash = kit.plan.cash
    if cash is None:
        books = _books(kit.plan)
        return kit.words(BOOKS_FIRST, amount=books) if books and (found.open or found.sure) else ""
    amount = cash.returns(confirmed=True)
    if not amount:
        return ""
    books = min(_books(kit.plan), amount)
    back = [m for m in cash.movements if m.incoming and m.confirmed]
    if books and all(m.what is What.PAID_BACK and _BOOKS.issuperset(m.categories) for m in back):
        return kit.words(BOOKS_FIRST, amount=books)
    sure = amount == cash.returns()
    return kit.words(PAY_FIRST if sure else PAY_FIRST_OPEN, amount=amount)


def _books(plan: LearningPlan) -> Money:
    """The books that the client must buy; a grant may pay back these, and other things hardly."""
    lines = [line for course in plan.courses for line in course.costs]
    return total(
        line.amount
        for line in lines
        if line.category is Category.MATERIALS_REQUIRED and line.amount is not None
    )
