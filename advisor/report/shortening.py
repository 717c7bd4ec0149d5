"""Texts that must fit: a list loses its last items, a sentence its last words; no word is cut."""

from __future__ import annotations

from bisect import bisect_left

from advisor.i18n import N_
from advisor.report.elements import Text
from advisor.report.kit import Type
from advisor.report.shape import Style

AND_MORE = N_("{list}; and {n} more")
MORE = N_("{words} …")
SEPARATOR = "; "


def shortened(kit: Type, content: str, style: Style, width: float, lines: int) -> Text:
    """The longest form of a text that needs no more than so many lines at a width."""
    text = kit.text(content, style)
    for forms in ([content], _fewer_items(kit, content), _fewer_words(kit, content)):
        texts = [kit.text(form, style) for form in forms]
        first = bisect_left(texts, 1, key=lambda text: len(text.lines(width)) <= lines)
        if first < len(texts):
            return texts[first]
        text = texts[-1] if texts else text
    return text


def _fewer_items(kit: Type, content: str) -> list[str]:
    """A list without its last items, the longest first."""
    items = content.split(SEPARATOR)
    return [
        kit.words(AND_MORE, list=SEPARATOR.join(items[:count]), n=len(items) - count)
        for count in range(len(items) - 1, 0, -1)
    ]


def _fewer_words(kit: Type, content: str) -> list[str]:
    """The first item, then without its last words, the longest first."""
    first, more, _rest = content.partition(SEPARATOR)
    words = first.split()
    return [
        kit.words(MORE, words=" ".join(words[:count]).rstrip(",:"))
        for count in range(len(words) - (not more), 0, -1)
    ]
