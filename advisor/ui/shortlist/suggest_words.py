"""What the suggested sets say in words: the facts they start from, sums, lengths and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor import wording
from advisor.domain.client import ClientFile
from advisor.i18n import N_, _, ngettext
from advisor.services import suggesting
from advisor.services.linking import Confidence
from advisor.services.suggesting import Goal, More, Suggested, Suggestion

_NAMES = {
    (Goal.SMALLEST,): N_("The smallest set"),
    (Goal.CHEAPEST,): N_("The cheapest set"),
    (Goal.FASTEST,): N_("The fastest set"),
    (Goal.SMALLEST, Goal.CHEAPEST): N_("The smallest set, and the cheapest"),
    (Goal.SMALLEST, Goal.FASTEST): N_("The smallest set, and the fastest"),
    (Goal.CHEAPEST, Goal.FASTEST): N_("The cheapest set, and the fastest"),
    tuple(Goal): N_("The smallest set, and the cheapest and fastest"),
}
_NONE = {
    Goal.SMALLEST: N_("No course that is known teaches one of these skills within the limits."),
    Goal.CHEAPEST: N_(
        "No course with a known price teaches one of these skills within the limits. Ask the "
        "colleges for prices."
    ),
    Goal.FASTEST: N_(
        "No course of a known length teaches one of these skills within the limits. Ask the "
        "colleges how long they take."
    ),
}
_SURE = {
    Confidence.STRONG: N_("strong link"),
    Confidence.LIKELY: N_("likely link"),
    Confidence.WEAK: N_("weak link"),
}
_TAUGHT = {
    "online": N_("online"),
    "self-paced online": N_("self-paced online"),
    "hybrid": N_("hybrid"),
    "in person": N_("in person"),
}


def facts(file: ClientFile) -> Iterator[tuple[str, str]]:
    """Each limit with its name; empty where the file names none."""
    limits = suggesting.limits_of(file)
    money, hours, by = limits.own_money, limits.hours_a_week, limits.finish_by
    yield _("Own money after grants"), wording.money(money) if money is not None else ""
    yield _("Hours a week"), wording.number(hours) if hours is not None else ""
    yield _("By when"), wording.day(by) if by is not None else ""
    yield _("Delivery"), ", ".join(_(_TAUGHT.get(one, one)) for one in limits.delivery)
    yield _("Region"), ", ".join(wording.region(one) for one in limits.regions)


def sets(found: Suggestion) -> list[tuple[str, Suggested]]:
    """The sets with their names; one that is the best in two ways stands there once."""
    same: dict[tuple[str, ...], list[Suggested]] = {}
    for one in (found.chosen, *found.alternatives):
        same.setdefault(one.chosen, []).append(one)
    return [
        (_(_NAMES[tuple(one.goal for one in alike)]), alike[0])
        for alike in same.values()
        if alike[0].chosen or len(same) > 1
    ]


def nothing(one: Suggested) -> str:
    """Why a set is empty."""
    return _(_NONE[one.goal])


def trouble(found: Suggestion) -> str:
    """Why there is no set at all; empty where there is one."""
    if not any(found.taught.values()):
        return _(
            "No course of the catalogue says that it teaches one of these skills. Try other words "
            "for them in Goals, or search the catalogue."
        )
    if any(one.chosen for one in (found.chosen, *found.alternatives)):
        return ""
    if found.not_known:
        return _(
            "No course fits these limits for sure: of those that might, the price or the length is "
            "not known. Ask the colleges below, add their courses from the search, type what they "
            "say on the shortlist, and look here again."
        )
    return nothing(found.chosen)


def pays(one: Suggested) -> tuple[str, str]:
    """What the client pays in the worst case, and what that means."""
    if one.client_pays is None:
        return _("No sum yet"), _("A price is not known, or may grow. Ask the colleges first.")
    words = _("what the client may have to pay, after grants that are sure")
    return _("Up to {price}").format(price=wording.money(one.client_pays)), words


def length(one: Suggested) -> str:
    """Courses, hours and weeks."""
    count = len(one.chosen)
    courses = ngettext("{n} course", "{n} courses", count).format(n=count)
    hours, weeks = _("hours not known"), _("length not known")
    if one.hours is not None:
        hours = _("{n} hours").format(n=wording.number(one.hours))
    if one.weeks is not None:
        weeks = wording.weeks(one.weeks)
        if count > 1:
            weeks = _("{weeks} one after another").format(weeks=weeks)
    return f"{courses} · {hours} · {weeks}"


def proof(one: Suggested) -> str:
    """Whether a better set was ruled out."""
    if one.optimal:
        return _("Proven: every better set was ruled out.")
    return _("Not proven: the best that was found in time. There may be a better one.")


def reasons(name: str, found: Suggestion) -> Iterator[str]:
    """Why a course is in a set: the wanted skills that it teaches, and how sure that is."""
    for link in found.taught.get(name, ()):
        words = _("{skill}: {reason} ({sureness})")
        sure = _(_SURE[link.confidence])
        yield words.format(skill=link.to, reason=link.reason, sureness=sure)
    if not found.taught.get(name):
        yield _("Another course of this set asks for it first.")


def asks(name: str, found: Suggestion) -> str:
    """What has to be asked about a course; empty for nothing."""
    texts = found.check.get(name, ())
    return _("Ask: {what}").format(what="; ".join(texts)) if texts else ""


def more(step: More, found: Suggestion) -> str:
    """What more money or time would add."""
    courses = ", ".join(found.titles[name] for name in step.chosen)
    if step.own_money is not None:
        words = _("With {price} of own money, also {skills}: {courses}.")
        return words.format(
            price=wording.money(step.own_money), skills=listed(step.adds), courses=courses
        )
    words = _("With {weeks}, also {skills}: {courses}.")
    weeks = wording.weeks(step.weeks or 0)
    return words.format(weeks=weeks, skills=listed(step.adds), courses=courses)


def listed(words: Sequence[str]) -> str:
    """Words in a row."""
    return ", ".join(words) or _("nothing")
