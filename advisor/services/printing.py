"""Printing a plan: the PDF, its file name without the client's name, the case note."""

from __future__ import annotations

from pathlib import Path

from advisor import files
from advisor.domain.plan import Copy, LearningPlan
from advisor.report.case_note import case_note
from advisor.report.learning_plan import missing_scripts, render

__all__ = ["case_note", "file_name", "missing_scripts", "render", "save_pdf"]


def save_pdf(
    plan: LearningPlan, path: Path, copy: Copy = Copy.CLIENT, paper: str = "letter"
) -> None:
    """Write the paper in one step. Raises Unavailable: full disk, no permission, no font."""
    files.write(path, render(plan, copy, language=plan.language, paper=paper))


def file_name(plan: LearningPlan) -> str:
    """A name for the file that tells nothing about the client: ``learning-plan-7KQ-4M2.pdf``."""
    return f"learning-plan-{plan.code}.pdf" if plan.code else "learning-plan.pdf"
