"""The hand-out for a guest: ideas to take home, what to ask, whom to see. It names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.codes import CodeAndWords, code_for, gap_beside
from advisor.report.course_words import delivery, kind_of, length, lowered
from advisor.report.detail import Said, price_question
from advisor.report.elements import Blank, Cell, Element, Padded, Row, Ruled, Stack, stack
from advisor.report.flow import Part, opening
from advisor.report.front import flagged
from advisor.report.kit import Kit
from advisor.report.money import known_price, price
from advisor.report.naming import FSG
from advisor.report.order import order_lines
from advisor.report.running import PRICES_CHANGE
from advisor.report.shape import Span, Style
from advisor.report.sheet import ACCENT, BODY, FINE, GUTTER, QUIET, TITLE, WHITE
from advisor.report.told import price_sources

IDEAS = N_("Training ideas to take home")
LOOKING_FOR = N_("You are looking for work: {subject}.")
STARTS = N_("Starts {date}.")
STARTS_LISTED = N_("The page says it starts: {list}.")
COUNTS = N_("Counts toward {list}.")
PRICE_IS = N_("**Price:** {said}")
TOLD = N_("{amount}, told by {who} on {date}. Ask again.")
AMOUNT = N_("{amount}. Ask again before you register.")
AT_LEAST = N_("{amount} or more. Ask for the rest.")
COURSE_PAGE = N_("This course at {provider}")
HOME_PAGE = N_("{provider} home page")
ASK_FIRST = N_("Ask before you pay")
PRICE_TODAY = N_("What is the price today, with all fees and books?")
ON_LIST = N_("Is it on the future skills grant list for my start date?")
MONEY_LEFT = N_("Is there grant money left?")
MONEY_HELP = N_("Money that may help")
GRANT_PAYS = N_("The {grant} can pay up to {cap} in your life. You may get it if you:")
LIVE_HERE = N_("live in B.C. now")
STATUS = N_("are a citizen, permanent resident or protected person")
OLD_ENOUGH = N_("are 19 or older, or finished Grade 12")
MORE_RULES = N_("There are more rules, and we did not check them for you. Ask the college.")
COME = N_("Come and see us. It is free.")
BENEFITS = N_("Do you get EI or other benefits? Get their yes in writing before you register.")
MY_NOTES = N_("My notes")
KEPT_NOTHING = N_(
    "**We kept nothing about you.** This paper is the only copy. Bring it if you come back."
)
_SIDE = 108.0
_WORDS = Style(10.5, 13.5, align="centre")


def handout_parts(kit: Kit, lines: int = 2) -> list[Part]:
    """The blocks of the hand-out in order, with so many lines for notes."""
    parts = [Part(_title(kit), 0)]
    gap = kit.scaled(10)
    parts += opening([Part(_idea(kit, c), kit.scaled(9)) for c in kit.plan.courses], "courses")
    parts.append(Part(_questions(kit), gap, opens="call"))
    parts += opening([Part(block, gap) for block in _help_and_centre(kit)], "help")
    parts += [Part(notes(kit, lines), gap, opens="notes")] if lines else []
    if kit.plan.guest:
        parts.append(Part(kit.say(KEPT_NOTHING), gap))
    if kit.large:  # its footer has no room for it
        parts.append(Part(kit.say(PRICES_CHANGE, FINE), gap))
    return parts


def _title(kit: Kit) -> Element:
    words, plan = kit.words, kit.plan
    said = [Span(words.long_day(plan.made_on))]
    if plan.looking_for:
        said.insert(0, Span(words(LOOKING_FOR, subject=lowered(plan.looking_for)) + " "))
    return stack([kit.say(IDEAS, TITLE, "H1"), kit.text(tuple(said), replace(BODY, ink=QUIET))])


def _idea(kit: Kit, course: Course) -> Element:
    room = kit.page.content
    head = Style(14, 18, bold=True)
    indent = kit.scaled(20)
    wide = room if kit.one_column else room - _SIDE - 12
    title = Cell(kit.text((kit.name(course.title),), head, "H2"), indent, wide - indent)
    about = stack([*_about(kit, course)], 1)
    disc = Cell(kit.disc(str(course.number), head), 0, 16)
    left = stack([Row((disc, title)), about], 1)
    cells = [Cell(left, 0, wide)]
    if course.address:
        code = code_for(kit, course.address.url, 50)
        name = HOME_PAGE if course.address.is_home_page else COURSE_PAGE
        said = kit.say(name, _WORDS, provider=course.provider_short)
        if kit.one_column:
            words = kit.say(name, provider=course.provider_short)
            beside = CodeAndWords(code, words, room - code.side - gap_beside(code))
            return _ruled(stack([left, beside], 6))
        middle = Padded(code, left=(_SIDE - code.side) / 2)
        quiet = code.quiet
        cells.append(Cell(stack([Blank(quiet - 6), middle, said], 6), room - _SIDE, _SIDE))
    return _ruled(Row(tuple(cells)))


def _ruled(element: Element) -> Element:
    return Ruled(Padded(element, above=7), above=1.25, ink=ACCENT)


def _about(kit: Kit, course: Course) -> Iterator[Element]:
    words = kit.words
    name = course.provider
    if course.provider_short and course.provider_short != name:
        name = f"{name} ({course.provider_short})"
    known = [delivery(kit, course), length(kit, course)]
    sentence = words.parts(known)
    said = " ".join(
        filter(None, (words.sentence(name), kind_of(kit, course), words.sentence(sentence)))
    )
    yield kit.text(said, replace(BODY, ink=QUIET))
    more = []
    if course.start:
        more.append(words(STARTS, date=words.day(course.start)))
    elif course.intakes:
        more.append(words(STARTS_LISTED, list=words.parts(course.intakes)))
    if course.counts_toward:
        more.append(words(COUNTS, list=words.all_of(course.counts_toward)))
    if more:
        yield kit.text(" ".join(more))
    yield kit.say(PRICE_IS, said=_price(kit, course))


def _price(kit: Kit, course: Course) -> str | Said:
    words = kit.words
    known = known_price(course)
    exact = price(course)
    if exact is None:
        any_known = any(line.amount is not None for line in course.costs)
        return words(AT_LEAST, amount=known) if any_known else price_question(kit, course)
    sources = price_sources([course], words)
    if len(sources) == 1:
        who, on, _sentence = sources[0]
        return words(TOLD, amount=exact, who=who, date=words.day(on))
    return words(AMOUNT, amount=exact)


def _questions(kit: Kit) -> Element:
    flag = kit.say(ASK_FIRST, Style(12, 17, bold=True, ink=WHITE, align="centre"))
    box = flagged(kit, flag, Blank(0), 66)
    inner = kit.page.content - box.flag_width - 20
    items = [kit.tick(kit.asked(text), inner) for text in (PRICE_TODAY, ON_LIST, MONEY_LEFT)]
    for text, values in order_lines(kit.plan, kit.words):
        items.append(kit.tick(kit.text(kit.words.spans(text, **values)), inner))
    return replace(box, element=Stack(tuple(items), kit.scaled(4)))


def _help_and_centre(kit: Kit) -> list[Element]:
    half = kit.page.half
    left = grant_rules(kit, kit.page.content if kit.one_column else half)
    right = _centre(kit)
    if left is None or kit.one_column:
        return [block for block in (left, right) if block]
    return [Row((Cell(left, 0, half), Cell(right, half + GUTTER, half)))]


def grant_rules(kit: Kit, width: float) -> Element | None:
    """The grant's general rules, the same for everybody."""
    program = next((p for p in kit.plan.estimate.programs if p.code == FSG and p.cap), None)
    if program is None:
        return None
    rules = [_bullet(kit, text, width) for text in (LIVE_HERE, STATUS, OLD_ENOUGH)]
    lines = [
        kit.say(GRANT_PAYS, grant=kit.words.rule(program.name), cap=program.cap),
        *rules,
        kit.say(MORE_RULES),
    ]
    return stack([kit.heading(MONEY_HELP), stack(lines, 2)], 1)


def _bullet(kit: Kit, text: str, width: float) -> Element:
    mark = kit.text("•", replace(BODY, ink=ACCENT, bold=True), "Lbl")
    indent = kit.scaled(12)
    return Row((Cell(mark, 0, 10), Cell(kit.say(text), indent, width - indent)), role="LI")


def _centre(kit: Kit) -> Element:
    centre = kit.plan.centre
    lines: list[Element | None] = [
        kit.text((Span(centre.name, bold=True),)) if centre.name else None,
        kit.text(centre.address) if centre.address else None,
        kit.text(centre.hours) if centre.hours else None,
        kit.text(centre.phone, Style(15, 20, bold=True)) if centre.phone else None,
        kit.text(centre.website) if centre.website else None,
        Blank(2),
        kit.say(BENEFITS),
    ]
    return stack([kit.heading(COME), stack(lines)], 1)


def notes(kit: Kit, lines: int) -> Element:
    """A heading and lines to write on."""
    return stack(
        [kit.heading(MY_NOTES), *(Blank(kit.scaled(22), line=True) for _line in range(lines))]
    )
