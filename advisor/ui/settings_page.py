"""Settings: what heads the paper, how the screen looks, and what the program is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import i18n, wording
from advisor.domain.centre import Centre
from advisor.domain.regions import REGIONS
from advisor.i18n import _
from advisor.settings import Settings
from advisor.ui.controls.page_scroll import PageScroll
from advisor.ui.controls.widgets import Button, Card, Label, LineEdit, YesNo, hair
from advisor.ui.keeping.audit_card import AuditCard
from advisor.ui.keeping.backup_card import BackupCard
from advisor.ui.look import theme
from advisor.ui.start.start_page import theme_words

WIDTH = 760


class SettingsPage(QWidget):
    """Everything saves itself; ``settings_changed`` carries the whole."""

    settings_changed = Signal(Settings)

    def __init__(
        self,
        settings: Settings,
        about: Sequence[tuple[str, str]] = (),
        licences: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        backups: BackupCard | None = None,
        audit: AuditCard | None = None,
    ) -> None:
        """``about``: the program and its version, then the sources; ``licences`` likewise;
        ``backups`` and ``audit``: of a vault that is a file.
        """
        super().__init__(parent)
        self.title = _("Settings")
        self._settings = settings
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(self.title, "heading"))
        self.backups, self.audit = backups, audit
        middle = tuple(card for card in (backups, audit) if card is not None)
        self._cards = (self._paper(), self._screen(), *middle, _about(about, licences))
        if backups is not None:
            backups.folder_chosen.connect(lambda folder: self._change(backups=folder))
        for card in self._cards:
            column.addWidget(card)
        self._fit()
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(self._body))
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings that changed elsewhere."""
        self._settings = settings
        centre = settings.centre
        for name, field in self._fields.items():
            field.set_value(getattr(centre, name))
        self.counsellor.set_value(settings.counsellor)
        self.region.setCurrentIndex(max(0, self.region.findData(centre.region)))
        self.theme_choice.set_value(settings.theme)
        self.text_size.setCurrentIndex(max(0, self.text_size.findData(settings.text_percent)))
        self.paper.set_value(settings.paper)
        self.motion.set_value("yes" if settings.less_motion else "no")
        self.language.setCurrentIndex(self.language.findData(i18n.language()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        for card in self._cards:
            card.setMaximumWidth(theme.px(WIDTH))

    def field(self, name: str) -> LineEdit:
        """The field of the centre's name, address, phone, hours or website. Raises KeyError."""
        return self._fields[name]

    def focus_search(self) -> None:
        """There is nothing to search; the first field is as good."""
        self._fields["name"].setFocus()

    def _paper(self) -> Card:
        card = Card(_("On every paper"), _("saved as you type"))
        grid = _grid()
        labels = {
            "name": _("Name of the centre"),
            "address": _("Address"),
            "phone": _("Phone"),
            "hours": _("Opening hours"),
            "website": _("Website"),
        }
        self._fields: dict[str, LineEdit] = {}
        for name, label in labels.items():
            field = LineEdit("", label)
            field.edited.connect(lambda text, name=name: self._centre(name, text))
            self._fields[name] = field
            _row(grid, label, field)
        self.region = _region_box()
        self.region.activated.connect(
            lambda _index: self._centre("region", str(self.region.currentData() or ""))
        )
        _row(grid, _("Region"), self.region)
        self.counsellor = LineEdit("", _("Your name"))
        self.counsellor.edited.connect(lambda text: self._change(counsellor=text.strip()))
        _row(grid, _("Your name"), self.counsellor)
        self.paper = YesNo((("letter", _("Letter")), ("a4", _("A4"))), _("Paper size"))
        self.paper.value_changed.connect(lambda value: self._change(paper=value or "letter"))
        _row(grid, _("Paper size"), self.paper)
        card.body.addLayout(grid)
        return card

    def _screen(self) -> Card:
        card = Card(_("On this screen"))
        grid = _grid()
        self.theme_choice = YesNo(tuple(theme_words().items()), _("Theme"))
        self.theme_choice.value_changed.connect(
            lambda value: self._change(theme=value or self._settings.theme)
        )
        _row(grid, _("Theme"), self.theme_choice)
        self.text_size = QComboBox()
        self.text_size.setAccessibleName(_("Text size"))
        for percent in theme.PERCENTS:
            self.text_size.addItem(_("{n} %").format(n=percent), percent)
        self.text_size.activated.connect(
            lambda _index: self._change(text_percent=int(self.text_size.currentData()))
        )
        _row(grid, _("Text size"), self.text_size)
        self.motion = YesNo((("yes", _("Yes")), ("no", _("No"))), _("Less motion"), always=True)
        self.motion.value_changed.connect(lambda value: self._change(less_motion=value == "yes"))
        _row(grid, _("Less motion"), self.motion)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        for code, word in i18n.ON_SCREEN.items():
            self.language.addItem(word, code)
        self.language.activated.connect(
            lambda _index: self._change(language=str(self.language.currentData()))
        )
        _row(grid, _("Language"), self.language)
        self.keys_button = Button(_("Shortcut keys"), "ph.keyboard")
        self.keys_button.set_hint("F1")
        card.body.addLayout(grid)
        card.body.addWidget(self.keys_button, 0, Qt.AlignmentFlag.AlignLeft)
        if not i18n.review(i18n.language()).done:
            said = _("Nobody has reviewed this translation yet. The English texts are the source.")
            card.body.addWidget(Label(said, "small", wrap=True))
        return card

    def _centre(self, name: str, text: str) -> None:
        values: dict[str, str] = {name: text.strip()}
        centre: Centre = replace(self._settings.centre, **values)
        self._change(centre=centre)

    def _change(self, **values: object) -> None:
        changed = replace(self._settings, **values)  # type: ignore[arg-type]  # names are ours
        if changed != self._settings:
            self._settings = changed
            self.settings_changed.emit(changed)
        self.show_settings(self._settings)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    widest = QFontMetrics(theme.font(14)).horizontalAdvance(_("Name of the centre"))
    grid.setColumnMinimumWidth(0, widest)  # the fields of both cards begin on one line
    return grid


def _row(grid: QGridLayout, text: str, field: QWidget) -> None:
    label = Label(text, "muted")
    label.setBuddy(field)
    row = grid.rowCount()
    middle = Qt.AlignmentFlag.AlignVCenter
    grid.addWidget(label, row, 0, middle)
    if isinstance(field, QComboBox):
        short = QHBoxLayout()
        short.addWidget(field)
        short.addStretch(1)
        grid.addLayout(short, row, 1)
    else:
        grid.addWidget(field, row, 1)


def _about(about: Sequence[tuple[str, str]], licences: Sequence[tuple[str, str]]) -> Card:
    version = about[0][1] if about else ""
    card = Card(_("About Advisor"), _("version {version}").format(version=version))
    said = _("From a goal to a printed learning plan, with the costs. It never uses the internet.")
    card.body.addWidget(Label(said, wrap=True))
    groups = ((_("Where the facts come from"), about[1:]), (_("Licences"), licences))
    for heading, pairs in groups:
        if pairs:
            card.body.addWidget(hair())
            card.body.addWidget(Label(heading, "strong"))
        for name, text in pairs:
            line = Label(f"{name}: {text}" if name else text, "small", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(line)
    return card


def _region_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_("Region"))
    box.addItem(_("not chosen"), "")
    for key in REGIONS:
        box.addItem(wording.region(key), key)
    return box
