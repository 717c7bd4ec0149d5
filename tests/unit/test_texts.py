"""Every visible English word of the window goes through ``_``, whole and with named values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import advisor

PACKAGE = Path(advisor.__file__).parent
MARKS = {"_", "N_", "ngettext"}
SHOWN = {
    "Action", "Button", "Card", "ElidedLabel", "Iconed", "Label", "addAction", "addItem", "say",
    "setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setText", "setToolTip",
    "set_text", "set_title",
}  # fmt: skip
OTHER_FIRST = {"Iconed": 2}  # icon and role stand before its words
WORD = re.compile(r"\b(?!Ctrl\b)[^\W\d_]{2,}")


def name_of(call: ast.Call) -> str:
    called = call.func
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def bare_words(argument: ast.expr) -> str:
    """The words of a text that nobody can translate: plain, or around the values of an f-string."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    texts = (part.value for part in parts if isinstance(part, ast.Constant))
    return " ".join(text for text in texts if isinstance(text, str) and WORD.search(text))


def test_that_no_visible_text_is_hard_coded() -> None:
    found = []
    for path in (PACKAGE / "ui").rglob("*.py"):
        for call in calls(path):
            place = OTHER_FIRST.get(name_of(call), 0)
            if name_of(call) in SHOWN and len(call.args) > place and bare_words(call.args[place]):
                found.append(f"{path.name}:{call.lineno} {bare_words(call.args[place])}")
    assert not found


def test_that_a_text_to_translate_is_whole() -> None:
    broken = [
        f"{path.name}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for call in calls(path)
        if name_of(call) in MARKS and any(isinstance(one, ast.JoinedStr) for one in call.args)
    ]
    assert not broken


def test_that_hard_coded_words_would_be_seen() -> None:
    (call,) = (c for c in ast.walk(ast.parse('Label(f"{n} clients")')) if isinstance(c, ast.Call))
    assert bare_words(call.args[0]) == " clients"
