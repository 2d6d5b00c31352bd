# ruff: noqa: RUF001 - Bengali digits are what is tested
from datetime import UTC, datetime

from server.features.identity.mail.dates import told_until


def test_a_moment_is_told_in_the_letters_language() -> None:
    moment = datetime(2026, 3, 5, 14, 7, tzinfo=UTC)
    assert told_until(moment, "en") == "until 5 March 2026, 14:07 (UTC)"
    assert told_until(moment, "bn") == "৫ মার্চ ২০২৬, ১৪:০৭ (UTC) পর্যন্ত"


def test_what_never_ends_is_told_too() -> None:
    assert told_until(None, "en") == "at any time"
    assert told_until(None, "bn") == "যেকোনো সময়"
