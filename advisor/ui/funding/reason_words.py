"""Why an amount is what it is, in words: rule, answer used, what would change it, source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from advisor import wording
from advisor.domain.estimate import ProgramResult, Reason, Source, State, Sureness
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.i18n import N_, _
from advisor.services.estimating import Rules

_ORDER = (State.FAILED, State.APPROVAL, State.UNKNOWN, State.MET, State.NOT_NEEDED)
_PAID = {
    "to_school": N_("To the school"),
    "back": N_("Back to the client, who pays first"),
    "to_client": N_("To the client"),
    "to_employer": N_("Back to the employer, who pays first"),
    "tax_time": N_("With the tax return, months later"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line of the card; ``quiet`` stands after the text in second words."""

    label: str
    text: str
    quiet: str = ""


Page = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CapBar:
    """How much of a cap is used, by what. Dollars."""

    cap: Money
    used: Money
    others: Money
    here: Money


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the card shows: one page for each condition, the deciding ones first."""

    title: str
    pages: tuple[Page, ...]
    bar: CapBar | None = None


def trust(mark: str) -> str:
    """A trust mark in words: how many pages say so."""
    if mark == "2+":
        return _("two or more pages agree")
    return _("one page says so") if mark == "1" else _("not certain")


def sources(found: Sequence[Source]) -> str:
    """Where a rule was read, with the date that each page speaks of; the first three by name."""
    named = [_("{page} ({day})").format(page=host(s), day=s.as_of or _("no date")) for s in found]
    if len(named) > 3:
        named = [*named[:3], _("{n} more").format(n=len(named) - 3)]
    return " · ".join(named)


def host(source: Source) -> str:
    """The short name of a page: who wrote it, else its host, else its key."""
    return source.title or urlsplit(source.url).netloc.removeprefix("www.") or source.key


def own_reasons(
    program: ProgramResult, rules: Rules, category: Category | None = None
) -> tuple[Reason, ...]:
    """A program's reasons: of those about kinds of cost only the kind that is meant."""
    known = rules.program(program.code)
    kinds = {rule.id for rule in known.costs} if known is not None else set()
    mine = known.cost_rule(category).id if known is not None and category is not None else ""
    return tuple(
        reason
        for reason in program.reasons
        if reason.condition == mine or (reason.rule and reason.condition not in kinds)
    )


def deciding(reasons: Sequence[Reason], credential_id: str = "") -> tuple[Reason, ...]:
    """The conditions once each, the deciding ones first; of one credential, or of all."""
    about = [r for r in reasons if not credential_id or r.credential_id in (None, credential_id)]
    once = {(r.condition, r.rule, r.credential_id, r.state): r for r in about}.values()
    return tuple(sorted(once, key=lambda r: (_ORDER.index(r.state), not r.credential_id)))


def condition_page(reason: Reason) -> Page:
    """One condition: rule, answer, what would change it, whom to ask, and where it was read."""
    quiet = f"{wording.state(reason.state)} · {trust(reason.trust)}"
    lines = [Line(_("Rule {rule}").format(rule=reason.rule).strip(), reason.text, quiet)]
    lines.append(Line(_("Answer used"), reason.answer or _("not known yet"), _proof(reason)))
    if reason.would_change:
        lines.append(Line(_("Would change it"), reason.would_change))
    if reason.state is not State.MET and reason.ask_whom:
        lines.append(Line(_("Ask"), reason.ask_whom))
    if reason.sources:
        lines.append(Line(_("Source"), sources(reason.sources)))
    return tuple(lines)


def how_sure(programs: Sequence[ProgramResult]) -> Page:
    """How sure the money is, and why; the least sure of several leads."""
    levels = list(Sureness)
    program = max(programs, key=lambda one: levels.index(one.sureness))
    return (Line(_("How sure"), wording.sureness(program.sureness), program.sureness_reason),)


def how_to_get(programs: Sequence[ProgramResult]) -> Page:
    """What to bring, where to apply, what to heed: each once, though several awards want it."""
    parts = (
        (_("Paid"), [_(_PAID.get(program.paid, program.paid)) for program in programs]),
        (_("Bring"), [name for program in programs for name in program.documents]),
        (_("Also confirm"), [words for program in programs for words in program.confirm]),
        (_("Apply"), [f"{label}: {url}" for p in programs for label, url in p.where]),
        (_("Watch out"), [words for program in programs for words in program.pitfalls]),
    )
    return tuple(Line(label, "\n".join(dict.fromkeys(lines))) for label, lines in parts if lines)


def _proof(reason: Reason) -> str:
    return _("shown by: {paper}").format(paper=reason.proof) if reason.proof else ""
