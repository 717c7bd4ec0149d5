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
