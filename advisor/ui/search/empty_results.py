"""What stands where no result is: other spellings, and the filter that hides them all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.services.fitting import FITS
from advisor.services.searching import Blame, SearchResult
from advisor.ui.controls.widgets import Button, FlowLayout, Label, clear_layout
from advisor.ui.look import theme
from advisor.ui.search.facet_names import facet_name, value_name

SHOWN_LENGTH = 60
FIELDS_SHOWN = 12


class EmptyResults(QWidget):
    """One or two sentences with a way out. Empty and hidden when there is nothing to say."""

    text_suggested = Signal(str)
    field_chosen = Signal(str)  # a field of work to begin with
    clear_requested = Signal(object)  # tuple of facet keys

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Label("", "muted")
        self.sentence.setWordWrap(True)
        self.clear_button = Button("", role="link")
        self.clear_button.clicked.connect(self.clear_filters)
        self.nearest = Label(_("The nearest, with what differs:"), "strong")
        self.suggestions = QWidget()
        self._flow = FlowLayout(self.suggestions)
        self._keys: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.fields = QWidget()
        self._field_flow = FlowLayout(self.fields, spacing=6)
        column.addWidget(self.suggestions)
        column.addWidget(self.sentence)
        column.addWidget(self.fields)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.nearest)
        column.addStretch(1)
        self.fields.hide()
        self.nearest.hide()

    def invite(self, result: SearchResult) -> None:
        """Nothing is searched for yet: what can be typed, and the fields to begin with."""
        self._suggest(())
        self._keys = ()
        self.clear_button.hide()
        self.nearest.hide()
        self.sentence.setText(
            _("Type a skill, a course, a job or a college, or begin with a field.")
        )
        self.sentence.show()
        clear_layout(self._field_flow)
        found = next((facet.values for facet in result.facets if facet.key == "field"), ())
        for value, count in found[:FIELDS_SHOWN]:
            name = value_name("field", value)
            chip = QPushButton(f"{name}  {count}".replace("&", "&&"))
            chip.setProperty("role", "chip")
            chip.setAccessibleName(f"{name}, {count}")
            chip.clicked.connect(lambda _on=False, value=value: self.field_chosen.emit(value))
            self._field_flow.addWidget(chip)
        self.fields.show()

    def show_result(self, result: SearchResult, *, suggest: bool = True) -> None:
        """Say why there is nothing, or what was perhaps meant."""
        self.fields.hide()
        self._suggest(result.suggestions if suggest else ())
        self._keys = result.blame.keys if result.blame else ()
        self.sentence.setVisible(not result.total)
        self.clear_button.setVisible(not result.total and bool(self._keys))
        if not result.total:
            self.sentence.setText(self._why(result))
            self.clear_button.setText(_clearing(result.blame) if result.blame else "")
        self.nearest.setVisible(bool(result.nearest))

    def clear_filters(self) -> bool:
        """Ask for the blamed filters to be cleared; False where none is to blame."""
        if self._keys:
            self.clear_requested.emit(self._keys)
        return bool(self._keys)

    def clear(self) -> None:
        """Forget what was searched for."""
        self._suggest(())
        self._keys = ()
        self.sentence.setText("")
        self.hide()

    def _why(self, result: SearchResult) -> str:
        where = result.query.where
        if self._keys == (FITS,):
            return _("Each result breaks a limit of this client.")
        if len(self._keys) == 1:
            key = self._keys[0]
            values = ", ".join(value_name(key, value) for value in where[key])
            text = _("The filter {name} ({values}) hides every result.")
            return text.format(name=facet_name(key), values=values)
        if self._keys:
            names = ", ".join(facet_name(key) for key in self._keys)
            return _("Together these filters hide every result: {names}.").format(names=names)
        words = result.query.text.strip()
        shown = words if len(words) <= SHOWN_LENGTH else words[:SHOWN_LENGTH] + "…"
        return _(
            "Nothing in the catalogue for “{words}”. Try fewer or other words. "
            "A course that is not here can be typed in from its flyer."
        ).format(words=shown)

    def _suggest(self, suggestions: tuple[str, ...]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.suggestions.setVisible(bool(suggestions))
        if not suggestions:
            return
        self._flow.addWidget(Label(_("Did you mean"), "muted"))
        for words in suggestions:
            button = Button(words, role="link")
            button.clicked.connect(self._on_suggestion)
            self._flow.addWidget(button)

    def _on_suggestion(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.text_suggested.emit(button.text())


def _clearing(blame: Blame) -> str:
    """What the button does, and what it brings."""
    frees = ngettext("{n} result", "{n} results", blame.frees).format(n=wording.number(blame.frees))
    if len(blame.keys) == 1:
        return _("Clear this filter: {results}").format(results=frees)
    return _("Clear these filters: {results}").format(results=frees)
