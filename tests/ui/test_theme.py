"""The look: live themes and text sizes, fonts that carry weights, icons that follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import icons, theme


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)


def darkest(image: QImage) -> int:
    every = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return min(pixel.lightness() for pixel in every if pixel.alpha() > 128)


def test_that_sizes_grow_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Worst case", "sum")
    qtbot.addWidget(label)
    assert label.font().pixelSize() == 26
    theme.apply(qapp, "light", 200)
    assert theme.px(32) == 64
    assert label.font().pixelSize() == 52
    theme.apply(qapp, "light", 80)
    assert label.font().pixelSize() == 21


def test_that_the_text_size_stays_within_its_limits(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 900)
    assert theme.percent() == 200
    theme.apply(qapp, "light", 5)
    assert theme.percent() == 80


def test_that_the_fonts_come_from_their_package(qapp: QApplication) -> None:
    assert QFontInfo(theme.font(14)).family() == "Inter"


def test_that_weights_are_drawn_and_not_faked(qapp: QApplication) -> None:
    widths = [QFontMetrics(theme.font(26, w)).horizontalAdvance("Medical") for w in (400, 600)]
    assert widths[0] < widths[1]


def test_that_figures_in_columns_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.font(26, 600, figures=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_that_a_theme_changes_the_palette_at_once(qapp: QApplication) -> None:
    window = QPalette.ColorRole.Window
    light = qapp.palette().color(window)
    theme.apply(qapp, "dark", 100)
    assert qapp.palette().color(window) == theme.colour("window") != light


def test_that_an_icon_follows_the_theme(qapp: QApplication) -> None:
    icon, size = theme.icon("ph.users"), QSize(48, 48)
    on_light = darkest(icon.pixmap(size).toImage())
    theme.apply(qapp, "dark", 100)
    assert darkest(icon.pixmap(size).toImage()) > on_light + 60


def test_that_a_wrong_icon_name_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.icon("ph.no-such-icon")
    assert icons.letter("ph.users")


def test_that_high_contrast_draws_wider_edges(qapp: QApplication) -> None:
    theme.apply(qapp, "contrast", 100)
    assert theme.is_contrast()
    assert theme.edge() == 2


def test_that_a_button_grows_with_its_word(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Show to client", "ph.monitor", shortcut="F9")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme.apply(qapp, "light", 200)
    after = button.sizeHint()
    assert after.height() == 64
    assert after.width() > before.width() * 1.7
