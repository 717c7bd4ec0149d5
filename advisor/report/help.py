"""Money that may help: each program with what is still to confirm and what to have ready."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.domain.estimate import Alternative, ProgramResult, Sureness
from advisor.domain.money import ZERO, Money, total
from advisor.i18n import N_
from advisor.report.confirming import to_confirm
from advisor.report.elements import Blank, Cell, Element, Padded, Row, Ruled, stack
from advisor.report.flow import Part
from advisor.report.kit import Kit
from advisor.report.money import shares
from advisor.report.money_box import RULES_UNTIL
from advisor.report.naming import may_pay, on_later_pages, payers, pays
from advisor.report.papers import named_papers
from advisor.report.shape import Span
from advisor.report.sheet import ACCENT, GUTTER

MONEY_HELP = N_("Money that may help")
IN_WRITING = N_("**{program}: {amount}, in writing.**")
BY_RULES = N_("**{program}: {amount}, by the rules, not yet confirmed.**")
NOT_CONFIRMED = N_("**{program}: {amount}, not confirmed.**")
ANSWERS_FIT = N_("The answers fit the rules. No one has said yes in writing.")
OTHER_PAYS = N_("Other help pays {amount}. Ask {counsellor}.")
NOT_A_LOAN = N_("It is not a loan.")
NO_LOANS = N_("These are not loans.")
MORE_OPEN = N_("Up to {amount} more is not confirmed.")
NO_SUM = N_("**{program}: no one can say yet how much.**")
UP_TO = N_("up to {amount}")
AT_LEAST = N_("{amount} or more")
FROM_TO = N_("{low} to {high}")
LIFETIME = N_("You can get up to {cap} of it in your life. So far you have used {used}.")
NONE_FITS = N_("We found no grant for this plan yet. Ask us again if your answers change.")
NOT_ALL = N_("Two programs may not pay the same cost, so you may not get all of it.")
ASK_MORE = N_("There may be other help too. Ask {counsellor}.")
TO_CONFIRM = N_("Still to confirm")
HAVE_READY = N_("Bring or have ready")
TAX_TIME = N_(
    "**At tax time:** you may get back part of the fees you paid yourself. Not counted here."
)
TAX_SUM = N_("**At tax time:** about {amount} may come back, months later. Not counted above.")
LOAN = N_("**A loan is possible:** up to {amount}, to be paid back. Not counted above.")
OTHER_WAY = N_("**Another way to pay:** {way}")
EITHER = N_("{instead} instead of {of}: they may not both pay the same cost.")
JUST_AS_MUCH = N_("That covers just as much. We look at the other way first.")
LESS = N_("That covers {amount} less.")
_SURE = {Sureness.WRITTEN: IN_WRITING, Sureness.BY_THE_RULES: BY_RULES}


def money_help(kit: Kit) -> list[Part]:
    """The programs, what to confirm and to bring for all of them, then what is not counted."""
    programs = on_later_pages(kit.plan)
    heading = Ruled(Padded(kit.heading(MONEY_HELP), above=kit.under_rule), above=1.25, ink=ACCENT)
    parts = [Part(heading, 10, with_next=True)]
    other = total(payer.sure for payer in shares(kit.plan).payers if not payer.name)
    if other and not kit.plan.show_sensitive:
        text = kit.say(OTHER_PAYS, kit.detail, amount=other, counsellor=kit.counsellor)
        parts.append(Part(text, 2))
    elif not programs:
        parts.append(Part(kit.say(NONE_FITS, kit.detail), 2))
    parts += [Part(stack([*_about(kit, program, programs)]), 2) for program in programs]
    parts += _notes(kit, programs)
    parts += _lists(kit, programs)
    return [*parts, *(Part(element, 4) for element in _apart(kit, programs))]


def _about(
    kit: Kit, program: ProgramResult, programs: Sequence[ProgramResult]
) -> Iterator[Element]:
    """How much, how sure and why, and what is left of it in a life; the same reason once."""
    words, alone = kit.words, len(programs) == 1
    reason = _why(kit, program)
    others = [_why(kit, p) for p in programs[programs.index(program) + 1 :]]
    if program.stale and program.verified_until:
        day = words.long_day(program.verified_until)
        yield kit.say(RULES_UNTIL, kit.detail, date=day)
    more = _more(program)
    if pays(program):
        text = _SURE.get(program.sureness, BY_RULES)
        said = [*words.spans(text, program=words.rule(program.name), amount=program.sure.at_least)]
        said += [Span(" "), *words.spans(MORE_OPEN, amount=more)] if more else []
    elif _amount(kit, program):
        said = [
            *words.spans(
                NOT_CONFIRMED, program=words.rule(program.name), amount=_amount(kit, program)
            )
        ]
    else:
        said = [*words.spans(NO_SUM, program=words.rule(program.name))]
    said += [Span(" "), *words.spans(NOT_A_LOAN)] if alone else []
    said += [Span(f" {reason}")] if reason and reason not in others else []
    if program.cap and program.cap_per == "life":
        said += [Span(" "), *words.spans(LIFETIME, cap=program.cap, used=program.used)]
    yield kit.text(tuple(said), kit.detail)


def _why(kit: Kit, program: ProgramResult) -> str:
    """Why it is no surer than that; nothing where it is in writing."""
    if program.sureness is Sureness.WRITTEN:
        return ""
    fits = program.sureness is Sureness.BY_THE_RULES
    return kit.words(ANSWERS_FIT) if fits else kit.words.rule(program.sureness_reason)


def _more(program: ProgramResult) -> Money:
    """What may come beside the sure money."""
    hope = program.if_confirmed
    return max(ZERO, (hope.at_least if hope.up_to is None else hope.up_to) - program.sure.at_least)


def _amount(kit: Kit, program: ProgramResult) -> str:
    """What it may pay: never more exact than it is known; empty when nothing can be said."""
    low, high = program.if_confirmed.at_least, program.if_confirmed.up_to
    if high is None:
        return kit.words(AT_LEAST, amount=low) if low else ""
    if low == high:
        return kit.words.money(high)
    return kit.words(FROM_TO, low=low, high=high) if low else kit.words(UP_TO, amount=high)


def _notes(kit: Kit, programs: Sequence[ProgramResult]) -> Iterator[Part]:
    """That open sums overlap, and that there may be more, in words that fit everybody."""
    said = [kit.words(NO_LOANS)] if len(programs) > 1 else []
    if sum(may_pay(program) and bool(_more(program)) for program in programs) > 1:
        said.append(kit.words(NOT_ALL))
    known = {program.code for program in programs}
    told = any(not payer.name for payer in shares(kit.plan).payers)
    if not told and any(may_pay(p) and p.code not in known for p in payers(kit.plan.estimate)):
        said.append(kit.words(ASK_MORE, counsellor=kit.counsellor))
    if said:
        yield Part(kit.text(" ".join(said), kit.detail), 3)


def _apart(kit: Kit, programs: Sequence[ProgramResult]) -> Iterator[Element]:
    """What is not in the sums: another way to pay, tax time, a loan, what a benefit does."""
    estimate, detail = kit.plan.estimate, kit.detail
    codes = {program.code for program in programs}
    other = next((a for a in estimate.alternatives if {a.instead, a.of} <= codes), None)
    if other:
        yield kit.say(OTHER_WAY, detail, way=other_way(kit, other))
    if not (kit.plan.cash and kit.plan.cash.tax_time):
        back = total(estimate.tax_time.values())
        if back:
            yield kit.say(TAX_SUM, detail, amount=back)
        elif kit.plan.courses and shares(kit.plan).worst and _may_file(kit):
            yield kit.say(TAX_TIME, detail)
    if estimate.loan_available:
        yield kit.say(LOAN, detail, amount=estimate.loan_available)
    for effect in estimate.effects:
        if effect.paper and (kit.plan.show_sensitive or not effect.sensitive):
            yield kit.text(kit.words.rule(effect.paper), detail)


def other_way(kit: Kit, other: Alternative) -> str:
    """Who could pay instead, and what that costs; a plan of before has it in English alone."""
    if other.less is None:
        return other.text
    words = kit.words
    names = {p.code: words.rule(p.name) for p in kit.plan.estimate.programs}
    said = words(EITHER, instead=names[other.instead], of=names[other.of])
    return f"{said} {words(LESS, amount=other.less) if other.less else words(JUST_AS_MUCH)}"


def _may_file(kit: Kit) -> bool:
    """Whether a tax credit is possible; a plan of before says nothing of it."""
    found = [p.if_confirmed for p in kit.plan.estimate.programs if p.kind == "tax"]
    return not found or any(hope.up_to is None or hope.up_to for hope in found)


def _lists(kit: Kit, programs: Sequence[ProgramResult]) -> list[Part]:
    """Side by side; a list that stands alone takes both halves. In one column, item by item."""
    confirm, ready = to_confirm(kit, programs), papers(kit, programs)
    columns = [(TO_CONFIRM, confirm), (HAVE_READY, ready)]
    if kit.one_column:
        return [part for name, found in columns if found for part in _flowing(kit, name, found)]
    if not confirm and not ready:
        return []
    if not confirm or not ready:
        name, found = columns[0] if confirm else columns[1]
        half = (len(found) + 1) // 2
        columns = [(name, found[:half]), ("", found[half:])]
    cells = []
    for index, (name, found) in enumerate(columns):
        if found:
            column = _list(kit, name, found)
            cells.append(Cell(column, index * (kit.page.half + GUTTER), kit.page.half))
    return [Part(Row(tuple(cells)), 5)]


def _flowing(kit: Kit, name: str, found: Sequence[str]) -> Iterator[Part]:
    yield Part(_heading(kit, name), kit.scaled(5), with_next=True)
    for item in _items(kit, found, kit.page.content):
        yield Part(item, kit.gap)


def _list(kit: Kit, name: str, found: Sequence[str]) -> Element:
    heading: Element = _heading(kit, name) if name else Blank(kit.detail.leading)
    return stack([heading, *_items(kit, found, kit.page.half)], kit.gap)


def _heading(kit: Kit, name: str) -> Element:
    return kit.text((Span(kit.words(name), bold=True),), kit.detail, "H3")


def _items(kit: Kit, found: Sequence[str], width: float) -> list[Element]:
    return [kit.tick(kit.text(text, kit.detail), width, kit.detail) for text in found]


def papers(kit: Kit, programs: Sequence[ProgramResult]) -> list[str]:
    """The papers to have ready, each once; one that tells a story only when it was ticked."""
    found = named_papers(programs, every=kit.plan.show_sensitive)
    places = {name: n for n, (name, _codes) in enumerate(kit.plan.estimate.documents)}
    ordered = sorted(found, key=lambda pair: places.get(pair[0], len(places)))
    return list(dict.fromkeys(kit.words.rule(paper) for _name, paper in ordered))
