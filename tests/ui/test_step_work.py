"""A step that is hidden rests, misses nothing, and keeps nothing of another client."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import Changes, ClientFile
from advisor.domain.estimate import Estimate
from advisor.services import estimating, filing, unlocking
from advisor.services.estimating import Rules
from advisor.services.unlocking import Vault
from advisor.ui.client.step_pages import StepPages
from advisor.ui.tasks import Tasks
from advisor.ui.work import Work
from tests.ui.client_rig import TODAY

KNOWN, OTHER = "Marisol Quintero", "A. B."
Write = Callable[[Vault, ClientFile], Changes | None]


class Told(QLabel):
    """A page that shows a phone number and counts how often it was told one."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work, self.times = work, 0
        work.file_changed.connect(self._show)
        work.closed.connect(lambda: self.setText(""))

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        self.times += 1
        self.setText(f"{file.client.name} {file.client.phone}")


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    tasks = Tasks()
    yield Work(unlocking.sample(TODAY), estimating.load_rules(), tasks, lambda: TODAY)
    tasks.wait()
    tasks.forget()


@pytest.fixture
def pages(qtbot: QtBot, work: Work) -> StepPages:
    made = StepPages(work, (Told, Told, Told))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def open_client(qtbot: QtBot, work: Work, name: str) -> None:
    client = next(one.client for one in filing.clients(work.vault) if one.client.name == name)
    with qtbot.waitSignal(work.file_changed):
        work.open(client.id)


def phone(number: str) -> Write:
    def change(vault: Vault, file: ClientFile) -> Changes | None:
        return filing.edit(vault, file.client.id, phone=number)

    return change


def change(qtbot: QtBot, work: Work, number: str) -> None:
    with qtbot.waitSignal(work.saved):
        work.write(phone(number))


def page(pages: StepPages, at: int) -> Told:
    found = pages.widget(at)
    assert isinstance(found, Told)
    return found


def test_that_a_page_is_made_when_it_is_first_shown(pages: StepPages) -> None:
    assert [isinstance(pages.widget(at), Told) for at in range(3)] == [True, False, False]
    pages.show_step(2)
    assert [isinstance(pages.widget(at), Told) for at in range(3)] == [True, False, True]
    assert pages.currentIndex() == 2


def test_that_idle_moments_make_the_rest_and_stay_where_they_are(
    qtbot: QtBot, pages: StepPages
) -> None:
    pages.prepare()
    qtbot.waitUntil(lambda: all(isinstance(pages.widget(at), Told) for at in range(3)))
    assert pages.currentIndex() == 0
    assert pages.count() == 3


def test_that_a_hidden_page_hears_only_the_newest_when_it_shows(
    qtbot: QtBot, work: Work, pages: StepPages
) -> None:
    pages.show_step(1)
    pages.show_step(0)
    open_client(qtbot, work, KNOWN)
    for number in ("1", "2", "3"):
        change(qtbot, work, number)
    shown, hidden = page(pages, 0), page(pages, 1)
    assert (shown.times, shown.text()) == (4, f"{KNOWN} 3")
    assert (hidden.times, hidden.text()) == (0, "")
    pages.show_step(1)
    assert (hidden.times, hidden.text()) == (1, f"{KNOWN} 3")
    pages.show_step(0)
    assert shown.times == 4, "it has missed nothing"


def test_that_a_page_hears_again_when_the_whole_file_comes_back_into_sight(
    qtbot: QtBot, work: Work, pages: StepPages
) -> None:
    open_client(qtbot, work, KNOWN)
    pages.hide()
    change(qtbot, work, "1")
    assert page(pages, 0).times == 1
    pages.show()
    assert page(pages, 0).text() == f"{KNOWN} 1"


def test_that_a_page_which_is_left_still_hears_of_its_own_write(
    qtbot: QtBot, work: Work, pages: StepPages
) -> None:
    open_client(qtbot, work, KNOWN)
    mine = page(pages, 0)
    with qtbot.waitSignal(work.saved):
        mine.work.write(phone("mine"))
        pages.show_step(1)
    assert mine.text() == f"{KNOWN} mine"
    change(qtbot, work, "later")
    assert mine.text() == f"{KNOWN} mine"


