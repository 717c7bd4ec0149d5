"""Over the results: how many there are of how many, and in which order they stand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.services.fitting import FITS, Fitted
from advisor.ui.controls.widgets import Button, ElidedLabel, Label
from advisor.ui.look import theme


class CountsRow(QWidget):
    """``said`` is the whole of it in words, for the switch of the narrow form."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Label("", "strong")
        self.aside = ElidedLabel("", "muted")
        self.order_button = Button("", "ph.caret-down", role="link")
        self.said = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.label)
        row.addWidget(self.aside, 1)
        row.addWidget(self.order_button)
        self.order_button.hide()

    def take_button(self) -> None:
        """The button for the order stands in the row again."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.order_button)

    def show_answer(self, fitted: Fitted, every: int, *, goal: str, name: str) -> None:
        """``every``: how many the catalogue has. ``goal``: searched for in place of a text."""
        result = fitted.result
        shown, total = len(result.hits), result.total
        left, aside = total - shown, ""
        if goal:
            text = _("{n} best for the goal") if left else _("{n} found for the goal")
            text, aside = text.format(n=shown), goal
        elif not (result.query.text.strip() or result.query.where):
            many = ngettext("{n} credential", "{n} credentials", every)
            text = many.format(n=wording.number(every))
        elif left:
            text = _("{n} best").format(n=shown)
            aside = _("of {n}").format(n=wording.number(total))
        else:
            text = _("{n} found").format(n=total)
            aside = _("of {n}").format(n=wording.number(every))
        if result.query.where.get(FITS) and not goal and left:
            whose = _("of {n} that fit {name}") if name else _("of {n} that fit")
            counted = f"{wording.number(total)}{'+' if fitted.many else ''}"
            aside = whose.format(n=counted, name=name)
        self.label.setText(text)
        self.aside.setText(aside)
        asked = bool(result.query.text.strip() or result.query.where)
        self.said = f"{text} {aside}" if asked and not goal else text

    def name_order(self, fitted: Fitted) -> None:
        """The words of the button that opens the order and the weights."""
        self.order_button.setText(_("best fit first") if fitted.by_fit else _("best match first"))
