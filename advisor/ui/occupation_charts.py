"""Small drawings of the occupation card, each with the same facts as text for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.occupation import Outlook
from advisor.i18n import _
from advisor.ui import theme
from advisor.ui.widgets import Label


def openings(count: int | None) -> str:
    """Openings in words: an unpublished number is not a zero, and a shrinking one is no opening."""
    if count is None:
        return _("not published")
    return _("no net openings") if count < 0 else wording.number(count)


def hours(value: Decimal | None) -> str:
    """A usual week: ``31.8 h``."""
    return _("not published") if value is None else _("{n} h").format(n=wording.number(value))


def growth(percent: Decimal | None) -> str:
    """Growth a year: ``2.2 %``."""
    return _("not published") if percent is None else f"{wording.number(percent)} %"


class Figure(QWidget):
    """A large value over its caption: what it counts, when and where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._caption = Label("", "sum"), Label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(self._caption)

    def show_value(self, value: str, *caption: str) -> None:
        """Show a value; words instead of a number are set smaller, so that they do not shout."""
        role = "sum" if value[:1].isdigit() or value[:1] == "-" else "subheading"
        self._value.set_role(role)
        self._value.setText(value)
        self._caption.setText("\n".join(caption))
        self.setAccessibleName(" ".join((value, *caption)))


class WageBar(QWidget):
    """Low, median and high wage on one line. The widest labels push each other, never overlap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[tuple[Decimal, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_wage(
        self, low: Decimal | None, median: Decimal | None, high: Decimal | None, unit: str | None
    ) -> None:
        """Show the published points of a wage, by the hour or by the year."""
        named = ((low, _("low")), (median, _("median")), (high, _("high")))
        self._points = tuple((at, amount(at, unit), name) for at, name in named if at is not None)
        spoken = ", ".join(f"{name} {text}" for _at, text, name in self._points)
        self.setAccessibleName(spoken or _("not published"))
        self.setToolTip(spoken)
        self.setVisible(bool(self._points))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for the line and two rows of text."""
        line = self.fontMetrics().height()
        widest = sum(self.fontMetrics().horizontalAdvance(text) for _at, text, _n in self._points)
        return QSize(widest + 6 * line, theme.px(20) + 2 * line)

    def minimumSizeHint(self) -> QSize:
        """The labels side by side need this much."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole line, the range from low to high, the median as a tick, labels below."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        top, thick = theme.px(8), theme.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hair"))
        painter.drawRoundedRect(QRectF(0, top + thick / 2 - 1, self.width(), 2), 1, 1)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("accent_tint"))
        span = QRectF(places[0], top, max(places[-1] - places[0], 1), thick)
        painter.drawRoundedRect(span, thick / 2, thick / 2)
        labels = label_places(places, [self._width(at) for at in range(len(places))], self.width())
        for at, place in enumerate(places):
            self._paint_point(painter, at, place, labels[at])

    def _paint_point(self, painter: QPainter, at: int, place: float, left: float) -> None:
        _value, text, name = self._points[at]
        middle = name == _("median")
        if middle:
            painter.fillRect(
                QRectF(place - 1.5, theme.px(4), 3, theme.px(15)), theme.colour("accent")
            )
        font = self._font(middle)
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        width = self._width(at)
        painter.setPen(theme.colour("text"))
        first = QRectF(left, theme.px(20), width, line)
        painter.drawText(first, Qt.AlignmentFlag.AlignHCenter, text)
        painter.setPen(theme.colour("muted"))
        painter.drawText(first.translated(0, line), Qt.AlignmentFlag.AlignHCenter, name)

    def _places(self) -> list[float]:
        values = [float(at) for at, _text, _name in self._points]
        room = (values[-1] - values[0]) or max(values[0], 1.0)
        low, high = values[0] - room * 0.25, values[-1] + room * 0.2
        return [(value - low) / (high - low) * self.width() for value in values]

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _width(self, at: int) -> float:
        _value, text, name = self._points[at]
        metrics = QFontMetricsF(self._font(strong=name == _("median")))
        return max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(name)) + 4


def amount(value: Decimal, unit: str | None) -> str:
    """``$26.50`` by the hour, ``$76,000`` by the year."""
    return f"${value:,.0f}" if unit == "year" else f"${value:,.2f}"


def label_places(places: Sequence[float], widths: Sequence[float], room: float) -> list[float]:
    """Left edges of labels centred under their points, pushed apart and kept inside ``room``."""
    lefts: list[float] = []
    edge = 0.0
    for place, width in zip(places, widths, strict=True):
        lefts.append(max(place - width / 2, edge))
        edge = lefts[-1] + width
    limit = room
    for at in range(len(lefts) - 1, -1, -1):
        lefts[at] = min(lefts[at], limit - widths[at])
        limit = lefts[at]
    return lefts


class RegionBars(QWidget):
    """Openings of each region as a bar, its number beside it; the client's region stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Label, _Bar, Label]] = []

    def show_outlook(self, outlook: Sequence[Outlook], region: str) -> None:
        """Show these regions, most openings first, unpublished ones last."""
        ordered = sorted(
            outlook, key=lambda one: -(one.openings if one.openings is not None else -1e9)
        )
        most = max((one.openings or 0 for one in ordered), default=0)
        while len(self._rows) < len(ordered):
            self._add_row()
        for at, (name, bar, number) in enumerate(self._rows):
            used = at < len(ordered)
            for widget in (name, bar, number):
                widget.setVisible(used)
            if used:
                one = ordered[at]
                own = one.region == region
                name.set_role("strong" if own else "")
                number.set_role("strong" if own else "")
                name.setText(one.region_name)
                number.setText(openings(one.openings))
                bar.show_share(max(one.openings or 0, 0) / most if most else 0, own)
        spoken = "; ".join(f"{one.region_name}: {openings(one.openings)}" for one in ordered)
        self.setAccessibleName(_("Openings by region"))
        self.setAccessibleDescription(spoken)

    def _add_row(self) -> None:
        row = (Label(), _Bar(), Label())
        row[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(row):
            self._grid.addWidget(widget, len(self._rows), column)
        self._rows.append(row)


class _Bar(QWidget):
    """One bar from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._own = 0.0, False
        self.setMinimumWidth(theme.px(60))

    def show_share(self, share: float, own: bool) -> None:
        self._share, self._own = share, own
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share <= 0:
            return
        painter = QPainter(self)
        high = theme.px(8)
        wide = max(self._share * self.width(), 2.0)
        colour = theme.colour("accent" if self._own else "hatch_line")
        painter.fillRect(QRectF(0, (self.height() - high) / 2, wide, high), colour)
