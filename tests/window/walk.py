"""One walk over every page, step, sub-page and form, on the sample clients.

A walk gives conditions to wait for and names of screens to look at, in turn; who walks it (a test,
or the command) waits and looks. So no walk needs a nested loop or a sleep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer

from advisor.app import Program
from advisor.services import printing
from advisor.services.printing import Leaving
from advisor.ui.client.client_page import FUNDING, GOALS, PLAN, SHORTLIST
from advisor.ui.client.step_states import NAMES
from advisor.ui.desk import Desk
from tests.plan_builders import a_plan

CLIENTS = ("Marisol Quintero", "A. B.")
QUIET_MS = 60  # past the last turn of what lays itself out later
DRAWN_MS = 300  # past the delay of what draws itself anew a moment after the last change
PASSWORD = "four quiet words"  # of an invented paper
COURSES = "Title,Provider,Weeks\nForklift basics (example),Camosun College,2\n"
Walk = Iterator[Callable[[], bool] | str]


def everywhere(program: Program, folder: Path) -> Walk:
    """Every screen; ``folder`` takes the file that is imported on the way."""
    yield from start(program)
    yield from samples(program)
    yield from pages(program)
    yield from room(program, folder)
    yield from brought(program, folder)
    for name in CLIENTS:
        yield from steps(program, name)
    yield from guest(program)


def start(program: Program) -> Walk:
    """The pages before a vault is open."""
    yield lambda: program.ready is not None
    window = program.window
    if program.welcome_page is not None:
        window.show_start(program.welcome_page)
        yield settled(program)
        yield "welcome"
    window.show_start(program.start_page)
    program.start_page.show_create()
    yield settled(program)
    yield "create a vault"
    program.start_page.show_unlock("Dana", "Example Centre")
    yield "unlock"


def samples(program: Program) -> Walk:
    """Open the sample clients."""
    yield lambda: program.ready is not None
    program.start_page.sample_requested.emit()
    yield lambda: program.desk is not None and len(program.desk.clients) >= len(CLIENTS)
    yield settled(program)


def pages(program: Program) -> Walk:
    """The pages of the rail with their forms."""
    desk = desk_of(program)
    for key in ("clients", "catalogue", "rules", "settings"):
        desk.show_page(key)
        yield settled(program)
        yield key
    desk.show_page("clients")
    desk.clients_page.start_new()
    yield settled(program)
    yield "new client"
    program.window.palette_requested.emit()
    yield settled(program)
    yield "palette"
    desk.palette.close_palette()
    desk.settings_page.keys_button.click()
    yield settled(program)
    yield "keys"
    desk.show_page("rules")
    rules = desk.rules_page
    rules.version_rows[0].confirm_button.click()
    yield "rules, confirm"
    desk.show_page("rules")
    rules.detail.value_button.click()
    yield settled(program)
    yield "rules, new value"
    rules.side.bursary_button.click()
    yield settled(program)
    yield "rules, bursary"
    rules.flow.left.emit(None)


def room(program: Program, folder: Path) -> Walk:
    """The catalogue's record and the pages behind Manage."""
    upkeep = desk_of(program).upkeep
    inside, exchange = upkeep.room, upkeep._exchange
    desk_of(program).show_page("catalogue")
    inside.page.search.search("carpentry")
    yield settled(program, DRAWN_MS)
    inside.page._show_record_side()  # where words are large it takes the list's place
    yield inside.page.view.edit_button.isVisible
    yield settled(program)
    yield "record"
    inside.page.view.edit_button.click()
    yield lambda: upkeep._editing.form is not None and inside.currentWidget() is not inside.page
    yield "edit a record"
    inside.back()
    file = folder / "courses.csv"
    file.write_text(COURSES, "utf-8")
    for name, go in (
        ("add a course", upkeep.add_course),
        ("what to look after", upkeep.open_work),
        ("export", exchange.open_export),
        ("import", lambda: exchange.import_from(file)),
    ):
        go()
        yield lambda: inside.currentWidget() is not inside.page
        yield settled(program)
        yield name
        inside.back()


