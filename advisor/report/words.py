"""The paper's fixed English, marked for translation, and the way facts are put into it.

``**`` makes bold; ``{name}`` is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import reduce

from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list

from advisor import wording
from advisor.domain.estimate import Said
from advisor.domain.money import Money
from advisor.i18n import N_, Translation, locale, speaking, translation
from advisor.report.shape import Span

# Translators: two parts of one line; only the mark between them and its spaces are yours.
COMMA = N_("{first}, {second}")
# Translators: two items of a list whose items hold commas; only the mark between them is yours.
_SEMICOLON = N_("{first}; {second}")
# Translators: two sentences, the second ends with its own mark; only the mark between is yours.
_STOP = N_("{first}. {second}")
# Translators: a sentence with the full stop of your language.
_SENTENCE = N_("{text}.")
_BETWEEN = re.compile(r"\s(–|~|تا)\s")
_INSIDE_A_DAY = re.compile(r"(?<![–~]) (?!\d{4}|[–~])")
_NEAR, _FAR = "MMM\u00a0d", "MMM\u00a0d, y"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARK = re.compile(r"(\*\*|\{\w+\})")


@dataclass(frozen=True)
class Words:
    """One paper's language: its texts, dates, sums and lists."""

    language: str
    _texts: Translation = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_texts", translation(self.language))

    def __call__(self, text: str, /, **values: object) -> str:
        """A text in this language with its values filled in, without marks."""
        return _plain(self.spans(text, **values))

    def spans(self, text: str, /, **values: object) -> tuple[Span, ...]:
        """A text in this language as spans; a value never brings marks of its own."""
        return self._spans(self._texts.gettext(text), values)

    def counted(self, one: str, many: str, count: int, /, **values: object) -> tuple[Span, ...]:
        """A text that follows a number, which fills ``{n}``."""
        text = self._texts.ngettext(one, many, count)
        return self._spans(text, {"n": self.number(count), **values})

    def number_of(self, texts: tuple[str, str], count: Decimal | int) -> str:
        """``1 week``, ``7.5 hours``; a part of one is many."""
        whole = int(count) if count == int(count) else 2
        return _plain(self.counted(*texts, whole, n=self.number(count)))

    def record(self, said: str) -> str:
        """A kind or a proof of the catalogue in this language; a page's own words as they are."""
        return wording.record_word(said, self.language)

    def rule(self, text: str, said: Said | None = None) -> str:
        """A sentence of the funding rules as a plan keeps it; one of older rules stays English."""
        with speaking(self.language):
            return wording.rule(text, said)

    def money(self, amount: Money) -> str:
        """``$1,740``, in French ``1 740 $``."""
        return wording.money(amount, self.language)

    def dollars(self, amount: Decimal, decimals: int) -> str:
        """``$38.00``: an amount with so many decimals."""
        return wording.dollars(amount, decimals, self.language)

    def number(self, value: Decimal | int) -> str:
        """``7.5``, ``1,650``."""
        return wording.number(value, self.language)

    def long_day(self, on: date) -> str:
        """``November 23, 2026``."""
        return wording.plain(format_date(on, "long", self._locale))

    def near_day(self, on: date) -> str:
        """``December 11``: the year goes without saying."""
        return wording.plain(format_skeleton("MMMMd", on, locale=self._locale))

    def day(self, on: date) -> str:
        """``Jan 18, 2027``, never broken over two lines."""
        return wording.medium_day(on, self.language).replace(" ", "\u00a0")

    def month(self, on: date) -> str:
        """``March 2027``."""
        return wording.plain(format_skeleton("yMMMM", on, locale=self._locale))

    def period(self, text: str) -> str:
        """A day or a period as a source words it; a bare ``2021-02-12`` becomes a day."""
        return self.long_day(date.fromisoformat(text)) if _ISO_DAY.fullmatch(text) else text

    def days(self, start: date, end: date | None) -> str:
        """``Jan 18 – Mar 12, 2027``; the start alone where the end is not known."""
        if end is None or end == start:
            return self.day(start)
        if not self._english:
            said = wording.plain(format_interval(start, end, "yMMMd", locale=self._locale))
            return _BETWEEN.sub("\u00a0\\1 ", _INSIDE_A_DAY.sub("\u00a0", said))
        if start.year == end.year:
            first, last = format_date(start, _NEAR, "en"), format_date(end, _FAR, "en")
            return f"{first} – {last}"
        return f"{self.day(start)} – {self.day(end)}"

    def meeting(self, at: datetime) -> str:
        """``Thursday, December 3, 2:00 pm``."""
        if self._english:
            clock = format_time(at, "h:mm a", locale="en").replace("AM", "am").replace("PM", "pm")
            return f"{format_date(at, 'EEEE, MMMM d', 'en')}, {clock}".replace(" pm", "\u00a0pm")
        form = "HH:mm" if self.language == "ko" else "short"  # Babel has no Korean words for it
        clock = wording.plain(format_time(at, form, locale=self._locale)).replace(" ", "\u00a0")
        return self.parts((wording.plain(format_date(at, "full", self._locale)), clock))

    def all_of(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        text = wording.plain(format_list(list(items), "standard", self._locale))
        return text.replace(", and ", " and ") if self._english else text

    def parts(self, items: Iterable[str]) -> str:
        """``a, b, c`` with the comma of the language; what is empty is left out."""
        return self._joined(COMMA, items)

    def items(self, items: Iterable[str]) -> str:
        """``a; b; c`` with the semicolon of the language; what is empty is left out."""
        return self._joined(_SEMICOLON, items)

    def then(self, first: str, sentence: str) -> str:
        """``first. Sentence``: the full stop of the language parts them."""
        return self._joined(_STOP, (first, sentence))

    def sentence(self, text: str) -> str:
        """``Text.``: a capital letter and the full stop of the language; nothing of nothing."""
        return self(_SENTENCE, text=text[:1].upper() + text[1:]) if text else ""

    def _joined(self, text: str, items: Iterable[str]) -> str:
        found = [item.strip() for item in items if item.strip()]
        return reduce(lambda a, b: self(text, first=a, second=b), found) if found else ""

    @property
    def _english(self) -> bool:
        return self.language == "en"

    @property
    def _locale(self) -> str:
        return locale(self.language)

    def _spans(self, text: str, values: dict[str, object]) -> tuple[Span, ...]:
        spans: list[Span] = []
        bold = False
        for part in _MARK.split(text):
            if part == "**":
                bold = not bold
            elif part.startswith("{"):
                spans += self._filled(values[part[1:-1]], bold=bold)
            elif part:
                spans.append(Span(part, bold))
        return tuple(spans)

    def _filled(self, value: object, *, bold: bool) -> tuple[Span, ...]:
        """A value as spans: sums by the language, spans as they are."""
        if isinstance(value, tuple):
            return value
        text = self.money(value) if isinstance(value, Money) else str(value)
        return (Span(text, bold),)


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
