"""How each language is written: its script, its direction, and letters that show its font is there.

A script is named as in ISO 15924 (``Guru``); Chinese and Korean by the form of their letters
(``Hans``, ``Hant``, ``Kore``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

JOINERS = "\u200c\u200d"
_SHAPED_AS = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}
_COMMON = ("", "Zyyy", "Zinh")
_EAST_ASIAN = {"Hani", "Hira", "Kana", "Bopo", "Hang"}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written."""

    script: str = "Latn"
    sample: str = "a"  # letters that not every font has
    right_to_left: bool = False
    latin: str = "Latn"  # the family of its Latin letters


LANGUAGES = {
    "en": Writing(),
    "fr": Writing(sample="œÉ"),
    "pa": Writing("Guru", "ਪੰਜਾਬੀ"),
    "zh_Hans": Writing("Hans", "们这为"),
    "zh_Hant": Writing("Hant", "們這為"),
    "fil": Writing(sample="ñ"),
    "fa": Writing("Arab", "پچگی", right_to_left=True),
    "ar": Writing("Arab", "عربية", right_to_left=True),
    "ko": Writing("Kore", "한국어"),
    "es": Writing(sample="ñ¿"),
    "vi": Writing("Zsym", "ếợữ", latin="Zsym"),  # one face for words with and without marks
    "uk": Writing("Zsym", "їєґ", latin="Zsym"),
    "hi": Writing("Deva", "हिन्दी"),
}


def writing(language: str) -> Writing:
    """How a language is written, by its id or the id of a wider one; as English if unknown."""
    whole = language.replace("-", "_")
    return LANGUAGES.get(whole) or LANGUAGES.get(whole.partition("_")[0]) or LANGUAGES["en"]


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of one character; empty for those that all scripts share."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    script = str(buffer.script or "")
    return "" if script in _COMMON else script


def own_script(word: str, language: str) -> str:
    """The script that a word needs a font for, as this module names it."""
    scripts = [script for letter in word if (script := script_of(letter))]
    found = next((script for script in scripts if script != "Latn"), "")
    if found not in _EAST_ASIAN:
        return found or (scripts[0] if scripts else "")
    asked = writing(language).script
    if found == "Hang":
        return "Kore"
    return asked if asked in ("Hans", "Hant", "Kore") else "Hans"


def shaping_script(text: str, language: str) -> str:
    """The script that HarfBuzz shapes signs of no script in: a full stop of Chinese is Chinese."""
    asked = writing(language).script
    return "Latn" if text.isascii() or asked == "Zsym" else _SHAPED_AS.get(asked, asked)


def breaks_anywhere(word: str) -> bool:
    """Whether a line may end inside a word: Chinese and Japanese have no spaces."""
    scripts = {script_of(letter) for letter in word}
    return bool(scripts & (_EAST_ASIAN - {"Hang"})) and "Hang" not in scripts