def brought(program: Program, folder: Path) -> Walk:
    """The plan of another centre, in a PDF with a password."""
    start, file = desk_of(program).start_plan, folder / "brought.pdf"
    printing.save_pdf(a_plan(), file, leaving=Leaving(carries=True, password=PASSWORD))
    start.open_paper(file)
    yield start.page.password.isVisible
    yield "plan of another centre, locked"
    start.page.unlocked.emit(PASSWORD)
    yield lambda: bool(start.page.shown)
    yield settled(program)
    yield "plan of another centre"
    start.page.closed.emit()


def steps(program: Program, name: str) -> Walk:
    """A client's five steps with all that opens inside them."""
    desk = desk_of(program)
    client = next(one.client for one in desk.clients if one.client.name == name)
    desk.files.open_client(client.id)
    yield lambda: desk.files.file is not None and desk.files.file.client.id == client.id
    assert desk.files.current is not None
    page = desk.files.current.page
    for at, step in enumerate(NAMES):
        page.open_step(at)
        yield settled(program, DRAWN_MS if at == PLAN else QUIET_MS)
        yield f"{name}: {step}"
    yield from _goal(program, page, name)
    yield from _list(program, page, name)
    yield from _money(program, page, name)
    tab: Any = page.stack.widget(PLAN)
    page.open_step(PLAN)
    tab.add_button.click()
    yield settled(program, DRAWN_MS)
    yield f"{name}: own step"
    tab.own_step.close_form()
    tab.own_step.closed.emit()
    tab.paper.leaving.form.start()
    yield settled(program)
    yield f"{name}: password of a PDF"
    tab.paper.leaving.form.leave()
    desk.files.show_to_client()
    yield settled(program)
    yield f"{name}: client view"
    program.window.close_client_view()


def _goal(program: Program, page: Any, name: str) -> Walk:
    file = desk_of(program).files.file
    if file is None or not file.goal.noc:
        return
    page.open_step(GOALS)
    goals: Any = page.stack.widget(GOALS)
    goals.open_gap()
    yield goals.gap.offers.isVisible
    goals.gap.rows[0].button.click()
    yield settled(program)
    yield f"{name}: skills held and missing"
    goals.gap.back_requested.emit()


def _list(program: Program, page: Any, name: str) -> Walk:
    page.open_step(SHORTLIST)
    tab: Any = page.stack.widget(SHORTLIST)
    for row in tab.view.rows.values():
        row.toggle_quote()
    tab.flyer_button.click()
    yield settled(program)
    yield f"{name}: quote and flyer"
    tab.flyer.closed.emit()
    for row in tab.view.rows.values():
        row.toggle_quote()
        row.ask_why()
    yield settled(program)
    yield f"{name}: turn down"
    if tab.compare_button.isEnabled():
        tab.compare_button.click()
        yield settled(program)
        yield f"{name}: compare"
        tab.compare.closed.emit()
    tab.suggest_button.click()
    yield settled(program)
    yield f"{name}: suggest"
    tab.suggest.back_requested.emit()


def _money(program: Program, page: Any, name: str) -> Walk:
    page.open_step(FUNDING)
    tab: Any = page.stack.widget(FUNDING)
    tab.claims.open_new()
    for fold in list(tab.also.folds):
        tab.also.folds[fold].click()
    yield settled(program)
    if tab.also.rows:
        tab.also.rows[0].click()
    yield settled(program)
    yield f"{name}: application and reason"
    tab.claims.form.left.emit()


def guest(program: Program) -> Walk:
    """A guest, and the question before a guest becomes a client."""
    files = desk_of(program).files
    before = files.current
    files.open_guest()
    yield lambda: files.current is not before and files.file is not None
    yield settled(program)
    yield "guest"
    files.ask_consent()
    yield settled(program)
    yield "keep the guest"


def settled(program: Program, quiet_ms: int = QUIET_MS) -> Callable[[], bool]:
    """Once nothing has run for a while."""
    quiet = QDeadlineTimer(quiet_ms)

    def ready() -> bool:
        if program.tasks.busy:
            quiet.setRemainingTime(quiet_ms)
        return quiet.hasExpired()

    return ready


def desk_of(program: Program) -> Desk:
    """The open samples."""
    assert program.desk is not None
    return program.desk
