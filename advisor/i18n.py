"""Translations: ``_`` speaks the language of the screen, inside ``speaking`` that of one paper.

English is the source text itself. A text without a translation stays English.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from advisor.paths import resource

LANGUAGES = (
    "en", "fr", "pa", "zh_Hans", "zh_Hant", "fil", "fa", "ar", "ko", "es", "vi", "uk", "hi",
)  # fmt: skip
"""The languages of papers, as gettext and Babel name them."""

ON_SCREEN = {"en": "English", "fr": "Français"}
"""The languages of the window, each in its own words."""

Translation = gettext.NullTranslations
_LOCALES = {"fr": "fr_CA", "es": "es_US"}
_REVIEWED = re.compile(r"reviewed by (.+) on (\d{4}-\d{2}-\d{2})")

_screen = "en"
_spoken: ContextVar[str] = ContextVar("spoken", default="")  # empty: the language of the screen


@dataclass(frozen=True, slots=True)
class Review:
    """Whether somebody who speaks a language has read its texts; English is the source."""

    done: bool
    by: str = ""
    on: date | None = None


@lru_cache
def translation(language: str) -> Translation:
    """The texts of a language."""
    path = resource("i18n") / language / "LC_MESSAGES" / "advisor.mo"
    if language not in LANGUAGES or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def review(language: str) -> Review:
    """The review state of a language: what its catalogue's header ``X-Review-State`` says."""
    if language == "en":
        return Review(done=True)
    said = _REVIEWED.fullmatch(translation(language).info().get("x-review-state", ""))
    if said is None:
        return Review(done=False)
    return Review(done=True, by=said[1], on=date.fromisoformat(said[2]))


def use(language: str) -> None:
    """Set the language of the screen."""
    global _screen  # noqa: PLW0603 - one screen, one language
    _screen = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make all texts, dates and sums speak another language than the screen, on this thread."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def other_languages() -> list[tuple[str, str]]:
    """The languages that the window could speak instead, each in its own word."""
    return [(one, name) for one, name in ON_SCREEN.items() if one != _screen]


def language() -> str:
    """The language that texts are spoken in now."""
    return _spoken.get() or _screen


def locale(spoken: str = "") -> str:
    """The locale of a language for Babel's dates and lists; without one, of the language now."""
    return _LOCALES.get(spoken or language(), spoken or language())


def _(text: str) -> str:
    """A text in the language spoken now."""
    return translation(language()).gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """A text with a number in the language spoken now."""
    return translation(language()).ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for translation without translating it."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text that follows a number, for ``ngettext``, without translating it."""
    return one, many
