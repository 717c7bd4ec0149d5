from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.sin import looks_like_sin

ISSUED = "130692544"  # made up to pass the check sum


@pytest.mark.parametrize("gap", ["", " ", "-", ".", "/", "\u00a0", "\u202f", "\u2013"])
def test_that_nine_digits_that_pass_the_check_sum_are_warned_of(gap: str) -> None:
    number = gap.join((ISSUED[:3], ISSUED[3:6], ISSUED[6:]))
    for text in (
        number,
        f"SIN: {number}.",
        f"her number\n{number} for 2 weeks",
        f"no 7 {number} 5",
    ):
        assert looks_like_sin(text), text


def test_that_digits_of_other_scripts_count() -> None:
    assert looks_like_sin(ISSUED.translate({ord(d): 0x0660 + int(d) for d in "0123456789"}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "250-555-0117",
        "(250) 555-0117",
        "1 250 555 0117",
        "+61 130 692 544",
        "2505550117",
        "130692545",
        "1306925440",
        "013069254",
        "830692544",
        "000 000 000",
        "V6B 1A1, 2026-11-25, $3,500.00",
        "4111 1111 1111 1111",
    ],
)
def test_that_telephones_prices_dates_and_cards_are_no_such_number(text: str) -> None:
    assert not looks_like_sin(text)


@given(st.text(max_size=300))
def test_that_no_text_breaks_it(text: str) -> None:
    assert looks_like_sin(text) in (True, False)


@given(st.integers(0, 8), st.integers(1, 9))
def test_that_one_wrong_digit_never_passes(place: int, more: int) -> None:
    digits = [int(one) for one in ISSUED]
    digits[place] = (digits[place] + more) % 10
    assert not looks_like_sin("".join(map(str, digits)))
