"""What every block of one paper needs at hand: words, the setter of its text, the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from advisor import wording
from advisor.domain.plan import Copy, Course, LearningPlan, PrintAs
from advisor.i18n import N_, language
from advisor.report.boxes import Disc, TickBox
from advisor.report.elements import Cell, Element, Row, Text, stack
from advisor.report.shape import Setter, Span, Style
from advisor.report.sheet import (
    BODY,
    DENSE,
    DETAIL,
    HEADING,
    INK,
    QUIET,
    Page,
    page_of,
)
from advisor.report.sizes import enlarged, suited
from advisor.report.text import Setting
from advisor.report.words import Words

_SCRIPT = Style(10.5, 13, ink=QUIET)
# Translators: Instead of a name: “Call your counsellor”.
YOUR_COUNSELLOR = N_("your counsellor")
# Translators: Instead of a name: “Call the college”.
THE_COLLEGE = N_("the college")
TICK, DISC, ENLARGED = 10.0, 15.0, 1.5
"""A box to tick and a disc beside text of the normal size; how much they grow in large print."""


@dataclass(frozen=True)
class Type:
    """What text on a paper needs, whatever the paper says."""

    words: Words
    setter: Setter
    page: Page
    print_as: PrintAs
    second: bool = field(default=False, kw_only=True)
    """Whether this is the English that stands beside the language of the paper."""

    @property
    def large(self) -> bool:
        """Whether the paper is in large print."""
        return self.print_as.large

    @property
    def one_column(self) -> bool:
        """Whether blocks stand one below the other over the whole width."""
        return self.print_as.large or self.beside_english

    @property
    def beside_english(self) -> bool:
        """Whether the language of the paper stands beside English."""
        return self.print_as.beside

    def sized(self, style: Style) -> Style:
        """A style of the normal size as this paper sets it; already done for text and words."""
        return suited(enlarged(style) if self.large else style, self.setter.language)

    def scaled(self, points: float) -> float:
        """A length of the normal paper that grows with its text."""
        return points * ENLARGED if self.large else points

    def disc(self, number: str, style: Style = BODY) -> Disc:
        """A number in a circle on the first line of a text in ``style``."""
        return Disc(self.setter, number, self.sized(style).leading, self.scaled(DISC))

    def text(
        self,
        content: str | tuple[Span, ...],
        style: Style = BODY,
        role: str = "P",
        *,
        figures: bool = False,
    ) -> Text:
        """A paragraph of a plain text or of spans; ``style`` is of the normal size."""
        spans = (Span(content),) if isinstance(content, str) else content
        if self.words.language != self.print_as.language:
            mine = self.words.language
            spans = tuple(replace(span, language=span.language or mine) for span in spans)
        if self.second:
            style = replace(style, ink=_quiet(style.ink))
            spans = tuple(replace(span, ink=_quiet(span.ink)) for span in spans)
        return Text(Setting(self.setter, spans, self.sized(style), figures), role)

    def say(self, text: str, style: Style = BODY, role: str = "P", **values: object) -> Text:
        """A paragraph of fixed words, translated and filled in."""
        return self.text(self.words.spans(text, **values), style, role)

    def twice(self, text: str, style: Style = BODY, *, always: bool = False) -> Text:
        """Fixed words with their English behind them, beside English or always."""
        said, english = self.words.spans(text), Words("en").spans(text)
        if said == english or not (always or self.beside_english):
            return self.text(said, style)
        behind = (replace(span, ink=_quiet(style.ink), language="en") for span in english)
        return self.text((*said, Span(" · "), *behind), style)


@dataclass(frozen=True)
class Kit(Type):
    """One learning plan in the making."""

    plan: LearningPlan
    detail: Style = DETAIL
    """The type of page two and after."""

    @property
    def copy(self) -> Copy:
        """Which paper it is."""
        return self.print_as.copy

    @property
    def quiet(self) -> Style:
        """Detail type for labels."""
        return replace(self.detail, ink=QUIET)

    @property
    def dense(self) -> bool:
        """Whether the pages after the first must be set closely, to stay one page."""
        return self.detail.leading <= DENSE.leading

    @property
    def gap(self) -> float:
        """The white between two rows of detail."""
        return 1.0 if self.dense else self.scaled(2.5)

    @property
    def under_rule(self) -> float:
        """The white between a rule and the heading below it."""
        return 4.0 if self.dense else self.scaled(6.0)

    def name(self, title: str, *, bold: bool = False) -> Span:
        """The name of a course: in English, as its college writes it, on every paper."""
        return Span(title, bold, language="" if self.words.language.startswith("en") else "en")

    @property
    def counsellor(self) -> str:
        """The counsellor as the client knows them: the first name, when there is one."""
        return wording.first_name(self.plan.counsellor) or self.words(YOUR_COUNSELLOR)

    @property
    def for_centre(self) -> Kit:
        """The same for the pages that the centre keeps: in the language of the screen."""
        return replace(self, words=Words(language()))

    @property
    def in_english(self) -> bool:
        """Whether what is said to a college stands in English, under words of another language."""
        return self.words.language != "en" and not self.print_as.beside

    @property
    def aloud(self) -> Words:
        """The words for what is said to a college."""
        return Words("en") if self.in_english else self.words

    def script(self, text: str) -> tuple[Span, ...]:
        """What is said to a college, in the words of ``aloud``."""
        return (Span(text, language="en" if self.in_english else ""),)

    def asked(self, question: str) -> Element:
        """A question to a college as the client understands it, and below as it is asked."""
        said = self.say(question)
        if not self.in_english:
            return said
        return stack([said, self.text(self.script(self.aloud(question)), _SCRIPT)])

    def heading(
        self, text: str, style: Style = HEADING, role: str = "H2", **values: object
    ) -> Text:
        """A heading."""
        return self.say(text, style, role, **values)

    def tick(self, element: Element, width: float, style: Style = BODY) -> Row:
        """An item of a checklist."""
        box = TickBox(self.sized(style).leading, self.scaled(TICK))
        beside = box.side + 9
        return Row((Cell(box, 0, beside - 7), Cell(element, beside, width - beside)), role="LI")


def kit_for(plan: LearningPlan, print_as: PrintAs) -> Kit:
    """The kit for one paper. English never stands beside English."""
    print_as = replace(print_as, beside=print_as.beside and print_as.language != "en")
    words = Words(print_as.language)
    plan = replace(plan, courses=tuple(_named(course, words) for course in plan.courses))
    return Kit(words, Setter(print_as.language), page_of(print_as.paper), print_as, plan)


def english_of(kit: Kit) -> Kit:
    """The kit of the English that stands beside the language of a paper."""
    words = Words("en")
    missing = {kit.words(THE_COLLEGE): words(THE_COLLEGE)}
    courses = tuple(
        replace(
            course,
            provider=missing.get(course.provider, course.provider),
            provider_short=missing.get(course.provider_short, course.provider_short),
        )
        for course in kit.plan.courses
    )
    return replace(kit, words=words, second=True, plan=replace(kit.plan, courses=courses))


def _quiet(ink: str) -> str:
    return QUIET if ink == INK else ink


def _named(course: Course, words: Words) -> Course:
    """A course whose provider can be named: there is always someone to ask."""
    provider = course.provider or words(THE_COLLEGE)
    return replace(course, provider=provider, provider_short=course.provider_short or provider)
