"""The time, as something that can be handed in."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers the present as a timezone-aware UTC datetime."""


def now() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)
