"""The tables and words of the rule files: complete, in order, and as FUNDING.md prints them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from advisor.funding.amounts import Award, AwardRow, AwardTable
from advisor.funding.entries import Condition, Fact, Overlap
from advisor.funding.loading import load_rules, read_toml
from advisor.funding.rules import Program
from advisor.paths import resource
from tests.unit.funding.aid_figures import FULL_TIME, IN_WORDS, PART_TIME, SLOPES

FOLDER = resource("funding")
NO_PROGRAMS = {"edition", "facts", "sources", "effects"}
CODES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in NO_PROGRAMS)
PROGRAMS = {code: msgspec.convert(read_toml(FOLDER / f"{code}.toml"), Program) for code in CODES}
FACTS = msgspec.convert(read_toml(FOLDER / "facts.toml")["facts"], list[Fact])
AID = ["sabc_pt", "csg_pd", "csg_pt", "csg_pt_dep", "bcag_pt", "sbd_pt", "csl_pt"]
AID += ["bcag_ft", "csg_ft"]
TABLED = sorted(code for code, program in PROGRAMS.items() if program.award)
BY_INCOME = [code for code in AID if code in TABLED and code != "csg_ft"]
SIZES = range(1, 8)
UNTABLED = {("bcag_ft", 2025)}  # the ministry's code repeats older figures: no table is settled


def award(code: str) -> Award:
    """The award of a program that has one."""
    found = PROGRAMS[code].award
    assert found is not None
    return found


def rows(table: AwardTable, size: int) -> tuple[AwardRow, ...]:
    """The rows of a family size: the largest row stands for more."""
    fitting = {row.size for row in table.rows if row.size <= size}
    return tuple(row for row in table.rows if fitting and row.size == max(fitting))


def year_of(table: AwardTable) -> int:
    """The year in which a program year starts."""
    return table.start.year


def tables(codes: list[str]) -> Iterator[tuple[str, AwardTable]]:
    """Every table with the program it belongs to."""
    yield from ((code, table) for code in codes for table in award(code).tables)


def test_that_all_program_files_load_together(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "funding"))
    listed = ", ".join(f'"{code}"' for code in CODES)
    text = f'edition = "all"\nprograms = [{listed}]\n[later_programs]\n'
    (folder / "edition.toml").write_text(text, "utf-8")
    assert len(load_rules(folder=folder).programs) == len(CODES)


@pytest.mark.parametrize("year", PART_TIME)
@pytest.mark.parametrize(
    ("code", "amount", "slope", "zero"),
    [("csg_pt", 2520, 0, 1), ("bcag_pt", 1000, 1, 2), ("csg_pd", 2800, None, 3)],
)
def test_that_part_time_awards_hold_the_figures_of_the_document(
    code: str, amount: int, slope: int | None, zero: int, year: int
) -> None:
    table = next(table for table in award(code).tables if year_of(table) == year)
    for size in SIZES:
        figures = PART_TIME[year][size]
        (row,) = rows(table, size)
        assert row.amount == amount
        assert row.zero_from == figures[zero]
        if slope is not None:
            assert (row.full_to, row.slope) == (figures[0], SLOPES[size][slope])


@pytest.mark.parametrize("year", PART_TIME)
def test_that_the_grant_by_children_holds_the_figures_of_the_document(year: int) -> None:
    table = next(table for table in award("csg_pt_dep").tables if year_of(table) == year)
    found = {(row.size, row.band): (row.amount, row.slope) for row in table.rows}
    wanted = {(s, Decimal(1)): (Decimal(56), SLOPES[s][2]) for s in SIZES if SLOPES[s][2]}
    wanted |= {(s, Decimal(3)): (Decimal(84), SLOPES[s][3]) for s in SIZES if SLOPES[s][3]}
    assert found == wanted
    for row in table.rows:
        assert (row.full_to, row.zero_from) == PART_TIME[year][row.size][:2]


@pytest.mark.parametrize("code", ["csg_pd", "sbd_pt", "csl_pt"])
def test_that_awards_below_the_loan_threshold_stop_just_there(code: str) -> None:
    for _code, table in tables([code]):
        for row in table.rows:
            assert row.zero_from == PART_TIME[year_of(table)][row.size][3]
            assert row.full_to is None
            assert row.slope == 0
    assert award(code).zero_at == "from"


@pytest.mark.parametrize("year", FULL_TIME)
def test_that_the_full_time_grant_holds_the_figures_of_the_document(year: int) -> None:
    table = next(table for table in award("bcag_ft").tables if year_of(table) == year)
    for size in SIZES:
        (row,) = rows(table, size)
        assert (row.full_to, row.zero_from) == FULL_TIME[year][size]
        assert (row.amount * 34).quantize(Decimal("0.00000001")) == 4000
    assert (row.amount * 14).quantize(Decimal("0.01")) == Decimal("1647.06")
    assert award("bcag_ft").zero_at == "above"


def test_that_every_figure_around_the_tables_stands_in_the_files() -> None:
    text = "".join((FOLDER / f"{code}.toml").read_text("utf-8") for code in AID)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    found = {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", plain)}
    assert {Decimal(number) for number in IN_WORDS.split()} <= found


def test_that_the_worked_check_of_the_document_comes_out() -> None:
    table = next(table for table in award("csg_pt").tables if year_of(table) == 2026)
    (row,) = rows(table, 2)
    assert row.full_to is not None
    less = (60_000 - row.full_to) * row.slope
    assert row.amount - less == Decimal("2197.058304")


@pytest.mark.parametrize("code", BY_INCOME)
def test_that_thresholds_rise_and_slopes_fall_with_the_family(code: str) -> None:
    for _code, table in tables([code]):
        for band in {row.band for row in table.rows}:
            of_band = [row for row in table.rows if row.band == band]
            for small, large in pairwise(of_band):
                assert small.size < large.size
                assert (small.full_to or 0) <= (large.full_to or 0)
                assert (small.zero_from or 0) < (large.zero_from or 0)
                assert small.slope >= large.slope


@pytest.mark.parametrize("code", BY_INCOME)
def test_that_no_threshold_falls_from_year_to_year(code: str) -> None:
    for before, after in pairwise(award(code).tables):
        assert len(before.rows) == len(after.rows)
        for old, new in zip(before.rows, after.rows, strict=True):
            assert (old.size, old.band, old.amount) == (new.size, new.band, new.amount)
            assert (old.full_to or 0) <= (new.full_to or 0)
            assert old.zero_from is not None
            assert new.zero_from is not None
            assert old.zero_from < new.zero_from


@pytest.mark.parametrize("code", TABLED)
def test_that_every_family_meets_just_one_row(code: str) -> None:
    for _code, table in tables([code]):
        for size in range(1, 13):
            found = rows(table, size)
            bands = [row.band for row in found]
            assert len(bands) == len(set(bands))
            if code == "csg_pt_dep" and size == 1:  # children count in the family
                assert not found
            else:
                assert found


@pytest.mark.parametrize("code", TABLED)
def test_that_the_last_figure_is_where_the_slope_comes_to_nothing(code: str) -> None:
    for _code, table in tables([code]):
        for row in table.rows:
            if row.slope:
                assert row.full_to is not None
                assert row.zero_from is not None
                assert abs(row.full_to + row.amount / row.slope - row.zero_from) <= 1


@pytest.mark.parametrize("code", TABLED)
def test_that_program_years_follow_one_another(code: str) -> None:
    for before, after in pairwise(award(code).tables):
        follows = before.end + timedelta(days=1)
        if (code, follows.year) in UNTABLED:
            follows = follows.replace(year=follows.year + 1)
        assert after.start == follows


@pytest.mark.parametrize("code", CODES)
def test_that_versions_follow_one_another(code: str) -> None:
    for before, after in pairwise(PROGRAMS[code].versions):
        assert before.end is not None
        assert after.start == before.end + timedelta(days=1)


def test_that_a_year_without_a_table_is_never_verified() -> None:
    for code, year in UNTABLED:
        version = PROGRAMS[code].version_on(date(year, 8, 1))
        assert version is not None
        assert version.verified_until < version.start


@pytest.mark.parametrize("code", CODES)
def test_that_every_condition_has_sentence_proof_and_whom_to_ask(code: str) -> None:
    program = PROGRAMS[code]
    asked: list[Condition | Overlap] = [*program.conditions, *program.overlaps]
    for entry in asked:
        assert entry.sentence.endswith("."), entry.id
        assert entry.proof, entry.id
        assert entry.ask_whom, entry.id
        assert entry.sources, entry.id


@pytest.mark.parametrize("code", CODES)
def test_that_every_program_says_who_where_and_what_to_mind(code: str) -> None:
    program = PROGRAMS[code]
    assert program.authority
    assert program.where
    assert all(title for title, _url in program.where)
    assert all(url.startswith("http") for _title, url in program.where if url)
    assert program.pitfalls
    assert program.versions or program.part_of


def test_that_a_number_that_is_asked_for_has_answers_to_try() -> None:
    for fact in FACTS:
        if fact.question and fact.kind in ("number", "money"):
            assert fact.tries or fact.choices, fact.key


def test_that_tries_of_the_income_lie_on_every_side_of_the_tables() -> None:
    fact = next(fact for fact in FACTS if fact.key == "family_income_line15000")
    tried = sorted(Decimal(answer) for answer in fact.tries)
    newest = PART_TIME[max(PART_TIME)]
    assert tried[0] < min(row[0] for row in newest.values())
    assert tried[-1] > max(row[3] for row in newest.values())
