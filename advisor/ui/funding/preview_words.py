"""What a change of the rules does, in words: entries, cases, saved plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from advisor import wording
from advisor.domain.estimate import Verdict
from advisor.domain.money import ZERO, Money
from advisor.i18n import N_, _, ngettext
from advisor.services import ruling
from advisor.services.estimating import Program, Rules
from advisor.services.rule_cases import Difference, FailedCase
from advisor.services.ruling import Confirmation, Entry, Impact, NewValue, Proposal
from advisor.ui.funding import rules_words

SHOWN = 5  # cases by name; the others as a number
_KEYS = {
    "verdict": N_("answer"),
    "amount": N_("amount"),
    "amount_if_confirmed": N_("amount if confirmed"),
    "amount_at_least": N_("at least"),
    "amount_up_to": N_("up to"),
    "lifetime_remaining_after": N_("left afterwards"),
    "by_credential": N_("by course"),
    "by_cost": N_("by kind of cost"),
    "non_repayable": N_("paid by others"),
    "out_of_pocket": N_("the client pays"),
    "out_of_pocket_best": N_("the client pays at best"),
    "out_of_pocket_worst": N_("the client pays at worst"),
}


def entries(proposal: Proposal) -> tuple[str, ...]:
    """Each entry of the centre's own rules that comes, changes or goes."""
    said = [_entry(entry, proposal.rules) for entry in proposal.entries]
    said += [_("Left out: {why}").format(why=why) for why in proposal.left_out]
    return tuple(said) or (_("Nothing changes: these rules are here already."),)


def plans(impact: Impact) -> str:
    """``3 of 14 saved plans would change: the client pays $120 to $480 more.``"""
    if not impact.plans:
        return _("There is no saved plan that could change.")
    if not impact.changed:
        words = ngettext(
            "The one saved plan would not change.",
            "None of the {n} saved plans would change.",
            impact.plans,
        )
        return words.format(n=impact.plans)
    words = ngettext(
        "{changed} of {n} saved plan would change: {how}.",
        "{changed} of {n} saved plans would change: {how}.",
        impact.plans,
    )
    how = _how_much(impact.more[0], impact.more[-1])
    return words.format(changed=impact.changed, n=impact.plans, how=how)


def verdict(proposal: Proposal) -> str:
    """What the worked cases say."""
    if proposal.refused_by:
        count = len(proposal.refused_by)
        words = ngettext(
            "Refused: {n} worked case comes out wrong.",
            "Refused: {n} worked cases come out wrong.",
            count,
        )
        return words.format(n=count)
    if not proposal.later:
        return _("Every worked case comes out as written.")
    words = _(
        "Every worked case about checked days comes out as written. {n} about later days come out "
        "differently, as they may."
    )
    return words.format(n=len(proposal.later))


def cases(failed: Sequence[FailedCase], rules: Rules) -> tuple[str, ...]:
    """The cases by name with what was expected and what came out; the first few."""
    lines = [_case(case, rules) for case in failed[:SHOWN]]
    if len(failed) > SHOWN:
        lines.append(_("and {n} more").format(n=len(failed) - SHOWN))
    return tuple(lines)


def _case(case: FailedCase, rules: Rules) -> str:
    said = "; ".join(dict.fromkeys(_difference(one, rules) for one in _first(case.differences)))
    return _("{id} “{title}”: {said}").format(id=case.id, title=case.title, said=said)


def _first(differences: Sequence[Difference]) -> Iterator[Difference]:
    """What says most: single sums and answers before tables of them."""
    plain = [one for one in differences if not isinstance(one.expected, Mapping)]
    yield from (plain or list(differences))[:2]


def _difference(one: Difference, rules: Rules) -> str:
    program = rules.program(one.program)
    name = f"{program.short}, " if program else ""
    key = _(_KEYS[one.key]) if one.key in _KEYS else one.key.replace("_", " ")
    words = _("{what}: expected {expected}, came out {found}")
    return words.format(
        what=name + key, expected=_value(one, one.expected), found=_value(one, one.found)
    )


def _value(one: Difference, value: Any) -> str:
    if one.key == "verdict" and value in set(Verdict):
        return f"“{wording.verdict(Verdict(value))}”"
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(Money.of(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(one, part)}" for key, part in value.items())
    return _("nothing") if value is None else str(value)


def _entry(entry: Entry, rules: Rules) -> str:
    what = {"added": _("New"), "changed": _("Changed")}.get(entry.what, _("Taken away"))
    return f"{what}: {_of(entry.entry, rules)}"


def _of(one: Confirmation | NewValue | Program, rules: Rules) -> str:
    if isinstance(one, Program):
        return _program(one)
    program = rules.program(one.program)
    name = program.name if program else one.program
    if isinstance(one, Confirmation):
        words = _("{name}, {version} holds until {day}. {source}; {by}")
        day = wording.day(one.until)
        return words.format(name=name, version=one.version, day=day, source=one.source, by=one.by)
    words = _("{name}. {value}: {amount} from {day} on. {source}; {by}")
    return words.format(
        name=name,
        value=_name(one, program),
        amount=rules_words.amount_words(one.place, one.amount),
        day=wording.day(one.start),
        source=one.source,
        by=one.by,
    )


def _name(one: NewValue, program: Program | None) -> str:
    views = ruling.values(program, date.max) if program else ()
    key = (one.place, one.id, one.size, one.band)
    named = (rules_words.value_name(v) for v in views if (v.place, v.id, v.size, v.band) == key)
    return next(named, one.id or one.place)


def _program(program: Program) -> str:
    cap = program.caps[0] if program.caps else None
    kinds = [wording.category(kind) for rule in program.costs for kind in rule.categories]
    said = [_("{name}, given by {giver}").format(name=program.name, giver=program.authority)]
    if cap is not None:
        words = _("at most {amount} {per}")
        amount = Money(cap.amounts[-1].amount)
        said.append(words.format(amount=wording.money(amount), per=rules_words.per(cap.per)))
    said.append(_("pays {kinds}").format(kinds=", ".join(kind.lower() for kind in kinds)))
    if program.versions:
        said.append(_("from {day}").format(day=wording.day(program.versions[0].start)))
    return "; ".join(said)


def _how_much(least: Money, most: Money) -> str:
    if least == most == ZERO:
        return _("what the client pays stays the same")
    if least == most:
        if most > ZERO:
            return _("the client pays {amount} more").format(amount=wording.money(most))
        return _("the client pays {amount} less").format(amount=wording.money(ZERO - most))
    if least >= ZERO:
        return _("the client pays {low} to {high} more").format(
            low=wording.money(least), high=wording.money(most)
        )
    if most <= ZERO:
        words = _("the client pays {low} to {high} less")
        return words.format(low=wording.money(ZERO - most), high=wording.money(ZERO - least))
    words = _("from {low} less to {high} more for the client")
    return words.format(low=wording.money(ZERO - least), high=wording.money(most))
