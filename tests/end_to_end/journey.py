"""The person who walks in, and what is asked of every journey, whatever hands drive it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget

from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import filing, planning, unlocking
from advisor.services.unlocking import NO_FLOOR, KdfCost
from advisor.ui.client.sum_panel import SumPanel
from advisor.ui.funding.questions import QuestionRow
from tests.end_to_end.driver import Driver, said_by, until

TODAY = date(2026, 11, 24)
CHEAP = KdfCost(32, 1, 1, floor=NO_FLOOR)
PASSPHRASE = "four quiet herons wading"

NAME = "Marguerite Tsosie-Quill"
PHONE = "250-555-0199"
WORDS = "A steady desk job in a clinic near Quathiaski Cove. No more nights."
JOB = "medical secretary"
OCCUPATION = "Medical administrative assistants"
SEARCH = "medical office assistant"
QUOTED = "Medical Office Assistant Certificate"
UNPRICED = "Advanced Medical Office Assistant"
FLYER = "Reception skills for dental offices"
SCHOOL = "Island Training"
TOLD_BY = "Priya, registrar"

ANSWERS = {  # the beginning of a question, or of its button; nobody knows anything else
    "Has the college confirmed that the grant is open": "Yes",
    "Is the client a B.C. resident": "Yes",
    "Does the client agree that the college shares": "Yes",
    "Does the client have an open file with a WorkBC": "No",
    "Does the client get Employment Insurance": "None",
    "What is the client's status": "Canadian citizen",
    "What kind of school": "Private, in B.C.",
    "Has the client used": "No",
    "Does an employer apply": "No",
}
UNSURE = ("Does not know", "College can’t say")


def set_up(me: Driver) -> None:
    """First start: the centre, then a vault of one's own."""
    me.see("Welcome")
    me.type_into("Name of the centre", "Riverside Employment Centre")
    me.type_into("Phone", "250-555-0100")
    me.type_into("Your name", "Dana Whitfield")
    me.click("Go on")
    me.see("Create your vault")
    me.type_into("New passphrase", PASSPHRASE)
    me.type_into("The same once more", PASSPHRASE)
    me.click("Create my vault")
    me.see("No clients yet")
    me.settle()


def open_file(me: Driver) -> None:
    """A person sits down: name, consent, a phone number and a birth date."""
    me.press("Ctrl+N")
    me.type_into("Name or initials", NAME)
    me.click("The client agrees that a file is kept")
    me.click("Open file")
    me.see("Consent to keep a file until 24 Nov 2027")
    me.press("Ctrl+1")
    me.type_into("Phone", PHONE)
    me.type_into("Birth date", "4 May 1992")


def record_goal(me: Driver) -> None:
    """Own words, an occupation by a job title, and the limits."""
    me.press("Ctrl+2")
    me.write(WORDS)
    me.type_into("Target occupation, by any job title", JOB)
    me.see("Medical secretary, Medical administrative assistants")
    me.press("Return")
    me.see("2,610 openings, 2025 to 2035")
    me.type_into("Own money", "600")
    me.type_into("Hours a week", "20")
    me.type_into("By when", "30 Sep 2027")
    me.click("Delivery: Online")
    me.click("Delivery: Hybrid")


def choose_courses(me: Driver) -> None:
    """Two from the catalogue, one of them with the college's price, and one from a flyer."""
    me.press("Ctrl+3", "Ctrl+F")
    me.write(SEARCH)
    me.pick(QUOTED)
    me.see(f"1. {QUOTED}")
    me.pick(UNPRICED)
    me.see(f"2. {UNPRICED}")
    me.click("Type in a course")
    me.write(FLYER)
    me.type_into("College or school", SCHOOL)
    me.type_into("Tuition", "1450.50")
    me.press("Return")
    me.see(f"3. {FLYER}")
    me.see("told by the flyer on 24 Nov 2026")


def type_quote(me: Driver) -> None:
    """What the college said on the phone about the first course, with who said it."""
    me.open_row(f"1. {QUOTED}")
    me.type_into("Who told it", TOLD_BY)
    me.type_into("Tuition", "2640")
    me.type_into("Starts", "18 Jan 2027")
    me.type_into("Weeks", "20")
    me.type_into("Hours a week", "12")
    me.click("Done")
    me.see(f"told by {TOLD_BY} on 24 Nov 2026")
    me.see("Starts: 18 Jan 2027, Length: 20 weeks")


def see_funding(me: Driver) -> list[str]:
    """The worst case leads all the way; the answers to the open questions bring it down."""
    me.press("Ctrl+4")
    me.see("You may have to pay")
    before = the_sum(me)
    assert "No upper limit: 1 price unknown" in before
    assert _leads("$4,090.50 or more", before), before
    asked = answer_questions(me)
    after = the_sum(me)
    assert _leads("$1,450.50 or more", after), after
    assert "An estimate, not an approval." in after
    return asked


