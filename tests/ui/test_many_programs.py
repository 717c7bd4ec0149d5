"""Many programs at once: who heads a column, what is found below, and what the reasons say."""

from __future__ import annotations

from dataclasses import replace

from advisor.domain.estimate import Estimate, ProgramResult, State, Verdict
from advisor.domain.money import Money
from advisor.services import estimating
from advisor.ui.funding.also_checked import Chip, Group, Kind, also_checked
from advisor.ui.funding.explaining import about_programs, explain
from advisor.ui.funding.funding_columns import PAYERS, program_columns
from advisor.ui.funding.funding_rows import CONFIRMED, WORST, Cell, Look, Table, forms
from advisor.ui.funding.reason_words import Explanation
from advisor.ui.funding.text_card import other_ways, to_bring
from tests.plan_builders import a_reason
from tests.ui.many_programs import dollars, estimate, line, program
from tests.ui.open_client import LANGARA, NIC, TODAY, rosa

RULES = estimating.load_rules()
TUITION = ("line", str(NIC), 0)
CHILDCARE = ("line", str(NIC), 1)
MICROSOFT = ("line", str(LANGARA), 0)
TOTAL = ("total", "", -1)


def table(found: Estimate, *, narrow: bool = False) -> Table:
    made = forms(rosa(), estimating.situation(rosa(), TODAY), found)
    return made[-1] if narrow else made[0]


def cell(shown: Table, row: tuple[str, str, int], column: str) -> Cell:
    at = [one.key for one in shown.columns].index(column)
    return next(one for one in shown.rows if one.key == row).cells[at]


def reason(found: Estimate, row: tuple[str, str, int], column: str) -> Explanation:
    shown = table(found)
    return explain(
        next(one for one in shown.rows if one.key == row),
        next(one for one in shown.columns if one.key == column),
        rosa(),
        estimating.situation(rosa(), TODAY),
        found,
        RULES,
    )


def text(said: Explanation) -> str:
    lines = [line for page in said.pages for line in page]
    return "\n".join([said.title, *(f"{one.label} {one.text} {one.quiet}" for one in lines)])


def with_programs(*programs: ProgramResult) -> Estimate:
    found = estimate(rosa())
    return replace(found, programs=(*found.programs, *programs))


def groups(found: Estimate) -> tuple[Group, ...]:
    return also_checked(found, program_columns(found.programs), RULES)


def test_that_only_programs_that_pay_or_may_pay_head_a_column_in_the_order_of_looking() -> None:
    assert [c.key for c in program_columns(estimate(rosa()).programs)] == [
        "workbc", "fsg", "sabc_pt",
    ]  # fmt: skip


def test_that_awards_of_one_program_share_a_column_under_its_name() -> None:
    shown = table(estimate(rosa()))
    heading = next(one for one in shown.columns if one.key == "sabc_pt").heading
    assert heading == "StudentAid\npart-time"
    assert cell(shown, TUITION, "sabc_pt").text == "250"


def test_that_money_is_ticked_only_when_it_is_in_writing() -> None:
    shown = table(estimate(rosa()))
    assert cell(shown, TUITION, "workbc").look is Look.SURE
    assert cell(shown, TUITION, "sabc_pt").look is Look.PLAIN
    assert cell(shown, TUITION, "sabc_pt").spoken == "$250, by the rules"
    assert cell(shown, TUITION, "fsg").look is Look.OPEN


def test_that_without_a_number_the_word_is_ask_and_the_worst_case_counts_nothing() -> None:
    shown = table(estimate(rosa()))
    assert (cell(shown, CHILDCARE, "workbc").text, cell(shown, CHILDCARE, "workbc").look) == (
        "ask", Look.OPEN,
    )  # fmt: skip
    assert cell(shown, CHILDCARE, WORST).text == "720"
    assert cell(shown, CHILDCARE, CONFIRMED).text == "0 – 720"


def test_that_money_that_is_no_cover_never_lowers_what_the_client_pays() -> None:
    loan = program("cal", "A loan", Verdict.POSSIBLE_LOAN, 71, kind="loan",
                   lines=(line(NIC, 0, dollars(495), dollars(495)),))  # fmt: skip
    assert cell(table(with_programs(loan)), TUITION, WORST).text == "145"


