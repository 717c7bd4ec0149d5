"""Write ``tests/data/gaps.md`` anew: ``.venv/bin/python -m tests.snapshots.gaps``. Then read it.

Twenty occupations that centres often hear of. A remark says what a reader should know; a change of
the data or of the method shows as a difference of this file, and is judged before it is kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.paths import DataFolder
from advisor.services import gaps, linking, searching
from advisor.services.gaps import Gap

PATH = Path(__file__).resolve().parents[1] / "data" / "gaps.md"
FEW = "The catalogue holds no further credential that names this work."
LEVELS = "Levels of one apprenticeship are credentials of their own; the first comes first."
TARGETS = {
    "33102": "The classification counts the emergency medical responder among these job titles.",
    "42202": "",
    "43100": "",
    "12200": "The courses on tax and costs are for people who keep books already.",
    "13110": "The veterinary one is for a clinic.",
    "13111": FEW,
    "13112": FEW,
    "33100": "",
    "63200": "",
    "63202": FEW,
    "72310": LEVELS,
    "72200": LEVELS,
    "72106": f"{FEW} The collision certificate teaches some welding: a weak link, and it says so.",
    "72410": LEVELS,
    "63210": FEW,
    "63211": FEW,
    "42201": "Four more certificates for community support workers follow these.",
    "72400": LEVELS,
    "72401": FEW,
    "52120": "The last ones touch design only: weak links, and they say so.",
}


def main() -> None:
    """Write the file."""
    PATH.write_text(text(), "utf-8", newline="\n")


def text() -> str:
    """The snapshot, from the packs that ship."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = searching.open_catalogue(Path(folder) / "catalogue.sqlite")
        try:
            links = linking.linking(DataFolder(Path(folder)))
            found = {noc: gaps.find(catalogue, noc, (), links) for noc in TARGETS}
        finally:
            catalogue.close()
    parts = [part for noc, gap in found.items() for part in _occupation(gap, TARGETS[noc])]
    heading = f"# The gap to twenty occupations (method {gaps.METHOD})"
    return "\n".join([heading, "", f"Catalogue of {catalogue.edition}.", *parts, ""])


def _occupation(gap: Gap, remark: str) -> Iterator[str]:
    yield from ("", f"## {gap.occupation.noc} {gap.occupation.title}", "")
    yield from (f"- {need.name} ({need.kind}): {need.reason}" for need in gap.needs)
    yield ""
    for place, offer in enumerate(gap.offers[:5], start=1):
        yield f"{place}. **{offer.credential.title}**, {offer.credential.provider.name}"
        yield from (f"   - {link.confidence}: {link.reason}" for link in offer.links)
    yield from ("", f"Remark: {remark}") if remark else ()


if __name__ == "__main__":
    main()
