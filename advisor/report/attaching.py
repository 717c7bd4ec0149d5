"""Files inside a paper, and a password on it. A paper with attachments keeps the same bytes for
the same content; one with a password never does."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from advisor.i18n import N_
from advisor.report.words import Words

PLAN_NAME = "learning-plan.json"
CALENDAR_NAME = "learning-plan-dates.ics"
_DESCRIBED = {
    PLAN_NAME: N_("This plan as data, for an employment centre that uses Advisor"),
    CALENDAR_NAME: N_("The dates of this plan, for a calendar"),
}
_RELATION = {PLAN_NAME: Name.Data, CALENDAR_NAME: Name.Supplement}


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file inside a paper; its name tells nothing about anybody."""

    name: str
    mime: str
    data: bytes


def attached(paper: bytes, files: Sequence[Attachment], language: str) -> bytes:
    """The paper with files inside, each described and related to the whole of it (PDF/A-3, AF)."""
    if not files:
        return paper
    words = Words(language)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        related = Array()
        for file in files:
            spec = AttachedFileSpec(
                pdf,
                file.data,
                description=words(_DESCRIBED[file.name]),
                filename=file.name,
                mime_type=file.mime,
                relationship=_RELATION[file.name],
            )
            pdf.attachments[file.name] = spec
            related.append(pdf.attachments[file.name].obj)
        pdf.Root.AF = related
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def locked(paper: bytes, password: str) -> bytes:
    """The paper under AES-256. Who has the password may do all with it, also read it aloud.

    Both passwords are the same one: an empty owner's password would open the file without any.
    """
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        out = io.BytesIO()
        everything = pikepdf.Permissions(modify_assembly=True)
        lock = pikepdf.Encryption(owner=password, user=password, R=6, allow=everything)
        pdf.save(
            out,
            encryption=lock,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()
