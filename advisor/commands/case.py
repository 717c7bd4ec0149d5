"""Reading a CASE.json into domain objects: the situation to estimate, and a file to print from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.commands import case_values as values
from advisor.commands import case_words as words
from advisor.commands.case_file import client_file, item, part
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput
from advisor.domain.limits import Limits
from advisor.domain.situation import (
    Category,
    Chosen,
    ClaimState,
    Cost,
    LedgerEntry,
    OtherFunding,
    Situation,
    Value,
)
from advisor.services.searching import usable_price

Lookup = Callable[[CredentialId], Credential | None]
_LEDGER = {
    "fsg_claimed": ClaimState.CLAIMED,
    "fsg_held": ClaimState.HOLD,
    "fsg_correction": ClaimState.CORRECTION,
    "fsg_cancelled": ClaimState.CANCELLED,
    "fsg_expired": ClaimState.EXPIRED,
}
_USED = {"etg_used_this_fy": "etg", "used_cspt": "csg_pt", "loan_bal": "csl_pt"}
_SAME = {"hours_per_week": "study_hours_a_week", "credential_bearing": "leads_to_credential"}
_COUNTS = ("fsg_claimed", "fsg_held", "fsg_correction")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is judged, and the client file that a plan prints."""

    id: str
    situation: Situation
    file: ClientFile
    language: str = ""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a case needs besides its text.

    ``codes`` are the program codes that may stand in the scope; ``lookup`` finds a record of the
    catalogue, and is called only for a ``catalogue_id``.
    """

    today: date
    codes: Sequence[str]
    lookup: Lookup

    def cases(self, raw: bytes, name: str) -> tuple[Case, ...]:
        """The cases of a file: one, or one a line where the name ends in ``.jsonl``."""
        if Path(name).suffix != ".jsonl":
            return (self.case(values.parse(raw, name)),)
        lines = [(n, line) for n, line in enumerate(raw.split(b"\n"), start=1) if line.strip()]
        if not lines:
            raise BadInput(f"{name} is empty. It needs a case on every line.")
        return tuple(self._line(line, f"{name}, line {n}") for n, line in lines)

    def case(self, given: Any) -> Case:
        """One case from its JSON. Raises BadInput naming what is wrong."""
        if not isinstance(given, dict):
            raise BadInput("A case is one JSON object in { }. See the command-line help.")
        values.check_keys(given, words.TOP, "")
        on = _optional(given.get("as_of"), values.day, "as_of") or self.today
        chosen = self._credentials(given.get("credentials"), on)
        ledger, earlier = _earlier(values.table(given.get("earlier_use"), "earlier_use"))
        situation = Situation(
            on=on,
            facts={**_profile(values.table(given.get("profile"), "profile")), **earlier},
            chosen=tuple(one for one, _kept in chosen),
            ledger=ledger,
            other_funding=_other(values.items(given.get("other_funding"), "other_funding")),
            scope=self._scope(given.get("scope")),
        )
        return Case(
            id=_optional(given.get("id"), values.text, "id") or "",
            situation=situation,
            file=client_file(given, situation, [kept for _one, kept in chosen]),
            language=str(part(given, "client", words.CLIENT).get("language", "")),
            limits=Limits(**part(given, "limits", words.LIMITS)),
        )

    def _line(self, raw: bytes, name: str) -> Case:
        try:
            return self.case(values.parse(raw, name))
        except BadInput as error:
            said = str(error)
            raise BadInput(said if said.startswith(name) else f"{name}: {said}") from None

    def _scope(self, said: object) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(values.text(w, "scope") for w in values.items(said, "scope")))
        for code in found:
            if code not in self.codes:
                values.wrong(
                    "scope", f"“{code[:60]}” is not a program. Use: {', '.join(self.codes)}."
                )
        return found

    def _credentials(self, said: object, on: date) -> list[tuple[Chosen, ShortlistItem]]:
        given = enumerate(values.items(said, "credentials"))
        found = [self._credential(value, number, on) for number, value in given]
        ids = [one.id for one, _kept in found]
        for name in ids:
            if ids.count(name) > 1:
                values.wrong("credentials", f"the id “{name[:60]}” is used twice. Change one.")
        return found

    def _credential(self, said: object, number: int, on: date) -> tuple[Chosen, ShortlistItem]:
        at = f"credentials[{number}]"
        table = values.table(said, at)
        facts = values.values(table, words.CREDENTIAL, at)
        record = self._record(facts.pop("catalogue_id", None), at)
        if record is not None:
            facts = {**_from_record(record), **facts}
        lines = _costs(values.items(table.get("costs"), f"{at}.costs"), at)
        if not lines:
            lines = [(Cost(Category.TUITION, usable_price(record, on) if record else None), "")]
        for word, inside in _SAME.items():
            if word in facts:
                facts.setdefault(inside, facts.pop(word))
        name = facts.pop("id", None) or (record.id if record else str(number + 1))
        chosen = Chosen(
            id=str(name),
            title=facts.pop("title", ""),
            provider=facts.pop("provider", ""),
            institution_type=facts.pop("institution_type", None),
            start=facts.pop("start", None),
            weeks=facts.pop("weeks", None),
            costs=tuple(cost for cost, _label in lines),
            facts=_known(facts),
        )
        return chosen, item(chosen, facts, lines, record, number)

    def _record(self, name: str | None, at: str) -> Credential | None:
        if name is None:
            return None
        record = self.lookup(CredentialId(name))
        if record is None:
            values.wrong(f"{at}.catalogue_id", f"“{name[:60]}” is not in the catalogue.")
        return record


def _optional(said: Any, read: Callable[[Any, str], Any], at: str) -> Any:
    return None if said is None else read(said, at)


def _profile(given: dict[str, Any]) -> dict[str, Value]:
    """The client's facts, with one word where two keys mean nearly the same."""
    facts = values.values(given, words.PROFILE, "profile")
    if "signed_declarations" in facts:
        facts["signed_declarations"] = "yes" if facts["signed_declarations"] else "no"
    if "months_in_bc" in facts:
        facts.setdefault("weeks_in_bc", facts.pop("months_in_bc") * 52 // 12)
    if "former_youth_in_care" in facts:
        facts.setdefault("ptwp", facts.pop("former_youth_in_care"))
    for key in ("age_now", "age"):
        if facts.get(key, 0) >= 19:
            facts.setdefault("age_at_start", facts[key])  # nobody grows younger
    return _known(facts)


def _known(facts: Mapping[str, Any]) -> dict[str, Value]:
    return {key: _plain(value) for key, value in facts.items()}


def _plain(value: Any) -> Value:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    fact: Value = value
    return fact


def _earlier(given: dict[str, Any]) -> tuple[tuple[LedgerEntry, ...], dict[str, Value]]:
    """The ledger, and what else is known of earlier use. A null amount leaves the use unknown."""
    facts = values.values(given, words.EARLIER, "earlier_use")
    payments = enumerate(values.items(given.get("lfg_paid"), "earlier_use.lfg_paid"))
    ledger = [
        LedgerEntry("fsg", state, facts.pop(key)) for key, state in _LEDGER.items() if key in facts
    ]
    ledger += [
        LedgerEntry(code, ClaimState.CLAIMED, facts.pop(key))
        for key, code in _USED.items()
        if key in facts
    ]
    for number, said in payments:
        at = f"earlier_use.lfg_paid[{number}]"
        paid = values.values(values.table(said, at), words.PAYMENT, at)
        if "amount" in paid:
            ledger.append(LedgerEntry("lfg", ClaimState.CLAIMED, paid["amount"], paid.get("date")))
    if not any(key in given and given[key] is None for key in _COUNTS):
        facts["fsg_use_recorded"] = True
    return tuple(ledger), _known(facts)


def _other(given: list[Any]) -> tuple[OtherFunding, ...]:
    found = []
    for number, said in enumerate(given):
        at = f"other_funding[{number}]"
        facts = values.values(values.table(said, at), words.OTHER, at)
        if "cat" not in facts:
            values.wrong(f"{at}.cat", "say which kind of cost is paid.")
        found.append(
            OtherFunding(
                payer=facts.get("program", ""),
                category=facts["cat"],
                amount=facts.get("amount"),
                counts=facts.get("counts", True),
            )
        )
    return tuple(found)


def _costs(given: list[Any], at: str) -> list[tuple[Cost, str]]:
    found = []
    for number, said in enumerate(given):
        where = f"{at}.costs[{number}]"
        facts = values.values(values.table(said, where), words.COST, where)
        if "cat" not in facts:
            values.wrong(f"{where}.cat", "say which kind of cost this is.")
        kind, price = facts.pop("cat"), facts.pop("amount", None)
        found.append((Cost(kind, price, _known(facts)), str(facts.pop("label", ""))))
    return found


def _from_record(record: Credential) -> dict[str, Any]:
    known = {
        "title": record.title,
        "provider": record.provider.name,
        "institution_type": record.provider.institution_type,
        "weeks": record.weeks,
    }
    return {key: value for key, value in known.items() if value is not None}
