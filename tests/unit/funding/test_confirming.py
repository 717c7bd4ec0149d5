"""A supervisor confirms a version for longer; a counsellor records the college's word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.domain.errors import BadInput, DamagedFile
from advisor.domain.estimate import Verdict
from advisor.domain.money import Money
from advisor.funding.evaluate import evaluate
from advisor.services.estimating import confirm_version, load_rules, versions
from tests.unit.funding.making import RULES, cost, course, facts_asked, grant, judged, situation

ON = date(2026, 11, 23)
START = date(2027, 1, 11)
UNTIL = date(2027, 6, 30)
LATE = {"on": ON}


def _local(tmp_path: Path) -> Path:
    return tmp_path / "catalogue" / "rules.toml"


def _confirm(local: Path, until: date = UNTIL, source: str = "Letter of the ministry") -> None:
    confirm_version(local, "fsg", "FSG-V4", until, source, "R. Supervisor", ON)


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
        confirm_version(_local(tmp_path), "fsg", "FSG-V3", UNTIL, "Letter", "R.", ON)
    with pytest.raises(BadInput, match="no version FSG-V9"):
        confirm_version(_local(tmp_path), "fsg", "FSG-V9", UNTIL, "Letter", "R.", ON)


def test_that_a_damaged_file_of_confirmations_is_named(tmp_path: Path) -> None:
    _local(tmp_path).parent.mkdir()
    _local(tmp_path).write_text('confirmed = "yes"')
    with pytest.raises(DamagedFile, match=r"rules\.toml"):
        load_rules(_local(tmp_path))


def test_that_health_sees_which_version_in_force_is_past_its_day() -> None:
    in_force = [v for v in versions(RULES, ON) if v.in_force]
    assert [(v.id, v.past) for v in in_force] == [("FSG-V4", True)]
    assert not any(v.past for v in versions(RULES, date(2026, 6, 30)))
