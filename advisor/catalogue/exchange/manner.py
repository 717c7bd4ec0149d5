"""How a file is to be read: what the person who imports says of it, or said of its like before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from advisor.catalogue.exchange import days, fields

_DATES = ("as_of", "read_on")
_COMMA = re.compile(r"(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?")
_CURRENCY = re.compile(r"(?i)^(?:cad|ca\$|c\$|\$)\s*|\s*(?:cad|ca\$|c\$|\$)$")


class Aim(StrEnum):
    """What a file may change."""

    EVERYTHING = "everything"
    ONLY_KNOWN = "only known"  # records that the catalogue has; no row adds one
    GRANT_LIST = "grant list"  # of those, only whether a grant list names them, and for when


class Order(StrEnum):
    """How days like 03/04/2026 are meant."""

    ASK = "ask"  # one that can be read in two ways is refused
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Manner:
    """``columns``: fields by heading. ``aim`` None: as the columns of the file tell."""

    encoding: str | None = None  # of a CSV file
    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None  # as kept for files of its like, else asked
    decimal_comma: bool | None = None  # likewise
    aim: Aim | None = None

    def read(self, name: str, text: str) -> str:
        """A text of a field in the one form that the fields take. Raises ValueError saying why."""
        if name in _DATES and self.order not in (None, Order.ASK):
            return days.ordered(text, day_first=self.order is Order.DAY_FIRST)
        if name in fields.NUMBERS and self.decimal_comma:
            bare = _CURRENCY.sub("", text.strip())
            if not _COMMA.fullmatch(bare):
                raise ValueError(f"“{text[:40]}” is no number with a comma, as this file should")
            return re.sub(r"[. \u00a0\u202f]", "", bare).replace(",", ".")
        return text

    def as_kept(self, said: Mapping[str, str]) -> Manner:
        """This manner with what was kept of files of this shape, where nothing is said now."""
        order, comma = self.order, self.decimal_comma
        if order is None:
            order = Order(said["order"]) if said.get("order") in list(Order) else Order.ASK
        if comma is None:
            comma = said.get("decimals") == "comma"
        return replace(self, order=order, decimal_comma=comma)

    def to_keep(self) -> dict[str, str]:
        """What is worth keeping for the next file of the shape, beside its columns."""
        kept = {"order": str(self.order)} if self.order not in (None, Order.ASK) else {}
        return kept | ({"decimals": "comma"} if self.decimal_comma else {})
