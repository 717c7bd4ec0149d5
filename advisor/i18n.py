"""Translations: ``_`` for the screen, ``translation(language)`` for a paper in another language."""

from __future__ import annotations

import gettext

from advisor.paths import resource

Translation = gettext.NullTranslations
_screen: Translation = gettext.NullTranslations()


def translation(language: str) -> Translation:
    """The texts of a language; English is the source text itself."""
    return gettext.translation("advisor", resource("i18n"), [language], fallback=True)


def use(language: str) -> None:
    """Set the language of the screen."""
    global _screen  # noqa: PLW0603 - one screen, one language
    _screen = translation(language)


def _(text: str) -> str:
    """A text in the language of the screen."""
    return _screen.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """A text with a number in the language of the screen."""
    return _screen.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for translation without translating it."""
    return text
