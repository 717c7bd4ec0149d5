"""The texts of the program and their translations: ``python3 packaging/dev.py texts [...]``.

(nothing)                take the texts of the code and the rules into every catalogue, compile
--missing LANG           print as JSON what a language lacks: French of all, others of papers
--take LANG FILE.json    put translations in: {"text": "translation", "text {n}": ["one", "many"]}
--count                  how many texts each language has and lacks

A text that is not translated stays English; nothing is guessed from texts that look alike.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from advisor.i18n import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TRANSLATED = LANGUAGES[1:]
WHOLE = ("fr",)  # the screen too; the others have what their papers say
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "NN_": (1, 2)}
TAG = "Translators:"
ON_PAPER = "On a paper."
"""So begins the comment on a text that reaches a paper from outside the report."""
CENTRE_PAGES = ("advisor/report/reasons.py", "advisor/report/file_copy.py")
"""The pages of the file copy for the centre itself: in the language of the screen."""
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
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
}
MARKS = re.compile(r"\*\*|\{\w*\}")

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

    def add(self, place: str, comments: Sequence[str]) -> None:
        """One more place where it stands."""
        self.places += [place] if place not in self.places else []
        self.comments += [one for one in comments if one not in self.comments]
        reported = place.startswith("advisor/report/") and place not in CENTRE_PAGES
        self.paper |= reported or any(note.startswith(ON_PAPER) for note in comments)


def texts() -> dict[str, Text]:
    """All texts of the code and of the funding rules, by themselves."""
    found: dict[str, Text] = {}
    for path in sorted((ROOT / "advisor").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        content = io.BytesIO(path.read_bytes())
        found_here = extract("python", content, KEYWORDS, [TAG], strip_comment_tags=True)
        for _line, marked, notes, _context in found_here:
            one: Id = marked if isinstance(marked, str) else (marked[0], marked[1])
            _text(found, one).add(place, [" ".join(notes).strip()] if notes else [])
    for path in sorted((ROOT / "resources" / "funding").glob("*.toml")):
        place = path.relative_to(ROOT).as_posix()
        for said, note, paper in rule_texts(path):
            text = _text(found, said)
            text.add(place, [note])
            text.paper |= paper
    return found


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


def po(language: str) -> Path:
    """Where the catalogue of a language lies; the compiled one beside it."""
    return FOLDER / language / "LC_MESSAGES" / "advisor.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    path = po(language)
    if not path.is_file():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, language)


def lacking(found: dict[str, Text], language: str) -> list[Text]:
    """What a language must have and has not."""
    catalogue = read(language)
    return [text for text in needed(found, language) if not is_done(catalogue.get(text.key))]


def is_done(message: Message | None) -> bool:
    """Whether a text has a translation, in all its forms."""
    if message is None or not message.string:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else True


def slips(language: str, text: Text, said: str | Sequence[str]) -> list[str]:
    """What is wrong with a translation: placeholders, bold marks, the number of plural forms."""
    forms = [said] if isinstance(said, str) else list(said)
    count = read_count(language) if isinstance(text.id, tuple) else 1
    found = [] if len(forms) == count else [f"{len(forms)} forms instead of {count}"]
    sources = (text.id,) if isinstance(text.id, str) else text.id
    for form in forms:
        if not form.strip():
            found.append("an empty form")
        elif not any(_same_marks(form, source, plural=len(forms) > 1) for source in sources):
            found.append(f"“{form}” has other marks than “{sources[-1]}”")
    return found


def _same_marks(said: str, source: str, *, plural: bool) -> bool:
    """The same placeholders and bold marks; a plural form may leave its number out."""
    mine, theirs = sorted(MARKS.findall(said)), sorted(MARKS.findall(source))
    return mine == theirs or (plural and mine == [mark for mark in theirs if mark != "{n}"])


def read_count(language: str) -> int:
    """How many plural forms a language has."""
    found = re.search(r"nplurals=(\d)", plurals(language))
    return int(found[1]) if found else 1


def plurals(language: str) -> str:
    """The plural rule of a language, as gettext writes it."""
    return PLURALS.get(language, Catalog(language).plural_forms)


def write(language: str, found: dict[str, Text], old: Catalog) -> None:
    """The catalogue with all texts of the code, its translations kept, and compiled."""
    done = {_key(m): m.string for m in old if m.id and is_done(m) and not m.fuzzy}
    new = Catalog(language, project="Advisor", charset="utf-8", fuzzy=False)
    for text in sorted(needed(found, language), key=lambda one: (one.places[0], one.key)):
        string = done.get(text.key, "")
        if isinstance(text.id, tuple) != isinstance(string, tuple | list):
            string = "" if isinstance(text.id, str) else ("",) * read_count(language)
        places = [(place, 0) for place in text.places]
        notes = [*text.comments, *([ON_PAPER] if text.paper and language in WHOLE else [])]
        new.add(text.id, string, locations=places, auto_comments=notes)
    _save(language, new)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def state(language: str) -> str:
    """The review state of a language, as the header of its catalogue says it."""
    path = po(language)
    text = path.read_text("utf-8") if path.is_file() else ""
    said = re.search(r"^\"X-Review-State: (.+)\\n\"$", text, re.MULTILINE)
    return said[1] if said else "unreviewed"


def _save(language: str, catalogue: Catalog) -> None:
    """``.po`` and ``.mo`` without the day of writing: the same texts give the same bytes."""
    path, head = po(language), header(language, state(language))
    path.parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, include_lineno=False)
    lines = "".join(f'"{line}\\n"\n' for line in head.splitlines())
    content = f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode()}'
    path.write_text(unicodedata.normalize("NFC", content), "utf-8")
    path.with_suffix(".mo").write_bytes(compiled(language))


def header(language: str, review: str) -> str:
    """What stands at the head of a catalogue."""
    lines = (
        "Project-Id-Version: Advisor",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plurals(language)}",
        f"X-Review-State: {review}",
    )
    return "".join(f"{line}\n" for line in lines)


class _Compiled(Catalog):
    """Babel writes the day and its own version into a header; this one is ours alone."""

    def __init__(self, language: str, messages: Sequence[Message]) -> None:
        super().__init__(language, charset="utf-8")
        self._head = Message("", header(language, state(language)))
        self._said = messages

    def __iter__(self) -> Iterator[Message]:
        yield self._head
        yield from self._said


def compiled(language: str) -> bytes:
    """The bytes of the ``.mo`` that belongs to a ``.po``: only texts that are done."""
    done = [message for message in read(language) if message.id and is_done(message)]
    out = io.BytesIO()
    write_mo(out, _Compiled(language, done))
    return out.getvalue()


def take(found: dict[str, Text], language: str, said: dict[str, str | list[str]]) -> list[str]:
    """Put translations in; what is wrong with those that were left out."""
    old, wrong = read(language), []
    for key, string in said.items():
        text = found.get(key)
        bad = slips(language, text, string) if text else ["not a text of the program now"]
        wrong += [f"{key!r}: {slip}" for slip in bad]
        if text and not bad:
            forms = (string,) if isinstance(string, str) else tuple(string)
            old.delete(key)
            old.add(text.id, forms if isinstance(text.id, tuple) else forms[0])
    write(language, found, old)
    return wrong


def main(words: list[str]) -> int:
    """Carry out one command; 1 where a translation was left out."""
    known = {"--missing": 2, "--take": 3, "--count": 1}
    if words and (len(words) < known.get(words[0], 99) or set(words[1:2]) - {*TRANSLATED}):
        print(__doc__, file=sys.stderr)
        return 2
    found = texts()
    if not words:
        for language in TRANSLATED:
            write(language, found, read(language))
    elif words[0] == "--missing":
        open_ = lacking(found, words[1])
        print(json.dumps([_asked(one, words[1]) for one in open_], ensure_ascii=False, indent=1))
    elif words[0] == "--take":
        wrong = take(found, words[1], json.loads(Path(words[2]).read_text("utf-8")))
        print(*wrong, sep="\n", file=sys.stderr)
        return 1 if wrong else 0
    else:
        for language in TRANSLATED:
            open_count, count = len(lacking(found, language)), len(needed(found, language))
            print(f"{language:8} {count - open_count} of {count} ({state(language)})")
    return 0


def _asked(text: Text, language: str) -> dict[str, object]:
    """One text as a translator gets it."""
    asked: dict[str, object] = {"text": text.key}
    if isinstance(text.id, tuple):
        asked["many"] = text.id[1]
        asked["forms"] = f"{read_count(language)} ({plurals(language)})"
    if text.comments:
        asked["comments"] = text.comments
    return {**asked, "where": text.places}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
