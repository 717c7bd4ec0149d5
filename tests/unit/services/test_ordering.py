"""The order of a file's courses, against the shipped catalogue: faults, repairs, and the paper."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.domain.client import ClientFile, ClientId
from advisor.domain.credential import CredentialId
from advisor.domain.plan import LearningPlan, StepKind, to_show
from advisor.domain.prerequisite import Fault, Met, Why
from advisor.paths import resource
from advisor.pathways.known import known_list
from advisor.pathways.phrases import Reader
from advisor.report.case_note import case_note
from advisor.report.order import needed, order_lines
from advisor.report.words import Words
from advisor.services import estimating, filing, ordering, planning, shortlisting, unlocking
from advisor.services.ordering import Order
from advisor.services.searching import Catalogue, Query, open_catalogue
from advisor.services.steps import end_of
from advisor.settings import Settings

TODAY = date(2026, 11, 24)
COOK_1, COOK_2 = "selkirk/professional-cook-1", "selkirk/professional-cook-2"
NIC_COOK = "nic/professional-cook-1-institutional-entry"
FOODSAFE = "foodsafe/foodsafe-level-1"
AIDE = "vcc/dental-reception-coordinator-certificate"
HORTICULTURE = "phc/landscape-horticulture-certificate"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite")
    yield opened
    opened.close()


class Open:
    """A guest's file with some records on the shortlist."""

    def __init__(self, catalogue: Catalogue, *records: str) -> None:
        self.catalogue, self.vault = catalogue, unlocking.guest()
        self.client: ClientId = filing.open_guest(self.vault, TODAY)
        for name in records:
            record = catalogue.credential(CredentialId(name))
            assert record is not None
            shortlisting.add(self.vault, self.client, record, "test", TODAY, None)

    @property
    def file(self) -> ClientFile:
        return filing.load(self.vault, self.client)

    @property
    def order(self) -> Order:
        return ordering.look(self.file, self.catalogue, TODAY)

    @property
    def faults(self) -> list[Fault]:
        return [one.fault for one in self.order.notices]

    @property
    def ids(self) -> list[str]:
        return [item.record.id if item.record else item.title for item in self.file.chosen]

    def mend(self, repair: int = 0) -> None:
        (notice, *_rest) = self.order.notices
        ordering.mend(self.vault, self.file, notice.repairs[repair], "test", TODAY)

    def set(self, place: int, start: date, weeks: int) -> None:
        item = self.file.chosen[place]
        shortlisting.edit_item(self.vault, self.client, item.id, start=start, weeks=weeks)

    def plan(self) -> LearningPlan:
        rules = estimating.load_rules()
        file, settings = self.file, Settings()
        return planning.draft(
            file,
            estimating.estimate(file, rules, TODAY),
            catalogue=self.catalogue,
            rules=rules,
            centre=settings.centre,
            counsellor="Dana",
            on=TODAY,
            guest=True,
        )


def test_that_the_wrong_order_is_mended_in_one_step_and_undone_in_one(
    catalogue: Catalogue,
) -> None:
    mine = Open(catalogue, COOK_2, AIDE, COOK_1)
    assert mine.faults == [Fault.ORDER]
    assert "“Professional Cook 2” asks for “Professional Cook 1” first" in (
        mine.order.notices[0].sentence
    )
    mine.mend()
    assert mine.faults == []
    assert mine.ids == [AIDE, COOK_1, COOK_2]
    filing.undo(mine.vault, mine.client)
    assert mine.ids == [COOK_2, AIDE, COOK_1]


def test_that_a_missing_record_is_added_before_what_asks_for_it(catalogue: Catalogue) -> None:
    mine = Open(catalogue, AIDE, NIC_COOK)
    (notice,) = mine.order.notices
    assert notice.fault is Fault.MISSING
    assert notice.repairs[0].label == "Add “FOODSAFE Level 1” before it"
    mine.mend()
    assert mine.ids == [AIDE, FOODSAFE, NIC_COOK]
    assert mine.faults == []
    given = next(one for one in mine.order.checks if one.text == "FoodSafe Level 1")
    assert (given.met, given.why, given.other) == (Met.MET, Why.EARLIER, 2)


def test_that_a_course_that_still_runs_on_the_first_day_gives_nothing_yet(
    catalogue: Catalogue,
) -> None:
    def why(first_day: date) -> Why:
        mine.set(1, first_day, 10)
        return next(one.why for one in mine.order.checks if one.text == "FoodSafe Level 1")

    mine = Open(catalogue, FOODSAFE, NIC_COOK)
    mine.set(0, date(2027, 1, 11), 3)
    last = end_of(mine.file.chosen[0])
    assert last is not None
    assert why(last + timedelta(days=1)) is Why.EARLIER
    assert why(last) is Why.NOT_HELD
    assert why(date(2027, 1, 11)) is Why.NOT_HELD


