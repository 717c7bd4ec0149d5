"""How a client is called in a sentence."""

from __future__ import annotations


def first_name(name: str) -> str:
    """The first word of a name, initials as they are, empty for a guest."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return name if first.endswith(".") else first
