"""The card "Who did what": shown when asked, filtered, copied, saved, and empty when it hides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.services import auditing, filing, unlocking
from advisor.services.unlocking import Vault
from advisor.ui.keeping.audit_card import AuditCard
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks
from tests.faults.typist import CHEAP, PASSPHRASE, new_client


@pytest.fixture
def card(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[AuditCard, Vault]]:
    theme.apply(qapp, "light", 100)
    vault, tasks = unlocking.create(tmp_path / "vault", PASSPHRASE, CHEAP, who="Dana"), Tasks()
    client = new_client(vault)
    filing.edit(vault, client, note="a canary")
    vault.who = "Eli"
    filing.open_file(vault, client)
    made = AuditCard(vault, tasks)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    yield made, vault
    tasks.store(vault.close)
    tasks.wait()
    tasks.forget()


def test_that_the_record_shows_by_counsellor_is_copied_saved_and_gone_when_hidden(
    card: tuple[AuditCard, Vault], qtbot: QtBot, tmp_path: Path
) -> None:
    page, vault = card
    assert not page.table.isVisible()
    page.show_button.click()
    qtbot.waitUntil(page.table.isVisible)
    assert [(row[1], row[2]) for row in page.table.lines.rows] == [
        ("Eli", "opened"),
        ("Dana", "changed"),
        ("Dana", "file begun"),
    ]
    assert "canary" not in page.table.as_text()
    assert page.table.lines.rows[1][4] == "client.note"
    page.who.setCurrentIndex(page.who.findData("Eli"))
    page.who.activated.emit(page.who.currentIndex())
    assert [row[2] for row in page.table.lines.rows] == ["opened"]
    with qtbot.waitSignal(page.message_requested):
        page.save(tmp_path / "audit.csv")
    assert "client.note" in (tmp_path / "audit.csv").read_text("utf-8-sig")
    assert auditing.newest(vault)[0].what == "audit"
    page.hide()
    assert page.table.lines.rows == []
    assert page.client.count() == 0
