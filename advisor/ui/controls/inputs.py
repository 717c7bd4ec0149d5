"""Fields that save themselves: ``edited`` comes 400 ms after the last key, and at once on leaving.

``set_value`` is what a page calls when the file changed. It never disturbs somebody who types: a
field with keys not yet sent, or sent and not yet come back, keeps what it shows. ``clear`` forgets
everything (the file was closed).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from dateutil import parser as date_parser
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from advisor import wording
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.i18n import _, language
from advisor.ui.controls.pending import Pending

_FRENCH = {
    "1er": "1", "janv": "Jan", "janvier": "Jan", "févr": "Feb", "fév": "Feb", "février": "Feb",
    "mars": "Mar", "avr": "Apr", "avril": "Apr", "mai": "May", "juin": "Jun", "juill": "Jul",
    "juil": "Jul", "juillet": "Jul", "août": "Aug", "sept": "Sep", "septembre": "Sep",
    "octobre": "Oct", "novembre": "Nov", "déc": "Dec", "décembre": "Dec",
}  # fmt: skip
_FRENCH_DATE = re.compile(
    rf"\b(?:{'|'.join(sorted(_FRENCH, key=len, reverse=True))})\b\.?", re.IGNORECASE
)


class LineEdit(QLineEdit):
    """One line of text. ``edited`` carries str."""

    edited = Signal(str)

    def __init__(
        self, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._pending = Pending(self, "")
        self._pending.due.connect(self._send)
        self.textEdited.connect(self._pending.typed)
        self.editingFinished.connect(self._pending.flush)

    def set_value(self, text: str) -> None:
        """Show a text that comes from the file."""
        if not self._pending.shows(text):
            return
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)
        self.setModified(False)  # the file has what was typed

    def clear(self) -> None:
        """Forget everything."""
        self._pending.forget()
        super().clear()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pending.flush()
        super().hideEvent(event)

    def _send(self) -> None:
        if self._pending.sends(self.text()):
            self.edited.emit(self.text())


class TextEdit(QPlainTextEdit):
    """Several lines of text. Tab goes on to the next field. ``edited`` carries str."""

    edited = Signal(str)

    def __init__(
        self, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self._setting = False
        self._pending = Pending(self, "")
        self._pending.due.connect(self._send)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Show a text that comes from the file."""
        if not self._pending.shows(text):
            return
        if text != self.toPlainText():
            place = self.textCursor().position()
            self._replace(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
        self.document().setModified(False)  # the file has what was typed

    def clear(self) -> None:
        """Forget everything."""
        self._pending.forget()
        self._replace("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._pending.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pending.flush()
        super().hideEvent(event)

    def _replace(self, text: str) -> None:
        self._setting = True
        self.setPlainText(text)
        self._setting = False

    def _changed(self) -> None:
        if not self._setting:
            self._pending.typed()

    def _send(self) -> None:
        if self._pending.sends(self.toPlainText()):
            self.edited.emit(self.toPlainText())


class _ParsedEdit(QLineEdit):
    """A line that is read as a value: empty = None; what cannot be read is marked and not sent."""

    edited = Signal(object)

    def __init__(
        self, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._pending = Pending(self)
        self._pending.due.connect(self._send)
        self.textEdited.connect(self._pending.typed)
        self.editingFinished.connect(self._leave)

    def read(self, text: str) -> object:
        """The value of a text. Raises BadInput."""
        raise NotImplementedError

    def words(self, value: object) -> str:
        """A value as it is shown."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value that comes from the file; None = not known."""
        if self._pending.shows(value):
            if self.hasFocus() and self._reads_as(value):
                return
            self._show(value)

    def clear(self) -> None:
        """Forget everything."""
        self._pending.forget()
        self._show(None)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pending.flush()
        super().hideEvent(event)

    def _reads_as(self, value: object) -> bool:
        try:
            return self.read(self.text()) == value
        except BadInput:
            return False

    def _show(self, value: object) -> None:
        self.setText("" if value is None else self.words(value))
        self._mark("")

    def _leave(self) -> None:
        self._pending.flush()
        try:
            value = self.read(self.text())
        except BadInput as error:
            self._mark(str(error))
        else:
            self._show(value)

    def _send(self) -> None:
        try:
            value = self.read(self.text())
        except BadInput as error:
            if not self.hasFocus():
                self._mark(str(error))
            return
        self._mark("")
        if self._pending.sends(value):
            self.edited.emit(value)

    def _mark(self, sentence: str) -> None:
        if bool(self.property("wrong")) != bool(sentence):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)


class MoneyEdit(_ParsedEdit):
    """An amount. ``edited`` carries Money, or None when it is emptied: not known, never zero."""

    def read(self, text: str) -> Money | None:
        """Raises BadInput."""
        return read_money(text) if text.strip() else None

    def words(self, value: object) -> str:
        """``$495``, in French ``495 $``."""
        assert isinstance(value, Money)
        return wording.money(value)


class DateEdit(_ParsedEdit):
    """A day, typed like 18 Jan 2027, 2027-01-18 or 18/1/2027. ``edited`` carries date or None."""

    def __init__(
        self, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder or _("day month year"), name, parent)

    def read(self, text: str) -> date | None:
        """Raises BadInput."""
        return read_day(text) if text.strip() else None

    def words(self, value: object) -> str:
        """``18 Jan 2027``."""
        assert isinstance(value, date)
        return wording.day(value)


class NumberEdit(_ParsedEdit):
    """A number of something from 0 to 9,999. ``edited`` carries Decimal or None."""

    def read(self, text: str) -> Decimal | None:
        """Raises BadInput."""
        if not text.strip():
            return None
        try:
            value = Decimal(text.strip().replace(",", "."))
        except InvalidOperation:
            value = Decimal(-1)
        if not value.is_finite() or not 0 <= value < 10_000:
            raise BadInput(_("“{text}” is not a number. Type it like 8 or 7.5.").format(text=text))
        return value.normalize() + 0

    def words(self, value: object) -> str:
        """``7.5``, in French ``7,5``."""
        return f"{value:f}".replace(".", "," if language() == "fr" else ".")


def read_money(text: str) -> Money:
    """An amount as people type it. Raises BadInput in the language of the window."""
    try:
        return Money.parse(text)
    except BadInput:
        if language() == "en":
            raise  # it says more than one sentence could
        words = _("“{text}” is not an amount. Type it like 495 or 495.50.")
        raise BadInput(words.format(text=text)) from None


def read_day(text: str) -> date:
    """A day as people type it, the day before the month. Raises BadInput."""
    plain = text.strip()
    wrong = BadInput(_("“{text}” is not a date. Type it like 18 Jan 2027.").format(text=text))
    if not re.search(r"\d{4}", plain) or len(re.findall(r"\w+", plain)) < 3 or len(plain) > 40:
        raise wrong
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
            year, month, day = (int(part) for part in plain.split("-"))
            return date(year, month, day)
        return date_parser.parse(_in_english(plain), dayfirst=True).date()
    except (ValueError, OverflowError):
        raise wrong from None


def _in_english(text: str) -> str:
    """A French date with the words that the parser knows: ``1er févr. 2027`` as ``1 Feb 2027``."""
    return _FRENCH_DATE.sub(lambda found: _FRENCH[found[0].lower().rstrip(".")], text)
