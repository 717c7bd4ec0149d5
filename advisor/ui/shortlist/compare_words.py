"""The shortlist side by side in words: one line per fact, one column per option."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advisor import wording
from advisor.domain.client import CostLine, ShortlistItem
from advisor.domain.money import total
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.ui.shortlist.cost_lines import further_lines
from advisor.ui.shortlist.item_words import price_told
from advisor.ui.shortlist.quote_writes import MAIN, main_line
from advisor.ui.shortlist.told_words import told_words


@dataclass(frozen=True, slots=True)
class CompareLine:
    """One fact of every option; an empty text means that nobody said it."""

    name: str
    texts: tuple[str, ...]
    money: bool = False


def compare_lines(items: Sequence[ShortlistItem]) -> tuple[CompareLine, ...]:
    """The lines of the table, money first."""
    lines = [
        CompareLine(wording.category(category), _each(items, _amount(category)), money=True)
        for category in MAIN
    ]
    rest: list[tuple[str, Callable[[ShortlistItem], str], bool]] = [
        (_("Other costs"), _others, True),
        (_("Known so far"), _sum, True),
        (_("Starts"), lambda item: wording.day(item.start) if item.start else "", False),
        (_("Length"), lambda item: wording.weeks(item.weeks) if item.weeks else "", False),
        (_("Hours a week"), _hours, False),
        (_("Delivery"), _delivery, False),
        (_("You learn"), lambda item: "; ".join(item.record.skills) if item.record else "", False),
        (_("You get"), lambda item: ", ".join(item.record.proof) if item.record else "", False),
        (_("Counts toward"), _ladder, False),
        (_("Asks for"), _prerequisites, False),
        (_("On the grant list"), _listed, False),
        (_("Price told"), _told, False),
        (_("Note"), lambda item: item.note.strip() or "–", False),
    ]
    return (*lines, *(CompareLine(name, _each(items, say), money) for name, say, money in rest))


def _each(items: Sequence[ShortlistItem], say: Callable[[ShortlistItem], str]) -> tuple[str, ...]:
    return tuple(say(item) for item in items)


def _amount(category: Category) -> Callable[[ShortlistItem], str]:
    def say(item: ShortlistItem) -> str:
        line = main_line(item.costs, category)
        return str(line.amount) if line is not None and line.amount is not None else ""

    return say


def _others(item: ShortlistItem) -> str:
    lines = further_lines(item)
    return "\n".join(_cost(line) for line in lines) if lines else "–"


def _cost(line: CostLine) -> str:
    amount = _("unknown") if line.amount is None else str(line.amount)
    return f"{wording.category(line.category)} {amount}"


def _sum(item: ShortlistItem) -> str:
    known = [line.amount for line in item.costs if line.amount is not None]
    tuition = main_line(item.costs, Category.TUITION)
    if not known:
        return ""
    complete = tuition is not None and len(known) == len(item.costs)
    amount = total(known)
    return str(amount) if complete else _("{amount} or more").format(amount=amount)


def _hours(item: ShortlistItem) -> str:
    return "" if item.hours_a_week is None else wording.number(item.hours_a_week)


def _delivery(item: ShortlistItem) -> str:
    return item.delivery or (item.record.delivery if item.record else None) or ""


def _ladder(item: ShortlistItem) -> str:
    links = item.record.counts_toward if item.record else ()
    return "; ".join(link.text for link in links)


def _prerequisites(item: ShortlistItem) -> str:
    return "; ".join(item.record.prerequisites) if item.record else ""


def _listed(item: ShortlistItem) -> str:
    known = {"yes": _("Yes"), "no": _("No"), "does_not_know": _("The college can’t say")}
    return known.get(item.on_grant_list, "")


def _told(item: ShortlistItem) -> str:
    told = price_told(item)
    return told_words(told) if told else ""
