"""Catalogues of translations: complete, compiled, and with the marks of the English texts."""

from __future__ import annotations

import importlib.util
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import advisor
from advisor import i18n
from advisor.i18n import _, language, locale, ngettext, review, speaking

COMPLETE = i18n.LANGUAGES[1:]
"""The languages that lack nothing and may not lose anything again."""


def load() -> ModuleType:
    path = Path(advisor.__file__).parent.parent / "packaging" / "texts.py"
    spec = importlib.util.spec_from_file_location("texts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["texts"] = module
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    sys.path.remove(str(path.parent))
    return module


texts = load()
TRANSLATED = i18n.LANGUAGES[1:]


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    return dict(texts.texts())


@pytest.fixture(scope="module")
def few(found: dict[str, object]) -> dict[str, object]:
    return {key: found[key] for key in ("Your goal", "{n} week", "No")}


@pytest.mark.parametrize("spoken", COMPLETE)
def test_that_a_finished_language_lacks_nothing(spoken: str, found: dict[str, object]) -> None:
    assert [text.key for text in texts.lacking(found, spoken)] == []


@pytest.mark.parametrize("spoken", TRANSLATED)
def test_that_the_compiled_catalogue_is_its_source(spoken: str) -> None:
    assert texts.po(spoken).with_suffix(".mo").read_bytes() == texts.compiled(spoken)


@pytest.mark.parametrize("spoken", TRANSLATED)
def test_that_translations_keep_values_marks_and_numbers(spoken: str) -> None:
    wrong = []
    for message in texts.read(spoken):
        if message.id and message.string and texts.is_done(message):
            wrong += texts.slips(spoken, texts.Text(message.id), message.string)
    assert not wrong


def test_that_nothing_is_guessed() -> None:
    assert not [m.id for spoken in TRANSLATED for m in texts.read(spoken) if m.id and m.fuzzy]


def test_that_what_papers_say_is_asked_of_every_language(found: dict[str, object]) -> None:
    papers = {text.key for text in texts.needed(found, "ar")}
    assert {"Your learning plan", "BC Services Card account", "{n} week"} <= papers
    assert "Unlocking …" not in papers
    assert len(texts.needed(found, "fr")) > 4 * len(papers)


def test_that_a_translator_sees_where_each_text_stands(found: dict[str, Any]) -> None:
    papers = [text for text in found.values() if text.paper]
    assert [text.key for text in papers if not text.comments and "report/" in text.places[0]] == []
    assert any("stop sign" in note for note in found["WAIT"].comments)


def test_that_a_wrong_translation_is_seen() -> None:
    plain, many = texts.Text("Ask **{who}**"), texts.Text(("{n} day", "{n} days"))
    assert not texts.slips("fr", plain, "Demandez à **{who}**")
    assert not texts.slips("fr", many, ["un jour", "{n} jours"])
    for said in ("Demandez à {who}", "Demandez à **{qui}**", " "):
        assert texts.slips("fr", plain, said)
    assert texts.slips("uk", many, ["{n} день", "{n} дні"])


def test_that_translations_are_taken_and_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: dict[str, object]
) -> None:
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    said = {"Your goal": "Votre objectif", "{n} week": ["{n} semaine", "{n} semaines"], "No": "{x}"}
    assert len(texts.take(few, "fr", said)) == 1
    first = texts.po("fr").read_bytes()
    assert texts.take(few, "fr", {}) == []
    assert texts.po("fr").read_bytes() == first
    assert texts.read("fr").get("Your goal").string == "Votre objectif"
    assert "Your goal" not in {text.key for text in texts.lacking(few, "fr")}


def test_that_a_review_is_read_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: dict[str, object]
) -> None:
    monkeypatch.setattr(texts, "FOLDER", tmp_path / "i18n")
    monkeypatch.setattr(i18n, "resource", lambda name: tmp_path / name)
    i18n.translation.cache_clear()
    texts.take(few, "fr", {"Your goal": "Votre objectif"})
    assert not review("fr").done
    path = texts.po("fr")
    state = "reviewed by Camille Roy on 2026-11-20"
    path.write_text(path.read_text("utf-8").replace("unreviewed", state), "utf-8")
    texts.take(few, "fr", {})
    i18n.translation.cache_clear()
    assert (review("fr").done, review("fr").by, str(review("fr").on)) == (
        True, "Camille Roy", "2026-11-20",
    )  # fmt: skip
    with speaking("fr"):
        assert _("Your goal") == "Votre objectif"
    i18n.translation.cache_clear()


def test_that_english_needs_no_review() -> None:
    assert review("en").done


def test_that_a_paper_speaks_its_language_on_its_own_thread() -> None:
    heard = []
    with speaking("fr"):
        assert (language(), locale()) == ("fr", "fr_CA")
        other = threading.Thread(target=lambda: heard.append(language()))
        other.start()
        other.join()
    assert heard == [language()] == ["en"]


def test_that_an_empty_text_stays_empty() -> None:
    with speaking("fr"):
        assert _("") == ""
        assert ngettext("{n} zebra", "{n} zebras", 2) == "{n} zebras"
