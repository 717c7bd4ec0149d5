"""Every paper can be read without eyes: its structure says all that its pages show, in order."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from advisor.domain.plan import Copy, LearningPlan, PrintAs, Step, StepKind
from advisor.report import comparison
from advisor.report.checking import findings
from advisor.report.learning_plan import render
from advisor.services import printing
from tests.plan_builders import WHOLE, a_plan
from tests.unit.report.structure import Heard, errors_of_pdfua, in_order, words_on
from tests.unit.report.test_comparison import CENTRE, FACTS, a_comparison, known
from tests.unit.report.test_pages import bare, many, one_unknown, priceless, talkative

PLANS: dict[str, Callable[[], LearningPlan]] = {
    "usual": a_plan,
    "bare": bare,
    "one price unknown": one_unknown,
    "no price": lambda: priceless(4),
    "many": lambda: many(6),
    "long": talkative,
    "no course": lambda: a_plan(courses=()),
    "no day": lambda: a_plan(
        courses=(), steps=(Step(StepKind.JOB_SEARCH, None, "client"),), meeting_at=None
    ),
    "guest": lambda: a_plan(guest=True),
}


@pytest.fixture(scope="module")
def client_copy() -> bytes:
    return render(a_plan())


@pytest.fixture(scope="module")
def heard(client_copy: bytes) -> Heard:
    return in_order(client_copy)


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        *((name, copy) for name in PLANS for copy in (Copy.CLIENT, Copy.FILE)),
        ("guest", Copy.HANDOUT),
        ("many", Copy.HANDOUT),
    ],
)
def test_that_nothing_on_our_list_is_wrong(name: str, copy: Copy, tmp_path: Path) -> None:
    data = render(PLANS[name](), PrintAs(copy))
    assert findings(data) == ()
    assert errors_of_pdfua(data, tmp_path) == []
    assert in_order(data).seen() == words_on(data)


@pytest.mark.parametrize("options", [1, 3, 6])
def test_that_the_comparison_sheet_is_a_table_with_heads(options: int, tmp_path: Path) -> None:
    data = comparison.render(a_comparison([[known("yes")] * len(FACTS)] * options), CENTRE)
    assert findings(data) == ()
    assert errors_of_pdfua(data, tmp_path) == []
    roles = Counter(role for one in in_order(data).said for role in one.around)
    assert roles["TH"] > options


def test_that_page_one_is_heard_in_the_order_of_the_paper(heard: Heard) -> None:
    at = 0
    for said in (
        "Fraser Street Employment Centre",
        "Your learning plan",
        "For Harpreet G.",
        "“I have framed houses for 12 years.",
        "Do not register or pay yet.",
        "Thursday, December 3",
        "Call BCIT, 604-555-0100.",
        "You talked to ____ on ____",
        "Your steps",
        "Jan 18 – Mar 12, 2027",
        "1 Introductory Studies in Mass Timber Construction",
        "$780",
        "You may have to pay up to $1,740.",
        "An estimate, not an approval",
        "Without the grant: You: $1,740. You pay: $1,740.",
        "Code to scan. It opens bcit.ca",
        "More about your plan",
        "Course fee (tuition) $690",
        "Money that may help",
        "Where these facts come from",
        "A draft until both people sign.",
        "Plan code 7KQ-4M2",
    ):
        found = heard.text.replace("\u00a0", " ").find(said, at)
        assert found >= 0, said
        at = found


def test_that_what_pages_repeat_is_heard_once(heard: Heard) -> None:
    assert heard.text.count("Fraser Street Employment Centre") == 1
    assert heard.text.count("7KQ-4M2") == 1
    assert "Page 1" not in heard.text


def test_that_the_head_of_a_table_is_heard_once_where_pages_repeat_it() -> None:
    data = render(talkative(), PrintAs(Copy.FILE))
    heads = [one.text for one in in_order(data).said if "TH" in one.around]
    assert heads.count("Condition") == 1
    assert sum(one.text == "Your steps" for one in in_order(data).said) == 1


def test_that_the_paper_has_its_title_language_and_bookmarks(client_copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(client_copy)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as said:
            assert said["dc:title"] == "Learning plan"
            assert "pdfuaid:part" not in said  # nobody has certified that
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == "Your learning plan"
            more = next(one for one in top.children if one.title == "More about your plan")
            assert next(iter(more.children)).title.startswith("Introductory Studies")


def test_that_a_name_in_another_script_is_heard_as_it_is_written() -> None:
    name = "Nguyễn ʔəy̓"
    data = render(a_plan(client_name=name))
    assert f"For {name}" in in_order(data).text.replace("\u00a0", " ")
    assert findings(data) == ()


def test_that_a_course_keeps_its_english_name_on_a_paper_in_another_language() -> None:
    french = render(a_plan(), PrintAs(language="fr"))
    assert b"/Span <</Lang (en) >> BDC" in _first_page(french)
    assert findings(french) == ()
    assert b"/Lang" not in _first_page(render(a_plan()))


def _first_page(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes())


def _without_alt(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
            del element.Alt


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TH":
            del element.A


def _without_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _with_loose_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 m 9 9 l S")


def _with_a_skipped_heading(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/H2":
            element.S = pikepdf.Name.H3


def _without_a_map(pdf: pikepdf.Pdf) -> None:
    fonts: Any = pdf.pages[0].resources.Font
    for font in fonts.values():
        del font.ToUnicode


def _with_a_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as said:
        said["pdfuaid:part"] = "1"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_without_alt, "A picture has no words"),
        (_without_scope, "A head of a table does not say"),
        (_without_order, "Page 1: the tab order"),
        (_without_language, "The language is missing"),
        (_with_loose_text, "Page 1: something is neither content nor decoration"),
        (_with_a_skipped_heading, "A heading of level 3 follows one of level 1"),
        (_without_a_map, "Page 1: a font does not say which letters"),
        (_with_a_claim, "The file claims"),
    ],
)
def test_that_the_check_finds(
    client_copy: bytes, harm: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    with pikepdf.open(io.BytesIO(client_copy)) as pdf:
        harm(pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert any(one.startswith(said) for one in findings(out.getvalue()))


def test_that_a_finding_is_logged_without_the_client_and_keeps_nobody_from_the_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(printing, "findings", lambda _paper: ("Page 1: a link has no words.",))
    with caplog.at_level(logging.ERROR):
        printing.save_pdf(a_plan(), tmp_path / "plan.pdf", leaving=printing.Leaving())
    assert (tmp_path / "plan.pdf").read_bytes() == render(a_plan())
    assert "a link has no words" in caplog.text
    assert "Harpreet" not in caplog.text
    caplog.clear()


def test_that_a_file_without_structure_is_found() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    assert findings(out.getvalue()) == ("The file has no structure.",)


def test_that_a_title_never_names_the_client() -> None:
    for copy in WHOLE:
        with pikepdf.open(io.BytesIO(render(a_plan(), PrintAs(copy)))) as pdf:
            said = bytes(pdf.Root.Metadata.read_bytes()).decode() + str(pdf.docinfo)
        assert "earning plan" in said or "Training ideas" in said
        assert "Harpreet" not in said
