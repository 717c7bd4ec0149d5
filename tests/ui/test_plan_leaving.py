"""The further ways out of the plan step: calendar, locked PDF, and what a PDF carries inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.plan import Copy
from tests.ui.open_client import rosa
from tests.ui.open_plan import SETTINGS, Opened, opened

__all__ = ["opened"]
WORDS = "four quiet riverbed words"


def inside(path: Path, password: str = "") -> list[str]:
    """The names of the files in a PDF."""
    with pikepdf.open(path, password=password) as pdf:
        return sorted(pdf.attachments)


def saved(qtbot: QtBot, opened: Opened, path: Path, password: str = "") -> list[str]:
    """Save the paper that is shown; what is inside."""
    tab, _work = opened
    with qtbot.waitSignal(tab.message_requested):
        tab.leaving.save_pdf(path, password)
    return inside(path, password)


def test_that_the_counsellor_leaves_the_plan_out_and_the_choice_is_remembered(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    shown = opened(rosa())
    tab = shown[0]
    menu = tab.paper.leaving
    assert saved(qtbot, shown, tmp_path / "1.pdf") == [
        "learning-plan-dates.ics", "learning-plan.json",
    ]  # fmt: skip
    with qtbot.waitSignal(tab.carry_chosen, check_params_cb=lambda carries: carries is False):
        menu.carries.trigger()
    assert saved(qtbot, shown, tmp_path / "2.pdf") == []
    menu.clear()
    assert not menu.carries.isChecked()
    tab.set_settings(SETTINGS)  # where it is still on
    assert menu.carries.isChecked()


def test_that_a_file_copy_carries_nothing_unless_asked_this_time(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    menu, chosen = tab.paper.leaving, list[bool]()
    tab.carry_chosen.connect(chosen.append)
    tab.paper.copies.set_value(Copy.FILE)
    tab.paper.copies.value_changed.emit(Copy.FILE)
    assert not menu.carries.isChecked()
    menu.carries.trigger()
    assert menu.leaving().carries
    tab.paper.clear()
    menu.show_copy(Copy.FILE)
    assert not menu.carries.isChecked()
    assert chosen == []


def test_that_a_locked_pdf_wants_the_password_twice_and_keeps_it_nowhere(
    qtbot: QtBot,
    opened: Callable[[ClientFile], Opened],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    tab, _work = opened(rosa())
    form, path = tab.paper.leaving.form, tmp_path / "locked.pdf"
    monkeypatch.setattr(tab.keeping, "ask_where", lambda _plan, _copy, chosen: chosen(path))
    tab.paper.leaving.entries()[1][1]()
    assert form.isVisible()
    QTest.keyClicks(form.password, "short")
    assert "at least 10 letters" in form.said.text()
    form.password.clear()
    QTest.keyClicks(form.password, WORDS)
    assert form.said.text().startswith("Fair")
    QTest.keyClicks(form.again, "four quite")
    assert "not the same" in form.said.text()
    assert not form.save_button.isEnabled()
    form.again.clear()
    QTest.keyClicks(form.again, WORDS)
    with qtbot.waitSignal(tab.message_requested) as said:
        QTest.keyClick(form.again, Qt.Key.Key_Return)
    assert said.args is not None
    assert "opens with its password only" in said.args[0]
    assert (form.password.text(), form.again.text(), form.isHidden()) == ("", "", True)
    assert len(inside(path, WORDS)) == 2
    with pytest.raises(pikepdf.PasswordError):
        inside(path)
    assert "riverbed" not in caplog.text + said.args[0]


def test_that_escape_and_locking_forget_what_was_typed(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    form = tab.paper.leaving.form
    for lock in (False, True):
        form.start()
        QTest.keyClicks(form.password, WORDS)
        if lock:
            work.close()
        else:
            QTest.keyClick(form.again, Qt.Key.Key_Escape)
        assert form.password.text() == ""
        assert form.isHidden()


def test_that_the_calendar_is_saved_with_a_name_that_tells_nothing(
    qtbot: QtBot,
    opened: Callable[[ClientFile], Opened],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab, _work = opened(rosa())
    names = []

    def choose(_title: str, name: str, chosen: Callable[[Path], None], *, calendar: bool) -> None:
        names.append(name)
        assert calendar
        chosen(tmp_path / name)

    monkeypatch.setattr(tab.keeping.out, "ask_where", choose)
    with qtbot.waitSignal(tab.message_requested):
        tab.paper.leaving.entries()[0][1]()
    data = (tmp_path / names[0]).read_bytes()
    assert b"BEGIN:VALARM" in data
    assert b"Rosa" not in data
    assert tab.plan is not None
    assert names == [f"plan-dates-{tab.plan.code}.ics"]