def test_that_there_are_at_most_five_columns_and_no_payer_is_lost() -> None:
    more = [
        program(f"b{n}", f"Bursary {n}", Verdict.CANNOT_TELL, 25, if_confirmed=dollars(0, n),
                lines=(line(LANGARA, 0, dollars(0), dollars(0, n)),))
        for n in range(1, 5)
    ]  # fmt: skip
    found = with_programs(*more)
    shown = [column.key for column in program_columns(found.programs)]
    assert shown == ["workbc", "b3", "b4", "fsg", "sabc_pt"]
    below = [entry.code for group in groups(found) for entry in group.entries]
    assert sorted([*shown, *below]) == sorted(
        {p.code for p in found.programs if not p.part_of} | {"sabc_pt"}
    )


def test_that_a_used_up_amount_and_an_other_payer_are_said_in_a_word() -> None:
    used = program("x", "X", Verdict.CAP_REACHED, 31,
                   lines=(line(LANGARA, 0, dollars(0), dollars(0), note="cap_reached"),
                          line(NIC, 0, dollars(0), dollars(0), note="duplicate")))  # fmt: skip
    shown = table(with_programs(used))
    assert cell(shown, MICROSOFT, "x").text == "cap reached"
    assert cell(shown, TUITION, "x").text == "other pays"


def test_that_where_there_is_no_room_all_programs_stand_in_one_column() -> None:
    shown = table(estimate(rosa()), narrow=True)
    assert [column.key for column in shown.columns][2:3] == [PAYERS]
    assert cell(shown, TUITION, PAYERS).text == "350 – 495"
    assert cell(shown, TUITION, WORST).text == cell(table(estimate(rosa())), TUITION, WORST).text
    split = text(explain(
        next(row for row in shown.rows if row.key == TUITION), shown.columns[2], rosa(),
        estimating.situation(rosa(), TODAY), estimate(rosa()), RULES,
    ))  # fmt: skip
    assert "WorkBC support $100 In writing" in split
    assert "Future skills grant $0 – $145" in split


def test_that_a_client_without_any_payer_has_a_table_of_own_costs_only() -> None:
    found = replace(estimate(rosa()), programs=())
    assert [column.key for column in table(found).columns] == ["label", "cost", WORST, CONFIRMED]
    assert table(found, narrow=True).columns == table(found).columns


def test_that_the_table_gives_up_programs_before_it_is_cut_but_never_sure_money() -> None:
    more = [
        program(f"b{n}", f"Bursary {n}", Verdict.CANNOT_TELL, 25, if_confirmed=dollars(0, n),
                lines=(line(LANGARA, 0, dollars(0), dollars(0, n)),))
        for n in range(1, 5)
    ]  # fmt: skip
    made = forms(rosa(), estimating.situation(rosa(), TODAY), with_programs(*more))
    keys = [[column.key for column in one.columns if column.members] for one in made]
    assert [len(one) for one in keys] == [5, 4, 3, 1]
    assert all({"workbc", "sabc_pt"} <= set(one) for one in keys[:3])
    assert keys[-1] == [PAYERS]
    assert [row.key for row in made[2].rows] == [row.key for row in made[0].rows]


def test_that_of_many_open_programs_the_nearest_to_a_yes_have_a_column() -> None:
    met, unknown = a_reason(), a_reason(condition="E9", state=State.UNKNOWN)
    secret = replace(unknown, sensitive=True)
    far = [
        program(f"b{n}", f"Bursary {n}", Verdict.CANNOT_TELL, 25, reasons=(met, secret),
                if_confirmed=dollars(0, 365),
                lines=(line(LANGARA, 0, dollars(0), dollars(0, 365)),))
        for n in range(1, 6)
    ]  # fmt: skip
    near = replace(far[0], code="near", reasons=(met, unknown), order=95)
    assert "near" in [c.key for c in program_columns([*far, near])]


def test_that_the_others_are_grouped_and_those_that_do_not_fit_are_one_line() -> None:
    found = groups(estimate(rosa()))
    assert [group.kind for group in found] == list(Kind)
    folded = {group.kind: (group.title, group.folded) for group in found}
    assert folded[Kind.NOT_POSSIBLE] == ("4 programs that do not fit", True)
    assert folded[Kind.ENDED] == ("1 program that ended", False)


