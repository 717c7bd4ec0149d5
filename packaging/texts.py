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
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from text_sources import ON_PAPER, ROOT, WHOLE, Text, needed, texts

from advisor.i18n import LANGUAGES

FOLDER = ROOT / "resources" / "i18n"
TRANSLATED = LANGUAGES[1:]
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
}
MARKS = re.compile(r"\*\*|\{\w*\}")


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
