"""``advisor stack``: the keys of the contract, and what each limit does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.commands.conftest import Advisor

Written = Callable[[Any], str]
KEYS = {
    "chosen",
    "covered",
    "uncovered",
    "client_pays",
    "hours",
    "weeks",
    "optimal",
    "alternatives",
    "why_not",
}


def course(name: str, price: float | None, *skills: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Course {name}",
        "institution_type": "bc_public",
        "on_fsg_list": True,
        "start": "2025-09-08",
        "weeks": 10,
        "hours": 60,
        "delivery": "online",
        "skills": list(skills),
        "costs": [{"cat": "tuition", "amount": price}],
        **more,
    }


@pytest.fixture
def wishes(case: dict[str, Any]) -> dict[str, Any]:
    """Three courses of $2,000, $3,000 and an unknown price; $2,500 of the grant are left."""
    return {
        **case,
        "credentials": [
            course("A", 2000, "bookkeeping", "payroll"),
            course("B", 3000, "payroll", "spreadsheets", prerequisites=["Course A"]),
            course("C", None, "spreadsheets"),
        ],
        "wanted_skills": ["Bookkeeping", "payroll", "spreadsheets"],
        "limits": {},
    }


def test_that_the_contract_has_its_keys(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    found = advisor("stack", written(wishes), "--json").document()
    assert found.keys() >= KEYS
    assert found["optimal"] is True
    assert found["covered"] == ["Bookkeeping", "payroll", "spreadsheets"]
    assert found["uncovered"] == []


def test_that_grants_are_shared_and_only_the_rest_is_own_money(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["limits"] = {"own_money": 2500}
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == ["A", "B"]
    assert (found["client_pays"], found["hours"], found["weeks"]) == (2500, 120, 20)


def test_that_the_next_dollar_is_named(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["limits"] = {"own_money": 2499.99}
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == ["A"]
    assert found["uncovered"] == ["spreadsheets"]
    assert found["more"] == [{"adds": ["spreadsheets"], "chosen": ["A", "B"], "own_money": 2500}]


def test_that_an_unknown_price_is_named_and_never_picked_under_a_money_limit(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["limits"] = {"own_money": 9000}
    found = advisor("stack", written(wishes), "--json").document()
    assert "C" not in found["chosen"]
    reasons = {one["id"]: one["reason"] for one in found["why_not"]}
    assert "price is not known" in reasons["C"]


def test_that_without_a_money_limit_an_unknown_price_leaves_the_sum_open(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["credentials"] = wishes["credentials"][2:]
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == ["C"]
    assert found["client_pays"] is None
    assert found["alternatives"][0] == {
        "goal": "cheapest",
        "chosen": [],
        "covered": [],
        "uncovered": ["Bookkeeping", "payroll", "spreadsheets"],
        "client_pays": 0,
        "hours": 0,
        "weeks": 0,
        "optimal": True,
    }


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"delivery": ["in person"]}, "it is taught online, and in person was asked for"),
        ({"hours_a_week": 5}, "it asks for 6 hours a week, more than 5"),
        ({"finish_by": "2025-09-30"}, "it would end after 2025-09-30"),
        ({"own_money": 0}, "more than $0"),
    ],
)
def test_that_each_limit_says_what_it_keeps_out(
    advisor: Advisor, wishes: dict[str, Any], written: Written, limits: Any, reason: str
) -> None:
    wishes |= {"limits": limits, "credentials": wishes["credentials"][:1], "scope": ["fsg"]}
    wishes["earlier_use"] = {"fsg_claimed": 3500}
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == []
    assert reason in found["why_not"][0]["reason"]


def test_that_what_nobody_knows_is_asked_and_keeps_nothing_out(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["limits"] = {"delivery": ["online"], "regions": ["cariboo"], "hours_a_week": 9}
    wishes["credentials"] = [
        {"id": "A", "title": "Payroll", "prerequisites": ["English 12"], "skills": ["payroll"]}
    ]
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == ["A"]
    assert len(found["check"][0]["ask"]) == 4


def test_that_what_the_client_can_do_already_is_not_sought(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["held_skills"] = ["spreadsheets", "payroll"]
    found = advisor("stack", written(wishes), "--json").document()
    assert found["chosen"] == ["A"]
    assert found["covered"] == ["Bookkeeping"]


def test_that_without_credentials_the_catalogue_is_looked_through(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes |= {"credentials": [], "wanted_skills": ["bookkeeping", "quickbooks"]}
    found = advisor("stack", written(wishes), "--json").document()
    assert found["covered"] == ["bookkeeping", "quickbooks"]
    assert all("/" in name for name in found["chosen"])


def test_that_the_page_says_it_in_words(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    said = advisor("stack", written(wishes)).out
    assert "The smallest set" in said
    assert "The fastest set" in said


def test_that_a_case_without_wanted_skills_is_wrong_input(
    advisor: Advisor, wishes: dict[str, Any], written: Written
) -> None:
    wishes["wanted_skills"] = []
    said = advisor("stack", written(wishes), "--json")
    assert said.code == 1
    assert "wanted_skills" in said.sentence()
