"""Facts to short labels: the same words on screen and on paper, one word per thing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_time

from advisor.domain import claims
from advisor.domain.client import DOES_NOT_KNOW, PREFERS_NOT
from advisor.domain.estimate import Range, Said, State, Sureness, Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.i18n import N_, _, language, locale, ngettext, translation

FRENCH = "fr_CA"
_YEAR = re.compile(r"\sрр?\.$")  # the Ukrainian “year”: a sentence that ends in it has two dots
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

RECORD_WORDS = frozenset((
    N_("course"), N_("certificate"), N_("short certificate"), N_("professional certificate"),
    N_("micro-credential"), N_("diploma"), N_("degree"), N_("certificate of completion"),
    N_("digital badge"), N_("transcript"), N_("letter"), N_("online"), N_("self-paced online"),
    N_("hybrid"), N_("in person"),
))  # fmt: skip
"""What records of the catalogue say of a course in fixed words: kind, proof, way of teaching."""


def day(on: date) -> str:
    """A date nobody can misread: ``12 Jan 2027``."""
    return format_date(on, "d MMM y", "en") if _english() else medium_day(on)


def medium_day(on: date, spoken: str = "") -> str:
    """``Jan 12, 2027`` as a language writes it short, but never with a month in digits."""
    form = "long" if (spoken or language()) in ("ar", "ko") else "medium"
    return plain(format_date(on, form, locale(spoken)))


def weekday(on: date) -> str:
    """A near date: ``Fri 27 Nov``."""
    if _english():
        return format_date(on, "EEE d MMM", "en")
    return plain(format_skeleton("MMMEd", on, locale=locale()))


def month(on: date) -> str:
    """A month on a time line: ``Jan 2027``."""
    return plain(format_skeleton("yMMM", on, locale=locale()))


def language_name(key: str) -> str:
    """A language of papers by its key, in the language spoken now: ``French``."""
    return Locale.parse(key).get_display_name(locale()) or key


def clock(at: datetime) -> str:
    """A time of day: ``10:42``."""
    if _english():
        return format_datetime(at, "HH:mm", locale="en")
    return plain(format_time(at, "short", locale=locale()))


def plain(text: str) -> str:
    """A text of Babel's for our fonts: no marks of direction, no narrow spaces, composed."""
    text = text.translate({0x200E: None, 0x200F: None, 0x061C: None, 0x202F: "\u00a0"})
    return unicodedata.normalize("NFC", _YEAR.sub("", text))


def number(value: Decimal | int, spoken: str = "") -> str:
    """A number without idle zeros: ``7.5``, ``1,650``; in French ``7,5``, ``1 650``.

    All other languages write numbers as the bills and forms of the province do, like the sums.
    """
    text = f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"
    return _in_french(text) if locale(spoken) == FRENCH else text


def money(amount: Money, spoken: str = "") -> str:
    """``$1,740``, or in French ``1 740 $``: cents only where there are some."""
    return dollars(amount.amount, 2 if amount.amount % 1 else 0, spoken)


def dollars(amount: Decimal, decimals: int, spoken: str = "") -> str:
    """An amount with so many decimals: ``$38.00``, in French ``38,00 $``."""
    sign, digits = "-" if amount < 0 else "", f"{abs(amount):,.{decimals}f}"
    if locale(spoken) == FRENCH:
        return f"{sign}{_in_french(digits)}\u00a0$"
    return f"{sign}${digits}"


def column_sum(amount: Decimal, decimals: int) -> str:
    """An amount in a column of dollars: ``1,860``, in French ``1 860``."""
    digits = f"{amount:,.{decimals}f}"
    return _in_french(digits) if locale() == FRENCH else digits


def _in_french(digits: str) -> str:
    return digits.translate({ord(","): "\u00a0", ord("."): ","})


def _english() -> bool:
    return language() == "en"


def first_name(name: str) -> str:
    """How somebody is called in a sentence; initials as they are, empty for a guest."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return name if first.endswith(".") else first


def money_range(amounts: Range) -> str:
    """``$495``, ``$0 – $495`` or ``$960 or more``."""
    if amounts.exact is not None:
        return money(amounts.exact)
    if amounts.up_to is None:
        return _("{amount} or more").format(amount=money(amounts.at_least))
    return f"{money(amounts.at_least)} – {money(amounts.up_to)}"


def wage(amount: Decimal, unit: str | None) -> str:
    """A wage with its unit: ``$26.50 an hour``, ``$76,000 a year``."""
    if unit == "year":
        return _("{amount} a year").format(amount=dollars(amount, 0))
    return _("{amount} an hour").format(amount=dollars(amount, 2))


def weeks(count: int) -> str:
    """``1 week``, ``8 weeks``."""
    return ngettext("{n} week", "{n} weeks", count).format(n=number(count))


def record_word(said: str, spoken: str = "") -> str:
    """A kind, a proof or a way of teaching, as records word it; other words stay as they are."""
    return translation(spoken or language()).gettext(said) if said in RECORD_WORDS else said


def rule(text: str, said: Said | None = None) -> str:
    """A sentence of the funding rules, its values by the language; of older rules in English."""
    if said is None or language() == "en":
        return _(text)
    values = {name: rule(word) for name, word in said.words}
    values |= {name: money(amount) for name, amount in said.sums}
    values |= {name: day(on) for name, on in said.days}
    return _(said.text).format(**values) if said.is_filled else _(said.text)


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
