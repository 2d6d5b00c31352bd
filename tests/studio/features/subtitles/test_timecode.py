import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.features.subtitles.timecode import exact, read_timecode, seconds_text, timecode


@pytest.mark.parametrize(
    ("time", "text"),
    [(0, "00:00.00"), (259_059, "04:19.05"), (3_859_050, "1:04:19.05"), (-3, "00:00.00")],
)
def test_times_are_written_as_editors_do(time: int, text: str) -> None:
    assert timecode(time) == text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("4:19.05", 259_050),
        (" 04:19,050 ", 259_050),
        ("1:04:19.05", 3_859_050),
        ("7", 7000),
        ("০৪:১৯.০৫", 259_050),  # noqa: RUF001 - Bengali digits
        ("", None),
        ("4:", None),
        ("now", None),
        ("-1", None),
    ],
)
def test_times_are_read_in_any_digits(text: str, time: int | None) -> None:
    assert read_timecode(text) == time


@given(st.integers(0, 360_000_000))
def test_an_exact_time_is_read_as_it_was(time: int) -> None:
    assert read_timecode(exact(time)) == time


def test_lengths_are_seconds() -> None:
    assert seconds_text(2000) == "2.00"
