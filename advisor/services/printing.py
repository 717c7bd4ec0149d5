"""Papers as files: the plan, the case note, the comparison. No file name tells of a client."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from advisor import files
from advisor.domain.centre import Centre
from advisor.domain.comparison import Comparison
from advisor.domain.errors import BadInput
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import _
from advisor.report.attaching import attached, locked
from advisor.report.case_note import case_note
from advisor.report.checking import findings
from advisor.report.checklist import with_checklist
from advisor.report.comparison import lies
from advisor.report.comparison import render as render_comparison
from advisor.report.ical import calendar
from advisor.report.learning_plan import missing_scripts, render
from advisor.report.what_changed import render as render_difference
from advisor.services.carrying import attachments
from advisor.services.versions import what_changed

LEAST_PASSWORD = 10  # letters: a shorter one is tried out in hours

log = logging.getLogger(__name__)

__all__ = [
    "LEAST_PASSWORD",
    "Leaving",
    "calendar_name",
    "carries",
    "case_note",
    "changes_name",
    "comparison_name",
    "file_name",
    "lies",
    "missing_scripts",
    "render",
    "render_changes",
    "render_comparison",
    "save_calendar",
    "save_changes",
    "save_comparison",
    "save_pdf",
    "with_checklist",
]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes with a paper that leaves as a file: the plan as data; a password or none."""

    carries: bool = False
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.password and len(self.password) < LEAST_PASSWORD:
            words = _(
                "The password is too short. Take at least {n} letters; four words are better."
            )
            raise BadInput(words.format(n=LEAST_PASSWORD))


def save_pdf(
    plan: LearningPlan,
    path: Path,
    print_as: PrintAs | None = None,
    leaving: Leaving | None = None,
) -> None:
    """Write the paper in one step. Raises Unavailable: full disk, no permission, no font."""
    print_as = print_as or PrintAs()
    leaving = leaving or Leaving(carries(print_as.copy))
    made = render(plan, print_as)
    if leaving.carries:
        made = attached(made, attachments(plan, print_as), print_as.language)
    _keep(path, made, leaving.password)


def carries(copy: Copy) -> bool:
    """Whether a copy takes the plan along as data unless somebody says otherwise."""
    return copy is Copy.CLIENT


def save_calendar(plan: LearningPlan, path: Path, language: str) -> None:
    """Write the plan's dates in one step. Raises BadInput where it has none; Unavailable."""
    dates = calendar(plan, language)
    if not dates:
        raise BadInput(
            _("This plan has no dates yet. Type when the courses start, then try again.")
        )
    files.write(path, dates)


def calendar_name(plan: LearningPlan) -> str:
    """A name for the calendar that tells nothing about the client."""
    return f"plan-dates-{plan.code}.ics" if plan.code else "plan-dates.ics"


def file_name(plan: LearningPlan, copy: Copy = Copy.CLIENT) -> str:
    """A name for the file that tells nothing about the client: ``learning-plan-7KQ-4M2.pdf``."""
    name = "checklist" if copy is Copy.CHECKLIST else "learning-plan"
    return f"{name}-{plan.code}.pdf" if plan.code else f"{name}.pdf"


def render_changes(old: LearningPlan, new: LearningPlan, print_as: PrintAs) -> bytes:
    """The paper that tells the client what is different. Raises Unavailable (no font)."""
    return render_difference(old, new, what_changed(old, new), print_as)


def save_changes(old: LearningPlan, new: LearningPlan, path: Path, print_as: PrintAs) -> None:
    """Write that paper in one step. Raises Unavailable."""
    _keep(path, render_changes(old, new, print_as))


def changes_name(plan: LearningPlan) -> str:
    """A name for its file, with the code of the later plan."""
    return f"what-changed-{plan.code}.pdf" if plan.code else "what-changed.pdf"


def save_comparison(
    comparison: Comparison, centre: Centre, path: Path, print_as: PrintAs | None = None
) -> None:
    """Write the comparison sheet in one step. Raises Unavailable."""
    _keep(path, render_comparison(comparison, centre, print_as))


def _keep(path: Path, paper: bytes, password: str = "") -> None:
    """Write a paper, then check that it can be read without eyes.

    A finding never keeps a client from the paper: it is logged for us, without a word of theirs.
    """
    files.write(path, locked(paper, password) if password else paper)
    for found in findings(paper):
        log.error("a paper is less accessible than it should be: %s", found)


def comparison_name(comparison: Comparison) -> str:
    """A name for its file: ``comparison-2026-11-23.pdf``."""
    return f"comparison-{comparison.on.isoformat()}.pdf"
