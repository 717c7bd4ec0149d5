"""The way to a widget from a page: the same in every language, for a page that is made anew."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

Way = tuple[tuple[str, int], ...]
"""Class and place among the children of that class, from the page down."""


def way_to(widget: QWidget, page: QWidget) -> Way:
    """The way from a page to a widget in it."""
    steps: list[tuple[str, int]] = []
    here: QWidget | None = widget
    while here is not None and here is not page:
        above = here.parentWidget()
        same = _alike(above, _kind(here)) if above is not None else []
        steps.append((_kind(here), same.index(here) if here in same else 0))
        here = above
    return tuple(reversed(steps))


def at_end(way: Way, page: QWidget) -> QWidget | None:
    """The widget at the end of a way; None where the page has no such place."""
    here = page
    for kind, place in way:
        same = _alike(here, kind)
        if place >= len(same):
            return None
        here = same[place]
    return here


def carry(old: QWidget, new: QWidget) -> None:
    """Put what was typed and chosen on a page into the one that takes its place."""
    for field in old.findChildren(QLineEdit):
        other = at_end(way_to(field, old), new)
        if isinstance(other, QLineEdit) and field.isModified():
            other.setText(field.text())
            other.setModified(True)
            other.textEdited.emit(field.text())
    for box in old.findChildren(QComboBox):
        other = at_end(way_to(box, old), new)
        if isinstance(other, QComboBox):
            other.setCurrentIndex(box.currentIndex())


def _alike(parent: QWidget, kind: str) -> list[QWidget]:
    return [one for one in parent.children() if isinstance(one, QWidget) and _kind(one) == kind]


def _kind(one: QObject) -> str:
    return one.metaObject().className()
