"""The rule files that ship, and what happens to files with a slip in them."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.domain.errors import BadInput, DamagedFile, Unavailable
from advisor.domain.situation import Category
from advisor.funding.loading import load_rules
from advisor.paths import resource
from tests.unit.funding.making import GRANT, RULES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("funding"), tmp_path / "funding"))


def _change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("condition", GRANT.conditions, ids=lambda c: c.id)
def test_that_every_condition_has_sentence_proof_whom_to_ask_and_a_dated_source(
    condition: object,
) -> None:
    found = next(c for c in GRANT.conditions if c is condition)
    assert found.sentence.endswith(".")
    assert found.proof
    assert found.ask_whom
    assert found.sources
    assert all(source.as_of and source.title for source in RULES.sources(found))


def test_that_every_rule_names_a_page_and_every_kind_of_cost_has_one_rule() -> None:
    assert all(entry.sources and entry.trust for entry in GRANT.sourced())
    for category in Category:
        assert sum(category in rule.categories for rule in GRANT.costs) == 1


def test_that_every_fact_of_a_condition_can_be_asked_or_is_written_down() -> None:
    for condition in GRANT.conditions:
        facts = [RULES.facts[key] for key in (*condition.test.facts(), *condition.applies.facts())]
        undecided = all(not fact.question for fact in facts)
        assert not undecided or "unsaid" in repr(condition.test) or condition.advice


def test_that_a_sensitive_fact_says_why_it_is_asked() -> None:
    sensitive = [fact for fact in RULES.facts.values() if fact.sensitive]
    assert {"status", "benefits", "benefit_approval"} <= {fact.key for fact in sensitive}
    assert all(fact.reason for fact in sensitive)


def test_that_a_mirror_never_shows_its_address() -> None:
    mirrored = {key for key, page in RULES.pages.items() if page.mirror}
    assert {"SFU-EX", "SFU-POL", "TC"} <= mirrored
    shown = [source for entry in GRANT.sourced() for source in RULES.sources(entry)]
    assert all(not source.url for source in shown if source.key in mirrored)


def test_that_amounts_are_exact_and_dated() -> None:
    assert [value.amount for value in GRANT.caps[0].amounts] == [Decimal(3500)]
    assert GRANT.version_on(date(2023, 8, 31)) is None
    last = GRANT.version_on(date(2026, 9, 1))
    assert last is not None
    assert last.id == "FSG-V4"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("fsg.toml", 'sources = ["SFU-POL"]', "sources = []", "has no source"),
        ("fsg.toml", 'sources = ["SFU-POL"]', 'sources = ["NOWHERE"]', "NOWHERE"),
        ("fsg.toml", 'fact = "status", one_of', 'fact = "statsu", one_of', "statsu"),
        ("fsg.toml", 'fact = "consent", is = true', 'fact = "consent"', "exactly one comparison"),
        ("fsg.toml", 'trust = "2+"', 'trust = "3"', "trust"),
        ("fsg.toml", 'pays = "yes"', 'pays = "perhaps"', "pays"),
        (
            "fsg.toml",
            'categories = ["tuition"]',
            'categories = ["living"]',
            "living has 2 cost rules",
        ),
        ("fsg.toml", 'proof = "The grant\'s account page"', 'proof = ""', "lacks"),
        ("fsg.toml", "end = 2024-08-31", "end = 2024-09-30", "starts before"),
        ("fsg.toml", 'kind = "grant"', 'kind = "grant"\ncolour = "red"', "colour"),
        ("fsg.toml", "amount = 3500", 'amount = "much"', "amount"),
        ("facts.toml", 'key = "consent"', 'key = "status"', "status stands there twice"),
        (
            "facts.toml",
            'reason = "The grant is only',
            'document_ = "The grant is only',
            "document_",
        ),
        ("edition.toml", "edition = ", "editoin = ", "editoin"),
    ],
)
def test_that_a_slip_in_a_rule_file_is_named(
    folder: Path, name: str, old: str, new: str, says: str
) -> None:
    _change(folder, name, old, new)
    with pytest.raises(BadInput, match=says):
        load_rules(folder=folder)


def test_that_a_damaged_or_missing_rule_file_is_named(folder: Path) -> None:
    (folder / "fsg.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(DamagedFile, match=r"fsg\.toml"):
        load_rules(folder=folder)
    (folder / "fsg.toml").unlink()
    with pytest.raises(Unavailable, match=r"fsg\.toml"):
        load_rules(folder=folder)
