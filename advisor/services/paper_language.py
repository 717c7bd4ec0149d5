"""The language of a paper: its names, which one fits a client, whether it can be printed."""

from __future__ import annotations

import re

from babel import Locale

from advisor.domain.client import ClientFile
from advisor.domain.plan import Copy, PrintAs
from advisor.i18n import LANGUAGES, _, locale, review
from advisor.report.fonts import at_hand
from advisor.report.installing import what_to_install

OWN_NAMES = {
    "en": "English",
    "fr": "Français",
    "pa": "ਪੰਜਾਬੀ",
    "zh_Hans": "简体中文",
    "zh_Hant": "繁體中文",
    "fil": "Filipino",
    "fa": "فارسی",
    "ar": "العربية",
    "ko": "한국어",
    "es": "Español",
    "vi": "Tiếng Việt",
    "uk": "Українська",
    "hi": "हिन्दी",
}
"""What its speakers call each language. Babel knows it too, and takes 0.4 s to say it."""
_CALLED = {
    "en": ("English", "anglais"),
    "fr": ("French", "français"),
    "pa": ("Punjabi", "Panjabi", "pendjabi"),
    "zh_Hans": ("Mandarin", "Chinese", "Putonghua", "chinois", "中文", "普通话"),
    "zh_Hant": ("Traditional Chinese", "Cantonese", "cantonais", "Taiwanese", "廣東話"),
    "fil": ("Filipino", "Tagalog", "Pilipino"),
    "fa": ("Persian", "Farsi", "Dari", "persan"),
    "ar": ("Arabic", "arabe"),
    "ko": ("Korean", "coréen"),
    "es": ("Spanish", "espagnol", "Castilian"),
    "vi": ("Vietnamese", "vietnamien"),
    "uk": ("Ukrainian", "ukrainien"),
    "hi": ("Hindi",),
}
_THEIRS = (Copy.CLIENT, Copy.HANDOUT)


def label(code: str) -> str:
    """``ਪੰਜਾਬੀ (Punjabi)``: what its speakers call it, then the language of the screen."""
    own, screen = OWN_NAMES[code], _on_screen(code)
    return own if own.casefold() == screen.casefold() else f"{own} ({screen})"


def mentioned(text: str) -> str:
    """The first of our languages that a text names: ``Punjabi, some English``; empty = none.

    A text may also be the key of a language alone: ``pa``.
    """
    if text.strip() in LANGUAGES:
        return text.strip()
    said, places = text.casefold(), {}
    for code, names in _CALLED.items():
        for name in (OWN_NAMES[code], *names):
            found = re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", said)
            if found:
                places[found.start()] = code
    return places[min(places)] if places else ""


def usual(file: ClientFile, paper: str) -> PrintAs:
    """How this client's paper is printed unless somebody chooses: as it was the last time.

    The first paper speaks the language that stands in the file, beside English, so that both who
    sit at the table can read it.
    """
    last = next((one for one in reversed(file.prints) if one.copy in _THEIRS), None)
    if last is not None and last.language in LANGUAGES:
        return PrintAs(language=last.language, beside=last.beside, large=last.large, paper=paper)
    spoken = mentioned(file.client.languages) or "en"
    return PrintAs(language=spoken, beside=spoken != "en", paper=paper)


def caution(code: str) -> str:
    """What the counsellor must know of a language: no font, or words that nobody has reviewed."""
    if not at_hand(code):
        return what_to_install(code)
    if review(code).done:
        return ""
    words = _("Nobody has reviewed the {language} words yet. The paper says so.")
    return words.format(language=_on_screen(code))


def _on_screen(code: str) -> str:
    """The name of a language in that of the screen."""
    names = Locale.parse(locale()).languages
    return str(names.get(code) or names[code.partition("_")[0]])
