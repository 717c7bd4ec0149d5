"""The main job once, without a screen, on the sample clients: plans, pictures and a summary."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication

from advisor import files, wording
from advisor import settings as settings_file
from advisor.app import Program, local_today
from advisor.domain.centre import Centre
from advisor.domain.client import Changes, ClientFile, Told
from advisor.domain.money import Money
from advisor.domain.plan import Copy, PrintAs
from advisor.domain.situation import Category
from advisor.paths import DataFolder
from advisor.services import filing, planning, printing, searching, shortlisting
from advisor.services.searching import Query
from advisor.services.unlocking import Vault
from advisor.settings import Settings
from advisor.ui.client.client_page import ABOUT, FUNDING, GOALS, PLAN, SHORTLIST
from advisor.ui.desk import Desk

CENTRE = Centre(
    "Example Employment Centre",
    "100 Example Street, Campbell River, B.C.",
    "250-555-0148",
    "vancouver_island_coast",
    "Monday to Friday, 9:00 to 4:30",
)
SETTINGS = Settings(CENTRE, "Dana Whitfield", theme="light", welcomed=True)
WORDS = "I want a steady desk job in a clinic. No more nights."
SEARCH = "medical office assistant"
SETTLE_MS, QUIET_MS = 700, 200  # past every field's and preview's own delay; after the last answer
Steps = Iterator[Callable[[], bool]]


def run(out: Path, on: date | None) -> int:
    """Walk the job and leave its results in ``out``. Raises Unavailable."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with files.in_words(out):
        (out / "screens").mkdir(parents=True, exist_ok=True)
    today = on or local_today()
    application = QApplication.instance() or QApplication(["advisor"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        settings_file.save(data.settings, SETTINGS)
        program = Program(application, data, today=lambda: today)
        walk = Walk(program, out, today)
        sys.excepthook = walk.break_off
        walk.start()
        code = application.exec()
    for name in walk.written:
        print(name)
    return code


class Walk:
    """The steps, each waiting until the program has answered: no nested loop, no sleep."""

    def __init__(self, program: Program, out: Path, today: date) -> None:
        self.program, self.out, self.today = program, out, today
        self.summary: dict[str, Any] = {"on": today.isoformat()}
        self.written: list[str] = []
        self._steps = self._walk()
        self._ready: Callable[[], bool] = lambda: True
        self._timer = QTimer(program)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Show the window and begin."""
        self.program.window.resize(1366, 768)
        self.program.start()
        self._timer.start()

    def break_off(self, kind: type[BaseException], error: BaseException, where: Any) -> None:
        """A bug ends the walk at once, with exit code 70."""
        self._timer.stop()
        traceback.print_exception(kind, error, where)
        QApplication.exit(70)

    @property
    def desk(self) -> Desk:
        """The open samples."""
        assert self.program.desk is not None
        return self.program.desk

    def _go_on(self) -> None:
        if not self._ready():
            return
        try:
            self._ready = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.program.window.close()
            QApplication.quit()

    def _settled(self) -> Callable[[], bool]:
        """Once nothing has run for a while: what came last is laid out and painted by then."""
        quiet = QDeadlineTimer(SETTLE_MS)

        def ready() -> bool:
            if self.program.tasks.busy:
                quiet.setRemainingTime(max(QUIET_MS, quiet.remainingTime()))
            return quiet.hasExpired()

        return ready

    def _walk(self) -> Steps:
        yield from self._picture("unlock")
        self.program.start_page.sample_requested.emit()
        yield from self._picture("clients")
        self.desk.clients_page.new_requested.emit("Rosa Delgado", "in writing", None)
        yield self._settled()
        yield from self._interview()
        yield from self._search()
        yield from self._money()
        yield from self._paper()
        yield from self._other_pages()
        yield from self._looks()
        self._write("summary.json", json.dumps(self.summary, indent=2).encode())

    def _interview(self) -> Steps:
        page = self._page()
        facts = {"status": "citizen", "bc_resident_living_in_bc": "yes", "consent": "yes"}

        def write(vault: Vault, file: ClientFile) -> Changes:
            for fact, value in facts.items():
                filing.answer(vault, file.client.id, fact, value, self.today)
            filing.edit(
                vault,
                file.client.id,
                birth_date=date(1992, 5, 4),
                region=CENTRE.region,
                phone="250-555-0117",
            )
            return filing.edit_goal(
                vault,
                file.client.id,
                words=WORDS,
                noc="13112",
                occupation="Medical administrative assistants",
                own_money=Money.of(600),
                delivery=("online", "hybrid"),
                skills_wanted=("medical terminology", "medical billing"),
            )

        self._file().work.write(write)
        page.open_step(ABOUT)
        yield from self._picture("about")
        page.open_step(GOALS)
        yield from self._picture("goals")
        tab: Any = page.stack.currentWidget()
        tab.open_gap()
        yield from self._picture("gap")
        tab.gap.back_requested.emit()

    def _search(self) -> Steps:
        page = self._page()
        page.open_step(SHORTLIST)
        tab: Any = page.stack.currentWidget()
        tab.search_for(SEARCH)
        yield self._settled()
        found = searching.find(self.desk.supplies.catalogue, Query(SEARCH, limit=5))
        self.summary["search"] = {"query": SEARCH, "total": found.total}
        self.summary["hits"] = [hit.credential.id for hit in found.hits]
        for hit in found.hits[:2]:
            self.desk.files.add(hit.credential)
        yield self._settled()
        self._file().work.write(self._quote)
        yield from self._picture("shortlist")
        tab.compare_button.click()
        yield from self._picture("compare")
        tab.compare.closed.emit()
        tab.suggest_button.click()
        yield from self._picture("suggest")
        tab.suggest.back_requested.emit()

    def _quote(self, vault: Vault, file: ClientFile) -> Changes:
        """The first course with a price that the college told, the second without one."""
        first, told = file.chosen[0], Told("Continuing Studies (example)", self.today)
        shortlisting.edit_item(
            vault,
            file.client.id,
            first.id,
            start=_in_weeks(self.today, 9),
            weeks=20,
            hours_a_week=12,
            schedule_told=told,
        )
        return shortlisting.set_cost(
            vault,
            file.client.id,
            first.id,
            cost_id=next((c.id for c in first.costs if c.category is Category.TUITION), None),
            category=Category.TUITION,
            label="",
            amount=Money.of(2640),
            told=told,
        )

    def _money(self) -> Steps:
        self._page().open_step(FUNDING)
        yield from self._picture("funding")
        estimate = self._file().work.estimate
        assert estimate is not None
        worst = estimate.out_of_pocket_worst
        self.summary["estimate"] = {
            "total_cost_known": float(estimate.total_cost_known.amount),
            "out_of_pocket_best": float(estimate.out_of_pocket_best.amount),
            "out_of_pocket_worst": None if worst is None else float(worst.amount),
            "verdicts": {one.code: one.verdict for one in estimate.programs},
            "questions": [one.question for one in estimate.questions],
        }

    def _paper(self) -> Steps:
        page = self._page()
        page.open_step(PLAN)
        yield self._settled()
        tab: Any = page.stack.currentWidget()
        tab.paper.keep_button.click()
        yield from self._picture("plan")
        file = self._file().work.file
        assert file is not None
        plan = planning.saved(file.plans[-1])
        for copy in (Copy.CLIENT, Copy.FILE, Copy.HANDOUT):
            self._write(f"plan-{plan.code}-{copy}.pdf", printing.render(plan, PrintAs(copy)))
        self._write("case-note.txt", printing.case_note(plan).encode())
        self.summary["plan"] = {"code": plan.code, "saved": wording.day(plan.made_on)}

    def _other_pages(self) -> Steps:
        self.desk.files.show_to_client()
        yield from self._picture("client-view")
        self.program.window.close_client_view()
        upkeep = self.desk.upkeep
        self.desk.show_page("catalogue")
        upkeep.room.page.search.search("mass timber")
        yield from self._picture("catalogue")
        for look_at, name in ((upkeep.open_work, "work"), (upkeep.add_course, "add")):
            look_at()
            yield from self._picture(f"catalogue-{name}")
            upkeep.room.back()
        for key in ("rules", "settings"):
            self.desk.show_page(key)
            yield from self._picture(key)
        self.desk.files.open_guest()
        yield from self._picture("guest")

    def _looks(self) -> Steps:
        client = max(self.desk.clients, key=lambda one: (one.chosen, one.unknown_prices))
        self.desk.files.open_client(client.client.id)
        yield self._settled()
        for theme, percent, step, name in (
            ("dark", 100, FUNDING, "funding-dark"),
            ("contrast", 100, FUNDING, "funding-contrast"),
            ("light", 200, SHORTLIST, "shortlist-200"),
        ):
            look = Settings(CENTRE, "Dana Whitfield", theme, percent, welcomed=True)
            self.program.change_settings(look)
            self._page().open_step(step)
            yield from self._picture(name)

    def _file(self) -> Any:
        assert self.desk.files.current is not None
        return self.desk.files.current

    def _page(self) -> Any:
        return self._file().page

    def _picture(self, name: str) -> Steps:
        yield self._settled()
        if self.program.window.at_work and self.program.window.messages.text:
            self.program.window.messages.clear()
            yield self._settled()
        number = sum(one.startswith("screens/") for one in self.written) + 1
        path = f"screens/{number:02}-{name}.png"
        if not self.program.window.grab().save(str(self.out / path)):
            files.write(self.out / path, b"")  # raises with the reason
        self.written.append(path)

    def _write(self, name: str, content: bytes) -> None:
        files.write(self.out / name, content)
        self.written.append(name)


def _in_weeks(on: date, weeks: int) -> date:
    """A Monday so many weeks on."""
    return date.fromordinal(on.toordinal() - on.weekday() + 7 * weeks)
