"""Write ``tests/data/gaps.md`` anew: ``.venv/bin/python -m tests.snapshots.gaps``. Then read it.

Twenty occupations that centres often hear of. A remark says what a reader should know; a change of
the data or of the method shows as a difference of this file, and is judged before it is kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.paths import DataFolder
from advisor.services import gap_words, gaps, linking, searching
from advisor.services.gaps import Gap

PATH = Path(__file__).resolve().parents[1] / "data" / "gaps.md"
FEW = "The catalogue holds no further credential that names this work."
LEVELS = (
    "Foundation programs come first: anyone can begin there. An apprenticeship needs an"
    " employer, and its later levels the ones before."
)
TARGETS = {
    "33102": (
        "The catalogue holds four health care assistant certificates. The fifth is another job: the"
        " classification counts the emergency medical responder among these titles."
    ),
    "42202": "",
    "43100": "",
    "12200": "The courses on tax and costs for bookkeepers come later: they are for those who are.",
    "13110": "The last two are for one kind of office: a clinic for animals, a medical office.",
    "13111": f"{FEW} The certificate in Vancouver asks for a year of office work or a program.",
    "13112": FEW,
    "33100": "",
    "63200": "Professional Cook 1 is where the trade begins; level 2 comes later.",
    "63202": f"{FEW} The last one touches baking only: a weak link, and it says so.",
    "72310": LEVELS,
    "72200": LEVELS,
    "72106": f"{FEW} The collision certificate teaches some welding: a weak link, and it says so.",
    "72410": f"{LEVELS} The one foundation program is tied to one maker.",
    "63210": f"{FEW} The diploma touches hair only: a weak link, and it says so.",
    "63211": f"{FEW} The diploma touches esthetics only: a weak link, and it says so.",
    "42201": "Four more certificates for social and community workers follow these.",
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
    for need in gap.needs:
        yield f"- {need.name} ({need.kind}): {gap_words.compared(need)}; {need.reason}"
    yield ""
    for place, offer in enumerate(gap.offers[:5], start=1):
        yield f"{place}. **{offer.credential.title}**, {offer.credential.provider.name}"
        yield from (f"   - {link.confidence}: {link.reason}" for link in offer.links)
        yield from (f"   - not to begin with: {offer.after}",) if offer.after else ()
    yield from ("", f"Remark: {remark}") if remark else ()


if __name__ == "__main__":
    main()
