"""How long the papers take, in each kind of language, beside what others need for the same text.

Run with ``python -m tests.benchmarks.paper``. The floor is ReportLab by itself: the same words in
the same order as paragraphs of a font that need not be embedded, without tags or drawings.
WeasyPrint, where it can be imported, makes a tagged PDF of the same words as headings, lists and
paragraphs of HTML.
"""

from __future__ import annotations

import html
import importlib
import importlib.util
import io
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from advisor.domain.plan import LearningPlan, PrintAs
from advisor.services import printing
from tests.plan_builders import a_course, a_plan, an_estimate
from tests.unit.report.structure import Said, in_order

RUNS = 9
COURSES = (1, 3, 6, 12)
LARGE, BESIDE = PrintAs(large=True), PrintAs(beside=True)
PAPERS = (
    ("plan PDF", PrintAs(), 300),
    ("… in French", PrintAs(language="fr"), 300),
    ("… large print", LARGE, 500),
    *((f"… {one} beside English", replace(BESIDE, language=one), 500) for one in ("es", "pa")),
    *((f"… {one} beside English", replace(BESIDE, language=one), 500) for one in ("ar", "zh_Hans")),
    ("… pa beside English, large", replace(LARGE, language="pa", beside=True), 500),
)
Line = tuple[str, str, str]  # what, measured, goal


def measure(plan: LearningPlan) -> Iterator[Line]:
    """A plan's papers, what its length costs, and the same text by others."""
    for what, print_as, goal in PAPERS:
        took = timed(lambda how=print_as: printing.render(plan, how))  # type: ignore[misc]
        yield f"{what}, the first", f"{took.first:.0f} ms", f"{goal} ms"
        yield f"{what} (own {took.own:.0f} ms)", f"{took.middle:.0f} ms", f"{goal} ms"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        took = timed(lambda: printing.save_pdf(plan, path))
    what = f"plan PDF with its files inside, checked, saved (own {took.own:.0f} ms)"
    yield what, f"{took.middle:.0f} ms", ""
    yield from growth()
    yield from others(plan)


@dataclass(frozen=True)
class Took:
    """Milliseconds: the first time, the median after it, and what this process computed in that.

    Other programs on the machine do not lengthen ``own``.
    """

    first: float
    middle: float
    own: float


def timed(make: Callable[[], object]) -> Took:
    """Several runs."""
    walls, owns = [], []
    for _run in range(RUNS + 1):
        wall, own = time.perf_counter(), time.process_time()
        make()
        owns.append((time.process_time() - own) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return Took(walls[0], statistics.median(walls[1:]), statistics.median(owns[1:]))


def growth() -> Iterator[Line]:
    """What each more course costs, as a part of the paper of one course."""
    found = {}
    for count in COURSES:
        courses = tuple(a_course(number) for number in range(1, count + 1))
        plan = a_plan(courses=courses, estimate=an_estimate(courses))
        found[count] = timed(lambda plan=plan: printing.render(plan)).own  # type: ignore[misc]
    for count, milliseconds in found.items():
        yield f"plan PDF of {count} courses by that of 1", f"{milliseconds / found[1]:.2f} x", ""


def others(plan: LearningPlan) -> Iterator[Line]:
    """The same words by ReportLab alone and by WeasyPrint."""
    said = [one for one in in_order(printing.render(plan)).said if one.text.strip()]
    ours = timed(lambda: printing.render(plan)).own
    floor = timed(lambda: untagged(said)).own
    yield "plan PDF by an untagged ReportLab page", f"{ours / floor:.1f} x", ""
    if importlib.util.find_spec("weasyprint") is None:
        yield "WeasyPrint, the same words by our plan PDF", "not installed", ""
        return
    weasy: Any = importlib.import_module("weasyprint")
    page = as_html(said)
    theirs = timed(lambda: weasy.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")).own
    yield "WeasyPrint, the same words by our plan PDF", f"{theirs / ours:.1f} x", ""


def untagged(said: list[Said]) -> bytes:
    """The words as paragraphs."""
    styles, out = getSampleStyleSheet(), io.BytesIO()
    look = {"H1": "Title", "H2": "Heading2", "H3": "Heading3"}
    text: list[Any] = [
        Paragraph(html.escape(one.text), styles[look.get(one.role, "BodyText")]) for one in said
    ]
    SimpleDocTemplate(out, pagesize=letter, title="Learning plan").build(text)
    return out.getvalue()


def as_html(said: list[Said]) -> str:
    """The words as a page of HTML."""
    body = []
    for one in said:
        tag = one.role.lower() if one.role in ("H1", "H2", "H3") else "p"
        text = f"<{tag}>{html.escape(one.text)}</{tag}>"
        body.append(f"<ul><li>{text}</li></ul>" if "LI" in one.around else text)
    head = '<meta charset="utf-8"><title>Learning plan</title>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(body)}</body></html>'


def main() -> None:
    """Print one line a measurement."""
    for what, measured, goal in measure(a_plan()):
        print(f"{what:58} {measured:>13}  {goal and 'goal ' + goal}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
