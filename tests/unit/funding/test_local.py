"""The centre's own rules: versions confirmed for longer, new values, own programs, one file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from advisor.domain.errors import BadInput, DamagedFile, NewerFile
from advisor.domain.estimate import Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.funding import bursary, local
from advisor.funding.amounts import Award, AwardRow, AwardTable, DatedShare
from advisor.funding.assembling import assembled
from advisor.funding.bursary import Bursary
from advisor.funding.dated import NewValue
from advisor.funding.entries import Confirmation
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import slips_of
from advisor.funding.local import LocalRules
from advisor.funding.rules import Rules
from advisor.services.estimating import load_rules, versions
from tests.unit.funding.making import (
    GRANT,
    RULES,
    cost,
    course,
    facts_asked,
    grant,
    judged,
    person,
    situation,
)

ON = date(2026, 11, 23)
START = date(2027, 1, 11)
UNTIL = date(2027, 6, 30)
LATE = {"on": ON}


def _local(tmp_path: Path) -> Path:
    return tmp_path / "catalogue" / "rules.toml"


def _confirm(path: Path, until: date = UNTIL, source: str = "Letter of the ministry") -> None:
    confirm(path, "FSG-V4", until, source)


def confirm(path: Path, version: str, until: date, source: str = "Letter") -> None:
    given = Confirmation(
        program="fsg", version=version, until=until, source=source, by="R. Supervisor", on=ON
    )
    mine = local.add_confirmation(load_rules(path), local.read(path), given)
    local.write(path, local.content(mine))


def test_that_rules_past_their_day_say_so_and_give_no_amount() -> None:
    found = judged(course("A", cost("tuition", 2000), start=START), **LATE)
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.amount is None
    assert found.amount_if_confirmed == Money.of(2000)
    assert found.stale is not None
    assert "30 Jun 2026" in found.stale
    assert facts_asked(found) == ["rules_confirmed"]


def test_that_being_listed_alone_does_not_lift_staleness_but_the_college_s_word_does() -> None:
    told = {"facts": {"rules_confirmed": True}}
    found = judged(course("A", cost("tuition", 2000), start=START, **told), **LATE)
    assert (found.verdict, found.amount) == (Verdict.ELIGIBLE, Money.of(2000))
    assert found.stale is None


def test_that_the_college_s_word_counts_only_for_its_own_course() -> None:
    told = course("A", cost("tuition", 600), start=START, facts={"rules_confirmed": True})
    other = course("B", cost("tuition", 700), start=START)
    found = judged(told, other, **LATE)
    assert dict(found.by_credential) == {"A": Money.of(600)}
    assert found.amount_if_confirmed == Money.of(1300)
    assert found.stale is not None


def test_that_a_later_no_from_the_college_outweighs_the_confirmation() -> None:
    said = {"rules_confirmed": True, "on_fsg_list": False}
    found = judged(course("A", cost("tuition", 2000), start=START, facts=said), **LATE)
    assert found.verdict is Verdict.NOT_ELIGIBLE


def test_that_a_confirmed_version_holds_until_its_new_last_day(tmp_path: Path) -> None:
    _confirm(_local(tmp_path))
    rules = load_rules(_local(tmp_path))
    on_time = situation(course("A", cost("tuition", 2000), start=UNTIL), on=ON)
    late = situation(course("A", cost("tuition", 2000), start=date(2027, 7, 1)), on=ON)
    assert grant(evaluate(on_time, rules)).verdict is Verdict.ELIGIBLE
    assert grant(evaluate(late, rules)).verdict is Verdict.CANNOT_TELL


def test_that_a_confirmation_is_kept_with_source_and_name_and_the_shipped_rules_stay(
    tmp_path: Path,
) -> None:
    _confirm(_local(tmp_path))
    _confirm(_local(tmp_path), date(2027, 8, 1), "E-mail of 3 May 2027")
    view = next(v for v in versions(load_rules(_local(tmp_path)), ON) if v.id == "FSG-V4")
    assert view.confirmed is not None
    assert (view.confirmed.source, view.confirmed.by) == ("E-mail of 3 May 2027", "R. Supervisor")
    assert (view.verified_until, view.past) == (date(2027, 8, 1), False)
    assert "Letter of the ministry" in _local(tmp_path).read_text("utf-8")
    assert load_rules() == RULES


@pytest.mark.parametrize(
    ("until", "source", "says"),
    [
        (UNTIL, "  ", "where it is written"),
        (date(2026, 6, 30), "Letter", "already checked until 30 Jun 2026"),
    ],
)
def test_that_an_empty_or_useless_confirmation_is_refused(
    tmp_path: Path, until: date, source: str, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        _confirm(_local(tmp_path), until, source)
    assert not _local(tmp_path).exists()


def test_that_a_version_cannot_be_confirmed_past_its_own_end(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="ends on 31 Aug 2026"):
        confirm(_local(tmp_path), "FSG-V3", UNTIL)
    with pytest.raises(BadInput, match="no version FSG-V9"):
        confirm(_local(tmp_path), "FSG-V9", UNTIL)


def test_that_a_damaged_file_is_named_and_the_shipped_rules_still_hold(tmp_path: Path) -> None:
    path = _local(tmp_path)
    path.parent.mkdir()
    path.write_text('confirmed = "yes"')
    with pytest.raises(DamagedFile, match=r"rules\.toml"):
        local.read(path)
    rules = load_rules(path)
    assert rules.programs == RULES.programs
    assert "rules.toml cannot be read" in rules.trouble[0]


def test_that_the_file_of_the_first_edition_reads_as_before(tmp_path: Path) -> None:
    path = _local(tmp_path)
    path.parent.mkdir()
    path.write_text(
        '[[confirmed]]\nprogram = "fsg"\nversion = "FSG-V4"\nuntil = 2027-06-30\n'
        'source = "Letter"\nby = "R."\non = 2026-11-23\n'
    )
    view = next(v for v in versions(load_rules(path), ON) if v.id == "FSG-V4")
    assert view.verified_until == UNTIL


def test_that_a_file_of_a_newer_edition_is_refused_kindly(tmp_path: Path) -> None:
    with pytest.raises(NewerFile, match="Update Advisor"):
        local.parse(b"format = 2", "rules.toml")


def test_that_health_sees_which_version_in_force_is_past_its_day() -> None:
    mine = [v for v in versions(RULES, ON) if v.in_force and v.program == "fsg"]
    assert [(v.id, v.past) for v in mine] == [("FSG-V4", True)]
    before = versions(RULES, date(2026, 6, 30))
    assert not any(v.past for v in before if v.program == "fsg")


def value(**changed: Any) -> NewValue:
    usual = NewValue(
        program="fsg", place="cap", id="FSG-A1", start=date(2027, 9, 1), amount=Decimal(4000),
        source="https://www.workbc.ca/fsg", by="R.", on=ON,
    )  # fmt: skip
    return msgspec.structs.replace(usual, **changed)


def with_values(*values: NewValue, rules: Rules = RULES) -> Rules:
    return local.applied(rules, LocalRules(values=values), slips_of)


def test_that_a_value_of_a_later_day_counts_from_that_day_and_the_old_one_stays() -> None:
    rules = with_values(value())
    (cap,) = rules.programs[0].caps
    assert cap.on(date(2027, 8, 31)).amount == 3500
    assert cap.on(date(2027, 9, 1)).amount == 4000
    assert rules.sources(cap.on(date(2027, 9, 1)))[0].title == "workbc.ca"
    assert not rules.trouble


def test_that_of_two_new_values_the_later_one_wins_from_its_day() -> None:
    later = value(start=date(2028, 9, 1), amount=Decimal(4200))
    (cap,) = with_values(later, value()).programs[0].caps
    assert [one.amount for one in cap.amounts] == [3500, 4000, 4200]


def test_that_a_new_value_never_replaces_the_value_of_the_same_day() -> None:
    rules = with_values(value(start=date(2023, 9, 1)), value())
    assert [one.amount for one in rules.programs[0].caps[0].amounts] == [3500, 4000]
    assert "Old values stay" in rules.trouble[0]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"program": "nothing"}, "no program nothing"),
        ({"id": "FSG-A9"}, "no amount FSG-A9"),
        ({"place": "share", "amount": Decimal("0.5")}, "no share"),
        ({"place": "award"}, "No table"),
        ({"amount": Decimal(-1)}, "not an amount"),
        ({"place": "share", "amount": Decimal(80)}, "up to 100 %"),
    ],
)
def test_that_a_value_without_a_place_is_left_out_with_a_sentence(
    wrong: dict[str, Any], says: str
) -> None:
    rules = with_values(value(**wrong))
    assert rules.programs == RULES.programs
    assert says in rules.trouble[0]


def test_that_a_new_share_counts_from_its_day() -> None:
    read: dict[str, Any] = {"rule": "X", "sources": ("VIU",), "trust": "1"}
    share = DatedShare(start=date(2023, 9, 1), share=Decimal("0.8"), **read)
    shared = msgspec.structs.replace(GRANT, shares=(share,))
    rules = msgspec.structs.replace(RULES, programs=(shared,))
    program = with_values(value(place="share", amount=Decimal("0.6")), rules=rules).programs[0]
    found = [program.share_on(day) for day in (date(2027, 8, 31), date(2027, 9, 1))]
    assert [one.share for one in found if one] == [Decimal("0.8"), Decimal("0.6")]


def test_that_a_cell_of_a_table_changes_from_its_day_and_the_days_before_keep_theirs() -> None:
    read: dict[str, Any] = {"rule": "X", "sources": ("VIU",), "trust": "1"}
    rows = (AwardRow(size=1, amount=Decimal(1000)), AwardRow(size=2, amount=Decimal(1200)))
    table = AwardTable(start=date(2026, 8, 1), end=date(2027, 7, 31), rows=rows, **read)
    awarded = msgspec.structs.replace(GRANT, award=Award(tables=(table,), sentence="A table."))
    rules = msgspec.structs.replace(RULES, programs=(awarded,))
    new = value(place="award", id="", size=2, start=date(2027, 1, 1), amount=Decimal(1300))
    award = with_values(new, rules=rules).programs[0].award
    assert award is not None
    first, second = award.tables
    assert (first.end, first.rows) == (date(2026, 12, 31), rows)
    assert [row.amount for row in second.rows] == [1000, 1300]
    assert (second.start, second.end) == (date(2027, 1, 1), table.end)


def fund(**changed: Any) -> Bursary:
    usual = Bursary(
        name="Harbour bursary", giver="Harbour Society", pays=(Category.TUITION,),
        most=Money.of(500), per="life", sources=("told by Ana Lee on 20 Nov 2026",), by="R.",
        on=date(2025, 8, 1), start=date(2025, 8, 1),
    )  # fmt: skip
    return replace(usual, **changed)


def with_fund(form: Bursary, tmp_path: Path) -> Rules:
    program, pages = bursary.program(form, RULES.facts)
    mine = local.add_program(RULES, LocalRules(), program, pages)
    local.write(_local(tmp_path), local.content(mine))
    return load_rules(_local(tmp_path))


def test_that_a_bursary_reads_back_as_it_was_written(tmp_path: Path) -> None:
    form = fund(
        sources=("https://harbour.example/fund", "told by Ana Lee"),
        needs={"status": ("citizen", "permanent_resident"), "benefits": ("none",)},
        share=Decimal("0.5"), until=date(2027, 6, 30), where="https://harbour.example",
    )  # fmt: skip
    made, pages = bursary.program(form, RULES.facts)
    rules = with_fund(form, tmp_path)
    assert rules.programs[-1:] == assembled([made], RULES.facts)
    assert rules.programs[:-1] == RULES.programs
    assert {key: rules.pages[key] for key in pages} == pages
    assert not rules.trouble


def test_that_a_bursary_pays_in_an_estimate_and_only_whom_it_names(tmp_path: Path) -> None:
    form = fund(needs={"graduated_hs": ("yes",)}, pays=(Category.TRANSPORT,))
    rules = with_fund(form, tmp_path)
    asked = situation(course("A", cost("tuition", 90), cost("transport", 800)), scope=())
    found = evaluate(asked, rules).programs[-1]
    assert (found.code, found.verdict, found.amount) == (
        "own_harbour_bursary",
        Verdict.ELIGIBLE,
        Money.of(500),
    )
    without = replace(asked, facts=person(graduated_hs=False))
    assert evaluate(without, rules).programs[-1].verdict is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"name": " "}, "name"),
        ({"giver": ""}, "who gives"),
        ({"pays": ()}, "kind of cost"),
        ({"most": Money.of(0)}, "the most"),
        ({"sources": (" ",)}, "source"),
        ({"by": ""}, "who adds"),
        ({"share": Decimal(0)}, "share"),
        ({"until": date(2025, 1, 1)}, "last day"),
        ({"needs": {"status": ()}}, "Choose an answer"),
    ],
)
def test_that_a_bursary_says_what_it_lacks(missing: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        bursary.program(fund(**missing), RULES.facts)


def test_that_every_fact_that_a_bursary_may_depend_on_makes_a_test_that_loads(
    tmp_path: Path,
) -> None:
    needs = {
        fact.key: ((dict(fact.choices) and fact.choices[0][0]) or "yes",)
        for fact in bursary.offered(RULES.facts)
    }
    assert {"status", "bc_resident_living_in_bc", "benefits", "age_at_start"} <= set(needs)
    rules = with_fund(fund(needs=needs), tmp_path)
    assert not rules.trouble
    assert len(rules.programs[-1].conditions) == len(needs)


def test_that_one_broken_entry_leaves_the_others_in_force(tmp_path: Path) -> None:
    program, pages = bursary.program(fund(), RULES.facts)
    other, more = bursary.program(fund(name="Second"), RULES.facts)
    mine = LocalRules(programs=(program, other), pages=more, values=(value(),))
    rules = local.applied(RULES, mine, slips_of)
    assert [one.code for one in rules.programs if one.local] == ["own_second"]
    assert "own_harbour_bursary" in rules.trouble[0]
    assert pages.keys().isdisjoint(rules.pages)
    assert len(rules.programs[0].caps[0].amounts) == 2


def test_that_an_own_program_never_takes_the_place_of_a_shipped_one() -> None:
    mine = LocalRules(programs=(msgspec.structs.replace(GRANT, local=True),))
    rules = local.applied(RULES, mine, slips_of)
    assert rules.programs == RULES.programs
    assert "code of its own" in rules.trouble[0]
