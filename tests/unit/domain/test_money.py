from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.errors import BadInput
from advisor.domain.money import ZERO, Money, total

cents = st.integers(min_value=0, max_value=10**9 - 1).map(lambda n: Money(Decimal(n) / 100))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("495", "$495"), ("$ 1,234.5", "$1,234.50"), ("0", "$0"), ("1\u00a0000", "$1,000")],
)
def test_that_a_price_may_be_typed_as_people_write_it(typed: str, shown: str) -> None:
    assert str(Money.parse(typed)) == shown


@pytest.mark.parametrize("typed", ["", "-1", "1.005", "abc", "NaN", "1e9", "Infinity", "99999999"])
def test_that_what_cannot_be_a_price_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"\.$"):
        Money.parse(typed)


@given(st.lists(cents))
def test_that_sums_are_exact_to_the_cent(amounts: list[Money]) -> None:
    assert total(amounts).amount == sum((a.amount for a in amounts), Decimal(0))
    assert total(amounts) - total(amounts) == ZERO


@given(cents)
def test_that_an_amount_survives_being_shown_and_typed_again(amount: Money) -> None:
    assert Money.parse(str(amount)) == amount


def test_that_a_negative_amount_shows_its_sign_before_the_dollar() -> None:
    assert str(Money.of("-200")) == "-$200"


@pytest.mark.parametrize(
    "text", ["1 740,50 $", "1740,50", "1\u00a0740,50\u00a0$", "1,740.50", "$1740.5"]
)
def test_that_an_amount_may_be_typed_as_in_french(text: str) -> None:
    assert Money.parse(text) == Money.of("1740.50")


@pytest.mark.parametrize("text", ["1.740,50", "1,74,5", "1,7400", "12,"])
def test_that_a_comma_that_could_mean_either_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        Money.parse(text)
