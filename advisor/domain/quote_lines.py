"""The cost lines of one option's quote: the three that everybody asks for, and the further ones."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.client import CostLine, ShortlistItem, Told
from advisor.domain.situation import Category

MAIN = (Category.TUITION, Category.MANDATORY_FEES, Category.MATERIALS_REQUIRED)


def main_line(costs: Sequence[CostLine], category: Category) -> CostLine | None:
    """The line of a quote that stands for a category: the first one."""
    return next((line for line in costs if line.category is category), None)


def further_lines(item: ShortlistItem) -> tuple[CostLine, ...]:
    """The lines of a quote beyond the three main ones."""
    main = [line.id for category in MAIN if (line := main_line(item.costs, category))]
    return tuple(line for line in item.costs if line.id not in main)


def price_told(item: ShortlistItem) -> Told | None:
    """Who told the price: of the tuition, else of the first line that has one."""
    priced = [main_line(item.costs, Category.TUITION), *item.costs]
    return next((c.told for c in priced if c and c.amount is not None and c.told), None)
