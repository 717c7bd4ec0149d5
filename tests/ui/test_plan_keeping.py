"""How a plan is kept and leaves the program: frozen versions, PDF, printer, case note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile, Way
from advisor.domain.money import Money
from advisor.services import filing, printing
from advisor.services.planning import saved
from advisor.ui.plan import pdf_pages
from tests.ui.open_client import ROSA, rosa
from tests.ui.open_plan import Opened, change_tuition, keep_plan, opened, words_of, worst

__all__ = ["opened"]


def test_that_save_pdf_asks_for_a_place_and_writes_a_real_pdf_of_a_saved_plan(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.paper.pdf_button, Qt.MouseButton.LeftButton)
    dialog = tab.keeping.out._file_dialog
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert "rosa" not in name.text().lower()
    assert tab.plan is not None
    assert name.text() == printing.file_name(tab.plan)
    place = tmp_path / "plan.pdf"
    name.setText(str(place))
    with qtbot.waitSignal(tab.message_requested) as said:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[1] == "good"
    assert place.read_bytes().startswith(b"%PDF-")
    assert "Medical Terminology" in words_of(place.read_bytes())
    kept = filing.load(work.vault, ROSA).plans
    assert [plan.version for plan in kept] == [1]
    assert kept[0].code in words_of(place.read_bytes())


def test_that_trouble_while_saving_is_said_and_nothing_is_left(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    with qtbot.waitSignal(work.tasks.failed) as said:
        tab.leaving.save_pdf(tmp_path / "nowhere" / "plan.pdf")
    assert said.args is not None
    assert "no such folder" in str(said.args[0])
    assert list(tmp_path.iterdir()) == []


def test_that_a_saved_plan_stays_as_it_was_and_the_difference_is_named(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    first = filing.load(work.vault, ROSA).plans[0]
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: "since version 1" in tab.paper.changes.text())
    assert "$1,685, was $1,580" in tab.paper.changes.text()
    assert saved(filing.load(work.vault, ROSA).plans[0]) == saved(first)
    keep_plan(qtbot, tab)
    assert [plan.version for plan in filing.load(work.vault, ROSA).plans] == [1, 2]


def test_that_saving_an_unchanged_plan_makes_no_new_version(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    keep_plan(qtbot, tab)
    assert len(filing.load(work.vault, ROSA).plans) == 1


def test_that_an_old_version_opens_in_the_preview_and_cannot_be_saved_again(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    first = filing.load(work.vault, ROSA).plans[0]
    tab.paper.versions.setCurrentIndex(tab.paper.versions.findData(first.id))
    assert tab.plan == saved(first)
    assert not tab.paper.keep_button.isEnabled()


def test_that_the_pdf_of_an_old_version_is_the_old_paper_and_makes_no_new_version(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    keep_plan(qtbot, tab)
    first, second = filing.load(work.vault, ROSA).plans
    tab.paper.versions.setCurrentIndex(tab.paper.versions.findData(first.id))
    with qtbot.waitSignal(tab.message_requested):
        tab.leaving.save_pdf(tmp_path / "old.pdf")
    assert filing.load(work.vault, ROSA).plans == (first, second)
    assert first.code in words_of((tmp_path / "old.pdf").read_bytes())


def test_that_the_name_of_the_pdf_carries_the_code_of_the_saved_version(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    kept = filing.load(work.vault, ROSA).plans[0]
    qtbot.waitUntil(lambda: tab.paper.versions.count() == 2)
    assert tab.plan is not None
    assert kept.code in printing.file_name(tab.plan)


def test_that_the_case_note_is_copied_as_text(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    with qtbot.waitSignal(tab.message_requested) as said:
        QTest.mouseClick(tab.paper.note_button, Qt.MouseButton.LeftButton)
    assert said.args is not None
    assert "Copied" in said.args[0]
    assert "Medical Terminology" in QGuiApplication.clipboard().text()


def test_that_a_paper_that_leaves_is_written_down_with_its_version(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    tab.leaving.save_pdf(tmp_path / "plan.pdf")
    qtbot.waitUntil(lambda: bool(filing.load(work.vault, ROSA).prints))
    file = filing.load(work.vault, ROSA)
    (printed,) = file.prints
    assert (printed.plan, printed.copy, printed.way) == (file.plans[0].id, "client", Way.FILE)
    qtbot.waitUntil(
        lambda: "saved as PDF 24 Nov 2026, client copy" in tab.paper.versions.itemText(1)
    )


def test_that_the_tab_says_when_the_clients_paper_is_of_before(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    tab.leaving.save_pdf(tmp_path / "plan.pdf")
    qtbot.waitUntil(lambda: bool(filing.load(work.vault, ROSA).prints))
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: "The client’s paper is of 24 Nov 2026." in tab.paper.changes.text())
    assert "things changed." in tab.paper.changes.text()
    assert "$1,685, was $1,580" in tab.paper.changes.text()
    keep_plan(qtbot, tab)
    assert "The client’s paper is of 24 Nov 2026." in tab.paper.changes.text()


def test_that_the_case_note_names_a_code_that_is_kept(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    with qtbot.waitSignal(tab.message_requested):
        QTest.mouseClick(tab.paper.note_button, Qt.MouseButton.LeftButton)
    (kept,) = filing.load(work.vault, ROSA).plans
    note = QGuiApplication.clipboard().text()
    assert f"Plan code {kept.code}, version 1. Draft, not signed." in note


def test_that_every_page_is_drawn_for_the_printer(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, _work = opened(rosa())
    assert tab.plan is not None
    pages = pdf_pages.all_pages(printing.render(tab.plan), 72)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    with qtbot.waitSignal(tab.message_requested):
        tab.keeping.out.print_pages(pages, printer)
    assert len(pdf_pages.all_pages((tmp_path / "printed.pdf").read_bytes(), 10)) == len(pages)
