"""Which language a paper speaks, and what the counsellor must know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from babel import Locale

from advisor.domain.client import Client, ClientFile, ClientId, PlanId, Printed, Way
from advisor.domain.plan import PrintAs
from advisor.i18n import LANGUAGES
from advisor.services import paper_language

FILE = ClientFile(Client(ClientId("1"), languages="Punjabi, some English"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Punjabi, some English", "pa"),
        ("English and Tagalog", "en"),
        ("français", "fr"),
        ("Cantonese", "zh_Hant"),
        ("Traditional Chinese", "zh_Hant"),
        ("Farsi (Dari)", "fa"),
        ("zh_Hans", "zh_Hans"),
        ("Koreatown", ""),
        ("", ""),
    ],
)
def test_that_a_language_is_read_out_of_what_was_typed(text: str, code: str) -> None:
    assert paper_language.mentioned(text) == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_each_language_is_called_as_its_speakers_call_it(code: str) -> None:
    names = Locale.parse(code).languages
    own = names.get(code) or names[code.partition("_")[0]]
    assert paper_language.OWN_NAMES[code].casefold() == own.casefold()
    assert paper_language.label(code).startswith(paper_language.OWN_NAMES[code])


def test_that_the_first_paper_speaks_the_clients_language_beside_english() -> None:
    assert paper_language.usual(FILE, "a4") == PrintAs(language="pa", beside=True, paper="a4")
    english = replace(FILE, client=replace(FILE.client, languages=""))
    assert paper_language.usual(english, "letter") == PrintAs()


def test_that_the_next_paper_is_printed_as_the_last_one() -> None:
    at = datetime(2026, 11, 23)  # noqa: DTZ001 - wall clock
    last = Printed("1", PlanId("1"), "client", "es", False, True, "", Way.PRINTER, at)
    file_copy = replace(last, id="2", copy="file", language="en", large=False)
    file = replace(FILE, prints=(last, file_copy))
    assert paper_language.usual(file, "letter") == PrintAs(language="es", large=True)


def test_that_unreviewed_words_and_missing_fonts_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paper_language.caution("en") == ""
    assert "Nobody has reviewed the Punjabi words" in paper_language.caution("pa")
    monkeypatch.setattr(paper_language, "at_hand", lambda _code: False)
    assert "no font for Korean" in paper_language.caution("ko")
