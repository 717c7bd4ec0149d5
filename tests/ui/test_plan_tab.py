"""The plan tab: steps, live paper, frozen versions, and the ways that the paper leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.plan import Centre, Copy
from advisor.domain.situation import Category
from advisor.services import filing, printing, shortlisting, unlocking
from advisor.services.planning import saved
from advisor.settings import Settings
from advisor.ui import pdf_pages, theme
from advisor.ui.plan_tab import PlanTab
from advisor.ui.work import Work
from tests.ui.open_client import NIC, ROSA, TODAY, TOLD, open_work, rosa, settle, show

Opened = tuple[PlanTab, Work]
SETTINGS = Settings(
    centre=Centre("Example Employment Centre", phone="250-555-0100"), counsellor="D."
)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[ClientFile], Opened]]:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build(file: ClientFile) -> Opened:
        work = open_work(qtbot, vault, file)
        tab = PlanTab(work, None, SETTINGS)
        qtbot.addWidget(tab, before_close_func=lambda _tab: settle(work))
        tab.resize(1014, 644)
        tab.show()
        with qtbot.waitSignal(tab.paper.preview.drawn):
            show(qtbot, work)
        return tab, work

    yield build
    vault.close()


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def worst(tab: PlanTab) -> Money | None:
    return tab.plan.estimate.out_of_pocket_worst if tab.plan else None


def change_tuition(work: Work, dollars: int) -> None:
    work.write(
        lambda vault, file: shortlisting.set_cost(
            vault,
            ROSA,
            NIC,
            cost_id=file.chosen[0].costs[0].id,
            category=Category.TUITION,
            label="",
            amount=Money.of(dollars),
            told=TOLD,
        )
    )


def keep_plan(qtbot: QtBot, tab: PlanTab) -> None:
    with qtbot.waitSignal(tab.message_requested):
        QTest.mouseClick(tab.paper.keep_button, Qt.MouseButton.LeftButton)


def test_that_the_preview_says_which_page_of_how_many(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    preview = tab.paper.preview
    assert preview.page_count >= 2
    assert preview.number.text() == f"Page 1 of {preview.page_count}"
    QTest.mouseClick(preview.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.page == 2)


def test_that_page_down_leafs_at_the_foot_of_a_page_and_page_up_returns(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    view, preview = tab.paper.preview.view, tab.paper.preview
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.page == 2)
    view.verticalScrollBar().setValue(0)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: preview.page == 1)


def test_that_the_paper_follows_a_change(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    assert tab.plan is not None
    before = tab.plan
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    assert tab.plan.code != before.code


def test_that_save_pdf_asks_for_a_place_and_writes_a_real_pdf_of_a_saved_plan(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.paper.pdf_button, Qt.MouseButton.LeftButton)
    dialog = tab.keeping._file_dialog
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
        tab.save_pdf(tmp_path / "nowhere" / "plan.pdf")
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
        tab.save_pdf(tmp_path / "old.pdf")
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


def test_that_space_ticks_a_step_and_the_tick_is_kept(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    tab.steps.setFocus()
    QTest.keyClick(tab.steps, Qt.Key.Key_Down)
    line = tab.steps._current_line()
    assert line is not None
    QTest.keyClick(tab.steps, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [other.key for other in tab.steps.lines if other.done] == [line.key])
    assert filing.load(work.vault, ROSA).answers[line.key].value == "yes"
    QTest.keyClick(tab.steps, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not [other for other in tab.steps.lines if other.done])


def test_that_a_step_of_ones_own_is_typed_with_its_day(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.own_step.text, "Ask about bus passes")
    QTest.keyClicks(tab.own_step.day, "2 Dec 2026")
    QTest.keyClick(tab.own_step.day, Qt.Key.Key_Return)
    own = ["Ask about bus passes"]
    qtbot.waitUntil(lambda: [line.text for line in tab.steps.lines if line.own] == own)
    assert filing.load(work.vault, ROSA).client.next_step == "Ask about bus passes"
    assert not tab.own_step.isVisible()


def test_that_a_day_that_cannot_be_read_is_said_in_place(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.own_step.text, "Ask about bus passes")
    QTest.keyClicks(tab.own_step.day, "soonish")
    QTest.keyClick(tab.own_step.day, Qt.Key.Key_Return)
    assert tab.own_step.trouble.isVisible()
    assert "soonish" in tab.own_step.trouble.text()
    assert filing.load(work.vault, ROSA).client.next_step == ""


def test_that_the_file_copy_is_another_paper(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    with qtbot.waitSignal(tab.paper.changed):
        QTest.mouseClick(tab.paper.copies.button(Copy.FILE), Qt.MouseButton.LeftButton)
    assert tab.paper.copy is Copy.FILE


def test_that_a_guest_gets_a_handout_without_a_name_and_no_choice_of_copies(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    file = rosa()
    guest = replace(file, client=replace(file.client, consent_on=None, consent_how=""))
    tab, _work = opened(guest)
    assert tab.paper.copy is Copy.HANDOUT
    assert not tab.paper.copies.isVisible()
    assert tab.plan is not None
    paper = printing.render(tab.plan, tab.paper.copy)
    assert "Rosa" not in words_of(paper)


def test_that_every_page_is_drawn_for_the_printer(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, _work = opened(rosa())
    assert tab.plan is not None
    pages = pdf_pages.all_pages(printing.render(tab.plan, Copy.CLIENT), 72)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    with qtbot.waitSignal(tab.message_requested):
        tab.keeping.print_pages(pages, printer)
    assert len(pdf_pages.all_pages((tmp_path / "printed.pdf").read_bytes(), 10)) == len(pages)


def test_that_closing_leaves_no_word_of_the_client(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    work.close()

    def left() -> list[str]:
        said = [label.text() for label in tab.findChildren(QLabel)]
        said += [button.text() for button in tab.findChildren(QPushButton)]
        said += [w.text() for w in tab.findChildren(QLineEdit)]
        for widget in tab.findChildren(QWidget):
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words = ("Rosa", "Medical", "Microsoft", "Version 1", TODAY.isoformat())
        return [text for text in said if any(word in text for word in words)]

    qtbot.waitUntil(lambda: not left())
    assert tab.plan is None
    assert tab.steps.lines == []
    assert tab.paper.preview.page_count == 0
    assert tab.paper.versions.count() == 1
