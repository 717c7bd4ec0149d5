"""The employment centre that heads every paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Centre:
    """As it was typed at the first start; empty = not told. ``region`` is a region's key."""

    name: str = ""
    address: str = ""
    phone: str = ""
    region: str = ""
    hours: str = ""
    website: str = ""
