"""When you pay, when money comes back: a small table of the plan's later pages.

No program is named in it: the name of one can tell a story that the paper must not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.domain.cash import CashFlow, Dating, Movement, TaxTime, What
from advisor.domain.money import Money, total
from advisor.domain.situation import Category
from advisor.i18n import N_
from advisor.report.elements import Element, Padded, Ruled
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import nothing_known
from advisor.report.shape import Span
from advisor.report.sheet import ACCENT, FINE
from advisor.report.table import grouped, table

TITLE = N_("When you pay, when money comes back")
WHEN, WHAT = N_("When"), N_("What for")
HOW_MUCH = N_("How much")
NO_MORE, ALL = N_("If no more is confirmed"), N_("If all is confirmed")
BY = N_("By {date}")
LATER, ASK = N_("Later"), N_("Ask")
OF_COURSE = N_("Course {n}: {text}")
# Translators: What the money is for; follows “Course 1:”, or stands alone with a capital.
_FOR = {
    What.BILL: N_("course fees"),
    What.THINGS: N_("books and things to buy"),
    What.EXAM: N_("exam fee. Ask when you pay it"),
    What.LIVING: N_("living costs"),
    What.PAID_BACK: N_("money comes back for what you bought. The college says when"),
    What.AID: N_("money for your studies"),
}
_LIVING = {
    Category.CHILDCARE: N_("child care"),
    Category.TRANSPORT: N_("travel"),
    Category.TRANSPORT_ALLOWANCE: N_("travel"),
    Category.MISC_ALLOWANCE: N_("other costs"),
}
ASK_DUE = N_("course fees. Ask {provider} when you must pay")
AID_ASK = N_("money for your studies. Ask when it comes")
AID_LIKELY = N_("money for your studies. Ask if this is the day")
IN_MONTHS = N_("{text}, a part each month")
BACK, COMES = N_("{amount} back"), N_("{amount} comes in")
AT_LEAST, NOT_KNOWN = N_("{amount} or more"), N_("Ask for the price")
NOTHING = N_("{amount} (paid for you)")
MOST = N_("The most of your own money that you need at one time: **{amount}**.")
MOST_OPEN = N_("You need at least this much of your own money at one time: **{amount}**.")
FROM = N_("That is from {date} on.")
MOST_IF = N_("If all is confirmed: **{amount}**.")
TAX = N_("**At tax time:** {amount} may come back after you file for {years}. Not counted here.")
TAX_FROM = N_(
    "**At tax time:** {amount} may come back after you file for {years}, "
    "from {date}. Not counted here."
)
_YEARS_OPEN = N_("the year of the course")


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: movements of a course that belong together."""

    movements: tuple[Movement, ...]

    @property
    def first(self) -> Movement:
        return self.movements[0]

    def amount(self, *, confirmed: bool) -> Money:
        return total(movement.amount(confirmed=confirmed) for movement in self.movements)


def cash_table(kit: Kit) -> list[Part]:
    """The table with its heading and what it comes to, where the steps do not say it all."""
    cash = kit.plan.cash
    if cash is None or nothing_known(kit.plan) or not _tells_more(cash):
        return []
    heading = Ruled(Padded(kit.heading(TITLE), above=kit.under_rule), above=1.25, ink=ACCENT)
    parts = [Part(heading, 10, with_next=True), *_rows(kit, cash)]
    parts.append(Part(_most(kit, cash), 4))
    return [*parts, *(Part(kit.text(_tax(kit, one), kit.detail), 3) for one in cash.tax_time)]


def _tells_more(cash: CashFlow) -> bool:
    """Whether money comes in, or the client pays on more days than the steps have rows for."""
    days = {movement.day for movement in cash.movements}
    return bool(cash.tax_time) or len(days) > 2 or any(m.incoming for m in cash.movements)


def _rows(kit: Kit, cash: CashFlow) -> list[Part]:
    two = cash.has_two_cases
    last = 160.0 if kit.large else 104.0
    figures = (116.0, last) if two else (last,)
    columns = (92.0, kit.page.content - 92.0 - sum(figures), *figures)
    heads = [kit.say(WHEN, FINE, "TH"), kit.say(WHAT, FINE, "TH")]
    right = replace(FINE, align="right")
    heads += [kit.say(text, right, "TH") for text in ((NO_MORE, ALL) if two else (HOW_MUCH,))]
    rows = [_row(kit, line, two=two) for line in _lines(cash)]
    if kit.large:  # the day stands above what it is about
        groups = ((0, 1), *((n,) for n in range(2, len(heads))))
        columns = (kit.page.content - sum(figures), *figures)
        return table(grouped(heads, groups), [grouped(row, groups) for row in rows], columns)
    return table(heads, rows, columns)


