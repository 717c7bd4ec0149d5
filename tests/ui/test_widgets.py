"""Fields that save themselves, and the small widgets that every page uses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.ui.controls.inputs import read_day
from advisor.ui.controls.widgets import (
    Button,
    DateEdit,
    ElidedLabel,
    FlowLayout,
    Label,
    LineEdit,
    MoneyEdit,
    NumberEdit,
    TagList,
    TextEdit,
    YesNo,
)
from advisor.ui.look import theme

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    """A window with a column to put fields into."""
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


def put(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    window.show()
    widget.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    widget.setFocus()
    return widget


def test_that_a_field_saves_itself_after_a_pause(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, LineEdit("", "Address"))
    with qtbot.waitSignal(field.edited, timeout=900) as caught:
        QTest.keyClicks(field, "12 Main")
    assert caught.args == ["12 Main"]


def test_that_a_field_saves_itself_at_once_on_leaving(qtbot: QtBot, shown: QWidget) -> None:
    field, other = put(shown, LineEdit()), put(shown, LineEdit())
    field.setFocus()
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field, "Rosa")
    assert heard == []
    other.setFocus()
    assert heard == ["Rosa"]


def test_that_enter_saves_at_once_and_nothing_twice(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, LineEdit())
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field, "Rosa")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["Rosa"]


def test_that_hiding_a_page_loses_no_key(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, TextEdit())
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field, "night shifts")
    shown.hide()
    assert heard == ["night shifts"]


def test_that_an_echo_never_overtakes_somebody_who_types(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, LineEdit())
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "c")
    field.set_value("ab")
    assert field.text() == "abc"
    assert field.cursorPosition() == 3


def test_that_an_old_file_does_not_take_back_what_is_on_its_way(
    qtbot: QtBot, shown: QWidget
) -> None:
    """Another field's write comes back with the old text of this one."""
    field = put(shown, LineEdit())
    field.set_value("old")
    field.selectAll()
    QTest.keyClicks(field, "new")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.set_value("old")
    assert field.text() == "new"
    field.set_value("new")
    field.set_value("undone")
    assert field.text() == "undone"


def test_that_a_closed_file_leaves_no_text(qtbot: QtBot, shown: QWidget) -> None:
    fields: list[LineEdit | TextEdit] = [put(shown, LineEdit()), put(shown, TextEdit())]
    for field in fields:
        QTest.keyClicks(field, "secret")
        field.clear()
        assert field.text() == ""
        field.set_value("next client")
        assert field.text() == "next client"


def test_that_money_is_read_as_people_type_it(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, MoneyEdit("", "Tuition"))
    heard: list[object] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field, "$ 1,860.50")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [Money.of("1860.50")]
    assert field.text() == "$1,860.50"


def test_that_an_emptied_price_is_unknown_and_not_zero(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, MoneyEdit())
    field.set_value(Money.of(495))
    heard: list[object] = []
    field.edited.connect(heard.append)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [None]


def test_that_what_is_no_price_is_marked_and_not_saved(qtbot: QtBot, shown: QWidget) -> None:
    field, other = put(shown, MoneyEdit()), put(shown, LineEdit())
    field.setFocus()
    heard: list[object] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field, "-5")
    other.setFocus()
    assert heard == []
    assert field.property("wrong") is True
    assert "cannot be a price" in field.accessibleDescription()


@pytest.mark.parametrize("text", ["18 Jan 2027", "2027-01-18", "18/1/2027", "Jan 18, 2027"])
def test_that_dates_are_read_with_the_day_before_the_month(text: str) -> None:
    assert read_day(text) == date(2027, 1, 18)


@pytest.mark.parametrize("text", ["soon", "2027", "Jan 2027", "31 Feb 2027", "1/2", "9" * 300])
def test_that_half_a_date_is_no_date(text: str) -> None:
    with pytest.raises(BadInput):
        read_day(text)


def test_that_a_date_comes_back_in_the_programs_own_form(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, DateEdit())
    with qtbot.waitSignal(field.edited) as caught:
        QTest.keyClicks(field, "5/4/2027")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [date(2027, 4, 5)]
    assert field.text() == "5 Apr 2027"


def test_that_a_number_keeps_its_half(qtbot: QtBot, shown: QWidget) -> None:
    field = put(shown, NumberEdit())
    with qtbot.waitSignal(field.edited) as caught:
        QTest.keyClicks(field, "7,5")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [Decimal("7.5")]


def test_that_an_answer_can_be_taken_back(qtbot: QtBot, shown: QWidget) -> None:
    asked = put(shown, YesNo(name="On the grant list?"))
    heard: list[object] = []
    asked.value_changed.connect(heard.append)
    assert asked.value is None
    QTest.mouseClick(asked.button("no"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.button("no"), Qt.MouseButton.LeftButton)
    assert heard == ["no", None]
    assert not asked.button("no").isChecked()


def test_that_showing_an_answer_is_no_answer(qtbot: QtBot, shown: QWidget) -> None:
    asked = put(shown, YesNo())
    heard: list[object] = []
    asked.value_changed.connect(heard.append)
    asked.set_value("yes")
    asked.set_value("a word that is no choice")
    assert asked.value is None
    assert heard == []


def test_that_tags_are_added_and_removed_by_keyboard(qtbot: QtBot, shown: QWidget) -> None:
    tags = put(shown, TagList("Add a skill"))
    heard: list[object] = []
    tags.edited.connect(heard.append)
    QTest.keyClicks(tags.field, "typing")
    QTest.keyClick(tags.field, Qt.Key.Key_Return)
    QTest.keyClicks(tags.field, "typing")
    QTest.keyClick(tags.field, Qt.Key.Key_Return)
    (button,) = tags.findChildren(QToolButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert heard == [("typing",), ()]


def test_that_markup_in_a_clients_words_is_text(qtbot: QtBot) -> None:
    label = Label("<b>Rosa</b> <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_that_a_cut_off_line_keeps_its_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("North Island College, short certificate, in person")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text() == label.accessibleName()


def test_that_a_flow_wraps_instead_of_running_out(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for word in ("Tuition", "Fees", "Materials", "Equipment"):
        flow.addWidget(Button(word))
    wide = flow.sizeHint().width()
    assert flow.heightForWidth(wide) == 32
    assert flow.heightForWidth(wide // 2) > 64
