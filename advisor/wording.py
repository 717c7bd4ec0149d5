"""Facts to short labels: the same words on screen and on paper, one word per thing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_datetime

from advisor.domain import claims
from advisor.domain.client import DOES_NOT_KNOW, PREFERS_NOT
from advisor.domain.estimate import Range, State, Sureness, Verdict
from advisor.domain.situation import Category, ClaimState
from advisor.i18n import N_, _, ngettext

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REGION = {
    "british_columbia": N_("British Columbia"),
    "mainland_southwest": N_("Mainland/Southwest"),
    "vancouver_island_coast": N_("Vancouver Island/Coast"),
    "north_coast_nechako": N_("North Coast and Nechako"),
    "cariboo": N_("Cariboo"),
    "kootenay": N_("Kootenay"),
    "northeast": N_("Northeast"),
    "thompson_okanagan": N_("Thompson-Okanagan"),
}
_DAY = {
    "mon": N_("Mon"),
    "tue": N_("Tue"),
    "wed": N_("Wed"),
    "thu": N_("Thu"),
    "fri": N_("Fri"),
    "sat": N_("Sat"),
    "sun": N_("Sun"),
}
_CATEGORY = {
    Category.TUITION: N_("Tuition"),
    Category.MANDATORY_FEES: N_("Mandatory fees"),
    Category.APPLICATION_FEE: N_("Application fee"),
    Category.MATERIALS_REQUIRED: N_("Required materials"),
    Category.MATERIALS_OTHER: N_("Other materials"),
    Category.EXAM_FEE_EXTERNAL: N_("Outside exam fee"),
    Category.EQUIPMENT: N_("Equipment"),
    Category.CHILDCARE: N_("Child care"),
    Category.TRANSPORT: N_("Transport"),
    Category.LIVING: N_("Living costs"),
    Category.TRANSPORT_ALLOWANCE: N_("Transport allowance"),
    Category.MISC_ALLOWANCE: N_("Other allowance"),
}
_VERDICT = {
    Verdict.ELIGIBLE: N_("Eligible"),
    Verdict.NOT_ELIGIBLE: N_("Not possible"),
    Verdict.CANNOT_TELL: N_("Cannot tell yet"),
    Verdict.NEEDS_APPROVAL: N_("Permission first"),
    Verdict.CAP_REACHED: N_("Lifetime amount used"),
    Verdict.DUPLICATE: N_("Already paid by someone"),
    Verdict.NOTHING_TO_FUND: N_("Nothing to pay"),
    Verdict.NO_MONEY_LEFT: N_("No grant money left"),
    Verdict.NOT_IN_EFFECT: N_("Not in effect then"),
    Verdict.CANNOT_APPLY_YET: N_("Cannot apply yet"),
    Verdict.CANCELLED: N_("Cancelled"),
    Verdict.APPROVED: N_("Approved"),
    Verdict.BREACH: N_("Against its rules"),
    Verdict.ENDED: N_("Ended"),
    Verdict.INFO: N_("For your information"),
    Verdict.NOT_THIS_YEAR: N_("Not this year"),
    Verdict.POSSIBLE: N_("Possible"),
    Verdict.POSSIBLE_LOAN: N_("Loan possible"),
    Verdict.ZERO: N_("Comes to $0"),
}
_SURENESS = {
    Sureness.WRITTEN: N_("In writing"),
    Sureness.BY_THE_RULES: N_("By the rules, not yet promised"),
    Sureness.NOT_CONFIRMED: N_("Not confirmed"),
}
_STATE = {
    State.MET: N_("Met"),
    State.FAILED: N_("Not met"),
    State.UNKNOWN: N_("Cannot tell"),
    State.APPROVAL: N_("Permission first"),
    State.NOT_NEEDED: N_("Not needed"),
}
_CLAIM = {
    ClaimState.DRAFT: N_("Draft"),
    ClaimState.SUBMITTED: N_("Submitted"),
    ClaimState.HOLD: N_("Hold"),
    ClaimState.CLAIMED: N_("Claimed"),
    ClaimState.CORRECTION: N_("Correction"),
    ClaimState.EXPIRED: N_("Expired"),
    ClaimState.CANCELLED: N_("Cancelled"),
}
_ANSWER = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "": N_("Not asked"),
    DOES_NOT_KNOW: N_("Does not know"),
    PREFERS_NOT: N_("Prefers not to say"),
}
_TEER = {
    0: N_("management"),
    1: N_("university degree"),
    2: N_("college or apprenticeship of 2 years or more"),
    3: N_("college or apprenticeship under 2 years"),
    4: N_("high school"),
    5: N_("no formal education"),
}


def day(on: date) -> str:
    """A date nobody can misread: ``12 Jan 2027``."""
    return format_date(on, "d MMM y", "en")


def weekday(on: date) -> str:
    """A near date: ``Fri 27 Nov``."""
    return format_date(on, "EEE d MMM", "en")


def month(on: date) -> str:
    """A month on a time line: ``Jan 2027``."""
    return format_date(on, "MMM y", "en")


def clock(at: datetime) -> str:
    """A time of day: ``10:42``."""
    return format_datetime(at, "HH:mm", locale="en")


def number(value: Decimal | int) -> str:
    """A number without idle zeros: ``7.5``, ``1,650``."""
    return f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"


def first_name(name: str) -> str:
    """How somebody is called in a sentence; initials as they are, empty for a guest."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return name if first.endswith(".") else first


