"""The sum in words: short sentences that never promise an upper limit which cannot be kept."""

from __future__ import annotations

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.services.summing import Caution, Look, Segment, Sum, Warn


def lead(said: Sum) -> str:
    """The line over the worst case."""
    if said.chosen and said.worst is not None:
        return _("You may have to pay up to")
    return _("You may have to pay")


def worst(said: Sum) -> str:
    """The worst case."""
    if not said.chosen:
        return _("No course chosen yet")
    if said.worst is not None:
        return wording.money(said.worst)
    return _("{amount} or more").format(amount=wording.money(said.worst_known))


def stale(said: Sum) -> str:
    """That rules are past their day, in one line; the funding page has the whole of it."""
    if len(said.stale) > 1:
        words = _("Rules of {n} programs are past the day of their last check: ask")
        return words.format(n=len(said.stale))
    if said.checked_until is None:
        return "\n".join(said.stale)
    day = wording.day(said.checked_until)
    return _("Rules checked to {day} only: ask").format(day=day)


def no_limit(said: Sum) -> str:
    """Why there is no upper limit; empty where there is one."""
    if not said.chosen or said.worst is not None:
        return ""
    if not said.unknown_prices:
        return _("No upper limit is known")
    return _("No upper limit: {prices}").format(prices=unknown_prices(said.unknown_prices))


def unknown_prices(count: int) -> str:
    """``1 price unknown``."""
    return ngettext("{n} price unknown", "{n} prices unknown", count).format(n=count)


def best(said: Sum) -> str:
    """What is left if the grant is confirmed."""
    if said.worst is not None:
        return wording.money(said.best)
    return _("from {amount}").format(amount=wording.money(said.best))


def segment(part: Segment) -> tuple[str, str]:
    """A row of the legend: its name and its amount."""
    if part.amount is not None and part.look is not Look.NO_PRICE:
        return _NAMES[part.look](), wording.money(part.amount)
    if not part.title or part.category is None:
        return _("No price yet"), "?"
    return f"{part.title}, {wording.category(part.category).lower()}", "?"


_NAMES = {
    Look.IN_WRITING: lambda: _("Covered, in writing"),
    Look.BY_THE_RULES: lambda: _("Covered, by the rules"),
    Look.NOT_CONFIRMED: lambda: _("Not confirmed"),
    Look.LEFT: lambda: _("Left if confirmed"),
}


def bar(said: Sum) -> str:
    """The money bar for those who do not see it."""
    return "; ".join(" ".join(segment(part)) for part in said.segments)


def later(said: Sum) -> tuple[tuple[str, str, str], ...]:
    """What is no cover: money at tax time, and loans. Label, amount, note."""
    rows = []
    if said.tax_time is not None:
        about = _("about {amount}").format(amount=wording.money(said.tax_time))
        rows.append((_("At tax time"), about, _("Months later, not counted above")))
    if said.loans is not None:
        most = _("up to {amount}").format(amount=wording.money(said.loans))
        rows.append((_("Loans possible"), most, _("To be paid back, not counted above")))
    return tuple(rows)


def total(said: Sum) -> tuple[str, str, str]:
    """Total cost: label, amount, note."""
    if said.total is None:
        note = unknown_prices(said.unknown_prices)
        return _("Total cost, at least"), wording.money(said.total_known), note
    lines = ngettext("{n} cost line", "{n} cost lines", said.cost_lines).format(n=said.cost_lines)
    return (
        _("Total cost"),
        wording.money(said.total),
        _("{lines}, all with a price").format(lines=lines),
    )


def weeks(said: Sum) -> tuple[str, str, str]:
    """Weeks: label, number, from when to when."""
    without = ngettext(
        "{n} course without dates", "{n} courses without dates", said.undated
    ).format(n=said.undated)
    if said.span is None:
        return _("Weeks"), "?", without
    note = _("{first} to {last}").format(first=_short(said), last=wording.day(said.span.last))
    return (
        (_("Weeks"), str(said.span.weeks), note)
        if not said.undated
        else (_("Weeks, at least"), str(said.span.weeks), f"{note}\n{without}")
    )


def _short(said: Sum) -> str:
    assert said.span is not None
    first, last = said.span.first, said.span.last
    return wording.day(first).removesuffix(f" {first.year}" if first.year == last.year else "")


def hours(said: Sum) -> tuple[str, str, str]:
    """Hours in the busiest week: label, number, limit."""
    note = ""
    if said.hours_limit is not None:
        note = _("Limit: {n}").format(n=wording.number(said.hours_limit))
    if said.hours is None:
        return _("Hours a week"), "?", note
    pattern = _("{n} or more") if said.hours_open else _("up to {n}")
    return _("Hours a week"), pattern.format(n=wording.number(said.hours)), note


def warning(warn: Warn, said: Sum) -> str:
    """One warning in a sentence."""
    if warn.code is Caution.STOP:
        return warn.title
    if warn.code is Caution.HOLD:
        assert warn.day is not None
        end = wording.hold_end(warn.day, said.on)
        return _("Grant hold of {amount} {expires}").format(
            amount=wording.money(warn.held), expires=end
        )
    if warn.code is Caution.OVER_MONEY:
        pattern = (
            _("Over own money ({limit}) by {over} or more")
            if warn.at_least
            else _("Worst case is {over} over own money ({limit})")
        )
        return pattern.format(limit=wording.money(warn.limit), over=wording.money(warn.over))
    if warn.code is Caution.OVER_HOURS:
        assert said.hours is not None
        assert said.hours_limit is not None
        return _("{n} hours in one week, the limit is {limit}").format(
            n=wording.number(said.hours), limit=wording.number(said.hours_limit)
        )
    assert warn.day is not None
    assert warn.wished is not None
    return _("Ends {day}, after the wished {wished}").format(
        day=wording.day(warn.day), wished=wording.day(warn.wished)
    )
