# ruff: noqa: RUF001 - Bengali digits are what is tested
from datetime import UTC, datetime, timedelta

import pytest

from server.web.language import Language, ago, choose, clock, date, number

EN, BN = Language.ENGLISH, Language.BENGALI
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cookie", "accept", "chosen"),
    [
        (None, None, EN),
        (None, "bn-BD,bn;q=0.9,en;q=0.8", BN),
        (None, "en-GB,en;q=0.9,bn;q=0.5", EN),
        (None, "fr,de;q=0.8", EN),
        (None, "bn;q=rubbish,en;q=0.1", EN),
        (None, "bn;q=0", EN),
        ("bn", "en", BN),
        ("xx", "bn", BN),
    ],
)
def test_the_viewers_own_choice_comes_first(
    cookie: str | None, accept: str | None, chosen: Language
) -> None:
    assert choose(cookie, accept) is chosen


@pytest.mark.parametrize(
    ("value", "english", "bengali"),
    [
        (0, "0", "০"),
        (999, "999", "৯৯৯"),
        (1234567, "1,234,567", "১২,৩৪,৫৬৭"),
        (100000, "100,000", "১,০০,০০০"),
    ],
)
def test_numbers_are_grouped_as_each_language_does(value: int, english: str, bengali: str) -> None:
    assert (number(value, EN), number(value, BN)) == (english, bengali)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (0.31, "0:01"), (59.6, "1:00"), (594, "9:54"), (4360, "1:12:40")],
)
def test_lengths(seconds: float, text: str) -> None:
    assert clock(seconds, EN) == text


def test_bengali_lengths_have_bengali_digits() -> None:
    assert clock(4360, BN) == "১:১২:৪০"


@pytest.mark.parametrize(
    ("passed", "english", "bengali"),
    [
        (timedelta(seconds=-5), "just now", "এইমাত্র"),
        (timedelta(seconds=59), "just now", "এইমাত্র"),
        (timedelta(minutes=1), "1 minute ago", "১ মিনিট আগে"),
        (timedelta(hours=23), "23 hours ago", "২৩ ঘণ্টা আগে"),
        (timedelta(days=3), "3 days ago", "৩ দিন আগে"),
        (timedelta(days=20), "2 weeks ago", "২ সপ্তাহ আগে"),
        (timedelta(days=800), "2 years ago", "২ বছর আগে"),
    ],
)
def test_how_long_ago(passed: timedelta, english: str, bengali: str) -> None:
    assert (ago(NOW - passed, NOW, EN), ago(NOW - passed, NOW, BN)) == (english, bengali)


def test_dates() -> None:
    assert (date(NOW, EN), date(NOW, BN)) == ("22 November 2026", "২২ নভেম্বর ২০২৬")
