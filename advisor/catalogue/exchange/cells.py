"""Texts of strangers: what no cell may hold, and how a cell stays a text in a spreadsheet."""

from __future__ import annotations

import re

MOST_LETTERS = 32_767  # what a cell of a spreadsheet holds
_STARTS = "=+-@＝＋－＠"
_FORMULA = re.compile(r"[=@＝＠]|[+\-＋－]\S*[(|!]")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BAR = re.compile(r"(?<!\\)\|")


def trouble(text: str, *, formulas: bool = True) -> str | None:
    """Why a text is refused, to follow the name of its column; None if it is not.

    ``formulas``: whether the file is one in which a text may act as a formula.
    """
    if len(text) > MOST_LETTERS:
        return f"holds more than {MOST_LETTERS:,} letters"
    if formulas and _FORMULA.match(text):
        return "holds a formula; put its value there as text"
    if _HIDDEN.search(text):
        return "holds hidden control letters"
    if "\ufffd" in text or (not text.isascii() and _twice_encoded(text)):
        return "has broken letters; save the file as UTF-8"
    return None


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return "'" + text if _dangerous(text) else text


def plain(text: str) -> str:
    """The text that ``harmless`` was given."""
    return text[1:] if text.startswith("'") and _dangerous(text[1:]) else text


def joined(texts: tuple[str, ...]) -> str:
    """Several texts in one cell, with bars between them."""
    inside = " | ".join(text.replace("|", "\\|") for text in texts)
    return inside + " |" if len(texts) == 1 and ";" in inside else inside


def parted(text: str) -> tuple[str, ...]:
    """The texts of one cell: between bars, or else between semicolons or line breaks."""
    bars = _BAR.split(text)
    parts = bars if len(bars) > 1 else re.split(r"[;\n]", text)
    clean = (" ".join(part.replace("\\|", "|").split()) for part in parts)
    return tuple(part for part in clean if part)


def _dangerous(text: str) -> bool:
    start = text.lstrip("' \t\r\n")[:1]
    return bool(start) and start in _STARTS


def _twice_encoded(text: str) -> bool:
    """Whether the letters are UTF-8 that was read as Windows letters: "CollÃ¨ge"."""
    try:
        text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True
