"""More about the plan: the job, and a card for each course with its facts, costs and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.domain.money import Money
from advisor.domain.plan import Course, Known
from advisor.domain.situation import Category
from advisor.i18n import N_, NN_
from advisor.report.codes import CodeAndWords, code_for, gap_beside
from advisor.report.course_words import delivery, hours_a_week, kind_of, length, lowered, proofs
from advisor.report.elements import (
    Blank,
    Cell,
    Element,
    Padded,
    Row,
    Ruled,
    Stack,
    Tagged,
    Text,
    baseline_of,
    in_parts,
    stack,
)
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import known_price, price
from advisor.report.order import needed
from advisor.report.qr import host
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, COURSE, INK, SMALL, SUBTITLE

MORE = N_("More about your plan")
THE_JOB = N_("**The job: {title}.**")
WAGE = N_("Half of them earn {amount} or more in B.C.")
A_YEAR = N_("{amount} a year")
AN_HOUR = N_("{amount} an hour")
OPENINGS = N_("About {count} jobs may open in {region} from 2025 to 2035.")
SHRINKING = N_("Fewer people may work in this job in {region} by 2035.")
YOU_LEARN = N_("You learn")
AT_THE_END = N_("At the end")
COUNTS_TOWARD = N_("Counts toward")
YOU_NEED_FIRST = N_("You need first")
WHEN_WHERE = N_("When, where")
ASK = N_("Ask {provider}: “{question}”")
ASK_THEM = N_("Ask: “{question}”")
# Translators: The question follows in English.
ASK_IN_ENGLISH = N_("Ask {provider} in English: “{question}”")
# Translators: The question follows in English.
ASK_THEM_IN_ENGLISH = N_("Ask in English: “{question}”")
WHAT_LEARN = N_("What will I learn?")
WHAT_PROOF = N_("What do I get at the end?")
BIGGER = N_("Does it count toward a bigger certificate?")
NOTHING_LISTED = N_("Nothing is listed. Ask {provider} to be sure.")
NOTHING_LISTED_ASK = N_("Nothing is listed. Ask to be sure.")
WHEN_NEXT = N_("When does the next one start?")
HOW_LONG = N_("How many weeks? How many hours a week?")
HOW_HELD = N_("Is it online or in person?")
HOW_MUCH = N_("How much is it, with all fees?")
LAST_DAY = N_("Last day to register: {date}")
PAGE_SAYS_STARTS = N_("The page says: {list}.")
CREDITS = NN_("{n} credit", "{n} credits")
PRICE = N_("Price")
AT_LEAST = N_("At least")
ASK_SHORT = N_("Ask")
WAS = N_("Was {amount} in {when}. Ask for the price today.")
NO_DATE = N_("The page says {amount} but has no date. Ask.")
HOME_PAGE = N_("{provider} home page. Search for the title.")
COURSE_AT = N_("This course at {provider}")
THIS_COURSE = N_("This course on {site}")
_COSTS = {
    Category.TUITION: N_("Course fee (tuition)"),
    Category.MANDATORY_FEES: N_("Other fees"),
    Category.APPLICATION_FEE: N_("Application fee"),
    Category.MATERIALS_REQUIRED: N_("Books you must buy"),
    Category.MATERIALS_OTHER: N_("Other things to buy"),
    Category.EXAM_FEE_EXTERNAL: N_("Exam fee"),
    Category.EQUIPMENT: N_("Equipment"),
    Category.CHILDCARE: N_("Child care"),
    Category.TRANSPORT: N_("Travel"),
    Category.LIVING: N_("Living costs"),
    Category.TRANSPORT_ALLOWANCE: N_("Travel"),
    Category.MISC_ALLOWANCE: N_("Other costs"),
}
Said = tuple[Span, ...]
LABEL, SIDE, CODE = 84.0, 158.0, 206.0
_LONG = 420.0  # points of a fact that is set in parts
SHORT = 14  # letters of a provider's name that leave room for a question
_CODE = Style(10.5, 13)


def more_heading(kit: Kit) -> Element:
    """ "More about your plan" with the job line."""
    style = replace(SUBTITLE, size=17, leading=20) if kit.dense else SUBTITLE
    return stack([kit.heading(MORE, style), job_line(kit)], 1 if kit.dense else 3)


def job_line(kit: Kit) -> Element | None:
    """The target job: what people earn, how many jobs may open."""
    job, words = kit.plan.job, kit.words
    if job is None:
        return None
    said = [*words.spans(THE_JOB, title=lowered(job.title))]
    if job.wage_median is not None:
        yearly = job.wage_unit == "year"
        exact = words.dollars(job.wage_median, 0 if yearly else 2)
        said += [
            Span(" "),
            Span(words(WAGE, amount=words(A_YEAR if yearly else AN_HOUR, amount=exact))),
        ]
    if job.openings is not None:
        text = OPENINGS if job.openings > 0 else SHRINKING
        said += [
            Span(" "),
            Span(words(text, count=words.number(job.openings), region=job.region_name)),
        ]
    return kit.text(tuple(said), kit.detail)


def card(kit: Kit, course: Course) -> list[Part]:
    """One course: its facts at the left, what it costs and its code at the right.

    In one column the costs and the code stand below the facts. A card in one column goes on over
    the page, and so does one that is taller than a page: fact by fact.
    """
    room = kit.page.content
    if kit.one_column:
        return _in_rows(kit, course)
    facts_wide = room - SIDE - 12
    table = Tagged(Stack(tuple(_fact_rows(kit, course, facts_wide)), kit.gap))
    body = Row((Cell(table, 0, facts_wide), Cell(_side(kit, course), room - SIDE, SIDE)))
    whole = Ruled(
        Padded(stack([_head(kit, course), body], 3), above=kit.under_rule), above=1.25, ink=ACCENT
    )
    if whole.height(room) <= kit.page.room - 24:
        return [Part(whole, 9)]
    return _in_rows(kit, course)


def _in_rows(kit: Kit, course: Course) -> list[Part]:
    """A card whose facts may part; the title stays with the first two of them."""
    room, label = kit.page.content, _label_width(kit)
    head = Ruled(Padded(_head(kit, course), above=kit.under_rule), above=1.25, ink=ACCENT)
    parts = [Part(head, kit.scaled(9), with_next=True)]
    whole = object()
    for name, lines in facts(kit, course):
        pieces = _pieces([kit.text(line, kit.detail) for line in lines], room - label)
        for index, piece in enumerate(pieces):
            said = _label(kit, name) if index == 0 else Blank(1)
            cells = (Cell(said, 0, label - 4, role="TH"), Cell(piece, label, room - label))
            row = Tagged(Row(cells, role="TR", key=(whole, name)), key=whole)
            gap = kit.scaled(3) if index == 0 else 0
            parts.append(Part(row, gap, with_next=len(parts) == 1 and len(pieces) == 1))
    parts[-1] = replace(parts[-1], with_next=True)  # the costs are not alone on a page
    side = _side(kit, course)
    if kit.one_column:
        return [*parts, Part(side, kit.scaled(6))]
    return [*parts, Part(Padded(side, left=label, right=room - label - SIDE), 6)]


def _pieces(texts: Sequence[Text], width: float) -> list[Element]:
    """The lines of a fact as one, unless they are too long for that."""
    whole = stack(texts)
    if whole.height(width) <= _LONG:
        return [whole]
    return [piece for text in texts for piece in in_parts(text, width, _LONG)]


def _label_width(kit: Kit) -> float:
    """The width of the names of the facts."""
    return 126.0 if kit.large else 100.0 if kit.one_column else LABEL


def _label(kit: Kit, name: str) -> Element:
    """The name of a fact: in large print a size below the facts, on the line of the first."""
    if not kit.large:
        return kit.say(name, kit.quiet, "TH")
    lower = baseline_of(kit.sized(kit.detail)) - baseline_of(kit.sized(SMALL))
    return Padded(kit.say(name, SMALL, "TH"), above=lower)


def _head(kit: Kit, course: Course) -> Element:
    title = kit.text((kit.name(course.title),), COURSE, "H3")
    about = kit.text(_provider_line(kit, course), kit.quiet)
    room, indent = kit.page.content, kit.scaled(20)
    disc = kit.disc(str(course.number), COURSE)
    return Row((Cell(disc, 0, 16), Cell(stack([title, about]), indent, room - indent)))


def _provider_line(kit: Kit, course: Course) -> str:
    name = course.provider
    if course.provider_short and course.provider_short != name:
        name = f"{name} ({course.provider_short})"
    kind = kind_of(kit, course)
    return f"{name}. {kind}" if kind else name


def _fact_rows(kit: Kit, course: Course, width: float) -> Iterator[Element]:
    label = _label_width(kit)
    for name, lines in facts(kit, course):
        said = stack([kit.text(line, kit.detail, "TD") for line in lines])
        head = Cell(_label(kit, name), 0, label - 4, role="TH")
        yield Row((head, Cell(said, label, width - label)), role="TR")


def facts(kit: Kit, course: Course) -> Iterator[tuple[str, Sequence[str | Said]]]:
    """The rows of a card; a fact that is not known is a question with someone to ask."""
    words = kit.words
    yield YOU_LEARN, [_sentence(course.learn) or ask(kit, course, WHAT_LEARN)]
    yield AT_THE_END, [_proof(kit, course) or ask(kit, course, WHAT_PROOF)]
    yield COUNTS_TOWARD, [kit.words.items(course.counts_toward) or ask(kit, course, BIGGER)]
    name = course.provider_short
    nothing = NOTHING_LISTED if len(name) <= SHORT else NOTHING_LISTED_ASK
    yield YOU_NEED_FIRST, needed(kit.plan, course, words) or [words(nothing, provider=name)]
    yield WHEN_WHERE, _when(kit, course)


def ask(kit: Kit, course: Course, *questions: str) -> Said:
    """ "Ask BCIT: ..." with questions in quotes; a long name stands above them all anyway."""
    said = kit.script(" ".join(kit.aloud(question) for question in questions))
    name = course.provider_short or course.provider
    texts = (ASK_IN_ENGLISH, ASK_THEM_IN_ENGLISH) if kit.in_english else (ASK, ASK_THEM)
    text = texts[0] if len(name) <= SHORT else texts[1]
    return kit.words.spans(text, provider=name, question=said)


def _sentence(items: tuple[str, ...]) -> str:
    text = ", ".join(item.strip() for item in items if item.strip())
    return text[:1].upper() + text[1:]


def _proof(kit: Kit, course: Course) -> str:
    found = proofs(kit, course)
    if course.credits:
        found.append(kit.words.number_of(CREDITS, course.credits))
    said = kit.words.parts(found)
    return said[:1].upper() + said[1:]


def _when(kit: Kit, course: Course) -> Sequence[str | Said]:
    """Dates, place, hours; what is missing is asked in the same row."""
    words = kit.words
    dates = words.days(course.start, course.end) if course.start else ""
    known = [dates, delivery(kit, course), "" if course.end else length(kit, course)]
    said = words.parts([*known, hours_a_week(kit, course)])
    sentences = [words.sentence(said)] if said else []
    if course.register_by:
        sentences.append(words.sentence(words(LAST_DAY, date=words.near_day(course.register_by))))
    if course.start is None and course.intakes:
        sentences.append(words(PAGE_SAYS_STARTS, list=words.parts(course.intakes)))
    missing = []
    if course.start is None:
        missing.append(WHEN_NEXT)
    if course.hours_a_week is None:
        missing.append(HOW_LONG)
    if not course.delivery:
        missing.append(HOW_HELD)
    return [*sentences, ask(kit, course, *missing)] if missing else sentences


def _side(kit: Kit, course: Course) -> Element:
    """The costs and under them the code; in one column beside each other where there is a code."""
    costs, code = _costs(kit, course), _code(kit, course)
    if not kit.one_column or code is None:
        return stack([costs, code], 8)
    return Row((Cell(costs, 0, _side_width(kit)), Cell(code, kit.page.content - CODE, CODE)))


def _side_width(kit: Kit) -> float:
    """How wide the costs are."""
    return kit.page.content - CODE - 24 if kit.one_column else SIDE


def _costs(kit: Kit, course: Course) -> Element:
    """The lines of the quote and their sum; without a quote the question."""
    rows = [
        _money_row(kit, line.label or kit.words(_COSTS[line.category]), line.amount)
        for line in course.costs
    ]
    if not any(line.amount is not None for line in course.costs):
        asked = kit.text(price_question(kit, course), kit.detail)
        return stack([Tagged(stack(rows, 2)) if rows else None, asked], 2)
    exact = price(course)
    name = kit.words(PRICE if exact is not None else AT_LEAST)
    sum_row = _money_row(kit, name, known_price(course), bold=True)
    whole = Ruled(Padded(sum_row, above=2), above=0.9, ink=INK)
    return Tagged(stack([stack(rows, 2), whole], 1.5))


def _money_row(kit: Kit, name: str, amount: Money | None, *, bold: bool = False) -> Element:
    style = replace(kit.detail, bold=bold)
    said = kit.words(ASK_SHORT) if amount is None else kit.words.money(amount)
    figure = kit.text(said, replace(style, align="right"), "TD", figures=True)
    wide = figure.setting.natural_width + 1
    room = _side_width(kit)
    label = Cell(kit.text(name, style, "TH"), 0, room - wide - 8)
    return Row((label, Cell(figure, room - wide, wide)), role="TR")


def cost_name(category: Category) -> str:
    """What a cost line is called on paper, in words to be translated."""
    return _COSTS[category]


def price_question(kit: Kit, course: Course) -> Said:
    """What an old or undated price still says, else whom to ask for it."""
    old: Known | None = course.old_price
    if old is None:
        return ask(kit, course, HOW_MUCH)
    amount = Money.parse(old.text)
    if old.as_of:
        return kit.words.spans(WAS, amount=amount, when=kit.words.period(old.as_of))
    return kit.words.spans(NO_DATE, amount=amount)


def _code(kit: Kit, course: Course) -> Element | None:
    address, words = course.address, kit.words
    phone = course.phone.replace(" ", "\u00a0")
    if address is None:
        return kit.text(phone, _CODE) if phone else None
    code = code_for(kit, address.url)
    said = words(HOME_PAGE, provider=course.provider_short)
    if not address.is_home_page:
        site = host(address.url)
        known = {"site": site} if len(site) <= 14 else {"provider": course.provider_short}
        said = words(THIS_COURSE if "site" in known else COURSE_AT, **known)
    wide = (CODE if kit.one_column else SIDE) - code.side - gap_beside(code)
    lines = [kit.text(said, _CODE), kit.text(phone, _CODE) if phone else None]
    return CodeAndWords(code, stack(lines), wide)
