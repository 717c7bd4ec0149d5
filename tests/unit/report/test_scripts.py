"""Scripts: letters are shaped, lines run in their direction, and what is said stays in order."""

from __future__ import annotations

import io
import sys
from typing import Any

import pikepdf
import pytest

from advisor.domain.errors import Unavailable
from advisor.domain.plan import PrintAs
from advisor.i18n import LANGUAGES
from advisor.report import fonts, shape
from advisor.report.checking import findings
from advisor.report.direction import levels
from advisor.report.learning_plan import render
from advisor.report.shape import Piece, Setter, Span, Style
from advisor.report.sheet import Pen, page_of
from advisor.report.text import Line, Setting
from tests.plan_builders import a_plan
from tests.unit.report.reading import read_pdf
from tests.unit.report.structure import in_order

STYLE = Style(12, 17)
SHAPED = {
    "pa": "ਸਿੱਖਿਆ ਲਈ ਤੁਹਾਡੀ ਯੋਜਨਾ ਕਿਤਾਬਾਂ ਦਰਖ਼ਾਸਤ",
    "hi": "शिक्षा के लिए आपकी योजना किताबें विद्यार्थी",
    "ar": "خطة التعلّم الخاصة بك لا تدفع الآن",
    "fa": "برنامهٔ یادگیری شما می‌خواهید پول گچ چاپ",
}
PLAIN = {
    "vi": "Kế hoạch học tập của quý vị, nếu được",
    "uk": "Ваш план навчання: їжа, ґрунт, єдиний",
    "zh_Hans": "您的学习计划（不要先付款）。",
    "zh_Hant": "您的學習計畫（不要先付款）。",
    "ko": "귀하의 학습 계획입니다. 아직 등록하지 마십시오.",
}


def lines_of(language: str, text: str, width: float = 9999.0) -> tuple[Line, ...]:
    return Setting(Setter(language), (Span(text),), STYLE).lines(width)


def pieces_of(language: str, text: str, *, bold: bool = False) -> list[Piece]:
    words = Setter(language).words((Span(text),), Style(12, 17, bold=bold), figures=False)
    return [piece for word in words for piece in word.pieces]


def shown(text: str, *, rtl: bool) -> list[str]:
    """The stretches of a line from left to right, each as it is read."""
    setter = Setter("ar" if rtl else "en")
    (line,) = Setting(setter, (Span(text),), STYLE).lines(9999)
    runs = sorted(line.runs(), key=lambda run: run.x)
    return ["".join(glyph.text for glyph in run.glyphs).strip() for run in runs]


@pytest.mark.parametrize("language", SHAPED)
@pytest.mark.parametrize("bold", [False, True])
def test_that_letters_are_shaped(language: str, bold: bool) -> None:
    pieces = pieces_of(language, SHAPED[language], bold=bold)
    shaped = [glyph.number for piece in pieces for glyph in piece.glyphs]
    letters = [(piece.face, letter) for piece in pieces for letter in piece.source]
    alone = [face.glyph(letter) for face, letter in letters]
    assert 0 not in shaped
    assert shaped != alone
    assert set(shaped) - set(alone)
    assert "".join(piece.source for piece in pieces) == "".join(SHAPED[language].split())


@pytest.mark.parametrize("language", PLAIN)
@pytest.mark.parametrize("bold", [False, True])
def test_that_every_letter_of_a_language_has_a_glyph(language: str, bold: bool) -> None:
    pieces = pieces_of(language, PLAIN[language], bold=bold)
    assert all(glyph.number for piece in pieces for glyph in piece.glyphs)
    assert "".join(piece.source for piece in pieces) == "".join(PLAIN[language].split())


def test_that_lam_and_alef_become_one_and_marks_are_placed() -> None:
    (piece,) = pieces_of("ar", "لا")
    assert len({glyph.number for glyph in piece.glyphs}) <= 2
    assert piece.source == "لا"
    glyphs = [glyph for piece in pieces_of("ar", "مّ") for glyph in piece.glyphs]
    assert any(glyph.dx or glyph.dy for glyph in glyphs)


def test_that_a_vowel_sign_written_before_its_letter_is_drawn_before_it() -> None:
    (piece,) = pieces_of("hi", "कि")
    assert piece.glyphs[-1].number == piece.face.glyph("क")
    assert piece.glyphs[0].number != piece.face.glyph("क")


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_that_words_run_from_the_right_and_are_said_in_order(language: str) -> None:
    text = "يدفع BCIT مبلغ $1,740 (اختياري)."
    data = _page_of(language, text)
    assert in_order(data).text == text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pikepdf.parse_content_stream(pdf.pages[0])
        moves: list[Any] = [one.operands[4] for one in stream if str(one.operator) == "Tm"]
    places = [float(place) for place in moves]
    assert places == sorted(places, reverse=True)
    assert len(places) >= 5


def _page_of(language: str, text: str) -> bytes:
    pen = Pen(page_of("letter"), language, "x")
    with pen.tags.leaf("P"):
        for line in lines_of(language, text):
            pen.line_of_text(line, 48, 100)
    pen.next_page()
    return pen.save()


