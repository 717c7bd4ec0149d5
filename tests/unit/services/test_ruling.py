"""Changes of the centre's own rules: looked at first, refused by a case, taken back, shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from advisor.commands.rule_cases import run_cases
from advisor.domain.centre import Centre
from advisor.domain.client import ShortlistItem
from advisor.domain.errors import BadInput, DamagedFile
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.funding import local
from advisor.paths import DataFolder
from advisor.services import estimating, filing, planning, rule_sharing, ruling, unlocking
from advisor.services.ruling import Bursary, Change, NewValue, Proposal
from advisor.services.unlocking import Vault
from advisor.store import writing
from tests.ui.open_client import ROSA, TOLD, rosa

ON = date(2026, 11, 24)
FUND = Bursary(
    name="Harbour bursary", giver="Harbour Society", pays=(Category.TUITION,), most=Money.of(200),
    per="life", sources=("told by Ana Lee on 20 Nov 2026",), by="R.", on=ON,
    start=date(2026, 9, 1),
)  # fmt: skip
LATER = NewValue(
    program="fsg", place="cap", id="FSG-A1", start=date(2027, 1, 1), amount=Decimal(400),
    source="Letter of the ministry", by="R.", on=ON,
)  # fmt: skip
WRONG = msgspec.structs.replace(LATER, start=date(2025, 1, 1), amount=Decimal(3400))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue" / "rules.toml"


def propose(path: Path, change: Change, vault: Vault | None = None) -> Proposal:
    plans = ruling.kept_plans(vault) if vault else ()
    return ruling.propose(path, change, run_cases, plans)


def apply(path: Path, change: Change) -> None:
    ruling.apply(propose(path, change), path)


@pytest.fixture
def vault() -> Vault:
    """Rosa's file with a saved plan, with the college's word that the grant is open."""
    vault = unlocking.guest()

    def listed(item: ShortlistItem) -> ShortlistItem:
        return replace(item, on_grant_list="yes", money_left="yes", rules_confirmed=TOLD)

    file = replace(rosa(), items=tuple(listed(item) for item in rosa().items))
    writing.insert_file(vault, file)
    rules = estimating.load_rules()
    plan = planning.draft(
        file, estimating.estimate(file, rules, ON), catalogue=None, rules=rules,
        centre=Centre(), counsellor="R.", on=ON,
    )  # fmt: skip
    planning.save(vault, filing.load(vault, ROSA), plan, datetime(2026, 11, 24, 9, tzinfo=UTC))
    return vault


def test_that_a_wrong_value_is_refused_by_the_cases_that_come_out_wrong(path: Path) -> None:
    found = propose(path, ruling.new_value(WRONG))
    case = next(case for case in found.refused_by if case.id == "FSG-002")
    assert case.title == "Cost exactly at the cap"
    amount = next(one for one in case.differences if one.key == "amount")
    assert (amount.program, amount.expected, amount.found) == ("fsg", 3500, 3400)
    with pytest.raises(BadInput, match="worked case"):
        ruling.apply(found, path)
    assert not path.exists()


def test_that_a_value_of_a_later_day_passes_the_cases_of_older_days(path: Path) -> None:
    found = propose(path, ruling.new_value(LATER))
    assert not found.refused_by
    assert [entry.what for entry in found.entries] == ["added"]
    rules = ruling.apply(found, path)
    assert rules == estimating.load_rules(path)


def test_that_a_right_confirmation_only_touches_cases_about_days_nobody_had_checked(
    path: Path,
) -> None:
    given = ruling.Confirmation(
        program="fsg", version="FSG-V4", until=date(2027, 8, 31), source="Letter", by="R.", on=ON
    )
    found = propose(path, ruling.confirm(given))
    assert not found.refused_by
    assert all(day > date(2026, 6, 30) for case in found.later for day in case.days)
    ruling.apply(found, path)
    again = propose(path, ruling.add_bursary(FUND))
    assert not again.refused_by


def test_that_a_bursary_touches_no_case(path: Path) -> None:
    found = propose(path, ruling.add_bursary(FUND))
    assert (found.refused_by, found.later) == ((), ())


def test_that_a_change_says_how_many_plans_change_and_by_how_much(path: Path, vault: Vault) -> None:
    less = propose(path, ruling.add_bursary(replace(FUND, pays=(Category.CHILDCARE,))), vault)
    assert (less.impact.plans, less.impact.more) == (1, (Money.of(-200),))
    more = propose(path, ruling.new_value(LATER), vault)
    assert more.impact.more == (Money.of(460),)
    none = propose(path, ruling.add_bursary(replace(FUND, pays=(Category.EQUIPMENT,))), vault)
    assert (none.impact.plans, none.impact.changed) == (1, 0)


def test_that_a_change_can_be_taken_back_and_brought_again(path: Path) -> None:
    apply(path, ruling.add_bursary(FUND))
    apply(path, ruling.new_value(LATER))
    assert len(ruling.undo(path).programs[0].caps[0].amounts) == 1
    assert estimating.load_rules(path).program("own_harbour_bursary")
    assert len(ruling.undo(path).programs[0].caps[0].amounts) == 2


def test_that_a_proposal_is_not_applied_over_a_change_made_meanwhile(path: Path) -> None:
    first = propose(path, ruling.add_bursary(FUND))
    apply(path, ruling.new_value(LATER))
    with pytest.raises(BadInput, match="changed meanwhile"):
        ruling.apply(first, path)


def test_that_an_own_program_can_be_taken_away_again(path: Path) -> None:
    apply(path, ruling.add_bursary(FUND))
    found = propose(path, ruling.take_away("own_harbour_bursary"))
    assert [entry.what for entry in found.entries] == ["taken_away"]
    ruling.apply(found, path)
    assert estimating.load_rules(path) == estimating.load_rules()


def test_that_two_bursaries_of_one_name_are_refused(path: Path) -> None:
    apply(path, ruling.add_bursary(FUND))
    with pytest.raises(BadInput, match="another name"):
        propose(path, ruling.add_bursary(FUND))


def test_that_the_watcher_can_break_off_and_nothing_is_written(path: Path) -> None:
    class EnoughError(Exception):
        pass

    def watch(done: int, total: int) -> None:
        if done == 3:
            raise EnoughError
        assert total > 3

    with pytest.raises(EnoughError):
        ruling.propose(path, ruling.add_bursary(FUND), run_cases, (), watch)
    assert not path.exists()


def shared(tmp_path: Path) -> tuple[DataFolder, DataFolder, Path]:
    """Two centres; the first has a bursary and gives its rules to a file."""
    here, there = DataFolder(tmp_path / "here"), DataFolder(tmp_path / "there")
    apply(here.rules, ruling.add_bursary(FUND))
    apply(here.rules, ruling.new_value(LATER))
    file = tmp_path / "centre.advisor-rules"
    rule_sharing.give(here, file, "Harbour Centre", ON)
    return here, there, file


def test_that_another_centre_takes_the_rules_in_after_looking(tmp_path: Path) -> None:
    here, there, file = shared(tmp_path)
    offer = rule_sharing.look(there, file)
    assert (offer.centre, offer.made_on, offer.trusted, offer.own) == (
        "Harbour Centre",
        ON,
        None,
        False,
    )
    assert offer.fingerprint == rule_sharing.own_fingerprint(here)
    found = propose(there.rules, ruling.take_in(offer.rules))
    assert [entry.what for entry in found.entries] == ["added", "added"]
    ruling.apply(found, there.rules)
    rules = estimating.load_rules(there.rules)
    assert rules == estimating.load_rules(here.rules)
    assert ruling.undo(there.rules) == estimating.load_rules()


def test_that_a_fingerprint_is_asked_about_once(tmp_path: Path) -> None:
    here, there, file = shared(tmp_path)
    rule_sharing.trust(there, rule_sharing.look(there, file), "R.", ON)
    again = rule_sharing.look(there, file)
    assert again.trusted is not None
    assert (again.trusted.centre, again.trusted.by, again.trusted.on) == (
        "Harbour Centre",
        "R.",
        ON,
    )
    assert rule_sharing.look(here, file).own
    with pytest.raises(BadInput, match="compared"):
        rule_sharing.trust(DataFolder(tmp_path / "third"), replace(again, trusted=None), " ", ON)


def test_that_what_does_not_hold_here_is_left_out_and_said(tmp_path: Path) -> None:
    here, there, file = shared(tmp_path)
    same_day = msgspec.structs.replace(LATER, amount=Decimal(3500), start=date(2023, 9, 1))
    mine = local.read(here.rules)
    here.rules.write_bytes(local.content(local.merged(mine, ruling.LocalRules(values=(same_day,)))))
    rule_sharing.give(here, file, "Harbour Centre", ON)
    found = propose(there.rules, ruling.take_in(rule_sharing.look(there, file).rules))
    assert len(found.entries) == 2
    assert "has a value from 1 Sep 2023 on already" in found.left_out[0]
    assert not ruling.apply(found, there.rules).trouble
    again = propose(there.rules, ruling.take_in(rule_sharing.look(there, file).rules))
    assert again.entries == ()


def test_that_the_key_never_stands_in_the_file(tmp_path: Path) -> None:
    here, _there, file = shared(tmp_path)
    secret = here.signing_key.read_bytes()
    assert secret not in file.read_bytes()
    assert secret.hex().encode() not in file.read_bytes()
    assert here.signing_key.parent == here.vault


def test_that_a_changed_file_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    _here, there, file = shared(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"200", b"900"))
    with pytest.raises(DamagedFile, match="changed after it was signed"):
        rule_sharing.look(there, file)
    assert not there.rules.exists()


def test_that_wrong_values_of_another_centre_are_refused_by_the_cases(tmp_path: Path) -> None:
    here, there, file = shared(tmp_path)
    mine = ruling.LocalRules(values=(WRONG,))
    here.rules.write_bytes(local.content(mine))
    rule_sharing.give(here, file, "Harbour Centre", ON)
    found = propose(there.rules, ruling.take_in(rule_sharing.look(there, file).rules))
    assert "FSG-002" in [case.id for case in found.refused_by]


@pytest.mark.parametrize(
    ("centre", "says"), [("", "Settings"), ("Harbour", "no rules of your own")]
)
def test_that_an_empty_or_nameless_file_is_not_given(
    tmp_path: Path, centre: str, says: str
) -> None:
    data = DataFolder(tmp_path)
    with pytest.raises(BadInput, match=says):
        rule_sharing.give(data, tmp_path / "file", centre, ON)
    assert not (tmp_path / "file").exists()
