"""How a file is read: what each column means, what is said for the whole file, days and commas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from advisor.i18n import _
from advisor.services.importing import Aim, Column, Manner, Order, Preview
from advisor.ui.controls.widgets import Card, Label, clear_layout
from advisor.ui.exchange.exchange_work import Wish
from advisor.ui.exchange.field_words import fields
from advisor.ui.look import theme

ENCODINGS = ("utf-8", "cp1252", "utf-16")


class Picker(QComboBox):
    """One of some words. The wheel scrolls the page, unless the keyboard stands here."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, label in choices:
            self.addItem(label, value)

    @property
    def value(self) -> str:
        """The chosen value."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value without saying so."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ReadingCard(Card):
    """``edited``: what shows beside it no longer fits."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(_("How the file is read"))
        self._columns: tuple[Column, ...] = ()
        self.pickers: list[Picker] = []
        self._choices = QStandardItemModel(self)
        for value, label in (("", _("– not taken –")), *fields()):
            item = QStandardItem(label)
            item.setData(value, int(Qt.ItemDataRole.UserRole))
            self._choices.appendRow(item)
        self.aim = Picker(
            _("The file may"),
            (
                (Aim.EVERYTHING, _("add and change records")),
                (Aim.ONLY_KNOWN, _("change known records only")),
                (Aim.GRANT_LIST, _("change the grant list only")),
            ),
        )
        self.period = self._line(_("Fall 2026"))
        self.source = self._line("https://")
        self.as_of = self._line(_("2026-11-23, or Fall 2026"))
        self.provider = self._line("")
        self.order = Picker(
            _("Days like 03/04/2026"),
            (
                (Order.ASK, _("refuse: two meanings")),
                (Order.DAY_FIRST, _("day first: 3 April")),
                (Order.MONTH_FIRST, _("month first: 4 March")),
            ),
        )
        self.comma = QCheckBox(_("A comma before the cents: 1.200,50"))
        letters = (("", _("as found out")), *((one, one.upper()) for one in ENCODINGS))
        self.encoding = Picker(_("Letters of the file"), letters)
        self._rows: dict[str, tuple[Label, QWidget]] = {}
        self._lay_out()
        for picker in (self.aim, self.order, self.encoding):
            picker.activated.connect(self.edited)
        self.aim.activated.connect(self._fit)
        self.comma.clicked.connect(self.edited)

    def show_preview(self, preview: Preview) -> None:
        """How a file was read."""
        self.aim.set_value(preview.manner.aim or Aim.EVERYTHING)
        self.order.set_value(preview.manner.order or Order.ASK)
        self.comma.setChecked(bool(preview.manner.decimal_comma))
        self._show_row("encoding", on=preview.kind.startswith("CSV"))
        self.show_columns(preview.columns)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """What the columns mean so far; none for a file that has no headings."""
        if [one.heading for one in columns] != [one.heading for one in self._columns]:
            self._columns = columns
            self._make_pickers()
        for column, picker in zip(columns, self.pickers, strict=True):
            picker.set_value(column.field or "")
        self._heading.setVisible(bool(columns))
        for key in ("order", "comma"):
            self._show_row(key, on=bool(columns))
        self._fit()

    def wish(self, wish: Wish) -> Wish:
        """The same file, to be read as it stands here."""
        asked = replace(
            wish.asked,
            source_url=self._said(self.source),
            as_of=self._said(self.as_of),
            provider=self._said(self.provider),
            grant_period=self._said(self.period),
        )
        meant = {
            column.heading: picker.value
            for column, picker in zip(self._columns, self.pickers, strict=True)
        }
        manner = Manner(
            self.encoding.value or None,
            meant,
            Order(self.order.value),
            self.comma.isChecked(),
            Aim(self.aim.value),
        )
        return replace(wish, asked=asked, manner=manner)

    def _said(self, field: QLineEdit) -> str | None:
        return field.text().strip() or None if not field.isHidden() else None

    def _line(self, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.textEdited.connect(self.edited)
        return field

    def _make_pickers(self) -> None:
        clear_layout(self._grid)
        self.pickers = []
        for at, column in enumerate(self._columns):
            heading = column.heading or _("column {n}").format(n=at + 1)
            picker = Picker(_("Column {heading}").format(heading=heading))
            picker.setModel(self._choices)
            picker.activated.connect(self.edited)
            picker.activated.connect(self._fit)
            label = Label(heading, wrap=True)
            label.setBuddy(picker)
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(picker, at, 1)
            self.pickers.append(picker)
        before: QWidget = self.encoding
        for picker in self.pickers:
            QWidget.setTabOrder(before, picker)
            before = picker

    def _fit(self) -> None:
        """Ask for the whole file only what no column says."""
        filled = {picker.value for picker in self.pickers}
        grant = self.aim.value == Aim.GRANT_LIST
        self._show_row("source", on="source_url" not in filled)
        self._show_row("as_of", on="as_of" not in filled and not grant)
        self._show_row("provider", on=not filled & {"provider", "provider_name"})
        self._show_row("period", on=grant and "grant_period" not in filled)

    def _show_row(self, key: str, *, on: bool) -> None:
        for widget in self._rows[key]:
            widget.setVisible(on)

    def _lay_out(self) -> None:
        whole = QGridLayout()
        whole.setHorizontalSpacing(theme.px(12))
        whole.setVerticalSpacing(theme.px(8))
        whole.setColumnStretch(0, 2)
        whole.setColumnStretch(1, 3)
        add = self._adder(whole)
        add("aim", _("The file may"), self.aim)
        add("period", _("Intake of the list"), self.period)
        add("source", _("Where it was read"), self.source)
        add("as_of", _("Facts as of"), self.as_of)
        add("provider", _("Provider"), self.provider)
        add("order", _("Days like 03/04/2026"), self.order)
        add("comma", "", self.comma)
        add("encoding", _("Letters of the file"), self.encoding)
        self._heading = Label(_("What each column means"), "strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(whole)
        self.body.addWidget(self._heading)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def _adder(self, grid: QGridLayout) -> Callable[[str, str, QWidget], None]:
        def add(key: str, words: str, field: QWidget) -> None:
            at = grid.rowCount()
            label = Label(words, "muted", wrap=True)
            label.setBuddy(field)
            if words:
                field.setAccessibleName(words)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            self._rows[key] = (label, field)

        return add
