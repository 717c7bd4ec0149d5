"""What the client reads of the rules: spoken to the client, and nothing to write a number on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.domain.errors import BadInput
from advisor.domain.situation import Category
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import load_rules
from advisor.paths import resource
from tests.unit.funding.making import GRANT, RULES, cost, course, grant, person, situation


def test_that_every_question_on_a_course_or_a_cost_has_words_for_the_paper() -> None:
    for fact in RULES.facts.values():
        if fact.question and fact.about != "client":
            assert fact.paper.endswith("?"), fact.key


def test_that_the_paper_says_never_to_write_the_sin_down() -> None:
    found = [d.paper for d in GRANT.documents if "SIN" in d.paper or "insurance" in d.paper]
    assert found == ["Your SIN. Type it in yourself. Never write it here."]


def test_that_receipts_are_asked_for_only_where_something_is_bought() -> None:
    bought = evaluate(situation(course("A", cost("materials_required", 90))), RULES)
    taught = evaluate(situation(course("A", cost("tuition", 900))), RULES)
    assert any("Receipts" in paper for _name, paper in grant(bought).papers)
    assert not any("Receipts" in paper for _name, paper in grant(taught).papers)
    assert Category.MATERIALS_REQUIRED in GRANT.documents[5].only_for
    assert len(grant(taught).documents) == len(GRANT.documents)


def test_that_advice_reaches_the_paper_in_words_to_the_client() -> None:
    facts = person(signed_declarations="when_applying", fsg_use_recorded=None, fsg_used_before=True)
    result = grant(evaluate(situation(course("A", cost("tuition", 900)), facts=facts), RULES))
    assert len(result.confirm) == len(result.confirm_papers) == 2
    assert all(paper.startswith("You: ") for paper in result.confirm_papers)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("facts.toml", 'paper = "Do you bill', 'paper = "Does the client get', "as the client"),
        ("facts.toml", 'paper = "Do you bill the exam fee yourself?"\n', "", "lacks its question"),
        ("fsg.toml", 'paper = "Your SIN', "paper = \"The client's SIN", "speak to the client"),
        ("fsg.toml", 'paper = "You: fill', 'paper = ""\n#', "only to"),
        ("fsg.toml", 'paper = "Proof of your address in B.C."\n', "", "paper"),
    ],
)
def test_that_a_slip_in_words_to_the_client_is_named(
    tmp_path: Path, name: str, old: str, new: str, says: str
) -> None:
    folder = Path(shutil.copytree(resource("funding"), tmp_path / "funding"))
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadInput, match=says):
        load_rules(folder=folder)
