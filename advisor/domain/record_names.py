"""What a record may be called by a text that does not quote its whole title."""

from __future__ import annotations

import re
import unicodedata

CODE = "#"  # begins the key of a course code or of initials: they speak of one provider's records
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_FORMERLY = re.compile(r"\(formerly ([^()]+)\)", re.IGNORECASE)
_CODE = re.compile(
    r"[A-Z]{2,6}|(?=\w*\d)(?=\w*[A-Z])[A-Z0-9]{3,8}(?:-\d{3,4})?|[A-Z]{2,5}[- ]\d{3,4}"
)
_PARTED = re.compile(r"[(:–]| - ")  # else there is no code and no former name in it
_HEAD = re.compile(r"\s+[–-]\s+|:\s+")
_WHOLE = re.compile(r"(initial|worksafebc)\b", re.IGNORECASE)
_KIND = re.compile(r"\s+(certificate|program|course|training)$")


def key(text: str) -> str:
    """What two names share when they differ only in case, accents and punctuation."""
    folded = text.casefold()
    if not folded.isascii():
        plain = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(folded))


def names(title: str) -> tuple[str, ...]:
    """The keys of a title: whole, without brackets, its former name, its code or initials."""
    if not _PARTED.search(title):
        return tuple(dict.fromkeys(short(title)))
    bare = _BRACKETS.sub(" ", title)
    found = [key(title), *short(bare)]
    for former in _FORMERLY.findall(title):
        found += short(former)
    head, *rest = _HEAD.split(title, maxsplit=1)
    if rest and not is_code(head.strip()) and " " in head.strip():
        # “Basic Security Training: Theory” is a part of what its head names, not that itself
        found += short(head) if _WHOLE.match(rest[0]) else ()
    codes = [inside.strip() for inside in _BRACKETS.findall(title)]
    codes += [head.strip()] if rest else []
    found += [code_key(code) for code in codes if is_code(code)]
    return tuple(dict.fromkeys(filter(None, found)))


def short(text: str) -> list[str]:
    """The key of a name, also without the word for its kind at the end."""
    whole = key(text)
    return [whole, _KIND.sub("", whole)]


def is_code(text: str) -> bool:
    """Whether a text is a course code or initials: “SCRT-1650”, “ASD”, “120A”."""
    return bool(_CODE.fullmatch(text))


def code_key(text: str) -> str:
    """The key of a course code or of initials."""
    return CODE + key(text)
