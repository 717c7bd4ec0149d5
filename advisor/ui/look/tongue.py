"""The language of the screen: our own words, and Qt's words and number forms with them."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from advisor import i18n

_WORDS = "advisor-qt-words"  # the object name of Qt's own translation


def of_system() -> str:
    """The language of the machine, where the window speaks it; else English."""
    language = QLocale.system().name().partition("_")[0]
    return language if language in i18n.ON_SCREEN else "en"


def speak(app: QApplication, language: str) -> None:
    """Let everything that is made from now on speak a language; empty = the machine's."""
    spoken = language or of_system()
    i18n.use(spoken)
    QLocale.setDefault(QLocale(f"{spoken}_CA"))
    for old in app.findChildren(QTranslator, _WORDS):
        app.removeTranslator(old)
        old.deleteLater()
    if spoken != "en":  # Qt's own words are English
        words = QTranslator(app)
        words.setObjectName(_WORDS)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{spoken}", folder):
            app.installTranslator(words)
