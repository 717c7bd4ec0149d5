"""Reading JSON strictly: exact numbers, known keys, and a sentence that names what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from advisor.commands.case_words import BENEFITS, DELIVERY, SAME_AS_TUITION, WORDS
from advisor.domain.errors import BadInput
from advisor.domain.money import CENT, Money
from advisor.domain.regions import REGIONS
from advisor.domain.situation import Category

MOST = Decimal(10_000_000)
LONGEST = 10_000
_NOC = re.compile(r"\d{5}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Table = dict[str, Any]


def parse(raw: bytes, name: str) -> Any:
    """JSON with exact decimals; a key given twice is an error. Raises BadInput."""
    if not raw.strip():
        raise BadInput(f"{name} is empty. A case is one JSON object in {{ }}.")
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not text in UTF-8. Save it as UTF-8, then try again.") from None
    except RecursionError:
        raise BadInput(f"{name} is nested too deeply. A case has a few levels only.") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"{name} is not JSON: {error}. Mend it, then try again.") from None
    except (ValueError, InvalidOperation):
        raise BadInput(f"{name} has a number with too many digits. Shorten it.") from None


def _no_number(word: str) -> NoReturn:
    raise BadInput(f"{word} is not an amount. Use a number, or null if it is not known.")


def _once(pairs: list[tuple[str, Any]]) -> Table:
    found: Table = {}
    for key, value in pairs:
        if key in found:
            raise BadInput(f"The key “{_plain(key)}” stands there twice. Keep one of them.")
        found[key] = value
    return found


def table(value: object, at: str) -> Table:
    """An object, or an empty one for null."""
    if value is None:
        return {}
    return value if isinstance(value, dict) else wrong(at, "this must be an object in { }.")


def items(value: object, at: str) -> list[Any]:
    """A list, or an empty one for null."""
    if value is None:
        return []
    return value if isinstance(value, list) else wrong(at, "this must be a list in [ ].")


def check_keys(given: Mapping[str, object], known: Container[str], at: str) -> None:
    """Refuse a key that nobody uses, by its name."""
    for key in given:
        if key not in known:
            wrong(f"{at}.{_plain(key)}" if at else _plain(key), "no such key is used in a case.")


def values(given: Table, kinds: Mapping[str, str], at: str) -> Table:
    """Every known value of an object, checked by the kind of its key; null is left out."""
    check_keys(given, kinds, at)
    return {
        key: value(kinds[key], said, f"{at}.{key}")
        for key, said in given.items()
        if said is not None and kinds[key] in _READ
    }


def value(kind: str, said: Any, at: str) -> Any:
    """One value. Raises BadInput naming where it stands."""
    return _READ[kind](said, at)


def wrong(at: str, why: str) -> NoReturn:
    """One sentence: where, and what is wrong."""
    raise BadInput(f"{at}: {why}")


def text(said: Any, at: str) -> str:
    """Words of reasonable length."""
    if not isinstance(said, str):
        wrong(at, "this must be text in quotes.")
    if len(said) > LONGEST:
        wrong(at, f"this text is longer than {LONGEST} characters. Shorten it.")
    if not said.isascii() and any("\ud800" <= letter <= "\udfff" for letter in said):
        wrong(at, "this text holds half a character. Type it again.")
    if _CONTROL.search(said):
        wrong(at, "this text holds a control character. Type it again.")
    return said


def day(said: Any, at: str) -> date:
    """A date written YYYY-MM-DD, from 1900 to 2199."""
    if isinstance(said, str) and _DAY.fullmatch(said):
        try:
            found = date.fromisoformat(said)
        except ValueError:
            wrong(at, f"{said} is not in the calendar. Check the day.")
        if 1900 <= found.year < 2200:
            return found
        wrong(at, f"{said} is too far away. Check the year.")
    wrong(at, "this must be a date in quotes, like 2026-01-31.")


def amount(said: Any, at: str) -> Money:
    """Dollars and cents, zero or more."""
    found = signed_amount(said, at)
    if found.amount < 0:
        wrong(at, f"{said} is less than nothing. Use 0 or more, or null if it is not known.")
    return found


def signed_amount(said: Any, at: str) -> Money:
    """Dollars and cents; a correction may be negative."""
    number = _number(said, at)
    if number != number.quantize(CENT):
        wrong(at, f"{said} has parts of a cent. Use at most two decimals.")
    return Money(number)


def _number(said: Any, at: str) -> Decimal:
    if isinstance(said, bool) or not isinstance(said, int | Decimal):
        wrong(at, "this must be a number without quotes, or null if it is not known.")
    number = Decimal(said)
    if not -MOST < number < MOST:
        wrong(at, "this number is too large to be true. Check it.")
    return number


def _yes_no(said: Any, at: str) -> bool:
    return said if isinstance(said, bool) else wrong(at, "this must be true, false or null.")


def _count(said: Any, at: str) -> int:
    number = _number(said, at)
    if number != number.to_integral_value() or not 0 <= number <= 10_000:
        wrong(at, f"{said} is not a count. Use a whole number from 0 to 10,000.")
    return int(number)


def _years(said: Any, at: str) -> int:
    found = _count(said, at)
    return found if found <= 130 else wrong(at, f"{found} cannot be an age. Check it.")


def _decimal(said: Any, at: str) -> Decimal:
    number = _number(said, at)
    if number < 0 or number != number.quantize(CENT):
        wrong(at, f"{said} cannot be right. Use 0 or more, with at most two decimals.")
    return number


def _word(known: str) -> Callable[[Any, str], str]:
    def read(said: Any, at: str) -> str:
        words = tuple(WORDS[known])
        if said in words:
            return str(said)
        wrong(at, f"“{_plain(said)}” is not known. Use one of: {', '.join(words)}.")

    return read


def category(said: Any, at: str) -> Category:
    """A kind of cost; what other countries call a course fee is tuition here."""
    if said in SAME_AS_TUITION:
        return Category.TUITION
    if isinstance(said, str) and said in list(Category):
        return Category(said)
    wrong(at, f"“{_plain(said)}” is not a kind of cost. Use one of: {', '.join(Category)}.")


def _several(known: tuple[str, ...]) -> Callable[[Any, str], tuple[str, ...]]:
    def read(said: Any, at: str) -> tuple[str, ...]:
        for word in items(said, at):
            if word not in known:
                wrong(at, f"“{_plain(word)}” is not known. Use some of: {', '.join(known)}.")
        return tuple(dict.fromkeys(said))

    return read


def _texts(said: Any, at: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(one, at) for one in items(said, at)))


def _noc(said: Any, at: str) -> str:
    found = text(said, at)
    return found if _NOC.fullmatch(found) else wrong(at, "a NOC code has five digits, like 42202.")


def _plain(said: object) -> str:
    """What was given, fit to be shown: signs that a terminal would obey are spelled out."""
    letters = (s if s.isprintable() else ascii(s)[1:-1] for s in str(said))
    shown = "null" if said is None else "".join(letters)
    return shown if len(shown) <= 60 else shown[:60] + "…"


_READ: Mapping[str, Callable[[Any, str], Any]] = {
    "yes_no": _yes_no,
    "text": text,
    "day": day,
    "noc": _noc,
    "money": amount,
    "signed_money": signed_amount,
    "count": _count,
    "number": _decimal,
    "years": _years,
    "category": category,
    "benefits": _several(BENEFITS),
    "deliveries": _several(DELIVERY),
    "regions": _several(REGIONS),
    "texts": _texts,
    **{name: _word(name) for name in WORDS},
}
