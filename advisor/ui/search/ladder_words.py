"""A ladder in sentences: the text twin of its drawing, for eyes and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.i18n import _, ngettext
from advisor.services.laddering import Ladder, Rung


def twin(ladder: Ladder) -> str:
    """All that the drawing says, from below to above, then the bundle."""
    return " ".join(_sentences(ladder))


def _sentences(ladder: Ladder) -> Iterator[str]:
    if ladder.below:
        text = ngettext(
            "{n} record counts toward this one: {list}.",
            "{n} records count toward this one: {list}.",
            len(ladder.below),
        )
        yield text.format(n=len(ladder.below), list=listed(ladder.below))
    for number, level in enumerate(ladder.levels):
        steps = dict.fromkeys(rung.from_title for rung in level)
        for step in steps:
            mine = [rung for rung in level if rung.from_title == step]
            if number == 0:
                yield _("This record counts toward {list}.").format(list=listed(mine))
            else:
                yield _("{step} counts toward {list}.").format(step=step, list=listed(mine))
    if ladder.bundle is not None and ladder.bundle.id != ladder.credential.id:
        yield _("It is part of {whole}.").format(whole=ladder.bundle.title)
    if ladder.members:
        text = ngettext(
            "The catalogue has {n} more part: {list}.",
            "The catalogue has {n} more parts: {list}.",
            len(ladder.members),
        )
        yield text.format(n=len(ladder.members), list=listed(ladder.members))


def listed(rungs: Sequence[Rung]) -> str:
    """Titles, apart."""
    return "; ".join(rung.title for rung in rungs)
