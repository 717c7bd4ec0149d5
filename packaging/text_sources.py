"""Where the texts for translators stand: in the code, and in the funding rules."""

from __future__ import annotations

import ast
import io
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.extract import extract

from advisor.wording import RECORD_WORDS

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ("fr",)  # the screen too; the others have what their papers say
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "NN_": (1, 2)}
TAG, REPORT = "Translators:", "advisor/report/"
LETTER, PLACE = re.compile(r"[^\W\d_]"), re.compile(r"\{\w*\}")
ON_PAPER = "On a paper."
"""So begins the comment on a text that reaches a paper from outside the report."""
CENTRE_PAGES = tuple(
    f"advisor/report/{name}.py" for name in ("reasons", "file_copy", "installing", "attaching")
)
"""What the centre itself reads, in the language of the screen: the file copy's own pages, and what
is said of fonts and of files that are read."""
RULE_PAPER = {
    "paper": "On the client's paper.",
    "advice_paper": "On the client's paper.",
    "loan_advice_paper": "On the client's paper.",
    "amount_advice_paper": "On the client's paper.",
    "public_text": "On the client's paper and in view of the client.",
}
RULE_NAMES = {
    "short": "A program's name. A name stays as it is; an explanation may follow in brackets.",
}
RULE_SCREEN = {
    "ask_whom": "Whom to ask.",
    "proof": "The document that proves a condition.",
    "document": "The document that shows an answer.",
    "label": "What a fact is called inside a sentence.",
    "question": "The counsellor asks this.",
    "sentence": "A condition or rule of a funding program.",
    "pitfalls": "A warning about a funding program.",
    "documents": "A document to have ready.",
    "where": "The name of a web page.",
    "choices": "An answer to choose.",
    **dict.fromkeys(
        (
            "effect_sentence", "stale_sentence", "ended_sentence", "open_start_sentence",
            "part_sentence", "advice", "loan_advice", "amount_advice", "text", "title", "reason",
            "authority",
        ),
        "From the funding rules.",
    ),
}  # fmt: skip

Id = str | tuple[str, str]


@dataclass
class Text:
    """One text of the program: where it stands, and what a translator should know."""

    id: Id
    places: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    paper: bool = False

    @property
    def key(self) -> str:
        """The text itself; of a text in two numbers the first."""
        return self.id if isinstance(self.id, str) else self.id[0]

    @property
    def is_name(self) -> bool:
        """Whether it is the name of a program."""
        return RULE_NAMES["short"] in self.comments

    def add(self, place: str, comments: Sequence[str]) -> None:
        """One more place where it stands."""
        self.places += [place] if place not in self.places else []
        self.comments += [one for one in comments if one not in self.comments]
        reported = place.startswith(REPORT) and place not in CENTRE_PAGES
        self.paper |= reported or any(note.startswith(ON_PAPER) for note in comments)


@cache
def texts() -> dict[str, Text]:
    """All texts of the code and of the funding rules, by themselves."""
    found: dict[str, Text] = {}
    for path in sorted((ROOT / "advisor").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        content = io.BytesIO(path.read_bytes())
        about = _about(path) if place.startswith(REPORT) else []
        found_here = extract("python", content, KEYWORDS, [TAG], strip_comment_tags=True)
        for _line, marked, notes, _context in found_here:
            one: Id = marked if isinstance(marked, str) else (marked[0], marked[1])
            if _translatable(one if isinstance(one, str) else one[1]):
                _text(found, one).add(place, [" ".join(notes).strip()] if notes else about)
    for said in RECORD_WORDS:
        found[said].paper = True
        found[said].comments.append("What a record of the catalogue says of a course.")
    for path in sorted((ROOT / "resources" / "funding").glob("*.toml")):
        place = path.relative_to(ROOT).as_posix()
        for said, note, paper in rule_texts(path):
            text = _text(found, said)
            text.add(place, [note])
            text.paper |= paper
    return found


def _translatable(said: str) -> bool:
    """Whether there is something to translate: words, or the marks between places."""
    rest = PLACE.sub("", said)
    return bool(LETTER.search(rest) or (PLACE.search(said) and rest.strip()))


def _about(path: Path) -> list[str]:
    """What a module makes, in its own first words: where a translator will see the text."""
    words = ast.get_docstring(ast.parse(path.read_bytes())) or ""
    return [f"Part of: {words.splitlines()[0]}"] if words else []


def _text(found: dict[str, Text], said: Id) -> Text:
    """The entry of a text; a text in two numbers stands for its first form alone too."""
    text = found.setdefault(said if isinstance(said, str) else said[0], Text(said))
    text.id = said if isinstance(text.id, str) else text.id
    return text


def rule_texts(path: Path) -> Iterator[tuple[str, str, bool]]:
    """The texts of a rule file for people, with a word for translators, and whether on paper."""
    content = tomllib.loads(path.read_text("utf-8"))
    if path.stem in ("sources", "edition"):
        return
    if "name" in content:  # a program's own name heads its file
        yield content["name"], RULE_NAMES["short"], True
        yield content["short"], RULE_NAMES["short"], False
    yield from _under(content, "")


def _under(entry: object, key: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(entry, dict):
        for name, value in entry.items():
            yield from _under(value, f"{key}.name" if name == "name" and key else name)
    elif isinstance(entry, list) and key == "choices":
        yield from ((label, RULE_SCREEN[key], False) for _value, label in entry)
    elif isinstance(entry, list) and key == "where":
        yield from ((label, RULE_SCREEN[key], False) for label, _address in entry)
    elif isinstance(entry, list):
        for value in entry:
            yield from _under(value, key)
    elif isinstance(entry, str) and re.search(r"[^\W\d_]{2}", entry):
        kind = "documents" if key == "documents.name" else key
        if kind in RULE_PAPER:
            yield entry, RULE_PAPER[kind], True
        elif kind in RULE_SCREEN:
            yield entry, RULE_SCREEN[kind], False


def needed(found: dict[str, Text], language: str) -> list[Text]:
    """The texts that a language must have: French all, the others what their papers say."""
    return [text for text in found.values() if language in WHOLE or text.paper]
