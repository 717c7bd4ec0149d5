"""The comparison in large print: fact by fact, under each the options one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from advisor.domain.comparison import Compared, ComparedFact, ComparedOption
from advisor.report.comparison_table import ASK, HAND, LETTERS, MONEY
from advisor.report.elements import (
    Blank,
    Cell,
    Element,
    Padded,
    Row,
    Ruled,
    Tagged,
    Text,
    Tiers,
    stack,
)
from advisor.report.flow import Part
from advisor.report.kit import Type
from advisor.report.sheet import ACCENT, BODY, QUIET, RULE
from advisor.report.shortening import shortened

INDENT = 34.0
MOST_LINES = 20  # of one fact, so that it stands whole on a page


def tiers(
    kit: Type, options: Sequence[ComparedOption], facts: Sequence[ComparedFact]
) -> list[Part]:
    """The options with their letters, then one block a fact: never split."""
    whole = object()
    names = [stack([_name(kit, option), kit.text(option.provider_short)]) for option in options]
    top = Row((Cell(Blank(0), 0, 0),), role="TR", scope="Column")
    head = Tiers((top, *(_tier(kit, n, name, "TH") for n, name in enumerate(names))))
    parts = [Part(Tagged(Padded(head, above=4, below=6), key=whole), 10)]
    for number, fact in enumerate(facts):
        heavy = fact.key in MONEY and number == 0
        row = Ruled(
            Padded(_fact(kit, fact), above=6, below=8),
            above=1.25 if heavy else 0.75,
            ink=ACCENT if heavy else RULE,
        )
        parts.append(Part(Tagged(row, key=whole), 0))
    return parts


def _fact(kit: Type, fact: ComparedFact) -> Element:
    head = kit.text(fact.name, replace(BODY, bold=True, ink=ACCENT), "TH")
    width = kit.page.content
    most = max(3, MOST_LINES // len(fact.values))
    said = [_value(kit, value, width - INDENT, most) for value in fact.values]
    name = Row((Cell(head, 0, width),), role="TR")
    return Tiers((name, *(_tier(kit, n, value) for n, value in enumerate(said))))


def _name(kit: Type, option: ComparedOption) -> Text:
    name = shortened(kit, option.title, replace(BODY, bold=True), kit.page.content - INDENT, 3)
    return replace(name, role="TH")


def _tier(kit: Type, number: int, said: Element, role: str = "TD") -> Row:
    """What is said of one option, after its letter."""
    width = kit.page.content
    cells = (Cell(kit.disc(LETTERS[number]), 0, INDENT), Cell(said, INDENT, width - INDENT))
    return Row((Cell(Row(cells), 0, width, role=role),), role="TR", scope="Column")


def _value(kit: Type, value: Compared, width: float, most: int) -> Element:
    said = value.text[:1].upper() + value.text[1:]
    if value.known:
        return replace(shortened(kit, said, BODY, width, most), role="TD")
    asked = shortened(kit, said or kit.words(ASK), replace(BODY, ink=QUIET), width, most)
    asked = replace(asked, role="TD")
    wide = asked.setting.natural_width + 8
    if wide > width * 0.7:
        return stack([asked, Blank(kit.scaled(HAND), line=True)])
    line = Blank(kit.sized(BODY).leading - 4, line=True)
    return Row((Cell(asked, 0, wide), Cell(line, wide, width - wide)))
