"""Links come from words alone, say why, and say how sure they are."""

from __future__ import annotations

import pytest

from advisor.pathways.job_links import JobLinks
from advisor.pathways.links import METHOD, Confidence
from advisor.pathways.prerequisites import Prerequisites
from advisor.pathways.skill_links import SkillLinks
from advisor.pathways.stems import stems
from advisor.pathways.teaching import teaches
from advisor.pathways.vocabulary import Entry

JOBS = JobLinks(
    [
        ("1", "Bookkeepers"),
        ("1", "Bookkeeping clerk - hotel"),
        ("2", "Health care assistant"),
        ("3", "Manager"),
        ("4", "Truck driver"),
        ("5", "Stand-in"),
        ("6", "Vessel operator - foundry"),
        ("6", "Remote sensing (RS) pilot"),
        ("6", "Forest operator"),
        ("7", "Legal officer"),
        ("7", "Diesel engineer"),
        ("7", "Claim manager"),
        ("7", "Framing technician"),
    ],
    {
        "1": "Bookkeepers",
        "2": "Nurse aides",
        "3": "Managers",
        "4": "Drivers",
        "5": "Actors",
        "6": "Pilots",
        "7": "Officers",
    },
    {"class 1": "Truck driver"},
    {"construction framing": ["Framing technician"]},
)
SKILLS = SkillLinks(
    [
        Entry("k1", "Accounting", "knowledge", "Principles of budgeting and reporting", "OaSIS"),
        Entry("k2", "Public Safety and Security", "knowledge", "Protection of people", "OaSIS"),
        Entry("t1", "Intuit QuickBooks", "technology", "", "O*NET"),
        Entry("t2", "Oracle Database", "technology", "", "O*NET"),
        Entry("t3", "Transact-SQL", "technology", "", "O*NET"),
    ],
    {"Accounting": ["payroll", "programming"]},
    {"carbon accounting": ["Accounting"]},
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bookkeeping", "Bookkeepers"),
        ("carpentry", "carpenter"),
        ("Dental Assisting", "dental assistants"),
        ("hairstyling", "Hairstylist"),
        ("Health-Care", "health care"),
    ],
)
def test_that_a_deed_and_its_doer_share_a_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_that_care_is_no_car() -> None:
    assert stems("care") != stems("cars")


@pytest.mark.parametrize(
    ("title", "noc", "confidence"),
    [
        ("Health Care Assistant Certificate", "2", Confidence.STRONG),
        ("Bookkeeping Certificate", "1", Confidence.LIKELY),
        ("Class 1 MELT", "4", Confidence.LIKELY),
    ],
)
def test_that_a_title_leads_to_the_job_that_it_names(
    title: str, noc: str, confidence: Confidence
) -> None:
    (link,) = JOBS.of(title, ())
    assert (link.to, link.confidence, link.method) == (noc, confidence, METHOD)
    assert title in link.reason


def test_that_our_own_judgment_says_that_it_is_ours() -> None:
    assert "our own list" in JOBS.of("Class 1", ())[0].reason


def test_that_a_skill_is_only_a_hint_at_a_job() -> None:
    (link,) = JOBS.of("Office Course", ["bookkeeping"])
    assert link.confidence is Confidence.WEAK


@pytest.mark.parametrize(
    "title",
    [
        "Legal Office Skills",
        "Diesel Engines",
        "Claim Management",
        "Residential Construction Framing Technician",
        "Equipment Operator – Forest Harvesting",
        "Remote Sensing",
        "Operators, Forest",
    ],
)
def test_that_words_which_only_look_like_a_job_title_name_none(title: str) -> None:
    assert JOBS.of(title, ()) == []


def test_that_a_title_cut_off_its_industry_is_only_a_hint() -> None:
    (link,) = JOBS.of("Small Vessel Operator", ())
    assert (link.to, link.confidence) == ("6", Confidence.WEAK)


@pytest.mark.parametrize("title", ["Business Management", "Stand Development", "Leadership"])
def test_that_vague_words_name_no_job(title: str) -> None:
    assert JOBS.of(title, ()) == []


@pytest.mark.parametrize(
    ("phrase", "to", "confidence"),
    [
        ("accounting", "k1", Confidence.STRONG),
        ("entry-level accounting", "k1", Confidence.LIKELY),
        ("public safety", "k2", Confidence.LIKELY),
        ("budgeting principles for reporting", "k1", Confidence.WEAK),
        ("QuickBooks", "t1", Confidence.LIKELY),
    ],
)
def test_that_a_phrase_leads_to_the_skill_that_it_names(
    phrase: str, to: str, confidence: Confidence
) -> None:
    assert [(link.to, link.confidence) for link in SKILLS.of([phrase])] == [(to, confidence)]


def test_that_our_own_list_of_skills_says_that_it_is_ours() -> None:
    (link,) = SKILLS.of(["payroll cycle"])
    assert (link.to, link.confidence) == ("k1", Confidence.LIKELY)
    assert "holds “payroll”, which by our own list means “Accounting”" in link.reason


@pytest.mark.parametrize("phrase", ["carbon accounting", "program design", "SQL"])
def test_that_words_which_only_look_like_a_skill_name_none(phrase: str) -> None:
    assert SKILLS.of([phrase]) == []


def test_that_a_common_word_is_no_product() -> None:
    assert SKILLS.of(["databases", "juggling"]) == []


@pytest.mark.parametrize(
    ("wanted", "confidence"),
    [
        ("Bookkeeping", Confidence.STRONG),
        ("payroll", Confidence.LIKELY),
        ("bookeeping", Confidence.LIKELY),
        ("office", Confidence.LIKELY),
        ("plumbing", None),
    ],
)
def test_that_a_wanted_skill_is_found_as_a_record_says_it(
    wanted: str, confidence: Confidence | None
) -> None:
    link = teaches("Office Certificate", ["bookkeeping", "payroll cycle"], wanted)
    assert (link and link.confidence) == confidence


def test_that_prerequisites_lead_to_records_where_they_name_one() -> None:
    titles = [("a", "First Aid", "X"), ("b", "First Aid", "Y"), ("c", "Grammar", "Y")]
    known = Prerequisites(titles, ["Grade 12"])
    assert known.of(["First aid"], "Y").groups == (frozenset({"b"}),)
    assert known.of(["First Aid or Grammar"], "Z").groups == (frozenset({"a", "b", "c"}),)
    assert known.of(["Grade 12 or age 19"], "Y").unchecked == ()
    assert known.of(["First Aid or an interview"], "Y").unchecked == ("First Aid or an interview",)


def test_that_an_occupation_that_no_list_names_goes_by_its_job_title() -> None:
    jobs = JobLinks([("00018", "Chief operating officer")], {}, {})
    (link,) = jobs.of("Chief operating officer certificate", ())
    assert link.name == "Chief operating officer"
