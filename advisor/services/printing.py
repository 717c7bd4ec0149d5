"""Papers as files: the plan, the case note, the comparison. No file name tells of a client."""

from __future__ import annotations

import logging
from pathlib import Path

from advisor import files
from advisor.domain.centre import Centre
from advisor.domain.comparison import Comparison
from advisor.domain.plan import LearningPlan, PrintAs
from advisor.report.case_note import case_note
from advisor.report.checking import findings
from advisor.report.comparison import lies
from advisor.report.comparison import render as render_comparison
from advisor.report.learning_plan import missing_scripts, render

log = logging.getLogger(__name__)

__all__ = [
    "case_note",
    "comparison_name",
    "file_name",
    "lies",
    "missing_scripts",
    "render",
    "render_comparison",
    "save_comparison",
    "save_pdf",
]


def save_pdf(plan: LearningPlan, path: Path, print_as: PrintAs | None = None) -> None:
    """Write the paper in one step. Raises Unavailable: full disk, no permission, no font."""
    _keep(path, render(plan, print_as))


def file_name(plan: LearningPlan) -> str:
    """A name for the file that tells nothing about the client: ``learning-plan-7KQ-4M2.pdf``."""
    return f"learning-plan-{plan.code}.pdf" if plan.code else "learning-plan.pdf"


def save_comparison(
    comparison: Comparison, centre: Centre, path: Path, print_as: PrintAs | None = None
) -> None:
    """Write the comparison sheet in one step. Raises Unavailable."""
    _keep(path, render_comparison(comparison, centre, print_as))


def _keep(path: Path, paper: bytes) -> None:
    """Write a paper, then check that it can be read without eyes.

    A finding never keeps a client from the paper: it is logged for us, without a word of theirs.
    """
    files.write(path, paper)
    for found in findings(paper):
        log.error("a paper is less accessible than it should be: %s", found)


def comparison_name(comparison: Comparison) -> str:
    """A name for its file: ``comparison-2026-11-23.pdf``."""
    return f"comparison-{comparison.on.isoformat()}.pdf"
