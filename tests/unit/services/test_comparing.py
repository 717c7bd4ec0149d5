"""The comparison: every fact, unknown apart from zero, nothing private in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor import codec
from advisor.domain.age import AsOf
from advisor.domain.client import (
    Answer,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ItemState,
    ShortlistItem,
    Told,
)
from advisor.domain.comparison import Comparison, Mark
from advisor.domain.credential import (
    Credential,
    CredentialId,
    FactSource,
    Link,
    Provider,
    ProviderId,
)
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category
from advisor.services import comparing, estimating
from advisor.services.compared_facts import GROUPS

TODAY = date(2026, 11, 24)
RULES = estimating.load_rules()
COLLEGE = Provider(
    ProviderId("vcc"), "Vancouver Community College", "college", "bc_public", "Vancouver", None
)


def a_record(**changes: object) -> Credential:
    record = Credential(
        id=CredentialId("vcc/filing"),
        title="Office Filing",
        provider=COLLEGE,
        kind="micro-credential",
        field="Business",
        summary="",
        skills=("filing", "typing"),
        delivery="online",
        place="Vancouver",
        regions=("mainland_southwest",),
        hours=Decimal(60),
        weeks=None,
        length_stated=None,
        tuition=Money.of(900),
        tuition_basis=None,
        monthly_price=None,
        materials=Money.of(40),
        cost_note=None,
        credits=Decimal("1.5"),
        credit_bearing=False,
        proof=("digital badge",),
        counts_toward=(Link("Office Certificate"),),
        part_of=Link("Office Bundle"),
        prerequisites=("Grade 12",),
        intakes=("Fall",),
        grant_listed=True,
        grant_period="Fall 2024",
        as_of=AsOf("2019", date(2019, 1, 1)),
        read_on=date(2026, 11, 20),
        source_url="https://www.example.org/filing",
        more_sources=(),
        source_is_own=False,
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def an_item(number: int, record: Credential | None = None, **fields: object) -> ShortlistItem:
    title = record.title if record else f"Course {number}"
    item = ShortlistItem(
        ItemId(f"i{number}"), number, title, "Vancouver Community College", "bc_public", record
    )
    return replace(item, **fields)  # type: ignore[arg-type]


def told_all(number: int = 1) -> ShortlistItem:
    """An option of which everything is told."""
    told = Told("the college", TODAY)
    prices = {Category.TUITION: 500, Category.MANDATORY_FEES: 0, Category.MATERIALS_REQUIRED: 60}
    costs = [
        CostLine(CostId(f"{number}{kind}"), kind, "", Money.of(price), told)
        for kind, price in prices.items()
    ]
    costs.append(CostLine(CostId("x"), Category.EXAM_FEE_EXTERNAL, "Exam", Money.of(75), told))
    return an_item(
        number,
        a_record(weeks=8),
        start=date(2027, 1, 18),
        weeks=8,
        hours_a_week=Decimal("7.5"),
        register_by=date(2027, 1, 4),
        delivery="hybrid",
        on_grant_list="no",
        note="call again",
        costs=tuple(costs),
    )


def compared(*items: ShortlistItem, goal: Goal | None = None) -> Comparison:
    file = ClientFile(Client(ClientId("c")), goal or Goal(skills_wanted=("filing",)), items=items)
    return comparing.of_file(file, RULES, TODAY)


TOLD = {
    "to_pay": "up to $635",
    "if_confirmed": "$0",
    "to_pay_first": "$635",
    "tuition": "$500",
    "fees": "$0",
    "materials": "$60",
    "other_costs": "Exam $75",
    "known_sum": "$635",
    "monthly_price": "not a subscription",
    "price_told": "told by the college on 24 Nov 2026",
    "grant_list": "no",
    "start": "18 Jan 2027",
    "register_by": "4 Jan 2027",
    "ends": "12 Mar 2027",
    "intakes": "Fall: ask",
    "length": "8 weeks",
    "hours": "60",
    "hours_a_week": "7.5",
    "delivery": "hybrid",
    "place": "Vancouver",
    "region": "Mainland/Southwest",
    "learn": "filing; typing",
    "wanted": "1 of 1 by its page; filing",
    "proof": "digital badge",
    "credits": "1.5",
    "credit_bearing": "no",
    "counts_toward": "Office Certificate",
    "part_of": "Office Bundle",
    "prerequisites": "Grade 12",
    "kind": "micro-credential",
    "college": "public",
    "source": "example.org, second hand",
    "as_of": "2019: old",
    "note": "call again",
}


def test_that_more_than_twenty_facts_are_compared_and_each_is_named_once() -> None:
    keys = [fact.key for _group, facts in GROUPS for fact in facts]
    assert len(keys) > 20
    assert sorted(keys) == sorted(TOLD)
    places = [fact.paper for _group, facts in GROUPS for fact in facts if fact.paper]
    assert sorted(places) == list(range(1, len(places) + 1))


@pytest.mark.parametrize("key", TOLD)
def test_that_a_told_fact_is_said_in_words(key: str) -> None:
    (value,) = compared(told_all()).values(key)
    assert value.text == TOLD[key]
    assert value.known


def test_that_the_worst_case_leads_and_each_option_is_judged_alone() -> None:
    both = compared(told_all(1), told_all(2))
    assert both.values("to_pay") == compared(told_all(1)).values("to_pay") * 2
    assert both.values("to_pay")[0].text == "up to $635"
    confirmed = both.values("if_confirmed")[0].text
    assert confirmed.startswith("$0")


def test_that_a_fact_that_nobody_said_is_unknown_and_never_zero_or_no() -> None:
    said = compared(an_item(1))
    never = {"other_costs", "college", "note", "source"}
    for fact in said.facts:
        if fact.key not in never:
            assert fact.values[0].mark is Mark.UNKNOWN, fact.key
            assert not fact.values[0].text
    assert said.values("other_costs")[0].text == "none noted"


def test_that_zero_is_told_and_stays_zero() -> None:
    free = an_item(1, costs=(CostLine(CostId("t"), Category.TUITION, "", ZERO),))
    assert compared(free).values("tuition")[0].text == "$0"
    assert compared(free).values("known_sum")[0].text == "$0"
    assert compared(an_item(1)).values("tuition")[0].mark is Mark.UNKNOWN


def test_that_a_sum_with_an_unknown_price_never_looks_complete() -> None:
    lines = (
        CostLine(CostId("1"), Category.TUITION, "", Money.of(500)),
        CostLine(CostId("2"), Category.CHILDCARE, "", None),
    )
    said = compared(an_item(1, costs=lines))
    assert said.values("known_sum")[0].text == "$500 or more"
    assert said.values("to_pay")[0].text.endswith("or more")
    assert said.values("if_confirmed")[0].mark is Mark.UNKNOWN
    assert said.values("other_costs")[0].text == "Child care price not known"


def test_that_what_only_a_page_says_is_a_question_with_its_age() -> None:
    old, undated = an_item(1, a_record()), an_item(2, a_record(as_of=None))
    said = compared(old, undated)
    assert [value.mark for value in said.values("tuition")] == [Mark.OLD, Mark.UNDATED]
    assert said.values("tuition")[0].text == "was $900 in 2019: ask"
    assert said.values("tuition")[1].text == "was $900, undated: ask"
    assert said.values("grant_list")[0].text == "was named for Fall 2024: ask"
    assert said.values("length")[0].text == "60 hours says the page: ask"
    assert said.values("to_pay")[0].mark is Mark.UNKNOWN  # no old price enters a sum
    assert said.values("as_of")[1].text == "no date"


def test_that_a_fact_told_by_itself_has_the_age_of_what_was_told() -> None:
    told = FactSource("tuition", "the college", "", AsOf("2023-01-10", date(2023, 1, 10)))
    record = a_record(
        tuition=Money.of(900), as_of=AsOf("Fall 2026", date(2026, 9, 1)), fact_sources=(told,)
    )
    (price,) = compared(an_item(1, record)).values("tuition")
    assert (price.text, price.mark) == ("was $900 in 2023: ask", Mark.OLD)


def test_that_hours_a_week_and_fees_of_the_record_show_where_the_quote_lacks_them() -> None:
    printed = a_record(hours_a_week=Decimal(6), mandatory_fees=Money.of(50))
    young = AsOf("1 Nov 2026", date(2026, 11, 1))
    sources = tuple(FactSource(f, "the college", "", young) for f in ("hours_a_week", "materials"))
    found = compared(
        an_item(1, printed),
        an_item(2, replace(printed, fact_sources=sources)),
        an_item(3, printed, hours_a_week=Decimal(9)),
        an_item(4, a_record()),
    )
    said = {fact.key: [value.text for value in fact.values] for fact in found.facts}
    page, told = "page says 6: ask", "6, told by the college: ask"
    assert said["hours_a_week"] == [page, told, "9", ""]
    assert said["fees"] == [*["page says $50: ask"] * 3, ""]
    assert said["materials"][:2] == ["page says $40: ask", "$40, told by the college: ask"]
    hours = next(fact for fact in found.facts if fact.key == "hours_a_week")
    assert hours.values[3].mark is Mark.UNKNOWN
    assert Mark.UNKNOWN not in {one.mark for one in hours.values[:3]}


def test_that_the_college_that_cannot_say_leaves_the_listing_unknown() -> None:
    (value,) = compared(an_item(1, on_grant_list="does_not_know")).values("grant_list")
    assert value.mark is Mark.UNKNOWN
    assert "can’t say" in value.text


def test_that_only_known_values_differ_and_a_gap_is_told_apart() -> None:
    said = compared(told_all(1), replace(told_all(2), weeks=10), an_item(3))
    facts = {fact.key: fact for fact in said.facts}
    assert facts["length"].differs
    assert facts["start"].partly
    assert not facts["start"].differs
    alone = {fact.key: fact for fact in compared(an_item(1), an_item(2)).facts}
    assert not any(fact.differs or fact.partly for fact in alone.values())


def test_that_six_options_are_compared_and_the_others_are_counted() -> None:
    items = tuple(an_item(number) for number in range(8))
    assert [one.id for one in compared(*items).options] == [f"i{n}" for n in range(6)]
    assert compared(*items).of == 8
    file = ClientFile(Client(ClientId("c")), items=items)
    some = comparing.of_file(file, RULES, TODAY, {"i7", "i2"})
    assert [one.id for one in some.options] == ["i2", "i7"]


def test_that_an_option_turned_down_is_not_compared() -> None:
    gone = an_item(2, state=ItemState.TURNED_DOWN)
    assert [one.id for one in compared(an_item(1), gone).options] == ["i1"]


def test_that_no_private_word_of_the_file_is_in_it() -> None:
    client = Client(
        ClientId("c"), "Canary Name", barriers="Canary barrier", supports="Canary support",
        note="Canary note", case_number="Canary case",
    )  # fmt: skip
    goal = Goal(words="Canary words", why="Canary why", travel="Canary bus", device="Canary phone")
    answers = {
        "benefits": Answer("bcea_pwd", TODAY),
        "former_youth_in_care": Answer("yes", TODAY),
        "status": Answer("refugee_claimant", TODAY),
    }
    file = ClientFile(client, goal, answers, (told_all(1), an_item(2)))
    body = codec.to_json(comparing.of_file(file, RULES, TODAY)).decode().casefold()
    for word in ("canary", "bcea", "pwd", "care", "refugee", "benefit", "assistance"):
        assert word not in body.replace("child care", "").replace("childcare", "")


def test_that_the_limits_are_said_but_no_free_words() -> None:
    goal = Goal(
        own_money=Money.of(500), hours_a_week=Decimal(8), delivery=("online", "hybrid"),
        days=("sat",), by=date(2027, 8, 31), travel="no car",
    )  # fmt: skip
    assert compared(an_item(1), goal=goal).said == (
        "online or hybrid",
        "up to 8 hours a week",
        "Sat",
        "up to $500 of your own",
        "done by 31 Aug 2027",
    )
