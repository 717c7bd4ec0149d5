"""Prerequisites are read into ways, and judged three-valued: unknown is never “no”."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.prerequisite import Met, Why
from advisor.domain.record_names import names
from advisor.pathways.checks import Moment, Person, check
from advisor.pathways.known import known_list
from advisor.pathways.phrases import Reader
from advisor.pathways.prerequisites import Prerequisites

TODAY = date(2026, 11, 24)
READER = Reader(known_list(), lambda keys, _of: frozenset({"food"} & {k[:4] for k in keys}))
ONE = Moment(1, date(2027, 1, 11), TODAY)


def judge(text: str, person: Person, at: Moment = ONE) -> tuple[Met, Why]:
    (one,) = READER.read([text], "vcc")
    found = check(one, person, at)
    return found.met, found.why


def holding(*texts: str, shown: bool = False) -> Person:
    return Person(held=tuple((READER.way(text), shown) for text in texts))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Grade 12 graduation", ["grade_12"]),
        ("B.C. secondary graduation", ["grade_12"]),
        ("English Studies 12 (B)", ["english 12"]),
        ("English 12 C+ or equivalent", ["english 12"]),
        ("Biology 11 or equivalent with 60%", ["biology 11"]),
        ("Recent Grade 12 Math", ["math 12"]),
        ("Two letters of reference", ["references"]),
        ("Valid OFA Level 3 certificate", ["first_aid_advanced"]),
        ("FoodSafe Level 1", ["foodsafe_1"]),
        ("Criminal record review", ["criminal_record_check"]),
        ("Portfolio and interview", ["portfolio", "interview"]),
        ("Math 11 at 50% or Trades Entrance Assessment", ["math 11", "entry_test"]),
    ],
)
def test_that_known_words_are_known_in_every_form_that_pages_use(
    text: str, keys: list[str]
) -> None:
    ways = [way for one in READER.read([text], "vcc") for way in one.ways]
    assert [way.known.key for way in ways if way.known] == keys


@pytest.mark.parametrize(
    ("text", "age"),
    [("Age 19", 19), ("Age 16 or older", 16), ("mature student (19+)", 19), ("age 18+", 18)],
)
def test_that_an_age_is_read(text: str, age: int) -> None:
    assert READER.way(text).age == age


@pytest.mark.parametrize(
    "text",
    [
        "Construction background or experience",
        "Age 18 for chainsaw or high-risk work",
        "Recent B.C. high school graduates",
        "Grade 10 English recommended",
        "Grade 10, with Grade 12 preferred",
        "Canadian citizen or permanent resident in B.C.",
    ],
)
def test_that_words_that_only_look_known_stay_text(text: str) -> None:
    assert judge(text, Person()) == (Met.NOT_KNOWN, Why.ONLY_TEXT)


@pytest.mark.parametrize(
    ("birth", "start", "said"),
    [
        (date(2008, 1, 11), date(2027, 1, 11), (Met.MET, Why.OLD_ENOUGH)),
        (date(2008, 1, 12), date(2027, 1, 11), (Met.NOT_MET, Why.TOO_YOUNG)),
        (date(2008, 1, 12), None, (Met.NOT_KNOWN, Why.NO_START)),
        (date(1990, 1, 12), None, (Met.MET, Why.OLD_ENOUGH)),
        (None, date(2027, 1, 11), (Met.NOT_KNOWN, Why.NO_BIRTH_DATE)),
    ],
)
def test_that_an_age_counts_on_the_first_day_of_the_course(
    birth: date | None, start: date | None, said: tuple[Met, Why]
) -> None:
    assert judge("Age 19", Person(birth=birth), Moment(1, start, TODAY)) == said


def test_that_grade_12_is_what_the_client_answered_and_unknown_is_not_no() -> None:
    assert judge("Grade 12", Person(graduated=True)) == (Met.MET, Why.GRADUATED)
    assert judge("Grade 12", Person(graduated=False)) == (Met.NOT_MET, Why.NOT_GRADUATED)
    assert judge("Grade 12", Person()) == (Met.NOT_KNOWN, Why.NOT_ASKED)
    assert judge("English 12 C+", Person(graduated=True)) == (Met.NOT_KNOWN, Why.TO_SHOW)


def test_that_one_way_that_is_met_is_enough_and_an_open_one_keeps_it_open() -> None:
    text = "Secondary graduation or age 19"
    grown = Person(birth=date(1990, 1, 1), graduated=False)
    assert judge(text, grown) == (Met.MET, Why.OLD_ENOUGH)
    young = Person(birth=date(2009, 1, 1), graduated=False)
    assert judge(text, young)[0] is Met.NOT_MET
    assert judge(text, Person(graduated=False))[0] is Met.NOT_KNOWN
    assert judge("Grade 12 or mature student", Person(graduated=False))[0] is Met.NOT_KNOWN


def test_that_what_is_held_counts_in_other_words_and_says_how_it_is_known() -> None:
    assert judge("FOODSAFE certificate", holding("FoodSafe level 1")) == (Met.MET, Why.HELD)
    assert judge("OFA Level 3", holding("OFA 3", shown=True)) == (Met.MET, Why.SHOWN)
    assert judge("OFA Level 3", holding("OFA Level 1"))[0] is Met.NOT_KNOWN
    assert judge("Keyboarding 25 gross wpm", holding("keyboarding 25 gross WPM"))[0] is Met.MET


def test_that_one_proof_is_enough_where_the_same_thing_is_also_only_stated() -> None:
    stated, proved = READER.way("OFA 3"), READER.way("OFA Level 3 certificate")
    assert judge("OFA Level 3", Person(held=((stated, False), (proved, True)))) == (
        Met.MET,
        Why.SHOWN,
    )


def test_that_of_open_ways_the_one_that_is_known_is_named() -> None:
    assert judge("Letter of intent to the dean or English 12", Person())[1] is Why.TO_SHOW


def test_that_a_school_subject_without_its_grade_says_nothing_to_check() -> None:
    assert known_list().find("English") is None
    assert judge("English", Person()) == (Met.NOT_KNOWN, Why.ONLY_TEXT)


def test_that_a_course_earlier_in_the_plan_gives_it() -> None:
    at = Moment(2, None, TODAY, {"food": 1})
    assert judge("FOODSAFE Level 1", Person(), at) == (Met.MET, Why.EARLIER)
    assert judge("FOODSAFE Level 1", Person()) == (Met.NOT_KNOWN, Why.NOT_HELD)


def test_that_health_papers_are_private_and_a_record_check_says_nothing_about_anybody() -> None:
    private = {
        one.text: one.is_private
        for one in READER.read(["TB test", "Immunization record", "Criminal record check"], "vcc")
    }
    assert private == {"TB test": True, "Immunization record": True, "Criminal record check": False}


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Basic Security Training: Theory (SCRT-1650)", "#scrt 1650"),
        ("Applied Software Development (ASD) Associate Certificate", "#asd"),
        ("Advanced First Aid (formerly OFA Level 3)", "ofa level 3"),
        ("120A: Passive House Design and Construction", "#120a"),
        ("Professional Cook 1 (Institutional Entry)", "professional cook 1"),
    ],
)
def test_that_a_record_is_known_by_its_code_and_its_former_name(title: str, called: str) -> None:
    assert called in names(title)


def test_that_a_stack_takes_both_of_two_codes_and_any_course_that_gives_a_card() -> None:
    titles = [
        ("a", "Software (ASD) Certificate", "BCIT"),
        ("b", "Systems (ACIS) Certificate", "BCIT"),
        ("c", "Other (ASD)", "UBC"),
        ("f", "FOODSAFE Level 1", "X"),
        ("g", "FOODSAFE Level 1 (Duncan)", "Y"),
    ]
    known = Prerequisites(titles, [])
    assert known.of(["ASD and ACIS first"], "BCIT").groups == (frozenset("a"), frozenset("b"))
    assert known.of(["ASD first"], "SFU").groups == ()
    assert known.of(["FoodSafe Level 1"], "Z").groups == (frozenset("fg"),)
    assert Prerequisites(titles, ["FOODSAFE"]).of(["FoodSafe Level 1"], "Z").groups == ()
    assert known.of(["ASD"], "BCIT", itself="a").groups == ()


def test_that_a_stack_leaves_out_what_the_client_meets_and_keeps_what_nobody_knows() -> None:
    texts = ["Grade 12 or age 19", "English 12 C"]
    assert Prerequisites([], []).of(texts, "X").unchecked == tuple(texts)
    for known in (Person(graduated=True), Person(age=34)):
        assert Prerequisites([], [], known).of(texts, "X").unchecked == ("English 12 C",)
    young = Prerequisites([], [], Person(birth=date(2009, 1, 1)))
    assert young.of(["Age 19"], "X", at=ONE).unchecked == ("Age 19",)
    assert young.of(["Age 19"], "X").unchecked == ("Age 19",)
