"""Who offers a course: one that the catalogue knows, or a new one with its kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from advisor.domain.credential import Provider
from advisor.i18n import _
from advisor.services.typed_facts import PROVIDER_KINDS, NewProvider
from advisor.ui.controls.fields import Choice, labelled
from advisor.ui.controls.widgets import Label, LineEdit
from advisor.ui.funding.rule_form import FieldError
from advisor.ui.look import theme


class ProviderFields(QWidget):
    """The name; under it, only for a new provider, its kind, town and website."""

    def __init__(self, providers: Sequence[Provider]) -> None:
        super().__init__()
        self._ids = {one.name.casefold(): str(one.id) for one in providers}
        self.name = LineEdit(_("who offers it"), _("College or school"))
        names = QCompleter([one.name for one in providers], self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.name.setCompleter(names)
        kinds = [(kind, kind[:1].upper() + kind[1:]) for kind in PROVIDER_KINDS]
        self.kind = Choice([("", _("Choose")), *kinds], _("Kind of institution"))
        self.city, self.website = LineEdit("", _("Town")), LineEdit("https://", _("Website"))
        self.new = QWidget()
        grid = QGridLayout(self.new)
        grid.setContentsMargins(0, theme.px(4), 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        note = Label(_("New to the catalogue. Say what kind it is:"), "small", wrap=True)
        grid.addWidget(note, 0, 0, 1, 2)
        labelled(grid, (1, 0), _("Kind of institution"), self.kind, 2)
        labelled(grid, (2, 0), _("Town"), self.city)
        labelled(grid, (2, 1), _("Website"), self.website)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.new)
        self.setFocusProxy(self.name)
        self.new.hide()
        self.name.textChanged.connect(self._hide_new)
        self.name.editingFinished.connect(self.look)

    @property
    def id(self) -> str | None:
        """The id of a provider that the catalogue knows; else None."""
        return self._ids.get(self.name.text().strip().casefold())

    def look(self) -> None:
        """Ask for the kind where the name is new."""
        self.new.setVisible(bool(self.name.text().strip()) and self.id is None)

    def typed(self) -> str | NewProvider:
        """An id, or a new provider. Raises FieldError for what is missing."""
        if self.id is not None:
            return self.id
        if not self.name.text().strip():
            raise FieldError(_("Say which college or school offers it."), self.name)
        self.look()
        if not self.kind.currentData():
            sentence = _("Say what kind of institution {name} is.")
            raise FieldError(sentence.format(name=self.name.text().strip()), self.kind)
        return NewProvider(
            self.name.text().strip(),
            str(self.kind.currentData()),
            self.city.text().strip(),
            self.website.text().strip(),
        )

    def _hide_new(self) -> None:
        if self.id is not None:
            self.new.hide()