def test_that_each_of_the_others_says_its_verdict_and_why_in_a_line() -> None:
    said = {e.code: (e.word, e.why) for group in groups(estimate(rosa())) for e in group.entries}
    assert said["ctc"] == ("At tax time", "About $250, not counted in the sum.")
    assert said["csl"] == ("Loan", "Up to $10,000, to be paid back.")
    assert said["llp"] == ("Own savings", "Up to $10,000 of own savings.")
    assert said["old"] == ("Ended", "See Future skills grant.")
    assert said["tax_note"][0] == "For your information"
    assert said["no0"] == ("Not possible", "Not met: A condition of Tuition waiver holds.")
    assert said["iset"][0] == "Cannot tell yet"


def test_that_what_is_not_known_is_hatched_and_never_called_not_possible() -> None:
    found = [e for group in groups(estimate(rosa())) for e in group.entries if e.code == "iset"]
    assert [entry.chip for entry in found] == [Chip.OPEN]


def test_that_a_reason_names_rule_answer_source_trust_and_what_would_change_it() -> None:
    said = text(reason(estimate(rosa()), TUITION, "fsg"))
    for words in ("FSG-E1", "not known yet", "another answer", "two or more pages agree",
                  "(before July 2025)", "How sure Not confirmed"):  # fmt: skip
        assert words in said


def test_that_the_reason_of_a_shared_column_shows_the_split() -> None:
    said = text(reason(estimate(rosa()), TUITION, "sabc_pt"))
    assert "Canada grant $200 By the rules" in said
    assert "B.C. grant $50 By the rules" in said


def test_that_a_program_as_a_whole_says_where_to_apply_and_what_to_heed() -> None:
    found = estimate(rosa())
    members = [p for p in found.programs if "sabc_pt" in (p.code, p.part_of)]
    said = text(about_programs(members, found, RULES))
    assert said.startswith("StudentAid BC, part-time: Eligible")
    for words in ("Notice of Assessment", "https://studentaidbc.ca/", "Apply in time."):
        assert words in said


def test_that_a_program_that_does_not_fit_offers_nothing_to_apply_for() -> None:
    found = estimate(rosa())
    unfit = replace(next(p for p in found.programs if p.code == "no0"), where=(("Apply", "x"),))
    assert "Apply" not in text(about_programs([unfit], found, RULES))


def test_that_an_ended_program_names_what_came_after() -> None:
    found = estimate(rosa())
    ended = [p for p in found.programs if p.code == "old"]
    assert "See instead StrongerBC future skills grant" in text(about_programs(ended, found, RULES))


def test_that_each_document_stands_once_with_those_who_want_it() -> None:
    found = estimate(rosa())
    ((_title, lines),) = to_bring(found, program_columns(found.programs))
    assert lines[0] == "· Notice of Assessment (StudentAid part-time)"


def test_that_another_way_to_pay_says_its_sums() -> None:
    ((title, lines),) = other_ways(estimate(rosa()))
    assert title == "Another way: the future skills grant pays the tuition alone"
    assert lines[-1] == "Covered $860, left to pay $720"


def test_that_an_employer_bears_what_the_program_leaves_of_a_line() -> None:
    share = program("etg", "Employer grant", Verdict.ELIGIBLE, 20, kind="employer",
                    paid="to_employer", sure=dollars(292), if_confirmed=dollars(292),
                    figures={"employer_share": Money.of(73)},
                    lines=(line(LANGARA, 0, dollars(292), dollars(292)),))  # fmt: skip
    found = with_programs(share)
    assert cell(table(found), MICROSOFT, WORST).text == "0"
    assert "pays the rest" in text(reason(found, MICROSOFT, WORST))


def test_that_the_total_of_a_program_is_its_own_sum() -> None:
    assert cell(table(estimate(rosa())), TOTAL, "sabc_pt").text == "$250"
    assert cell(table(estimate(rosa())), TOTAL, "workbc").text == "$100 – $820"
    assert Money.of(1230) == estimate(rosa()).out_of_pocket_worst