def _lines(cash: CashFlow) -> tuple[_Line, ...]:
    """Movements in their order; a monthly run stands at its first day, incomes of a day as one."""
    lines: dict[tuple[object, ...], list[Movement]] = {}
    for movement in cash.movements:
        monthly = movement.dating is Dating.MONTHLY
        day = None if monthly else movement.day
        key = (movement.what, movement.credential_id, monthly, day)
        lines.setdefault(key, []).append(movement)
    return tuple(_Line(tuple(found)) for found in lines.values())


def _row(kit: Kit, line: _Line, *, two: bool) -> list[Element]:
    cases = (False, True) if two else (False,)
    right = replace(kit.detail, align="right")
    return [
        kit.text(_when(kit, line), kit.detail),
        kit.text(_what(kit, line), kit.detail),
        *(kit.text(_amount(kit, line, confirmed=case), right) for case in cases),
    ]


def _when(kit: Kit, line: _Line) -> str:
    words, first, last = kit.words, line.first, line.movements[-1]
    if first.day is None:
        return words(LATER if first.dating is Dating.AFTER_CLAIM else ASK)
    if first.dating in (Dating.BY_START, Dating.LAST_DAY):
        return words(BY, date=words.day(first.day))
    return words.days(first.day, last.day)


def _what(kit: Kit, line: _Line) -> str:
    words, first = kit.words, line.first
    course = next((c for c in kit.plan.courses if c.id == first.credential_id), None)
    text = words(_FOR[first.what])
    if first.what is What.BILL and first.dating is Dating.BY_START and course:
        text = words(ASK_DUE, provider=course.provider_short)
    elif first.what is What.LIVING:
        kinds = [words(_LIVING.get(kind, _FOR[What.LIVING])) for kind in first.categories]
        text = words.all_of(list(dict.fromkeys(kinds))) or text
    elif first.what is What.AID and first.day is None:
        text = words(AID_ASK)
    elif first.what is What.AID and any(m.likened for m in line.movements):
        text = words(AID_LIKELY)
    if first.dating is Dating.MONTHLY and len(line.movements) > 1:
        text = words(IN_MONTHS, text=text)
    if course and len(kit.plan.courses) > 1:
        return words(OF_COURSE, n=course.number, text=text)
    return text[:1].upper() + text[1:]


def _amount(kit: Kit, line: _Line, *, confirmed: bool) -> str:
    words, first, amount = kit.words, line.first, line.amount(confirmed=confirmed)
    if first.incoming:
        text = BACK if first.what is What.PAID_BACK else COMES
        return words(text, amount=amount) if amount else words.money(amount)
    if any(movement.open_price for movement in line.movements):
        return words(AT_LEAST, amount=amount) if amount else words(NOT_KNOWN)
    return words.money(amount) if amount or not first.who else words(NOTHING, amount=amount)


def _most(kit: Kit, cash: CashFlow) -> Element:
    """The deepest gap in words, the worst case first."""
    words, gap, good = kit.words, cash.gap(), cash.gap(confirmed=True)
    said = [*words.spans(MOST if gap.exact else MOST_OPEN, amount=gap.amount)]
    if gap.since:
        said += [Span(" "), *words.spans(FROM, date=words.long_day(gap.since))]
    if good.amount != gap.amount and gap.exact:
        said += [Span(" "), *words.spans(MOST_IF, amount=good.amount)]
    return kit.text(tuple(said), kit.detail)


def _tax(kit: Kit, one: TaxTime) -> tuple[Span, ...]:
    words = kit.words
    years: Sequence[str] = [str(year) for year in one.years]
    said = words.all_of(years) if years else words(_YEARS_OPEN)
    if one.not_before is None:
        return words.spans(TAX, amount=one.amount, years=said)
    return words.spans(TAX_FROM, amount=one.amount, years=said, date=words.month(one.not_before))