def test_that_a_hidden_page_forgets_the_client_before(
    qtbot: QtBot, work: Work, pages: StepPages
) -> None:
    open_client(qtbot, work, KNOWN)
    pages.show_step(1)
    assert KNOWN in page(pages, 0).text()
    open_client(qtbot, work, OTHER)
    qtbot.waitUntil(lambda: page(pages, 0).text() == "")
    assert OTHER in page(pages, 1).text()
    pages.show_step(0)
    assert OTHER in page(pages, 0).text()
    work.close()
    assert {page(pages, at).text() for at in (0, 1)} == {""}
    pages.show_step(1)
    assert page(pages, 1).text() == ""


def test_that_new_rules_reach_every_page(qtbot: QtBot, work: Work, pages: StepPages) -> None:
    open_client(qtbot, work, KNOWN)
    work.rules = estimating.load_rules()
    with qtbot.waitSignal(work.file_changed):
        work.refresh()
    assert page(pages, 0).work.rules is work.rules


class Slow:
    """Estimates that wait until they are let go, and on which threads they ran."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.began = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        self._real = estimating.estimate
        monkeypatch.setattr(estimating, "estimate", self._estimate)

    def _estimate(self, file: ClientFile, rules: Rules, on: date) -> Estimate:
        self.threads.append(threading.current_thread())
        self.began.set()
        assert self.go.wait(20)
        return self._real(file, rules, on)


def birth(year: int) -> Write:
    """A change that money depends on."""

    def change(vault: Vault, file: ClientFile) -> Changes | None:
        return filing.edit(vault, file.client.id, birth_date=TODAY.replace(year=year))

    return change


def test_that_estimates_run_elsewhere_and_only_the_newest_shows(
    qtbot: QtBot, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_client(qtbot, work, KNOWN)
    slow, shown = Slow(monkeypatch), []
    work.file_changed.connect(lambda file, _estimate: shown.append(file.client.birth_date.year))
    for year in (1980, 1981, 1982, 1983):
        work.write(birth(year))
    qtbot.waitUntil(slow.began.is_set)
    assert shown == [], "the previous result stays until the new one is there"
    assert work.estimate is not None
    with qtbot.waitSignal(work.saved):
        qtbot.waitUntil(lambda: work._newest is not None and work._newest.number == work._wishes)
        slow.go.set()
    assert shown == [1983]
    assert len(slow.threads) == 2, "the first, and the newest of those that came meanwhile"
    assert threading.main_thread() not in slow.threads


def test_that_what_was_asked_before_closing_never_shows(
    qtbot: QtBot, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_client(qtbot, work, KNOWN)
    slow = Slow(monkeypatch)
    work.write(birth(1980))
    qtbot.waitUntil(slow.began.is_set)
    with qtbot.assertNotEmitted(work.file_changed):
        work.close()
        slow.go.set()
        qtbot.waitUntil(lambda: not work.tasks.busy)
    assert work.file is None
    open_client(qtbot, work, OTHER)
    assert work.file is not None


def test_that_words_about_no_money_need_no_new_estimate(
    qtbot: QtBot, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_client(qtbot, work, KNOWN)
    before, slow = work.estimate, Slow(monkeypatch)
    change(qtbot, work, "250-555-0101")
    assert work.estimate is before
    assert not slow.threads
    slow.go.set()
    with qtbot.waitSignal(work.saved):
        work.write(birth(1980))
    assert len(slow.threads) == 1


def test_that_a_quote_that_a_step_offers_comes_to_the_file(
    qtbot: QtBot, work: Work, pages: StepPages
) -> None:
    open_client(qtbot, work, KNOWN)
    page = pages.currentWidget()
    assert isinstance(page, Told)
    assert work.file is not None
    item = work.file.items[0]
    with qtbot.waitSignal(work.quote_offered) as offered:
        page.work.quote_offered.emit(item)
    assert offered.args == [item]