def _leads(worst: str, said: list[str]) -> bool:
    """The worst case is the first amount that the panel says."""
    return next(one for one in said if "$" in one) == worst


def the_sum(me: Driver) -> list[str]:
    """What the panel beside every step says."""
    me.settle()
    return _words(me.find("The sum", SumPanel))


def make_plan(me: Driver) -> None:
    """The plan is saved and its paper written, where the program proposes and so named."""
    me.press("Ctrl+5")
    me.see("Page 1 of")
    me.click("Save PDF")
    me.see("File name:")
    me.press("Return")
    me.leave_dialog()
    me.see("It is not encrypted: keep it safe.")


def answer_questions(me: Driver) -> list[str]:
    """Answer what the Funding step asks until nothing is open; the questions, in order."""
    asked: list[str] = []
    while True:
        until(
            lambda: _rows(me) or me.says("No question open") or me.says("gentle question"),
            "nothing is asked",
        )
        if me.says("No question open"):
            return asked
        assert len(asked) < 80, asked
        if not _rows(me):
            me.click("Open")
            continue
        row = _rows(me)[0]
        question = row.question.question
        answer = next((a for q, a in ANSWERS.items() if question.startswith(q)), "")
        me.push(_answer(row, answer))
        asked.append(question)
        me.settle()


def _rows(me: Driver) -> list[QuestionRow]:
    return [row for row in me.window.findChildren(QuestionRow) if row.isVisible()]


def _answer(row: QuestionRow, words: str) -> QPushButton:
    for button in row.findChildren(QPushButton):
        if button.text() == words or (not words and button.text() in UNSURE):
            return button
    raise AssertionError(f"“{row.question.question}” cannot be answered with “{words}”")


def remembered(me: Driver) -> dict[str, list[str]]:
    """What the five steps show of the client, walked through with Ctrl+1 to Ctrl+5."""
    shown: dict[str, list[str]] = {}
    me.settle()  # the file shows once it is read
    for number, step in enumerate(("about", "goals", "shortlist", "funding", "plan"), 1):
        me.press(f"Ctrl+{number}")
        me.settle()
        shown[step] = [*_fields(me.step()), *_pressed(me.step())]
    shown["sum"] = the_sum(me)
    return shown


def _fields(page: QWidget) -> list[str]:
    """Rows, cells and fields; not what the last search found nor which page is leafed open."""
    return [
        said
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleName() in KEPT
        for said in said_by(widget)
    ] + [row.accessibleName() for row in page.findChildren(QWidget) if _is_row(row)]


KEPT = (
    "The goal in the client’s own words",
    "Own money",
    "Hours a week",
    "By when",
    "Target occupation, by any job title",
    "Phone",
    "Birth date",
    "Costs and who pays them",
    "Version",
    "Steps, worked back from the starts",
)


def _is_row(widget: QWidget) -> bool:
    return widget.isVisible() and widget.accessibleName()[:3] in ("1. ", "2. ", "3. ")


def _pressed(page: QWidget) -> list[str]:
    return [
        button.accessibleName()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and button.isChecked()
    ]


def _words(box: QWidget) -> list[str]:
    return [
        said
        for widget in box.findChildren(QWidget)
        if widget.isVisible() and not isinstance(widget, QComboBox)
        for said in said_by(widget)
        if said
    ]


def check_kept(folder: Path) -> ClientFile:
    """Open the vault beside the program: everything that was typed is in it, with its source."""
    vault = unlocking.unlock(folder, PASSPHRASE)
    (summary,) = filing.clients(vault)
    file = filing.load(vault, summary.client.id)
    vault.close()
    assert (file.client.name, file.goal.words) == (NAME, WORDS)
    assert (file.goal.noc, file.goal.occupation) == ("13112", OCCUPATION)
    assert (file.goal.own_money, file.goal.by) == (Money.of(600), date(2027, 9, 30))
    assert file.goal.delivery == ("online", "hybrid")
    quoted, unpriced, flyer = file.chosen
    assert (quoted.title, unpriced.title, flyer.title) == (QUOTED, UNPRICED, FLYER)
    assert _tuition(quoted) == (Money.of(2640), TOLD_BY, TODAY)
    assert (quoted.start, quoted.weeks) == (date(2027, 1, 18), 20)
    assert not [line for line in unpriced.costs if line.amount is not None]
    assert _tuition(flyer) == (Money.of("1450.50"), "the flyer", TODAY)
    (saved,) = file.plans
    plan = planning.saved(saved)
    assert plan.code
    assert [course.title for course in plan.courses] == [QUOTED, UNPRICED, FLYER]
    return file


def _tuition(item: ShortlistItem) -> tuple[Money | None, str, date | None]:
    line = next(line for line in item.costs if line.category is Category.TUITION)
    return line.amount, line.told.by if line.told else "", line.told.on if line.told else None
