from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.commands.conftest import Advisor

NAME = "Canaryname"
KEYS = [
    "id",
    "as_of",
    "stops",
    "programs",
    "total_cost",
    "total_cost_known",
    "non_repayable",
    "out_of_pocket",
    "due_before_reimbursement",
    "tax_time",
    "loan_available",
    "alternatives",
    "effects",
    "documents",
]
PROGRAM_KEYS = {
    "verdict",
    "amount",
    "kind",
    "by_credential",
    "lifetime_remaining_after",
    "amount_if_confirmed",
    "reasons",
    "ask",
    "confirm",
}
Written = Callable[[Any], str]
RECORD = "okanagan/certified-dental-assistant-certificate"


def test_that_an_estimate_has_the_promised_keys(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    document = advisor("estimate", written(case), "--json").document()
    assert list(document) == KEYS
    assert list(document["programs"]) == ["fsg"]
    grant = document["programs"]["fsg"]
    assert set(grant) >= PROGRAM_KEYS
    reason = {"condition", "state", "text", "rule", "source", "as_of"}
    assert all(set(found) >= reason for found in grant["reasons"])
    assert (document["total_cost"], document["out_of_pocket"]) == (2100.5, 0)
    assert (grant["amount"], grant["lifetime_remaining_after"]) == (2100.5, 399.5)


def test_that_a_question_says_what_it_decides(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    del case["profile"]["consent"]
    grant = advisor("estimate", written(case), "--json").document()["programs"]["fsg"]
    question = {"fact", "question", "dollars_at_stake", "sensitive"}
    assert set(grant["ask"][0]) >= question
    assert grant["ask"][0]["dollars_at_stake"] == 2100.5


def test_that_an_unknown_price_has_a_range_and_no_upper_bound(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    case["credentials"][0]["costs"][1]["amount"] = None
    document = advisor("estimate", written(case), "--json").document()
    assert document["total_cost"] is None
    assert document["total_cost_known"] == 2000.5
    assert document["out_of_pocket_worst"] is None
    assert "out_of_pocket" not in document
    assert document["programs"]["fsg"]["amount_up_to"] == 2500


def test_that_every_program_is_judged_without_a_scope(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    del case["scope"]
    assert "fsg" in advisor("estimate", written(case), "--json").document()["programs"]


def test_that_a_key_overrides_the_record_of_the_catalogue(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    costs = [{"cat": "tuition", "amount": 321}]
    own = {"costs": costs, "on_fsg_list": True, "start": "2025-09-08", "weeks": 3}
    case["credentials"] = [{"catalogue_id": RECORD, **own}]
    document = advisor("estimate", written(case), "--json").document()
    assert document["programs"]["fsg"]["by_credential"] == {RECORD: 321}
    case["credentials"] = [{"catalogue_id": RECORD}]
    assert advisor("estimate", written(case), "--json").document()["total_cost"] is None


def test_that_standard_input_is_read_for_a_dash(
    advisor: Advisor, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.TextIOWrapper(io.BytesIO(json.dumps(case).encode()))
    monkeypatch.setattr("sys.stdin", raw)
    assert advisor("estimate", "-", "--json").document()["id"] == "T1"


def test_that_many_cases_give_a_line_each(
    advisor: Advisor, case: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(json.dumps({**case, "id": name}) for name in "abc"), "utf-8")
    said = advisor("estimate", str(file), "--json")
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["a", "b", "c"]


def test_that_one_broken_case_of_many_leaves_nothing_on_standard_output(
    advisor: Advisor, case: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(json.dumps(case) + '\n{"bogus": 1}\n', "utf-8")
    said = advisor("estimate", str(file), "--json")
    assert said.code == 1
    assert "many.jsonl, line 2: bogus" in said.sentence()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"bogus": 1}, "bogus"),
        ({"profile": {"bogus": 1}}, "profile.bogus"),
        ({"goal": {"noc": "4220"}}, "goal.noc"),
        ({"limits": {"own_money": -5}}, "limits.own_money"),
        ({"earlier_use": {"fsg_claimed": -1}}, "earlier_use.fsg_claimed"),
        ({"as_of": "2025-02-30"}, "as_of"),
        ({"profile": {"status": "alien"}}, "alien"),
        ({"scope": ["zzz"]}, "zzz"),
        ({"credentials": [{"costs": [{"cat": "food"}]}]}, "food"),
        ({"credentials": [{"costs": [{"cat": "tuition", "amount": -5}]}]}, "-5"),
        ({"credentials": [{"catalogue_id": "none/such"}]}, "none/such"),
        ({"client": {"name": "Canaryname\u0007"}}, "client.name"),
        ({"\u001b[2J": 1}, "\\x1b[2J"),
    ],
    ids=str,
)
def test_that_wrong_input_is_one_sentence_that_names_it_and_not_the_client(
    advisor: Advisor, case: dict[str, Any], written: Written, change: dict[str, Any], named: str
) -> None:
    said = advisor("estimate", written({**case, **change}), "--json")
    assert said.code == 1
    assert named in said.sentence()
    assert NAME not in said.err


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"nonsense",
        b"{} {}",
        b"\xff\xfe{}",
        b'{"as_of": NaN}',
        b'{"as_of": "2025-01-01", "as_of": "2025-01-01"}',
        b"[" * 100_000,
        b'{"profile": {"age": ' + b"9" * 10_000 + b"}}",
    ],
    ids=lambda raw: repr(raw[:16]),
)
def test_that_a_file_which_is_no_case_is_code_one(
    advisor: Advisor, tmp_path: Path, raw: bytes
) -> None:
    for name in ("case.json", "cases.jsonl"):
        file = tmp_path / name
        file.write_bytes(raw)
        said = advisor("estimate", str(file), "--json")
        assert said.code == 1
        assert said.sentence()


def test_that_a_byte_order_mark_is_no_trouble(
    advisor: Advisor, case: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8-sig")
    assert advisor("estimate", str(file), "--json").document()["id"] == "T1"


def test_that_what_cannot_be_a_file_of_cases_is_refused_before_it_fills_the_memory(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "case.json"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)  # sparse
    said = advisor("estimate", str(file))
    assert (said.code, "larger" in said.sentence()) == (1, True)


def test_that_no_such_file_and_a_folder_are_code_three(advisor: Advisor, tmp_path: Path) -> None:
    assert "no such" in advisor("estimate", str(tmp_path / "none.json")).sentence()
    said = advisor("estimate", str(tmp_path))
    assert (said.code, "folder" in said.sentence()) == (3, True)


def test_that_a_person_reads_the_worst_case_first(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    case["profile"]["consent"] = None
    out = advisor("estimate", written(case)).out
    assert out.index("You may have to pay up to $2,100.50") < out.index("If all is confirmed")
    assert "An estimate, not an approval." in out
    assert NAME not in out
