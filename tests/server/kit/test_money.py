from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.kit.money import display, share


@pytest.mark.parametrize(
    ("cents", "currency", "shown"),
    [
        (123450, "USD", "USD 1,234.50"),
        (5, "BDT", "BDT 0.05"),
        (-5, "BDT", "BDT -0.05"),
        (1235, "JPY", "JPY 1,235"),
        (1235, "KWD", "KWD 1.235"),
        (10**18 + 1, "USD", "USD 10,000,000,000,000,000.01"),
    ],
)
def test_an_amount_is_shown_exactly(cents: int, currency: str, shown: str) -> None:
    assert display(cents, currency) == shown


@pytest.mark.parametrize(
    ("cents", "percent", "expected"),
    [(500, "70", 350), (1, "50", 1), (1, "49.99", 0), (3, "33.33", 1), (10001, "70", 7001)],
)
def test_half_a_unit_is_rounded_up(cents: int, percent: str, expected: int) -> None:
    assert share(cents, Decimal(percent)) == expected


@given(st.integers(0, 10**15), st.integers(0, 10_000))
def test_a_share_is_never_more_than_the_whole(cents: int, hundredths: int) -> None:
    assert 0 <= share(cents, Decimal(hundredths) / 100) <= cents
