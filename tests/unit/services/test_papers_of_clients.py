"""The papers of sample clients, of every worked case and of clients by chance: no name that tells a
story, no sum that the estimate does not have, no page too many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from advisor.commands.case import Case
from advisor.commands.estimate import read_cases
from advisor.domain.centre import Centre
from advisor.domain.client import Answer, ClientFile
from advisor.domain.plan import Copy, LearningPlan
from advisor.domain.situation import Situation
from advisor.paths import DataFolder, resource
from advisor.report.money import shares
from advisor.report.naming import named, on_front, payers
from advisor.services import estimating, filing, planning, unlocking
from tests.unit.report.reading import read, whole
from tests.unit.report.test_pages import check

TODAY = date(2026, 11, 24)
RULES = estimating.load_rules()
CENTRE = Centre("Harbour Road Employment Centre", "120 Example Street", "250-555-0100")
PRIVATE = [program for program in RULES.programs if program.private]
NAMES = {program.name for program in PRIVATE} | {"Indigenous", "Métis", "First Citizens"}
WHOLE = "sabc_pt"  # the program whose awards share one need
HERE = ("funding/cases.jsonl", "funding/own_cases.jsonl")
TWO_PAGES = {
    "Simranjeet Dhaliwal", "Denise Whitford", "Boyd Hammersley", "Emeka Nwosu-Clarke",
}  # fmt: skip


def drafted(file: ClientFile) -> LearningPlan:
    return _draft(file, estimating.situation(file, TODAY))


def _draft(file: ClientFile, situation: Situation) -> LearningPlan:
    return planning.draft(
        file,
        estimating.evaluate(situation, RULES),
        catalogue=None,
        rules=RULES,
        centre=CENTRE,
        counsellor="Dana Wells",
        on=situation.on,
    )


def samples() -> Iterator[ClientFile]:
    vault = unlocking.sample(TODAY)
    for entry in filing.clients(vault):
        yield filing.load(vault, entry.client.id)
    vault.close()


@pytest.fixture(scope="module")
def files() -> tuple[ClientFile, ...]:
    return tuple(samples())


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, ...]:
    data = DataFolder(tmp_path_factory.mktemp("data"))
    found: list[Case] = []
    with ExitStack() as stack:
        for name in HERE:
            path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
            path.write_bytes(Path(resource(name)).read_bytes())
            found += read_cases(str(path), data, RULES, stack)
    return tuple(found)


def check_plan(plan: LearningPlan) -> None:
    """No private program where others may see it; the sums are the estimate's; every page whole."""
    first, *later = read(plan)
    told = plan.goal_words + "".join(course.title for course in plan.courses)
    for page in (first, *later, *read(replace(plan, guest=True), Copy.HANDOUT)):
        check(page)
        assert not [name for name in NAMES if name in page.text and name not in told]
    check_sums(plan)


def check_sums(plan: LearningPlan) -> None:
    estimate, found = plan.estimate, shares(plan)
    parts = found.sure + found.open + found.may + found.you
    assert parts == found.known == estimate.total_cost_known
    assert found.you == min(estimate.out_of_pocket_best, found.worst)
    if estimate.out_of_pocket_worst is not None and not found.unknown_prices:
        assert found.worst == estimate.out_of_pocket_worst
    assert all(not program.private for program in named(estimate))
    codes = {program.code for program in estimate.programs}
    assert all(program.part_of not in codes for program in payers(estimate))
    assert len(on_front(estimate)) <= 3


def test_that_sample_clients_read_whole_papers(files: tuple[ClientFile, ...]) -> None:
    for file in files:
        plan = drafted(file)
        check_plan(plan)
        count = len(read(plan))
        most = 2 if file.client.name in TWO_PAGES else 3
        assert count <= (most if file.chosen else 1), file.client.name


def test_that_no_case_names_a_private_program_to_others(cases: tuple[Case, ...]) -> None:
    """Every case by its sums and names; every fifth one on paper."""
    for number, case in enumerate(cases):
        plan = _draft(case.file, case.situation)
        check_sums(plan)
        if number % 5 == 0:
            check_plan(plan)


@pytest.mark.slow
def test_that_no_case_prints_a_private_program_for_others(cases: tuple[Case, ...]) -> None:
    for case in cases:
        check_plan(_draft(case.file, case.situation))


@pytest.mark.parametrize("seed", range(50))
def test_that_no_client_by_chance_gets_a_telling_paper(
    files: tuple[ClientFile, ...], seed: int
) -> None:
    chance = Random(seed)
    file = chance.choice([file for file in files if file.chosen])
    plan = drafted(by_chance(file, chance))
    check_sums(plan)
    if seed % 5 == 0:
        check_plan(plan)


def by_chance(file: ClientFile, chance: Random) -> ClientFile:
    """The file with about half of the questions answered, somehow."""
    said = {
        fact.key: Answer(_some(fact, chance), TODAY)
        for fact in estimating.client_facts(RULES)
        if chance.random() < 0.6
    }
    return replace(file, answers={**file.answers, **said})


def _some(fact: estimating.Fact, chance: Random) -> str:
    if fact.kind in ("number", "money"):
        return chance.choice(fact.tries or ("0", "1"))
    values = [value for value, _label in fact.choices] or ["yes", "no"]
    return chance.choice([*values, "does_not_know"])


def test_that_a_private_program_is_told_on_later_pages_only_when_ticked(
    files: tuple[ClientFile, ...],
) -> None:
    file = next(one for one in files if one.client.name == "Marisol Quintero")
    plan = drafted(file)
    close = [p.name for p in payers(plan.estimate) if p.private and p.close]
    assert close
    first, *later = read(replace(plan, show_sensitive=True))
    assert any(name in whole(later) for name in close)
    assert not any(name in first.text for name in close)
    assert not any(name in whole(read(plan)) for name in close)


def test_that_awards_are_told_as_their_whole(cases: tuple[Case, ...]) -> None:
    awards = {p.code: p.name for p in RULES.programs if p.part_of}
    asked = [case for case in cases if awards.keys() & set(case.situation.scope)][::6]
    told = 0
    for case in asked:
        plan = _draft(case.file, replace(case.situation, scope=()))
        wholes = [p for p in named(plan.estimate) if p.code == WHOLE]
        told += bool(wholes)
        text = whole(read(plan))
        assert not any(name in text for name in awards.values())
        assert all(program.name in text for program in wholes)
    assert told >= 3


def test_that_the_file_copy_tells_every_program_once_or_in_short(
    files: tuple[ClientFile, ...],
) -> None:
    plan = drafted(next(one for one in files if one.client.name == "Marisol Quintero"))
    pages = read(plan, Copy.FILE)
    text = whole(pages)
    assert all(program.name in text for program in plan.estimate.programs)
    assert "Programs that do not fit" in text
    assert len(pages) <= 20
