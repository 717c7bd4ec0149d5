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
from advisor.ui.controls.widgets import Label, clear_layout
from advisor.ui.look import theme


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
        self._number, self._words = Label("", "sum"), Label("", "subheading")
        self._caption = Label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(self._words)
        column.addWidget(self._caption)

    def show_value(self, value: str, *caption: str) -> None:
        """Show a value; words instead of a number are set smaller, so that they do not shout."""
        is_number = value[:1].isdigit() or value[:1] == "-"
        for label in (self._number, self._words):
            label.setText(value)
        self._number.setVisible(is_number)
        self._words.setVisible(not is_number)
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

    @staticmethod
    def _font(strong: bool) -> QFont:
        return theme.font(14, 600 if strong else 400)

    def _width(self, at: int) -> float:
        _value, text, name = self._points[at]
        metrics = QFontMetricsF(self._font(strong=name == _("median")))
        return max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(name)) + 4


def amount(value: Decimal, unit: str | None) -> str:
    """``$26.50`` by the hour, ``$76,000`` by the year."""
    return wording.dollars(value, 0 if unit == "year" else 2)


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


_LONGEST = 190  # pixels of a region's name on one line; a longer one takes two


class RegionBars(QWidget):
    """Openings of each region as a bar, its number beside it; the client's region stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[Outlook, ...], str] | None = None

    def show_outlook(self, outlook: Sequence[Outlook], region: str) -> None:
        """Show these regions, most openings first, unpublished ones last."""
        if self._shown == (tuple(outlook), region):
            return
        self._shown = (tuple(outlook), region)
        clear_layout(self._grid)
        ordered = sorted(outlook, key=_order)
        most = max((one.openings or 0 for one in ordered), default=0)
        for at, one in enumerate(ordered):
            own = one.region == region
            role = "amount" if own else "figures"
            number = Label(openings(one.openings), role)
            share = max(one.openings or 0, 0) / most if most else 0
            name = Label(wording.region(one.region), "strong" if own else "", wrap=True)
            wide = name.fontMetrics().horizontalAdvance(name.text()) + theme.px(2)
            name.setMinimumWidth(min(wide, theme.px(_LONGEST)))
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(_Bar(share, own), at, 1)
            self._grid.addWidget(number, at, 2, Qt.AlignmentFlag.AlignRight)
        spoken = "; ".join(
            f"{wording.region(one.region)}: {openings(one.openings)}" for one in ordered
        )
        self.setAccessibleName(_("Openings by region"))
        self.setAccessibleDescription(spoken)


def _order(one: Outlook) -> tuple[bool, int]:
    return one.openings is None, -(one.openings or 0)


class _Bar(QWidget):
    """One bar from 0 to 1."""

    def __init__(self, share: float, own: bool) -> None:
        super().__init__()
        self._share, self._own = share, own
        self.setMinimumWidth(theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share <= 0:
            return
        painter = QPainter(self)
        high = theme.px(8)
        wide = max(self._share * self.width(), 2.0)
        colour = theme.colour("accent" if self._own else "hatch_line")
        painter.fillRect(QRectF(0, (self.height() - high) / 2, wide, high), colour)
