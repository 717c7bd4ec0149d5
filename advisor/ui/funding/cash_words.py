"""When the money moves, in words: dates, notes, and the deepest gap in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor import wording
from advisor.domain.cash import CashFlow, Dating, Gap, Movement, TaxTime, What
from advisor.domain.money import ZERO, Money
from advisor.i18n import _


@dataclass(frozen=True, slots=True)
class CashLine:
    """One row of the table, in one of the two cases."""

    day: str
    what: str
    note: str
    pays: str
    comes_back: str
    balance: str

    @property
    def spoken(self) -> str:
        """The row for those who do not see it."""
        money = (
            _("comes back {amount}").format(amount=self.comes_back)
            if self.comes_back
            else _("you pay {amount}").format(amount=self.pays)
        )
        balance = _("balance {amount}").format(amount=self.balance)
        return ", ".join(part for part in (self.day, self.what, self.note, money, balance) if part)


def lines(cash: CashFlow, titles: Mapping[str, str], *, confirmed: bool) -> tuple[CashLine, ...]:
    """The rows of one case; money that never comes in that case is left out."""
    return tuple(
        _line(movement, titles, confirmed=confirmed)
        for movement in cash.movements
        if movement.amount(confirmed=confirmed) or not movement.incoming
    )


def _line(movement: Movement, titles: Mapping[str, str], *, confirmed: bool) -> CashLine:
    amount = movement.amount(confirmed=confirmed)
    shown = wording.money(amount)
    if movement.open_price:
        more = _("{amount} or more").format(amount=wording.money(amount))
        shown = more if amount else _("price not known")
    return CashLine(
        day=wording.day(movement.day) if movement.day else _("date not known"),
        what=_what(movement, titles),
        note=". ".join(part for part in _notes(movement, confirmed=confirmed) if part),
        pays="" if movement.incoming else shown,
        comes_back=shown if movement.incoming else "",
        balance=signed(movement.balance(confirmed=confirmed)),
    )


def signed(amount: Money) -> str:
    """A balance with a minus that nobody takes for a hyphen."""
    return wording.money(amount).replace("-", "\u2212")


def _what(movement: Movement, titles: Mapping[str, str]) -> str:
    named = [wording.category(category) for category in movement.categories]
    said = ", ".join([*named[:1], *(name.lower() for name in named[1:])])
    if movement.what is What.PAID_BACK:
        said = _("Paid back: {costs}").format(costs=said.lower())
    elif movement.what is What.AID:
        said = ", ".join(movement.who)
    title = titles.get(movement.credential_id, "") if len(titles) > 1 else ""
    return f"{said} · {title}" if title else said


def _notes(movement: Movement, *, confirmed: bool) -> tuple[str, str]:
    return _dated(movement), _who(movement, confirmed=confirmed)


def _dated(movement: Movement) -> str:
    if movement.likened:
        return _("Dated as the B.C. part-time grant is paid; ask if this award is too")
    if movement.day is None and movement.dating not in (Dating.AFTER_CLAIM, Dating.ASK):
        return _("The start is not known")
    return {
        Dating.LAST_DAY: _("Last day to register"),
        Dating.BY_START: _("By the start; ask the college when the bill is due"),
        Dating.START: _("At the start of study"),
        Dating.MONTHLY: _("A part each month of study"),
        Dating.MIDPOINT: _("Halfway through the study period"),
        Dating.AFTER_CLAIM: _("After the claim; the college says when"),
        Dating.ASK: _("Ask when it is paid"),
    }[movement.dating]


def _who(movement: Movement, *, confirmed: bool) -> str:
    """Who else pays of it, and whether that is sure."""
    if not movement.who or movement.what is What.AID:
        return ""
    names = ", ".join(movement.who)
    if movement.what is What.PAID_BACK:
        return names if movement.sure else _("{names}, not confirmed").format(names=names)
    if not confirmed and movement.worst != movement.confirmed:
        return _("{names} may pay, not confirmed").format(names=names)
    if not movement.amount(confirmed=confirmed) and not movement.open_price:
        return _("Paid by {names}").format(names=names)
    return _("{names} pays a part").format(names=names)


def headline(cash: CashFlow) -> str:
    """The deepest gap, the worst case first."""
    gap, good = cash.gap(), cash.gap(confirmed=True)
    if not cash.has_two_cases:
        return _gap(_("The deepest gap is {amount}"), gap)
    worst = _gap(_("If nothing more is confirmed, the deepest gap is {amount}"), gap)
    return f"{worst} {_gap(_('If all is confirmed: {amount}'), good)}"


def _gap(text: str, gap: Gap) -> str:
    amount = wording.money(gap.amount)
    if not gap.exact:
        amount = _("at least {amount}").format(amount=amount)
    said = text.format(amount=amount)
    if not gap.amount:
        return said + "."
    since = _("from {day}").format(day=wording.day(gap.since)) if gap.since else ""
    return (
        " ".join(part for part in (f"{said}," if since else said, since, _end(gap)) if part) + "."
    )


def _end(gap: Gap) -> str:
    if gap.ends is None:
        return ""
    if gap.ends.day is not None:
        return _("until {day}").format(day=wording.day(gap.ends.day))
    who = ", ".join(gap.ends.who) or _("the money")
    if gap.ends.what is What.PAID_BACK:
        return _("until the {who} pays back").format(who=who)
    return _("until the {who} is paid").format(who=who)


def over_limit(cash: CashFlow, limit: Money | None) -> str:
    """How far the deepest gap is over the client's own money; empty where it is not."""
    gap = cash.gap().amount
    if limit is None or gap <= limit:
        return ""
    said = _("That is {over} more than the client’s own limit of {limit}.")
    if not cash.gap().exact:
        said = _("That is at least {over} more than the client’s own limit of {limit}.")
    said = said.format(over=wording.money(gap - limit), limit=wording.money(limit))
    good = cash.deepest(confirmed=True)
    if good is not None and good <= limit:
        return f"{said} " + _("If all is confirmed, it is within the limit.")
    return said


def within_limit(cash: CashFlow, limit: Money | None) -> str:
    """That the client's own money is enough at every time; empty while that is not certain."""
    gap = cash.deepest()
    if limit is None or gap is None or gap > limit or gap == ZERO:
        return ""
    return _("That is within the client’s own limit of {limit}.").format(limit=wording.money(limit))


def tax(one: TaxTime) -> str:
    """One sum of tax time: how much, for which year, and from when."""
    years = ", ".join(map(str, one.years))
    if one.not_before is None:
        text = _("{name}: about {amount}, after you file for the year of the course")
        return text.format(name=one.name, amount=wording.money(one.amount))
    text = _("{name}: about {amount}, after you file for {years}, from {month}")
    month = wording.month(one.not_before)
    return text.format(name=one.name, amount=wording.money(one.amount), years=years, month=month)
