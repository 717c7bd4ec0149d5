"""A plan out of a paper: the same facts, or a kind refusal; never a traceback."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain.errors import AdvisorError, BadInput, LockedPaper, NewerFile, Unavailable
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.report.attaching import PLAN_NAME, attached, locked
from advisor.report.checking import findings
from advisor.report.learning_plan import render
from advisor.services import carried_in
from advisor.services.carried_in import OpenedPaper, from_file, open_paper, opened
from advisor.services.carrying import as_file, attachments, carried, check_of
from tests.plan_builders import a_plan
from tests.unit.report.test_any_plan import papers, plans

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
PLAN = a_plan()
FILE = as_file(carried(PLAN, PrintAs()))
Change = Callable[[dict[str, Any]], object]


def with_inside(data: bytes, name: str = PLAN_NAME) -> bytes:
    """A small PDF with a file in it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def changed(change: Change, *, sealed: bool = True) -> bytes:
    """The plan's file with a change in it, its checksum made to fit."""
    envelope = json.loads(FILE)
    change(envelope["plan"])
    body = json.dumps(envelope["plan"]).encode()
    check = check_of(body) if sealed else envelope["check"]
    return b'{"kind":"advisor-plan","check":"%s","plan":%s}' % (check.encode(), body)


def same(plan: LearningPlan, print_as: PrintAs, read: OpenedPaper) -> None:
    """Every fact that the copy carries came back as it was, and those of the plan itself."""
    assert not read.changed
    assert read.plan == carried(plan, print_as)
    facts = [(c.title, c.start, c.weeks, c.register_by, c.prerequisites) for c in plan.courses]
    assert facts == [
        (c.title, c.start, c.weeks, c.register_by, c.prerequisites) for c in read.plan.courses
    ]
    prices = [
        [(line.category, line.amount.amount if line.amount is not None else None, line.told)
         for line in course.costs] for course in plan.courses
    ]  # fmt: skip
    assert prices == [[(c.category, c.amount, c.told) for c in o.costs] for o in read.plan.courses]


@given(plan=plans(), copy=st.sampled_from([Copy.CLIENT, Copy.FILE]))
@SLOW
def test_that_any_plan_comes_back_from_its_file(plan: LearningPlan, copy: Copy) -> None:
    print_as = PrintAs(copy)
    same(plan, print_as, from_file(attachments(plan, print_as)[0].data))


def test_that_a_printed_plan_comes_back_from_its_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(attached(render(PLAN), attachments(PLAN, PrintAs()), "en"))
    same(PLAN, PrintAs(), open_paper(path))


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("copy", [Copy.CLIENT, Copy.FILE])
@given(plan=plans(), print_as=papers())
@settings(SLOW, max_examples=200)
def test_that_two_hundred_printed_plans_come_back(
    copy: Copy, plan: LearningPlan, print_as: PrintAs
) -> None:
    print_as = replace(print_as, copy=copy)
    paper = attached(render(plan, print_as), attachments(plan, print_as), print_as.language)
    assert findings(paper) == ()
    same(plan, print_as, opened(paper))
    same(plan, print_as, opened(locked(paper, "four quiet words"), "four quiet words"))


def test_that_a_changed_plan_is_said_to_be_changed() -> None:
    def cheaper(plan: dict[str, Any]) -> None:
        plan["courses"][0]["costs"][0]["amount"] = "1.00"

    assert from_file(changed(cheaper, sealed=False)).changed
    assert from_file(changed(cheaper)).plan.courses[0].costs[0].amount == Decimal("1.00")


def deep(data: int) -> bytes:
    return b'{"kind":"advisor-plan","check":"","plan":' + b"[" * data + b"]" * data + b"}"


