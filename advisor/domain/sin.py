"""Does a text hold what looks like a social insurance number? The program has no field for one."""

from __future__ import annotations

import re

_GAP = r"[\s.\-–—/]?"
_NINE = re.compile(rf"(?<!\d)(\d{{3}}){_GAP}(\d{{3}}){_GAP}(\d{{3}})(?!\d)")
_ABROAD = re.compile(rf"\+\d{{1,3}}{_GAP}$")


def looks_like_sin(text: str) -> bool:
    """Nine digits in threes that pass the number's own check sum and begin as issued numbers do.

    A telephone number has ten digits, or begins with + and a country, so it is none. The check
    sum is Luhn's; no number that begins with 0 or 8 is issued to a person.
    """
    return any(
        _may_be_issued("".join(match.groups())) and not _ABROAD.search(text[: match.start()])
        for match in _NINE.finditer(text)
    )


def _may_be_issued(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    doubled = (sum(divmod(2 * number, 10)) for number in numbers[1::2])
    return numbers[0] not in (0, 8) and (sum(numbers[0::2]) + sum(doubled)) % 10 == 0
