"""Plans for tests: plain functions with defaults, so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from advisor.domain.cash import CashFlow
from advisor.domain.cash_days import cash_flow
from advisor.domain.centre import Centre
from advisor.domain.client import CostId, CostLine, Told
from advisor.domain.estimate import (
    Estimate,
    ProgramResult,
    Question,
    Range,
    Reason,
    Source,
    State,
    Stop,
    Verdict,
)
from advisor.domain.money import ZERO, Money, total
from advisor.domain.plan import (
    Address,
    Copy,
    Course,
    JobFacts,
    Known,
    LearningPlan,
    Step,
    StepKind,
    TurnedDown,
)
from advisor.domain.situation import Category, Chosen, Cost, Situation

TODAY = date(2026, 11, 23)
WHOLE = (Copy.CLIENT, Copy.FILE, Copy.HANDOUT)
"""The copies of the whole plan; a checklist is of one program of it."""
TOLD = Told("BCIT", TODAY)
SOURCE = Source("VIU", "https://www.viu.ca/future-skills-grant", "before July 2025")


def a_cost(
    amount: int | str | None, category: Category = Category.TUITION, label: str = ""
) -> CostLine:
    money = None if amount is None else Money.of(amount)
    return CostLine(CostId(f"cost-{category}-{amount}"), category, label, money, TOLD)


def a_course(number: int = 1, **changes: Any) -> Course:
    course = Course(
        id=f"course-{number}",
        number=number,
        title="Introductory Studies in Mass Timber Construction",
        provider="British Columbia Institute of Technology",
        provider_short="BCIT",
        kind="micro-credential",
        definition_needed=number == 1,
        learn=(
            "mass timber products",
            "how parts join",
            "keeping wood dry",
            "putting it up on site",
        ),
        proof=("digital badge",),
        credits=Decimal(5),
        counts_toward=("Associate Certificate in Construction of Mass Timber Structures",),
        prerequisites=("Work experience in construction",),
        delivery="online",
        place=None,
        start=date(2027, 1, 18),
        end=date(2027, 3, 12),
        weeks=8,
        hours_a_week=Decimal(6),
        register_by=date(2027, 1, 8),
        intakes=(),
        length_stated="8 weeks",
        costs=(
            a_cost(690),
            a_cost(30, Category.MANDATORY_FEES),
            a_cost(60, Category.MATERIALS_REQUIRED),
        ),
        old_price=None,
        told=TOLD,
        phone="604-555-0100",
        address=Address("BCIT home page", "https://www.bcit.ca/", is_home_page=True),
        facts_source=Known("", "quicktraincanada.ca", None, fresh=False),
        on_grant_list="",
        listing_told=None,
    )
    return replace(course, **changes)


def a_second_course(**changes: Any) -> Course:
    return a_course(
        2,
        **{
            "title": "Essentials of Net-Zero and Passive House Construction",
            "learn": (
                "net-zero building basics",
                "airtight walls and roofs",
                "heating and air",
                "solar power",
            ),
            "credits": None,
            "counts_toward": (),
            "prerequisites": (),
            "start": date(2027, 4, 12),
            "end": date(2027, 6, 18),
            "weeks": 10,
            "hours_a_week": Decimal(7),
            "register_by": date(2027, 3, 26),
            "costs": (
                a_cost(640),
                a_cost(30, Category.MANDATORY_FEES),
                a_cost(50, Category.MATERIALS_REQUIRED),
                a_cost(240, Category.MATERIALS_OTHER, "Optional lab"),
            ),
            "address": Address(
                "BCIT, the course",
                "https://www.bcit.ca/programs/net-zero-passive-house-7035/",
                is_home_page=False,
            ),
            "facts_source": Known("", "bcit.ca", "2026", fresh=True),
            **changes,
        },
    )


def without_prices(course: Course) -> Course:
    return replace(
        course, costs=(), told=None, start=None, end=None, register_by=None, weeks=None,
        hours_a_week=None, length_stated=None,
    )  # fmt: skip


def a_reason(**changes: Any) -> Reason:
    reason = Reason(
        condition="E2",
        rule="FSG-E2",
        state=State.MET,
        text="You live in B.C. now.",
        answer="Yes",
        credential_id=None,
        would_change=None,
        trust="2+",
        sources=(SOURCE,),
        ask_whom=None,
        proof="Proof of your address in B.C.",
    )
    return replace(reason, **changes)


def a_question(**changes: Any) -> Question:
    question = Question(
        fact="on_fsg_list",
        credential_id="course-1",
        cost_index=None,
        question="Is it on the future skills grant list for this start date?",
        choices=(),
        dollars_at_stake=Money.of(780),
        sensitive=False,
        ask_whom="the college",
    )
    return replace(question, **changes)


def a_stop(**changes: Any) -> Stop:
    stop = Stop(
        code="FSG-E9",
        title="See your counsellor before you register",
        text="A WorkBC client works with the employment counsellor before registering.",
        public_text="Do not register or pay yet. Meet your counsellor first.",
        sensitive=True,
        fact="workbc_client",
    )
    return replace(stop, **changes)


def a_program(**changes: Any) -> ProgramResult:
    program = ProgramResult(
        code="fsg",
        name="StrongerBC future skills grant",
        version="FSG-V4, 2026/27",
        verified_until=date(2026, 6, 30),
        verdict=Verdict.CANNOT_TELL,
        kind="grant",
        cap=Money.of(3500),
        used=ZERO,
        amount=None,
        sure=Range(),
        if_confirmed=Range(Money.of(1500), Money.of(1740)),
        lines=(),
        lifetime_remaining_after=None,
        reasons=(a_reason(),),
        questions=(a_question(), a_question(credential_id="course-2")),
        confirm=(),
        stops=(),
        documents=("BC Services Card account", "Proof of your address in B.C."),
        where=(("Apply", "https://www.workbc.ca/futureskillsgrant"),),
        pitfalls=(),
        stale="No rules for 2027 found yet. The last known ones were good until June 30, 2026.",
    )
    return replace(program, **changes)


def an_estimate(courses: tuple[Course, ...], **changes: Any) -> Estimate:
    lines = [line for course in courses for line in course.costs]
    known = total(line.amount for line in lines if line.amount is not None)
    unknown = sum(line.amount is None for line in lines) + sum(not c.costs for c in courses)
    program = changes.pop("program", None) or a_program(
        if_confirmed=Range(min(known, Money.of(1500)), min(known, Money.of(3500)))
    )
    estimate = Estimate(
        on=TODAY,
        programs=(program,),
        total_cost=None if unknown else known,
        total_cost_known=known,
        unknown_prices=unknown,
        non_repayable=None,
        out_of_pocket_best=ZERO,
        out_of_pocket_worst=None if unknown else known,
        due_before_reimbursement=Money.of(110) if known else None,
        questions=program.questions,
        stops=(a_stop(),),
    )
    return replace(estimate, **changes)


def a_cash_flow(courses: tuple[Course, ...], estimate: Estimate) -> CashFlow:
    """What the program itself would keep in a plan of these courses."""
    chosen = tuple(
        Chosen(
            course.id, course.title, course.provider, None, course.start, course.weeks,
            tuple(Cost(line.category, line.amount) for line in course.costs),
        )
        for course in courses
    )  # fmt: skip
    days = {course.id: course.register_by for course in courses}
    return cash_flow(Situation(TODAY, {}, chosen), estimate, days)


def some_steps() -> tuple[Step, ...]:
    return (
        Step(StepKind.GET_PERMISSION, date(2026, 11, 27), "client"),
        Step(
            StepKind.CALL_PROVIDER, date(2026, 11, 27), "client", (1, 2),
            provider="British Columbia Institute of Technology", phone="604-555-0100",
        ),
        Step(StepKind.SERVICES_CARD, date(2026, 12, 4), "client"),
        Step(StepKind.REGISTER, date(2026, 12, 11), "client", (1,)),
        Step(StepKind.APPLY_GRANT, date(2026, 12, 11), "client", (1,)),
        Step(StepKind.START, date(2027, 1, 18), "client", (1,)),
        Step(StepKind.JOB_SEARCH, date(2027, 8, 31), "client"),
    )  # fmt: skip


def a_plan(**changes: Any) -> LearningPlan:
    courses = changes.pop("courses", None)
    courses = (a_course(), a_second_course()) if courses is None else courses
    plan = LearningPlan(
        code="7KQ-4M2",
        version=1,
        made_on=TODAY,
        centre=Centre(
            name="Fraser Street Employment Centre",
            address="100 Example Street, Surrey, B.C.",
            phone="604-555-0148",
            region="mainland_southwest",
            hours="Monday to Friday, 9:00 to 4:30",
        ),
        counsellor="Dana Wells",
        client_name="Harpreet G.",
        case_number="EX-0000",
        example=True,
        guest=False,
        language="en",
        goal_words="I have framed houses for 12 years. I want to learn the new wood buildings "
        "and lead a crew by next fall.",
        goal_by=date(2027, 8, 31),
        looking_for="Carpentry supervisors",
        job=JobFacts(
            title="Contractors and supervisors, carpentry trades",
            noc="72013",
            wage_median=Decimal("38.00"),
            wage_unit="hour",
            openings=800,
            region_name="Mainland/Southwest",
            edition="B.C. outlook, 2025 edition",
            wage_edition="Job Bank 2025",
        ),
        courses=courses,
        estimate=an_estimate(courses),
        own_money=Money.of(500),
        steps=some_steps(),
        meeting_at=datetime(2026, 12, 3, 14, 0),  # noqa: DTZ001 - the clock on the wall
        consent_on=TODAY,
        consent_until=date(2028, 11, 23),
        turned_down=(
            TurnedDown(
                "Design for Mass Timber", "Selkirk College", "Office design work.", "client"
            ),
        ),
        answers=(("Do you live in B.C. now?", "Yes", False), ("Do you get EI?", "No", True)),
        barriers="Child care ends at 4 pm on weekdays.",
        supports="Evening online study.",
        catalogue_edition="2026-11-20",
        rules_edition="2026-11-23",
    )
    return replace(plan, **changes)
