"""The paper with files inside is as accessible as before; the password holds."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from advisor.domain.plan import PrintAs
from advisor.report.attaching import CALENDAR_NAME, PLAN_NAME, attached, locked
from advisor.report.checking import findings
from advisor.report.learning_plan import render
from advisor.services.carrying import attachments
from tests.plan_builders import a_plan
from tests.unit.report.structure import errors_of_pdfua, in_order

PLAN = a_plan()
PAPER = render(PLAN)
FILES = attachments(PLAN, PrintAs())


def test_that_the_paper_with_files_inside_keeps_its_tags_and_its_bytes(tmp_path: Path) -> None:
    made = attached(PAPER, FILES, "en")
    assert made == attached(PAPER, FILES, "en")
    assert findings(made) == ()
    assert errors_of_pdfua(made, tmp_path) == []
    assert in_order(made).text == in_order(PAPER).text


def test_that_each_file_is_described_and_related_to_the_paper() -> None:
    with pikepdf.open(io.BytesIO(attached(PAPER, FILES, "en"))) as pdf:
        assert sorted(pdf.attachments) == [CALENDAR_NAME, PLAN_NAME]
        assert [pdf.attachments[file.name].get_file().read_bytes() for file in FILES] == [
            file.data for file in FILES
        ]
        related = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
        assert related == {PLAN_NAME: "/Data", CALENDAR_NAME: "/Supplement"}
        assert all(str(spec.Desc) for spec in pdf.Root.AF)


def test_that_a_password_is_asked_for_and_a_screen_reader_may_read() -> None:
    made = locked(attached(PAPER, FILES, "en"), "four quiet words")
    for wrong in ("", "four"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(made), password=wrong)
    for word in (b"Learning plan", b"Harpreet", b"learning-plan.json"):
        assert word not in made
    with pikepdf.open(io.BytesIO(made), password="four quiet words") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.allow.accessibility
        assert sorted(pdf.attachments) == [CALENDAR_NAME, PLAN_NAME]
