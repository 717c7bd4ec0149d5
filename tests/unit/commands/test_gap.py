"""``advisor gap``: what sets an occupation apart, in JSON and in words."""

from __future__ import annotations

from tests.unit.commands.conftest import Advisor


def test_that_every_credential_says_why_and_how_sure(advisor: Advisor) -> None:
    found = advisor(
        "gap", "bookkeeper", "--held", "accounting", "--limit", "3", "--json"
    ).document()
    assert (found["noc"], len(found["credentials"])) == ("12200", 3)
    for credential in found["credentials"]:
        assert all(link["reason"] and link["method"] for link in credential["links"])
        assert {link["confidence"] for link in credential["links"]} <= {"strong", "likely", "weak"}
    held = {need["name"]: need["held_as"] for need in found["needs"]}
    assert held["Accounting"] == "accounting"
    assert held["Finance"] is None
    assert found["requirements"]


def test_that_lists_of_the_future_say_whether_they_are_official(advisor: Advisor) -> None:
    found = advisor("gap", "12200", "--json").document()
    marks = [mark for need in found["needs"] for mark in need["future"]]
    assert marks
    assert all(mark["basis"].startswith(("official", "computed")) for mark in marks)


def test_that_a_person_can_read_it(advisor: Advisor) -> None:
    said = advisor("gap", "care", "aide")
    assert said.code == 0
    assert "What sets it apart" in said.out
    assert "check B.C. rules" in said.out


def test_that_an_unknown_job_is_wrong_input(advisor: Advisor) -> None:
    said = advisor("gap", "zzzzqqq")
    assert said.code == 1
    assert "names no occupation" in said.sentence()


def test_that_it_says_how_a_skill_was_shown(advisor: Advisor) -> None:
    words = ("gap", "12200", "--held", "mathematics", "--certificate", "accounting")
    held = {
        need["name"]: need["held_how"]
        for need in advisor(*words, "--verified", "finance", "--json").document()["needs"]
        if need["held_how"]
    }
    assert held == {"Accounting": "certificate", "Mathematics": "stated", "Finance": "verified"}
    assert "held as “accounting”, shown by certificate" in advisor(*words).out


def test_that_every_need_says_who_teaches_it_or_that_nobody_does(advisor: Advisor) -> None:
    found = advisor("gap", "12200", "--json").document()
    for need in found["needs"]:
        assert [one["id"] for one in need["teachers"]] == need["taught_by"]
        assert all(one["reason"] and one["confidence"] for one in need["teachers"])
    said = advisor("gap", "12200").out
    assert "taught by Professional Bookkeeper Short Certificate, Langara College" in said
    assert "nothing in this catalogue says that it teaches this" in said


def test_that_marks_name_their_edition_and_whether_they_are_official(advisor: Advisor) -> None:
    said = advisor("gap", "early childhood educator").out
    assert "2018-2028: official, ranked" in said
    assert "2025-2035: computed, not official" in said
