"""What never leaves the file: no private answer on page one, on later pages, on hand-outs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain.estimate import State, Verdict
from advisor.domain.plan import Copy, LearningPlan, TurnedDown
from advisor.report.learning_plan import render
from advisor.report.papers import telling
from tests.plan_builders import (
    a_course,
    a_plan,
    a_program,
    a_question,
    a_reason,
    a_second_course,
    a_stop,
    an_estimate,
    without_prices,
)
from tests.unit.report.reading import read, whole

letters = st.text("BCDFGHJKLMNPQRSTVWXZ", min_size=8, max_size=14)


def with_secrets(secret: Callable[[str], str], *, priced: bool, approval: bool) -> LearningPlan:
    """A plan with a canary in every field that may hold a private answer."""
    private = a_reason(
        condition="FSG-E8",
        rule=secret("rule"),
        state=State.APPROVAL if approval else State.UNKNOWN,
        text=secret("text"),
        answer=secret("answer"),
        would_change=secret("change"),
        ask_whom=secret("whom"),
        proof=secret("proof"),
        sensitive=True,
    )
    asked = a_question(
        fact=secret("fact"), credential_id=None, question=secret("question"), sensitive=True,
        ask_whom=secret("asked"),
    )  # fmt: skip
    about_course = replace(asked, credential_id="course-1")
    stop = a_stop(
        code=secret("code"), title=secret("title"), text=secret("stop"), fact=secret("lifts")
    )
    program = a_program(
        verdict=Verdict.NEEDS_APPROVAL if approval else Verdict.CANNOT_TELL,
        reasons=(a_reason(), private),
        questions=(a_question(), asked, about_course),
        stops=(stop,),
        documents=("BC Services Card account", secret("proof")),
    )
    known = (a_course(), a_second_course())
    courses = known if priced else tuple(without_prices(course) for course in known)
    return replace(
        a_plan(courses=courses),
        estimate=an_estimate(courses, program=program, stops=(stop,)),
        barriers=secret("barriers"),
        supports=secret("supports"),
        answers=((secret("asked question"), secret("said"), True),),
        turned_down=(TurnedDown(secret("option"), secret("college"), secret("reason"), "client"),),
        case_number=secret("case"),
    )


@given(seed=letters, priced=st.booleans(), approval=st.booleans(), ticked=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_no_canary_of_a_private_field_reaches_the_client(
    seed: str, priced: bool, approval: bool, ticked: bool
) -> None:
    secrets: dict[str, str] = {}

    def secret(name: str) -> str:
        return secrets.setdefault(name, f"{seed}Q{len(secrets)}Q")

    plan = replace(with_secrets(secret, priced=priced, approval=approval), show_sensitive=ticked)
    first, *later = read(plan)
    hand_out = whole(read(plan, Copy.HANDOUT))
    for name, canary in secrets.items():
        assert canary not in first.text, name
        if not (ticked and name == "proof"):
            assert canary not in whole(later), name
        assert canary not in hand_out, name


def test_that_a_ticked_private_paper_stands_on_later_pages_only() -> None:
    plan = replace(with_secrets(lambda name: f"Canary{name}", priced=True, approval=True))
    first, *later = read(replace(plan, show_sensitive=True))
    assert "Canaryproof" in whole(later)
    assert "Canaryproof" not in first.text
    assert "Canaryproof" not in whole(read(plan))


def test_that_the_file_copy_holds_what_the_client_copy_leaves_out() -> None:
    plan = with_secrets(lambda name: f"Canary{name.replace(' ', '')}", priced=True, approval=True)
    text = whole(read(plan, Copy.FILE))
    for name in ("text", "answer", "stop", "barriers", "supports", "said", "option", "case"):
        assert f"Canary{name}" in text, name
    assert "FILE COPY" in text


@pytest.mark.parametrize(
    "paper",
    [
        "Permission in writing from EI, the ministry or WorkBC, if one of them pays the client",
        "Proof of status in Canada",
        "A letter from the office that pays the benefit",
        "Status card",
        "Letter: former youth in care",
    ],
)
def test_that_a_paper_that_tells_a_story_is_known_by_its_words(paper: str) -> None:
    assert telling(paper)
    plan = a_plan()
    program = replace(plan.estimate.programs[0], documents=(paper, "Proof of a B.C. address"))
    told = replace(plan, estimate=replace(plan.estimate, programs=(program,)))
    text = whole(read(told))
    assert paper not in text
    assert "Proof of a B.C. address" in text


def test_that_the_hand_out_names_nobody() -> None:
    plan = a_plan(guest=True)
    text = whole(read(plan, Copy.HANDOUT))
    for private in ("Harpreet", "framed houses", "Dana", "7KQ-4M2", "EX-0000"):
        assert private not in text
    assert "Training ideas to take home" in text
    assert "We kept nothing about you." in text


def test_that_the_file_tells_nothing_about_the_client_outside_its_pages() -> None:
    document = pypdfium2.PdfDocument(render(a_plan()))
    said = document.get_metadata_dict()
    document.close()
    assert said["Title"] == "Learning plan"
    assert not any("Harpreet" in value for value in said.values())
