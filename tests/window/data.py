"""What the window shows that is nobody's to translate: names, titles, and what people wrote."""

from __future__ import annotations

import lzma
import re
from functools import cache

from advisor.paths import resource
from tests.window.pseudo import SPLIT

FOLDERS = ("catalogue", "occupations", "pathways", "sample", "skills")
_DATE = re.compile(
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(\d{1,2} )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*( \d{4})?"
)
_OURS = {"Dana", "Example Centre", "utf-8", "CSV", "Ctrl", "courses.csv"}


@cache
def _shipped() -> str:
    found = []
    for folder in FOLDERS:
        for path in sorted(one for one in resource(folder).rglob("*") if one.is_file()):
            raw = path.read_bytes()
            if path.suffix == ".xz":
                raw = lzma.decompress(raw)
            found.append(SPLIT.sub("\n", raw.decode("utf-8", "replace")))
    return "\n".join(found)


def is_data(run: str) -> bool:
    """Whether a run of words is a date or stands so in what ships with the program."""
    return bool(_DATE.fullmatch(run)) or run in _OURS or run in _shipped()