def money_range(amounts: Range) -> str:
    """``$495``, ``$0 – $495`` or ``$960 or more``."""
    if amounts.exact is not None:
        return str(amounts.exact)
    if amounts.up_to is None:
        return _("{amount} or more").format(amount=amounts.at_least)
    return f"{amounts.at_least} – {amounts.up_to}"


def wage(amount: Decimal, unit: str | None) -> str:
    """A wage with its unit: ``$26.50 an hour``, ``$76,000 a year``."""
    if unit == "year":
        return _("${amount} a year").format(amount=f"{amount:,.0f}")
    return _("${amount} an hour").format(amount=f"{amount:,.2f}")


def weeks(count: int) -> str:
    """``1 week``, ``8 weeks``."""
    return ngettext("{n} week", "{n} weeks", count).format(n=count)


def region(key: str) -> str:
    """A labour-market region by its key; unknown keys are shown as they are."""
    return _(_REGION[key]) if key in _REGION else key


def weekday_name(key: str) -> str:
    """``Mon`` for ``mon``."""
    return _(_DAY[key])


def category(kind: Category) -> str:
    """The name of a cost line."""
    return _(_CATEGORY[kind])


def verdict(found: Verdict) -> str:
    """A verdict in two or three words."""
    return _(_VERDICT[found])


def sureness(level: Sureness) -> str:
    """How sure a sum is."""
    return _(_SURENESS[level])


def state(outcome: State) -> str:
    """How a condition came out."""
    return _(_STATE[outcome])


def claim_state(stage: ClaimState) -> str:
    """Where a grant claim stands."""
    return _(_CLAIM[stage])


def hold_end(last: date, today: date) -> str:
    """How near the last day of a hold is: ``expires in 6 days, 29 Nov 2026``."""
    left = (last - today).days
    if left < 0:
        return _("expired on {day}, not yet marked").format(day=day(last))
    if left == 0:
        return _("expires today, {day}").format(day=day(last))
    if left <= claims.SOON.days:
        text = ngettext("expires in {n} day, {day}", "expires in {n} days, {day}", left)
        return text.format(n=left, day=day(last))
    return _("until {day}").format(day=day(last))


def answer(value: str) -> str:
    """An answer as a person says it; words of choices are shown without underscores."""
    if value in _ANSWER:
        return _(_ANSWER[value])
    return ", ".join(part.strip().replace("_", " ") for part in value.split(","))


def teer(level: int) -> str:
    """The usual education of an occupation, short."""
    return _(_TEER[level])
