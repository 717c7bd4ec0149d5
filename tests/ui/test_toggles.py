from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor.ui.controls.fields import Toggles


def test_that_an_answer_to_something_older_takes_no_tick_back(qtbot: QtBot) -> None:
    toggles = Toggles((("online", "Online"), ("hybrid", "Hybrid")), "Delivery")
    qtbot.addWidget(toggles)
    sent: list[tuple[str, ...]] = []
    toggles.edited.connect(sent.append)
    toggles.set_value(())
    qtbot.mouseClick(toggles.button("online"), Qt.MouseButton.LeftButton)
    toggles.set_value(())  # the file as another field left it, before the click came down
    qtbot.mouseClick(toggles.button("hybrid"), Qt.MouseButton.LeftButton)
    assert sent == [("online",), ("online", "hybrid")]
    toggles.set_value(("online",))
    toggles.set_value(("online", "hybrid"))
    assert toggles.button("online").isChecked()
    toggles.set_value(("hybrid",))  # undone elsewhere
    assert not toggles.button("online").isChecked()
