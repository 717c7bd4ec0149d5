"""The card "Backups": made now, looked at before a restore, restored from the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.paths import DataFolder
from advisor.services import filing, keeping_safe, unlocking
from advisor.services.unlocking import Vault
from advisor.settings import Settings
from advisor.ui.keeping.backup_card import BackupCard
from advisor.ui.keeping.backups import Backups
from advisor.ui.look import theme
from advisor.ui.settings_page import SettingsPage
from advisor.ui.supplies import Supplies
from advisor.ui.tasks import Tasks
from tests.faults.typist import CHEAP, PASSPHRASE, new_client


class Bench(SimpleNamespace):
    card: BackupCard
    backups: Backups
    page: SettingsPage
    vault: Vault
    tasks: Tasks
    data: DataFolder
    supplies: Any


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    theme.apply(qapp, "light", 100)
    data, tasks = DataFolder(tmp_path / "data"), Tasks()
    vault = unlocking.create(data.vault, PASSPHRASE, CHEAP)
    new_client(vault)
    supplies = SimpleNamespace(tasks=tasks, data=data, settings=Settings())
    backups = Backups(cast("Supplies", supplies), vault, tasks)
    card = BackupCard(backups)
    page = SettingsPage(supplies.settings, backups=card)
    qtbot.addWidget(page)
    page.resize(1200, 1100)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    yield Bench(
        card=card, backups=backups, page=page, vault=vault, tasks=tasks, data=data,
        supplies=supplies,
    )  # fmt: skip
    tasks.store(backups.last_call())
    tasks.wait()
    tasks.forget()


def press(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def made(qtbot: QtBot, bench: Bench) -> None:
    press(bench.card.make_button)
    qtbot.waitUntil(lambda: "opened and checked" in bench.card.last.text())


def test_that_backup_preview_and_restore_work_from_the_window(bench: Bench, qtbot: QtBot) -> None:
    card = bench.card
    qtbot.waitUntil(lambda: "None yet" in card.last.text())
    assert not card.restore_button.isEnabled()
    assert str(bench.data.vault / "backups") in card.place.text()
    made(qtbot, bench)
    filing.edit(bench.vault, filing.clients(bench.vault)[0].client.id, name="Anna Example")
    new_client(bench.vault)
    press(card.restore_button)
    assert card.which.hasFocus()
    qtbot.waitUntil(card.accept_button.isEnabled)
    assert "will be gone (1): Ana Example" in card.differs.text()
    assert "as they were then (1): Anna Example" in card.differs.text()
    press(card.cancel_button)
    assert card.differs.text() == ""
    press(card.restore_button)
    qtbot.waitUntil(card.accept_button.isEnabled)
    with qtbot.waitSignal(bench.backups.left) as caught:
        press(card.accept_button)
    assert "was restored" in caught.args[0]
    assert not bench.vault.is_open
    again = unlocking.unlock(bench.data.vault, PASSPHRASE)
    assert [one.client.name for one in filing.clients(again)] == ["Ana Example"]
    again.close()
    assert len(keeping_safe.own_backups(bench.data.vault, bench.backups.folder)) == 2


def test_that_a_stick_pulled_out_is_told_and_the_next_one_works(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    card, stick = bench.card, tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(bench.page.settings_changed) as caught:
        card.choose(stick)
    bench.supplies.settings = caught.args[0]
    assert bench.supplies.settings.backups == str(stick / "Advisor backups")
    made(qtbot, bench)
    shutil.rmtree(stick)
    press(card.make_button)
    qtbot.waitUntil(lambda: "is not there" in card.last.text())
    assert card.make_button.isEnabled()
    bench.supplies.settings = replace(bench.supplies.settings, backups="")
    made(qtbot, bench)


def test_that_names_go_when_nobody_looks_any_more(bench: Bench, qtbot: QtBot) -> None:
    card = bench.card
    made(qtbot, bench)
    new_client(bench.vault)
    press(card.restore_button)
    qtbot.waitUntil(lambda: "Ana Example" in card.differs.text())
    bench.page.hide()
    assert card.differs.text() == ""


def test_that_the_regular_one_and_the_last_one_come_by_themselves(
    bench: Bench, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bench.backups.listed, check_params_cb=lambda found: len(found) == 1):
        bench.backups.make_if_changed()
    new_client(bench.vault)
    bench.tasks.store(bench.backups.last_call())
    bench.tasks.wait()
    assert not bench.vault.is_open
    assert len(keeping_safe.own_backups(bench.data.vault, bench.backups.folder)) == 2