@pytest.mark.parametrize(
    ("paper", "kind", "said"),
    [
        (b"", BadInput, "not a PDF"),
        (b"GIF89a" + bytes(3000), BadInput, "not a PDF"),
        (b"%PDF-1.7\n" + bytes(3000), BadInput, "damaged"),
        (render(PLAN), BadInput, "carries no plan"),
        (with_inside(FILE, "other.json"), BadInput, "carries no plan"),
        (locked(with_inside(FILE), "four quiet words"), LockedPaper, "password"),
        (with_inside(b""), BadInput, "damaged"),
        (with_inside(b"[]"), BadInput, "damaged"),
        (with_inside(b'{"kind":"advisor-plan","check":"","plan":{}}'), BadInput, "damaged"),
        (with_inside(FILE.replace(b"advisor-plan", b"someone-else", 1)), BadInput, "damaged"),
        (with_inside(FILE[: len(FILE) // 2]), BadInput, "damaged"),
        (with_inside(FILE.replace(b"Harpreet", b"Harp\xffeet")), BadInput, "damaged"),
        (with_inside(deep(20)), BadInput, "damaged"),
        (with_inside(deep(100_000)), BadInput, "damaged"),
        (with_inside(bytes(2_000_000)), BadInput, "too big"),
        (with_inside(changed(lambda plan: plan.update(format=2))), NewerFile, "newer"),
    ],
    ids=range(16),
)  # fmt: skip
def test_that_a_strange_paper_is_refused_in_one_sentence(
    paper: bytes, kind: type[BadInput], said: str
) -> None:
    with pytest.raises(kind, match=said) as refused:
        opened(paper)
    assert "Harpreet" not in str(refused.value)
    assert str(refused.value).endswith(".")


def course(**values: Any) -> Change:
    return lambda plan: plan["courses"][0].update(values)


def cost(amount: object) -> Change:
    return lambda plan: plan["courses"][0]["costs"][0].update(amount=amount)


@pytest.mark.parametrize(
    "change",
    [
        cost("NaN"), cost("-5.00"), cost("1e999999"), cost("Infinity"), cost("99999999999"),
        cost("1e-9"), cost(True), cost({}), course(weeks=0), course(weeks=-3), course(weeks=10**30),
        course(hours_a_week="900"), course(title=""), course(title="x" * 5000), course(number=7),
        course(title="a\x00b"), course(title="abc\u202edef"), course(start="0001-01-01"),
        course(start="9999-12-31"), course(start="soon"), course(title=None), course(costs={}),
        course(learn=["x"] * 300),
        lambda plan: plan.update(courses=plan["courses"] * 200),
        lambda plan: plan.update(version=-1),
        lambda plan: plan.update(meeting_at="2026-12-03T14:00:00Z"),
        lambda plan: plan.pop("centre"),
        lambda plan: plan.update(copy="forged"),
    ],
    ids=range(28),
)  # fmt: skip
def test_that_a_forged_value_is_refused_though_its_checksum_fits(change: Change) -> None:
    with pytest.raises(BadInput, match=r"damaged|says what no plan says"):
        from_file(changed(change))


def test_that_a_wrong_password_is_said_apart_and_the_right_one_opens() -> None:
    paper = locked(with_inside(FILE), "four quiet words")
    with pytest.raises(LockedPaper, match="not its password"):
        opened(paper, "three words")
    assert opened(paper, "four quiet words").plan == carried(PLAN, PrintAs())
    assert opened(with_inside(FILE), "nobody asked").plan == carried(PLAN, PrintAs())


def test_that_a_file_that_unpacks_without_end_is_stopped() -> None:
    bomb = with_inside(bytes(100_000_000))
    assert len(bomb) < 1_000_000
    with pytest.raises(BadInput):
        opened(bomb)


def test_that_a_large_or_missing_file_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(carried_in.LARGEST_PAPER + 1)
    with pytest.raises(BadInput, match="too big"):
        open_paper(large)
    for place in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(Unavailable):
            open_paper(place)


def byte_by_byte(data: bytes, tries: int, read: Callable[[bytes], OpenedPaper]) -> int:
    """Change single bytes; the plan is the same, said to be changed, or refused. How many were."""
    dice, refused = Random(7), 0
    for _try in range(tries):
        place = dice.randrange(len(data))
        harmed = bytearray(data)
        harmed[place] ^= dice.randrange(1, 256)
        try:
            found = read(bytes(harmed))
        except AdvisorError:
            refused += 1
        else:
            assert found.changed or found.plan == carried(PLAN, PrintAs())
    return refused


def test_that_no_single_byte_of_the_plan_changes_it_unseen() -> None:
    assert byte_by_byte(FILE, 600, from_file) > 50


def test_that_a_pdf_with_one_byte_changed_is_read_or_refused() -> None:
    assert byte_by_byte(with_inside(FILE), 150, opened) > 0


@pytest.mark.long
@pytest.mark.timeout(900)
def test_that_a_printed_pdf_with_one_byte_changed_is_read_or_refused() -> None:
    paper = attached(render(PLAN), attachments(PLAN, PrintAs()), "en")
    for data in (paper, locked(paper, "four quiet words")):
        byte_by_byte(data, 1500, lambda harmed: opened(harmed, "four quiet words"))
