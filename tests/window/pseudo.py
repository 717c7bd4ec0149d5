"""A language that nobody speaks: English with accents, in brackets, and longer by three fifths.

What shows without them was never given to a translator; what is cut was made for English only.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from advisor import i18n, wording

LONGER = 0.6
OPEN, CLOSE = "⟦", "⟧"
_PLAIN = "abcdefghijklnorstuwyzABCDEFGHIJKLNORSTUWYZ"
_ACCENTED = "áƀçďéƒĝĥíĵķļñóŕšťúŵýžÁƁÇĎÉƑĜĤÍĴĶĻÑÓŔŠŤÚŴÝŽ"
SPLIT = re.compile(r"[\n,·:;“”()]|\. ")  # where one thing said ends
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{[^{}]*\}|&\w|<[^<>]*>)")  # values, mnemonics, tags; ** has no letters
_FILLING = " ľóŕéɱ ípšúɱ ďóľóŕ šíť áɱéť ćóñšéĉť"


class Pseudo(gettext.NullTranslations):
    """Speaks it."""

    def gettext(self, message: str) -> str:
        """One text."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A text with a number."""
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(text: str) -> str:
    """A text in it; values, mnemonics and the marks of emphasis stay as they are."""
    parts = _KEPT.split(text)
    said = "".join(part if at % 2 else part.translate(_LETTERS) for at, part in enumerate(parts))
    more = round(sum(len(part) for part in parts[::2]) * LONGER)
    filling = (_FILLING * (more // len(_FILLING) + 1))[: max(0, more - 2)]
    return f"{OPEN}{said}{filling.rstrip()}{CLOSE}"


@contextmanager
def spoken() -> Iterator[None]:
    """Make all texts speak it; dates and sums stay English."""
    made = Pseudo()
    with pytest.MonkeyPatch.context() as patch:
        for module in (i18n, wording):
            patch.setattr(module, "translation", lambda _language: made)
        patch.setattr(i18n, "_screen", "qps")  # English rules would be shown as they are written
        patch.setattr(i18n, "use", lambda _language: None)
        patch.setitem(i18n._LOCALES, "qps", "en")
        yield


def english(text: str) -> list[str]:
    """The runs of plain words in a text, between what is translated: data, or never translated."""
    own = re.compile(rf"[{OPEN}{CLOSE}]|\S*[{_ACCENTED}ɱ]\S*|\sľ(?!\w)")
    runs = (part.strip(" .?!…→–-\"'") for part in SPLIT.split(own.sub("\n", text)))
    return [run for run in runs if re.search(r"[A-Za-z]{3}", run)]
