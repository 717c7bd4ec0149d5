"""The order in which credentials can be taken: what one needs comes before it, or never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.i18n import _
from advisor.pathways.options import Option


def in_order(taken: Sequence[Option]) -> list[Option]:
    """What others need comes before them, else as given; those that cannot follow are left out."""
    left, done = list(taken), list[Option]()
    names: set[str] = set()
    while ready := [o for o in left if all(group & names for group in o.needs)]:
        done.append(ready[0])
        names.add(ready[0].id)
        left.remove(ready[0])
    return done


def takeable(options: Sequence[Option]) -> tuple[list[Option], dict[str, str]]:
    """The options without rings, and why each of the others can never be taken.

    A ring is cut at every step that leads back to where it began: such a step cannot come first.
    """
    reach = _reach(options)
    cut = [
        replace(
            option,
            needs=tuple(
                frozenset(other for other in group if option.id not in reach.get(other, ()))
                for group in option.needs
            ),
        )
        for option in options
    ]
    good = in_order(cut)
    names = {option.id for option in good}
    barred = {
        option.id: (
            _("what it asks for first leads back to itself")
            if option.id in reach[option.id]
            else _("what it asks for first is not among the courses that can be taken")
        )
        for option in options
        if option.id not in names
    }
    return [option for option in cut if option.id in names], barred


def _reach(options: Sequence[Option]) -> Mapping[str, set[str]]:
    """All that each option may need, directly or through others."""
    steps = {option.id: {n for group in option.needs for n in group} for option in options}
    found: dict[str, set[str]] = {}
    for start, first in steps.items():
        seen, open_ = set[str](), list(first)
        while open_:
            name = open_.pop()
            if name not in seen:
                seen.add(name)
                open_ += steps.get(name, ())
        found[start] = seen
    return found
