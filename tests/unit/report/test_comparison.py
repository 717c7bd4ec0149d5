"""The comparison sheet: one page whatever the options say, no word lost or too small."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain.centre import Centre
from advisor.domain.comparison import Compared, ComparedFact, ComparedOption, Comparison, Mark
from advisor.domain.plan import PrintAs
from advisor.report.checking import findings
from advisor.report.comparison import CORE, kit_for, lies, render
from advisor.report.shape import Style
from advisor.report.sheet import FOOT, MARGIN
from advisor.report.shortening import shortened
from advisor.report.text import SMALLEST
from advisor.services.compared_facts import GROUPS
from tests.unit.report.reading import Read, overlaps, read_pdf, whole
from tests.unit.report.test_pages import check

CENTRE = Centre("Fraser Street Employment Centre", "100 Example Street, Surrey", "604-555-0148")
FACTS = [(group, fact) for group, facts in GROUPS for fact in facts]
LONG_TITLE = (
    "Introduction to Residential Mechanical Systems for Zero Energy/Emissions and Passive House "
    "Buildings"
)
LONG_LIST = (
    "Health Care Assistant Certificate; 800 hours of complex care work in the last three years; "
    "BC Care Aide registry number; Standard First Aid; CPR level C; Criminal record check"
)
UNKNOWN = Compared()


def known(text: str) -> Compared:
    return Compared(text, Mark.KNOWN)


def a_comparison(values: Sequence[Sequence[Compared]], **changes: Any) -> Comparison:
    """Options with these values, one list an option, in the order of the facts."""
    count = len(values)
    title = changes.pop("title", "Medical Office Assistant")
    options = tuple(
        ComparedOption(f"i{n}", f"{title} {n}", "Vancouver Community College", "VCC")
        for n in range(count)
    )
    facts = tuple(
        ComparedFact(fact.key, group, fact.name, tuple(one[at] for one in values), fact.paper)
        for at, (group, fact) in enumerate(FACTS)
    )
    sources = changes.pop("sources", tuple("vcc.ca, no date" for _option in options))
    said = changes.pop("said", ("online", "up to 8 hours a week"))
    return Comparison(date(2026, 11, 23), options, facts, said, sources, count, example=True)


def checked(comparison: Comparison, paper: str = "letter") -> Read:
    """The one page, read back; its words lie inside, apart from each other, and large enough."""
    pdf = render(comparison, CENTRE, PrintAs(paper=paper))
    (page,) = read_pdf(pdf)
    assert (page.width > page.height) == lies(comparison, PrintAs(paper=paper))
    for word, left, bottom, right, top in page.boxes:
        assert left >= MARGIN - 1, word
        assert right <= page.width - MARGIN + 1, word
        assert bottom >= 12, word
        assert top <= page.height - 20, word
    body = [box for box in page.boxes if box[2] > FOOT - 6]
    assert len(body) > 20
    assert overlaps(page) == []
    assert min(sizes(pdf)) >= SMALLEST
    assert "An estimate, not an approval" in page.text.replace("\u00a0", " ")
    assert "Page 1 of 1" in page.text
    assert CENTRE.name in page.text
    return page


def sizes(pdf: bytes) -> set[float]:
    document: Any = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    get = pypdfium2.raw.FPDFText_GetFontSize
    found = {round(get(text, n), 1) for n in range(text.count_chars())}
    document.close()
    return {size for size in found if size > 1}  # spaces that the reader adds have none


def full(number: int) -> list[Compared]:
    return [known(f"{fact.key} of {number}") for _group, fact in FACTS]


def longest(number: int) -> list[Compared]:
    return [known(f"{number} {LONG_LIST}") for _fact in FACTS]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("count", range(1, 7))
def test_that_any_number_of_options_stands_on_one_page(count: int, paper: str) -> None:
    checked(a_comparison([full(n) for n in range(count)]), paper)
    page = checked(a_comparison([[UNKNOWN] * len(FACTS) for _n in range(count)]), paper)
    assert page.text.count("Not known: ask") >= CORE * count


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_that_the_longest_texts_of_the_catalogue_stand_on_one_page(count: int, paper: str) -> None:
    sources = ("a-long-host.example.org, second hand, Fall 2024 and Winter 2025: old " * 4,) * count
    said = ("online or hybrid", "Mon, Tue, Wed, Thu, Fri, Sat, Sun", "up to $12,500 of your own")
    values = [longest(n) for n in range(count)]
    page = checked(a_comparison(values, title=LONG_TITLE, sources=sources, said=said * 2), paper)
    plain = re.sub(r"\s+", " ", page.text)
    assert "Which one do you want to try first?" in plain or count == 1


def test_that_the_money_leads_and_what_is_left_out_is_named() -> None:
    page = checked(a_comparison([longest(n) for n in range(6)]))
    assert page.text.index("You may have to pay") < page.text.index("If all is confirmed")
    assert page.text.index("If all is confirmed") < page.text.index("You learn")
    assert "No room here, ask us:" in page.text
    left_out = page.text.split("No room here, ask us:")[1]
    assert "Kind of college" in left_out


def test_that_what_is_the_same_for_all_and_what_nobody_knows_are_sentences() -> None:
    values = [
        [known("public") if fact.key == "college" else UNKNOWN for _group, fact in FACTS]
        for _n in range(3)
    ]
    page = checked(a_comparison(values))
    assert "The same for all: Kind of college: public." in page.text
    assert "Not known for any of them: ask." in page.text
    assert "Hours in all" in page.text.split("Not known for any of them: ask.")[1]


def test_that_a_list_loses_items_and_a_sentence_words_but_no_word_is_cut() -> None:
    kit = kit_for(a_comparison([full(0)]), CENTRE, PrintAs())

    def short(text: str, width: float, lines: int) -> str:
        found = shortened(kit, text, Style(9, 11), width, lines)
        assert len(found.lines(width)) <= lines
        return "".join(span.text for span in found.setting.spans)

    assert short("filing; typing", 90, 2) == "filing; typing"
    assert (
        short("filing of papers; typing of letters; phone calls", 80, 2)
        == "filing of papers; and 2 more"
    )
    assert short("office procedures; typing", 90, 1) == "office procedures …"
    assert short("office procedures of every kind", 90, 1) == "office procedures of …"


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("count", [1, 3, 6])
def test_that_large_print_stands_whole_on_upright_pages_and_leaves_nothing_out(
    count: int, paper: str
) -> None:
    print_as = PrintAs(large=True, paper=paper)
    every = [[UNKNOWN if n % 3 == 2 else value for value in longest(n)] for n in range(count)]
    comparison = a_comparison(every, title=LONG_TITLE)
    pdf = render(comparison, CENTRE, print_as)
    assert findings(pdf) == ()
    assert not lies(comparison, print_as)
    pages = read_pdf(pdf)
    for page in pages:
        check(page)
        assert page.width < page.height
    text = whole(pages)
    assert "An estimate, not an approval" in text
    assert [f.name for f in comparison.facts if f.paper and f.name not in text] == []
    assert "No room here" not in text


def test_that_the_note_is_never_printed() -> None:
    values = [
        [known("canary") if fact.key == "note" else UNKNOWN for _group, fact in FACTS]
        for _n in range(2)
    ]
    assert "canary" not in checked(a_comparison(values)).text.casefold()


def test_that_the_same_comparison_gives_the_same_bytes() -> None:
    found = a_comparison([full(0), full(1)])
    assert render(found, CENTRE) == render(found, CENTRE)


words = st.lists(
    st.text("abcdefghij-/éwm", min_size=1, max_size=40).filter(lambda w: w.strip("-/")),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip
value = st.sampled_from([UNKNOWN, known("$0"), known(LONG_LIST)]) | words.map(known)


@given(
    values=st.lists(
        st.lists(value, min_size=len(FACTS), max_size=len(FACTS)), min_size=1, max_size=6
    ),
    title=words,
    paper=st.sampled_from(["letter", "a4"]),
)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_any_comparison_at_all_is_one_page(
    values: list[list[Compared]], title: str, paper: str
) -> None:
    checked(a_comparison(values, title=title), paper)
