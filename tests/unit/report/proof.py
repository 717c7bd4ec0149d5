"""What must be true of any plan's paper: each thing that is wrong is a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import speaking
from advisor.report.checking import findings
from advisor.report.kit import kit_for
from advisor.report.learning_plan import pages_of, room
from advisor.report.money import known_price
from advisor.report.scripts import JOINERS
from tests.unit.report.ink import inked, on_each_other, outside
from tests.unit.report.reading import read_pdf
from tests.unit.report.structure import errors_of_pdfua, in_order, words_on

LETTERS_OF_THEIR_OWN = ("en", "fr", "es", "fil", "vi", "uk")
"""Languages of which each letter is one glyph in its own place."""
FORCED = 3
"""New pages that are begun though there is room: after page one, for the reasons, for the end."""


def wrong_with(data: bytes, plan: LearningPlan, print_as: PrintAs, folder: Path) -> list[str]:
    """Everything that is wrong with a paper; empty when nothing on the list is."""
    found = [*findings(data), *errors_of_pdfua(data, folder), *_ink(data)]
    heard = in_order(data)
    said = _letters(heard.text)
    found += [
        f"not said: {fact}" for fact in facts_of(plan, print_as) if _letters(fact) not in said
    ]
    if print_as.language in LETTERS_OF_THEIR_OWN and _western(plan):
        seen, shown = heard.seen(), words_on(data)
        found += [f"seen and heard differ: {seen - shown} {shown - seen}"] if seen != shown else []
    return [*found, *_pages(data, plan, print_as)]


def facts_of(plan: LearningPlan, print_as: PrintAs | None = None) -> list[str]:
    """What every copy says in the plan's own words, and its sums as the paper writes them."""
    print_as = print_as or PrintAs()
    of_courses = [(course.title, *course.counts_toward) for course in plan.courses]
    facts = [fact for found in of_courses for fact in found]
    if print_as.copy is Copy.HANDOUT:
        return facts
    words = kit_for(plan, print_as).words
    sums = [
        words.money(known_price(course))
        for course in plan.courses
        if any(line.amount for line in course.costs)
    ]
    return [plan.client_name, plan.goal_words, plan.code, plan.centre.name, *facts, *sums]


def _ink(data: bytes) -> Iterator[str]:
    for number, page in enumerate(inked(data), 1):
        lost = [one for one in page.glyphs if one.glyph == 0]
        for said, glyphs in (("no shape", lost), ("outside", outside(page))):
            yield from [f"page {number}: {len(glyphs)} {said}: {glyphs[0]}"] if glyphs else []
        for one, other in on_each_other(page)[:1]:
            yield f"page {number}: on each other: {one} {other}"


def _pages(data: bytes, plan: LearningPlan, print_as: PrintAs) -> Iterator[str]:
    """As many pages as were laid out, and no more than their content asks for.

    A page is begun where the next part does not fit: so two neighbours hold more than one page
    does, but for the pages that are begun on purpose.
    """
    pages = read_pdf(data)
    kit = kit_for(plan, print_as)
    with speaking(print_as.language):
        laid = [page.used for page in pages_of(kit)]
    if len(laid) != len(pages):
        yield f"{len(laid)} pages laid out, {len(pages)} printed"
    full = [number for number, used in enumerate(laid, 1) if used > room(kit) + 0.5]  # rounding
    if full:
        yield f"pages {full} are too full"
    thin = [number for number, two in enumerate(pairwise(laid), 1) if sum(two) < room(kit) * 0.9]
    if len(thin) > FORCED:
        yield f"pages {thin} and the next could be one"
    for number, page in enumerate(pages, 1):
        for word in ("None", "\ufffd"):
            if word in page.text:
                yield f"page {number}: {word}"
        if len(page.text) < 60:
            yield f"page {number} is nearly empty: {page.text}"


def _letters(text: str) -> str:
    """Text as a paper can show it: composed, without spaces and without what has no shape."""
    plain = "".join(unicodedata.normalize("NFC", text).split())
    return "".join(a for a in plain if a in JOINERS or unicodedata.category(a) not in ("Cc", "Cf"))


def _western(plan: LearningPlan) -> bool:
    return all(ord(letter) < 0x500 or 0x1E00 <= ord(letter) < 0x2100 for letter in plan.client_name)