def test_that_arabic_can_be_searched_and_copied() -> None:
    (page,) = read_pdf(_page_of("ar", "برنامج يدفع شيئا"))
    assert page.text == "برنامج يدفع شيئا"


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("تكلفة $1,740 لك", ["لك", "$1,740", "تكلفة"]),
        ("من $0 – $240 فقط", ["فقط", "$0 – $240", "من"]),
        ("اتصل 604-555-0148 الآن", ["الآن", "604-555-0148", "اتصل"]),
        ("بطاقة BC Services Card هنا", ["هنا", "BC Services Card", "بطاقة"]),
        ("إلى Harpreet G. الآن", ["الآن", "Harpreet G.", "إلى"]),
        ("في ديسمبر 2026, 14:00 هنا", ["هنا", "14:00", ",", "2026", "في ديسمبر"]),
        ("معه 6 hours a week هنا", ["هنا", "6 hours a week", "معه"]),
        ("من BCIT، 8 أسابيع", ["أسابيع", "8", "،", "BCIT", "من"]),
    ],
)
def test_that_names_sums_and_phones_keep_their_order_inside_arabic(
    text: str, from_left: list[str]
) -> None:
    assert [one for one in shown(text, rtl=True) if one] == from_left


def test_that_brackets_are_mirrored() -> None:
    pieces = pieces_of("ar", "(نعم)")
    found = {g.text: (p.face, g.number) for p in pieces for g in p.glyphs}
    for letter, drawn in ("()", ")("):
        face, number = found[letter]
        assert number == face.glyph(drawn)


def test_that_a_paragraph_of_english_on_an_arabic_paper_runs_from_the_left() -> None:
    text = "“Are courses 1 and 2 on the list?”"
    assert levels(text, rtl=Setter("ar").runs_from_right((Span(text),))) == [0] * len(text)
    assert Setter("ar").runs_from_right((Span("BCIT، عبر الإنترنت"),))
    assert not Setter().runs_from_right((Span("For محمد"),))
    assert shown("For محمد علي, today", rtl=False) == ["For", "محمد علي", ", today"]


def test_that_a_page_from_the_right_is_laid_out_from_the_right() -> None:
    data = {language: render(a_plan(), PrintAs(language=language)) for language in ("en", "ar")}
    assert findings(data["ar"]) == ()
    assert _code(data["en"]) == _code(data["ar"])  # a code keeps its shape
    with pikepdf.open(io.BytesIO(data["ar"])) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
        left, _bottom, right, _top = (float(side) for side in pdf.pages[0].Annots[0].Rect)
        assert left > 306
        assert right <= 564.01


def _code(data: bytes) -> set[tuple[float, float]]:
    """The places of the squares of the first code of page one, from its own corner."""
    found: list[tuple[float, float]] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(one.operator) == "re":
                sides: list[Any] = list(one.operands)
                found.append((float(sides[0]), float(sides[1])))
            elif len(found) > 100:
                break
            else:
                found.clear()
    left, bottom = min(x for x, _y in found), min(y for _x, y in found)
    return {(round(x - left, 1), round(y - bottom, 1)) for x, y in found}


CHINESE = (
    "您可能要付最多$1,740（不含书本）。请先问BCIT：“课程1和课程2在名单上吗？”然后再注册、付款！"
)


@pytest.mark.parametrize("width", range(60, 320, 20))
def test_that_chinese_breaks_where_it_may(width: int) -> None:
    lines = lines_of("zh_Hans", CHINESE, float(width))
    said = ["".join(p.source for word in line.words for p in word.pieces) for line in lines]
    assert "".join(said) == CHINESE
    assert len(lines) >= 2
    assert not any(line[0] in "，。、！？：；）”" for line in said)
    assert not any(line[-1] in "（“" for line in said)
    assert all(line.width <= width + 0.01 for line in lines)


def test_that_a_full_stop_after_a_latin_name_is_chinese_too() -> None:
    stops = [g for p in pieces_of("zh_Hans", "见。Dana。") for g in p.glyphs if g.text == "。"]
    assert len({stop.number for stop in stops}) == 1
    (other,) = (g for p in pieces_of("zh_Hant", "。") for g in p.glyphs)
    assert other.number != stops[0].number


def test_that_korean_breaks_at_spaces() -> None:
    for line in lines_of("ko", PLAIN["ko"], 90.0):
        said = " ".join("".join(p.source for p in word.pieces) for word in line.words)
        assert set(said.split()) <= set(PLAIN["ko"].split())


def test_that_a_joined_word_is_cut_between_letters_only() -> None:
    word = "क्षत्रियविद्यार्थीशिक्षा" * 4
    lines = lines_of("hi", word, 80.0)
    assert len(lines) > 1
    assert "".join(p.source for line in lines for w in line.words for p in w.pieces) == word


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_language_has_a_font_here(language: str) -> None:
    assert fonts.at_hand(language)


@pytest.mark.parametrize(
    ("system", "what"),
    [("linux", "fonts-noto-core"), ("win32", "Punjabi Supplemental"), ("darwin", "Mukta Mahee")],
)
def test_that_a_missing_font_is_told_kindly(
    monkeypatch: pytest.MonkeyPatch, system: str, what: str
) -> None:
    monkeypatch.setattr(shape, "at_hand", lambda language: language != "pa")
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(Unavailable, match=what) as told:
        render(a_plan(), PrintAs(language="pa"))
    assert "no font for Punjabi" in str(told.value)
