"""``advisor links``: what a credential links to, in JSON and in words."""

from __future__ import annotations

from pathlib import Path

from tests.unit.commands.conftest import Advisor

BOOKKEEPER = "langara/professional-bookkeeper-short-certificate"


def test_that_every_link_says_why_how_sure_and_by_which_method(advisor: Advisor) -> None:
    found = advisor("links", BOOKKEEPER, "--json").document()
    links = [*found["skills"], *found["occupations"]]
    assert {link["name"] for link in found["skills"]} >= {"Accounting", "Accounting software"}
    assert [link["to"] for link in found["occupations"]] == ["12200"]
    assert all(link["reason"] and link["method"] and link["phrase"] for link in links)
    assert {link["confidence"] for link in links} <= {"strong", "likely", "weak"}
    assert all(link["answer"] is None for link in links)


def test_that_a_person_can_read_it(advisor: Advisor) -> None:
    said = advisor("links", BOOKKEEPER)
    assert said.code == 0
    assert "Likely occupations" in said.out
    assert "Accounting" in said.out


def test_that_it_shows_who_confirmed_and_who_rejected(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "links.toml").write_text(
        f"""
[[links]]
credential = "{BOOKKEEPER}"
to = "12200"
name = "Bookkeepers"
phrase = "Professional Bookkeeper Short Certificate"
answer = "confirmed"
by = "Sam Lee"
on = 2026-11-20

[[links]]
credential = "{BOOKKEEPER}"
to = "tool:Accounting software"
name = "Accounting software"
phrase = "accounting software"
answer = "rejected"
by = "Kim Roy"
on = 2026-11-21
"""
    )
    found = advisor("links", BOOKKEEPER, "--json", data=tmp_path).document()
    (job,) = found["occupations"]
    assert job["confidence"] == "strong"
    assert job["reason"].startswith("confirmed by Sam Lee on 2026-11-20")
    (tool,) = [link for link in found["skills"] if link["to"] == "tool:Accounting software"]
    assert tool["answer"] == {"said": "rejected", "by": "Kim Roy", "on": "2026-11-21"}
    assert "rejected by Kim Roy" in advisor("links", BOOKKEEPER, data=tmp_path).out


def test_that_damaged_answers_are_a_sentence(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    for text in ("[[links", "[[links]]\nto = 1", 'mood = "of a later version"'):
        (tmp_path / "catalogue" / "links.toml").write_text(text)
        said = advisor("links", BOOKKEEPER, data=tmp_path)
        assert said.code == 1
        assert "links.toml cannot be read" in said.sentence()


def test_that_an_unknown_id_is_wrong_input(advisor: Advisor) -> None:
    said = advisor("links", "nobody/nothing")
    assert said.code == 1
    assert "No record has the id" in said.sentence()
