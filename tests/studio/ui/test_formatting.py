from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from studio.ui import formatting


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(formatting.make_locale("en"))
    yield
    QLocale.setDefault(before)


def _bengali() -> None:
    QLocale.setDefault(formatting.make_locale("bn"))


def test_counts_are_grouped_as_the_language_groups_them() -> None:
    assert formatting.number(1_234_567) == "1,234,567"
    _bengali()
    assert formatting.number(1_234_567) == "১২,৩৪,৫৬৭"
    assert formatting.percent(64.7) == "৬৪%"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (594, "9:54"), (4360, "1:12:40"), (None, "")]
)
def test_lengths(seconds: float | None, shown: str) -> None:
    assert formatting.duration(seconds) == shown


def test_length_badges_take_bengali_digits() -> None:
    _bengali()
    assert formatting.duration(2530) == "৪২:১০"


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (412_000_000, "412 MB"),
        (3_400_000_000, "3.4 GB"),
        (2_000_000_000, "2 GB"),
        (1_420_000_000_000, "1.4 TB"),
    ],
)
def test_sizes(count: int, shown: str) -> None:
    assert formatting.size(count) == shown


def test_sizes_keep_their_unit_in_bengali() -> None:
    _bengali()
    assert formatting.size(3_400_000_000) == "৩.৪ GB"


@pytest.mark.parametrize(("seconds", "digits"), [(0.2, "1"), (48, "48"), (300, "5"), (7300, "2")])
def test_time_left_is_near_and_human(seconds: float, digits: str) -> None:
    assert digits in formatting.time_left(seconds)
    assert formatting.time_left(None) == ""


def test_limits_are_round() -> None:
    assert "15" in formatting.length_limit(900)
    assert "12" in formatting.length_limit(43_200)
    assert "41,873" in formatting.views(41_873)
    assert formatting.speed(14_200_000).startswith("14.2 MB")


def test_an_excess_never_reads_as_the_limit() -> None:
    assert formatting.size_over(2_000_000_000) == "2 GB"
    assert formatting.size_over(2_000_000_001) == "2.1 GB"
    assert formatting.size_over(7) == "7 B"
    assert formatting.length(900).startswith("15")
    assert "1" in formatting.length(900.01).removeprefix("15")
    _bengali()
    assert formatting.length(45_000).count(" ") >= 2
    assert "৩০" in formatting.length(45_000)


def test_dates_show_the_time_while_they_are_recent() -> None:
    now = datetime(2026, 3, 14, 12, tzinfo=UTC)
    assert formatting.date_lines(now, now)[1].count(":") == 1
    assert formatting.date_lines(now - timedelta(days=300), now)[1] == "2025"
    assert "2026" in formatting.date_long(now)
    assert len(formatting.clock(now)) == 5


def test_a_first_letter_keeps_its_vowel_sign() -> None:
    assert formatting.first_letter("নৌকা") == "নৌ"
    assert formatting.first_letter("tahmina") == "T"
    assert formatting.first_letter("") == ""
