"""Before a file goes into the catalogue: how it is read, what it does, and then yes or no."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.services.importing import Trust, UnknownMaker, WrongColumns
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button
from advisor.ui.exchange.exchange_work import ExchangeWork, Wish
from advisor.ui.exchange.maker_form import MakerForm
from advisor.ui.exchange.outcome_card import OutcomeCard
from advisor.ui.exchange.outcome_words import REFUSED, Looked
from advisor.ui.exchange.reading_card import ReadingCard
from advisor.ui.exchange.two_cards import OUTCOME, READING, TwoCards
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.look import theme

RING = 3  # px: the focus ring stands around a button


class ImportPage(QWidget):
    """``accepted`` carries what was looked at; ``left``: nothing is imported."""

    accepted = Signal(Looked)
    left = Signal()

    def __init__(self, work: ExchangeWork, wish: Wish, by: str) -> None:
        super().__init__()
        self._work, self._wish, self._by = work, wish, by
        self._looked: Looked | None = None
        self._behind = False
        self.reading, self.outcome, self.maker = ReadingCard(), OutcomeCard(), MakerForm()
        self.trouble = Iconed("ph.warning-octagon", "stop")
        self.state = Iconed("ph.info", "info")
        self.progress = ProgressRow()
        self.cards = TwoCards(self.reading, self.outcome)
        self.import_button = Button(_("Import"), role="primary")
        self.look_button = Button(_("Look again"), role="primary")
        self.back_button = Button(_("Back"))
        self._lay_out()
        self._connect()
        self._show_parts(OUTCOME)

    def look(self) -> None:
        """Look at the file as it is to be read."""
        self.progress.start(_("Reading {name} …").format(name=self._wish.file.name))
        self._say("")
        self._work.look(self._wish)

    def begin(self) -> None:
        """The import itself is under way."""
        words = _("Importing {name}, and building the catalogue anew …")
        self.progress.start(words.format(name=self._wish.file.name))
        self.import_button.setEnabled(False)

    def clear(self) -> None:
        """Forget the names of clients."""
        self._looked = None
        self.outcome.clear()

    def _connect(self) -> None:
        work = self._work
        work.looked.connect(self._show_looked)
        work.stranger.connect(self._ask_maker)
        work.misread.connect(self._show_columns)
        work.refused.connect(self._refuse)
        work.progress.connect(self.progress.move_to)
        work.ended.connect(self._end)
        self.progress.stopped.connect(work.stop)
        self.reading.edited.connect(self._on_edited)
        self.outcome.edited.connect(self._fit_buttons)
        self.maker.given.connect(self._trust)
        self.maker.closed.connect(self.left)
        self.back_button.clicked.connect(self.left)
        self.look_button.clicked.connect(self._look_again)
        self.import_button.clicked.connect(self._accept)

    def _show_looked(self, found: Looked) -> None:
        self._looked, self._behind = found, False
        self.maker.hide()
        self.reading.show_preview(found.preview)
        self.outcome.show_looked(found)
        self.outcome.set_title(_("What the import does"), found.preview.kind)
        self._show_parts(OUTCOME)
        (self.import_button if self.outcome.may_import else self.outcome.table).setFocus()

    def _show_columns(self, misread: WrongColumns) -> None:
        """The columns must be named first; there is nothing to import yet."""
        self._looked, self._behind = None, True
        self.reading.show_columns(misread.columns)
        self._say(str(misread))
        self._show_parts(READING)
        if self.reading.pickers:
            self.reading.pickers[0].setFocus()

    def _ask_maker(self, stranger: UnknownMaker) -> None:
        self._looked = None
        self._show_parts(OUTCOME)
        self.maker.show_maker(stranger, self._by)
        self.back_button.hide()  # the form has a Cancel of its own

    def _trust(self, trust: Trust) -> None:
        self._wish = replace(self._wish, trust=trust)
        self.back_button.show()
        self.look()

    def _refuse(self, sentence: str) -> None:
        self._say(sentence)
        self._fit_buttons()
        self.back_button.setFocus()

    def _say(self, sentence: str) -> None:
        self.trouble.set_text(sentence)
        self._trouble_bar.setVisible(bool(sentence))

    def _on_edited(self) -> None:
        self._behind = True
        self._fit_buttons()

    def _look_again(self) -> None:
        self._wish = self.reading.wish(self._wish)
        self.look()

    def _accept(self) -> None:
        if self._looked is not None:
            self.accepted.emit(self._looked)

    def _end(self) -> None:
        self.progress.end()
        self._fit_buttons()

    def _show_parts(self, first: str) -> None:
        """Only what there is something to say in."""
        found = self._looked
        read = bool(self.reading.pickers) if found is None else found.preview.kind != "pack"
        wanted = {READING} if read else set()
        self.cards.show_cards(frozenset(wanted | ({OUTCOME} if found else set())), first)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        found = self._looked
        self.look_button.setVisible(self._behind)
        self.import_button.setVisible(found is not None and not self._behind)
        self.import_button.setEnabled(self.outcome.may_import)
        words = self._state()
        self.state.set_text(words)
        self.state.setVisible(bool(words))

    def _state(self) -> str:
        """Why there is no import yet; empty where nothing is in the way."""
        found = self._looked
        if self._behind and found is not None:
            return _("Something was changed on this page: look again before you import.")
        if found is None or self.outcome.may_import:
            return ""
        refused = found.counts[REFUSED]
        if found.preview.outcome.empty and not refused:
            return _("Nothing would change: the catalogue says all this already.")
        if found.preview.outcome.empty:
            return _("Nothing can be imported as it is: the list says why, row by row.")
        words = ngettext(
            "{n} row is refused: correct the file, or leave the row out.",
            "{n} rows are refused: correct the file, or leave the rows out.",
            refused,
        )
        return words.format(n=wording.number(refused))

    def _lay_out(self) -> None:
        self._trouble_bar = QFrame()
        self._trouble_bar.setProperty("role", "bar-stop")
        QVBoxLayout(self._trouble_bar).addWidget(self.trouble)
        self._trouble_bar.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.setContentsMargins(RING, 0, 0, RING)
        for button in (self.import_button, self.look_button, self.back_button):
            foot.addWidget(button)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.state)
        middle.addStretch(1)
        foot.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.progress)
        column.addWidget(self._trouble_bar)
        column.addWidget(self.maker)
        column.addWidget(self.cards, 1)
        column.addStretch(0)
        column.addLayout(foot)