def test_that_a_card_that_the_client_has_is_not_missing(catalogue: Catalogue) -> None:
    mine = Open(catalogue, NIC_COOK)
    mine.mend(1)
    assert mine.file.goal.skills_held == ("FoodSafe Level 1",)
    assert mine.faults == []


def test_that_a_flyer_course_gives_what_its_title_says(catalogue: Catalogue) -> None:
    mine = Open(catalogue)
    shortlisting.add_flyer(
        mine.vault, mine.client, title="FOODSAFE Level 1", provider="Hall", institution_type=""
    )
    record = catalogue.credential(CredentialId(NIC_COOK))
    assert record is not None
    shortlisting.add(mine.vault, mine.client, record, "test", TODAY, None)
    assert mine.faults == []


def test_that_too_early_has_a_sentence_and_no_button_and_stands_on_the_paper(
    catalogue: Catalogue,
) -> None:
    mine = Open(catalogue, COOK_1, COOK_2)
    mine.set(0, date(2027, 1, 11), 10)
    mine.set(1, date(2027, 2, 1), 10)
    (notice,) = mine.order.notices
    assert (notice.fault, notice.repairs) == (Fault.TOO_EARLY, ())
    plan = mine.plan()
    words = Words("en")
    (line,) = [words(text, **values) for text, values in order_lines(plan, words)]
    assert line.startswith("Course 2 starts before course 1 ends, but asks for it first.")
    assert line in case_note(plan)


def test_that_a_ladder_is_a_hint_for_the_counsellor_and_not_for_the_paper(
    catalogue: Catalogue,
) -> None:
    mine = Open(catalogue, "bcit/applied-computer-information-systems-acis-associate-certificate")
    asd = catalogue.credential(
        CredentialId("bcit/applied-software-development-asd-associate-certificate")
    )
    assert asd is not None
    shortlisting.add(mine.vault, mine.client, asd, "test", TODAY, None)
    assert mine.faults == [Fault.LADDER]
    assert mine.order.notes == ()
    mine.mend()
    assert mine.faults == []


def test_that_who_is_too_young_on_the_first_day_is_told_and_nothing_is_promised(
    catalogue: Catalogue,
) -> None:
    mine = Open(catalogue, HORTICULTURE)
    mine.set(0, date(2027, 1, 11), 10)
    filing.edit(mine.vault, mine.client, birth_date=date(2008, 5, 4))
    (notice,) = mine.order.notices
    assert notice.fault is Fault.NOT_MET
    assert "4 May 2027" in notice.sentence


def test_that_what_is_to_show_is_a_step_and_health_papers_are_not_on_page_one(
    catalogue: Catalogue,
) -> None:
    mine = Open(catalogue, AIDE)
    filing.answer(mine.vault, mine.client, "graduated_hs", "yes", TODAY)
    mine.set(0, date(2027, 3, 1), 10)
    plan = mine.plan()
    (step,) = [one for one in plan.steps if one.kind is StepKind.SHOW_FIRST]
    assert step.on == date(2026, 12, 4)
    assert to_show(plan.checks, plan.order) == {1: ["English 12 at C", "Criminal record check"]}
    assert needed(plan, plan.courses[0], Words("en")) == [
        "To show: English 12 at C; Criminal record check; TB test; Immunization record.",
        "You meet: Grade 12.",
    ]


def test_that_a_plan_that_was_saved_before_the_check_is_not_changed_by_it(
    catalogue: Catalogue,
) -> None:
    plan = Open(catalogue, COOK_2).plan()
    known = tuple(one for one in plan.steps if one.kind is not StepKind.SHOW_FIRST)
    old = replace(plan, checks=None, order=(), steps=known)
    assert not planning.changed(old, plan)
    assert needed(old, old.courses[0], Words("en")) == ["Professional Cook 1"]


def test_that_every_line_of_the_known_list_has_a_source(catalogue: Catalogue) -> None:
    rows = tomllib.loads(resource("pathways/known.toml").read_text("utf-8"))
    for name, row in rows.items():
        for phrase, source in row["says"].items():
            assert source == "own" or catalogue.credential(source), (name, phrase, source)


def test_that_most_prerequisites_of_the_pack_are_known(catalogue: Catalogue) -> None:
    reader = Reader(known_list(), catalogue.ladders.named)
    every = [
        one.is_structured
        for hit in catalogue.search(Query("", {}, catalogue.counts[0])).hits
        for one in reader.read(
            hit.credential.prerequisites, hit.credential.provider.id, hit.credential.id
        )
    ]
    assert sum(every) / len(every) > 0.7


def test_that_records_lead_to_one_another_in_both_directions(catalogue: Catalogue) -> None:
    whole = CredentialId("langara/professional-bookkeeper-short-certificate")
    assert len(catalogue.ladders.toward(whole)) == 13
    assert (
        len(catalogue.ladders.bundle("langara", "Professional Bookkeeper Short Certificate")) == 13
    )
    assert catalogue.ladders.bundle("ubc", "Professional Bookkeeper Short Certificate") == []
