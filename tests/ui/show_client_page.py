"""Draw the client page of a sample client: python -m tests.ui.show_client_page OUT."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from advisor.services import estimating, filing, searching, unlocking
from advisor.settings import Settings
from advisor.ui.client.client_page import ClientPage
from advisor.ui.look import theme
from advisor.ui.look.style import AdvisorStyle
from advisor.ui.tasks import Tasks
from advisor.ui.work import Work

TODAY = date(2026, 11, 24)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--percent", type=int, default=100)
    parser.add_argument("--size", default="1270x768")
    parser.add_argument("--client", default="Marisol Quintero")
    parser.add_argument("--steps", default="0,1")
    parser.add_argument("--sheet", action="store_true")
    given = parser.parse_args()
    app = QApplication([])
    theme.apply(app, given.theme, given.percent)
    theme.finish(app, AdvisorStyle())
    vault = unlocking.sample(TODAY)
    tasks = Tasks()
    work = Work(vault, estimating.load_rules(), tasks, lambda: TODAY)
    page = ClientPage(work, searching.open_catalogue(given.out / "catalogue.sqlite"), Settings())
    width, height = map(int, given.size.split("x"))
    page.resize(width, height)
    page.show()
    found = next(one for one in filing.clients(vault) if one.client.name == given.client)
    work.open(found.client.id)
    steps = [int(step) for step in given.steps.split(",")]

    def shoot() -> None:
        if not steps:
            app.quit()
            return
        page.open_step(steps[0])
        if given.sheet:
            page.bar.open_requested.emit()
        QTimer.singleShot(500, keep)

    def keep() -> None:
        step = steps.pop(0)
        name = f"client-{step + 1}-{given.theme}-{given.percent}-{width}.png"
        given.out.mkdir(parents=True, exist_ok=True)
        page.grab().save(str(given.out / name))
        shoot()

    QTimer.singleShot(700, shoot)
    app.exec()
    tasks.wait()


if __name__ == "__main__":
    main()
