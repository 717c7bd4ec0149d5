"""Reading the plan inside a paper that anybody may have made: bounded, checked, refused kindly."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec

from advisor import codec, files
from advisor.domain.carried import FORMAT, CarriedPlan
from advisor.domain.errors import BadInput, DamagedFile, NewerFile, Unavailable
from advisor.i18n import _
from advisor.report.attaching import PLAN_NAME, taken_out
from advisor.services.carrying import KIND, Envelope, check_of

LARGEST_PAPER = 20_000_000  # bytes; our longest plan with a Chinese font has a tenth of it
LARGEST_PLAN = 1_000_000  # bytes
DEEPEST = 12  # brackets inside brackets; a plan has six
_LONGEST_TEXT, _MOST_OF_A_KIND = 4000, 200
_MOST_MONEY, _MOST_NUMBER = Decimal(10_000_000), 100_000
_YEARS = range(1990, 2101)
_LINE_ENDS = "\n\r\t"


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A plan as a paper carries it. Nothing of it is trusted yet."""

    plan: CarriedPlan
    changed: bool  # since it was printed: its checksum does not fit


class _Head(msgspec.Struct, frozen=True):
    format: int


def open_paper(path: Path, password: str = "") -> OpenedPaper:
    """The plan inside a PDF. Raises BadInput in its kinds, LockedPaper, Unavailable."""
    try:
        if path.stat().st_size > LARGEST_PAPER:
            raise _too_big()
        paper = path.read_bytes()
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    return opened(paper, password)


def opened(paper: bytes, password: str = "") -> OpenedPaper:
    """See ``open_paper``."""
    if len(paper) > LARGEST_PAPER:
        raise _too_big()
    return from_file(taken_out(paper, PLAN_NAME, password))


def from_file(data: bytes) -> OpenedPaper:
    """The plan of the attached file."""
    if len(data) > LARGEST_PLAN:
        raise _too_big()
    if _depth(data) > DEEPEST:
        raise _damaged()
    try:
        envelope = codec.from_json(data, Envelope)
        body = bytes(envelope.plan)
        head = codec.from_json(body, _Head)
        if envelope.kind != KIND:
            raise _damaged()
        if head.format > FORMAT:
            raise NewerFile(
                _("A newer Advisor printed this plan. Update Advisor here, or type the plan in.")
            )
        plan = codec.from_json(body, CarriedPlan)
    except DamagedFile as error:
        raise _damaged() from error
    if not _is_plausible(plan) or not _hangs_together(plan):
        raise BadInput(
            _("The plan inside this PDF says what no plan says. Type it in from the paper.")
        )
    return OpenedPaper(plan, check_of(body) != envelope.check)


def _depth(data: bytes) -> int:
    """How deep its brackets go, those in texts too: a file made to be deep costs no stack."""
    deepest = depth = 0
    for letter in data:
        if letter in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in b"]}":
            depth -= 1
    return deepest


def _is_plausible(value: object) -> bool:
    """Whether every text, number, date and list is within what a plan can hold."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT and not any(map(_is_control, value))
    if isinstance(value, Decimal):
        return value.is_finite() and 0 <= value < _MOST_MONEY and value == round(value, 4)
    if isinstance(value, int):
        return 0 <= value <= _MOST_NUMBER
    if isinstance(value, date):
        return value.year in _YEARS
    if isinstance(value, tuple):
        return len(value) <= _MOST_OF_A_KIND and all(map(_is_plausible, value))
    if is_dataclass(value) and not isinstance(value, type):
        return all(_is_plausible(getattr(value, field.name)) for field in fields(value))
    return value is None


def _is_control(letter: str) -> bool:
    """Control letters, and those that turn the reading order round to hide a text."""
    if letter in _LINE_ENDS:
        return False
    return unicodedata.category(letter) == "Cc" or letter in "\u202a\u202b\u202d\u202e"


def _hangs_together(plan: CarriedPlan) -> bool:
    """Courses counted from one, each with a title; weeks and hours that exist."""
    numbers = [course.number for course in plan.courses]
    return (
        numbers == list(range(1, len(numbers) + 1))
        and all(course.title.strip() for course in plan.courses)
        and all(course.weeks is None or 1 <= course.weeks <= 520 for course in plan.courses)
        and all(c.hours_a_week is None or c.hours_a_week <= 168 for c in plan.courses)
        and (plan.meeting_at is None or plan.meeting_at.tzinfo is None)
    )


def _too_big() -> BadInput:
    return BadInput(_("This file is too big for a learning plan. Choose the PDF of a plan."))


def _damaged() -> DamagedFile:
    return DamagedFile(
        _(
            "The plan inside this PDF is damaged, or Advisor did not make it. "
            "Ask for another copy, or type the plan in from the paper."
        )
    )
