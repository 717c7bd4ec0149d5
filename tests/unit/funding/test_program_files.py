"""The programs that ship: none is missing, and each says what FUNDING.md knows of it."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from advisor.funding.entries import Effect
from advisor.funding.loading import load_rules, read_toml
from advisor.funding.rules import Program, Rules
from advisor.paths import resource

GRANT = ("fsg",)
TAX = ("ctc", "ttc_federal", "tax_note")
STUDENT_AID = (
    *("sabc_pt", "csg_pt", "csg_pt_dep", "csg_pd", "bcag_pt", "sbd_pt", "csl_pt"),
    *("bcag_ft", "csg_ft"),
)
CARE = ("ptwp", "lfg")
WORK = ("workbc", "etg", "cjg", "cwrg")
OTHERS = ("aug", "aig", "acg", "psssp", "iset", "mnbc", "fcf")
NEVER_COVER = ("llp", "cal", "windmill", "fcr")
CODES = (*GRANT, *TAX, *STUDENT_AID, *CARE, *WORK, *OTHERS, *NEVER_COVER)
FROM_WORK_ON = (*WORK, *OTHERS, *NEVER_COVER)

RULE_IDS = {
    *("WB-E1", "WB-E2", "WB-A1", "WB-C1", "EI-1", "EI-2", "BCEA-1", "BCEA-2", "BCEA-3"),
    *("ETG-V1", "ETG-E1", "ETG-A1", "ETG-A2", "ETG-C1", "ETG-C2", "CJG-1", "CWRG-1", "CWRG-2"),
    *("AUG-1", "AUG-2", "AIG-1", "PSSSP-1", "ISET-1", "MNBC-1"),
    *("LLP-1", "LLP-2", "CAL-1", "WM-E1", "WM-A1"),
}

FIGURES = {
    "workbc": "7500",
    "etg": "0.6 0.8 5000 10000",
    "cjg": "10000",
    "aig": "1000 2000",
    "acg": "2000",
    "fcf": "2000",
    "llp": "10000 20000",
    "cal": "4000 20000",
    "windmill": "15000",
    "fcr": "15000",
}
"""Sums and shares that are worked with."""

SAID = {
    "workbc": "$4,000 $2,000 $650 $35 $0.55 $385 $245 $25",
    "etg": "$300,000 100% 80% 60%",
    "cwrg": "$10,000 $5,000 $15,000 $8,000 $20,000",
    "aug": "$499 10%",
    "psssp": "$53,000 $90,000",
    "fcf": "$700",
    "windmill": "6.7%",
    "fcr": "0.5%",
}
"""Sums that stand in words only: ceilings of others, and figures that nobody is promised."""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """All files, whatever the edition lists."""
    folder = Path(shutil.copytree(resource("funding"), tmp_path_factory.mktemp("all") / "funding"))
    codes = ", ".join(f'"{code}"' for code in CODES)
    edition = f'edition = "all"\nprograms = [{codes}]\n[later_programs]\n'
    (folder / "edition.toml").write_text(edition, "utf-8")
    return load_rules(folder=folder)


def _program(rules: Rules, code: str) -> Program:
    found = rules.program(code)
    assert found is not None
    return found


def _effects() -> tuple[Effect, ...]:
    tables = read_toml(resource("funding") / "effects.toml")["effects"]
    return msgspec.convert(tables, tuple[Effect, ...])


def _figures(program: Program) -> set[Decimal]:
    found = {amount.amount for cap in program.caps for amount in cap.amounts}
    found |= {share.share for share in program.shares}
    tables = program.award.tables if program.award else ()
    return found | {row.amount for table in tables for row in table.rows}


def test_that_every_program_has_a_file_and_no_file_is_left_over() -> None:
    files = {path.stem for path in resource("funding").glob("*.toml")}
    assert set(CODES) == files - {"edition", "effects", "facts", "sources"}


@pytest.mark.parametrize("code", CODES)
def test_that_a_file_holds_the_program_it_is_named_after(rules: Rules, code: str) -> None:
    program = _program(rules, code)
    assert program.name
    assert program.authority
    assert len(program.short) <= 25
    assert program.versions or program.part_of in CODES  # an award shares its program's


@pytest.mark.parametrize("code", FROM_WORK_ON)
def test_that_a_program_says_what_to_bring_where_to_go_and_what_goes_wrong(
    rules: Rules, code: str
) -> None:
    program = _program(rules, code)
    assert program.documents
    assert program.where
    assert program.pitfalls
    assert all(text.endswith(".") for text in program.pitfalls)


@pytest.mark.parametrize("code", CODES)
def test_that_every_condition_has_sentence_proof_and_whom_to_ask(rules: Rules, code: str) -> None:
    for condition in _program(rules, code).conditions:
        assert condition.sentence.endswith("."), condition.id
        assert condition.proof, condition.id
        assert condition.ask_whom, condition.id


@pytest.mark.parametrize("code", CODES)
def test_that_an_open_condition_can_be_asked(rules: Rules, code: str) -> None:
    for condition in _program(rules, code).conditions:
        facts = [rules.facts[key] for key in condition.test.facts()]
        asked = any(fact.question for fact in facts) or any(
            rules.facts[key].question for fact in facts for key in fact.derived.facts()
        )
        assert asked or "unsaid" in repr(condition.test) or condition.advice, condition.id


@pytest.mark.parametrize("code", sorted(FIGURES))
def test_that_every_sum_is_there_to_work_with(rules: Rules, code: str) -> None:
    wanted = {Decimal(figure) for figure in FIGURES[code].split()}
    assert _figures(_program(rules, code)) == wanted


@pytest.mark.parametrize("code", sorted(SAID))
def test_that_a_sum_nobody_is_promised_stands_in_words(code: str) -> None:
    text = (resource("funding") / f"{code}.toml").read_text("utf-8")
    assert [figure for figure in SAID[code].split() if figure not in text] == []


def test_that_every_rule_of_work_employers_and_loans_is_used(rules: Rules) -> None:
    used = {entry.rule for code in FROM_WORK_ON for entry in _program(rules, code).sourced()}
    used |= {effect.rule for effect in _effects()}
    assert used >= RULE_IDS


def test_that_an_effect_names_its_pages_and_whom_to_ask(rules: Rules) -> None:
    for effect in _effects():
        assert effect.sources
        assert set(effect.sources) <= set(rules.pages)
        assert effect.ask_whom
        assert effect.sensitive
        assert not effect.paper  # a benefit tells a story: on the file copy only
        assert all(fact in rules.facts for fact in effect.when.facts())


@pytest.mark.parametrize("code", ["cjg", "aig", "acg"])
def test_that_an_ended_program_names_its_successor_or_says_that_none_is_known(
    rules: Rules, code: str
) -> None:
    program = _program(rules, code)
    assert program.versions[-1].end is not None
    assert program.successor in CODES or "No page names a grant in its place" in (
        program.ended_sentence
    )


def test_that_only_a_program_that_ended_has_a_last_day(rules: Rules) -> None:
    ended = {program.code for program in rules.programs if program.ended_sentence}
    last = {p.code for p in rules.programs if p.versions and p.versions[-1].end is not None}
    assert {"cjg", "aig", "acg"} <= ended
    assert ended & set(FROM_WORK_ON) == last & set(FROM_WORK_ON)


def test_that_who_decides_alone_promises_no_sum(rules: Rules) -> None:
    for code in ("psssp", "iset", "mnbc"):
        assert not _figures(_program(rules, code))


def test_that_being_indigenous_is_asked_once_gently_and_with_a_reason(rules: Rules) -> None:
    answers = ("indigenous", "status_first_nations", "mnbc_citizen", "indigenous_person")
    asked = [rules.facts[key] for key in answers if rules.facts[key].question]
    assert [fact.key for fact in asked] == ["indigenous"]
    assert "would like to say" in asked[0].question
    assert all(rules.facts[key].sensitive and rules.facts[key].reason for key in answers)


def test_that_the_packs_of_other_systems_load() -> None:
    folder = Path(__file__).parents[2] / "data" / "rules" / "peers"
    peers = load_rules(folder=folder)
    assert [program.code for program in peers.programs] == ["sfc", "osap_mc"]
    assert [bucket.id for bucket in peers.programs[0].buckets] == [
        "topup_2020",
        "mid_career",
        "opening",
    ]
