"""A case is read strictly: every slip is a sentence that names its place, never a traceback."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.commands import case_words
from advisor.commands.case import Case, Reader
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.paths import resource
from advisor.services.estimating import codes, evaluate
from tests.unit.funding.making import RULES

TODAY = date(2026, 11, 23)
READER = Reader(TODAY, codes(RULES), lambda _name: None)
CASES = resource("funding/cases.jsonl")
WHOLE: dict[str, Any] = {
    "id": "x",
    "as_of": "2025-08-15",
    "profile": {"age_at_start": 34, "status": "citizen", "benefits": []},
    "credentials": [{"id": "A", "costs": [{"cat": "tuition", "amount": 2000}]}],
    "earlier_use": {"fsg_claimed": 1000},
    "other_funding": [{"program": "employer", "cat": "tuition", "amount": 10}],
    "scope": ["fsg"],
    "client": {"name": "A. B.", "language": "fr"},
    "goal": {"words": "work", "noc": "42202", "why": "", "by": "2026-06-30"},
    "wanted_skills": ["a"],
    "held_skills": ["b"],
    "limits": {"own_money": 500, "hours_a_week": 12, "delivery": ["online"]},
}


def read(given_: object) -> Case:
    return READER.cases(json.dumps(given_).encode(), "case.json")[0]


def _outcome(raw: bytes) -> Case | str:
    try:
        return READER.cases(raw, "case.json")[0]
    except BadInput as error:
        return str(error)


def _refused(raw: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        READER.cases(raw, "case.json")
    return str(caught.value)


def test_that_a_whole_case_is_read_with_what_a_plan_prints() -> None:
    found = read(WHOLE)
    assert found.file.client.name == "A. B."
    assert (found.language, found.file.goal.noc) == ("fr", "42202")
    assert found.file.goal.own_money == Money.of(500)
    assert found.file.items[0].costs[0].amount == Money.of(2000)
    assert found.file.claims[0].amount == Money.of(1000)
    assert found.file.answers["benefits"].value == "none"


def test_that_null_and_absent_are_both_not_known() -> None:
    facts = read({**WHOLE, "profile": {"status": None}}).situation.facts
    assert "status" not in facts
    assert "bc_resident_living_in_bc" not in facts
    none_used = read({"credentials": None}).situation
    assert (none_used.chosen, none_used.on) == ((), TODAY)


def test_that_a_course_without_cost_lines_has_an_unknown_tuition() -> None:
    lists: tuple[dict[str, Any], ...] = ({}, {"costs": []}, {"costs": None})
    for costs in lists:
        chosen = read({"credentials": [{"id": "A", **costs}]}).situation.chosen[0]
        assert [(line.category, line.amount) for line in chosen.costs] == [(Category.TUITION, None)]


def test_that_a_null_amount_of_earlier_use_is_not_zero() -> None:
    known = read({**WHOLE, "earlier_use": {}}).situation
    unknown = read({**WHOLE, "earlier_use": {"fsg_held": None}}).situation
    assert known.facts["fsg_use_recorded"] is True
    assert "fsg_use_recorded" not in unknown.facts


def test_that_two_words_for_one_fact_become_one() -> None:
    facts = read({"profile": {"months_in_bc": 12, "former_youth_in_care": True, "age_now": 20}})
    assert facts.situation.facts["weeks_in_bc"] == 52
    assert facts.situation.facts["ptwp"] is True
    assert facts.situation.facts["age_at_start"] == 20
    young = read({"profile": {"age_now": 18}}).situation.facts
    assert "age_at_start" not in young


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"profil": {}}, "profil"),
        ({"profile": {"colour": 1}}, "profile.colour"),
        ({"profile": {"status": "tourist"}}, "tourist"),
        ({"profile": {"age_at_start": "34"}}, "profile.age_at_start"),
        ({"profile": {"age_at_start": 340}}, "340"),
        ({"profile": {"consent": "yes"}}, "profile.consent"),
        ({"profile": {"benefits": ["dole"]}}, "dole"),
        ({"profile": {"benefits": "ei_regular"}}, "list"),
        ({"profile": []}, "profile"),
        ({"as_of": "2025-02-30"}, "2025-02-30"),
        ({"as_of": "20250815"}, "as_of"),
        ({"as_of": "9999-01-01"}, "9999"),
        ({"as_of": 20250815}, "as_of"),
        ({"scope": ["nonsense"]}, "nonsense"),
        ({"scope": "fsg"}, "scope"),
        ({"credentials": [{"id": "A"}, {"id": "A"}]}, "twice"),
        ({"credentials": [{"weeks": -1}]}, "weeks"),
        ({"credentials": [{"weeks": 1.5}]}, "weeks"),
        ({"credentials": [{"start": "soon"}]}, "credentials[0].start"),
        ({"credentials": [{"institution_type": "guild"}]}, "guild"),
        ({"credentials": [{"catalogue_id": "vcc/none"}]}, "vcc/none"),
        ({"credentials": [{"costs": [{"cat": "tuition", "amount": -5}]}]}, "-5"),
        ({"credentials": [{"costs": [{"cat": "tuition", "amount": 1.005}]}]}, "cent"),
        ({"credentials": [{"costs": [{"cat": "tuition", "amount": True}]}]}, "amount"),
        ({"credentials": [{"costs": [{"cat": "tuition", "amount": 10**12}]}]}, "too large"),
        ({"credentials": [{"costs": [{"cat": "beer", "amount": 5}]}]}, "beer"),
        ({"credentials": [{"costs": [{"amount": 5}]}]}, "costs[0].cat"),
        ({"credentials": [{"costs": [{"cat": ["tuition"]}]}]}, "kind of cost"),
        ({"credentials": [7]}, "credentials[0]"),
        ({"earlier_use": {"fsg_claimed": -1}}, "fsg_claimed"),
        ({"earlier_use": {"lfg_paid": [{"amount": "x"}]}}, "lfg_paid[0].amount"),
        ({"other_funding": [{"program": "employer", "amount": 1}]}, "other_funding[0].cat"),
        ({"limits": {"own_money": -1}}, "limits.own_money"),
        ({"client": {"sin": "123"}}, "client.sin"),
        ({"goal": {"words": "x" * 10_001}}, "goal.words"),
        ({"goal": {"words": "\ud800"}}, "goal.words"),
        ({"wanted_skills": [1]}, "wanted_skills"),
    ],
)
def test_that_a_slip_is_named_with_its_place(change: dict[str, Any], says: str) -> None:
    assert says in _refused(json.dumps({**WHOLE, **change}).encode())


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b" \n", "empty"),
        (b"{", "not JSON"),
        (b"[]", "one JSON object"),
        (b"null", "one JSON object"),
        (b'{"id": "a", "id": "b"}', "twice"),
        (b'{"limits": {"own_money": NaN}}', "NaN"),
        (b'{"limits": {"own_money": -Infinity}}', "Infinity"),
        (b'{"limits": {"own_money": 1e999999999}}', "too large"),
        (b'{"limits": {"own_money": 1e-400}}', "cent"),
        (b'{"limits": {"own_money": 1e99999999999999999999}}', "digits"),
        (b'{"limits": {"own_money": ' + b"9" * 5000 + b"}}", "digits"),
        (b"[" * 100_000, "nested"),
        (b"\xff\xfe{}", "UTF-8"),
        (b'{"profile": {"a\\ud800": 1}}', "profile.a"),
    ],
)
def test_that_broken_json_is_a_sentence(raw: bytes, says: str) -> None:
    assert says in _refused(raw)


def test_that_a_broken_line_of_many_cases_is_named_by_its_number() -> None:
    with pytest.raises(BadInput, match=r"many\.jsonl, line 3: profile\.colour"):
        READER.cases(b'{"id": "a"}\n\n{"profile": {"colour": 1}}\n', "many.jsonl")


def test_that_a_byte_order_mark_and_cents_are_read_exactly() -> None:
    raw = b'\xef\xbb\xbf{"credentials": [{"costs": [{"cat": "tuition", "amount": 0.10}]}]}'
    found = READER.cases(raw, "case.json")[0]
    assert found.situation.chosen[0].costs[0].amount == Money(Decimal("0.10"))


def test_that_every_key_of_the_cases_file_is_known() -> None:
    lines = CASES.read_text("utf-8").splitlines()
    assert len(READER.cases("\n".join(lines).encode(), "cases.jsonl")) == len(lines) == 110


_KEYS = st.sampled_from(
    [*case_words.PROFILE, *case_words.CREDENTIAL, *case_words.COST, *case_words.TOP, "x"]
)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["2025-08-15", "citizen", "fsg", "tuition", "bc_public", 1e300, -0.5, 12.25]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(case_words.TOP), _JSON, max_size=6)
    | st.fixed_dictionaries(
        {
            "profile": st.dictionaries(
                st.sampled_from(list(case_words.PROFILE)), _JSON, max_size=4
            ),
            "credentials": st.lists(
                st.dictionaries(st.sampled_from(list(case_words.CREDENTIAL)), _JSON, max_size=4),
                max_size=2,
            ),
        }
    )
)
def test_that_any_json_is_an_estimate_or_a_sentence(drawn: dict[str, Any]) -> None:
    found = _outcome(json.dumps(drawn).encode())
    if isinstance(found, Case):
        assert evaluate(found.situation, RULES).on
    else:
        assert found.endswith(".")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=60))
def test_that_any_bytes_are_a_case_or_a_sentence(raw: bytes) -> None:
    found = _outcome(raw)
    assert isinstance(found, Case) or found.endswith(".")
