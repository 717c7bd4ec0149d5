"""Dates, sums and rule sentences in the languages of papers."""

from __future__ import annotations

import gettext
from datetime import date, datetime
from decimal import Decimal

import pytest

from advisor import i18n, wording
from advisor.domain.estimate import Said
from advisor.domain.money import Money
from advisor.i18n import LANGUAGES, speaking
from advisor.report.words import Words

DAY = date(2026, 12, 3)
MEETING = datetime(2026, 12, 3, 14, 0)  # noqa: DTZ001 - the clock on the wall


def test_that_sums_are_those_of_the_bills_here_but_in_french() -> None:
    amount = Money.of("1740.50")
    assert {Words(one).money(amount) for one in LANGUAGES if one != "fr"} == {"$1,740.50"}
    assert Words("fr").money(amount) == "1\u00a0740,50\u00a0$"
    with speaking("fr"):
        assert wording.money(Money.of(-5)) == "-5\u00a0$"
        assert wording.number(Decimal("7.50")) == "7,5"
    assert wording.wage(Decimal("26.5"), "hour") == "$26.50 an hour"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_that_dates_are_in_western_digits_and_never_misread(spoken: str) -> None:
    words = Words(spoken)
    with speaking(spoken):
        said = [wording.day(DAY), wording.weekday(DAY), wording.month(DAY), wording.clock(MEETING)]
    said += [words.long_day(DAY), words.day(DAY), words.near_day(DAY), words.meeting(MEETING)]
    said += [words.days(DAY, date(2027, 3, 12)), words.month(DAY), words.all_of(["1", "2", "3"])]
    for text in said:
        assert all(letter in "0123456789" for letter in text if letter.isdigit())
        assert not set(text) & {"\u200e", "\u200f", "\u202f", "/"}
    assert not words.day(DAY).endswith(".")  # a sentence that ends in it has one dot
    assert "12" not in words.day(DAY) or spoken in ("zh_Hans", "zh_Hant", "ko", "vi")


def test_that_a_meeting_is_said_as_people_say_it() -> None:
    assert Words("en").meeting(MEETING) == "Thursday, December 3, 2:00\u00a0pm"
    assert Words("fr").meeting(MEETING) == "jeudi 3 décembre 2026, 14\u00a0h\u00a000"
    assert Words("fr").all_of(["1", "2"]) == "1 et 2"
    assert Words("es").days(DAY, date(2026, 12, 20)) == "3–20\u00a0de\u00a0dic\u00a0de 2026"


@pytest.mark.parametrize(
    ("spoken", "lines"),
    [
        ("vi", ["3 thg 12,", "2026 –", "12 thg 3,", "2027"]),
        ("es", ["3 de dic de", "2026 –", "12 de mar de", "2027"]),
        ("fa", ["3 دسامبر", "2026 تا", "12 مارس", "2027"]),
    ],
)
def test_that_a_period_is_broken_between_its_days_or_before_a_year(
    spoken: str, lines: list[str]
) -> None:
    said = Words(spoken).days(DAY, date(2027, 3, 12))
    assert [part.replace("\u00a0", " ") for part in said.split(" ")] == lines


def test_that_a_rule_sentence_is_said_with_its_values(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "At most {cap} until {day}.": "Au plus {cap} jusqu’au {day}.",
        "With “{label}: {answer}” this would be met.": "Avec « {label} : {answer} », oui.",
        "Yes": "Oui",
    }
    french = gettext.NullTranslations()
    monkeypatch.setattr(french, "gettext", lambda text: known.get(text, text))
    monkeypatch.setattr(i18n, "translation", lambda _language: french)
    capped = Said(
        "At most {cap} until {day}.", sums=(("cap", Money.of(3500)),), days=(("day", DAY),)
    )
    turned = Said(
        "With “{label}: {answer}” this would be met.",
        words=(("label", "on the list"), ("answer", "Yes")),
    )
    with speaking("fr"):
        assert wording.rule("…", capped) == "Au plus 3\u00a0500\u00a0$ jusqu’au 3 déc. 2026."
        assert wording.rule("…", turned) == "Avec « on the list : Oui », oui."
        assert wording.rule("Older words.") == "Older words."
        assert Words("fr").rule("Yes") == "Oui"
    assert wording.rule("As the rules say it.", capped) == "As the rules say it."


def test_that_words_of_records_are_said_and_words_of_pages_stay() -> None:
    assert wording.record_word("digital badge", "en") == "digital badge"
    assert wording.record_word("1 term", "fr") == "1 term"
