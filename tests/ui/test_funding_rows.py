"""What the funding table and its reasons say, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.domain.client import Claim, ClientFile
from advisor.domain.client_pays import left
from advisor.domain.estimate import Estimate, Range
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category, ClaimState, Cost
from advisor.services import estimating
from advisor.ui.funding.also_checked import also_checked
from advisor.ui.funding.explaining import explain
from advisor.ui.funding.funding_columns import program_columns
from advisor.ui.funding.funding_rows import COST, WORST, Cell, Look, Table, forms
from advisor.ui.funding.reason_words import Explanation
from tests.ui.open_client import LANGARA, NIC, TODAY, rosa


def estimated(file: ClientFile) -> Estimate:
    return estimating.estimate(file, estimating.load_rules(), TODAY)


def table_of(file: ClientFile) -> Table:
    return forms(file, estimating.situation(file, TODAY), estimated(file))[0]


def cell(table: Table, row: tuple[str, str, int], column: str) -> Cell:
    at = [c.key for c in table.columns].index(column)
    return next(r for r in table.rows if r.key == row).cells[at]


def reason(file: ClientFile, row: tuple[str, str, int], column: str) -> Explanation:
    estimate = estimated(file)
    situation = estimating.situation(file, TODAY)
    table = forms(file, situation, estimate)[0]
    return explain(
        next(r for r in table.rows if r.key == row),
        next(c for c in table.columns if c.key == column),
        file,
        situation,
        estimate,
        estimating.load_rules(),
    )


def with_price(file: ClientFile, price: Money | None) -> ClientFile:
    first = file.items[0]
    costs = (replace(first.costs[0], amount=price), *first.costs[1:])
    return replace(file, items=(replace(first, costs=costs), *file.items[1:]))


def claimed(file: ClientFile, dollars: int) -> ClientFile:
    claim = Claim("k", "fsg", ClaimState.CLAIMED, Money.of(dollars), date(2024, 5, 1))
    return replace(file, claims=(claim,))


TUITION = ("line", str(NIC), 0)
TOTAL = ("total", "", -1)


def test_that_there_is_a_heading_for_each_course_and_one_total() -> None:
    kinds = [row.kind for row in table_of(rosa()).rows]
    assert kinds == ["course", "line", "line", "course", "line", "total"]


def test_that_one_line_with_cents_gives_all_sums_cents() -> None:
    table = table_of(with_price(rosa(), Money.of("495.50")))
    assert cell(table, TUITION, WORST).text == "495.50"
    assert cell(table, ("line", str(LANGARA), 0), COST).text == "365.00"
    assert cell(table, TOTAL, COST).text == "$1,580.50"


def test_that_the_total_of_an_unknown_price_has_no_upper_limit() -> None:
    total = cell(table_of(with_price(rosa(), None)), TOTAL, WORST)
    assert (total.text, total.note, total.look) == ("$1,085", "or more", Look.OPEN)


def test_that_an_empty_shortlist_has_no_rows() -> None:
    assert table_of(replace(rosa(), items=())).rows == ()


def test_that_a_column_is_headed_by_the_first_name_and_for_a_guest_by_the_word_client() -> None:
    file = rosa()
    guest = replace(file, client=replace(file.client, name=""))
    assert {c.key: c.heading for c in table_of(file).columns}[WORST].startswith("Rosa pays")
    assert {c.key: c.heading for c in table_of(guest).columns}[WORST].startswith("Client pays")


def test_that_what_is_left_of_an_unknown_price_is_open_upwards() -> None:
    cost = Cost(Category.TUITION, None)
    assert left(cost, [Range(Money.of(100), Money.of(100))]) == Range(ZERO, None)


def test_that_nobody_is_left_less_than_nothing() -> None:
    cost = Cost(Category.TUITION, Money.of(100))
    assert left(cost, [Range(Money.of(150), Money.of(150))]) == Range(ZERO, ZERO)


def test_that_a_cap_that_bites_is_said_as_a_sum() -> None:
    said = reason(claimed(rosa(), 3000), ("line", str(LANGARA), 0), "fsg")
    first = said.pages[0][0]
    assert "and not" in said.title
    assert first.text == "$3,500 − $3,000 used before − $495 for other cost lines = $5"
    assert said.bar is not None
    assert said.bar.used == Money.of(3000)


def test_that_a_used_up_cap_says_so_where_its_program_stands() -> None:
    found = estimated(claimed(rosa(), 3500))
    columns = program_columns(found.programs)
    groups = also_checked(found, columns, estimating.load_rules())
    said = {entry.code: entry for group in groups for entry in group.entries}
    assert "fsg" not in [column.key for column in columns]
    assert said["fsg"].why == "$3,500 of $3,500 is used."
    assert "used" in said["fsg"].word


def test_that_the_deciding_conditions_come_before_those_that_are_met() -> None:
    said = reason(rosa(), TUITION, "fsg")
    rules = [line for page in said.pages for line in page if line.label.startswith("Rule ")]
    states = [line.quiet.split(" · ")[0] for line in rules]
    assert states[0] in ("Cannot tell", "Not met", "Permission first")
    assert states[-1] in ("Met", "Not needed")


def test_that_a_kind_of_cost_that_is_not_paid_is_explained() -> None:
    said = reason(rosa(), ("line", str(NIC), 1), "fsg")
    assert "does not pay this kind of cost" in said.pages[0][0].text


def test_that_a_price_names_who_told_it_and_when() -> None:
    said = reason(rosa(), TUITION, COST)
    assert "North Island College" in said.pages[0][0].text
    assert said.pages[0][0].quiet == "20 Nov 2026"


def test_that_an_unknown_price_is_explained_as_a_question_to_ask() -> None:
    said = reason(with_price(rosa(), None), TUITION, COST)
    assert "Ask the college" in said.pages[0][0].text
