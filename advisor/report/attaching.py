"""Files inside a paper, put in and taken out, and a password on it.

A paper with attachments keeps the same bytes for the same content; one with a password never does.
What is taken out comes from anywhere: how much memory reading it may cost is bounded.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from advisor.domain.errors import BadInput, DamagedFile, LockedPaper
from advisor.i18n import N_, _
from advisor.report.words import Words

PLAN_NAME = "learning-plan.json"
CALENDAR_NAME = "learning-plan-dates.ics"
_MOST = 64 * 1024 * 1024  # bytes that one stream may unpack to; our largest font is 27 MB
_TROUBLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_MOST, png_max_memory=_MOST, run_length_max_memory=_MOST
)
_DESCRIBED = {
    # Translators: On a paper.
    PLAN_NAME: N_("This plan as data, for an employment centre that uses Advisor"),
    # Translators: On a paper.
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


def taken_out(paper: bytes, name: str, password: str = "") -> bytes:
    """A file inside a PDF from anywhere, whatever is in it.

    Raises BadInput: no PDF, no such file in it; LockedPaper; DamagedFile.
    """
    if b"%PDF-" not in paper[:1024]:
        raise BadInput(_("This is not a PDF. Choose the PDF of a learning plan."))
    try:
        with _open(paper, password) as pdf:
            found = pdf.attachments.get(name)
            data = found.get_file().read_bytes() if found is not None else None
    except pikepdf.PasswordError as error:
        words = (
            _("This is not its password. Ask the client, or whoever mailed the file.")
            if password
            else _("This PDF opens with a password only. Ask the client for it.")
        )
        raise LockedPaper(words) from error
    except _TROUBLE as error:
        words = _("This PDF is damaged. Ask for another copy, or type the plan in from the paper.")
        raise DamagedFile(words) from error
    if data is None:
        raise BadInput(
            _(
                "This PDF carries no plan: it is another paper, or the plan was left out. "
                "Type it in from the paper."
            )
        )
    return bytes(data)


def _open(paper: bytes, password: str) -> pikepdf.Pdf:
    """A password that nobody asks for is no mistake."""
    try:
        return pikepdf.open(io.BytesIO(paper))
    except pikepdf.PasswordError:
        if not password:
            raise
    return pikepdf.open(io.BytesIO(paper), password=password)
