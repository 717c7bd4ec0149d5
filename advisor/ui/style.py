"""How controls are drawn: one style sheet made from named colours, and Fusion for the rest.

The roles (dynamic property ``role``) are: QLabel title, heading, subheading, strong, muted, small,
good, caution, stop, info, sum; buttons primary, link, chip, segment, icon, rail; QFrame card, sunken,
bar-info, bar-good, bar-caution, bar-stop. A QLineEdit may have the property size="search".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

Pixels = Callable[[float], int]


class AdvisorStyle(QProxyStyle):
    """Fusion with ticks, arrows and edges in our colours; the focus ring is drawn by ``focus.py``."""

    def __init__(self, colour: Callable[[str], QColor], px: Pixels) -> None:
        super().__init__("Fusion")
        self._colour, self._px = colour, px

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw ticks, dots and arrows ourselves."""
        kind = QStyle.PrimitiveElement
        if element == kind.PE_FrameFocusRect:
            return
        if element == kind.PE_IndicatorCheckBox:
            self._box(painter, option, radius=0.2)
        elif element == kind.PE_IndicatorRadioButton:
            self._box(painter, option, radius=0.5)
        elif element in (kind.PE_IndicatorArrowDown, kind.PE_IndicatorArrowUp):
            self._arrow(painter, option, up=element == kind.PE_IndicatorArrowUp)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Let ticks, icons and scroll bars grow with the text."""
        kind = QStyle.PixelMetric
        if metric in (
            kind.PM_IndicatorWidth,
            kind.PM_IndicatorHeight,
            kind.PM_ExclusiveIndicatorWidth,
            kind.PM_ExclusiveIndicatorHeight,
        ):
            return self._px(16)
        if metric in (kind.PM_ButtonIconSize, kind.PM_SmallIconSize, kind.PM_ListViewIconSize):
            return self._px(16)
        if metric in (kind.PM_FocusFrameHMargin, kind.PM_FocusFrameVMargin):
            return 3
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        """Tooltips soon, menus and lists as the system has them."""
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 400
        return super().styleHint(hint, option, widget, returnData)

    def _box(self, painter: QPainter, option: QStyleOption, radius: float) -> None:
        flag = QStyle.StateFlag
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state = option.state
        on, enabled = bool(state & flag.State_On), bool(state & flag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._colour("accent" if on and enabled else "field")
        painter.setPen(QPen(edge, max(1.0, rect.width() / 12)))
        painter.setBrush(edge if on else self._colour("surface"))
        painter.drawRoundedRect(rect, rect.width() * radius, rect.height() * radius)
        painter.setPen(QPen(self._colour("on_accent"), rect.width() / 8))
        if on and radius < 0.5:
            x, y, w = rect.x(), rect.y(), rect.width()
            points = [(0.25, 0.52), (0.43, 0.7), (0.76, 0.32)]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x + a * w, y + b * w) for a, b in points]))
        elif on:
            painter.setBrush(self._colour("on_accent"))
            painter.drawEllipse(rect.center(), rect.width() / 8, rect.width() / 8)
        painter.restore()

    def _arrow(self, painter: QPainter, option: QStyleOption, *, up: bool) -> None:
        rect = QRectF(option.rect)
        size = self._px(4)
        middle = rect.center()
        tip = -size / 2 if up else size / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette: QPalette = option.palette
        painter.setPen(QPen(palette.color(QPalette.ColorRole.ButtonText), 1.4))
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-size, -tip),
                    middle + QPointF(0, tip),
                    middle + QPointF(size, -tip),
                ]
            )
        )
        painter.restore()


def sheet(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    """The style sheet. ``c`` names colours, ``edge`` is the width of an edge in px."""
    return _labels(c, px) + _buttons(c, px, edge) + _fields(c, px, edge) + _frames(c, px, edge)


def _labels(c: Callable[[str], str], px: Pixels) -> str:
    sizes = {"title": 26, "heading": 20, "subheading": 16, "strong": 14, "sum": 26}
    weights = {"title": 600, "heading": 600, "subheading": 600, "strong": 600, "sum": 700}
    text = "".join(
        f'QLabel[role="{role}"] {{ font-size: {px(size)}px; font-weight: {weights[role]}; }}\n'
        for role, size in sizes.items()
    )
    text += f'QLabel[role="muted"] {{ color: {c("muted")}; }}\n'
    text += f'QLabel[role="small"] {{ color: {c("muted")}; font-size: {px(12)}px; }}\n'
    for role in ("good", "caution", "stop", "info"):
        text += f'QLabel[role="{role}"] {{ color: {c(role)}; }}\n'
        text += (
            f'QLabel[role="tag-{role}"] {{ color: {c(role)}; background: {c(role + "_tint")};'
            f" border-radius: 4px; padding: 2px 8px; font-weight: 500; }}\n"
        )
    text += (
        f'QLabel[role="tag"] {{ color: {c("muted")}; border: 1px solid {c("field")};'
        f" border-radius: 4px; padding: 1px 7px; font-size: {px(12)}px; font-weight: 500; }}\n"
    )
    return f"QLabel {{ color: {c('text')}; background: transparent; }}\n" + text


def _buttons(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    inner = px(32) - 2 * edge
    small = px(28) - 2 * edge
    both = "QPushButton{0}, QToolButton{0}"

    def rule(role: str, state: str, body: str) -> str:
        where = (f'[role="{role}"]' if role else "") + state
        return both.format(where) + " { " + body + " }\n"

    return "".join(
        [
            rule(
                "",
                "",
                f"min-height: {inner}px; padding: 0 {px(12)}px; border: {edge}px solid {c('field')};"
                f" border-radius: 6px; background: {c('surface')}; color: {c('text')};"
                " font-weight: 500;",
            ),
            rule("", ":hover", f"background: {c('sunken')}; border-color: {c('text')};"),
            rule("", ":pressed", f"background: {c('hair' if edge == 1 else 'surface')};"),
            rule("", ":disabled", f"color: {c('muted')}; border-color: {c('border')};"),
            rule(
                "primary",
                "",
                f"background: {c('accent')}; border-color: {c('accent')}; color: {c('on_accent')};"
                " font-weight: 600;",
            ),
            rule("primary", ":hover", f"border-color: {c('text')};"),
            rule("primary", ":pressed", f"border-color: {c('focus')};"),
            rule(
                "primary",
                ":disabled",
                f"background: {c('sunken')}; color: {c('muted')}; border-color: {c('border')};",
            ),
            rule(
                "link",
                "",
                f"border: {edge}px solid transparent; background: transparent; color: {c('accent')};"
                f" font-weight: 600; padding: 0 4px; min-height: {small}px; text-align: left;"
                + (" text-decoration: underline;" if edge == 2 else ""),
            ),
            rule("link", ":hover", "text-decoration: underline; border-color: transparent;"),
            rule("link", ":disabled", f"color: {c('muted')};"),
            rule(
                "icon",
                "",
                f"border: {edge}px solid transparent; background: transparent; padding: 0;"
                f" min-width: {small}px; min-height: {small}px;",
            ),
            rule("icon", ":hover", f"background: {c('sunken')}; border-color: {c('border')};"),
            rule(
                "chip",
                "",
                f"min-height: {small}px; border-radius: {small // 2}px; padding: 0 {px(10)}px;"
                f" font-size: {px(12)}px;",
            ),
            rule("segment", "", f"min-height: {small}px; padding: 0 {px(10)}px; border-radius: 0;"),
            rule("segment", '[place="first"]', _corners("left")),
            rule("segment", '[place="middle"]', "border-left-width: 0;"),
            rule("segment", '[place="last"]', "border-left-width: 0;" + _corners("right")),
            rule("segment", '[place="only"]', "border-radius: 6px;"),
            rule("chip", ":checked", _chosen(c, edge)),
            rule("segment", ":checked", _chosen(c, edge)),
            rule("", "::menu-indicator", "image: none; width: 0;"),
            _rail(c, px, edge),
        ]
    )


def _chosen(c: Callable[[str], str], edge: int) -> str:
    if edge == 2:
        return f"background: {c('accent')}; color: {c('on_accent')}; font-weight: 700;"
    return (
        f"background: {c('accent_tint')}; color: {c('accent')}; border-color: {c('accent')};"
        " font-weight: 600;"
    )


def _corners(side: str) -> str:
    return f" border-top-{side}-radius: 6px; border-bottom-{side}-radius: 6px;"


def _rail(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    chosen = (
        f"background: {c('surface')}; border-color: {c('border')}; color: {c('accent')};"
        " font-weight: 600;"
    )
    return (
        'QToolButton[role="rail"] {'
        f" border: {edge}px solid transparent; background: transparent; color: {c('muted')};"
        f" font-size: {px(12)}px; padding: 4px 0; min-height: {px(50)}px; }}\n"
        f'QToolButton[role="rail"]:hover {{ color: {c("text")}; border-color: {c("border")}; }}\n'
        f'QToolButton[role="rail"]:checked {{ {chosen} }}\n'
    )


def _fields(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    names = "QLineEdit{0}, QPlainTextEdit{0}, QTextEdit{0}, QAbstractSpinBox{0}, QComboBox{0}"
    inner = px(32) - 2 * edge
    views = "QAbstractItemView"
    return (
        names.format("") + f" {{ background: {c('surface')}; color: {c('text')};"
        f" border: {edge}px solid {c('field')}; border-radius: 6px; padding: 0 {px(8)}px;"
        f" selection-background-color: {c('focus')}; selection-color: {c('surface')}; }}\n"
        f"QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {inner}px; }}\n"
        f'QLineEdit[size="search"] {{ min-height: {px(36) - 2 * edge}px; font-size: {px(14)}px; }}\n'
        f'QLineEdit[size="unlock"] {{ min-height: {px(44) - 2 * edge}px; padding: 0 {px(12)}px; }}\n'
        f'QPushButton[size="unlock"] {{ min-height: {px(44) - 2 * edge}px; }}\n'
        "QPlainTextEdit, QTextEdit { padding: 4px 4px; }\n"
        + names.format(":focus")
        + f" {{ border: 2px solid {c('focus')}; padding: 0 {px(8) - 2 + edge}px; }}\n"
        f"QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ min-height: {px(32) - 4}px; }}\n"
        f'QLineEdit[size="search"]:focus {{ min-height: {px(36) - 4}px; }}\n'
        f'QLineEdit[size="unlock"]:focus {{ min-height: {px(44) - 4}px;'
        f" padding: 0 {px(12) - 2 + edge}px; }}\n"
        f"QPlainTextEdit:focus, QTextEdit:focus {{ padding: {2 + edge}px {2 + edge}px; }}\n"
        + names.format(":disabled")
        + f" {{ color: {c('muted')}; background: {c('sunken')}; border-color: {c('border')}; }}\n"
        f'QLineEdit[wrong="true"] {{ border: 2px solid {c("stop")}; }}\n'
        f"QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}\n"
        f"QComboBox {views} {{ background: {c('surface')}; color: {c('text')}; outline: 0;"
        f" selection-background-color: {c('accent_tint')}; selection-color: {c('text')}; }}\n"
        f"QCheckBox, QRadioButton {{ color: {c('text')}; spacing: {px(8)}px;"
        f" min-height: {px(24)}px; background: transparent; }}\n"
    )


def _frames(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    text = (
        f"QMainWindow, QDialog {{ background: {c('window')}; }}\n"
        f'QFrame[role="card"] {{ background: {c("surface")}; border: {edge}px solid {c("border")};'
        " border-radius: 6px; }\n"
        f'QFrame[role="sunken"] {{ background: {c("sunken")}; border: 0; }}\n'
        f'QFrame[role="surface"] {{ background: {c("surface")}; border: 0; }}\n'
        f'QFrame[role="rail"] {{ background: {c("rail")}; border: 0;'
        f" border-right: {edge}px solid {c('border')}; }}\n"
        f'QFrame[role="line"] {{ background: {c("border")}; border: 0; max-height: {edge}px;'
        f" min-height: {edge}px; }}\n"
        f'QFrame[role="hair"] {{ background: {c("hair")}; border: 0; max-height: {edge}px;'
        f" min-height: {edge}px; }}\n"
        "QScrollArea { background: transparent; border: 0; }\n"
        "QScrollArea > QWidget > QWidget { background: transparent; }\n"
        f"QToolTip {{ background: {c('surface')}; color: {c('text')};"
        f" border: {edge}px solid {c('field')}; padding: 4px 8px; }}\n"
    )
    for kind in ("info", "good", "caution", "stop"):
        text += (
            f'QFrame[role="bar-{kind}"] {{ background: {c(kind + "_tint")}; border: {edge}px solid'
            f" {c(kind)}; border-radius: 6px; }}\n"
        )
    text += (
        f'QFrame[role="mode"] {{ background: {c("info_tint")}; border: 0;'
        f" border-bottom: {edge}px solid {c('border')}; }}\n"
    )
    return text + _views(c, px, edge)


def _views(c: Callable[[str], str], px: Pixels, edge: int) -> str:
    chosen = "text" if edge == 2 else "accent_tint"
    on_chosen = "surface" if edge == 2 else "text"
    return (
        f"QAbstractItemView {{ background: {c('surface')}; color: {c('text')}; border: {edge}px solid"
        f" {c('border')}; border-radius: 6px; outline: 0; gridline-color: {c('hair')};"
        f" selection-background-color: {c(chosen)}; selection-color: {c(on_chosen)}; }}\n"
        f"QHeaderView {{ background: {c('sunken')}; border: 0; border-radius: 0; }}\n"
        f"QHeaderView::section {{ background: {c('sunken')}; color: {c('muted')}; border: 0;"
        f" border-bottom: {edge}px solid {c('border')}; padding: 0 {px(8)}px;"
        f" font-size: {px(12)}px; font-weight: 500; min-height: {px(32)}px; }}\n"
        f"QMenu {{ background: {c('surface')}; color: {c('text')}; border: {edge}px solid"
        f" {c('field')}; padding: 4px; }}\n"
        f"QMenu::item {{ padding: {px(6)}px {px(20)}px; border-radius: 4px; }}\n"
        f"QMenu::item:selected {{ background: {c(chosen)}; color: {c(on_chosen)}; }}\n"
        f"QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}\n"
        f"QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}\n"
        f"QScrollBar::handle {{ background: {c('field')}; border-radius: {px(4)}px; margin: 2px;"
        f" min-height: {px(32)}px; min-width: {px(32)}px; }}\n"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }\n"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }\n"
        f"QProgressBar {{ background: {c('sunken')}; border: {edge}px solid {c('border')};"
        f" border-radius: 4px; max-height: {px(8)}px; color: transparent; }}\n"
        f"QProgressBar::chunk {{ background: {c('accent')}; border-radius: 3px; }}\n"
        f"QSplitter::handle {{ background: transparent; }}\n"
    )
