"""An estimate of many programs for the client of ``open_client``, made by hand, word by word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.domain.client import ClientFile
from advisor.domain.estimate import (
    Alternative,
    Effect,
    Estimate,
    LineCover,
    ProgramResult,
    Range,
    State,
    Sureness,
    Verdict,
)
from advisor.domain.money import ZERO, Money
from tests.plan_builders import SOURCE, a_program, a_question, a_reason, a_stop
from tests.ui.open_client import LANGARA, NIC, TODAY

CHILDCARE = 1  # the second line of the first course


def dollars(least: int, most: int | None = -1) -> Range:
    """From ``least`` to ``most``; one number is exact, None has no upper end."""
    top = least if most == -1 else most
    return Range(Money.of(least), None if top is None else Money.of(top))


def line(
    item: str, index: int, sure: Range, confirmed: Range, pays: str = "yes", note: str = ""
) -> LineCover:
    """One cost line as a program sees it."""
    return LineCover(item, index, pays, sure, confirmed, note)


def program(code: str, name: str, verdict: Verdict, order: int, **changes: Any) -> ProgramResult:
    """A program with one condition; sums and words as given."""
    state = State.MET
    if verdict in (Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL):
        state = State.UNKNOWN
    elif verdict is Verdict.NOT_ELIGIBLE:
        state = State.FAILED
    reason = a_reason(
        rule=f"{code.upper()}-E1",
        state=state,
        text=f"A condition of {name} holds.",
        answer=None if state is State.UNKNOWN else "Yes",
        would_change="another answer to this",
    )
    plain = a_program(
        code=code, name=name, verdict=verdict, order=order, cap=None, stale=None,
        if_confirmed=Range(), reasons=(reason,), questions=(), short=name, documents=(), where=(),
        authority=f"Office of {name}",
    )  # fmt: skip
    return replace(plain, **changes)


def payers() -> tuple[ProgramResult, ...]:
    """A permission in writing, a grant by the rules, two awards of one program, an open grant."""
    written = program(
        "workbc", "WorkBC training support", Verdict.APPROVED, 15, short="WorkBC support",
        sureness=Sureness.WRITTEN, sureness_reason="Approved on 20 Nov 2026.",
        sure=dollars(100), if_confirmed=dollars(100, None),
        lines=(
            line(NIC, 0, dollars(100), dollars(100)),
            line(NIC, CHILDCARE, dollars(0), dollars(0, None), "unknown"),
        ),
    )  # fmt: skip
    full = program(
        "csg_pt", "Canada Student Grant for Part-Time Studies", Verdict.ELIGIBLE, 41,
        part_of="sabc_pt", short="Canada grant", sureness=Sureness.BY_THE_RULES,
        sure=dollars(200), if_confirmed=dollars(200),
    )  # fmt: skip
    top_up = program(
        "bcag_pt", "B.C. Access Grant, part-time", Verdict.ELIGIBLE, 42, part_of="sabc_pt",
        short="B.C. grant", sureness=Sureness.BY_THE_RULES,
        sure=dollars(50), if_confirmed=dollars(50),
    )  # fmt: skip
    umbrella = program(
        "sabc_pt", "StudentAid BC, part-time", Verdict.ELIGIBLE, 40, short="StudentAid part-time",
        sureness=Sureness.BY_THE_RULES, sure=dollars(250), if_confirmed=dollars(250),
        lines=(line(NIC, 0, dollars(250), dollars(250)),), documents=("Notice of Assessment",),
        where=(("StudentAid BC", "https://studentaidbc.ca/"),), pitfalls=("Apply in time.",),
    )  # fmt: skip
    open_grant = program(
        "fsg", "StrongerBC future skills grant", Verdict.CANNOT_TELL, 30,
        short="future skills grant", cap=Money.of(3500), if_confirmed=dollars(0, 510),
        confirm=("The grant is open for this start date.",),
        lines=(
            line(NIC, 0, dollars(0), dollars(145), "unknown"),
            line(LANGARA, 0, dollars(0), dollars(365), "unknown"),
        ),
    )  # fmt: skip
    return written, umbrella, full, top_up, open_grant


def others() -> tuple[ProgramResult, ...]:
    """Programs that pay no cost line of this client."""
    no = Verdict.NOT_ELIGIBLE
    unfit = tuple(
        program(f"no{n}", name, no, 50 + n)
        for n, name in enumerate(
            ("Tuition waiver", "Learning for Future Grant", "Employer Training Grant", "Upgrading")
        )
    )
    band = program(
        "iset", "Indigenous skills program", Verdict.CANNOT_TELL, 17,
        reasons=(a_reason(rule="ISET-E1", state=State.UNKNOWN, answer=None, sensitive=True,
                          text="The band or its agreement holder decides."),),
    )  # fmt: skip
    return (
        band,
        *unfit,
        program("ctc", "Canada Training Credit", Verdict.ELIGIBLE, 60, kind="tax"),
        program("csl", "Canada Student Loan, part-time", Verdict.POSSIBLE_LOAN, 70, kind="loan",
                ceiling=Money.of(10000)),
        program("llp", "Lifelong Learning Plan", Verdict.POSSIBLE, 74, kind="own_money",
                ceiling=Money.of(10000)),
        program("tax_note", "Bursaries and tax", Verdict.INFO, 62, kind="info"),
        program("old", "Adult skills benefit", Verdict.ENDED, 90, successor="fsg"),
    )  # fmt: skip


def estimate(file: ClientFile, **changes: Any) -> Estimate:
    """The estimate of ``rosa()`` with these programs: tuition 495 and 365, child care 720."""
    found = Estimate(
        on=TODAY,
        programs=(*payers(), *others()),
        total_cost=Money.of(1580),
        total_cost_known=Money.of(1580),
        unknown_prices=0,
        non_repayable=None,
        out_of_pocket_best=Money.of(720),
        out_of_pocket_worst=Money.of(1230),
        due_before_reimbursement=ZERO,
        questions=(
            a_question(fact="rules_confirmed", credential_id=str(NIC)),
            a_question(fact="weeks_in_b_c", credential_id=None, kind="number",
                       question="How many people live in the family?"),
            a_question(fact="family_income", credential_id=None, kind="money", sensitive=True,
                       question="What was the family's income last year?",
                       reason="StudentAid BC pays by income."),
        ),
        stops=(a_stop(),),
        tax_time={"ctc": Money.of(250)},
        loan_available=Money.of(10000),
        alternatives=(
            Alternative("fsg", "csg_pt", Money.of(860), Money.of(720),
                        {"fsg": Money.of(495), "workbc": Money.of(100)},
                        "the future skills grant pays the tuition alone"),
        ),
        effects=(
            Effect("EI-1", "Study without permission can stop EI payments.", "", True,
                   "Service Canada", "EI-1", (SOURCE,)),
        ),
        documents=(("Notice of Assessment", ("csg_pt", "bcag_pt")),
                   ("Proof of address in B.C.", ("fsg",))),
    )  # fmt: skip
    return replace(found, **changes)
