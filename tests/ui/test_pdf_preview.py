"""The preview of a paper: leafing, zooming, and the old page until the new one is there."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.ui.look import theme
from advisor.ui.plan import pdf_pages
from advisor.ui.plan.pdf_preview import PdfPreview
from advisor.ui.tasks import Tasks


def pdf_of(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(612, 792)
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication) -> PdfPreview:
    theme.apply(qapp, "light", 100)
    tasks = Tasks()
    preview = PdfPreview(tasks)
    tasks.setParent(preview)

    def settle(_preview: object) -> None:
        preview.clear()
        tasks.wait()
        tasks.forget()

    qtbot.addWidget(preview, before_close_func=settle)
    preview.resize(420, 500)
    preview.show()
    with qtbot.waitSignal(preview.drawn):
        preview.show_pdf(pdf_of(3))
    return preview


def test_that_page_down_leafs_at_the_foot_of_a_page_and_page_up_returns(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.page == 2)
    bar.setValue(0)
    QTest.keyClick(preview.view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: preview.page == 1)


def test_that_nothing_lies_before_the_first_and_after_the_last_page(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    assert not preview.previous.isEnabled()
    for _ in range(2):
        with qtbot.waitSignal(preview.drawn):
            QTest.mouseClick(preview.next, Qt.MouseButton.LeftButton)
    assert not preview.next.isEnabled()
    assert preview.number.text() == "Page 3 of 3"


def test_that_a_shorter_paper_shows_its_last_page(qtbot: QtBot, preview: PdfPreview) -> None:
    for _ in range(2):
        with qtbot.waitSignal(preview.drawn):
            preview.turn(1)
    preview.show_pdf(pdf_of(2))
    qtbot.waitUntil(lambda: preview.number.text() == "Page 2 of 2")


def test_that_ctrl_and_the_wheel_enlarge_the_page(preview: PdfPreview) -> None:
    sheet = preview.view.widget()
    assert sheet is not None
    before = sheet.width()
    centre = QPointF(preview.view.viewport().rect().center())
    turn = QWheelEvent(
        centre,
        preview.view.viewport().mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.view.viewport(), turn)
    assert sheet.width() > before
    QTest.keyClick(preview.view, Qt.Key.Key_Minus)
    assert sheet.width() == before


def test_that_a_cleared_preview_takes_no_late_page(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.show_pdf(pdf_of(2))
    preview.clear()
    qtbot.waitUntil(lambda: not preview._tasks.busy)
    assert preview.page_count == 0
    assert preview._sheet.image is None


def test_that_a_page_is_as_wide_as_asked_and_keeps_its_shape() -> None:
    drawn = pdf_pages.page(pdf_of(1), 0, 850)
    assert (drawn.image.width(), drawn.image.height(), drawn.count) == (850, 1100, 1)
