"""The paper's fixed English, marked for translation, and the way facts are put into it.

``**`` makes bold; ``{name}`` is filled in. Measured against pictures/paper.md, "Fixed English".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from babel.dates import format_date, format_time
from babel.lists import format_list

from advisor.i18n import Translation, translation
from advisor.report.shape import Span

_NEAR, _FAR = "MMM\u00a0d", "MMM\u00a0d, y"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARK = re.compile(r"(\*\*|\{\w+\})")


@dataclass(frozen=True)
class Words:
    """One paper's language: its texts, dates and lists."""

    language: str
    _texts: Translation = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_texts", translation(self.language))

    def __call__(self, text: str, /, **values: object) -> str:
        """A text in this language with its values filled in, without marks."""
        return "".join(span.text for span in self.spans(text, **values))

    def spans(self, text: str, /, **values: object) -> tuple[Span, ...]:
        """A text in this language as spans; a value never brings marks of its own."""
        return _spans(self._texts.gettext(text), values)

    def counted(self, one: str, many: str, count: int, /, **values: object) -> tuple[Span, ...]:
        """A text that follows a number, which fills ``{n}``."""
        return _spans(self._texts.ngettext(one, many, count), {"n": count, **values})

    def long_day(self, on: date) -> str:
        """``November 23, 2026``."""
        return format_date(on, "long", self.language)

    def near_day(self, on: date) -> str:
        """``December 11``: the year goes without saying."""
        return format_date(on, "MMMM d", self.language) if self._english else self.long_day(on)

    def day(self, on: date) -> str:
        """``Jan 18, 2027``, never broken over two lines."""
        return format_date(on, "medium", self.language).replace(" ", "\u00a0")

    def month(self, on: date) -> str:
        """``March 2027``."""
        return format_date(on, "MMMM y", self.language)

    def period(self, text: str) -> str:
        """A day or a period as a source words it; a bare ``2021-02-12`` becomes a day."""
        return self.long_day(date.fromisoformat(text)) if _ISO_DAY.fullmatch(text) else text

    def days(self, start: date, end: date | None) -> str:
        """``Jan 18 – Mar 12, 2027``; the start alone where the end is not known."""
        if end is None or end == start:
            return self.day(start)
        if start.year == end.year and self._english:
            first, last = format_date(start, _NEAR, "en"), format_date(end, _FAR, "en")
            return f"{first} – {last}"
        return f"{self.day(start)} – {self.day(end)}"

    def meeting(self, at: datetime) -> str:
        """``Thursday, December 3, 2:00 pm``."""
        if self._english:
            clock = format_time(at, "h:mm a", locale="en").replace("AM", "am").replace("PM", "pm")
            return f"{format_date(at, 'EEEE, MMMM d', 'en')}, {clock}".replace(" pm", "\u00a0pm")
        clock = format_time(at, "short", locale=self.language)
        return f"{format_date(at, 'full', self.language)}, {clock}"

    def all_of(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        text = format_list(list(items), "standard", self.language)
        return text.replace(", and ", " and ") if self._english else text

    @property
    def _english(self) -> bool:
        return self.language.startswith("en")


def _spans(text: str, values: dict[str, object]) -> tuple[Span, ...]:
    spans: list[Span] = []
    bold = False
    for part in _MARK.split(text):
        if part == "**":
            bold = not bold
        elif part.startswith("{"):
            value = values[part[1:-1]]
            spans += value if isinstance(value, tuple) else [Span(str(value), bold)]
        elif part:
            spans.append(Span(part, bold))
    return tuple(spans)
