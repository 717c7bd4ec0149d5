"""What to install where a language has no font, in one sentence for each system."""

from __future__ import annotations

import sys

from babel import Locale

from advisor.i18n import _, locale, speaking
from advisor.report.scripts import writing

_CJK = "fonts-noto-cjk"
_DEBIAN = {"Guru": "fonts-noto-core", "Hans": _CJK, "Hant": _CJK, "Kore": _CJK}
_WINDOWS = {
    "Guru": "Punjabi Supplemental Fonts",
    "Hans": "Chinese (Simplified) Supplemental Fonts",
    "Hant": "Chinese (Traditional) Supplemental Fonts",
    "Kore": "Korean Supplemental Fonts",
}
_MAC = {
    "Guru": "Mukta Mahee",
    "Hans": "PingFang SC",
    "Hant": "PingFang TC",
    "Kore": "Apple SD Gothic Neo",
}


def what_to_install(language: str) -> str:
    """Why a paper in a language cannot be printed here, and what mends that; for the screen."""
    with speaking(""):
        name = Locale.parse(language).get_display_name(locale())
        return _what(writing(language).script).format(language=name)


def _what(script: str) -> str:
    if script not in _DEBIAN:  # its font comes with the program
        return _("The font for {language} is missing. Install Advisor again, then print.")
    if sys.platform == "win32":
        text = _(
            "There is no font for {language} on this computer. In Windows Settings, open Optional "
            "features and add “{font}”. Then start Advisor again."
        )
        return text.replace("{font}", _WINDOWS[script])
    if sys.platform == "darwin":
        text = _(
            "There is no font for {language} on this computer. Open Font Book and download "
            "“{font}”. Then start Advisor again."
        )
        return text.replace("{font}", _MAC[script])
    text = _(
        "There is no font for {language} on this computer. Install the package {font}. Then start "
        "Advisor again."
    )
    return text.replace("{font}", _DEBIAN[script])
