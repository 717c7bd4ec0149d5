from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtGui import QImage

from tests.end_to_end.house import House

PAGES = (
    "unlock",
    "clients",
    "about",
    "goals",
    "shortlist",
    "funding",
    "plan",
    "client-view",
    "catalogue",
    "rules",
    "settings",
    "guest",
)
COPIES = ("client", "file", "handout")


def test_that_the_demo_leaves_the_papers_a_picture_of_every_page_and_a_summary(
    house: House,
) -> None:
    out = house.root / "shown"
    child = house.start("advisor", "demo", "--out", out, "--on", "2026-11-24")
    said, troubles = child.communicate(timeout=110)
    assert child.returncode == 0, troubles
    assert "Traceback" not in troubles

    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert {"on", "search", "hits", "estimate", "plan"} <= set(summary)
    assert summary["on"] == "2026-11-24"
    assert summary["estimate"]["out_of_pocket_worst"] is None, "one price is unknown"
    code = summary["plan"]["code"]
    papers = {path.name: path.read_bytes() for path in out.glob("plan-*.pdf")}
    assert set(papers) == {f"plan-{code}-{copy}.pdf" for copy in COPIES}
    assert all(paper.startswith(b"%PDF-") for paper in papers.values())

    pictures = sorted((out / "screens").iterdir())
    assert [one.name for one in pictures] == sorted(_names(pictures))
    shown = [one.stem.split("-", 1)[1] for one in pictures]
    assert [name for name in shown if name in PAGES] == list(PAGES)
    for one in pictures:
        image = QImage(str(one))
        assert (image.width(), image.height()) == (1366, 768), one.name
    assert set(said.split()) == {str(path.relative_to(out)) for path in _files(out)}


def _names(pictures: list[Path]) -> list[str]:
    """The names with numbers in a row from 01 on."""
    return [f"{n:02}-{one.name.split('-', 1)[1]}" for n, one in enumerate(pictures, 1)]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
