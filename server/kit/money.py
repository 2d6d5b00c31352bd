"""Money in integer minor units, shown and shared without a float."""

from decimal import ROUND_HALF_UP, Decimal

PLACES = {"JPY": 0, "KRW": 0, "VND": 0, "BHD": 3, "JOD": 3, "KWD": 3, "OMR": 3, "TND": 3}
"""Digits after the point, for currencies that do not have two (ISO 4217)."""
USUAL_PLACES = 2


def display(cents: int, currency: str) -> str:
    """An amount for people, for instance ``USD 1,234.50`` or ``JPY 1,235``.

    Args:
        cents: minor units of the currency, also negative.
        currency: ISO 4217.
    """
    places = PLACES.get(currency, USUAL_PLACES)
    return f"{currency} {Decimal(cents).scaleb(-places):,.{places}f}"


def share(cents: int, percent: Decimal) -> int:
    """That share of an amount, in whole minor units; half a unit is rounded up.

    Whoever gets the rest takes the difference, so that nothing is lost or made.
    """
    return int((cents * percent / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
