"""What editors said of links: kept with name and day, held while the record says the phrase."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput, DamagedFile
from advisor.packs import open_pack
from advisor.paths import DataFolder, resource
from advisor.pathways.teaching import teaches
from advisor.services import linking, searching
from advisor.services.linking import Confidence, Link

ON = date(2026, 11, 24)
BOOKKEEPER = CredentialId("langara/professional-bookkeeper-short-certificate")
ACCOUNTING = "oasis:G.01.a.01"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Credential:
    catalogue = searching.open_catalogue(tmp_path_factory.mktemp("links") / "catalogue.sqlite")
    found = catalogue.credential(BOOKKEEPER)
    catalogue.close()
    assert found is not None
    return found


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return DataFolder(tmp_path_factory.mktemp("data"))


def accounting(data: DataFolder, record: Credential) -> Link:
    (found,) = [one for one in linking.links_of(data, record).skills if one.to == ACCOUNTING]
    return found


def say(data: DataFolder, record: Credential, *, confirmed: bool, by: str = "Sam Lee") -> None:
    link = accounting(data, record)
    linking.answer(data, record, link, confirmed=confirmed, by=by, on=ON)


def test_that_an_answer_is_kept_with_name_and_day_and_says_nothing_else(
    data: DataFolder, record: Credential
) -> None:
    say(data, record, confirmed=True)
    (row,) = tomllib.loads(data.links.read_text("utf-8"))["links"]
    assert row == {
        "credential": BOOKKEEPER,
        "to": ACCOUNTING,
        "name": "Accounting",
        "phrase": "bookkeeping",
        "answer": "confirmed",
        "by": "Sam Lee",
        "on": ON,
    }
    link = accounting(data, record)
    assert link.confidence is Confidence.STRONG
    assert link.reason.startswith("confirmed by Sam Lee on 2026-11-24: the phrase")


def test_that_the_newest_answer_holds_and_can_be_taken_back(
    data: DataFolder, record: Credential
) -> None:
    before = accounting(data, record)
    say(data, record, confirmed=True)
    say(data, record, confirmed=False, by="Kim Roy")
    (only,) = linking.answers(data)
    assert (only.by, only.confirmed) == ("Kim Roy", False)
    assert accounting(data, record).rejected
    assert ACCOUNTING not in [one.to for one in linking.linking(data).skills_of(record)]
    linking.take_back(data, record, accounting(data, record))
    assert accounting(data, record) == before


def test_that_taking_back_one_answer_keeps_the_others_of_the_record(
    data: DataFolder, record: Credential
) -> None:
    say(data, record, confirmed=True)
    other = replace(accounting(data, record), to="oasis:G.01.a.04", name="Finance")
    linking.answer(data, record, other, confirmed=True, by="Sam Lee", on=ON)
    linking.take_back(data, record, accounting(data, record))
    assert [one.name for one in linking.answers(data)] == ["Finance"]


def test_that_an_answer_lapses_with_the_phrase_that_it_judged(
    data: DataFolder, record: Credential
) -> None:
    say(data, record, confirmed=False)
    changed = replace(record, skills=("accounting principles",))
    assert not accounting(data, changed).rejected


def test_that_a_confirmed_link_stays_when_the_words_no_longer_lead_to_it(
    data: DataFolder, record: Credential
) -> None:
    other = replace(accounting(data, record), to="oasis:G.01.a.04", name="Finance")
    linking.answer(data, record, other, confirmed=True, by="Sam Lee", on=ON)
    found = {one.name: one for one in linking.linking(data).skills_of(record)}
    assert found["Finance"].confidence is Confidence.STRONG
    linking.answer(data, record, other, confirmed=False, by="Sam Lee", on=ON)
    assert "Finance" not in {one.name for one in linking.links_of(data, record).skills}


def test_that_a_wanted_skill_is_taught_as_the_editor_said(
    data: DataFolder, record: Credential
) -> None:
    def taught() -> Link | None:
        return teaches(record.title, record.skills, "accounting", linking.answers(data))

    assert (was := taught()) is not None
    assert was.confidence is Confidence.LIKELY
    say(data, record, confirmed=True)
    assert (sure := taught()) is not None
    assert (sure.to, sure.confidence) == ("accounting", Confidence.STRONG)
    say(data, record, confirmed=False)
    assert taught() is None


def test_that_nobody_answers_without_a_name(data: DataFolder, record: Credential) -> None:
    with pytest.raises(BadInput, match="your name in Settings"):
        say(data, record, confirmed=True, by=" ")
    assert linking.answers(data) == ()


@pytest.mark.parametrize("text", ["[[links", "links = 3", '[[links]]\nmood = "new"', "shade = 1"])
def test_that_a_damaged_or_newer_file_is_refused_in_a_sentence(
    data: DataFolder, record: Credential, text: str
) -> None:
    data.links.parent.mkdir(parents=True)
    data.links.write_text(text, "utf-8")
    with pytest.raises(DamagedFile, match="It may come from a newer Advisor"):
        linking.links_of(data, record)
    with pytest.raises(DamagedFile):
        linking.take_back(data, record, linking.by_words(record).skills[0])
    assert data.links.read_text("utf-8") == text  # nothing is written over it


def test_that_every_word_of_our_own_list_names_something(data: DataFolder) -> None:
    also = open_pack(resource("skills")).toml("also.toml")
    links = linking.linking(data)
    names = {entry.name for entry in links.vocabulary.entries.values()}
    assert set(also["teaches"]) <= names
    assert {name for named in also["never_teaches"].values() for name in named} <= names
    for said, job in also["means"].items():
        assert links.jobs.of(said, ()), f"{said}: {job} is no job title"
